"""Meetings with RTTM: AMI (Carletta et al. 2006) as it is published and as pyannote's AMI-diarization-setup cuts it.

Anywhere in a directory: `*.rttm` (of one recording each or of many), `*.uem`, audio named after the recordings
(`ES2004a.wav`, or `ES2004a.Mix-Headset.wav` as AMI calls it), and AMI's manual annotation of words, release 1.6.2
(`ES2004a.A.words.xml`). Words become sentences at full stops and pauses; without them only speakers are judged.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, Said, number, rows
from interpreter.lab.references import AUDIO_SUFFIXES

PAUSE_S = 1.0
_SPEAKER_FIELD = 7
_MORE_THAN = 3


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the recordings that have turns and audio; None where there is no RTTM.

    Raises UserMistake for what is broken, and where no audio belongs to any RTTM.
    """
    tables = sorted(place.rglob("*.rttm"))
    return _recordings(place, tables, asked) if tables else None


def _recordings(place: Path, tables: Sequence[Path], asked: Asked) -> Iterator[Recording]:
    turns = [turn for table in tables for turn in _turns(table)]
    scored = [region for table in sorted(place.rglob("*.uem")) for region in _regions(table)]
    audio = sorted(path for path in place.rglob("*") if path.suffix.lower() in AUDIO_SUFFIXES)
    found = 0
    for name, mine in groupby(sorted(turns, key=lambda one: one[0]), key=lambda one: one[0]):
        sound = next((path for path in audio if path.stem == name or path.stem.startswith(f"{name}.")), None)
        if sound is None:
            continue
        found += 1
        words = _words(place, name)
        yield Recording(
            name,
            sound,
            _sentences(words) if words and asked.language == "en" else None,
            words or None,
            [turn for _, turn in mine],
            [region for one, region in scored if one == name] or None,
        )
    if not found:
        raise UserMistake(f"{place} has no audio named after a recording in {tables[0].name}; put it there.")


def _turns(table: Path) -> Iterator[tuple[str, Said]]:
    for fields in _fields(table):
        if fields[0] == "SPEAKER":
            if len(fields) <= _SPEAKER_FIELD:
                raise UserMistake(f"{table.name} is broken at “{' '.join(fields)[:60]}”; mend that line.")
            start_s = number(fields[3], table.name)
            yield fields[1], Said(start_s, start_s + number(fields[4], table.name), fields[_SPEAKER_FIELD])


def _regions(table: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    for fields in _fields(table):
        if len(fields) <= _MORE_THAN:
            raise UserMistake(f"{table.name} is broken at “{' '.join(fields)[:60]}”; mend that line.")
        yield fields[0], (number(fields[2], table.name), number(fields[3], table.name))


def _fields(table: Path) -> Iterator[list[str]]:
    return (row.split() for row in rows(table) if row.strip() and not row.startswith(";;"))


def _words(place: Path, name: str) -> list[Said]:
    """Return the words and marks of all channels of a meeting; a channel is a speaker."""
    found = []
    for path in sorted(place.rglob(f"{name}.*.words.xml")):
        try:
            every = ElementTree.parse(path).iter("w")  # noqa: S314 - of a set that its user chose
        except (ElementTree.ParseError, OSError) as error:
            raise UserMistake(f"{path.name} is not XML; unpack the annotations again.") from error
        speaker = path.name.removeprefix(f"{name}.").removesuffix(".words.xml")
        for word in every:
            start, end, text = word.get("starttime"), word.get("endtime"), (word.text or "").strip()
            if start and end and text:
                found.append(Said(number(start, path.name), number(end, path.name), speaker, text))
    return found


def _sentences(words: Iterable[Said]) -> list[Line]:
    """Cut every speaker's words at full stops and pauses."""
    found: list[Line] = []
    for _, channel in groupby(words, key=lambda word: word.speaker):
        sentence: list[Said] = []
        for word in channel:
            if sentence and (
                (_ends(sentence[-1]) and not _mark(word)) or word.start_s - sentence[-1].end_s > PAUSE_S
            ):
                found.append(_line(sentence))
                sentence = []
            sentence.append(word)
        found += [_line(sentence)] if sentence else []
    return sorted((line for line in found if line.text.strip(".,?! ")), key=lambda line: line.start_s)


def _line(sentence: Sequence[Said]) -> Line:
    text = "".join(word.text if _mark(word) else f" {word.text}" for word in sentence)
    return Line(sentence[0].start_s, sentence[-1].end_s, sentence[0].speaker, text.strip())


def _mark(word: Said) -> bool:
    return not any(letter.isalnum() for letter in word.text)


def _ends(word: Said) -> bool:
    return word.text.endswith((".", "?", "!"))
