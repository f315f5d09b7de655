"""From a burst on the floor to its answer on the channel, and where the time between went."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interpreter.lab.metrics.statistics import percentile

STAGES = (
    "device in and capture",
    "speakers",
    "engine's turn",
    "engine",
    "caption",
    "clause and playout",
    "voice",
    "output queue",
    "device out",
)
"""What an answer passes through, in order."""
LONGEST_S = 0.6
"""An answer that comes later than this is none: the next burst is near."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What was seen from outside and what the parts wrote down, all in seconds of the monotonic clock, in order.

    `speakers`, `engine` and `voice` are when a part was asked and when it answered.
    """

    bursts: tuple[float, ...]
    answers: tuple[float, ...]
    speakers: tuple[tuple[float, float], ...] = ()
    engine: tuple[tuple[float, float], ...] = ()
    voice: tuple[tuple[float, float], ...] = ()
    captions: tuple[float, ...] = ()
    speech: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One answered burst: the whole, and its stages where every part had written something down. Milliseconds."""

    whole_ms: float
    stages_ms: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took."""

    p50_ms: float | None
    p95_ms: float | None
    max_ms: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The system response over all bursts."""

    bursts: int
    answered: int
    whole: Spread
    stages: dict[str, Spread]


def responses(moments: Moments) -> list[Response]:
    """Return a response for every burst that was answered before the next one."""
    found = []
    for number, burst_s in enumerate(moments.bursts):
        following = moments.bursts[number + 1 : number + 2]
        limit_s = min([burst_s + LONGEST_S, *following])
        answer_s = _first(moments.answers, burst_s, limit_s)
        if answer_s is not None:
            stages = _stages(moments, burst_s, answer_s)
            found.append(Response((answer_s - burst_s) * 1000, stages))
    return found


def figures(moments: Moments) -> Figures:
    """Return how long answers took, as a whole and by stage."""
    found = responses(moments)
    staged = [one.stages_ms for one in found if one.stages_ms is not None]
    return Figures(
        len(moments.bursts),
        len(found),
        _spread([one.whole_ms for one in found]),
        {name: _spread([stages[place] for stages in staged]) for place, name in enumerate(STAGES)},
    )


def stamps_of(lines: Iterable[str], part: str, *, prefix: str = "") -> tuple[tuple[float, float], ...]:
    """Return when a part of the framework was asked and answered, by what it wrote down; see `answer:STEP_MS:FILE`.

    `prefix` chooses by what was answered.
    """
    told: list[Mapping[str, object]] = [json.loads(line) for line in lines if line.strip()]
    chosen = [one for one in told if one["part"] == part and str(one["name"]).startswith(prefix)]
    return tuple(sorted((float(str(one["came_s"])), float(str(one["went_s"]))) for one in chosen))


def _stages(moments: Moments, burst_s: float, answer_s: float) -> tuple[float, ...] | None:
    """Split one response, None where a part said nothing between burst and answer."""
    speakers = _asked(moments.speakers, burst_s, answer_s)
    engine = _asked(moments.engine, burst_s, answer_s)
    voice = _asked(moments.voice, burst_s, answer_s)
    if speakers is None or engine is None or voice is None:
        return None
    caption = _first(moments.captions, engine[0], answer_s)
    speech = _first(moments.speech, voice[0], voice[1] + LONGEST_S)
    if caption is None or speech is None:
        return None
    edges = (burst_s, *speakers, *engine, caption, *voice, speech, answer_s)
    return tuple((after - before) * 1000 for before, after in pairwise(edges))


def _first(times: Sequence[float], start: float, end: float) -> float | None:
    place = bisect_left(times, start)
    return times[place] if place < len(times) and times[place] < end else None


def _asked(times: Sequence[tuple[float, float]], start: float, end: float) -> tuple[float, float] | None:
    place = bisect_right(times, (start, start))
    return times[place] if place < len(times) and times[place][0] < end else None


def _spread(values: Sequence[float]) -> Spread:
    return Spread(percentile(values, 50), percentile(values, 95), max(values, default=None))
