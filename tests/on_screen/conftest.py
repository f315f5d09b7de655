"""Windows on a screen, with real sound; collected only where tests/end_to_end/test_window.py has made them a screen."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interpreter.app.places import DATA_VARIABLE
from interpreter.lab.system.material import bursts
from interpreter.lab.system.room import Player, Room
from ui.main import made_desktop
from ui.models.conversation import Passage
from ui.models.views import BoothView
from ui.windows.desktop import Desktop

collect_ignore_glob = [] if os.environ.get("OPENBOOTH_ON_SCREEN") else ["test_*.py"]

SINKS = ("floor", "es", "ca", "booth", "ears")
EVENT = """
title = "Two interpreters"
from = "en"
engine = "scripted"
model = "answer:20"
diarizer = "scripted"
notice = false

[[sources]]
name = "podium"
device = "floor.monitor"

[[channels]]
language = "es"
output = "es"

[[channels]]
language = "ca"
output = "ca"

[[desks]]
name = "ana"
microphone = "booth.monitor"

[[desks]]
name = "tom"
microphone = "ears.monitor"
"""


class Person:
    """Somebody who uses the windows: looks at them, and presses what can be pressed."""

    def __init__(self, desktop: Desktop, room: Room, folder: Path) -> None:
        self.desktop = desktop
        self.room = room
        self.folder = folder

    @property
    def view(self) -> BoothView:
        """What the windows show."""
        return self.desktop._console.view

    @property
    def running(self) -> bool:
        """Whether a session runs."""
        return self.desktop._console.running

    @property
    def can_start(self) -> bool:
        """Whether the event could be started, as far as the windows know."""
        console = self.desktop._console
        return bool(console.offered.engines) and not console.why_not

    def utterances(self) -> set[int]:
        """What stands in the conversation."""
        conversation = self.desktop.main.conversation._conversation
        rows = [conversation[place] for place in range(len(conversation))]
        return {row.utterance for row in rows if isinstance(row, Passage)}

    def leaves(self) -> None:
        """Close the windows; what runs goes on."""
        self.desktop.save()
        for window in (
            self.desktop.desks,
            self.desktop.audience.presenter,
            self.desktop.audience.overlay,
            self.desktop.main,
        ):
            window.hide()
        self.desktop._console.close()

    def looks_at(self, window: QWidget) -> None:
        """Bring a window to the front, so that keys are for it."""
        window.raise_()
        window.activateWindow()
        self.waits(window.isActiveWindow)

    def waits(self, until: Callable[[], object], *, for_s: float = 40.0) -> None:
        """Look until something is so."""
        deadline = time.monotonic() + for_s
        while not until():
            assert time.monotonic() < deadline, self.sees()
            QTest.qWait(20)

    def sees(self) -> str:
        """What is on the screen, for whoever reads a failure."""
        return f"{self.view}\nbanner: {self.desktop.main.banner.sentence}"

    def event_file(self) -> Path:
        """An event with two desks, saved."""
        path = self.folder / "two.openbooth"
        path.write_text(EVENT, encoding="utf-8")
        return path

    def speaks(self, seconds: float = 60.0) -> Player:
        """Let the floor say something."""
        return self.room.play("floor", bursts(seconds))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    with Room(tmp_path, *SINKS) as room:
        for name, value in room.environment.items():
            monkeypatch.setenv(name, value)
        assert os.environ[DATA_VARIABLE]
        yield room


@pytest.fixture
def person(room: Room, tmp_path: Path, qapp: QApplication) -> Iterator[Person]:
    desktop, complaint = made_desktop()
    assert complaint == ""
    desktop.open()
    person = Person(desktop, room, tmp_path)
    person.looks_at(desktop.main)
    yield person
    if person.running:
        desktop._console.stop()
    person.leaves()
    qapp.processEvents()
