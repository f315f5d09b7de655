"""What LibreOffice makes of our documents still comes back: references, mark and texts, and the edits made in it."""

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.exporters.line_ids import line_ref, rows_of
from interpreter.exporters.reading import read_document
from interpreter.exporters.returned import recognised
from interpreter.policy.choosing import restricted
from interpreter.policy.reimport import Change, Findings, Place, compare
from interpreter.policy.term_candidates import candidates
from tests.exporters.editors import in_excel, in_word
from tests.exporters.golden_files import manifest
from tests.exporters.rich import RICH

pytestmark = pytest.mark.slow

EDITORS = {"docx": in_word, "xlsx": in_excel}
ES = "Spanish (es)"


def saved_by_libreoffice(file: bytes, form: str, folder: Path) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (folder / f"document.{form}").write_bytes(file)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", folder / "saved", folder / f"document.{form}"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "saved" / f"document.{form}").read_bytes()


@pytest.mark.parametrize("form", EDITORS)
@pytest.mark.parametrize("languages", [(), ("ar",)])
def test_what_libreoffice_saves_unedited_brings_nothing(
    form: str, languages: tuple[str, ...], tmp_path: Path
) -> None:
    chosen = restricted(RICH, languages)
    returned = read_document(saved_by_libreoffice(manifest(form).export(chosen), form, tmp_path))
    assert returned.mark is not None
    assert returned.mark.languages == chosen.languages
    rows = rows_of(chosen)
    found = recognised(returned, chosen, {})
    assert len(found.rows) == len(chosen.lines)
    assert (found.added, found.unknown) == (0, ())
    assert compare(found.rows, rows, rows, chosen.lines) == Findings()


@pytest.mark.parametrize("form", EDITORS)
def test_exactly_the_edits_arrive_through_libreoffice(form: str, tmp_path: Path) -> None:
    edits = {
        "podium.1": {ES: "Muy buenos  días, <b> & “ä” 12,5 €."},
        "podium.3": {"Speaker": "Ann Lee", ES: "=2+2"},
    }
    edited = EDITORS[form](manifest(form).export(RICH), edits)
    found = recognised(read_document(saved_by_libreoffice(edited, form, tmp_path)), RICH, {})
    rows = rows_of(RICH)
    assert compare(found.rows, rows, rows, RICH.lines).changes == (
        Change(
            RICH.lines[0].id,
            Place.HEARD,
            "es",
            RICH.lines[0].translations["es"],
            "Muy buenos días, <b> & “ä” 12,5 €.",
        ),
        Change(RICH.lines[2].id, Place.SPEAKER, "", "يوسف", "Ann Lee"),
        Change(RICH.lines[2].id, Place.HEARD, "es", "=1+1", "=2+2"),
    )


@pytest.mark.parametrize("form", ["docx", "xlsx", "xliff"])
def test_ten_thousand_lines_are_read_and_compared_in_seconds(form: str) -> None:
    first = RICH.lines[1]
    lines = tuple(
        replace(
            first,
            utterance=number,
            text=f"{first.text} {number}",
            translations={"es": f"{first.translations['es']} {number}"},
        )
        for number in range(10_000)
    )
    long = replace(RICH, lines=lines, targets=("es",))
    file = manifest(form).export(long)
    before = rows_of(long)
    began = time.monotonic()
    rows = recognised(read_document(file), long, {}).rows
    assert compare(rows, before, before, long.lines) == Findings()
    assert time.monotonic() - began < 20
    assert line_ref(long.lines[-1]) == "podium.9999"


def test_ten_thousand_corrections_suggest_terms_in_seconds() -> None:
    first = RICH.lines[1]
    said, spanish = first.text, first.translations["es"]
    lines = tuple(replace(first, utterance=number, text=f"{said} {number}") for number in range(10_000))
    edits = [
        Change(
            line.id,
            Place.HEARD,
            "es",
            spanish.replace("muelle", "dique").replace("puerto", f"port{number % 50}"),
            spanish,
        )
        for number, line in enumerate(lines)
    ]
    began = time.monotonic()
    assert candidates(edits, lines)
    assert time.monotonic() - began < 20
