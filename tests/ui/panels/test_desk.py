"""An interpreter at work."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from interpreter.domain.channels import Mode
from interpreter.domain.commands import (
    AnswerHandover,
    AskSlower,
    Command,
    Cough,
    HandBack,
    Listen,
    RequestHandover,
    SetVolume,
    TakeOver,
)
from interpreter.domain.events import SessionState
from ui.models.views import BoothView, ChannelView, DeskView, SourceView, StatusView
from ui.widgets.desk_keys import usual_keys
from ui.windows.desk_window import DeskWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CHANNELS = tuple(
    ChannelView(code, code, name, Mode.MACHINE, input=source)
    for code, name, source in (
        ("es", "Spanish", None),
        ("fr", "French", None),
        ("de", "German", "es"),
        ("ar", "Arabic", None),
        ("zh", "Chinese", None),
    )
)
D1 = DeskView("d1", may_hold=("es", "fr"))
D2 = DeskView("d2", may_hold=("es",))
BOOTH = BoothView(
    status=StatusView(connected=True, state=SessionState.RUNNING, elapsed_s=2000.0),
    sources=(SourceView("floor", "Microphone"),),
    channels=CHANNELS,
    desks=(D1, D2),
)


class Desks:
    """Two desks in a window, and what was asked there."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = DeskWindow()
        self.asked: list[Command] = []
        self._qtbot = qtbot
        qtbot.addWidget(self.window)
        self.window.asked.connect(self.asked.append)
        self.show()
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.one, self.two = self.window.panels.values()

    def show(self, d1: DeskView = D1, d2: DeskView = D2, **holders: str) -> None:
        channels = tuple(
            replace(one, holders=(holders[one.channel],), mode=Mode.HUMAN) if one.channel in holders else one
            for one in CHANNELS
        )
        self.window.show_booth(replace(BOOTH, desks=(d1, d2), channels=channels))

    def press(self, key: Qt.Key) -> None:
        self._qtbot.keyPress(self.window, key)

    def release(self, key: Qt.Key) -> None:
        self._qtbot.keyRelease(self.window, key)

    def click(self, key: Qt.Key) -> list[Command]:
        self.asked.clear()
        self._qtbot.keyClick(self.window, key)
        return list(self.asked)


@pytest.fixture
def desks(qtbot: QtBot) -> Desks:
    return Desks(qtbot)


def test_each_desk_has_its_own_keys_and_shows_them(desks: Desks) -> None:
    assert desks.click(Qt.Key.Key_F1) == [TakeOver("d1", "es")]
    assert desks.click(Qt.Key.Key_F5) == [TakeOver("d2", "es")]
    assert desks.click(Qt.Key.Key_F4) == [AskSlower("d1")]
    assert desks.click(Qt.Key.Key_F8) == [AskSlower("d2")]
    assert desks.one.cough.hint == "F2"
    assert desks.two.cough.hint == "F6"
    assert usual_keys(7).cough == ""


def test_the_same_key_goes_on_air_and_off(desks: Desks) -> None:
    desks.show(replace(D1, on_air=("es",)), es="d1")
    key = desks.one._outgoing["es"].key
    assert key.face.word == "ON AIR"
    assert key.face.role == "live"
    assert desks.click(Qt.Key.Key_F1) == [HandBack("d1", "es")]


def test_the_keys_can_be_given_to_another_channel(desks: Desks, qtbot: QtBot) -> None:
    qtbot.keyClick(desks.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert desks.one._outgoing["fr"].key.hint == "F1"
    assert desks.click(Qt.Key.Key_F1) == [TakeOver("d1", "fr")]


def test_a_channel_that_somebody_holds_is_asked_for(desks: Desks, qtbot: QtBot) -> None:
    desks.show(d2=replace(D2, on_air=("es",)), es="d2")
    card = desks.one._outgoing["es"]
    assert (card.key.face.word, card.key.face.detail) == ("Held", "by d2")
    assert desks.click(Qt.Key.Key_F1) == []
    assert desks.click(Qt.Key.Key_F3) == [RequestHandover("d1", "es")]
    desks.show(replace(D1, asks=("es",)), replace(D2, on_air=("es",)), es="d2")
    assert card.ask.text() == "Asked…"
    assert desks.click(Qt.Key.Key_F3) == []
    qtbot.mouseClick(card.force, Qt.MouseButton.LeftButton)
    assert desks.asked == [TakeOver("d1", "es")]


def test_who_is_asked_hands_over_or_not_now(desks: Desks, qtbot: QtBot) -> None:
    height = desks.one.bar.height()
    desks.show(replace(D1, on_air=("es",), asked_by=(("es", "d2"),)), replace(D2, asks=("es",)), es="d1")
    assert desks.one.bar.question.text() == "d2 asks for Spanish"
    assert desks.one.bar.height() == height
    assert desks.click(Qt.Key.Key_F3) == [AnswerHandover("d1", "es", accept=True)]
    desks.asked.clear()
    qtbot.mouseClick(desks.one.bar.no, Qt.MouseButton.LeftButton)
    assert desks.asked == [AnswerHandover("d1", "es", accept=False)]


def test_cough_lasts_exactly_as_long_as_the_key_is_held(desks: Desks) -> None:
    desks.press(Qt.Key.Key_F2)
    desks.press(Qt.Key.Key_F2)
    assert desks.asked == [Cough("d1", on=True)]
    desks.release(Qt.Key.Key_F2)
    assert desks.asked == [Cough("d1", on=True), Cough("d1", on=False)]


def test_both_desks_can_cough_at_once(desks: Desks) -> None:
    desks.press(Qt.Key.Key_F2)
    desks.press(Qt.Key.Key_F6)
    desks.release(Qt.Key.Key_F2)
    desks.release(Qt.Key.Key_F6)
    on, off = [(one.desk, one.on) for one in desks.asked[:2]], [(one.desk, one.on) for one in desks.asked[2:]]
    assert on == [("d1", True), ("d2", True)]
    assert off == [("d1", False), ("d2", False)]


def test_a_cough_goes_on_while_a_colleague_asks_for_the_channel(desks: Desks) -> None:
    on_air = replace(D1, on_air=("es",))
    desks.show(on_air, es="d1")
    desks.press(Qt.Key.Key_F2)
    desks.show(replace(on_air, asked_by=(("es", "d2"),)), replace(D2, asks=("es",)), es="d1")
    desks.show(on_air, es="d1")
    assert desks.asked == [Cough("d1", on=True)]
    desks.release(Qt.Key.Key_F2)
    assert desks.asked == [Cough("d1", on=True), Cough("d1", on=False)]


def test_a_cough_goes_on_while_other_desks_come_and_go(desks: Desks) -> None:
    desks.press(Qt.Key.Key_F6)
    for others in ((D1, D2, replace(D1, desk="d3")), (D2, replace(D1, desk="d3")), (D2,), (D1, D2)):
        desks.window.show_booth(replace(BOOTH, desks=others))
    assert desks.asked == [Cough("d2", on=True)]
    desks.release(Qt.Key.Key_F6)
    assert desks.asked[1:] == [Cough("d2", on=False)]


def test_a_cough_ends_with_its_desk(desks: Desks) -> None:
    desks.press(Qt.Key.Key_F6)
    desks.window.show_booth(replace(BOOTH, desks=(D1,)))
    assert desks.asked == [Cough("d2", on=True), Cough("d2", on=False)]
    desks.release(Qt.Key.Key_F6)
    assert len(desks.asked) == 2


def test_a_desk_that_comes_later_has_keys_that_no_other_desk_has(desks: Desks, qtbot: QtBot) -> None:
    desks.window.show_booth(replace(BOOTH, desks=(D2, replace(D1, desk="d3"), replace(D1, desk="d4"))))
    assert [panel.keys.on_air for panel in desks.window.panels.values()] == ["F5", "F1", "F9"]
    third, fourth = list(desks.window.panels.values())[1:]
    qtbot.waitUntil(lambda: 0 == desks.two.x() < third.x() < fourth.x())


@pytest.mark.parametrize("event", [QEvent.Type.Hide, QEvent.Type.Close, QEvent.Type.WindowDeactivate])
def test_a_cough_goes_on_while_something_else_closes(desks: Desks, event: QEvent.Type) -> None:
    other = QLabel()
    desks.press(Qt.Key.Key_F2)
    QApplication.sendEvent(other, QEvent(event))
    assert desks.asked == [Cough("d1", on=True)]
    desks.release(Qt.Key.Key_F2)
    assert desks.asked[1:] == [Cough("d1", on=False)]


def test_a_cough_ends_where_the_whole_application_is_left(desks: Desks) -> None:
    desks.press(Qt.Key.Key_F2)
    QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.ApplicationDeactivate))
    assert desks.asked == [Cough("d1", on=True), Cough("d1", on=False)]


@pytest.mark.parametrize("how", ["deactivated", "hidden", "closed", "session ended"])
def test_cough_never_outlives_the_hand_on_it(desks: Desks, how: str) -> None:
    desks.press(Qt.Key.Key_F2)
    match how:
        case "deactivated":
            QApplication.sendEvent(desks.window, QEvent(QEvent.Type.WindowDeactivate))
        case "hidden":
            desks.window.hide()
        case "closed":
            desks.window.close()
        case _:
            desks.window.show_booth(replace(BOOTH, status=StatusView()))
    assert desks.asked[-1] == Cough("d1", on=False)
    assert len(desks.asked) == 2


def test_a_key_let_go_over_an_open_menu_ends_the_cough(desks: Desks, qtbot: QtBot) -> None:
    desks.press(Qt.Key.Key_F2)
    menu = desks.one.incoming.menu()
    menu.popup(desks.window.pos())
    qtbot.keyRelease(menu, Qt.Key.Key_F2)
    assert desks.asked == [Cough("d1", on=True), Cough("d1", on=False)]
    menu.close()


def test_cough_by_pointer_and_space_is_held_too(desks: Desks, qtbot: QtBot) -> None:
    qtbot.mousePress(desks.one.cough, Qt.MouseButton.LeftButton)
    assert desks.asked == [Cough("d1", on=True)]
    qtbot.mouseRelease(desks.one.cough, Qt.MouseButton.LeftButton)
    assert desks.asked[1:] == [Cough("d1", on=False)]
    desks.one.cough.setFocus()
    qtbot.keyPress(desks.one.cough, Qt.Key.Key_Space)
    assert desks.asked[2:] == [Cough("d1", on=True)]
    desks.one.slower.setFocus()
    assert desks.asked[3:] == [Cough("d1", on=False)]


def test_what_the_core_says_about_cough_is_shown_in_words(desks: Desks) -> None:
    assert desks.one.cough.face.detail == "Hold to be silent"
    desks.show(replace(D1, cough=True))
    assert desks.one.cough.face.detail == "Microphone is off"
    desks.show(replace(D1, cough=True, on_air=("es",)), es="d1")
    assert desks.one._outgoing["es"].state.text() == "Silent while you cough"
    desks.show(replace(D1, on_air=("es",)), es="d1")
    assert desks.one._outgoing["es"].state.text() == "Listeners hear you"


def test_floor_and_relays_are_one_touch_away_and_say_how_far_they_are(desks: Desks, qtbot: QtBot) -> None:
    incoming = desks.one.incoming
    texts = [incoming.floor.text(), *(key.text() for key in incoming.keys)]
    assert texts == ["FLOOR", "− German", "+ Arabic", "+ Chinese"]
    assert incoming.floor.isChecked()
    qtbot.mouseClick(incoming.keys[1], Qt.MouseButton.LeftButton)
    assert desks.asked == [Listen("d1", "ar")]
    assert not incoming.keys[1].isChecked()
    desks.show(replace(D1, listens_to="ar"))
    assert incoming.keys[1].isChecked()
    assert not incoming.floor.isChecked()


def test_nobody_listens_to_the_own_channel(desks: Desks) -> None:
    desks.show(replace(D1, on_air=("es",)), es="d1")
    spanish = next(action for action in desks.one.incoming.menu().actions() if "Spanish" in action.text())
    assert not spanish.isEnabled()
    assert spanish.toolTip() == "You are on air on Spanish, so you cannot listen to it"


def test_what_was_chosen_in_the_menu_is_shown_on_its_key(desks: Desks) -> None:
    desks.show(replace(D1, listens_to="fr"))
    assert desks.one.incoming.more.isChecked()
    assert "French" in desks.one.incoming.more.text()


def test_volume_is_set_by_keys_and_shown_in_decibels(desks: Desks, qtbot: QtBot) -> None:
    desks.show(replace(D1, volume_db=-6.0))
    slider = desks.one.volume.slider
    assert slider.accessibleDescription() == "-6 dB"
    assert desks.asked == []
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert desks.asked == [SetVolume("d1", -5.0)]


def test_the_shift_is_timed_and_half_an_hour_is_told_in_words(desks: Desks) -> None:
    assert desks.one.shift.text() == "Off air"
    desks.show(replace(D1, on_air=("es",), on_air_since_s=1935.0), es="d1")
    assert desks.one.shift.text() == "01:05 on air"
    desks.show(replace(D1, on_air=("es",), on_air_since_s=100.0), es="d1")
    assert desks.one.shift.text() == "31:40 on air · time to take turns"


def test_the_level_is_that_of_what_the_desk_hears(desks: Desks) -> None:
    desks.show(replace(D1, listens_to="de"))
    desks.window.show_levels({"floor": (-3.0, -9.0), "de": (-20.0, -30.0)})
    assert desks.one.meter.reading.peak == -20.0
    assert desks.two.meter.reading.peak == -3.0


def test_nothing_can_be_asked_while_no_session_runs(desks: Desks) -> None:
    desks.window.show_booth(replace(BOOTH, status=StatusView()))
    assert desks.click(Qt.Key.Key_F1) == []
    assert desks.click(Qt.Key.Key_F2) == []
    assert desks.click(Qt.Key.Key_F4) == []


def test_a_refusal_is_read_at_the_desk_and_disturbs_no_key(desks: Desks, qtbot: QtBot) -> None:
    assert desks.window.banner.isHidden()
    cough = desks.one.cough
    place = cough.mapTo(desks.window, QPoint())
    desks.press(Qt.Key.Key_F2)
    desks.window.show_refusal("Desk d2 holds Spanish; ask for it.")
    assert desks.window.banner.isVisible()
    assert desks.window.banner.sentence == "Desk d2 holds Spanish; ask for it."
    qtbot.wait(20)
    assert cough.mapTo(desks.window, QPoint()) == place
    qtbot.mouseClick(desks.window.banner._close, Qt.MouseButton.LeftButton)
    assert desks.window.banner.isHidden()
    assert desks.asked == [Cough("d1", on=True)]
    desks.release(Qt.Key.Key_F2)
    assert desks.asked[1:] == [Cough("d1", on=False)]


def test_a_desk_that_leaves_takes_its_keys_along(desks: Desks) -> None:
    desks.window.show_booth(replace(BOOTH, desks=(D2,)))
    assert list(desks.window.panels) == ["d2"]
    assert desks.click(Qt.Key.Key_F1) == []


def test_every_control_has_a_name(desks: Desks) -> None:
    for panel in desks.window.panels.values():
        for control in (panel.cough, panel.slower, panel.volume.slider, panel.meter, *panel.incoming.keys):
            assert control.accessibleName() or control.text()
        assert all(card.key.accessibleName() for card in panel._outgoing.values())


def test_a_desk_is_called_by_its_name_alone(desks: Desks) -> None:
    assert (desks.one.title.text(), desks.one.accessibleName()) == ("d1", "Desk d1")
