"""The panel of the conversation: languages, search, speakers, and the way back to the newest words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from interpreter.domain.channels import Mode
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from tests.ui.models.test_conversation import caption
from ui.models.conversation import FLOOR
from ui.models.views import BoothView, ChannelView, SpeakerView, ToldView
from ui.panels.conversation import ConversationPanel

ANA, BEN = SpeakerView("s0", "Ana", 0), SpeakerView("s1", "Ben", 1)
BOOTH = BoothView(
    source_language="en",
    channels=(
        ChannelView("es", "es", "Spanish", Mode.MACHINE),
        ChannelView("es-2", "es", "Spanish", Mode.MACHINE),
        ChannelView("ar", "ar", "Arabic", Mode.MACHINE),
        ChannelView("en", "en", "English", Mode.FLOOR),
    ),
    speakers=(ANA, BEN),
)


@pytest.fixture
def panel(qtbot: QtBot) -> ConversationPanel:
    made = ConversationPanel()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_booth(BOOTH)
    made.show()
    qtbot.waitExposed(made)
    return made


def say(panel: ConversationPanel, count: int) -> None:
    panel.take([caption(number, f"line {number}", speaker=f"s{number % 2}") for number in range(count)], [])


def type_in(panel: ConversationPanel, words: str, qtbot: QtBot) -> None:
    QTest.keyClicks(field(panel), words)
    qtbot.waitUntil(lambda: panel._search.is_done)


def field(panel: ConversationPanel) -> QLineEdit:
    return panel.findChildren(QLineEdit)[-1]


def test_what_was_said_keeps_its_languages_while_another_event_is_prepared(panel: ConversationPanel) -> None:
    shown = panel.view.column_keys
    assert shown == (FLOOR, "es")
    french = (ChannelView("fr", "fr", "French", Mode.MACHINE),)
    prepared = replace(BOOTH, source_language="de", channels=french)
    panel.show_booth(replace(prepared, told=ToldView(BOOTH.source_language, BOOTH.channels)))
    assert panel.view.column_keys == shown
    panel.show_booth(prepared)
    assert panel.view.column_keys == (FLOOR, "fr")


def test_before_a_word_is_said_the_page_says_what_will_be_there(panel: ConversationPanel) -> None:
    assert panel._nothing.isVisible()
    say(panel, 1)
    assert not panel._nothing.isVisible()
    panel.clear()
    assert panel._nothing.isVisible()


def test_two_columns_show_the_floor_and_one_language(panel: ConversationPanel) -> None:
    assert panel.view.column_keys == (FLOOR, "es")
    panel.show_languages("ar", every=False)
    panel.show_booth(BOOTH)
    assert panel.view.column_keys == (FLOOR, "ar")


def test_where_several_languages_are_spoken_each_can_be_read_beside_the_floor(
    panel: ConversationPanel,
) -> None:
    several = replace(BOOTH, also_spoken=("es",))
    panel.show_booth(several)
    panel.show_languages("en", every=False)
    panel.show_booth(several)
    assert [(one.key, one.words) for one in panel.view._titles] == [(FLOOR, "Floor"), ("en", "English")]
    prepared = replace(BOOTH, source_language="de")
    panel.show_booth(replace(prepared, told=ToldView("en", BOOTH.channels, ("es",))))
    assert panel.view.column_keys == (FLOOR, "en")
    panel.show_booth(BOOTH)
    assert [(one.key, one.words) for one in panel.view._titles] == [(FLOOR, "English"), ("es", "Spanish")]


def test_every_language_has_a_column_and_the_choice_is_told(panel: ConversationPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.languages_shown) as told:
        QTest.keyClick(panel, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["es", True]
    assert panel.view.column_keys == (FLOOR, "es", "ar")


def test_search_counts_and_goes_from_hit_to_hit(panel: ConversationPanel, qtbot: QtBot) -> None:
    say(panel, 40)
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field(panel).hasFocus()
    type_in(panel, "LINE 3", qtbot)
    assert panel._find._count.text() == "11 found"
    QTest.keyClick(field(panel), Qt.Key.Key_Return)
    assert panel._find._count.text() == "11 of 11"
    QTest.keyClick(panel, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panel._find._count.text() == "10 of 11"
    QTest.keyClick(panel, Qt.Key.Key_F3)
    QTest.keyClick(panel, Qt.Key.Key_F3)
    assert panel._find._count.text() == "1 of 11"
    assert panel.view.selected is not None
    assert panel.view.selected.utterance == 3
    panel.take([caption(90, "line 33 again")])
    assert panel._find._count.text() == "1 of 12"
    assert not panel.grab().toImage().isNull()
    QTest.keyClick(field(panel), Qt.Key.Key_Escape)
    assert not panel._find._count.isVisible()


def test_what_is_nowhere_is_said_to_be(panel: ConversationPanel, qtbot: QtBot) -> None:
    say(panel, 3)
    type_in(panel, "zebra", qtbot)
    assert panel._find._count.text() == "Not found"


def test_the_way_back_is_shown_while_somebody_reads_back(panel: ConversationPanel) -> None:
    say(panel, 60)
    assert not panel._live.isVisible()
    panel.view.verticalScrollBar().setValue(10)
    assert panel._live.isVisible()
    QTest.mouseClick(panel._live, Qt.MouseButton.LeftButton)
    assert panel.view.following
    assert not panel._live.isVisible()


def test_a_long_history_comes_in_over_several_frames(panel: ConversationPanel, qtbot: QtBot) -> None:
    say(panel, 4000)
    assert len(panel.view.conversation) < 4000
    qtbot.waitUntil(lambda: len(panel.view.conversation) == 4000)
    assert panel.view.following


def test_captions_and_gaps_may_come_mixed(panel: ConversationPanel) -> None:
    panel.take((caption(1), Gap("podium", Ticks(0), Ticks(48_000), "device lost")))
    assert len(panel.view.conversation) == 2


def test_two_speakers_are_made_one_from_the_menu(panel: ConversationPanel, qtbot: QtBot) -> None:
    menu = panel._people.menu()
    menu.aboutToShow.emit()
    into = next(one for one in menu.findChildren(QMenu) if "Ana" in one.title()).actions()
    assert [action.text() for action in into] == ["Ben"]
    with qtbot.waitSignal(panel.speakers_merged) as told:
        into[0].trigger()
    assert told.args == ["s0", "s1"]


def test_a_speaker_is_renamed_from_the_menu_where_they_spoke_last(
    panel: ConversationPanel, qtbot: QtBot
) -> None:
    say(panel, 5)
    menu = panel._people.menu()
    menu.aboutToShow.emit()
    rename = next(action for action in menu.actions() if action.text() == "Rename Ben…")
    rename.trigger()
    editor = panel.view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("Benedikt")
    with qtbot.waitSignal(panel.speaker_named) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["s1", "Benedikt"]


def test_everything_to_press_has_a_name(panel: ConversationPanel) -> None:
    for control in (panel._language, panel._people, field(panel), panel.view):
        assert control.accessibleName()
    for control in (panel._every, panel._live):
        assert control.text()
        assert control.toolTip()


def test_a_merge_reaches_what_was_said_long_ago(panel: ConversationPanel) -> None:
    say(panel, 6)
    conversation = panel.view.conversation
    assert [conversation.opens(place) for place in range(6)] == [True] * 6
    panel.show_booth(replace(BOOTH, speakers=(ANA,), merged=(("s1", "s0"),)))
    assert [conversation.opens(place) for place in range(6)] == [True] + [False] * 5
