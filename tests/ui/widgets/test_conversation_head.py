"""The controls above a conversation."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.conversation_head import ConversationHead

WIDE, NARROW = 900, 330


@pytest.fixture
def head(qtbot: QtBot) -> ConversationHead:
    head = ConversationHead()
    qtbot.addWidget(head)
    head.language.set_options([("es", "Spanish")])
    head.setMinimumWidth(1)
    head.resize(WIDE, 40)
    head.show()
    return head


def field(head: ConversationHead) -> QLineEdit:
    return head.findChildren(QLineEdit)[0]


def narrow(head: ConversationHead) -> None:
    head.resize(NARROW, 40)
    QApplication.processEvents()


def test_a_wide_one_shows_everything(head: ConversationHead) -> None:
    assert not head.every.is_folded
    assert field(head).isVisible()
    assert not head.search.isVisible()


def test_a_narrow_one_has_icons_that_say_what_they_are(head: ConversationHead) -> None:
    narrow(head)
    assert head.every.is_folded
    assert head.every.accessibleName() == "All languages"
    assert not field(head).isVisible()
    assert head.search.isVisible()
    assert head.search.toolTip()


def test_whoever_searches_in_a_narrow_one_has_all_its_room(qtbot: QtBot, head: ConversationHead) -> None:
    narrow(head)
    head.search.click()
    qtbot.keyClicks(field(head), "gate")
    QApplication.processEvents()
    assert field(head).width() > NARROW / 2
    assert not head.language.isVisible()
    qtbot.keyClick(field(head), Qt.Key.Key_Escape)
    assert field(head).text() == ""
    qtbot.keyClick(field(head), Qt.Key.Key_Escape)
    assert head.language.isVisible()
    assert not field(head).isVisible()


def test_a_simple_one_has_the_search_while_it_is_used(qtbot: QtBot, head: ConversationHead) -> None:
    head.set_simple(simple=True)
    assert not field(head).isVisible()
    assert not head.search.isVisible()
    head.begin_search()
    assert field(head).isVisible()
    qtbot.keyClick(field(head), Qt.Key.Key_Escape)
    assert not field(head).isVisible()
