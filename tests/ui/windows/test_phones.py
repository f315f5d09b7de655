"""What is opened about phones follows the console, and what was chosen is remembered."""

import pytest
from PySide6.QtWidgets import QApplication

from interpreter.domain.commands import RevokeLink, Share
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import Published
from interpreter.domain.sharing import SharingChanged, SharingSetup
from interpreter.domain.timeline import Ticks
from tests.ui.test_console import Watched
from ui.models.remembered import Remembered, load, save
from ui.windows.desktop import Desktop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WANTED = SharingSetup(network="Hall", pin="7391", janus=("ws://secret@192.168.1.30:8188",))
ON = SharingChanged(on=True, setup=WANTED, link="http://h:8080/#k", address="h:8080", code="4815")


@pytest.fixture
def watched(qapp: QApplication) -> tuple[Watched, Desktop]:
    assert qapp
    watched = Watched()
    desktop = Desktop(watched.console, Remembered())
    return watched, desktop


def test_phones_join_from_the_menu_to_the_slide(watched: tuple[Watched, Desktop]) -> None:
    shared, desktop = watched
    desktop.menu.named("phones").trigger()
    dialog = desktop.phones.made_dialog()
    dialog.fields.fill(WANTED)
    dialog.switch.click()
    assert shared.core.asked == [Share(WANTED)]
    shared.core.answer()
    assert dialog.with_event.isChecked()
    shared.console.take([Published(0, Ticks(0), ON)])
    assert dialog.join.code.text == ON.link
    dialog.join.slide.click()
    assert desktop.phones.slide.isVisible()
    assert desktop.phones.slide.code.text == ON.link
    desktop.menu.named("slide").trigger()
    assert not desktop.phones.slide.isVisible()
    dialog.revoke_asked.emit()
    assert shared.core.asked[-1] == RevokeLink()


def test_a_refusal_is_told_once_where_it_is_seen(watched: tuple[Watched, Desktop]) -> None:
    shared, desktop = watched
    for closed, banner in ((False, ""), (True, "Port 8080 is taken; choose another.")):
        desktop.phones.open()
        dialog = desktop.phones.made_dialog()
        dialog.switch.click()
        if closed:
            dialog.close()
        shared.core.answer(UserMistake("Port 8080 is taken; choose another."))
        assert dialog.trouble.sentence == ("" if closed else "Port 8080 is taken; choose another.")
        assert desktop.main.banner.sentence == banner


def test_another_dialog_is_opened_once_one_is_closed(watched: tuple[Watched, Desktop]) -> None:
    _, desktop = watched
    desktop.phones.open()
    first = desktop.phones.made_dialog()
    assert desktop.phones.made_dialog() is first
    first.close()
    assert desktop.phones.made_dialog() is not first


def test_what_was_chosen_is_offered_next_time_without_what_is_secret(
    watched: tuple[Watched, Desktop],
) -> None:
    _, desktop = watched
    desktop.phones.made_dialog().share_asked.emit(WANTED)
    desktop.phones.slide.screen_chosen.emit("HDMI-1")
    assert save(desktop.remembered) == ""
    remembered, complaint = load()
    assert complaint == ""
    assert (remembered.sharing, remembered.slide_screen) == (SharingSetup(network="Hall"), "HDMI-1")


def test_phones_chosen_while_an_event_is_set_up_are_not_lost(watched: tuple[Watched, Desktop]) -> None:
    shared, desktop = watched
    before = shared.console.draft.setup
    desktop.phones.made_dialog().kept.emit(WANTED)
    desktop._prepare(before)
    assert shared.console.draft.setup.sharing == WANTED
