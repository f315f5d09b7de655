"""What needs attention, and putting it away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.fitting import clipped_texts
from ui.foreign_texts import PseudoTranslator
from ui.models.views import ConcernView
from ui.widgets.concern_list import ConcernList
from ui.widgets.concern_row import ConcernRow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LOST = ConcernView("device", "podium: the microphone is lost.", alarm=True)
SLOW = ConcernView("engine", "The engine is 3.1 s behind.")
ASKED = ConcernView("handover", "B asks A to hand over es.")


@pytest.fixture
def concerns(qtbot: QtBot) -> ConcernList:
    concerns = ConcernList()
    qtbot.addWidget(concerns)
    return concerns


def put_away(row: ConcernRow) -> None:
    row.findChildren(QToolButton)[0].click()


def test_nothing_is_shown_before_the_first_concern_and_all_is_well_after_the_last(
    concerns: ConcernList,
) -> None:
    assert concerns.isHidden()
    concerns.show_concerns([SLOW])
    height = concerns.sizeHint().height()
    concerns.show_concerns([])
    assert not concerns.isHidden()
    assert concerns.head.accessibleName() == "All is well"
    assert concerns.sizeHint().height() == height


def test_the_first_is_shown_and_the_others_on_demand(concerns: ConcernList) -> None:
    concerns.show_concerns([LOST, SLOW, ASKED])
    concerns.show()
    assert concerns.head.accessibleName() == "Alarm: podium: the microphone is lost."
    assert concerns.toggle.text() == "2 more"
    concerns.toggle.click()
    rows = [row for row in concerns.findChildren(ConcernRow) if row.isVisible() and row is not concerns.head]
    assert [row.concern for row in rows] == [SLOW, ASKED]
    concerns.show_concerns([LOST])
    assert not concerns.toggle.isVisible()


def test_what_is_put_away_comes_again_only_if_it_begins_anew_or_changes(concerns: ConcernList) -> None:
    concerns.show_concerns([LOST, SLOW])
    put_away(concerns.head)
    assert concerns.shown == (SLOW,)
    put_away(concerns.head)
    assert concerns.isHidden()
    concerns.show_concerns([SLOW, LOST])
    assert concerns.isHidden()
    concerns.show_concerns([LOST])
    concerns.show_concerns([LOST, SLOW])
    assert concerns.shown == (SLOW,)
    assert not concerns.isHidden()


def test_good_news_can_be_put_away_too(concerns: ConcernList) -> None:
    concerns.show_concerns([SLOW])
    concerns.show_concerns([])
    put_away(concerns.head)
    assert concerns.isHidden()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_most_pressing_sentence_is_always_shown_whole(
    qtbot: QtBot, qapp: QApplication, zoom: float, direction: Qt.LayoutDirection
) -> None:
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    try:
        theme.apply(theme.chosen(theme.Scheme.LIGHT, zoom))
        window, concerns = QWidget(), ConcernList()
        qtbot.addWidget(window)
        window.setLayoutDirection(direction)
        column = QVBoxLayout(window)
        column.addWidget(concerns)
        column.addStretch(1)
        long = replace(
            LOST, sentence="podium: the microphone is lost; plug it in again, or choose another. " * 3
        )
        concerns.show_concerns([long, SLOW, replace(ASKED, sentence=long.sentence)])
        concerns.toggle.click()
        window.resize(round(600 * zoom), round(600 * zoom))
        window.show()
        qapp.processEvents()
        assert clipped_texts(window) == []
    finally:
        qapp.removeTranslator(translator)
