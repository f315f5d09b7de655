"""An event with two interpreters: take over, hand over, cough, off the record, stop; and windows that are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.history import conversation_of
from interpreter.app.places import data_folder
from interpreter.app.protocol import Subscribe
from interpreter.domain.channels import Mode
from interpreter.domain.devices import Direction, Xrun
from interpreter.domain.events import Published, SessionState
from interpreter.domain.health import Gap
from tests.on_screen.conftest import Person
from ui.main import made_desktop

pytestmark = pytest.mark.timeout(250)

CONTROL = Qt.KeyboardModifier.ControlModifier
WINDOW = (sys.executable, "-m", "interpreter.app.command_line", "window")
FROZEN_AFTER_S = 3.0
KILLED_AFTER_S = 6.0
WATCHED_S = 8.0


def begins(person: Person) -> None:
    """Open the event, and start it with one key."""
    person.waits(lambda: person.view.status.connected and person.view.devices)
    person.desktop.open_event(person.event_file())
    person.waits(lambda: person.view.status.title == "Two interpreters" and person.can_start)
    QTest.keyClick(person.desktop.main, Qt.Key.Key_Return, CONTROL)
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)
    person.speaks()
    person.waits(lambda: len(person.utterances()) >= 3)


def key(name: str) -> Qt.Key:
    return Qt.Key[f"Key_{name}"]


def is_held(person: Person, channel: str, *holders: str) -> Callable[[], bool]:
    wanted = (Mode.HUMAN, holders) if holders else (Mode.MACHINE, ())
    return lambda: (
        wanted in [(one.mode, one.holders) for one in person.view.channels if one.channel == channel]
    )


def test_an_event_from_its_start_to_its_end(person: Person) -> None:
    begins(person)
    two_interpreters_share_a_channel_by_their_keys(person)
    a_window_that_is_killed_loses_nothing_and_the_next_one_shows_it_all(person)
    goes_off_the_record_and_stops(person)


def two_interpreters_share_a_channel_by_their_keys(person: Person) -> None:
    QTest.keyClick(person.desktop.main, Qt.Key.Key_D, CONTROL)
    desks = person.desktop.desks
    person.waits(desks.isVisible)
    person.looks_at(desks)
    ana, tom = desks.panels["ana"], desks.panels["tom"]
    QTest.keyClick(desks, key(ana.keys.on_air))
    person.waits(is_held(person, "es", "ana"))
    ana_coughs(person, desks)
    QTest.keyClick(desks, key(tom.keys.handover))
    person.waits(lambda: ana.bar.is_asking)
    QTest.keyClick(desks, key(ana.keys.handover))
    person.waits(is_held(person, "es", "tom"))
    QTest.keyClick(desks, key(tom.keys.on_air))
    person.waits(is_held(person, "es"))
    QTest.keyClick(desks, key(ana.keys.slower))
    person.waits(lambda: any("slow" in concern.sentence for concern in person.view.concerns))


def ana_coughs(person: Person, desks: QWidget) -> None:
    cough = key(person.desktop.desks.panels["ana"].keys.cough)
    QTest.keyPress(desks, cough)
    person.waits(lambda: person.view.desks[0].cough)
    QTest.keyRelease(desks, cough)
    person.waits(lambda: not person.view.desks[0].cough)


def goes_off_the_record_and_stops(person: Person) -> None:
    main = person.desktop.main
    person.looks_at(main)
    for state in (SessionState.PAUSED, SessionState.RUNNING):
        QTest.mouseClick(main.bar._pause, Qt.MouseButton.LeftButton)
        person.waits(lambda state=state: person.view.status.state is state)
    QTest.keyClick(main, Qt.Key.Key_Return, CONTROL)
    person.waits(lambda: not person.running)
    assert main.banner.sentence == ""


def a_window_that_is_killed_loses_nothing_and_the_next_one_shows_it_all(person: Person) -> None:
    session = person.view.status.session
    told = while_a_window_is_killed()
    numbers = [one.sequence for one in told]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert not [one.event for one in told if isinstance(one.event, Gap)]
    assert not [
        one.event for one in told if isinstance(one.event, Xrun) and one.event.direction is Direction.INPUT
    ]
    said = {caption.utterance for caption in conversation_of(session).captions}
    assert len(said) >= 3
    another = Person(made_desktop()[0], person.room, person.folder)
    try:
        another.desktop.open()
        another.waits(lambda: another.utterances() >= said)
    finally:
        another.leaves()


def while_a_window_is_killed() -> list[Published]:
    """Open one more window, freeze it, kill it, and return what the core told meanwhile and after it."""
    told: list[Published] = []
    with attach(data_folder() / CORE_FILE) as client, subprocess.Popen(WINDOW, env=os.environ) as window:
        client.ask(Subscribe())
        began_s = time.monotonic()
        for message in client.messages(patience_s=10):
            if isinstance(message, Published):
                told.append(message)
            lasted_s = time.monotonic() - began_s
            if window.poll() is None and lasted_s > FROZEN_AFTER_S:
                window.send_signal(signal.SIGKILL if lasted_s > KILLED_AFTER_S else signal.SIGSTOP)
            if lasted_s > WATCHED_S:
                break
    assert window.returncode == -signal.SIGKILL
    return told
