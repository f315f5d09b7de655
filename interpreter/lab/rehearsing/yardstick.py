"""What the outputs are held to: the sentences of a recording with their times, and which of them somebody checked."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake
from interpreter.lab import references
from interpreter.lab.references import Reference, Sentence, SpokenWord
from interpreter.lab.speakers import truth
from interpreter.lab.speakers.stretches import Stretch, joined, within
from interpreter.lab.speakers.truth import Truth
from interpreter.lab.words import normalised, written_words

PAUSE_MS = 500.0
"""A pause within what one person says, as the lab counts turns."""
Document = Mapping[str, Any]
"""A transcript as the product exports it as JSON."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Which sentences somebody checked, by their place; what they say is the truth."""

    said: frozenset[int] = frozenset()
    translated: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """By language."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The sentences that all outputs share. Words have the times of `source`."""

    reference: Reference
    """Whole translations are there only for languages in which something was checked."""
    checked: Checked
    truth: Truth | None
    """Who spoke, where somebody checked that."""
    source: str
    """Where the times of words come from, in words."""
    lines: int = 0
    """Lines on record."""
    edited: int = 0
    """Those of them that somebody corrected."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """In the order of their start."""
        return self.reference.sentences or ()


def of_files(recording: Path, language: str) -> Yardstick | None:
    """Return what the reference files beside a recording say; None where no sentences stand there.

    Raises UserMistake for files that are broken.
    """
    base = recording.with_suffix("")
    found = references.load(base, language=language)
    if not found.sentences:
        return None
    every = frozenset(range(len(found.sentences)))
    times = "the recording's reference, spread evenly" if found.interpolated else "the recording's reference"
    rttm = base.with_name(base.name + ".rttm").is_file()
    return Yardstick(
        found,
        Checked(every, dict.fromkeys(found.translations, every)),
        truth.load(base, duration_ms=found.duration_ms) if rttm else None,
        times,
    )


def of_record(document: Document, *, corrected: bool) -> Yardstick:
    """Return what a transcript says; `corrected` takes as checked what somebody edited.

    Once the speaker of any line was corrected, those of all edited lines are: else the truth would be what the session
    itself told, or only what it told wrongly.
    """
    lines = [line for line in document["lines"] if line["words"] or line["text"]]
    lines.sort(key=lambda line: (line["start_ms"], line["end_ms"]))
    edited = [place for place, line in enumerate(lines) if corrected and _is_edited(line)]
    language = str(document["source_language"])
    checked = _checked(lines, edited, language)
    sentences = tuple(_sentence(line, language, checked.translated) for line in lines)
    duration_ms = float(document["duration_ms"])
    whole = Reference(
        name=str(document["session"]["id"]),
        audio=None,
        duration_ms=duration_ms,
        sentences=sentences,
        transcript=None,
        translations={
            code: " ".join((one.translations or {})[code] for one in sentences) for code in checked.translated
        },
        interpolated=False,
    )
    regions = [(float(lines[place]["start_ms"]), float(lines[place]["end_ms"])) for place in edited]
    heard = any(lines[place]["speaker_edited"] for place in edited)
    known = _truth(whole.name, sentences, regions, duration_ms) if heard else None
    return Yardstick(
        whole, checked, known, "the product's own recognition, not a reference", len(lines), len(edited)
    )


def read_document(path: Path) -> Document:
    """Return a transcript that the product wrote. Raises UserMistake where there is none."""
    try:
        document: Document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserMistake(f"The product wrote no transcript that can be read ({error}).") from error
    return document


def _is_edited(line: Document) -> bool:
    return bool(line["original"]) or bool(line["speaker_edited"])


def _checked(lines: Sequence[Document], edited: Sequence[int], language: str) -> Checked:
    """A text counts as checked where that very text was corrected.

    What stands beside it is what the session itself wrote, which its own settings write again.
    """
    said = frozenset(
        place
        for place in edited
        if lines[place]["language"] == language and language in lines[place]["original"]
    )
    by_language: dict[str, set[int]] = {}
    for place in edited:
        for code in lines[place]["translations"].keys() & lines[place]["original"].keys():
            by_language.setdefault(code, set()).add(place)
    return Checked(said, {code: frozenset(places) for code, places in by_language.items()})


def _sentence(line: Document, language: str, codes: Iterable[str]) -> Sentence:
    written = {**line["shown_only"], **line["translations"]}
    return Sentence(
        line["speaker"] or "",
        float(line["start_ms"]),
        float(line["end_ms"]),
        line["text"],
        _words(line, language),
        {code: written.get(code, "") for code in codes},
    )


def _words(line: Document, language: str) -> tuple[SpokenWord, ...]:
    """The comparable words of a line with their times."""
    timed = [(word, bare) for word in line["words"] for bare in written_words(word["text"])]
    return tuple(
        SpokenWord(
            normal.text, float(timed[normal.origin][0]["start_ms"]), float(timed[normal.origin][0]["end_ms"])
        )
        for normal in normalised([bare for _, bare in timed], language)
    )


def _truth(
    name: str, sentences: Sequence[Sentence], regions: Sequence[tuple[float, float]], duration_ms: float
) -> Truth | None:
    """Who spoke within the regions, by the lines on record; None where nobody is known there."""
    spoken = joined(
        (
            Stretch(word.start_ms, word.end_ms, sentence.speaker)
            for sentence in sentences
            if sentence.speaker
            for word in sentence.words
        ),
        gap_ms=PAUSE_MS,
    )
    scored = merged(regions)
    inside = within(spoken, scored)
    return Truth(name, inside, scored, duration_ms) if inside else None


def merged(regions: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return stretches of time in order, those that touch made one."""
    made: list[tuple[float, float]] = []
    for start, end in sorted(regions):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return tuple(made)
