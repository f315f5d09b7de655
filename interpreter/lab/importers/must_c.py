"""MuST-C (Di Gangi et al. 2019; releases 1.0 and 2.0) and the test sets of IWSLT that keep its form.

A directory such as `en-es/data/tst-COMMON` with `wav/`, `txt/tst-COMMON.yaml` (a list of `wav`, `offset`, `duration`
and `speaker_id`, one per segment) and one text per language beside it, `txt/tst-COMMON.en`, a line per segment. The
yaml and the texts may also lie in the directory itself. Of `en-es` as it is unpacked this test set is taken.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, number, texts_beside
from interpreter.lab.texts import lines_of

_PARTS = ("", "tst-COMMON", "data/tst-COMMON")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the recordings with a text in the language spoken; None where the directory has another form.

    Raises UserMistake for what is broken.
    """
    for part in (place / name for name in _PARTS):
        listing = next((f for folder in (part / "txt", part) for f in sorted(folder.glob("*.yaml"))), None)
        if listing is not None and (part / "wav").is_dir():
            return _recordings(part / "wav", listing, asked)
    return None


def _recordings(audio: Path, listing: Path, asked: Asked) -> Iterator[Recording]:
    segments = _segments(listing)
    texts = texts_beside(listing, len(segments), asked)
    mine: dict[str, list[Line]] = {}
    for place, segment in enumerate(segments):
        line = _line(
            segment, {language: text[place] for language, text in texts.items()}, asked, listing.name
        )
        mine.setdefault(str(segment["wav"]), []).append(line)
    for name, lines in mine.items():
        if not (audio / name).is_file():
            raise UserMistake(f"{audio} lacks {name}, which {listing.name} speaks of; unpack the set again.")
        yield Recording(Path(name).stem, audio / name, lines)


def _segments(listing: Path) -> list[Mapping[str, Any]]:
    try:
        found = yaml.load("\n".join(lines_of(listing)), Loader=_Loader)  # noqa: S506 - it is a safe loader
    except yaml.YAMLError as error:
        raise UserMistake(f"{listing.name} is not YAML; unpack the set again.") from error
    wanted = {"wav", "offset", "duration"}
    if not isinstance(found, list) or not all(
        isinstance(one, dict) and wanted <= one.keys() for one in found
    ):
        raise UserMistake(f"{listing.name} is no list of segments with wav, offset and duration; mend it.")
    return found


def _line(segment: Mapping[str, Any], texts: Mapping[str, str], asked: Asked, where: str) -> Line:
    start_s = number(segment["offset"], where)
    return Line(
        start_s,
        start_s + number(segment["duration"], where),
        str(segment.get("speaker_id") or Path(str(segment["wav"])).stem),
        texts[asked.language],
        {language: text for language, text in texts.items() if language != asked.language},
    )
