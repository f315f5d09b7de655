"""How the panels of the main window share its width."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.panes import Panes


class Panel(QWidget):
    def __init__(self, least: int) -> None:
        super().__init__()
        self.setMinimumWidth(least)


@pytest.fixture
def panes(qtbot: QtBot) -> Iterator[Panes]:
    panes = Panes(Panel(200), Panel(60), Panel(240))
    qtbot.addWidget(panes)
    panes.resize(1400, 400)
    panes.show()
    QApplication.processEvents()
    yield panes
    theme.apply(theme.chosen(theme.Scheme.DARK))


def resize(panes: Panes, width: int) -> None:
    panes.resize(width, 400)
    QApplication.processEvents()


def test_the_middle_has_what_the_sides_leave(panes: Panes) -> None:
    first, middle, last = panes.sizes()
    assert (first, last) == (250, 390)
    resize(panes, 1600)
    assert panes.sizes() == [first, middle + 200, last]


def test_the_sides_grow_with_the_zoom_and_shrink_again(panes: Panes) -> None:
    before = panes.sizes()
    resize(panes, 2100)
    theme.apply(theme.chosen(theme.Scheme.DARK, 1.5))
    QApplication.processEvents()
    assert panes.sizes()[0] == 375
    assert panes.sizes()[2] == 585
    theme.apply(theme.chosen(theme.Scheme.DARK))
    resize(panes, 1400)
    assert panes.sizes() == before


def test_the_last_gives_way_before_the_first_and_takes_its_room_back(panes: Panes) -> None:
    gaps = 2 * panes.handleWidth()
    resize(panes, 250 + 440 + 300 + gaps)
    assert panes.sizes() == [250, 440, 300]
    resize(panes, 200 + 400 + 240 + gaps)
    assert panes.sizes()[2] == 240
    assert panes.sizes()[0] >= 200
    resize(panes, 1400)
    assert (panes.sizes()[0], panes.sizes()[2]) == (250, 390)


def test_widths_that_somebody_chose_are_restored(qtbot: QtBot, panes: Panes) -> None:
    panes.moveSplitter(320, 1)
    state = panes.saveState()
    other = Panes(Panel(200), Panel(60), Panel(240))
    qtbot.addWidget(other)
    assert other.restoreState(state)
    other.resize(1600, 400)
    other.show()
    QApplication.processEvents()
    assert other.sizes()[0] == 320


@pytest.mark.parametrize("state", [b"", b"nonsense", b"1 2 3", "٣ x".encode(), b"\x00\x00\x00\xff"])
def test_widths_that_cannot_be_read_change_nothing(panes: Panes, state: bytes) -> None:
    before = panes.sizes()
    assert not panes.restoreState(QByteArray(state))
    assert panes.sizes() == before
