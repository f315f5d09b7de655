"""Wherever a glossary is taken from a file, the file may be CSV or TBX, and what is there twice is told."""

from pathlib import Path

import pytest

from interpreter.app.drafts import export_terms
from interpreter.app.event_files import read_event, write_event
from interpreter.app.event_options import EventOptions, event_setup
from interpreter.app.glossary_files import told_glossary
from interpreter.domain.devices import Device, Direction
from interpreter.domain.setup import EventSetup
from interpreter.domain.steps import Term

TERMS = (Term("gate", {"es": "compuerta"}, "of a lock"), Term("OpenBooth", {}))
MICROPHONE = Device("mic", "Microphone", Direction.INPUT, 1, 48_000, default=True)


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx", "TERMS.TBX"])
def test_an_event_takes_its_terms_from_either(tmp_path: Path, name: str) -> None:
    export_terms(tmp_path / name, TERMS, "en")
    (tmp_path / "hall.openbooth").write_text(
        f'from = "en"\nglossary = "{name}"\n[[sources]]\nname = "a"\ndevice = "mic"\n[[channels]]\nlanguage = "es"\n'
    )
    assert read_event(tmp_path / "hall.openbooth").terms == TERMS
    options = EventOptions(source_language="en", to=("es",), glossary=tmp_path / name)
    assert event_setup(options, None, [MICROPHONE]).terms == TERMS


def test_notes_stay_with_an_event_file(tmp_path: Path) -> None:
    write_event(tmp_path / "hall.openbooth", EventSetup("en", terms=TERMS))
    assert read_event(tmp_path / "hall.openbooth").terms == TERMS


def test_a_term_that_is_there_twice_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "terms.tbx"
    export_terms(path, (*TERMS, Term("Gate", {})), "en")
    assert len(told_glossary(path, "en")) == 3
    assert capsys.readouterr().err == f"More than once in {path}: gate; keep one of each.\n"
