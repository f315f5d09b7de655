"""FLEURS (Conneau et al. 2022) as `google/fleurs` publishes it.

A directory with one folder per language (`data/en_us`, `data/es_419`), the one above it, or one of these. In it
`test.tsv` without header (id, file, text as written, text normalised, letters, samples, gender) and the unpacked
`audio/test.tar.gz`. Texts of one id say the same in every language. Every clip becomes a recording of one sentence.
"""

from collections.abc import Iterator
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, code, length_s
from interpreter.lab.texts import lines_of

_SPLITS = ("test", "dev", "train")
_NAMES = {"zh": "cmn", "nb": "nb", "no": "nb", "fil": "fil"}
_FIELDS = 7
_ID, _FILE, _TEXT = 0, 1, 2


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the clips of the first split there is; None where the directory has another form.

    Raises UserMistake for what is broken.
    """
    place = place.resolve()
    above = place / "data" if (place / "data").is_dir() else place
    own = place if _split(place) else _folder(above, asked.language)
    split = None if own is None else _split(own)
    if own is None or split is None or own.name.count("_") == 0:
        return None
    return _recordings(own, split, asked)


def _recordings(own: Path, split: str, asked: Asked) -> Iterator[Recording]:
    translations = {
        target: {fields[_ID]: fields[_TEXT] for fields in _rows(folder / f"{split}.tsv")}
        for target in asked.targets
        if (folder := _folder(own.parent, target)) is not None and (folder / f"{split}.tsv").is_file()
    }
    for fields in _rows(own / f"{split}.tsv"):
        audio = _audio(own, split, fields[_FILE])
        known = {target: texts[fields[_ID]] for target, texts in translations.items() if fields[_ID] in texts}
        line = Line(0.0, length_s(audio), "reader", fields[_TEXT], known)
        yield Recording(audio.stem, audio, [line])


def _split(folder: Path) -> str | None:
    return next((split for split in _SPLITS if (folder / f"{split}.tsv").is_file()), None)


def _folder(place: Path, language: str) -> Path | None:
    """Return the folder of a language: `en` is in `en_us`, `pt-BR` in `pt_br`."""
    exact = place / language.replace("-", "_").casefold()
    name = _NAMES.get(code(language), code(language))
    found = sorted(folder for folder in place.glob(f"{name}_*") if _split(folder))
    return exact if _split(exact) else next(iter(found), None)


def _rows(table: Path) -> list[list[str]]:
    found = [row.split("\t") for row in lines_of(table) if row.strip()]
    broken = next((row for row in found if len(row) < _FIELDS), None)
    if broken is not None:
        raise UserMistake(f"{table.name} is broken at “{' '.join(broken)[:60]}”; a row has {_FIELDS} fields.")
    return found


def _audio(own: Path, split: str, name: str) -> Path:
    places = (own / "audio" / split / name, own / split / name, own / "audio" / name)
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        raise UserMistake(
            f"{own / 'audio' / split} lacks {name}; unpack {own / 'audio' / split}.tar.gz there."
        )
    return found
