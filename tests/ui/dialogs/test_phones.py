"""Phones are let in and sent away, and the operator sees who listens."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from interpreter.domain.channels import Mode
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from ui.dialogs.phones import PhonesDialog
from ui.models.views import BoothView, ChannelView, PhonesView

USUAL = SharingSetup(network="Last year's")
SHARED = SharingSetup(network="Hall", port=8090, janus=("ws://secret@192.168.1.30:8188",))
READS = "r1"
ON = SharingChanged(
    on=True, setup=SHARED, link="http://h:8090/#k", address="h:8090", code="4815", read_token=READS
)
HEARD = ChannelAudience("es", 12, 3, 0.061, 41.4, lost_me=3, too_fast=1)
BOOTH = BoothView(channels=(ChannelView("es", "es", "Spanish", Mode.MACHINE),))


def view(
    sharing: SharingChanged = ON, *channels: ChannelAudience, most: int = 500, waits: bool = False
) -> BoothView:
    return replace(BOOTH, phones=PhonesView(sharing, AudienceCounted(channels, most), waits))


@pytest.fixture
def dialog(qtbot: QtBot) -> PhonesDialog:
    made = PhonesDialog(USUAL)
    qtbot.addWidget(made)
    made.show_booth(BOOTH, event=None)
    made.show()
    return made


def line(dialog: PhonesDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.fields.findChildren(QLineEdit) if one.accessibleName() == name)


def typed(qtbot: QtBot, dialog: PhonesDialog, name: str, text: str) -> None:
    line(dialog, name).selectAll()
    qtbot.keyClicks(line(dialog, name), text)


def test_phones_are_let_in_with_what_is_chosen(qtbot: QtBot, dialog: PhonesDialog) -> None:
    assert line(dialog, "Wireless network").text() == "Last year's"
    assert not dialog.join.isVisible()
    typed(qtbot, dialog, "Wireless network", "Hall")
    typed(qtbot, dialog, "PIN", "7391x")
    typed(qtbot, dialog, "At most", "80")
    with qtbot.waitSignal(dialog.share_asked) as told:
        dialog.switch.click()
    assert told.args == [SharingSetup(network="Hall", pin="7391", most=80)]


def test_a_field_left_empty_means_what_is_usual(qtbot: QtBot, dialog: PhonesDialog) -> None:
    line(dialog, "Port").clear()
    with qtbot.waitSignal(dialog.share_asked) as told:
        dialog.switch.click()
    assert told.args[0].port == 8080


def test_what_cannot_be_is_told_before_it_is_asked_for(qtbot: QtBot, dialog: PhonesDialog) -> None:
    typed(qtbot, dialog, "PIN", "12")
    assert "PIN" in dialog.mistake.sentence
    assert not dialog.switch.isEnabled()


def test_it_shows_how_phones_join(dialog: PhonesDialog) -> None:
    dialog.show_booth(view(), event=None)
    assert dialog.join.isVisible()
    assert dialog.join.code.text == "http://h:8090/#k"
    assert dialog.join.address.accessibleName() == "Address: h:8090"
    assert dialog.join.room.accessibleName() == "Room code: 4815"
    assert dialog.fields.value == SHARED


def test_the_link_is_copied(dialog: PhonesDialog) -> None:
    dialog.show_booth(view(), event=None)
    dialog.join.copy.click()
    assert QGuiApplication.clipboard().text() == "http://h:8090/#k"


def test_the_address_of_an_overlay_is_copied_for_the_channel_that_is_chosen(dialog: PhonesDialog) -> None:
    catalan = ChannelView("ca 2", "ca", "Catalan", Mode.MACHINE)
    dialog.show_booth(view(), event=None)
    dialog.join.overlay.click()
    assert QGuiApplication.clipboard().text() == "http://h:8090/overlay?channel=es&token=r1"
    dialog.show_booth(replace(view(), channels=(*BOOTH.channels, catalan)), event=None)
    dialog.join.overlay.click()
    menu = next(one for one in dialog.join.findChildren(QMenu) if one.isVisible())
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "http://h:8090/overlay?channel=ca%202&token=r1"


def test_changes_for_phones_that_listen_wait_until_they_are_used(qtbot: QtBot, dialog: PhonesDialog) -> None:
    dialog.show_booth(view(), event=SHARED)
    assert not dialog.use.isEnabled()
    with qtbot.assertNotEmitted(dialog.kept):
        typed(qtbot, dialog, "Wireless network", "Foyer")
    dialog.show_booth(view(ON, HEARD), event=SHARED)
    with qtbot.waitSignal(dialog.share_asked) as told:
        dialog.use.click()
    assert told.args == [replace(SHARED, network="Foyer")]


def test_an_event_that_begins_with_phones_takes_changes_at_once(qtbot: QtBot, dialog: PhonesDialog) -> None:
    with qtbot.waitSignal(dialog.kept) as told:
        dialog.with_event.click()
    assert told.args == [USUAL]
    with qtbot.waitSignal(dialog.kept) as told:
        qtbot.keyClick(line(dialog, "Wireless network"), Qt.Key.Key_End)
        qtbot.keyClick(line(dialog, "Wireless network"), Qt.Key.Key_Backspace)
    assert told.args == [SharingSetup(network="Last year'")]
    dialog.show_booth(BOOTH, event=told.args[0])
    with qtbot.waitSignal(dialog.kept) as told:
        dialog.with_event.click()
    assert told.args == [None]


def test_an_event_keeps_how_phones_listen_and_no_change_that_is_not_used(
    qtbot: QtBot, dialog: PhonesDialog
) -> None:
    dialog.show_booth(view(), event=None)
    typed(qtbot, dialog, "Wireless network", "Foyer")
    with qtbot.waitSignal(dialog.kept) as told:
        dialog.with_event.click()
    assert told.args == [SHARED]
    dialog.show_booth(view(), event=SHARED)
    assert dialog.fields.value.network == "Foyer"


def test_what_was_typed_stays_when_it_is_refused_or_sharing_stops(qtbot: QtBot, dialog: PhonesDialog) -> None:
    typed(qtbot, dialog, "PIN", "7391")
    for phones in (PhonesView(waits=True), PhonesView(refusal="Port 8080 is taken; choose another.")):
        dialog.show_booth(replace(BOOTH, phones=phones), event=None)
        assert dialog.fields.value == replace(USUAL, pin="7391")
    dialog.show_booth(view(), event=SHARED)
    dialog.show_booth(BOOTH, event=None)
    assert dialog.fields.value == SHARED


def test_a_link_is_revoked_only_after_a_question(qtbot: QtBot, dialog: PhonesDialog) -> None:
    dialog.show_booth(view(), event=None)
    with qtbot.assertNotEmitted(dialog.revoke_asked):
        dialog.join.revoke.click()
        dialog.join.question.no.click()
    dialog.join.revoke.click()
    assert "Every phone is sent away" in dialog.join.question.text
    with qtbot.waitSignal(dialog.revoke_asked):
        dialog.join.question.yes.click()
    assert not dialog.join.question.isVisible()


def test_nobody_is_sent_away_without_a_question(qtbot: QtBot, dialog: PhonesDialog) -> None:
    dialog.show_booth(view(), event=None)
    with qtbot.waitSignal(dialog.stop_asked):
        dialog.switch.click()
    dialog.show_booth(view(ON, HEARD), event=None)
    with qtbot.assertNotEmitted(dialog.stop_asked):
        dialog.switch.click()
    assert dialog.question.text == "15 phones are sent away, and no other can join."
    with qtbot.waitSignal(dialog.stop_asked):
        dialog.question.yes.click()


def test_nothing_is_asked_twice_while_it_is_waited_for(dialog: PhonesDialog) -> None:
    dialog.show_booth(view(waits=True), event=None)
    assert not dialog.switch.isEnabled()
    assert not dialog.join.revoke.isEnabled()


def test_who_listens_is_shown_with_loss_delay_and_presses(dialog: PhonesDialog) -> None:
    dialog.show_booth(view(ON, HEARD, ChannelAudience("old", 1)), event=None)
    rows = dialog.audience.rows
    assert list(rows) == [FLOOR, "es", "old"]
    spanish = rows["es"]
    assert [one.shown.value for one in (spanish.hear, spanish.read, spanish.loss, spanish.delay)] == [
        "12",
        "3",
        "6.1 %",
        "41 ms",
    ]
    assert [(one.shown.value, one.shown.sign is not None) for one in (spanish.lost, spanish.fast)] == [
        ("3", True),
        ("1", True),
    ]
    assert spanish.lost.accessibleName() == "How many pressed “I am lost” in the last minute: 3"
    assert rows[FLOOR].delay.shown.value == "–"
    assert dialog.audience.total.text() == "16 of 500"


def test_a_full_room_and_a_trouble_are_told_in_words(dialog: PhonesDialog) -> None:
    trouble = "Port 8090 is taken; choose another."
    full = view(replace(ON, trouble=trouble), ChannelAudience("es", 5), most=5)
    dialog.show_booth(full, event=None)
    assert dialog.audience.total.text() == "5: the room is full"
    assert dialog.trouble.sentence == trouble


def test_the_nodes_that_hand_the_sound_on_are_shown_without_their_secret_and_kept(
    dialog: PhonesDialog,
) -> None:
    dialog.show_booth(BOOTH, event=SHARED)
    assert "Janus: 192.168.1.30:8188" in dialog.fields._janus.text()
    assert dialog.fields.value == SHARED


def test_a_refusal_is_told_where_it_was_asked_for(dialog: PhonesDialog) -> None:
    refused = PhonesView(refusal="Port 8080 is taken; choose another.")
    dialog.show_booth(replace(BOOTH, phones=refused), event=None)
    assert dialog.trouble.sentence == "Port 8080 is taken; choose another."
    assert dialog.switch.isEnabled()
