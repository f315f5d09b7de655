"""CoVoST 2 (Wang et al. 2020) over Common Voice.

A directory with `clips/` of Common Voice and the tables that `get_covost_splits.py` makes: `covost_v2.en_ca.test.tsv`
with the columns path, sentence, translation, client_id; a quotation mark is no more than that, a backslash is doubled.
The first split there is in the order test, dev, train is used. Every clip becomes a recording of one sentence.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, code, length_s
from interpreter.lab.texts import lines_of

_SPLITS = ("test", "dev", "train")
_COLUMNS = {"path", "sentence", "translation"}
Rows = list[dict[str, str]]


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the clips; None where the directory has another form. Raises UserMistake for what is broken."""
    place = next((one for one in (place, place / asked.language) if any(one.glob("covost_v2.*.tsv"))), place)
    if not any(place.glob("covost_v2.*.tsv")):
        return None
    for split in _SPLITS:
        tables = {
            target: path
            for target in asked.targets
            if (path := _table(place, asked.language, target, split)) is not None
        }
        if tables:
            return _recordings(place, {target: _rows(path) for target, path in tables.items()})
    there = sorted({path.name.split(".")[1] for path in place.glob("covost_v2.*_*.*.tsv")})
    known = f"it has {', '.join(there)}" if there else "make it with get_covost_splits.py"
    wanted = f"covost_v2.{asked.language}_{asked.targets[0]}.test.tsv"
    raise UserMistake(f"{place} has no {wanted}; {known}.")


def _table(place: Path, language: str, target: str, split: str) -> Path | None:
    """Return the table of a pair: that of exactly these languages, else of `zh-CN` for `zh` and the like."""
    exact = place / f"covost_v2.{language}_{target}.{split}.tsv"
    alike = (
        path
        for path in sorted(place.glob(f"covost_v2.*_*.{split}.tsv"))
        if [code(one) for one in path.name.split(".")[1].split("_")] == [code(language), code(target)]
    )
    return exact if exact.is_file() else next(alike, None)


def _recordings(place: Path, tables: Mapping[str, Rows]) -> Iterator[Recording]:
    known: dict[str, dict[str, str]] = {}
    for target, found in tables.items():
        for row in found:
            known.setdefault(row["path"], {})[target] = row["translation"]
    for row in {row["path"]: row for found in tables.values() for row in found}.values():
        audio = place / "clips" / row["path"]
        if not audio.is_file():
            raise UserMistake(f"{place / 'clips'} lacks {row['path']}; put Common Voice's clips there.")
        speaker = (row.get("client_id") or "reader")[:12]
        line = Line(0.0, length_s(audio), speaker, row["sentence"], known[row["path"]])
        yield Recording(audio.stem, audio, [line])


def _rows(table: Path) -> Rows:
    read = csv.DictReader(lines_of(table), delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
    if not set(read.fieldnames or ()) >= _COLUMNS:
        raise UserMistake(
            f"{table.name} lacks one of the columns path, sentence, translation; make it again."
        )
    return [row for row in read if row["path"]]
