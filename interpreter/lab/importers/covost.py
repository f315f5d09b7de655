"""CoVoST 2 (Wang et al. 2020) over Common Voice.

A directory with `clips/` of Common Voice and the tables that `get_covost_splits.py` makes: `covost_v2.en_ca.test.tsv`
with the columns path, sentence, translation, client_id. The first split there is in the order test, dev, train is used.
Every clip becomes a recording of one sentence.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.importers.material import Asked, Line, Recording, code, rows
from interpreter.lab.references import duration_ms

_SPLITS = ("test", "dev", "train")
_COLUMNS = {"path", "sentence", "translation"}
Rows = list[dict[str, str]]


def recordings(place: Path, asked: Asked) -> Iterator[Recording] | None:
    """Return the clips; None where the directory has another form. Raises UserMistake for what is broken."""
    if not any(place.glob("covost_v2.*.tsv")):
        return None
    for split in _SPLITS:
        tables = {
            target: path
            for target in asked.targets
            if (path := place / f"covost_v2.{code(asked.language)}_{code(target)}.{split}.tsv").is_file()
        }
        if tables:
            return _recordings(place, {target: _rows(path) for target, path in tables.items()})
    pair = f"{code(asked.language)}_{code(asked.targets[0])}"
    raise UserMistake(f"{place} has no covost_v2.{pair}.test.tsv; make it with get_covost_splits.py.")


def _recordings(place: Path, tables: Mapping[str, Rows]) -> Iterator[Recording]:
    known: dict[str, dict[str, str]] = {}
    for target, found in tables.items():
        for row in found:
            known.setdefault(row["path"], {})[target] = row["translation"]
    for row in {row["path"]: row for found in tables.values() for row in found}.values():
        audio = place / "clips" / row["path"]
        if not audio.is_file():
            raise UserMistake(f"{place / 'clips'} lacks {row['path']}; put Common Voice's clips there.")
        length_s = (duration_ms(audio) or 0.0) / 1000
        speaker = (row.get("client_id") or "reader")[:12]
        line = Line(0.0, length_s, speaker, row["sentence"], known[row["path"]])
        yield Recording(audio.stem, audio, [line])


def _rows(table: Path) -> Rows:
    read = csv.DictReader(rows(table), delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
    if not set(read.fieldnames or ()) >= _COLUMNS:
        raise UserMistake(
            f"{table.name} lacks one of the columns path, sentence, translation; make it again."
        )
    return [row for row in read if row["path"]]
