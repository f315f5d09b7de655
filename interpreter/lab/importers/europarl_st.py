"""Europarl-ST (Iranzo-Sánchez et al. 2020; release 1.1).

A directory such as `v1.1/en/es/test` with `segments.lst` (`audio start end`, seconds, one segment per row) and a line
per segment in `segments.en` and `segments.es`; `speeches.lst` and `speakers.lst`, row by row, say who gave which
speech. The audio lies in `v1.1/en/audios`, as `.m4a`.
"""

from collections.abc import Iterator
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, number, texts_beside
from interpreter.lab.references import AUDIO_SUFFIXES
from interpreter.lab.texts import lines_of


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the speeches; None where the directory has another form. Raises UserMistake for what is broken."""
    listing = place.resolve() / "segments.lst"
    return _recordings(listing, asked) if listing.is_file() else None


def _recordings(listing: Path, asked: Asked) -> Iterator[Recording]:
    segments = [row.split() for row in lines_of(listing) if row.strip()]
    broken = next((row for row in segments if len(row) != 3), None)
    if broken is not None:
        raise UserMistake(
            f"{listing.name} is broken at “{' '.join(broken)[:60]}”; a row is audio, start, end."
        )
    texts = texts_beside(listing, len(segments), asked)
    speakers = _speakers(listing.parent)
    mine: dict[str, list[Line]] = {}
    for place, (name, start, end) in enumerate(segments):
        line = Line(
            number(start, listing.name),
            number(end, listing.name),
            speakers.get(name, name),
            texts[asked.language][place],
            {language: text[place] for language, text in texts.items() if language != asked.language},
        )
        mine.setdefault(name, []).append(line)
    for name, lines in mine.items():
        yield Recording(name, _audio(listing.parent, name), lines)


def _speakers(folder: Path) -> dict[str, str]:
    speeches, people = folder / "speeches.lst", folder / "speakers.lst"
    if not (speeches.is_file() and people.is_file()):
        return {}
    pairs = list(zip(lines_of(speeches), lines_of(people), strict=False))
    return {
        speech.split()[0]: person.strip() for speech, person in pairs if speech.strip() and person.strip()
    }


def _audio(folder: Path, name: str) -> Path:
    places = [folder, folder / "audios", folder.parent / "audios", folder.parents[1] / "audios"]
    for path in (one / f"{name}{suffix}" for one in places for suffix in ("", *AUDIO_SUFFIXES)):
        if path.is_file():
            return path
    raise UserMistake(f"{folder.parents[1] / 'audios'} lacks the audio of {name}; unpack the set again.")
