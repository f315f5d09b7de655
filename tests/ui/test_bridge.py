"""The core as the windows see it: real processes that start, speak, are killed and come again."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interpreter.app.client import CORE_FILE, CoreClient, attach
from interpreter.app.protocol import Ended, Message, Metered, Situation
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, ListenerChannel
from interpreter.domain.commands import Mute, Quit, Start, Stop
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import NoCore, OpenBoothError, UserMistake
from interpreter.domain.events import Published
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from ui.bridge import CoreBridge

CHECKOUT = Path(__file__).parents[2]
SETUP = EventSetup(
    "en",
    sources=(SourceSetup("podium", InputPlace("card.in")),),
    channels=(ChannelSetup(ListenerChannel("es", "es")),),
)
LONG_MS = 20_000

pytestmark = pytest.mark.timeout(120)


class Cores:
    """Cores with a session that needs no sound, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / CORE_FILE
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.place.unlink(missing_ok=True)
        self.process = subprocess.Popen([sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def connect(self) -> CoreClient:
        return attach(self.place)


@pytest.fixture
def cores(data_folder: Path) -> Iterator[Cores]:
    cores = Cores(data_folder)
    cores.start()
    yield cores
    with suppress(OpenBoothError), cores.connect() as client:
        client.ask(Quit())
    assert cores.process is not None
    cores.process.kill()
    cores.process.wait()


class Window:
    """What a window would have been given."""

    def __init__(self, bridge: CoreBridge) -> None:
        self.messages: list[Message] = []
        self.frames: list[tuple[Message, ...]] = []
        self.connected: list[bool] = []
        self.refused: list[str] = []
        bridge.told.connect(self._take)
        bridge.connected.connect(self.connected.append)
        bridge.refused.connect(self.refused.append)

    def _take(self, messages: tuple[Message, ...]) -> None:
        self.frames.append(messages)
        self.messages += messages

    def events(self, kind: type) -> list[object]:
        return [
            one.event for one in self.messages if isinstance(one, Published) and isinstance(one.event, kind)
        ]


@pytest.fixture
def bridge(cores: Cores) -> Iterator[CoreBridge]:
    bridge = CoreBridge(cores.connect)
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: CoreBridge, qtbot: QtBot) -> Window:
    window = Window(bridge)
    bridge.open()
    qtbot.waitUntil(lambda: window.connected == [True], timeout=LONG_MS)
    window.refused.clear()
    return window


def happens(qtbot: QtBot, what: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=LONG_MS)


def test_a_session_is_started_and_followed(bridge: CoreBridge, window: Window, qtbot: QtBot) -> None:
    bridge.ask(Start(SETUP))
    happens(qtbot, lambda: window.events(Caption))
    happens(qtbot, lambda: any(isinstance(one, Metered) for one in window.messages))
    bridge.ask(Stop())
    happens(qtbot, lambda: any(isinstance(one, Ended) for one in window.messages))
    numbers = [one.sequence for one in window.messages if isinstance(one, Published)]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert window.refused == []


def test_what_is_asked_is_answered(bridge: CoreBridge, window: Window, qtbot: QtBot) -> None:
    answers: list[OpenBoothError | None] = []
    bridge.ask(Start(SETUP), answers.append)
    happens(qtbot, lambda: answers == [None])
    bridge.ask(Mute("es", on=True))
    happens(
        qtbot, lambda: any(isinstance(e, ChannelChanged) and e.muted for e in window.events(ChannelChanged))
    )


def test_a_refusal_is_told_in_a_sentence(bridge: CoreBridge, window: Window, qtbot: QtBot) -> None:
    bridge.ask(Stop())
    happens(qtbot, lambda: window.refused)
    assert window.refused[0].endswith(".")
    answers: list[OpenBoothError | None] = []
    bridge.ask(Stop(), answers.append)
    happens(qtbot, lambda: answers)
    assert isinstance(answers[0], UserMistake)
    assert len(window.refused) == 1


def test_levels_of_one_frame_are_told_once(bridge: CoreBridge, window: Window, qtbot: QtBot) -> None:
    bridge.ask(Start(SETUP))
    happens(qtbot, lambda: any(isinstance(one, Metered) for one in window.messages))
    time.sleep(0.5)
    happens(qtbot, lambda: len(window.events(Caption)) > 20)
    for frame in window.frames:
        assert sum(isinstance(one, Metered) for one in frame) <= 1


def test_a_core_that_dies_is_told_and_the_next_one_is_found(
    bridge: CoreBridge, window: Window, cores: Cores, qtbot: QtBot
) -> None:
    bridge.ask(Start(SETUP))
    happens(qtbot, lambda: window.events(Caption))
    cores.kill()
    happens(qtbot, lambda: window.connected == [True, False])
    answers: list[OpenBoothError | None] = []
    bridge.ask(Mute("es", on=True), answers.append)
    assert isinstance(answers[0], NoCore)
    cores.start()
    happens(qtbot, lambda: window.connected == [True, False, True])
    last = [one for one in window.messages if isinstance(one, Situation)][-1]
    assert not any(isinstance(published.event, Caption) for published in last.events)


def test_who_waits_for_an_answer_hears_that_the_core_is_gone(
    bridge: CoreBridge, window: Window, cores: Cores, qtbot: QtBot
) -> None:
    answers: list[OpenBoothError | None] = []
    assert cores.process is not None
    cores.process.send_signal(19)
    bridge.ask(Mute("es", on=True), answers.append)
    cores.kill()
    happens(qtbot, lambda: answers)
    assert isinstance(answers[0], NoCore)
    assert window.connected[-1] is False


def test_without_a_core_the_reason_is_told_once(data_folder: Path, qtbot: QtBot) -> None:
    bridge = CoreBridge(lambda: attach(data_folder / CORE_FILE))
    window = Window(bridge)
    bridge.open()
    happens(qtbot, lambda: window.refused)
    qtbot.wait(1500)
    assert len(window.refused) == 1
    bridge.close()


class Refusing:
    """In the place of a connection: notes when one is wanted, and there is none."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.tried_s: list[float] = []

    def __call__(self) -> CoreClient:
        self.tried_s.append(time.monotonic())
        raise self._error


def test_a_core_that_cannot_be_had_is_tried_ever_more_rarely(qtbot: QtBot) -> None:
    refusing = [
        Refusing(NoCore("It ends at once; see its log.")),
        Refusing(PermissionError(13, "Permission denied")),
    ]
    bridges = [CoreBridge(connect) for connect in refusing]
    windows = [Window(bridge) for bridge in bridges]
    for bridge in bridges:
        bridge.open()
    qtbot.waitUntil(lambda: all(len(one.tried_s) >= 3 for one in refusing), timeout=LONG_MS)
    for bridge in bridges:
        bridge.close()
    for one, window in zip(refusing, windows, strict=True):
        first_s, second_s, third_s = one.tried_s[:3]
        assert third_s - second_s > 1.5 * (second_s - first_s)
        [reason] = window.refused
        assert reason.endswith(".")
