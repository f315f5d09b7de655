"""Meetings with RTTM: AMI (Carletta et al. 2006) as it is published and as pyannote's AMI-diarization-setup cuts it.

Anywhere in a directory: `*.rttm` (of one recording each or of many; `only_words` before `word_and_vocalsounds`),
`*.uem`, audio named after the recordings (`ES2004a.wav`, or `ES2004a.Mix-Headset.wav` as AMI calls it), and AMI's
manual annotation of words, release 1.6.2 (`ES2004a.A.words.xml`). Words become sentences at full stops and pauses;
without them only speakers are judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, Said, number
from interpreter.lab.references import AUDIO_SUFFIXES
from interpreter.lab.texts import lines_of

_One = TypeVar("_One")

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
    turns = _first(_by_name(_turns(table)) for table in sorted(tables, key=_with_sounds))
    scored = _first(_by_name(_regions(table)) for table in sorted(place.rglob("*.uem")))
    audio = sorted(path for path in place.rglob("*") if path.suffix.lower() in AUDIO_SUFFIXES)
    annotated = sorted(place.rglob("*.words.xml"))
    found = 0
    for name, mine in sorted(turns.items()):
        sound = _sound(audio, name)
        if sound is None:
            continue
        found += 1
        words = _words(annotated, name.partition(".")[0])
        yield Recording(
            name,
            sound,
            _sentences(words) if words and asked.language == "en" else None,
            words or None,
            mine,
            scored.get(name),
        )
    if not found:
        raise UserMistake(f"{place} has no audio named after a recording in {tables[0].name}; put it there.")


def _with_sounds(table: Path) -> bool:
    """Whether a table has laughter and the like as speech too: where there is one of words only, that counts."""
    return "vocalsounds" in table.as_posix()


def _by_name(told: Iterable[tuple[str, _One]]) -> dict[str, list[_One]]:
    found: dict[str, list[_One]] = {}
    for name, one in told:
        found.setdefault(name, []).append(one)
    return found


def _first(tables: Iterable[Mapping[str, list[_One]]]) -> dict[str, list[_One]]:
    """Return what the first table that speaks of a recording says: others say the same again, or something else."""
    found: dict[str, list[_One]] = {}
    for table in tables:
        found = {**table, **found}
    return found


def _sound(audio: Sequence[Path], name: str) -> Path | None:
    """Return the audio of a recording; of AMI's many microphones the mix of the headsets, or what comes first."""
    mine = [path for path in audio if path.stem == name or path.stem.startswith(f"{name}.")]
    return min(mine, key=lambda path: (path.stem != name, "Mix-Headset" not in path.stem), default=None)


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
    return (row.split() for row in lines_of(table) if row.strip() and not row.startswith(";;"))


def _words(annotated: Sequence[Path], name: str) -> list[Said]:
    """Return the words and marks of all channels of a meeting; a channel is a speaker."""
    found = []
    for path in (path for path in annotated if path.name.startswith(f"{name}.")):
        try:
            every = ElementTree.parse(path).iter("w")  # noqa: S314 - of a set that its user chose
        except (ElementTree.ParseError, OSError) as error:
            raise UserMistake(f"{path.name} is not XML; unpack the annotations again.") from error
        speaker = path.name.removeprefix(f"{name}.").removesuffix(".words.xml")
        for word in every:
            start, end, text = word.get("starttime"), word.get("endtime"), _written(word.text or "")
            if start and end and text:
                found.append(Said(number(start, path.name), number(end, path.name), speaker, text))
    return found


def _written(text: str) -> str:
    """Return a word as people write it: what is spelled, `L_C_D_`, has no lines."""
    return text.strip().replace("_", "")


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
