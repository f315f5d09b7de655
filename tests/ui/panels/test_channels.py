"""The channel strips."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from interpreter.domain import commands as ask
from interpreter.domain.channels import EACH_SPEAKER, ListenerChannel, Mode
from interpreter.domain.devices import Device, DeviceState, Direction, OutputPlace
from interpreter.domain.setup import ChannelSetup
from interpreter.domain.sharing import ChannelAudience
from ui import theme
from ui.fitting import clipped_texts
from ui.foreign_texts import PseudoTranslator
from ui.models.views import BoothView, ChannelView, DeskView, Grade, LagCause, LagView, SourceView
from ui.panels.channels import ChannelsPanel
from ui.widgets.channel_strip import ChannelStrip
from ui.widgets.device_picker import NOWHERE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

USB = Device("usb", "Scarlett 18i20", Direction.OUTPUT, 4, 48_000)
SPANISH = ChannelView(
    "es",
    "es",
    "Spanish",
    Mode.MACHINE,
    output=OutputPlace("usb"),
    device="Scarlett 18i20",
    lag=LagView(1.9, Grade.GOOD, LagCause.WORDS),
)
CATALAN = ChannelView(
    "ca", "ca", "Catalan", Mode.MACHINE, output=OutputPlace("usb", 3), device="Scarlett 18i20"
)
DESK = DeskView("desk-1", may_hold=("es", "ca"))
BOOTH = BoothView(
    sources=(SourceView("hall", "Microphone"),),
    channels=(SPANISH, CATALAN),
    desks=(DESK,),
    devices=(USB,),
    voices={"es": ("Elena", "Jorge"), "mul": ("f1",)},
)


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Outside an event loop nobody deletes what was to be deleted later."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def panel(qtbot: QtBot) -> ChannelsPanel:
    panel = ChannelsPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.set_languages(("es", "ca", "fr"))
    panel.show_booth(BOOTH)
    panel.show()
    return panel


@pytest.fixture
def asked(panel: ChannelsPanel) -> list[ask.Command]:
    asked: list[ask.Command] = []
    panel.asked.connect(asked.append)
    return asked


def with_spanish(**changes: object) -> BoothView:
    return replace(BOOTH, channels=(replace(SPANISH, **changes), CATALAN))


def menu_of(strip: ChannelStrip) -> dict[str, Callable[[], None]]:
    """Return what the strip's menu offers, at any depth, by what is written there."""
    menu = QMenu(strip)
    strip.fill_menu(menu)

    def offered(inside: QMenu) -> Iterator[tuple[str, Callable[[], None]]]:
        for action in inside.actions():
            deeper = action.menu()
            if isinstance(deeper, QMenu):
                yield from offered(deeper)
            elif action.text():
                yield action.text(), action.trigger

    return dict(offered(menu))


def test_a_strip_says_in_words_what_holds(panel: ChannelsPanel) -> None:
    spanish, catalan = panel.strips
    assert (spanish.title.text(), spanish.code.text(), spanish.mode.text()) == ("Español", "es", "Machine")
    assert spanish.output.text() == "Scarlett 18i20"
    assert "1–2" in spanish.output.accessibleDescription()
    assert "3–4" in catalan.output.accessibleDescription()
    assert spanish.accessibleName() == "Spanish"


def test_strips_keep_their_widgets_while_others_come_and_go(panel: ChannelsPanel) -> None:
    spanish, catalan = panel.strips
    french = ChannelView("fr", "fr", "French", Mode.MACHINE)
    panel.show_booth(replace(BOOTH, channels=(french, SPANISH, CATALAN)))
    assert panel.strips[1:] == [spanish, catalan]
    panel.show_booth(replace(BOOTH, channels=(french, CATALAN)))
    assert panel.strips[1:] == [catalan]


def test_nothing_moves_when_states_change(panel: ChannelsPanel, qapp: QApplication) -> None:
    panel.set_simple(False)
    qapp.processEvents()
    strip = panel.strips[0]
    parts = (
        strip,
        strip.mode,
        strip.lag,
        strip.output,
        strip.mute,
        strip.keys.take,
        strip.keys.voice,
        strip.status,
    )
    before = [part.geometry() for part in parts]
    for changes in (
        {"mode": Mode.HUMAN, "holders": ("desk-1",)},
        {"muted": True, "soloed": True, "backlog_s": 12.5},
        {"state": DeviceState.LOST, "trouble": "Scarlett 18i20 is gone. Plug it in again."},
        {"lag": LagView(12.5, Grade.POOR, LagCause.VOICE), "output": None},
    ):
        panel.show_booth(with_spanish(**changes))
        qapp.processEvents()
        assert [part.geometry() for part in parts] == before, changes


def test_a_simple_strip_is_as_low_as_a_row(panel: ChannelsPanel) -> None:
    assert panel.strips[0].sizeHint().height() <= 70


def test_pressing_mute_asks_and_shows_what_became_of_it(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    mute = panel.strips[0].mute
    qtbot.mouseClick(mute, Qt.MouseButton.LeftButton)
    assert asked == [ask.Mute("es", on=True)]
    assert not mute.isChecked()
    panel.show_booth(with_spanish(muted=True))
    assert mute.isChecked()
    assert mute.text() == "Muted"
    qtbot.keyClick(mute, Qt.Key.Key_Space)
    assert asked[-1] == ask.Mute("es", on=False)


def test_every_key_has_a_letter(qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    mute = panel.strips[1].mute
    mute.setFocus()
    for key in (Qt.Key.Key_M, Qt.Key.Key_S, Qt.Key.Key_T):
        qtbot.keyClick(mute, key)
    assert asked == [ask.Mute("ca", on=True), ask.Monitor("ca"), ask.TakeOver("desk-1", "ca")]
    qtbot.keyClick(mute, Qt.Key.Key_O)
    assert panel.outputs.isVisible()


def test_the_keys_of_the_whole_console_ask_for_what_they_say(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.set_simple(False)
    keys = panel.strips[0].keys
    for key in (keys.floor, keys.machine, keys.take, keys.solo):
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert asked == [
        ask.SetMode("es", Mode.FLOOR),
        ask.SetMode("es", Mode.MACHINE),
        ask.TakeOver("desk-1", "es"),
        ask.Monitor("es"),
    ]
    menu = keys.voices_menu()
    assert [action.text() for action in menu.actions()] == [
        "Usual voice",
        "A voice for each speaker",
        "Elena",
        "Jorge",
    ]
    menu.actions()[1].trigger()
    assert asked[-1] == ask.SetVoice("es", EACH_SPEAKER)
    menu.actions()[3].trigger()
    assert asked[-1] == ask.SetVoice("es", "Jorge")


def test_whoever_is_on_air_is_named_and_can_hand_back(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.set_simple(False)
    panel.show_booth(with_spanish(mode=Mode.HUMAN, holders=("desk-1",), soloed=True))
    strip = panel.strips[0]
    assert strip.mode.text() == "desk-1"
    assert strip.keys.take.text() == "Hand back"
    assert not strip.keys.machine.isChecked()
    assert not strip.keys.floor.isChecked()
    qtbot.mouseClick(strip.keys.take, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.keys.solo, Qt.MouseButton.LeftButton)
    assert asked == [ask.HandBack("desk-1", "es"), ask.Monitor(None)]


def test_nobody_takes_over_where_no_desk_may(panel: ChannelsPanel, asked: list[ask.Command]) -> None:
    panel.show_booth(replace(BOOTH, desks=()))
    take = panel.strips[0].keys.take
    assert not take.isEnabled()
    assert "No desk" in take.toolTip()
    take.click()
    assert asked == []


def test_a_simple_strip_has_everything_else_in_its_menu(
    panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    menu = menu_of(panel.strips[0])
    for text in (
        "Floor is heard",
        "Take over",
        "Listen in",
        "Elena",
        "hall",
        "Catalan (relay)",
        "the whole floor",
    ):
        menu[text]()
    menu["Remove this channel"]()
    assert asked == [
        ask.SetMode("es", Mode.FLOOR),
        ask.TakeOver("desk-1", "es"),
        ask.Monitor("es"),
        ask.SetVoice("es", "Elena"),
        ask.SetInput("es", "hall"),
        ask.SetInput("es", "ca"),
        ask.SetInput("es", None),
        ask.RemoveChannel("es"),
    ]


def test_another_output_is_chosen_by_keyboard(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.strips[0].output.click()
    assert panel.outputs.marked == OutputPlace("usb")
    assert "Català" in panel.outputs.rows[2].note
    panel.show_levels({"ca": (-9, -18)})
    qtbot.keyClick(panel.outputs.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.outputs.search, Qt.Key.Key_Return)
    assert asked == [ask.SetOutput("es", OutputPlace("usb", 3))]


def test_choosing_the_same_output_asks_for_nothing(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    panel.strips[0].output.click()
    qtbot.keyClick(panel.outputs.search, Qt.Key.Key_Return)
    assert asked == []


def test_listeners_are_shown_where_any_are_served(panel: ChannelsPanel) -> None:
    assert not panel.strips[0].listeners.isVisible()
    panel.show_booth(with_spanish(audience=ChannelAudience("es", 12, 2)))
    assert panel.strips[0].listeners.text() == "14"
    assert panel.strips[1].listeners.isVisible()
    assert panel.strips[1].listeners.text() == ""
    assert panel.strips[0].listeners.accessibleName() == "Listeners: 14"


def test_listeners_who_cannot_follow_are_told_by_a_sign_and_in_words(panel: ChannelsPanel) -> None:
    panel.set_simple(simple=False)
    panel.show_booth(with_spanish(audience=ChannelAudience("es", 14, lost_me=3, too_fast=1)))
    strip = panel.strips[0]
    assert strip.listeners.accessibleName() == "Listeners: 14, 3 are lost, 1 finds it too fast"
    assert strip.status.text() == "Listeners: 3 are lost, 1 finds it too fast"
    panel.show_booth(with_spanish(audience=ChannelAudience("es", 400, lost_me=4)))
    assert strip.status.text() == ""


def test_levels_reach_their_strips_and_a_lost_device_shows_none(panel: ChannelsPanel) -> None:
    panel.show_levels({"es": (-9, -18)})
    assert panel.strips[0].meter.reading.peak == -9
    assert panel.strips[1].meter.reading.peak == -120
    panel.show_booth(with_spanish(state=DeviceState.LOST))
    panel.show_levels({"es": (-9, -18)})
    assert panel.strips[0].meter.reading.peak == -120


def test_a_language_is_added_under_a_free_name(
    qtbot: QtBot, panel: ChannelsPanel, asked: list[ask.Command]
) -> None:
    for typed, channel, language in (("fren", "fr", "fr"), ("spanish", "es-2", "es")):
        panel.add.click()
        qtbot.keyClicks(panel.languages.search, typed)
        qtbot.keyClick(panel.languages.search, Qt.Key.Key_Return)
        assert asked[-1] == ask.AddChannel(ChannelSetup(ListenerChannel(channel, language)))


def test_without_channels_the_panel_says_what_to_do(panel: ChannelsPanel) -> None:
    panel.show_booth(replace(BOOTH, channels=()))
    assert "Add the first language" in panel._empty.text()
    assert panel._empty.isVisible()


def test_wide_panels_have_strips_beside_one_another(panel: ChannelsPanel, qapp: QApplication) -> None:
    assert panel.strips[0].pos().x() == panel.strips[1].pos().x()
    panel.resize(900, 500)
    qapp.processEvents()
    assert panel.strips[0].pos().y() == panel.strips[1].pos().y()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("simple", [True, False], ids=["simple", "whole"])
def test_no_text_is_clipped_in_a_wordy_language(
    qtbot: QtBot, qapp: QApplication, *, zoom: float, simple: bool
) -> None:
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    try:
        theme.apply(theme.chosen(theme.Scheme.LIGHT, zoom))
        panel = ChannelsPanel()
        qtbot.addWidget(panel)
        panel.set_simple(simple)
        panel.show_booth(
            with_spanish(
                backlog_s=2.6, mode=Mode.HUMAN, holders=("desk-1",), audience=ChannelAudience("es", 3)
            )
        )
        panel.show()
        qapp.processEvents()
        panel.resize(panel.minimumSizeHint().width(), round(700 * zoom))
        qapp.processEvents()
        assert clipped_texts(panel) == []
    finally:
        qapp.removeTranslator(translator)


def test_a_layout_from_right_to_left_begins_on_the_right(panel: ChannelsPanel, qapp: QApplication) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    strip = panel.strips[0]
    strip.mute.setFocus()
    assert strip.meter.x() > strip.output.mapTo(strip, QPoint(0, 0)).x()
    assert clipped_texts(panel) == []


def test_every_control_has_a_name_and_a_tooltip(panel: ChannelsPanel) -> None:
    panel.set_simple(False)
    strip = panel.strips[0]
    keys = strip.keys
    for control in (
        strip.output,
        strip.mute,
        strip.more,
        keys.machine,
        keys.floor,
        keys.take,
        keys.solo,
        keys.voice,
    ):
        assert "Spanish" in control.accessibleName()
        assert control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_channel_without_an_output_says_so(panel: ChannelsPanel) -> None:
    panel.show_booth(with_spanish(output=None, device=""))
    assert panel.strips[0].output.text() == "No output"
    panel.strips[0].output.click()
    assert panel.outputs.marked == NOWHERE


def test_a_chosen_output_that_is_gone_is_offered_by_the_name_people_know(panel: ChannelsPanel) -> None:
    panel.show_booth(replace(BOOTH, devices=()))
    panel.strips[0].output.click()
    assert [row.title for row in panel.outputs.rows] == ["No output", "Scarlett 18i20"]
    assert panel.outputs.rows[1].absent
    panel.show_booth(BOOTH)
    assert not panel.outputs.rows[1].absent
    assert panel.outputs.marked == OutputPlace("usb")


def test_tab_goes_through_the_strips_in_the_order_in_which_they_stand(
    qtbot: QtBot, panel: ChannelsPanel, qapp: QApplication
) -> None:
    french = ChannelView("fr", "fr", "French", Mode.MACHINE)
    panel.show_booth(replace(BOOTH, channels=(SPANISH, french, CATALAN)))
    panel.set_simple(False)
    panel.activateWindow()
    panel.add.setFocus()
    seen = []
    for _ in range(9):
        qtbot.keyClick(qapp.focusWidget() or panel, Qt.Key.Key_Tab)
        seen.append(qapp.focusWidget())
    assert seen == [stop for strip in panel.strips for stop in strip.stops if stop.isEnabled()][:9]
