"""Whose words the transcript says they are."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter.lab.feed import Utterance
from interpreter.lab.speakers.truth import Truth
from interpreter.lab.words import written_words

NEAR_MS = 500.0
"""A word in a pause belongs to whoever spoke last or next, if it is no farther from them than this."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """A committed word, its middle on the recording in milliseconds, and the label of its line."""

    text: str
    middle_ms: float
    label: str | None


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Committed words by what became of them. Words where nobody spoke are `stray` and in no share."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    stray: int = 0

    def __add__(self, other: "WordCounts") -> "WordCounts":
        return WordCounts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.unknown + other.unknown,
            self.stray + other.stray,
        )

    def share(self, count: int) -> float | None:
        """Return a count as a share of the words that somebody said."""
        said = self.right + self.wrong + self.unknown
        return count / said if said else None


def transcribed(document: Path) -> list[Attributed] | None:
    """Return the words of a transcript as the product exports it as JSON, None where there is none to read."""
    try:
        lines = json.loads(document.read_text(encoding="utf-8"))["lines"]
        return [
            Attributed(word["text"], (word["start_ms"] + word["end_ms"]) / 2, line["speaker"])
            for line in lines
            for word in line["words"]
            if written_words(word["text"])
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def captioned(utterances: Sequence[Utterance]) -> list[Attributed]:
    """Return the words of the captions as they ended, spread evenly over each utterance."""
    return list(_spread(utterances))


def counted(words: Sequence[Attributed], truth: Truth, people: Mapping[str, str]) -> WordCounts:
    """Count the words whose label stands for somebody who speaks in their middle; where two speak, either is right."""
    counts = WordCounts()
    for word in words:
        counts += _counted(word, truth, people)
    return counts


def _spread(utterances: Sequence[Utterance]) -> Iterator[Attributed]:
    for utterance in utterances:
        step = (utterance.end_ms - utterance.start_ms) / max(1, len(utterance.words))
        for place, text in enumerate(utterance.words):
            middle_ms = utterance.start_ms + (place + 0.5) * step
            yield Attributed(text, middle_ms, utterance.captions[-1].speaker)


def _counted(word: Attributed, truth: Truth, people: Mapping[str, str]) -> WordCounts:
    speaking = _speaking(word.middle_ms, truth)
    if not speaking:
        return WordCounts(stray=1)
    if word.label is None:
        return WordCounts(unknown=1)
    return WordCounts(right=1) if people.get(word.label) in speaking else WordCounts(wrong=1)


def _speaking(moment_ms: float, truth: Truth) -> set[str]:
    """Who speaks at a moment, or else nearest to it. Nobody outside what is scored."""
    if not any(start <= moment_ms < end for start, end in truth.scored):
        return set()
    away = [
        (max(stretch.start_ms - moment_ms, moment_ms - stretch.end_ms, 0.0), stretch.label)
        for stretch in truth.stretches
    ]
    nearest = min((distance for distance, _ in away), default=NEAR_MS + 1)
    return {label for distance, label in away if distance == nearest <= NEAR_MS}
