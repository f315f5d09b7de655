"""How the operator listens in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from interpreter.domain import commands as ask
from interpreter.domain.channels import Mode
from interpreter.domain.devices import Device, Direction, OutputPlace
from interpreter.domain.events import SessionState
from ui import theme
from ui.fitting import clipped_texts
from ui.models.views import BoothView, ChannelView, MonitorView, StatusView
from ui.panels.channels import ChannelsPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BOOTH = BoothView(
    StatusView(connected=True, state=SessionState.RUNNING),
    channels=(ChannelView("es", "es", "Spanish", Mode.MACHINE, output=OutputPlace("usb")),),
    devices=(Device("usb", "Scarlett 18i20", Direction.OUTPUT, 4, 48_000),),
)
HEARD = replace(BOOTH, monitor=MonitorView(OutputPlace("usb", 3), "es", -6.0))


@pytest.fixture
def panel(qtbot: QtBot) -> ChannelsPanel:
    panel = ChannelsPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 700)
    panel.show_booth(BOOTH)
    panel.set_simple(False)
    panel.show()
    return panel


@pytest.fixture
def asked(panel: ChannelsPanel) -> list[ask.Command]:
    asked: list[ask.Command] = []
    panel.asked.connect(asked.append)
    return asked


@pytest.mark.parametrize("simple", [False, True])
def test_whoever_listens_in_without_an_output_is_offered_one_that_is_free_and_hears_at_once(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command], *, simple: bool
) -> None:
    panel.set_simple(simple)
    panel.strips[0].keys.listen_in()
    outputs = panel.listening.outputs
    assert outputs.isVisible()
    assert (asked, outputs.marked) == ([], OutputPlace("usb", 3))
    qtbot.keyClick(outputs.search, Qt.Key.Key_Return)
    assert asked == [ask.SetMonitor(OutputPlace("usb", 3))]
    there = replace(HEARD, monitor=MonitorView(OutputPlace("usb", 3)))
    panel.show_booth(there)
    panel.show_booth(replace(there, source_language="de"))
    assert asked[1:] == [ask.Monitor("es")]


def test_where_an_output_is_refused_nothing_else_is_asked(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.strips[0].keys.listen_in()
    qtbot.keyClick(panel.listening.outputs.search, Qt.Key.Key_Return)
    panel.show_booth(replace(BOOTH, source_language="de"))
    panel.listening.place.click()
    panel.listening.outputs.hide()
    panel.show_booth(HEARD)
    assert asked == [ask.SetMonitor(OutputPlace("usb", 3))]


def test_a_source_of_the_floor_is_listened_in_on_as_a_channel_is(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    button = QPushButton(panel)
    panel.listening.listen("podium", button)
    qtbot.keyClick(panel.listening.outputs.search, Qt.Key.Key_Return)
    panel.show_booth(replace(HEARD, monitor=replace(HEARD.monitor, hears=None)))
    assert asked == [ask.SetMonitor(OutputPlace("usb", 3)), ask.Monitor("podium", -6.0)]


def test_whoever_leaves_the_offer_hears_nothing(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.strips[0].keys.listen_in()
    qtbot.keyClick(panel.listening.outputs.search, Qt.Key.Key_Escape)
    assert not panel.listening.outputs.isVisible()
    panel.listening.place.click()
    qtbot.keyClick(panel.listening.outputs.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.listening.outputs.search, Qt.Key.Key_Return)
    assert asked == [ask.SetMonitor(OutputPlace("usb", 1))]


def test_where_there_is_an_output_it_is_heard_as_loud_as_before(
    panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.show_booth(replace(HEARD, monitor=replace(HEARD.monitor, hears=None)))
    panel.strips[0].keys.listen_in()
    assert not panel.listening.outputs.isVisible()
    assert asked == [ask.Monitor("es", -6.0)]


def test_what_is_listened_to_is_made_louder_while_a_session_runs(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    volume = panel.listening.volume
    assert not volume.isVisible()
    assert panel.listening.place.text() == "Listen in: no output"
    panel.show_booth(HEARD)
    assert panel.listening.place.text() == "Scarlett 18i20"
    assert volume.slider.value() == -6
    qtbot.keyClick(volume.slider, Qt.Key.Key_Right)
    assert asked == [ask.Monitor("es", -5.0)]


def test_no_text_is_clipped_where_letters_are_twice_as_large(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(theme.chosen(theme.Scheme.LIGHT, 2.0))
    for view in (BOOTH, HEARD):
        panel = ChannelsPanel()
        qtbot.addWidget(panel)
        panel.set_simple(False)
        panel.show_booth(view)
        panel.resize(panel.minimumSizeHint().width(), 1400)
        panel.show()
        qapp.processEvents()
        assert clipped_texts(panel) == []
