"""Lets the product hear recordings whose future is another, and holds what it said before against the original.

Everything goes through the public command line on the virtual clock, so that the whole product is judged: engine,
policies, speakers and voice. The original is heard twice first: where even that differs, nothing else can be told.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from interpreter.domain.errors import UserMistake
from interpreter.lab import product, references
from interpreter.lab.bars import Bar
from interpreter.lab.invariance.futures import FUTURES, Sound, altered, read, write
from interpreter.lab.invariance.openings import Answer, Broken, difference, disturbed, opening
from interpreter.lab.observing import settings_of
from interpreter.lab.report import result_line

NOISY = "INVALID-NOISY"
_ATTEMPTS = 3
_EDGE = 0.1
"""Nothing is cut within this share of a recording's beginning and end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`cuts` moments per recording, each with every future; of long recordings the first `seconds` only."""

    cuts: int = 3
    seed: int = 0
    seconds: float | None = 20.0
    futures: tuple[str, ...] = tuple(FUTURES)


@dataclass(frozen=True, slots=True)
class Tried:
    """One recording with one future. `events` were the same before the cut, unless it is `broken`."""

    recording: str
    cut_ms: float
    future: str
    events: int
    broken: Broken | None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a set. `noisy` are the recordings of which nothing can be told."""

    tried: tuple[Tried, ...]
    noisy: tuple[str, ...]
    bars: tuple[Bar, ...]
    verdict: str
    """pass, fail, or INVALID-NOISY."""
    line: str
    """The one JSON line."""


Heard = Callable[[Sound], Answer]
"""Lets the product hear something and returns what it said."""


def invariance(
    place: Path, order: product.Order, plan: Plan, *, command: Sequence[str] = product.COMMAND
) -> Result:
    """Try every recording of a set. Raises UserMistake for a set without recordings, or an order at real time."""
    if order.pace != "fast":
        raise UserMistake("Prefix invariance is told on the virtual clock; measure it with --pace fast.")
    tried: list[Tried] = []
    noisy: list[str] = []
    for base in references.find(place):
        audio = references.audio_of(base)
        if audio is not None:
            with tempfile.TemporaryDirectory() as scratch:
                hear = _hearing(order, Path(scratch), command)
                found = trials(base.name, read(audio, seconds=plan.seconds), hear, plan)
            tried += found or []
            noisy += [base.name] if found is None else []
    bars = (
        Bar("recordings of which nothing can be told", len(noisy), 0),
        Bar("openings that changed with the future", sum(one.broken is not None for one in tried), 0),
    )
    verdict = NOISY if noisy else "fail" if any(one.broken for one in tried) else "pass"
    settings = settings_of(place, order) | asdict(plan)
    metrics = {
        "tried": len(tried),
        "events": sum(one.events for one in tried),
        "broken": [asdict(one) for one in tried if one.broken],
        "noisy": noisy,
    }
    line = result_line(
        "invariance", settings=settings, metrics=metrics, bars=bars, seed=plan.seed, verdict=verdict
    )
    return Result(tuple(tried), tuple(noisy), bars, verdict, line)


def trials(name: str, sound: Sound, hear: Heard, plan: Plan) -> list[Tried] | None:
    """Try one recording at random moments; None where nothing can be told.

    That is so where hearing it twice already differs, or where every one of three runs is disturbed.
    """
    expected, again = _calm(hear, sound), _calm(hear, sound)
    if expected is None or again is None or difference(expected, again, sound.duration_ms) is not None:
        return None
    random = np.random.default_rng(plan.seed)
    tried: list[Tried] = []
    for cut_ms in map(float, sorted(random.uniform(_EDGE, 1 - _EDGE, plan.cuts) * sound.duration_ms)):
        for future in plan.futures:
            found = _calm(hear, altered(sound, cut_ms, future, seed=plan.seed))
            if found is None:
                return None
            events = len(opening(expected.feed, cut_ms))
            tried.append(Tried(name, round(cut_ms, 1), future, events, difference(expected, found, cut_ms)))
    return tried


def _calm(hear: Heard, sound: Sound) -> Answer | None:
    """Return an answer that the computer's load did not disturb, None where there was none in three."""
    answers = (hear(sound) for _ in range(_ATTEMPTS))
    return next((answer for answer in answers if not disturbed(answer.feed)), None)


def _hearing(order: product.Order, scratch: Path, command: Sequence[str]) -> Heard:
    def hear(sound: Sound) -> Answer:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            recording, out = Path(folder) / "recording.wav", Path(folder) / "out"
            write(sound, recording)
            run = product.run(order, recording, out, command=command)
            channels = {path.name: read(path) for path in out.glob("channel.*")}
        if run.failure is not None:
            raise UserMistake(f"The product broke down while it was measured: {run.failure}")
        return Answer(run.lines, channels)

    return hear
