"""Working with a conversation by keyboard and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.models.test_conversation import caption
from ui.models.conversation import FLOOR, Conversation
from ui.models.views import SpeakerView
from ui.widgets.conversation_columns import Title
from ui.widgets.conversation_name_editor import NameEditor
from ui.widgets.conversation_view import ConversationView


@pytest.fixture
def view(qtbot: QtBot) -> ConversationView:
    conversation = Conversation()
    for number in range(60):
        speaker = f"s{number // 3 % 2}"
        conversation.take(caption(number, f"line {number}", speaker=speaker))
        conversation.take(caption(number, f"línea {number}", channel="es", language="es", speaker=speaker))
    made = ConversationView(conversation)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_columns([Title(FLOOR, "English"), Title("es", "Spanish")])
    made.show_speakers({"s0": SpeakerView("s0", "Ana", 0), "s1": SpeakerView("s1", "Ben", 1)})
    made.offer_names(["Eva Prat"])
    made.show()
    made.refresh(conversation.drain())
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def press(view: ConversationView, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(view, key, held)


def chosen(view: ConversationView) -> int:
    assert view.selected is not None
    return view.selected.utterance


def test_the_arrow_keys_go_from_passage_to_passage(view: ConversationView) -> None:
    press(view, Qt.Key.Key_Up)
    assert chosen(view) == 59
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_PageUp)
    assert chosen(view) == 50
    press(view, Qt.Key.Key_Home)
    assert chosen(view) == 0
    assert not view.following
    press(view, Qt.Key.Key_Down)
    assert chosen(view) == 1
    press(view, Qt.Key.Key_End)
    assert view.following
    assert view.selected is None


def test_chosen_passages_are_copied_with_time_and_speaker(view: ConversationView) -> None:
    view.select(2)
    press(view, Qt.Key.Key_Down, shift=True)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "00:02\tAna\tline 2\tlínea 2\n00:03\tBen\tline 3\tlínea 3"


def test_a_selection_stays_on_its_passages_while_more_is_said(view: ConversationView) -> None:
    view.select(10)
    view.conversation.take(caption(200, "late", start=0))
    view.refresh(view.conversation.drain())
    assert chosen(view) == 10
    assert view.look_of(11).selected
    assert not view.look_of(10).selected


def test_a_speaker_is_named_in_place(view: ConversationView, qtbot: QtBot) -> None:
    view.select(1)
    press(view, Qt.Key.Key_F2)
    editor = view.findChild(NameEditor)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Ana"
    assert editor.completer().model().index(0, 0).data() == "Eva Prat"
    editor.setText("  Eva   Prat ")
    with qtbot.waitSignal(view.speaker_named) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["s0", "Eva Prat"]
    assert editor.isHidden()


def test_escape_leaves_the_name_as_it_was(view: ConversationView, qtbot: QtBot) -> None:
    view.select(1)
    press(view, Qt.Key.Key_F2)
    editor = view.findChild(NameEditor)
    assert editor is not None
    editor.setText("Somebody")
    with qtbot.assertNotEmitted(view.speaker_named):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        editor.editingFinished.emit()


def typed_name(view: ConversationView, qtbot: QtBot, text: str) -> NameEditor:
    """Begin to name Ana in the window that is in front."""
    with qtbot.waitActive(view):
        view.activateWindow()
    view.select(1)
    press(view, Qt.Key.Key_F2)
    editor = view.findChildren(NameEditor)[-1]
    editor.setText(text)
    return editor


def test_a_name_that_waits_is_not_given_in_the_next_session(view: ConversationView, qtbot: QtBot) -> None:
    editor = typed_name(view, qtbot, "Eva Pr")
    with qtbot.assertNotEmitted(view.speaker_named):
        view.conversation.clear()
        view.conversation.take_all([caption(number, "another day", speaker="s0") for number in range(9)])
        view.refresh(view.conversation.drain())
        assert editor.isHidden()
        assert view.selected is None
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view._sheet.box(2).center())


@pytest.mark.parametrize(("text", "given"), [("Eva", ["Eva"]), (" ", []), ("Ana", [])])
def test_whoever_goes_elsewhere_has_given_the_name_if_it_is_another_one(
    view: ConversationView, qtbot: QtBot, text: str, given: list[str]
) -> None:
    names: list[str] = []
    view.speaker_named.connect(lambda _, name: names.append(name))
    search = QLineEdit(view)
    search.show()
    editor = typed_name(view, qtbot, text)
    search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert (names, editor.isHidden(), search.hasFocus()) == (given, True, True)


def test_a_half_typed_name_waits_while_something_else_takes_the_keyboard(
    view: ConversationView, qtbot: QtBot
) -> None:
    names: list[str] = []
    view.speaker_named.connect(lambda _, name: names.append(name))
    editor = typed_name(view, qtbot, "Ev")
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.OtherFocusReason):
        view.setFocus(reason)
        assert (editor.text(), editor.isVisible(), names) == ("Ev", True, [])
    editor.setFocus()
    QTest.keyClicks(editor, "a")
    view.select(4)
    press(view, Qt.Key.Key_F2)
    assert (names, editor.isHidden()) == (["Eva"], True)


def test_a_name_is_pressed_to_change_it(view: ConversationView) -> None:
    box = view._sheet.box(57)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(view._sheet.columns.speaker.left + 30, box.top() + 14),
    )
    assert chosen(view) == 57
    assert view.findChild(NameEditor) is not None


def test_pressing_the_text_chooses_the_passage_only(view: ConversationView) -> None:
    box = view._sheet.box(58)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(view._sheet.columns.texts[0].left + 5, box.center().y()),
    )
    assert chosen(view) == 58
    assert view.findChild(NameEditor) is None


def test_the_chosen_passage_can_be_read_by_a_screen_reader(view: ConversationView) -> None:
    view.select(4)
    assert view.accessibleDescription() == "00:04, Ben. English: line 4. Spanish: línea 4"


def test_the_newest_committed_words_are_told_once_a_second_at_most(view: ConversationView) -> None:
    assert view.accessibleDescription() == "line 59 – línea 59"
    view.conversation.take(caption(60, "hasty"))
    view.refresh(view.conversation.drain())
    assert view.accessibleDescription() == "line 59 – línea 59"


def test_who_is_not_known_is_called_so(view: ConversationView) -> None:
    view.conversation.take(caption(70, "who", speaker=None))
    view.refresh(view.conversation.drain())
    view.select(60)
    assert "Speaker ?" in view.accessibleDescription()
