"""The interpreters' window with two desks and three channels."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.models.remembered import Remembered
from ui.screenshots import staged
from ui.windows.desk_window import DeskWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window() -> Iterator[DeskWindow]:
    desktop = staged(Remembered())
    desktop.desks.resize(1280, 560)
    desktop.desks.show()
    for _ in range(6):
        QApplication.processEvents()
    yield desktop.desks
    desktop.desks.hide()


def is_in_sight(key: QWidget, area: QScrollArea) -> bool:
    viewport = area.viewport()
    place = QRect(key.mapTo(viewport, QPoint(0, 0)), key.size())
    return viewport.rect().contains(place)


def test_the_keys_of_both_desks_are_in_sight_without_scrolling(window: DeskWindow) -> None:
    (area,) = window.findChildren(QScrollArea)
    assert len(window.panels) == 2
    for panel in window.panels.values():
        keys = [panel.cough, panel.slower, *(card.key for card in panel._outgoing.values())]
        assert len(keys) == 5
        assert all(is_in_sight(key, area) for key in keys)


def test_every_key_is_as_high_as_its_words_need(window: DeskWindow) -> None:
    for panel in window.panels.values():
        for key in (panel.cough, panel.slower, *(card.key for card in panel._outgoing.values())):
            assert key.height() >= key.sizeHint().height()
