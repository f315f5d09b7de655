"""Plays hypothesis streams through the built-in engine's own policies on the virtual clock, with any tuning.

What is not replayed: recognition, which no knob touches, the voices, and what the session does with captions besides
showing them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ms_from_ticks
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.prediction import Predictor, common_words, packaged_vocabulary
from interpreter.engines.builtin.recogniser import Recogniser
from interpreter.engines.builtin.spoken_text import SpokenText
from interpreter.engines.builtin.translation import Answering, Leg, Translator, opened_pipeline
from interpreter.engines.utterance import Said, Utterance, tell
from interpreter.lab.policy.streams import Heeded, ReadAgain, Stream

Event = dict[str, Any]

SOURCE = "floor"
_BEAT = Ticks(TICKS_PER_SECOND // 50)
"""On the virtual clock audio is released every 20 ms."""


@dataclass(slots=True)
class Remembered:
    """A translator's pipeline that never forgets an answer, for many replays of the same words."""

    pipeline: Answering
    answers: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    """How many texts it has been asked for that were new to it."""

    def translate_all(self, texts: Sequence[str]) -> list[str]:
        """Return the translation of each text."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self.answers]
        if unknown:
            self.asked += len(unknown)
            self.answers.update(zip(unknown, self.pipeline.translate_all(unknown), strict=True))
        return [self.answers[text] for text in texts]

    def close(self) -> None:
        """Nothing: the next replay wants it."""


class Playing(Protocol):
    """Makes feeds of streams."""

    def play(self, stream: Stream, tuning: Tuning) -> list[str]:
        """Return the captions of a stream as lines of the public feed."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...


class Repeater:
    """Repeats what an engine told, whatever the tuning."""

    def play(self, stream: Stream, tuning: Tuning) -> list[str]:  # noqa: ARG002 - as Playing has it
        """Return the captions of a stream as lines of the public feed."""
        events: list[Event] = [msgspec.to_builtins(caption) for caption in stream.told]
        return _numbered(events)

    def close(self) -> None:
        """Nothing: it holds nothing."""


class Player:
    """Plays streams with one tuning after another. `close` ends the translator's processes."""

    def __init__(self, language: str, targets: Sequence[str]) -> None:
        self._language = language
        self._targets = tuple(target for target in targets if target != language)
        model = Recogniser().language_model
        self._predictor = Predictor(model, common_words(model, packaged_vocabulary()))
        self._pipelines: dict[Leg, Remembered] = {}

    @property
    def asked(self) -> int:
        """How many different texts have been translated so far."""
        return sum(one.asked for one in self._pipelines.values())

    def play(self, stream: Stream, tuning: Tuning) -> list[str]:
        """Return the captions of a stream as lines of the public feed."""
        translator = Translator(self._targets, (), tuning, opened=self._opened)
        events = _Play(self._predictor, translator, tuning, self._language).events(stream.entries)
        return _numbered(events)

    def close(self) -> None:
        """End every process."""
        for one in self._pipelines.values():
            one.pipeline.close()

    def _opened(self, leg: Leg) -> Remembered:
        if leg not in self._pipelines:
            self._pipelines[leg] = Remembered(opened_pipeline(leg))
        return self._pipelines[leg]


def _numbered(events: Iterable[Event]) -> list[str]:
    return [json.dumps(event | {"sequence": number}) for number, event in enumerate(events)]


@dataclass(slots=True)
class _Play:
    """One stream with one tuning."""

    predictor: Predictor
    translator: Translator
    tuning: Tuning
    language: str
    said: dict[int, tuple[Utterance, SpokenText]] = field(default_factory=dict)

    def events(self, entries: Sequence[Heeded]) -> Iterator[Event]:
        for entry in entries:
            utterance, text = self._opened(entry.utterance)
            if isinstance(entry, ReadAgain):
                text.hear_again(entry.readings)
                continue
            revised = text.revise(entry.heard, entry.until, hold=entry.hold)
            for output in tell([Said(utterance, revised, entry.heard.final)], self.translator):
                if isinstance(output, Hypothesis):
                    yield _caption(output, entry.at)
            if entry.heard.final:
                del self.said[entry.utterance]

    def _opened(self, number: int) -> tuple[Utterance, SpokenText]:
        if number not in self.said:
            utterance = Utterance(number, SOURCE, Ticks(0), self.language)
            self.said[number] = utterance, SpokenText(self.predictor, self.tuning)
        return self.said[number]


def _caption(said: Hypothesis, at: Ticks) -> Event:
    """Return a revision as the public feed has it, shown on the first beat of the clock at or after `at`."""
    heard = said.committed + said.provisional
    first = (*heard, *said.predicted)[:1]
    start = first[0].start if first else Ticks(0)
    return {
        "type": "caption",
        "at_ms": ms_from_ticks(Ticks(-(-at // _BEAT) * _BEAT)),
        "utterance": said.utterance,
        "revision": said.revision,
        "channel": None if said.is_floor else f"booth-{said.language}",
        "language": said.language,
        "start_ms": ms_from_ticks(start),
        "end_ms": ms_from_ticks(max((word.end for word in heard), default=start)),
        "committed": text_of(said.committed),
        "provisional": text_of(said.provisional),
        "predicted": text_of(said.predicted),
        "ended": said.ended,
    }
