"""Event files and recordings that somebody opens, drops and starts, without a core."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from interpreter.app.event_files import write_event
from interpreter.app.protocol import Request, Situation
from interpreter.domain.commands import Start
from interpreter.domain.devices import DeviceListed, InputPlace
from interpreter.domain.errors import NoCore
from interpreter.domain.events import Published
from interpreter.domain.setup import SourceSetup
from interpreter.domain.timeline import Ticks
from ui import showcase
from ui.bridge import CoreBridge, OnAnswer
from ui.console import Console
from ui.models.event_draft import demo_setup, first_draft
from ui.windows.event_desk import EventDesk


def no_core() -> None:
    raise NoCore("There is no core in this test.")


class Core(CoreBridge):
    """Is there, and keeps what is asked."""

    def __init__(self) -> None:
        super().__init__(no_core)
        self.asked: list[Request] = []

    @property
    def is_connected(self) -> bool:
        return True

    def ask(self, request: Request, on_answer: OnAnswer | None = None) -> None:
        assert on_answer is not None
        self.asked.append(request)


class Place:
    """Somebody's desk, with what was refused there."""

    def __init__(self, window: QWidget) -> None:
        self.core = Core()
        self.console = Console(self.core, first_draft(), showcase.recalled)
        self.desk = EventDesk(self.console, window)
        self.refused: list[str] = []
        self.console.refused.connect(self.refused.append)
        self.missing: list[Path] = []
        self.desk.missing.connect(self.missing.append)

    @property
    def started(self) -> list[Start]:
        return [one for one in self.core.asked if isinstance(one, Start)]

    def hears_of_no_device(self) -> None:
        self.core.connected.emit(True)
        self.console.take([Situation((Published(0, Ticks(0), DeviceListed(())),), 1)])


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    window = QWidget()
    qtbot.addWidget(window)
    return Place(window)


def test_the_demo_is_heard_where_the_system_plays(place: Place) -> None:
    place.console.take(showcase.before())
    place.desk.start_demo()
    [start] = place.started
    assert [one.output and one.output.device for one in start.setup.channels] == [
        "alsa_output.usb-interface",
        None,
    ]


def test_the_demo_starts_once_however_often_it_is_asked_for_and_without_devices(
    place: Place, qtbot: QtBot
) -> None:
    place.hears_of_no_device()
    for _ in range(3):
        place.desk.start_demo()
    assert place.started == []
    qtbot.waitUntil(lambda: bool(place.started), timeout=30_000)
    qtbot.wait(300)
    assert len(place.started) == 1
    assert [one.output for one in place.started[0].setup.channels] == [None, None]
    assert place.refused == []


def test_nothing_is_opened_over_a_session_that_runs(place: Place, tmp_path: Path) -> None:
    place.console.take(showcase.before())
    place.desk.start_demo()
    before = place.console.draft
    for path in (tmp_path / "talk.flac", tmp_path / "other.openbooth"):
        place.desk.take_file(path)
    place.desk.new()
    place.desk.start_demo()
    assert place.refused == ["A session is running; stop it first."] * 4
    assert place.console.draft == before
    assert len(place.started) == 1


def test_a_recording_that_is_dropped_is_interpreted_with_the_languages_that_are_chosen(
    place: Place, tmp_path: Path
) -> None:
    place.console.take(showcase.before())
    place.desk.take_file(tmp_path / "talk.flac")
    [start] = place.started
    assert [(one.source, one.place.recording) for one in start.setup.sources] == [("talk", True)]
    assert [one.listener.language for one in start.setup.channels] == ["es"]


def test_an_event_that_was_opened_first_finds_its_devices_once_they_are_told(
    place: Place, tmp_path: Path
) -> None:
    path = tmp_path / "hall.openbooth"
    named = replace(demo_setup(), sources=(SourceSetup("podium", InputPlace("USB interface")),))
    write_event(path, named)
    place.desk.open(path)
    assert place.console.draft.setup.sources[0].place == InputPlace("USB interface")
    place.console.take(showcase.before())
    assert place.console.draft.setup.sources[0].place == InputPlace("alsa_input.usb-interface")
    assert not place.console.draft.dirty


@pytest.mark.parametrize("name", ["gone.openbooth", "folder.openbooth"])
def test_an_event_that_cannot_be_opened_is_told(place: Place, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.openbooth").mkdir()
    before = place.console.draft
    place.desk.take_file(tmp_path / name)
    [sentence] = place.refused
    assert name in sentence
    assert place.missing == [tmp_path / name]
    assert place.console.draft == before


def test_an_event_is_saved_and_opened_again(place: Place, tmp_path: Path) -> None:
    place.console.take(showcase.before())
    path = tmp_path / "hall.openbooth"
    place.console.prepare(place.console.draft.save(path).spoken("fr"))
    place.desk.save()
    place.desk.new()
    assert place.console.draft.path is None
    place.desk.open(path)
    assert place.console.draft.setup.source_language == "fr"
    assert place.console.draft.path == path
    assert not place.console.draft.dirty
