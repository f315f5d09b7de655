"""What an importer finds, and how it is laid out for the lab: audio, STM, CTM, translations, RTTM, UEM of one name."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from interpreter.domain.errors import UserMistake
from interpreter.lab.references import duration_ms
from interpreter.lab.texts import lines_of

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a set is read for: the language spoken, and those interpreted into."""

    language: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: who said what from when to when, in seconds of its recording, and its translations by language."""

    start_s: float
    end_s: float
    speaker: str
    text: str
    translations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of speech, or a word, in seconds."""

    start_s: float
    end_s: float
    speaker: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording with what is known about it; None where a set does not say."""

    name: str
    audio: Path
    lines: Sequence[Line] | None = None
    words: Sequence[Said] | None = None
    turns: Sequence[Said] | None = None
    scored: Sequence[tuple[float, float]] | None = None
    """The stretches whose turns are judged."""


def write(recording: Recording, folder: Path) -> None:
    """Put a recording into a folder in the lab's own form; its audio is linked where the system allows, else copied."""
    name = safe(recording.name)
    _link(recording.audio, folder / (name + recording.audio.suffix.lower()))
    files = {
        ".stm": _rows(recording.lines, lambda one: f"{name} 1 {_speaker(one)} {_flat(one.text)}"),
        ".ctm": _rows(
            recording.words, lambda one: f"{name} {safe(one.speaker)} {_span(one)} {_joined(one.text)}"
        ),
        ".rttm": _rows(
            recording.turns,
            lambda one: f"SPEAKER {name} 1 {_span(one)} <NA> <NA> {safe(one.speaker)} <NA> <NA>",
        ),
        ".uem": _rows(recording.scored, lambda one: f"{name} 1 {one[0]:.3f} {one[1]:.3f}"),
        **_translations(recording.lines or ()),
    }
    for suffix, found in files.items():
        if found is not None:
            (folder / f"{name}{suffix}").write_text("".join(f"{row}\n" for row in found), encoding="utf-8")


def _rows(found: Sequence[_One] | None, row: Callable[[_One], str]) -> list[str] | None:
    return None if found is None else [row(one) for one in found]


def _speaker(one: Line) -> str:
    return f"{safe(one.speaker)} {one.start_s:.3f} {one.end_s:.3f} <o,f0,unknown>"


def _span(one: Said) -> str:
    return f"{one.start_s:.3f} {one.end_s - one.start_s:.3f}"


def _joined(word: str) -> str:
    return "_".join(word.split())


def safe(name: str) -> str:
    """Return a name without what would end it in a file's name or a row: spaces, dots, slashes."""
    return re.sub(r"[^\w-]+", "_", name) or "_"


def length_s(audio: Path) -> float:
    """Return how long a clip lasts, in seconds. Raises UserMistake where it is no audio."""
    known = duration_ms(audio)
    if known is None:
        raise UserMistake(f"{audio.name} cannot be read as audio; unpack the set again.")
    return known / 1000


def number(text: str, where: str) -> float:
    """Return a time in seconds. Raises UserMistake where it is none."""
    try:
        return float(text)
    except (TypeError, ValueError) as error:
        raise UserMistake(f"{where} has “{text}” where a time belongs; mend that line.") from error


def texts_beside(listing: Path, count: int, asked: Asked) -> dict[str, list[str]]:
    """Return the texts beside a list of segments, a line per segment, by language; that of the floor is among them.

    Raises UserMistake where it is missing, or where a text has another number of lines.
    """
    texts = {
        language: matching(path, count, listing.name)
        for language in (asked.language, *asked.targets)
        if (path := listing.with_suffix(f".{code(language)}")).is_file()
    }
    if asked.language not in texts:
        raise UserMistake(
            f"{listing.parent} has no {listing.stem}.{code(asked.language)}; say with --from what is spoken."
        )
    return texts


def matching(path: Path, count: int, beside: str) -> list[str]:
    """Return the lines of a text that has one per segment. Raises UserMistake where their number is another."""
    found = lines_of(path)
    if len(found) != count:
        raise UserMistake(
            f"{path.name} has {len(found)} lines but {beside} has {count}; each segment needs one."
        )
    return found


def code(language: str) -> str:
    """Return a language without its region."""
    return language.partition("-")[0].casefold()


def _translations(lines: Sequence[Line]) -> dict[str, list[str]]:
    known = sorted({language for line in lines for language in line.translations})
    return {
        f".{language}.txt": [_flat(one.translations.get(language, "")) for one in lines] for language in known
    }


def _flat(text: str) -> str:
    return " ".join(text.split())


def _link(audio: Path, place: Path) -> None:
    try:
        place.symlink_to(audio.resolve())
    except OSError:
        shutil.copyfile(audio, place)
