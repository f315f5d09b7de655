"""A conversation on screen: what moves, what stays, and what is painted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.domain.health import Gap
from interpreter.domain.timeline import ticks_from_seconds
from tests.ui.models.test_conversation import caption
from ui import theme
from ui.models.conversation import FLOOR, Conversation
from ui.widgets.conversation_area import ConversationArea
from ui.widgets.conversation_columns import Title

LONG = "The committee will now consider the third item on its agenda and whatever else follows from it today"


@pytest.fixture
def area(qtbot: QtBot) -> ConversationArea:
    conversation = Conversation()
    conversation.take_all(caption(number, f"{number} {LONG}") for number in range(200))
    made = ConversationArea(conversation)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_columns([Title(FLOOR, "English"), Title("es", "Spanish")])
    made.show()
    qtbot.waitExposed(made)
    refreshed(made)
    return made


def refreshed(area: ConversationArea) -> None:
    area.refresh(area.conversation.drain())
    settled(area)


def settled(area: ConversationArea) -> None:
    while not area.is_settled:
        QApplication.processEvents()


def painted(area: ConversationArea, qtbot: QtBot) -> QImage:
    """What is on screen, as far as it was painted bit by bit."""
    qtbot.wait(1)
    screen = area.screen().grabWindow(area.winId())
    return screen.toImage() if not screen.isNull() else area.grab().toImage()


def top_of(area: ConversationArea, utterance: int) -> int:
    passage = area.conversation.find(utterance)
    assert passage is not None
    return area._sheet.box(area.conversation.place(passage.key)).top()


def test_it_opens_at_the_newest_words(area: ConversationArea) -> None:
    assert area.following
    assert area._sheet.box(199).bottom() + 1 == area.viewport().height()


def test_it_follows_what_is_said(area: ConversationArea) -> None:
    area.conversation.take(caption(200, LONG))
    refreshed(area)
    assert area._sheet.box(200).bottom() + 1 == area.viewport().height()


def test_nothing_in_sight_moves_while_somebody_reads_back(area: ConversationArea, qtbot: QtBot) -> None:
    changes: list[bool] = []
    area.following_changed.connect(changes.append)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 2)
    settled(area)
    qtbot.wait(1)
    first = area._sheet.row_at(0)
    assert first is not None
    assert 50 < first < 150
    before = area.grab().toImage()
    for number in range(200, 240):
        area.conversation.take(caption(number, LONG))
        area.conversation.take(
            caption(number - 190 + first, LONG * 4, channel="es", language="es", revision=2)
        )
        area.conversation.take(caption(number - 240 + first, LONG * 3, revision=2))
        refreshed(area)
        qtbot.wait(1)
    late = caption(999, LONG, start=ticks_from_seconds(0.5))
    area.conversation.take(late)
    refreshed(area)
    shown = area.grab().toImage()
    content = area.viewport().geometry()
    assert shown.copy(content) == before.copy(content)
    assert changes == [False]
    area.jump_to_live()
    settled(area)
    assert changes == [False, True]
    assert area._sheet.box(len(area.conversation) - 1).bottom() + 1 == area.viewport().height()


def test_scrolling_back_through_rows_never_laid_out_goes_smoothly(area: ConversationArea) -> None:
    bar = area.verticalScrollBar()
    for _ in range(60):
        seen = area._sheet.row_at(200)
        assert seen is not None
        top = area._sheet.box(seen).top()
        bar.setValue(bar.value() - 37)
        settled(area)
        assert area._sheet.box(seen).top() == top + 37


def test_painting_what_changed_gives_the_same_picture_as_painting_everything(
    area: ConversationArea, qtbot: QtBot
) -> None:
    words = LONG.split()
    for count in range(1, len(words), 2):
        area.conversation.take(
            caption(
                200,
                " ".join(words[:count]),
                provisional=" ".join(words[count : count + 2]),
                predicted="and so on"[: count % 9],
                revision=count,
            )
        )
        area.conversation.take(
            caption(200 - count % 2, " ".join(words[:count]), channel="es", language="es", revision=count)
        )
        if count % 5 == 0:
            area.conversation.take_gap(Gap("podium", ticks_from_seconds(198.0 + count / 20), 48_000, "lost"))
        refreshed(area)
        in_pieces = painted(area, qtbot)
        area.viewport().update()
        assert painted(area, qtbot) == in_pieces


def test_a_row_does_not_get_lower_while_it_changes(area: ConversationArea) -> None:
    area.conversation.take(caption(200, "", provisional=LONG))
    refreshed(area)
    before = area._sheet.box(200).height()
    area.conversation.take(caption(200, "", provisional="short", revision=2))
    refreshed(area)
    assert area._sheet.box(200).height() == before


def test_another_width_keeps_the_passage_in_sight(area: ConversationArea, qtbot: QtBot) -> None:
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 3)
    seen = area._sheet.row_at(2)
    settled(area)
    area.resize(520, 400)
    qtbot.wait(1)
    settled(area)
    assert area._sheet.row_at(2) == seen
    assert not area.following


def test_a_new_session_begins_with_an_empty_page(area: ConversationArea) -> None:
    area.conversation.clear()
    refreshed(area)
    assert area._sheet.row_at(5) is None
    area.conversation.take(caption(1))
    refreshed(area)
    assert area._sheet.row_at(5) == 0


def test_lost_sound_is_a_row_that_says_so(area: ConversationArea) -> None:
    area.conversation.take_gap(
        Gap("podium", ticks_from_seconds(300.0), ticks_from_seconds(3.2), "device lost")
    )
    refreshed(area)
    row = area.conversation[200]
    assert area._wording.sentence(row) == "3.2 s of podium are missing (device lost)"  # type: ignore[arg-type]
    assert area._sheet.box(200).height() > 0


def test_a_screen_that_is_new_altogether_is_filled_within_a_few_frames(area: ConversationArea) -> None:
    area.verticalScrollBar().setValue(7)
    settled(area)
    first, last = area._sheet.row_at(0), area._sheet.row_at(area.viewport().height() - 1)
    assert first is not None
    assert last is not None
    keys = [area.conversation[number].key for number in range(first, last + 1)]
    assert all(key in area._sheet._layouts for key in keys)


def test_many_languages_are_reached_by_scrolling_sideways(area: ConversationArea) -> None:
    area.show_columns(
        [Title(FLOOR, "English"), *(Title(f"x{number}", f"Language {number}") for number in range(8))]
    )
    assert area.horizontalScrollBar().maximum() > 0
    area.horizontalScrollBar().setValue(area.horizontalScrollBar().maximum())
    assert not area.grab().toImage().isNull()


def test_an_interface_from_right_to_left_begins_at_the_time_as_well(area: ConversationArea) -> None:
    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    area.show_columns([Title(f"l{number}", f"Language {number}") for number in range(8)])
    refreshed(area)
    columns, width = area._sheet.columns, area.viewport().width()
    assert columns.time.right - area.shifted <= width
    area.horizontalScrollBar().setValue(area.horizontalScrollBar().maximum())
    assert area.shifted == 0
    area.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    area.horizontalScrollBar().setValue(0)
    assert area.shifted == 0


def test_an_interface_from_right_to_left_has_time_at_the_right(area: ConversationArea) -> None:
    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    columns = area._sheet.columns
    assert columns.time.left > columns.speaker.left > columns.texts[0].left > columns.texts[1].left
    assert not area.grab().toImage().isNull()


@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
def test_text_grows_with_the_zoom(area: ConversationArea, zoom: float, qtbot: QtBot) -> None:
    theme.apply(theme.chosen(theme.Scheme.LIGHT, zoom))
    qtbot.wait(1)
    settled(area)
    assert area._sheet.box(199).height() >= 24 * zoom
    assert area._sheet.row_at(area.viewport().height() - 1) == 199
