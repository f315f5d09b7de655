"""A session on record is read, heard, searched and corrected; every step can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from interpreter.app.exporting import Export, exported
from interpreter.domain.devices import OutputPlace
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript
from tests.fakes.reviewed import DELAY, LENGTH_S, on_record
from ui.models.playing import Sound
from ui.models.review import columns_of
from ui.models.review_table import FIRST_TEXT, SPEAKER, Ask, ReviewTable
from ui.reviewing import Reviewing
from ui.widgets.review_editor import TextEditor
from ui.widgets.review_view import ReviewView
from ui.windows.review import ReviewWindow

ENGLISH, SPANISH, ARABIC = FIRST_TEXT, FIRST_TEXT + 1, FIRST_TEXT + 2
GAP_ROW, GATE_ROW = 1, 2


@dataclass
class Review:
    """A review window with a session of its own."""

    window: ReviewWindow
    qtbot: QtBot
    asked: list[tuple[Sound, Ticks]]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.reviewing.idle)
        QApplication.processEvents()

    def cell(self, row: int, column: int) -> QModelIndex:
        return self.window.table.index(row, column)

    def text(self, row: int, column: int) -> str:
        return str(self.cell(row, column).data())

    def line(self, row: int) -> Line:
        line = self.window.table.line_at(row)
        assert line is not None
        return line

    def click_word(self, row: int, column: int, word: str) -> None:
        """Press where a word stands, whichever way it reads."""
        view = self.window.view
        box = view.visualRect(self.cell(row, column))
        begin = self.text(row, column).index(word)
        for y in range(box.top(), box.bottom(), 4):
            for x in range(box.left(), box.right(), 4):
                place = view.place_at(QPoint(x, y))
                if place is not None and begin <= place.position < begin + len(word):
                    self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
                    return
        pytest.fail(f"{word} is nowhere")

    def type_over(self, row: int, column: int, text: str) -> TextEditor:
        self.window.view.choose(self.line(row).id, column)
        self.qtbot.keyClick(self.window.view, Qt.Key.Key_F2)
        editor = self.window.view.findChild(TextEditor)
        assert isinstance(editor, TextEditor)
        self.qtbot.keyClicks(editor, text)
        return editor

    def choose_from_menu(self, *path: str) -> None:
        """Open the menu of the current line and choose an entry, found by the beginning of its words."""
        view = self.window.view
        view.menu_asked.emit(None, QPoint(0, 0))
        opened = menu = view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        for words in path:
            action = next(one for one in menu.actions() if one.text().startswith(words))
            inner = action.menu()
            if isinstance(inner, QMenu):
                menu = inner
            else:
                action.trigger()
        opened.close()
        self.settle()


@pytest.fixture
def review(qtbot: QtBot, data_folder: Path) -> Iterator[Review]:
    yield from opened(qtbot, on_record(data_folder))


def opened(qtbot: QtBot, session: str) -> Iterator[Review]:
    window = ReviewWindow(Reviewing(session))
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    asked: list[tuple[Sound, Ticks]] = []
    window.player.play_asked.connect(lambda sound, at, _output: asked.append((sound, at)))
    window.reviewing.open()
    made = Review(window, qtbot, asked)
    made.settle()
    yield made
    window.close()


def test_lines_stand_with_their_languages_and_gaps_between_them(review: Review) -> None:
    titles = [review.window.table.headerData(one, Qt.Orientation.Horizontal) for one in range(5)]
    assert titles[:2] == ["Time", "Speaker"]
    assert review.text(0, ENGLISH) == "Good morning to the harbour."
    assert review.text(0, SPEAKER) == "Ana Ruiz"
    assert "are missing" in review.text(GAP_ROW, ENGLISH)
    assert review.text(3, ARABIC) == "شكرا."
    assert review.cell(0, ARABIC).data(Ask.CELL).right_to_left
    assert not review.cell(0, SPANISH).data(Ask.CELL).right_to_left


def test_what_is_typed_is_exported_until_it_is_undone(review: Review) -> None:
    session = review.window.reviewing.session
    before = exported(Export(session, "txt")).content
    editor = review.type_over(GATE_ROW, SPANISH, "La esclusa se abre en marzo.")
    review.qtbot.keyClick(editor, Qt.Key.Key_Return)
    review.settle()
    assert review.text(GATE_ROW, SPANISH) == "La esclusa se abre en marzo."
    assert b"La esclusa" in exported(Export(session, "txt")).content
    review.window.head.undo.click()
    review.settle()
    assert review.text(GATE_ROW, SPANISH) == "La compuerta se abre en marzo."
    assert exported(Export(session, "txt")).content == before
    review.window.head.redo.click()
    review.settle()
    assert b"La esclusa" in exported(Export(session, "txt")).content


def test_an_edited_text_says_what_was_committed(review: Review) -> None:
    editor = review.type_over(GATE_ROW, SPANISH, "La esclusa.")
    review.qtbot.keyClick(editor, Qt.Key.Key_Return)
    review.settle()
    cell = review.cell(GATE_ROW, SPANISH)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "La esclusa. (edited)"
    assert "La compuerta se abre en marzo." in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "La compuerta se abre en marzo." in review.window.details.text()
    assert review.cell(GATE_ROW, ENGLISH).data(Qt.ItemDataRole.AccessibleTextRole) == review.text(
        GATE_ROW, ENGLISH
    )
    review.choose_from_menu("Put back")
    assert review.text(GATE_ROW, SPANISH) == "La compuerta se abre en marzo."
    assert not review.line(GATE_ROW).edited


def test_escape_leaves_the_text_as_it_was(review: Review) -> None:
    editor = review.type_over(GATE_ROW, SPANISH, "Nothing of this")
    review.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    review.settle()
    assert review.text(GATE_ROW, SPANISH) == "La compuerta se abre en marzo."
    assert not review.window.head.undo.isEnabled()


def test_a_word_that_is_clicked_is_heard_from_there(review: Review) -> None:
    review.click_word(GATE_ROW, ENGLISH, "March")
    (sound, at) = review.asked[-1]
    words = review.window.reviewing.spans(review.line(GATE_ROW), "en")
    assert (sound.name, sound.channel) == ("podium", False)
    assert at == words[4].start
    assert ticks_from_seconds(LENGTH_S) < at < ticks_from_seconds(2 * LENGTH_S)


def test_a_translated_word_is_heard_on_its_channel_when_listeners_heard_it(review: Review) -> None:
    review.click_word(0, SPANISH, "Buenos")
    (sound, at) = review.asked[-1]
    assert (sound.name, sound.channel) == ("es", True)
    assert at == DELAY


def test_an_arabic_word_without_sound_of_its_own_is_heard_on_the_floor(review: Review) -> None:
    review.click_word(GATE_ROW, ARABIC, "مارس")
    (sound, at) = review.asked[-1]
    assert not sound.channel
    assert ticks_from_seconds(LENGTH_S) < at < ticks_from_seconds(2 * LENGTH_S)


def test_the_word_that_is_heard_is_marked(review: Review) -> None:
    words = review.window.reviewing.spans(review.line(GATE_ROW), "en")
    review.window.player.follow(words[1].start, playing=True)
    begin, end = review.cell(GATE_ROW, ENGLISH).data(Ask.PLAYED)
    assert review.text(GATE_ROW, ENGLISH)[begin:end] == "gate"
    assert review.cell(0, ENGLISH).data(Ask.PLAYED) is None
    spanish = next(one for one in review.window.reviewing.sounds if one.channel)
    review.window.playback.sound_chosen.emit(spanish)
    review.window.player.follow(Ticks(words[0].start + DELAY), playing=False)
    begin, end = review.cell(GATE_ROW, SPANISH).data(Ask.PLAYED)
    assert review.text(GATE_ROW, SPANISH)[begin:end] == "La"


def test_playing_ends_while_a_text_is_edited(review: Review) -> None:
    review.window.player.follow(ticks_from_seconds(1), playing=True)
    with review.qtbot.waitSignal(review.window.player.stop_asked):
        review.type_over(GATE_ROW, ENGLISH, "x")
    assert not review.window.player.playing


def test_words_are_found_counted_and_replaced_in_one_step(review: Review) -> None:
    bar = review.window.bar
    bar.begin("gate")
    assert len(review.window.finding.found) == 2
    assert bar._all.text() == "Replace all 2"
    bar._with.setText("lock")
    bar._all.click()
    review.settle()
    assert review.text(GATE_ROW, ENGLISH) == "The lock opens in March, the old lock closes."
    assert not review.window.finding.found
    review.window.head.undo.click()
    review.settle()
    assert review.text(GATE_ROW, ENGLISH) == "The gate opens in March, the old gate closes."


def test_one_hit_after_the_other_is_replaced(review: Review) -> None:
    bar = review.window.bar
    bar.begin("gate")
    bar._with.setText("lock")
    bar.moved.emit(False)
    assert bar._count.text() == "1 of 2"
    bar._one.click()
    review.settle()
    assert review.text(GATE_ROW, ENGLISH) == "The lock opens in March, the old gate closes."
    assert bar._count.text() == "1 of 1"
    assert review.window.view.currentIndex().row() == GATE_ROW


def test_a_line_is_split_at_the_cursor_and_merged_again(review: Review) -> None:
    rows = review.window.table.rowCount()
    review.window.view.setCurrentIndex(review.cell(GATE_ROW, ENGLISH))
    review.qtbot.keyClick(review.window.view, Qt.Key.Key_F2)
    editor = review.window.view.findChild(TextEditor)
    assert isinstance(editor, TextEditor)
    cursor = editor.textCursor()
    cursor.setPosition(len("The gate opens in March,"))
    editor.setTextCursor(cursor)
    review.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    review.settle()
    assert review.window.table.rowCount() == rows + 1
    assert review.text(GATE_ROW, ENGLISH) == "The gate opens in March,"
    assert review.text(GATE_ROW + 1, ENGLISH) == "the old gate closes."
    review.window.view.choose(review.line(GATE_ROW).id)
    review.window.menus.merge()
    review.settle()
    assert review.window.banner.sentence == ""
    assert review.text(GATE_ROW, ENGLISH) == "The gate opens in March, the old gate closes."


def test_a_line_is_given_to_somebody_else_and_a_name_holds_everywhere(review: Review) -> None:
    view = review.window.view
    view.choose(review.line(0).id, ENGLISH)
    review.choose_from_menu("Said by", "Speaker 2")
    assert review.text(0, SPEAKER) == "Speaker 2"
    assert "edited" in str(review.cell(0, SPEAKER).data(Qt.ItemDataRole.AccessibleTextRole))
    review.choose_from_menu("Rename")
    name = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    name.setText("Tomàs Vidal")
    review.qtbot.keyClick(name, Qt.Key.Key_Return)
    review.settle()
    assert review.text(0, SPEAKER) == review.text(3, SPEAKER) == "Tomàs Vidal"


def test_two_speakers_become_one_and_two_again(review: Review) -> None:
    review.window.view.choose(review.line(3).id)
    review.choose_from_menu("Speaker 2 is in truth", "Ana Ruiz")
    review.settle()
    assert review.text(3, SPEAKER) == "Ana Ruiz"
    review.window.reviewing.do(lambda editor: editor.undo())
    review.settle()
    assert review.text(3, SPEAKER) == "Speaker 2"


def test_it_is_heard_where_somebody_chose(review: Review) -> None:
    place = OutputPlace("card.out", 3, "Speakers")
    outputs: list[object] = []
    review.window.player.play_asked.connect(lambda _sound, _at, output: outputs.append(output))
    review.window.player.play()
    review.window.player.follow(Ticks(0), playing=True)
    review.window._picker.picked.emit(place)
    assert outputs == [None, place]
    assert review.window.playback.output.text() == "Speakers"


def test_columns_are_chosen(review: Review) -> None:
    actions = review.window.head.languages.menu().actions()
    assert [one.isChecked() for one in actions] == [True, True, True]
    actions[1].trigger()
    assert [one.key for one in review.window.table.columns] == ["", "ar"]


def test_a_session_whose_sound_is_gone_can_still_be_corrected(qtbot: QtBot, data_folder: Path) -> None:
    for review in opened(qtbot, on_record(data_folder, sound=False)):
        assert not review.window.playback.output.isEnabled()
        review.click_word(0, ENGLISH, "harbour")
        assert review.asked == []


def test_a_session_that_cannot_be_read_says_so(qtbot: QtBot, data_folder: Path) -> None:
    on_record(data_folder)
    for review in opened(qtbot, "20200101"):
        assert "20200101" in review.window.banner.sentence


def test_whoever_reads_elsewhere_is_left_there_while_it_plays(review: Review) -> None:
    window = review.window
    window.view.setFixedHeight(90)
    QApplication.processEvents()
    words = [window.reviewing.spans(review.line(row), "en") for row in (0, GATE_ROW, 3)]
    window.view.scrollToBottom()
    bottom = window.view.verticalScrollBar().value()
    window.player.follow(words[0][0].start, playing=True)
    assert window.view.verticalScrollBar().value() < bottom
    window.view.scrollToBottom()
    assert not window.view.shows(review.line(0).id)
    window.player.follow(words[1][0].start, playing=True)
    assert window.view.verticalScrollBar().value() == bottom


def test_a_long_session_is_measured_where_it_is_in_sight_and_stays_there_when_a_line_is_split(
    qtbot: QtBot,
) -> None:
    table, transcript = ReviewTable(), long_transcript(5_000)
    view = ReviewView(table)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    table.show_transcript(transcript, columns_of(transcript))
    view.choose(transcript.lines[-1].id)
    qtbot.waitUntil(lambda: view.shows(transcript.lines[-1].id))
    resets: list[bool] = []
    table.modelReset.connect(lambda: resets.append(True))
    split = (
        replace(transcript.lines[7], end=transcript.lines[7].start),
        replace(transcript.lines[7], part=1),
    )
    lines = (*transcript.lines[:7], *split, *transcript.lines[8:])
    table.show_transcript(replace(transcript, lines=lines), columns_of(transcript))
    assert table.rowCount() == 5_001
    assert not resets
    assert view.chosen == (transcript.lines[-1].id,)


def long_transcript(count: int) -> Transcript:
    provenance = Provenance("long", "", "scripted", "")
    lines = tuple(
        Line(
            number,
            "podium",
            f"S{number % 5 + 1}",
            Ticks(number * 48_000),
            Ticks(number * 48_000 + 40_000),
            "en",
            f"Sentence {number} of a session that takes all day.",
            {"es": f"Frase {number} de una sesión de todo el día."},
        )
        for number in range(count)
    )
    return Transcript(provenance, "en", ("es",), lines)
