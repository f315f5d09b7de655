"""The written timeline that the scripted engine plays: a JSON file.

    {"source_language": "en",
     "step_ms": 0,
     "entries": [
       {"at_ms": 900, "utterance": 1, "language": "en", "start_ms": 200, "end_ms": 850,
        "committed": "Good morning,", "provisional": "every", "predicted": "one", "ended": false},
       {"at_ms": 1400, "fault": "exit"}]}

An entry is a hypothesis or a fault and happens once the floor has been heard up to `at_ms`; entries are in the order of
`at_ms`. `committed` is the whole utterance so far in that language and must begin with what was committed before.
Words that are new in an entry share the time from the end of the words committed before (at first from `start_ms`) to
`end_ms`, by their length; without `end_ms` it is `at_ms`, without `start_ms` 300 ms for each word. `source` names the
floor source; without it, it is the one that is heard. `step_ms` is the computing time of every step.

A fault is `exit` (the process dies), `hang` (it answers no more) or `oom` (it runs out of memory).
"""

import itertools
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, Words
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.engines.tokens import tokens_of

_WORD = ticks_from_ms(300)
_LATEST_MS = 7 * 24 * 3_600_000


class Fault(StrEnum):
    """How the engine is made to fail."""

    EXIT = "exit"
    HANG = "hang"
    OUT_OF_MEMORY = "oom"


@dataclass(frozen=True, slots=True)
class Cue:
    """What happens when the floor has been heard up to `at`. A hypothesis with an empty source takes the one heard."""

    at: Ticks
    happening: Hypothesis | Fault


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline that has been read and checked: cues in the order in which they happen."""

    source_language: str
    targets: tuple[str, ...]
    step_ms: int
    cues: tuple[Cue, ...]

    @property
    def predicts(self) -> bool:
        """Whether any cue holds predicted words."""
        return any(isinstance(cue.happening, Hypothesis) and cue.happening.predicted for cue in self.cues)


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    at_ms: int
    utterance: int | None = None
    language: str | None = None
    committed: str = ""
    provisional: str = ""
    predicted: str = ""
    ended: bool = False
    start_ms: int | None = None
    end_ms: int | None = None
    source: str = ""
    fault: Fault | None = None


class _Script(msgspec.Struct, forbid_unknown_fields=True):
    source_language: str
    entries: list[_Entry]
    step_ms: int = 0
    note: str = ""


def read_timeline(path: Path) -> Timeline:
    """Read and check a timeline. Raises UserMistake that names file and line or field."""
    try:
        script = msgspec.convert(json.loads(path.read_text("utf-8")), _Script)
        return _timeline(script)
    except OSError as error:
        raise UserMistake(
            f"the timeline {path} cannot be read ({error.strerror}); name an existing file"
        ) from error
    except json.JSONDecodeError as error:
        raise UserMistake(
            f"the timeline {path} is not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserMistake(f"the timeline {path} does not follow the form: {error}") from error


def _timeline(script: _Script) -> Timeline:
    texts: defaultdict[tuple[int, str], _Text] = defaultdict(_Text)
    cues, before = [], 0
    for number, entry in enumerate(script.entries):
        where = f"`$.entries[{number}]`"
        if not before <= entry.at_ms <= _LATEST_MS:
            raise ValueError(
                f"`at_ms` must not be below {before}, the one before it, nor above a week - at {where}"
            )
        before = entry.at_ms
        at = ticks_from_ms(entry.at_ms)
        if entry.fault is not None:
            cues.append(Cue(at, entry.fault))
        elif entry.utterance is None or not entry.language:
            raise ValueError(f"`utterance` and `language` or `fault` are needed - at {where}")
        else:
            origin = Origin.FLOOR if entry.language == script.source_language else Origin.MACHINE
            text = texts[entry.utterance, entry.language]
            cues.append(Cue(at, replace(text.revise(entry, where), origin=origin)))
    languages = dict.fromkeys(entry.language for entry in script.entries if entry.language)
    targets = tuple(language for language in languages if language != script.source_language)
    if script.step_ms < 0:
        raise ValueError("`step_ms` must not be negative - at `$.step_ms`")
    return Timeline(script.source_language, targets, script.step_ms, tuple(cues))


class _Text:
    """The text of one utterance in one language as its entries go by."""

    def __init__(self) -> None:
        self._committed: Words = ()
        self._revision = 0
        self._ended = False

    def revise(self, entry: _Entry, where: str) -> Hypothesis:
        committed = tokens_of(entry.committed)
        kept = [word.text for word in self._committed]
        if committed[: len(kept)] != tuple(kept):
            raise ValueError(f"`committed` must begin with what was committed before - at {where}")
        if min(entry.start_ms or 0, entry.end_ms or 0) < 0:
            raise ValueError(f"`start_ms` and `end_ms` must not be negative - at {where}")
        if self._ended:
            raise ValueError(f"the utterance has `ended` before - at {where}")
        if entry.ended and (entry.provisional or entry.predicted):
            raise ValueError(f"an utterance that has `ended` is all `committed` - at {where}")
        fresh, provisional = committed[len(kept) :], tokens_of(entry.provisional)
        start, end = self._span(entry, len(fresh) + len(provisional))
        words = _spread([*fresh, *provisional], start, end)
        self._committed += words[: len(fresh)]
        self._revision, self._ended = self._revision + 1, entry.ended
        return Hypothesis(
            utterance=entry.utterance or 0,
            revision=self._revision,
            source=entry.source,
            origin=Origin.MACHINE,
            language=entry.language or "",
            committed=self._committed,
            provisional=words[len(fresh) :],
            predicted=tuple(Word(token, end, end, 0.5) for token in tokens_of(entry.predicted)),
            ended=entry.ended,
        )

    def _span(self, entry: _Entry, words: int) -> tuple[Ticks, Ticks]:
        end = ticks_from_ms(entry.at_ms if entry.end_ms is None else entry.end_ms)
        if self._committed:
            start = self._committed[-1].end
        elif entry.start_ms is not None:
            start = ticks_from_ms(entry.start_ms)
        else:
            start = Ticks(max(0, end - words * _WORD))
        return start, Ticks(max(start, end))


def _spread(tokens: Sequence[str], start: Ticks, end: Ticks) -> Words:
    """Give every token a share of [start, end) by its length."""
    lengths = [len(token) for token in tokens]
    edges = [0, *itertools.accumulate(lengths)]
    total = max(1, edges[-1])
    times = [Ticks(start + (end - start) * edge // total) for edge in edges]
    return tuple(Word(token, times[n], times[n + 1]) for n, token in enumerate(tokens))
