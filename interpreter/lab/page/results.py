"""What the JSON lines of benches say, as far as a report shows it; what a line does not have is empty."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from interpreter.domain.errors import UserMistake
from interpreter.lab.texts import lines_of

Turn = tuple[str, float, float]
"""Who spoke, from when until when, in seconds of the recording."""

Point = tuple[float, float]
"""A committed word: when its source word ended, and its lag; seconds."""


@dataclass(frozen=True, slots=True)
class Causes:
    """What an ear-voice span is made of, in seconds."""

    said_s: float
    hearing_s: float
    translating_s: float
    voice_s: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One reference sentence, what became of it, and when."""

    start_s: float
    end_s: float
    speaker: str | None = None
    source: str | None = None
    reference: str | None = None
    text: str | None = None
    chrf: float | None = None
    yaal_s: float | None = None
    laal_s: float | None = None
    ear_voice_s: float | None = None
    """None where nothing was heard."""
    causes: Causes | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One language of one recording."""

    sentences: tuple[Sentence, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Turns:
    """Who spoke: the truth, and what was told."""

    reference: tuple[Turn, ...] = ()
    told: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """What one recording gave, sentence by sentence."""

    duration_s: float
    targets: Mapping[str, Target] = field(default_factory=dict)
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True, slots=True)
class Bar:
    """One requirement, and whether it is met; None where the material could not tell."""

    name: str
    value: float | None
    limit: float
    at_least: bool = False
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One line."""

    benchmark: str
    version: str | None = None
    commit: str | None = None
    measured_at: str | None = None
    machine: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    metrics: Any = None
    recordings: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Recording] = field(default_factory=dict)
    bars: tuple[Bar, ...] = ()
    verdict: str | None = None
    reasons: tuple[str, ...] = ()
    """Why the verdict is what it is."""
    price: tuple[str, ...] = ()
    """What is worse with what the verdict prefers."""
    whole: Mapping[str, Any] = field(default_factory=dict)
    """The line itself, for what only one bench tells."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages with figures."""
        found = self.metrics.get("targets") if isinstance(self.metrics, dict) else None
        return tuple(found) if isinstance(found, dict) else ()

    def sentences(self, language: str) -> tuple[Sentence, ...]:
        """Every sentence of a language, recording by recording."""
        kept = (one.targets.get(language, Target()) for one in self.details.values())
        return tuple(sentence for target in kept for sentence in target.sentences)


def is_left_out(result: Result) -> bool:
    """Whether it only says why a part of `bench all` was not measured, as the table of its parts does too."""
    return result.metrics is None and "state" in result.whole


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Two settings of a rehearsal held against each other."""

    a: str
    b: str
    differences: Mapping[str, Any]
    verdict: str | None = None
    reasons: tuple[str, ...] = ()
    price: tuple[str, ...] = ()


def read(lines: Iterable[str]) -> tuple[Result, ...]:
    """Return the results among the lines; what is not a JSON object, such as a printed table, is passed over.

    A rehearsal becomes its comparisons and then its settings one by one. Raises UserMistake for a result that cannot be
    read, and where there is none.
    """
    found = tuple(
        result
        for number, line in enumerate(lines, 1)
        if line.lstrip().startswith("{")
        for result in _results(number, line)
    )
    if not found:
        raise UserMistake("There is no result to report; give the JSON lines that `openbooth bench` wrote.")
    return found


def read_files(files: Sequence[Path]) -> list[str]:
    """Return the lines of several files. Raises UserMistake."""
    return [line for file in files for line in lines_of(file)]


def _results(number: int, line: str) -> Sequence[Result]:
    try:
        whole = msgspec.json.decode(line, type=dict[str, Any])
        parts = _rehearsed(whole) if "comparisons" in whole else [whole]
        return [_result(part) for part in parts]
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UserMistake(
            f"Result {number} cannot be read ({error}); measure again or leave it out."
        ) from error


def _result(whole: dict[str, Any]) -> Result:
    known = {key: value for key, value in whole.items() if value is not None}
    return msgspec.convert(known | {"whole": whole}, Result)


def _rehearsed(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the comparisons of a rehearsal, and each of its settings like a result of `bench quality`."""
    pairings = msgspec.convert(whole["comparisons"], tuple[_Pairing, ...])
    metrics, details, settings = (
        msgspec.convert(whole.get(key) or {}, dict[str, Any]) for key in ("metrics", "details", "settings")
    )
    asked = {key: value for key, value in settings.items() if key != "settings"}
    for one in pairings:
        said = {"verdict": one.verdict, "reasons": one.reasons, "price": one.price}
        yield (
            whole
            | said
            | {
                "settings": asked | {"a": one.a, "b": one.b},
                "metrics": one.differences,
                "details": {},
            }
        )
    for title, figures in metrics.items():
        kept = {title: details[title]} if title in details else {}
        named = asked | _of(settings.get("settings"), title)
        yield whole | {"settings": named, "metrics": figures, "details": kept, "verdict": None}


def _of(settings: object, title: str) -> dict[str, Any]:
    every = settings if isinstance(settings, list) else ()
    return next(
        (one for one in every if isinstance(one, dict) and one.get("title") == title), {"title": title}
    )
