"""The devices of the machine as a window sees them while no session runs: a real core and a real sound server."""

import asyncio
import logging
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from interpreter.app.client import CORE_FILE, CoreClient, attach
from interpreter.app.protocol import (
    Answer,
    Ended,
    InputHeard,
    Machine,
    Message,
    Situation,
    Subscribe,
    Surveyed,
)
from interpreter.app.surveying import Audience, Survey
from interpreter.domain import commands as ask
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import DeviceListed, InputPlace, OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.recorder import RATE_HZ, Recorder
from tests.fakes.sound import FakeSoundSystem, loudspeaker, microphone
from tests.fakes.world import until as until_so

CHECKOUT = Path(__file__).parents[2]
HOT_PLUG_S = 2.0
STOPS_S = 0.5
SETUP = EventSetup(
    "en",
    sources=(SourceSetup("podium", InputPlace("floor.monitor")),),
    channels=(ChannelSetup(ListenerChannel("es", "es"), OutputPlace("booth")),),
    engine="scripted",
    model="answer:20",
    diarizer="scripted",
)

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server("floor", "booth") as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        yield server


@contextmanager
def core(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "interpreter.app.core_process"]
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            deadline_s = time.monotonic() + 30
            while not (folder / CORE_FILE).exists():
                assert time.monotonic() < deadline_s, "the core does not start"
                time.sleep(0.02)
            yield process
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def running(server: SoundServer, data_folder: Path) -> Iterator[subprocess.Popen[str]]:  # noqa: ARG001
    with core(data_folder) as process:
        yield process


@pytest.fixture
def client(running: subprocess.Popen[str], data_folder: Path) -> Iterator[CoreClient]:  # noqa: ARG001
    with closing(attach(data_folder / CORE_FILE)) as client:
        yield client


def until(client: CoreClient, wanted: Callable[[Message], bool]) -> list[tuple[float, Message]]:
    """What is told up to what is wanted, with the times when it came."""
    told = []
    for message in client.messages(patience_s=20):
        told.append((time.monotonic(), message))
        if wanted(message):
            return told
    pytest.fail("it was never told")


def first(client: CoreClient, wanted: Callable[[Message], bool]) -> Message:
    return until(client, wanted)[-1][1]


def lists(*names: str) -> Callable[[Message], bool]:
    def wanted(message: Message) -> bool:
        if not isinstance(message, Published) or not isinstance(message.event, DeviceListed):
            return False
        return {device.name for device in message.event.devices} == set(names)

    return wanted


def hears(name: str, words: str) -> Callable[[Message], bool]:
    return lambda message: (
        isinstance(message, Surveyed) and name in message.inputs and message.inputs[name].words == words
    )


def surveys(message: Message) -> bool:
    return isinstance(message, Surveyed) and len(message.inputs) >= 2


def runs(message: Message) -> bool:
    match message:
        case Published(event=SessionChanged(state=state)):
            return state is SessionState.RUNNING
        case _:
            return False


THERE = ("floor", "booth", "floor.monitor", "booth.monitor")


def tone(folder: Path) -> Path:
    path = folder / "tone.wav"
    sound = 0.25 * np.sin(2 * np.pi * 440 * np.arange(30 * RATE_HZ) / RATE_HZ)
    soundfile.write(path, np.stack([sound, sound], axis=1), RATE_HZ, subtype="FLOAT")
    return path


def test_every_input_is_measured_ten_times_a_second(
    client: CoreClient, server: SoundServer, tmp_path: Path
) -> None:
    client.ask(Subscribe(meters=True, survey=True))
    first(client, lists(*THERE))
    player = server.play("floor", tone(tmp_path))
    try:
        heard = first(client, hears("floor.monitor", "good"))
        began_s, seen = time.monotonic(), 0
        while time.monotonic() < began_s + 2:
            heard = first(client, lambda message: isinstance(message, Surveyed))
            seen += 1
    finally:
        player.kill()
        player.wait()
    assert isinstance(heard, Surveyed)
    assert heard.inputs["floor.monitor"].peak_db == pytest.approx(-12, abs=0.5)
    assert heard.inputs["floor.monitor"].rms_db == pytest.approx(-15, abs=0.5)
    assert heard.inputs["booth.monitor"].words == "silent"
    assert 14 <= seen <= 23


def test_a_device_that_comes_or_goes_is_told_within_two_seconds(
    client: CoreClient, server: SoundServer, data_folder: Path
) -> None:
    client.ask(Subscribe(meters=True, survey=True))
    first(client, lists(*THERE))
    began_s = time.monotonic()
    server.plug_in("hall")
    first(client, lists(*THERE, "hall", "hall.monitor"))
    assert time.monotonic() - began_s < HOT_PLUG_S
    first(client, hears("hall.monitor", "silent"))
    with closing(attach(data_folder / CORE_FILE)) as late:
        late.ask(Subscribe())
        situation = first(late, lambda message: isinstance(message, Situation))
    assert isinstance(situation, Situation)
    assert any(lists(*THERE, "hall", "hall.monitor")(published) for published in situation.events)
    began_s = time.monotonic()
    server.unplug("hall")
    first(client, lists(*THERE))
    assert time.monotonic() - began_s < HOT_PLUG_S
    gone = first(client, lambda message: isinstance(message, Surveyed) and len(message.inputs) == 2)
    assert isinstance(gone, Surveyed)
    assert set(gone.inputs) == {"floor.monitor", "booth.monitor"}


def captures(server: SoundServer, running: subprocess.Popen[str]) -> int:
    """How many streams of the core record."""
    listed = subprocess.run(
        ["pactl", "list", "source-outputs"], capture_output=True, text=True, check=True, timeout=20
    )
    assert server.pid
    return listed.stdout.count(f'application.process.id = "{running.pid}"')


def test_a_session_gets_every_device_and_the_survey_comes_back_after_it(
    client: CoreClient, server: SoundServer, running: subprocess.Popen[str], data_folder: Path
) -> None:
    client.ask(Subscribe(meters=True, survey=True))
    first(client, surveys)
    assert captures(server, running) == 2
    began_s = time.monotonic()
    client.send(ask.Start(SETUP))
    told = until(client, runs)
    assert not any(surveys(message) for came_s, message in told if came_s > began_s + STOPS_S)
    with pytest.raises(UserMistake, match="listeners would hear the test tone"):
        client.ask(ask.TestTone(OutputPlace("booth")))
    first(client, lambda message: isinstance(message, Machine) and bool(message.disk_free_s))
    assert captures(server, running) == 1
    client.ask(ask.Stop(), patience_s=30)
    told = until(client, lambda message: isinstance(message, Ended))
    assert not any(surveys(message) for _, message in told)
    first(client, surveys)
    assert captures(server, running) == 2
    assert list((data_folder / "sessions").iterdir())


def test_nobody_listens_who_was_not_asked_to(
    client: CoreClient, server: SoundServer, running: subprocess.Popen[str], data_folder: Path
) -> None:
    client.ask(Subscribe(meters=True))
    with closing(attach(data_folder / CORE_FILE)) as other:
        other.ask(Subscribe(survey=True))
        first(other, surveys)
    deadline_s = time.monotonic() + 10
    while captures(server, running):
        assert time.monotonic() < deadline_s, "it still listens"
        time.sleep(0.05)
    for message in client.messages(patience_s=0.5):
        assert not isinstance(message, Surveyed)
        if isinstance(message, Machine):
            break


def test_a_test_tone_sounds_where_it_should_and_is_seen_in_the_survey(
    client: CoreClient, server: SoundServer
) -> None:
    client.ask(Subscribe(survey=True))
    first(client, surveys)
    with Recorder(server.environment, "booth.monitor") as booth:
        asked = client.send(ask.TestTone(OutputPlace("booth")))
        told = until(client, lambda message: message == Answer(asked))
    heard = [message.inputs["booth.monitor"] for _, message in told if isinstance(message, Surveyed)]
    assert max(one.peak_db for one in heard) == pytest.approx(-20, abs=1)
    assert "good" in {one.words for one in heard}
    loud = np.flatnonzero(np.abs(booth.recording.samples) > 0.05)
    assert 1.9 < (loud[-1] - loud[0]) / RATE_HZ < 2.5


def test_what_is_wrong_with_a_test_tone_is_told_in_a_sentence(client: CoreClient) -> None:
    with pytest.raises(UserMistake, match="did you mean booth"):
        client.ask(ask.TestTone(OutputPlace("bohth")))
    with pytest.raises(UserMistake, match="booth has the channels 1 to 2, not 7"):
        client.ask(ask.TestTone(OutputPlace("booth", 7)))
    tone = client.send(ask.TestTone(OutputPlace("booth")))
    with pytest.raises(UserMistake, match="A test tone sounds already"):
        client.ask(ask.TestTone(OutputPlace("floor")))
    client.ask(ask.Start(SETUP), patience_s=40)
    ended = first(client, lambda message: isinstance(message, Answer) and message.id == tone)
    assert isinstance(ended, Answer)
    assert "because a session begins" in str(ended.error)


def test_without_a_sound_server_there_is_nothing_and_devices_come_with_it(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = SoundServer(tmp_path)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    with core(data_folder) as process, closing(attach(data_folder / CORE_FILE)) as client:
        client.ask(Subscribe(survey=True))
        first(client, lists())
        busy = psutil.Process(process.pid)
        before = busy.cpu_times()
        time.sleep(2)
        after = busy.cpu_times()
        assert after.user + after.system - before.user - before.system < 0.4
        server.start(["floor"])
        try:
            first(client, lists("floor", "floor.monitor"))
            first(client, hears("floor.monitor", "silent"))
            server.kill()
            first(client, lists())
        finally:
            server.kill()


async def test_a_survey_that_is_held_lets_go_of_the_devices_at_once_and_goes_on_later() -> None:
    systems: list[FakeSoundSystem] = []
    told: list[SessionEvent] = []
    shown: list[Mapping[str, InputHeard]] = []

    @asynccontextmanager
    async def opened() -> AsyncIterator[FakeSoundSystem]:
        systems.append(FakeSoundSystem([microphone("podium"), loudspeaker("hall")]))
        try:
            yield systems[-1]
        finally:
            await systems[-1].close()

    survey = Survey(Audience(lambda: True, told.append, shown.append), opened)
    running = asyncio.create_task(survey.run())
    await until_so(lambda: bool(systems and shown))
    began_s = time.monotonic()
    await survey.hold()
    assert time.monotonic() - began_s < STOPS_S
    assert systems[0].closed
    await asyncio.sleep(0.3)
    assert len(systems) == 1
    survey.go_on()
    await until_so(lambda: len(told) == 2)
    assert told[0] == told[1] == DeviceListed(tuple(systems[0].devices()))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert systems[1].closed


async def test_a_sound_server_that_releases_no_device_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("interpreter.app.surveying._RELEASED_WITHIN_S", 0.2)
    shown: list[Mapping[str, InputHeard]] = []
    answers = asyncio.Event()

    @asynccontextmanager
    async def opened() -> AsyncIterator[FakeSoundSystem]:
        yield FakeSoundSystem([microphone("podium")])
        await answers.wait()

    survey = Survey(Audience(lambda: True, lambda _: None, shown.append), opened)
    running = asyncio.create_task(survey.run())
    await until_so(lambda: bool(shown))
    with pytest.raises(OpenBoothError, match=r"sound server does not answer; restart it"):
        await survey.hold()
    answers.set()
    await survey.hold()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_sound_system_that_breaks_ends_nothing_else(logged: list[logging.LogRecord]) -> None:
    def broken() -> AbstractAsyncContextManager[FakeSoundSystem]:
        raise OSError("no sound")

    survey = Survey(Audience(lambda: True, lambda _: None, lambda _: None), broken)
    running = asyncio.create_task(survey.run())
    await until_so(lambda: bool(logged))
    await survey.hold()
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [record.getMessage() for record in logged] == ["the devices cannot be surveyed"]
    logged.clear()
