"""The floor panel."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from interpreter.app.protocol import InputHeard
from interpreter.domain import commands as ask
from interpreter.domain.devices import Device, DeviceState, Direction, InputPlace
from interpreter.domain.events import SessionState
from interpreter.domain.setup import SourceSetup
from ui import theme
from ui.fitting import clipped_texts
from ui.foreign_texts import PseudoTranslator
from ui.models.views import BoothView, SourceView, SpeakerView, StatusView
from ui.panels.floor import FloorPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

USB = Device("usb", "Scarlett 18i20", Direction.INPUT, 2, 48_000, default=True)
BUILT_IN = Device("pci", "Built-in microphone", Direction.INPUT, 1, 48_000)
LOOP = Device("loop", "Monitor of the speakers", Direction.INPUT, 2, 48_000, monitor_of="out")
OUT = Device("out", "Speakers", Direction.OUTPUT, 2, 48_000)
ANA = SpeakerView("S1", "Ana Marín", 0, speaking=True)
PODIUM = SourceView("podium", "Scarlett 18i20 · 1", InputPlace("usb", 1), speaking=True, speaker=ANA)
HALL = SourceView("hall", "Built-in microphone", InputPlace("pci"))
BEFORE = BoothView(StatusView(connected=True), devices=(USB, BUILT_IN, LOOP, OUT), listed=True)
LIVE = replace(BEFORE, status=StatusView(connected=True, state=SessionState.RUNNING), sources=(PODIUM, HALL))


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Outside an event loop nobody deletes what was to be deleted later."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def panel(qtbot: QtBot) -> FloorPanel:
    panel = FloorPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    return panel


@pytest.fixture
def asked(panel: FloorPanel) -> list[ask.Command]:
    asked: list[ask.Command] = []
    panel.asked.connect(asked.append)
    return asked


def test_before_a_session_every_input_has_a_meter(panel: FloorPanel) -> None:
    panel.show_booth(BEFORE)
    assert list(panel.input_rows) == ["usb", "pci", "loop"]
    panel.show_inputs({"usb": InputHeard(-9, -18, "good"), "pci": InputHeard(-80, -90, "silent")})
    assert panel.input_rows["usb"].meter.reading.peak == -9
    assert panel.input_rows["usb"].words.text() == "Default input"
    assert panel.input_rows["pci"].words.text() == "Silent"
    assert panel.input_rows["loop"].meter.reading.peak == -120


def test_a_check_mark_makes_an_input_a_source_and_no_longer(
    qtbot: QtBot, panel: FloorPanel, asked: list[ask.Command]
) -> None:
    panel.show_booth(BEFORE)
    check = panel.input_rows["usb"].check
    qtbot.keyClick(check, Qt.Key.Key_Space)
    wanted = SourceSetup("Scarlett 18i20", InputPlace("usb"))
    assert asked == [ask.AddSource(wanted)]
    assert not check.isChecked()
    panel.show_booth(
        replace(BEFORE, sources=(SourceView("Scarlett 18i20", "Scarlett 18i20", InputPlace("usb")),))
    )
    assert check.isChecked()
    assert not panel.source_rows
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert asked[-1] == ask.RemoveSource("Scarlett 18i20")


def test_a_click_anywhere_on_an_input_chooses_it(
    qtbot: QtBot, panel: FloorPanel, asked: list[ask.Command]
) -> None:
    panel.show_booth(BEFORE)
    qtbot.mouseClick(panel.input_rows["pci"], Qt.MouseButton.LeftButton)
    assert asked == [ask.AddSource(SourceSetup("Built-in microphone", InputPlace("pci")))]


def test_two_devices_of_the_same_name_are_told_apart(panel: FloorPanel, asked: list[ask.Command]) -> None:
    twin = replace(USB, name="usb-2", default=False)
    view = replace(BEFORE, devices=(USB, twin))
    panel.show_booth(
        replace(view, sources=(SourceView("Scarlett 18i20", "Scarlett 18i20", InputPlace("usb-2")),))
    )
    assert panel.input_rows["usb-2"].check.isChecked()
    assert not panel.input_rows["usb"].check.isChecked()
    panel.input_rows["usb"].check.click()
    assert asked[-1] == ask.AddSource(SourceSetup("Scarlett 18i20 2", InputPlace("usb")))


def test_a_recording_or_a_missing_device_is_a_row_before_a_session(panel: FloorPanel) -> None:
    recording = SourceView(
        "talk", "/talks/talk.flac", InputPlace("/talks/talk.flac", recording=True), recording=True
    )
    lost = SourceView("podium", "USB microphone", InputPlace("gone"), state=DeviceState.LOST)
    panel.show_booth(replace(BEFORE, sources=(recording, lost)))
    assert panel.source_rows["talk"].note.text() == "talk.flac"
    assert panel.source_rows["podium"].note.text() == "USB microphone is not there now."
    assert list(panel.input_rows) == ["usb", "pci", "loop"]


def test_while_live_only_sources_are_shown(panel: FloorPanel) -> None:
    panel.show_booth(BEFORE)
    panel.show_booth(LIVE)
    assert list(panel.source_rows) == ["podium", "hall"]
    assert not panel.input_rows
    panel.show_levels({"podium": (-9, -18)})
    assert panel.source_rows["podium"].meter.reading.peak == -9


def test_who_speaks_and_whether_is_said_in_words(panel: FloorPanel) -> None:
    panel.show_booth(LIVE)
    podium, hall = panel.source_rows["podium"], panel.source_rows["hall"]
    assert podium.chip.accessibleName() == "Speaker: Ana Marín"
    assert (podium.dot.accessibleDescription(), hall.dot.accessibleDescription()) == ("speech", "quiet")


def test_a_warning_comes_without_moving_anything(panel: FloorPanel, qapp: QApplication) -> None:
    panel.show_booth(LIVE)
    qapp.processEvents()
    row = panel.source_rows["hall"]
    before = [part.geometry() for part in (row, row.title, row.chip, row.meter, row.note, row.more)]
    for changed in (
        replace(HALL, warning="noisy – bring the microphone closer, or move it away from the noise"),
        replace(HALL, trouble="The device is gone.", state=DeviceState.LOST),
        replace(HALL, speaker=ANA, speaking=True),
    ):
        panel.show_booth(replace(LIVE, sources=(PODIUM, changed)))
        qapp.processEvents()
        assert [
            part.geometry() for part in (row, row.title, row.chip, row.meter, row.note, row.more)
        ] == before
        assert panel.source_rows["hall"] is row


def test_trouble_goes_before_a_warning(panel: FloorPanel) -> None:
    panel.show_booth(replace(LIVE, sources=(replace(HALL, warning="noisy", trouble="the device is gone."),)))
    assert panel.source_rows["hall"].note.text() == "The device is gone."
    assert panel.source_rows["hall"].accessibleDescription() == "The device is gone."


def test_a_source_is_removed_from_its_menu(panel: FloorPanel, asked: list[ask.Command]) -> None:
    panel.show_booth(LIVE)
    menu = panel.source_rows["hall"].more.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert asked == [ask.RemoveSource("hall")]


def test_one_channel_of_an_interface_becomes_a_source(
    qtbot: QtBot, panel: FloorPanel, asked: list[ask.Command]
) -> None:
    panel.show_booth(LIVE)
    panel.add.click()
    qtbot.keyClicks(panel.picker.search, "scarlett input")
    qtbot.keyClick(panel.picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.picker.search, Qt.Key.Key_Return)
    assert asked == [ask.AddSource(SourceSetup("Scarlett 18i20", InputPlace("usb", 2)))]


def test_a_device_that_comes_is_there_by_itself(panel: FloorPanel, qapp: QApplication) -> None:
    panel.show_booth(replace(BEFORE, devices=()))
    qapp.processEvents()
    assert panel._nothing.isVisible()
    panel.show_booth(replace(BEFORE, devices=(BUILT_IN,)))
    assert not panel._nothing.isVisible()
    assert list(panel.input_rows) == ["pci"]


def test_before_the_core_has_told_of_devices_none_is_missed(panel: FloorPanel) -> None:
    panel.show_booth(BoothView(StatusView(connected=True)))
    assert panel._nothing.words == "Looking for devices…"
    panel.show_booth(replace(BEFORE, devices=(OUT,)))
    assert "no sound input" in panel._nothing.words


def test_without_inputs_a_recording_can_be_opened(qtbot: QtBot, panel: FloorPanel) -> None:
    panel.show_booth(replace(BEFORE, devices=()))
    with qtbot.waitSignal(panel.file_asked):
        panel._nothing.file_asked.emit()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize(
    "view",
    [BEFORE, LIVE, BoothView(), BoothView(listed=True)],
    ids=["before", "live", "looking", "no devices"],
)
def test_no_text_is_clipped_in_a_wordy_language(
    qtbot: QtBot, qapp: QApplication, *, zoom: float, view: BoothView
) -> None:
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    try:
        theme.apply(theme.chosen(theme.Scheme.LIGHT, zoom))
        panel = FloorPanel()
        qtbot.addWidget(panel)
        panel.show_booth(view)
        panel.resize(panel.minimumSizeHint().width(), round(700 * zoom))
        panel.show()
        qapp.processEvents()
        assert clipped_texts(panel) == []
    finally:
        qapp.removeTranslator(translator)


def test_the_operator_listens_in_on_one_source_and_no_longer(qtbot: QtBot, panel: FloorPanel) -> None:
    panel.show_booth(LIVE)
    key = panel.source_rows["hall"].listen
    assert (key.isHidden(), key.accessibleName()) == (False, "Listen in on hall")
    with qtbot.waitSignal(panel.listen_asked) as told:
        qtbot.keyClick(key, Qt.Key.Key_Space)
    assert told.args == ["hall", key]
    assert not key.isChecked()
    panel.show_booth(replace(LIVE, sources=(PODIUM, replace(HALL, soloed=True))))
    assert key.isChecked()
    with qtbot.waitSignal(panel.listen_asked) as told:
        qtbot.keyClick(key, Qt.Key.Key_Space)
    assert told.args == [None, key]


def test_listening_in_needs_a_session_and_the_whole_console(panel: FloorPanel) -> None:
    panel.show_booth(replace(LIVE, status=BEFORE.status))
    assert panel.source_rows["podium"].listen.isHidden()
    panel.show_booth(replace(LIVE, status=replace(LIVE.status, connected=False)))
    key = panel.source_rows["podium"].listen
    assert (key.isHidden(), key.isEnabled()) == (False, False)
    panel.set_simple(True)
    panel.show_booth(LIVE)
    assert panel.source_rows["podium"].listen.isHidden()
