"""A record on a real sound server, played by a core of its own: what is heard there, and what is told of it."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from interpreter.app.client import CORE_FILE, CoreClient, attach
from interpreter.app.protocol import Ended, Message, Subscribe, Surveyed
from interpreter.domain.audio import Samples
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.commands import PlayRecord, Start, Stop, StopPlaying
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import Published, RecordPlaying, SessionChanged, SessionState
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.recorder import RATE_HZ, Recorder, Recording
from tests.fakes.records import FLOOR_HZ, SESSION, begun, captured, ended, noise

CHECKOUT = Path(__file__).parents[2]
SETUP = EventSetup(
    "en",
    sources=(SourceSetup("podium", InputPlace("floor.monitor")),),
    channels=(ChannelSetup(ListenerChannel("es", "es"), OutputPlace("booth")),),
    engine="scripted",
    model="answer:20",
    diarizer="scripted",
)
LENGTH_S = 20
SAID = noise(LENGTH_S, seed=1)
TOLERANCE_S = 0.05
SEEKS_S = 0.15
STRETCH = RATE_HZ // 5

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server("floor", "booth") as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        yield server


@pytest.fixture
def client(server: SoundServer, data_folder: Path) -> Iterator[CoreClient]:  # noqa: ARG001
    folder = begun(data_folder)
    captured(folder, {"podium": SAID})
    ended(data_folder, folder, ticks_from_seconds(LENGTH_S))
    command = [sys.executable, "-m", "interpreter.app.core_process"]
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.DEVNULL) as process:
        try:
            deadline_s = time.monotonic() + 30
            while not (data_folder / CORE_FILE).exists():
                assert time.monotonic() < deadline_s, "the core does not start"
                time.sleep(0.02)
            with closing(attach(data_folder / CORE_FILE)) as client:
                client.ask(Subscribe(survey=True))
                yield client
        finally:
            process.terminate()
            process.wait(20)


def told(client: CoreClient, over: Callable[[RecordPlaying], bool]) -> list[tuple[float, RecordPlaying]]:
    """What is told of the record up to what is wanted, with the moments when it came."""
    heard: list[tuple[float, RecordPlaying]] = []
    for message in client.messages(patience_s=10):
        if isinstance(message, Published) and isinstance(message.event, RecordPlaying):
            heard.append((time.monotonic(), message.event))
            if over(message.event):
                return heard
    pytest.fail("it was never told")


def runs(message: Message) -> bool:
    event = message.event if isinstance(message, Published) else None
    return isinstance(event, SessionChanged) and event.state is SessionState.RUNNING


def whole_record() -> Samples:
    places = np.arange(LENGTH_S * RATE_HZ) * (FLOOR_HZ / RATE_HZ)
    return np.interp(places, np.arange(len(SAID)), SAID).astype(np.float32)


def place_s(stretch: Samples, whole: Samples) -> tuple[float, float]:
    """Where in what was said a stretch comes from, and how alike the two are."""
    size = 1 << (len(whole) + len(stretch)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(stretch, size)), size)
    at = int(alike[: len(whole) - len(stretch)].argmax())
    return at / RATE_HZ, float(np.corrcoef(stretch, whole[at : at + len(stretch)])[0, 1])


def heard_at(recording: Recording, moment_s: float) -> Samples:
    """The stretch that ends at a moment."""
    end = round(recording.place_ms(moment_s) * RATE_HZ / 1000)
    return recording.samples[end - STRETCH : end]


def test_what_is_heard_is_the_record_at_the_place_that_is_told(
    client: CoreClient, server: SoundServer
) -> None:
    with Recorder(server.environment, "booth.monitor") as recorder:
        client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(3), OutputPlace("booth")))
        heard = told(client, lambda event: event.at > ticks_from_seconds(9))
        client.ask(StopPlaying())
        time.sleep(0.3)
    whole = whole_record()
    found = [(place_s(heard_at(recorder.recording, moment_s), whole), event) for moment_s, event in heard[4:]]
    errors = [
        place + STRETCH / RATE_HZ - event.at / RATE_HZ for (place, alike), event in found if alike > 0.9
    ]
    assert 50 < len(found) < 62
    assert len(errors) > 0.7 * len(found), "a busy computer leaves gaps, but not so many"
    assert np.abs(errors).max() < TOLERANCE_S


def test_a_new_place_is_heard_at_once_and_(client: CoreClient, server: SoundServer) -> None:
    asked = []
    with Recorder(server.environment, "booth.monitor") as recorder:
        client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(1), OutputPlace("booth")))
        for place in (12.0, 5.0, 16.0):
            time.sleep(0.6)
            asked.append((time.monotonic(), place))
            client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(place), OutputPlace("booth")))
        time.sleep(0.6)
        client.ask(StopPlaying())
        time.sleep(0.3)
    whole = whole_record()
    for moment_s, place in asked:
        found, alike = place_s(heard_at(recorder.recording, moment_s + 0.5), whole)
        assert alike > 0.5
        assert 0 < 0.5 - (found + STRETCH / RATE_HZ - place) < SEEKS_S


def test_the_inputs_are_surveyed_meanwhile(client: CoreClient) -> None:
    client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(1), OutputPlace("booth")))
    levels = []
    for message in client.messages(patience_s=10):
        if isinstance(message, Surveyed) and "booth.monitor" in message.inputs:
            levels.append(message.inputs["booth.monitor"].peak_db)
        heard = message.event if isinstance(message, Published) else None
        if isinstance(heard, RecordPlaying) and heard.at > ticks_from_seconds(4):
            break
    assert len(levels) > 15
    assert max(levels) > -30
    client.ask(StopPlaying())


def test_a_device_that_is_unplugged_ends_it_and_another_one_can_be_chosen(
    client: CoreClient, server: SoundServer
) -> None:
    server.plug_in("van")
    client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(1), OutputPlace("van")))
    told(client, lambda event: event.at > ticks_from_seconds(1.5))
    server.unplug("van")
    (*_, (_, last)) = told(client, lambda event: not event.playing)
    assert last.trouble == "van is not there; plug it in."
    client.ask(PlayRecord(SESSION, "podium", last.at, OutputPlace("booth")))
    assert told(client, lambda event: event.playing)[0][1].at >= last.at


def test_a_session_that_begins_ends_it_and_has_the_device(client: CoreClient) -> None:
    client.ask(PlayRecord(SESSION, "podium", ticks_from_seconds(1), OutputPlace("booth")))
    told(client, lambda event: event.at > ticks_from_seconds(1.5))
    client.send(Start(SETUP))
    (*_, (_, last)) = told(client, lambda event: not event.playing)
    assert not last.trouble
    assert any(runs(message) for message in client.messages(patience_s=30))
    with pytest.raises(UserMistake, match="listeners would hear the record"):
        client.ask(PlayRecord(SESSION, "podium"))
    client.ask(Stop(), patience_s=30)
    assert any(isinstance(message, Ended) for message in client.messages(patience_s=10))


def test_ctrl_c_ends_the_command_and_the_sound(server: SoundServer, client: CoreClient) -> None:  # noqa: ARG001
    command = [sys.executable, "-m", "interpreter.app.command_line", "play", "last"]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        told(client, lambda event: event.at > ticks_from_seconds(1))
        process.send_signal(signal.SIGINT)
        (*_, (_, last)) = told(client, lambda event: not event.playing)
        assert last.at < ticks_from_seconds(2)
        assert process.wait(10) == 0


def test_the_command_plays_to_the_end_and_says_what(server: SoundServer, client: CoreClient) -> None:  # noqa: ARG001
    with Recorder(server.environment, "booth.monitor") as recorder:
        command = [sys.executable, "-m", "interpreter.app.command_line", "play", "last"]
        options = ["--track", "podium", "--from", "0:18.5", "--output", "booth"]
        done = subprocess.run([*command, *options], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"podium of session {SESSION}, from 0:18\n"), done.stderr
    loud = np.flatnonzero(np.abs(recorder.recording.samples) > 0.02)
    assert 1.3 < (loud[-1] - loud[0]) / RATE_HZ < 1.8
