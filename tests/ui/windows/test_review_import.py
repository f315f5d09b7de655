"""A corrected document comes back into its session, and its terms into the glossary of the event."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.exporting import Export, exported
from interpreter.domain.commands import SetTerms
from interpreter.domain.errors import NoCore
from interpreter.domain.steps import Term
from tests.fakes.reviewed import on_record
from ui import showcase
from ui.bridge import CoreBridge
from ui.console import Console
from ui.dialogs.importing import Edited, ImportDialog
from ui.models.event_draft import first_draft
from ui.reviewing import Reviewing
from ui.windows.review import ReviewWindow
from ui.windows.review_import import ReviewImport

TERM = Term("gate", {"es": "esclusa"})


def no_core() -> None:
    raise NoCore("There is no core in this test.")


@dataclass
class Desk:
    """Somebody who has a session open and a document of it."""

    qtbot: QtBot
    window: ReviewWindow
    console: Console

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.reviewing.idle)
        QApplication.processEvents()

    def bring(self, path: Path) -> ReviewImport:
        importing = ReviewImport(path, self.window, self.console)
        self.qtbot.waitUntil(lambda: importing.idle)
        return importing

    def texts(self, column: int) -> list[str]:
        table = self.window.table
        return [str(table.index(row, column).data()) for row in range(table.rowCount())]


@pytest.fixture
def desk(qtbot: QtBot, data_folder: Path) -> Iterator[Desk]:
    window = ReviewWindow(Reviewing(on_record(data_folder, sound=False)))
    qtbot.addWidget(window)
    window.show()
    window.reviewing.open()
    made = Desk(qtbot, window, Console(CoreBridge(no_core), first_draft(), showcase.recalled))
    made.settle()
    yield made
    window.close()


def corrected(desk: Desk, folder: Path, before: str, after: str) -> Path:
    """An exported document in which somebody replaced words."""
    content = exported(Export(desk.window.reviewing.session, "xliff")).content.decode("utf-8")
    assert before in content
    path = folder / "corrected.xlf"
    path.write_text(content.replace(before, after), "utf-8")
    return path


def test_edits_are_shown_before_they_are_imported_in_one_step(desk: Desk, tmp_path: Path) -> None:
    importing = desk.bring(corrected(desk, tmp_path, "La compuerta se abre", "La esclusa se abre"))
    dialog = importing.dialog
    assert dialog.about.text().startswith("1 edit")
    cells = [dialog.edits.item(0, column) for column in range(4)]
    assert [cell.text().strip("\u2068\u2069") for cell in cells if cell is not None] == [
        "00:04",
        "Spanish",
        "La compuerta se abre en marzo.",
        "La esclusa se abre en marzo.",
    ]
    assert "La esclusa se abre en marzo." not in desk.texts(3)
    dialog.go.click()
    desk.qtbot.waitUntil(lambda: importing.idle)
    desk.settle()
    assert "La esclusa se abre en marzo." in desk.texts(3)
    desk.window.head.undo.click()
    desk.settle()
    assert "La compuerta se abre en marzo." in desk.texts(3)


def test_a_document_of_something_else_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letter.xlf"
    path.write_text("Dear Sir", "utf-8")
    importing = desk.bring(path)
    assert importing.dialog.remarks.sentence
    assert not importing.dialog.go.isEnabled()
    assert "cannot be read" in desk.bring(tmp_path / "gone.xlf").dialog.remarks.sentence


def test_terms_with_a_tick_join_the_glossary_of_the_event(desk: Desk, tmp_path: Path) -> None:
    importing = desk.bring(corrected(desk, tmp_path, "La compuerta se abre", "La esclusa se abre"))
    dialog = importing.dialog
    dialog.show_terms((TERM, Term("harbour", {"es": "puerto"})))
    second = dialog.terms.item(1, 0)
    assert second is not None
    second.setCheckState(Qt.CheckState.Unchecked)
    dialog.go.click()
    assert desk.console.draft.setup.terms == (TERM,)


def test_a_glossary_that_says_one_word_in_two_ways_still_does(desk: Desk, tmp_path: Path) -> None:
    known = (Term("bank", {"es": "banco"}), Term("bank", {"es": "orilla"}), Term("OpenBooth", {}))
    desk.console.ask(SetTerms(known))
    dialog = desk.bring(corrected(desk, tmp_path, "La compuerta se abre", "La esclusa se abre")).dialog
    dialog.show_terms((TERM, Term("OpenBooth", {"es": "Cabina"})))
    dialog.go.click()
    assert desk.console.draft.setup.terms == (*known, TERM)


def test_what_was_edited_on_both_sides_is_taken_only_if_somebody_says_so(qtbot: QtBot) -> None:
    dialog = ImportDialog("harbour.docx")
    qtbot.addWidget(dialog)
    clash = Edited("00:04", "es", "La esclusa.", "La puerta.", clash=True)
    dialog.show_edits((clash,), ("1 text edited both here and in the document.",))
    assert not dialog.go.isEnabled()
    dialog.overwrite.setChecked(True)
    with qtbot.waitSignal(dialog.apply_asked) as told:
        dialog.go.click()
    assert told.args == [True]
