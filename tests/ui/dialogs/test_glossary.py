"""A glossary is edited, undone, searched, sorted, and exchanged with files, also a large one."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter.domain.commands import SetTerms
from interpreter.domain.steps import Term
from ui.dialogs.glossary import GlossaryDialog
from ui.models.remembered import Remembered
from ui.screenshots import staged

GATE, PILOT = (
    Term("gate", {"es": "compuerta"}, "of a lock"),
    Term("pilot", {"es": "práctico", "ca": "pràctic"}),
)
NAME = Term("OpenBooth", {})


@pytest.fixture
def dialog(qtbot: QtBot) -> GlossaryDialog:
    made = GlossaryDialog((GATE, PILOT, NAME), ("es",), "en")
    qtbot.addWidget(made)
    made.show()
    return made


def column(dialog: GlossaryDialog, number: int) -> list[str]:
    shown = dialog.glossary.table.model()
    return [shown.index(row, number).data() for row in range(shown.rowCount())]


def test_there_is_a_column_for_each_language_and_two_for_people(dialog: GlossaryDialog) -> None:
    model = dialog.glossary.model
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles == ["Term", "Spanish", "Catalan", "Stays as it is", "Note"]
    assert column(dialog, 4) == ["of a lock", "", ""]


def test_a_term_without_a_translation_stays_as_it_is(dialog: GlossaryDialog) -> None:
    model, role = dialog.glossary.model, Qt.ItemDataRole.CheckStateRole
    marks = [Qt.CheckState(model.data(model.index(row, 3), role)) for row in range(3)]
    assert marks == [Qt.CheckState.Unchecked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    assert model.setData(model.index(0, 3), Qt.CheckState.Checked.value, role)
    assert dialog.glossary.terms[0] == Term("gate", {}, "of a lock")
    assert not model.setData(model.index(0, 3), Qt.CheckState.Unchecked.value, role)
    model.steps.undo()
    assert dialog.glossary.terms[0] == GATE


def test_every_edit_is_undone_and_done_again(dialog: GlossaryDialog) -> None:
    model, before = dialog.glossary.model, dialog.glossary.terms
    model.setData(model.index(0, 1), "puerta")
    model.setData(model.index(0, 4), "")
    model.remove([1, 2])
    model.append([Term("water", {"fr": "eau"}), Term("gate", {"ca": "comporta"})])
    after = dialog.glossary.terms
    assert after == (Term("gate", {"es": "puerta", "ca": "comporta"}), Term("water", {"fr": "eau"}))
    while model.steps.canUndo():
        model.steps.undo()
    assert dialog.glossary.terms == before
    while model.steps.canRedo():
        model.steps.redo()
    assert dialog.glossary.terms == after


def test_terms_are_found_and_sorted_and_edited_where_they_are(dialog: GlossaryDialog) -> None:
    glossary = dialog.glossary
    glossary.field.setText("PRÀCTIC")
    assert column(dialog, 0) == ["pilot"]
    glossary.table.selectRow(0)
    glossary.remove_chosen()
    assert glossary.terms == (GATE, NAME)
    glossary.field.clear()
    glossary.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert column(dialog, 0) == ["OpenBooth", "gate"]
    shown = glossary.table.model()
    shown.setData(shown.index(0, 0), "Booth")
    assert column(dialog, 0) == ["Booth", "gate"]
    assert [term.source for term in glossary.terms] == ["gate", "Booth"]


def test_what_stands_there_twice_is_told(dialog: GlossaryDialog) -> None:
    glossary = dialog.glossary
    glossary.model.setData(glossary.model.index(2, 0), "Gate")
    assert glossary._repeated.sentence == "More than once: Gate"
    assert glossary.model.data(glossary.model.index(0, 0), Qt.ItemDataRole.ForegroundRole) is not None
    glossary.model.steps.undo()
    assert glossary._repeated.sentence == ""


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_an_exported_glossary_is_imported_again(dialog: GlossaryDialog, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    dialog.glossary.export_file(str(path))
    assert dialog.glossary._trouble.sentence == f"{name} has the glossary now."
    dialog.glossary.model.remove([0, 1, 2])
    dialog.glossary.import_file(str(path))
    assert dialog.glossary.terms == (GATE, PILOT, NAME)
    dialog.glossary.export_file(str(tmp_path / "absent" / name))
    assert "cannot be written" in dialog.glossary._trouble.sentence


def test_hostile_files_are_refused_below_the_table(dialog: GlossaryDialog, tmp_path: Path) -> None:
    path = tmp_path / "bomb.tbx"
    path.write_text('<!DOCTYPE t [<!ENTITY a "b">]><tbx><conceptEntry>&a;</conceptEntry></tbx>')
    dialog.glossary.import_file(str(path))
    assert "declares entities" in dialog.glossary._trouble.sentence
    assert dialog.glossary.terms == (GATE, PILOT, NAME)


def test_changes_are_told_after_a_pause_or_when_it_is_closed(dialog: GlossaryDialog, qtbot: QtBot) -> None:
    model = dialog.glossary.model
    with qtbot.waitSignal(dialog.terms_changed, timeout=3000) as told:
        model.setData(model.index(0, 1), "puerta")
        model.setData(model.index(0, 1), "la puerta")
    assert told.args[0][0].translations == {"es": "la puerta"}
    model.remove([0])
    with qtbot.waitSignal(dialog.terms_changed) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told.args == [(PILOT, NAME)]
    assert not dialog.isVisible()


def test_the_event_that_is_prepared_takes_the_terms(qtbot: QtBot) -> None:
    live = staged(Remembered(), running=False)
    qtbot.addWidget(live.main)
    live.support.show_glossary()
    dialog = live.dialogs.of(GlossaryDialog)
    assert dialog is not None
    dialog.glossary.model.append([GATE])
    live.dialogs.close_all()
    assert live._console.draft.setup.terms == (GATE,)


def test_what_is_changed_elsewhere_is_shown_unless_somebody_is_typing(qtbot: QtBot) -> None:
    live = staged(Remembered(), running=False)
    qtbot.addWidget(live.main)
    console = live._console
    live.support.show_glossary()
    dialog = live.dialogs.of(GlossaryDialog)
    assert dialog is not None
    console.ask(SetTerms((GATE,)))
    assert dialog.glossary.terms == (GATE,)
    dialog.glossary.model.append([PILOT])
    console.ask(SetTerms((NAME,)))
    assert dialog.glossary.terms == (GATE, PILOT)
    live.dialogs.close_all()
    assert console.draft.setup.terms == (GATE, PILOT)


def test_ten_thousand_terms_stay_smooth(qtbot: QtBot) -> None:
    terms = [Term(f"term {number}", {"es": f"término {number}"}) for number in range(10_000)]
    dialog = GlossaryDialog(terms, ("es",), "en")
    qtbot.addWidget(dialog)
    dialog.show()
    glossary, model = dialog.glossary, dialog.glossary.model
    began = time.monotonic()
    model.setData(model.index(5_000, 1), "otro")
    glossary.table.grab()
    edited = time.monotonic()
    glossary.field.setText("9999")
    glossary.table.grab()
    found = time.monotonic()
    glossary.field.clear()
    glossary.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    ended = time.monotonic()
    assert edited - began < 0.5, "seconds"
    assert found - edited < 0.5, "seconds"
    assert ended - found < 2.0, "seconds"
