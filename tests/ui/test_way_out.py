"""Where its engine keeps a session from starting, the window offers the one that works here; a click starts it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter.app.protocol import Ended
from interpreter.domain.commands import Start, Stop
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionEvent, SessionState
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.setup import EventSetup
from interpreter.domain.timeline import Ticks
from tests.ui.test_console import OTHER, Core, session
from ui.console import Console
from ui.models.event_draft import demo_setup, fresh
from ui.models.remembered import Remembered
from ui.showcase import recalled
from ui.windows.desktop import Desktop

NO_MODEL = (
    "The models of the profile seamless are not on this machine: get them with: openbooth models get seamless"
)
NO_MEMORY = "The engine process gave up: The graphics card has too little free memory for this model."
WANTED = replace(demo_setup(), engine="seamless", model="seamless")


class Window:
    """The main window, with a core that the test plays."""

    def __init__(self, qtbot: QtBot, setup: EventSetup = WANTED) -> None:
        self.core, self._qtbot = Core(), qtbot
        self.console = Console(self.core, fresh(setup), recalled)
        self.desktop = Desktop(self.console, Remembered(simple=True))
        self.banner = self.desktop.main.banner
        self.desktop.main.show()

    def starts(self) -> None:
        self.console.start()
        self.tells(EngineStatus("engine", WorkerState.STARTING))

    def fails(self, reason: str) -> None:
        """End the process that was started, and the session before it began."""
        self.tells(EngineStatus("engine", WorkerState.STOPPED))
        self.core.answer(OpenBoothError(reason))
        self.settles()

    def tells(self, *events: SessionEvent) -> None:
        self.console.take([Published(number, Ticks(0), event) for number, event in enumerate(events)])

    def settles(self) -> None:
        """Wait until it is known whether another engine would do."""
        self._qtbot.waitUntil(lambda: self.console.way_out._errands.idle)

    def presses_offer(self) -> None:
        self._qtbot.mouseClick(self.banner._offer, Qt.MouseButton.LeftButton)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window(qtbot)
    yield made
    made.desktop.main.hide()


def test_a_start_that_its_engine_prevents_says_why_and_is_repeated_with_another_one(window: Window) -> None:
    window.console.start()
    window.core.answer(OpenBoothError(NO_MODEL))
    window.settles()
    assert window.banner.sentence == NO_MODEL
    assert window.banner._offer.isVisible()
    assert "builtin" in window.banner._offer.text()
    assert window.core.asked == [Start(WANTED)], "nothing falls back by itself"
    window.presses_offer()
    assert window.core.asked[1:] == [Start(replace(WANTED, engine="builtin", model=None))]
    assert window.banner.isHidden()


def test_a_session_that_began_without_its_engine_is_ended_before_the_other_one_begins(window: Window) -> None:
    window.starts()
    window.tells(EngineStatus("engine", WorkerState.RESTARTING, NO_MEMORY), session(OTHER).event)
    window.core.answer()
    window.settles()
    assert window.banner.sentence == NO_MEMORY
    window.presses_offer()
    assert window.core.asked[1:] == [Stop()]
    assert "as soon as the session that runs has ended" in window.banner.sentence
    stopped = session(OTHER, SessionState.STOPPED)
    window.console.take([replace(stopped, sequence=2), Ended(OTHER)])
    assert window.core.asked[2:] == [Start(replace(WANTED, engine="builtin", model=None))]


def test_a_session_that_ends_because_of_its_engine_is_offered_with_another_one(window: Window) -> None:
    window.starts()
    window.console.take([Ended(OTHER, UserMistake("This model knows en, fr, not “es”."))])
    window.settles()
    assert window.banner.sentence == "This model knows en, fr, not “es”."
    assert window.banner._offer.isVisible()


def test_nothing_is_offered_where_no_other_engine_knows_the_languages(qtbot: QtBot) -> None:
    window = Window(qtbot, replace(WANTED, source_language="de"))
    window.starts()
    window.fails(NO_MEMORY)
    assert window.banner.sentence == NO_MEMORY
    assert not window.banner._offer.isVisible()
    window.desktop.main.hide()


def test_what_is_not_the_engines_fault_is_said_and_no_more(window: Window) -> None:
    window.console.start()
    window.core.answer(UserMistake("This core is about to end; try again in a moment."))
    window.settles()
    assert window.banner.isVisible()
    assert not window.banner._offer.isVisible()


def test_an_engine_that_becomes_ready_is_followed_no_longer(window: Window) -> None:
    window.starts()
    window.tells(EngineStatus("engine", WorkerState.READY), session(OTHER).event)
    window.tells(EngineStatus("engine", WorkerState.RESTARTING, "It hangs."))
    window.settles()
    assert window.banner.isHidden()


def test_an_offer_is_over_once_another_session_is_about_to_run(window: Window) -> None:
    window.starts()
    window.fails(NO_MEMORY)
    assert window.banner._offer.isVisible()
    window.console.start(replace(WANTED, engine="builtin"))
    assert window.banner.sentence == NO_MEMORY
    assert not window.banner._offer.isVisible()


def test_the_button_is_reached_by_keyboard_and_says_what_it_does(window: Window) -> None:
    window.starts()
    window.fails(NO_MEMORY)
    offer = window.banner._offer
    assert offer.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert offer.text() in offer.toolTip()
    assert offer.accessibleDescription() == NO_MEMORY
