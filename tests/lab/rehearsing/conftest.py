"""A dozen sentences with a translation, and what an interpreter who repeats them shows."""

import json
from pathlib import Path

import pytest

from interpreter.lab import sabotage
from interpreter.lab.references import Reference, Sentence, SpokenWord
from interpreter.lab.rehearsing.measures import Measured, measured
from interpreter.lab.rehearsing.yardstick import Checked, Yardstick
from interpreter.lab.sabotage import Event
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.speakers.truth import Truth

SAID = "the bridge opens in march and number {} is late"
WRITTEN = "El puente abre en marzo y el número {} llega tarde."
COUNT = 12
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@pytest.fixture
def yardstick() -> Yardstick:
    """Sentences of ten words of 0.3 s, 1 s apart, all of them checked; two people take turns."""
    sentences, start = [], 500.0
    for number, name in enumerate(NUMBERS):
        texts = SAID.format(name).split()
        words = tuple(
            SpokenWord(text, start + 300 * at, start + 300 * (at + 1)) for at, text in enumerate(texts)
        )
        speaker = ("Anna", "Ben")[number % 2]
        translated = {"es": WRITTEN.format(number + 1)}
        sentences.append(Sentence(speaker, start, words[-1].end_ms, SAID.format(name), words, translated))
        start = words[-1].end_ms + 1000
    whole = Reference(
        "panel",
        None,
        start,
        tuple(sentences),
        None,
        {"es": " ".join(s.translations["es"] for s in sentences)},
        False,
    )
    every = frozenset(range(COUNT))
    spoken = tuple(Stretch(one.start_ms, one.end_ms, one.speaker) for one in sentences)
    truth = Truth("panel", spoken, ((0.0, start),), start)
    return Yardstick(whole, Checked(every, {"es": every}), truth, "the recording's reference")


@pytest.fixture
def oracle(yardstick: Yardstick) -> list[Event]:
    """Source words 0.4 s after they were said, Spanish 0.9 s, the voice 1.5 s after each sentence's start."""
    return sabotage.oracle(yardstick.sentences, language="en", targets=["es"])


def taken(events: list[Event], yardstick: Yardstick, document: object = None) -> Measured:
    """What a feed shows."""
    nothing = {"lines": []} if document is None else document
    return measured(sabotage.as_lines(events), nothing, yardstick, ("en", ("es",), ()))


def line(number: int, start_ms: int, text: str, **changed: object) -> dict[str, object]:
    """A line of a transcript as the product exports it, every word 0.3 s."""
    words = [
        {
            "text": word,
            "start_ms": start_ms + 300 * at,
            "end_ms": start_ms + 300 * (at + 1),
            "confidence": 1.0,
        }
        for at, word in enumerate(text.split())
    ]
    plain = {
        "utterance": number,
        "part": 0,
        "input": "panel",
        "speaker": "S1",
        "start_ms": start_ms,
        "end_ms": start_ms + 300 * len(words),
        "language": "en",
        "text": text,
        "origin": "machine",
        "translations": {},
        "shown_only": {},
        "passed_through": False,
        "original": {},
        "speaker_edited": False,
        "words": words,
    }
    return plain | changed


def written(path: Path, content: str) -> str:
    """Write a settings file; return its name."""
    path.write_text(content, encoding="utf-8")
    return str(path)


def as_json(text: str) -> dict[str, object]:
    """The one JSON line in what was printed."""
    return next(json.loads(one) for one in text.splitlines() if one.startswith("{"))
