"""Phones are let in and sent away from the windows, whether a session runs or not."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from interpreter.app.protocol import Situation
from interpreter.domain.commands import RevokeLink, Share, Start, StopSharing
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import Published
from interpreter.domain.sharing import SharingChanged, SharingSetup
from interpreter.domain.timeline import Ticks
from tests.ui.test_console import Watched
from ui import showcase
from ui.models.event_draft import demo_setup
from ui.models.views import PhonesView

WANTED = SharingSetup(network="Hall", port=8090)
ON = SharingChanged(on=True, setup=WANTED, link="http://h:8090/#k", address="h:8090", code="4815")


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    assert qapp
    return Watched()


def test_phones_are_let_in_before_a_session_and_the_event_keeps_how(watched: Watched) -> None:
    watched.console.share(WANTED)
    assert watched.core.asked == [Share(WANTED)]
    assert watched.console.view.phones.waits
    assert watched.console.draft.setup.sharing is None
    watched.core.answer()
    assert not watched.console.view.phones.waits
    assert watched.console.draft.setup.sharing == WANTED
    watched.console.share(None)
    assert watched.core.asked[-1] == StopSharing()
    watched.core.answer()
    assert watched.console.draft.setup.sharing is None


def test_what_is_refused_changes_nothing(watched: Watched) -> None:
    watched.console.share(WANTED)
    watched.core.answer(UserMistake("Port 8090 is taken; choose another."))
    assert watched.console.draft.setup.sharing is None
    assert not watched.console.view.phones.waits
    assert watched.console.view.phones.refusal == "Port 8090 is taken; choose another."


def test_a_session_that_is_cut_off_goes_on_with_its_phones(watched: Watched) -> None:
    watched.runs()
    watched.console.share(WANTED)
    watched.core.answer()
    assert watched.console.draft.setup.sharing == WANTED
    watched.core.goes()
    watched.core.comes(Situation((), 0))
    watched.console.go_on()
    started = watched.core.asked[-1]
    assert isinstance(started, Start)
    assert started.setup.sharing == WANTED


def test_sharing_a_demo_changes_no_event_that_is_prepared(watched: Watched) -> None:
    watched.console.start(demo_setup())
    watched.console.take(showcase.messages())
    watched.core.answer()
    watched.console.share(WANTED)
    watched.core.answer()
    assert watched.console.draft.setup.sharing is None


def test_a_new_link_is_asked_for(watched: Watched) -> None:
    watched.console.revoke_link()
    assert watched.core.asked == [RevokeLink()]
    watched.core.answer()
    assert watched.all("refused") == []


def test_phones_are_shown_beside_an_event_that_is_prepared(watched: Watched) -> None:
    watched.console.take([Published(0, Ticks(0), ON)])
    view = watched.console.view
    assert view.phones.sharing == ON
    assert [one.audience is not None for one in view.channels] == [True]
    watched.core.goes()
    assert watched.console.view.phones == PhonesView()


def test_a_trouble_is_told_as_long_as_it_lasts(watched: Watched) -> None:
    watched.console.take([Published(0, Ticks(0), replace(ON, trouble="Port 8090 is taken."))])
    assert [one.key for one in watched.console.view.concerns] == ["phones"]
    watched.console.take([Published(1, Ticks(0), ON)])
    assert watched.console.view.concerns == ()
