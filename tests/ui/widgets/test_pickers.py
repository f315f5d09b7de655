"""Searchable lists of devices and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from ui.widgets.choice_list import Choice, answering
from ui.widgets.device_picker import FILE, NOWHERE, InputPicker, OutputPicker, level_name, pair_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

USB = Device("usb", "Scarlett 18i20", Direction.OUTPUT, 4, 48_000, default=True)
HDMI = Device("hdmi", "HDMI screen", Direction.OUTPUT, 2, 48_000)
MIC = Device("mic", "Podium interface", Direction.INPUT, 2, 48_000, default=True)
LOOP = Device("loop", "Monitor of HDMI screen", Direction.INPUT, 2, 48_000, monitor_of="hdmi")


@pytest.fixture
def anchor(qtbot: QtBot) -> QPushButton:
    button = QPushButton("Output")
    qtbot.addWidget(button)
    button.show()
    return button


@pytest.fixture
def outputs(qtbot: QtBot, anchor: QPushButton) -> OutputPicker:
    picker = OutputPicker(anchor)
    qtbot.addWidget(picker)
    return picker


def keys(picker: OutputPicker | InputPicker) -> list[object]:
    return [row.key for row in picker.rows]


def test_every_pair_of_channels_is_offered(outputs: OutputPicker) -> None:
    outputs.show_devices([USB, HDMI, MIC], None)
    assert keys(outputs) == [NOWHERE, OutputPlace("usb"), OutputPlace("usb", 3), OutputPlace("hdmi")]
    assert [row.tail for row in outputs.rows] == ["", "1–2", "3–4", "1–2"]
    assert "default" in outputs.rows[1].note


def test_a_pair_that_a_channel_plays_on_says_so_and_has_a_meter(outputs: OutputPicker) -> None:
    outputs.show_devices([USB], None, {OutputPlace("usb", 3): "Català"})
    assert "Català" in outputs.rows[2].note
    assert outputs.rows[2].level == level_name(OutputPlace("usb", 3))
    assert not outputs.rows[1].level


def test_a_device_that_is_gone_is_still_in_the_list(outputs: OutputPicker) -> None:
    outputs.show_devices([HDMI], OutputPlace("usb", 3), title="Scarlett 18i20")
    row = outputs.rows[1]
    assert (row.key, row.title, row.absent, row.note) == (
        OutputPlace("usb", 3),
        "Scarlett 18i20",
        True,
        "not there now",
    )


def test_letters_narrow_the_list_and_arrows_choose(
    qtbot: QtBot, outputs: OutputPicker, anchor: QPushButton
) -> None:
    outputs.show_devices([USB, HDMI], None)
    outputs.open_at(anchor, NOWHERE)
    qtbot.keyClicks(outputs.search, "scar")
    assert keys(outputs) == [OutputPlace("usb"), OutputPlace("usb", 3)]
    qtbot.keyClick(outputs.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(outputs.picked) as picked:
        qtbot.keyClick(outputs.search, Qt.Key.Key_Return)
    assert picked.args == [OutputPlace("usb", 3)]
    assert not outputs.isVisible()


def test_no_output_is_a_choice(qtbot: QtBot, outputs: OutputPicker, anchor: QPushButton) -> None:
    outputs.show_devices([USB], OutputPlace("usb"))
    outputs.open_at(anchor, OutputPlace("usb"))
    qtbot.keyClicks(outputs.search, "no out")
    with qtbot.waitSignal(outputs.picked) as picked:
        qtbot.keyClick(outputs.search, Qt.Key.Key_Enter)
    assert picked.args == [None]


def test_a_device_that_comes_keeps_what_is_marked_and_typed(
    qtbot: QtBot, outputs: OutputPicker, anchor: QPushButton
) -> None:
    outputs.show_devices([USB], OutputPlace("usb", 3))
    outputs.open_at(anchor, OutputPlace("usb", 3))
    assert outputs.marked == OutputPlace("usb", 3)
    outputs.show_devices([HDMI, USB], OutputPlace("usb", 3))
    assert outputs.isVisible()
    assert outputs.marked == OutputPlace("usb", 3)
    qtbot.keyClicks(outputs.search, "s")
    outputs.show_devices([USB], OutputPlace("usb", 3))
    assert outputs.search.text() == "s"


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, outputs: OutputPicker, anchor: QPushButton) -> None:
    outputs.show_devices([USB], None)
    outputs.open_at(anchor, NOWHERE)
    with qtbot.assertNotEmitted(outputs.picked):
        qtbot.keyClick(outputs.search, Qt.Key.Key_Escape)
    assert not outputs.isVisible()


def test_where_nothing_is_found_enter_does_nothing(
    qtbot: QtBot, outputs: OutputPicker, anchor: QPushButton
) -> None:
    outputs.show_devices([USB], None)
    outputs.open_at(anchor)
    qtbot.keyClicks(outputs.search, "zzz")
    with qtbot.assertNotEmitted(outputs.picked):
        qtbot.keyClick(outputs.search, Qt.Key.Key_Return)


def test_inputs_are_grouped_and_a_recording_is_one(qtbot: QtBot, anchor: QPushButton) -> None:
    picker = InputPicker(anchor)
    qtbot.addWidget(picker)
    picker.show_devices([MIC, LOOP, USB])
    assert keys(picker) == [
        None,
        InputPlace("mic"),
        InputPlace("mic", 1),
        InputPlace("mic", 2),
        None,
        InputPlace("loop"),
        None,
        FILE,
    ]
    picker.open_at(anchor)
    assert picker.marked == InputPlace("mic")
    picker.show_levels({"mic": (-9, -18)})
    qtbot.keyClicks(picker.search, "file")
    with qtbot.waitSignal(picker.file_asked):
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)


def test_the_lists_draw_every_kind_of_row(qtbot: QtBot, anchor: QPushButton) -> None:
    picker = InputPicker(anchor)
    qtbot.addWidget(picker)
    picker.show_devices([MIC, LOOP])
    picker.open_at(anchor)
    picker.show_levels({"mic": (-9, -18)})
    before = picker.grab().toImage()
    picker.show_levels({"mic": (-40, -50)})
    assert picker.grab().toImage() != before


def test_a_pair_is_written_as_people_write_it() -> None:
    assert pair_of(OutputPlace("usb", 3)) == "3–4"
    assert pair_of(OutputPlace("usb", 3), 3) == "3"


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), max_size=6), st.text("abgp ", max_size=4))
def test_what_is_found_has_every_typed_word_and_no_heading_stands_alone(
    titles: list[str], typed: str
) -> None:
    choices = [Choice(None, "Heading"), *(Choice((n, title), title) for n, title in enumerate(titles))]
    found = answering(choices, typed)
    wanted = [choice for choice in choices[1:] if all(word in choice.title for word in typed.split())]
    assert [choice for choice in found if not choice.is_heading] == wanted
    assert any(choice.is_heading for choice in found) == bool(wanted)
