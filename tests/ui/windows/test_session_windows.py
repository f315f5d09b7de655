"""Sessions on record are listed, opened, heard, exported, kept and deleted, and recovered after a crash."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from interpreter.app import sessions
from interpreter.app.protocol import Request
from interpreter.domain.commands import PlayRecord, StopPlaying
from interpreter.domain.errors import NoCore, OpenBoothError, UserMistake
from interpreter.domain.events import Published, RecordPlaying
from interpreter.domain.sessions import RecordState, SessionEntry
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from tests.fakes.records import SESSION, begun
from tests.fakes.reviewed import on_record
from ui import showcase, showcase_review
from ui.bridge import CoreBridge, OnAnswer
from ui.console import Console
from ui.dialogs.exporting import ExportDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.sessions import SessionsDialog
from ui.models.event_draft import first_draft
from ui.widgets.icon_button import IconButton
from ui.windows.review import ReviewWindow
from ui.windows.review_export import ReviewExport
from ui.windows.session_windows import SessionWindows

OLD = SessionEntry(
    "old",
    "2025-05-06T10:00:00+02:00",
    ("Annual assembly",),
    "en",
    ("es",),
    "x",
    RecordState.CLOSED,
    ticks_from_seconds(3661),
    120,
)
NEW = SessionEntry(
    "new", "2026-05-06T10:00:00+02:00", ("Harbour",), "en", ("ar", "es"), "x", RecordState.OPEN, Ticks(0), 0
)
Kind = TypeVar("Kind", bound=QWidget)


def no_core() -> None:
    raise NoCore("There is no core in this test.")


class Core(CoreBridge):
    """Keeps what is asked; the test answers."""

    def __init__(self) -> None:
        super().__init__(no_core)
        self.asked: list[Request] = []
        self.waiting: list[OnAnswer] = []

    def ask(self, request: Request, on_answer: OnAnswer | None = None) -> None:
        assert on_answer is not None
        self.asked.append(request)
        self.waiting.append(on_answer)


@dataclass
class Desk:
    """Somebody who looks after sessions."""

    qtbot: QtBot
    window: QWidget
    core: Core = field(default_factory=Core)

    def __post_init__(self) -> None:
        self.console = Console(self.core, first_draft(), showcase.recalled)
        self.windows = SessionWindows(self.console, self.window)

    def listed(self) -> SessionsDialog:
        self.windows.open()
        self.settle()
        return self.dialog(SessionsDialog)

    def dialog(self, kind: type[Kind]) -> Kind:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        assert len(found) == 1
        return found[0]

    def reviewed(self, session: str) -> ReviewWindow:
        window = self.windows.review(session)
        self.qtbot.waitUntil(lambda: window.reviewing.idle)
        return window

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.windows.idle)
        QApplication.processEvents()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Desk(qtbot, window)
    yield made
    made.windows.close()


def told(dialog: SessionsDialog) -> list[list[str]]:
    model = dialog.list.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_without_sessions_the_list_says_what_will_be_there(desk: Desk) -> None:
    dialog = desk.listed()
    assert dialog.list.isHidden()
    assert dialog._nothing.text() == "Nothing is on record yet. What is interpreted appears here."
    assert not dialog.open_key.isEnabled()


def test_a_session_is_listed_and_opens_on_return(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder, sound=False)
    dialog = desk.listed()
    assert [row[1:] for row in told(dialog)] == [
        ["panel.flac", "English → Spanish and Arabic", "00:14", "3", "ended"]
    ]
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    window = desk.windows.reviews[session]
    desk.qtbot.waitUntil(lambda: window.table.rowCount() == 4)


def test_the_list_is_narrowed_down_while_somebody_types(qtbot: QtBot) -> None:
    dialog = SessionsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_sessions((NEW, OLD))
    dialog.field.setText("ásSEMbly spanish")
    assert [row[1] for row in told(dialog)] == ["Annual assembly"]
    assert dialog.chosen == OLD
    dialog.field.setText("nothing like it")
    assert dialog.list.isHidden()
    dialog.field.clear()
    assert len(told(dialog)) == 2


def test_a_session_is_found_by_what_was_said_in_it(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder, sound=False)
    dialog = desk.listed()
    dialog.field.setText("compuerta")
    assert told(dialog) == []
    desk.qtbot.waitUntil(lambda: len(told(dialog)) == 1)
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    window = desk.reviewed(session)
    assert window.bar.needle == "compuerta"
    assert len(window.finding.found) == 1


def test_a_session_that_runs_is_neither_opened_nor_deleted(qtbot: QtBot) -> None:
    dialog = SessionsDialog()
    qtbot.addWidget(dialog)
    dialog.show_sessions((NEW, OLD))
    assert dialog.chosen == NEW
    with qtbot.assertNotEmitted(dialog.open_asked):
        dialog.open_key.click()
    assert "once it has ended" in dialog.note.sentence
    assert not dialog.delete_key.isEnabled()


def test_a_session_is_deleted_only_after_a_question(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder)
    dialog = desk.listed()
    desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "Nothing can bring it back" in dialog.question.text
    dialog.question.no.click()
    assert sessions.list_sessions()
    dialog.delete_key.click()
    dialog.question.yes.click()
    desk.settle()
    desk.settle()
    assert not sessions.list_sessions()
    assert not (data_folder / "sessions" / session).exists()
    assert dialog.list.isHidden()


def test_a_session_is_kept_for_ever(desk: Desk, data_folder: Path) -> None:
    on_record(data_folder, sound=False)
    dialog = desk.listed()
    dialog.keep.click()
    desk.settle()
    desk.settle()
    assert [entry.kept for entry in sessions.list_sessions()] == [True]
    assert told(dialog)[0][-1] == "ended, kept"
    assert dialog.keep.isChecked()


def test_a_word_that_is_chosen_is_asked_of_the_core_and_followed(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder)
    window = desk.reviewed(session)
    window.view.setCurrentIndex(window.table.index(2, 2))
    desk.qtbot.keyClick(window.view, Qt.Key.Key_Return)
    start = ticks_from_seconds(4)
    assert desk.core.asked == [PlayRecord(session, "podium", start)]
    desk.console.take([Published(1, Ticks(0), RecordPlaying(session, "podium", start))])
    assert window.player.playing
    window.playback._key.click()
    assert isinstance(desk.core.asked[-1], StopPlaying)
    assert not window.player.playing
    assert window.player.at >= start


def test_what_the_core_does_not_play_is_said(desk: Desk, data_folder: Path) -> None:
    window = desk.reviewed(on_record(data_folder))
    window.player.play()
    desk.core.waiting[-1](UserMistake("A session runs; a record can be heard once it has ended."))
    assert window.banner.sentence == "A session runs; a record can be heard once it has ended."
    assert not window.player.playing


def test_one_window_is_opened_for_a_session(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder)
    first = desk.reviewed(session)
    assert desk.reviewed(session) is first
    first.close()
    assert desk.windows.reviews == {}


def export(
    qtbot: QtBot, session: str, parent: QWidget, choose: Callable[[ExportDialog], None], path: Path
) -> str:
    """Export once, and return what was said of it."""
    exporting = ReviewExport(session, parent)
    qtbot.waitUntil(lambda: exporting.idle)
    choose(exporting.dialog)
    exporting.dialog.export_to(path)
    qtbot.waitUntil(lambda: exporting.idle)
    sentence = exporting.dialog.note.sentence
    exporting.dialog.close()
    return sentence


def choose_text(dialog: ExportDialog) -> None:
    names = [one.name for one in dialog._formats]
    dialog.formats.setCurrentRow(names.index("txt"))


def test_a_session_is_exported_in_one_language(desk: Desk, data_folder: Path, tmp_path: Path) -> None:
    def choose(dialog: ExportDialog) -> None:
        choose_text(dialog)
        for code, tick in dialog._ticks.items():
            tick.setChecked(code == "es")

    path = tmp_path / "harbour.txt"
    sentence = export(desk.qtbot, on_record(data_folder, sound=False), desk.window, choose, path)
    assert sentence == f"{path} is written."
    text = path.read_text("utf-8")
    assert "compuerta" in text
    assert "gate" not in text


def test_an_export_that_cannot_be_written_says_what_to_do(
    desk: Desk, data_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "harbour.txt"
    sentence = export(desk.qtbot, on_record(data_folder, sound=False), desk.window, choose_text, path)
    assert "choose another place" in sentence
    assert not path.exists()


def test_nothing_is_exported_without_a_language(qtbot: QtBot) -> None:
    dialog = ExportDialog(SESSION)
    qtbot.addWidget(dialog)
    dialog.show_session(("en",), ())
    dialog._ticks["en"].setChecked(False)
    assert dialog.note.sentence == "Choose one language at least."
    assert not dialog.save.isEnabled()


def test_return_in_the_formats_saves_once_and_on_close_not_at_all(qtbot: QtBot) -> None:
    dialog = showcase_review.exporting()
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog.formats, Qt.Key.Key_Return)
    assert len(dialog.findChildren(QFileDialog)) == 1
    (close,) = [one for one in dialog.findChildren(IconButton) if one.text() == "Close"]
    dialog.show()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert len(dialog.findChildren(QFileDialog)) == 1
    assert not dialog.isVisible()


def test_a_session_that_was_cut_off_is_recovered(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder, closed=False)
    desk.windows.recover()
    desk.settle()
    card = desk.dialog(RecoveryDialog).cards[session]
    assert "Last final words at" in card.told.text()
    assert "09:00:11, 00:11 into the session" in card.told.text()
    assert "3 lines on record." in card.told.text()
    card.recover.click()
    desk.settle()
    assert [entry.state for entry in sessions.list_sessions()] == [RecordState.RECOVERED]
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, RecoveryDialog) and one.isVisible()
    ]
    window = desk.reviewed(session)
    assert window.table.rowCount() == 4


def test_a_session_that_was_skipped_is_offered_no_more(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder, closed=False, sound=False)
    desk.windows.recover()
    desk.settle()
    desk.dialog(RecoveryDialog).cards[session].skip.click()
    desk.settle()
    assert sessions.interrupted() == ()
    assert len(sessions.list_sessions()) == 1


def test_a_session_is_discarded_only_after_a_question(desk: Desk, data_folder: Path) -> None:
    session = on_record(data_folder, closed=False, sound=False)
    desk.windows.recover()
    desk.settle()
    card = desk.dialog(RecoveryDialog).cards[session]
    card.discard.click()
    assert len(sessions.list_sessions()) == 1
    card.question.yes.click()
    desk.settle()
    assert sessions.list_sessions() == ()


def test_nothing_is_asked_where_nothing_was_cut_off(desk: Desk, data_folder: Path) -> None:
    on_record(data_folder, sound=False)
    running = begun(data_folder, session="20260101-100000-live")
    desk.windows.recover()
    desk.settle()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, RecoveryDialog)]
    running.journal.close()
    running.lock.release()


def test_what_cannot_be_done_stays_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    session = on_record(data_folder, closed=False, sound=False)

    def refused(_name: str) -> None:
        raise OpenBoothError("The disk takes nothing; free some space.")

    monkeypatch.setattr(sessions, "recover", refused)
    desk.windows.recover()
    desk.settle()
    dialog = desk.dialog(RecoveryDialog)
    dialog.cards[session].recover.click()
    desk.settle()
    assert dialog.note.sentence == "The disk takes nothing; free some space."
    assert dialog.isVisible()
