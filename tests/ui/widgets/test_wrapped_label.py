"""Texts in several lines are readable from both sides."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.wrapped_label import WrappedLabel


def test_from_right_to_left_there_is_room_for_the_space_that_ends_a_line(qtbot: QtBot) -> None:
    label = WrappedLabel("words in a line " * 8)
    qtbot.addWidget(label)
    assert label.contentsMargins().left() == 0
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    space = label.fontMetrics().horizontalAdvance(" ")
    assert label.contentsMargins().left() == space
    narrow = WrappedLabel(label.text())
    qtbot.addWidget(narrow)
    assert all(label.heightForWidth(w + space) == narrow.heightForWidth(w) for w in range(100, 200, 7))
