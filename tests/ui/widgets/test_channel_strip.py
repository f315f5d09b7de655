"""One channel's strip."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from interpreter.domain.channels import Mode
from interpreter.domain.commands import SetNeverLater
from interpreter.domain.devices import DeviceState, OutputPlace
from ui.models.views import ChannelView, DeskView, Grade, LagCause, LagView, LimitView
from ui.widgets.channel_menu import Around
from ui.widgets.channel_strip import ChannelStrip

SPANISH = ChannelView(
    "es",
    "es",
    "Spanish",
    Mode.MACHINE,
    output=OutputPlace("usb"),
    device="Scarlett 18i20",
    lag=LagView(1.9, Grade.GOOD, LagCause.WORDS),
)
AROUND = Around(
    ("hall",), (("es", "Spanish"), ("ca", "Catalan")), (DeskView("desk-1", may_hold=("es",)),), ("Elena",)
)


@pytest.fixture
def strip(qtbot: QtBot) -> ChannelStrip:
    strip = ChannelStrip("es")
    qtbot.addWidget(strip)
    strip.show_channel(SPANISH, AROUND)
    strip.set_simple(simple=False)
    strip.resize(400, strip.sizeHint().height())
    strip.show()
    return strip


def show(strip: ChannelStrip, **changes: object) -> None:
    strip.show_channel(replace(SPANISH, **changes), AROUND)


def test_a_simple_strip_tells_its_output_and_has_a_mute_key_only(strip: ChannelStrip) -> None:
    strip.set_simple(simple=True)
    assert strip.place.isVisible()
    assert strip.place.text() == "Scarlett 18i20 1–2"
    assert not strip.output.isVisible()
    assert strip.mute.isVisible()
    assert not strip.keys.isVisible()
    strip.set_simple(simple=False)
    assert strip.output.isVisible()
    assert strip.keys.isVisible()
    assert strip.keys.voice.isVisible()


def test_a_channel_is_never_its_own_relay(strip: ChannelStrip) -> None:
    menu = QMenu(strip)
    strip.fill_menu(menu)
    offered = [action.text() for one in menu.findChildren(QMenu) for action in one.actions()]
    assert "Catalan (relay)" in offered
    assert "Spanish (relay)" not in offered


def test_a_lost_output_is_said_on_its_button(strip: ChannelStrip) -> None:
    sentence = "Scarlett 18i20 is gone. Plug it in, or choose another output."
    show(strip, state=DeviceState.LOST, trouble=sentence)
    assert strip.output.text() == "Gone: Scarlett 18i20"
    assert strip.output.accessibleDescription() == sentence
    assert strip.status.text() == sentence


def test_backlog_is_told_from_half_a_second_on(strip: ChannelStrip) -> None:
    show(strip, backlog_s=0.5)
    assert strip.status.text() == ""
    show(strip, backlog_s=2.6, input="hall")
    assert strip.status.text() == "Interprets hall · 2.6 s still to be spoken"


def test_a_strip_says_why_it_is_late_and_that_its_voice_is_silent(strip: ChannelStrip) -> None:
    show(strip, lag=LagView(4.6, Grade.POOR, LagCause.ENGINE))
    assert strip.status.text() == "Most of the lag: engine"
    show(strip, captions_only=True)
    assert strip.mode.text() == "Captions only"
    assert strip.status.text() == "The voice is silent until it can keep up"


def limited(**limit: object) -> LagView:
    return LagView(2.0, Grade.GOOD, LagCause.WORDS, LimitView(**limit))  # type: ignore[arg-type]


def test_a_strip_tells_how_late_it_may_be_and_what_that_costs(strip: ChannelStrip) -> None:
    show(strip, lag=limited(seconds=6.0))
    assert strip.status.text() == "Lag limit: 6 s"
    show(strip, lag=limited(seconds=6.0, hurries=True), input="hall")
    assert strip.status.text() == "Hurrying, lag limit: 6 s · Interprets hall"
    show(strip, lag=limited(seconds=6.0, hurries=True, left_out=12))
    assert strip.status.text() == "Words not spoken: 12 · Hurrying, lag limit: 6 s"
    show(strip, lag=limited(left_out=12))
    assert strip.status.text() == "Words not spoken: 12"


@pytest.mark.parametrize("simple", [True, False])
def test_how_late_it_may_be_is_chosen_in_its_menu(strip: ChannelStrip, qtbot: QtBot, simple: bool) -> None:
    show(strip, lag=limited(seconds=2.5))
    strip.set_simple(simple=simple)
    menu = QMenu(strip)
    strip.fill_menu(menu)
    limits = next(one for one in menu.findChildren(QMenu) if one.title() == "Never later than")
    by_words = {action.text(): action for action in limits.actions()}
    assert [words for words, action in by_words.items() if action.isChecked()] == ["2.5 s"]
    assert "can be read" in by_words["6 s"].toolTip()
    for words, seconds in (("6 s", 6.0), ("No limit", None)):
        with qtbot.waitSignal(strip.asked) as asked:
            by_words[words].trigger()
        assert asked.args == [SetNeverLater("es", seconds)]


def test_the_cause_of_the_lag_stands_beside_it_where_there_is_room(
    strip: ChannelStrip, qapp: QApplication
) -> None:
    qapp.processEvents()
    narrow = strip.lag.width()
    strip.resize(560, strip.height())
    qapp.processEvents()
    assert strip.lag.width() > narrow


def test_a_narrow_strip_has_icons_for_keys_that_still_say_what_they_are(
    strip: ChannelStrip, qapp: QApplication
) -> None:
    wide = strip.mute.width()
    strip.resize(strip.minimumSizeHint().width(), strip.height())
    qapp.processEvents()
    assert strip.mute.width() < wide
    assert strip.mute.width() == strip.keys.machine.width()
    assert "Mute" in strip.mute.toolTip()
    assert "Mute" in strip.mute.accessibleName()
    strip.resize(strip.sizeHint())
    qapp.processEvents()
    assert strip.mute.width() == wide
