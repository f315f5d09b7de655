"""What becomes of live sound when cards, the sound server or a client go away, and come again."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import Samples
from interpreter.domain.commands import Mute
from interpreter.domain.errors import OpenBoothError
from interpreter.lab.audible import sounding
from interpreter.lab.system.live import PROGRAM, Arrived, Event, LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import ANSWERING, Room

pytestmark = pytest.mark.timeout(240)

FLOOR_HZ = 443.0
"""Not a whole number of periods in any block, so that a lost or repeated block shows in the phase."""
FOUND_S = 1.0
BACK_S = 2.0
SERVER_BACK_S = 3.0
STALL_S = 0.1
ATTEMPTS = 4
"""A computer that is busy with something else may break a sound by itself, but hardly every time."""


def tone(seconds: float) -> Samples:
    return (0.2 * np.sin(2 * np.pi * FLOOR_HZ * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(
        np.float32
    )


def fares(state: str, name: str) -> Callable[[Event], bool]:
    """An event that says how a device fares."""
    return lambda event: event["type"] == "device" and event["state"] == state and event["device"] == name


def lost(live: LiveRun, name: str, told: int) -> Arrived:
    return live.wait_for(fares("lost", name), timeout_s=10, after=told, what=f"the loss of {name}")


def running(live: LiveRun, name: str, told: int) -> Arrived:
    return live.wait_for(fares("running", name), timeout_s=15, after=told, what=f"the return of {name}")


def answers(live: LiveRun) -> int:
    """How many sounds were answered."""
    texts = [event["committed"] for event in live.of("caption") if event["language"] == "es"]
    return len({word for text in texts for word in text.split()})


def interpreting(room: Room, *arguments: object) -> LiveRun:
    """A session that answers every sound of the floor on the sink `booth`."""
    return room.live(
        "--input", "floor.monitor", "--from", "en", "--to", "es", "--output", "es=booth", *arguments, *ANSWERING,
    )  # fmt: skip


def passing_the_floor(room: Room) -> LiveRun:
    """A session that lets the floor through to the sink `through`, beside the channel on `booth`."""
    return interpreting(room, "--to", "en", "--output", "en=through")


def unbroken(recording: Recording, start_s: float, end_s: float) -> bool:
    """Whether the floor's tone has neither a hole nor a jump of phase between two moments."""
    first, last = (round(recording.place_ms(at_s) * RATE_HZ / 1000) for at_s in (start_s, end_s))
    samples = recording.samples[max(0, first) : last]
    size = RATE_HZ // 200
    whole = len(samples) // size * size
    turning = np.exp(-2j * np.pi * FLOOR_HZ * np.arange(whole) / RATE_HZ)
    hops = (samples[:whole] * turning).reshape(-1, size).mean(axis=1)
    levels = np.abs(hops)
    if levels.min() < 0.2 * np.median(levels) or np.median(levels) < 0.01:
        return False
    return bool(np.abs(np.angle(hops[1:] / hops[:-1])).max() < 0.5)


def longest_answer_s(live: LiveRun, seconds: float) -> list[float]:
    """How long the core takes to answer, asked again and again."""
    taken_s, end_s = [], time.monotonic() + seconds
    while time.monotonic() < end_s:
        taken_s.append(-live.ask(Mute("es", on=False)) + time.monotonic())
        time.sleep(0.05)
    return taken_s


def test_an_input_that_is_unplugged_and_comes_back(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth") as room:
        live = interpreting(room)
        room.play("floor", bursts(4, seed=1)).finish()
        before, told = answers(live), len(live.events)
        unplugged_s = time.monotonic()
        room.server.unplug("floor")
        found = live.wait_for(
            lambda event: event["type"] == "device" and event["state"] != "running", timeout_s=5, after=told
        )
        assert found.arrival_s - unplugged_s < FOUND_S
        lost(live, "floor.monitor", told)
        told = len(live.events)
        room.server.plug_in("floor")
        returned_s = time.monotonic()
        back = running(live, "floor.monitor", told)
        assert back.arrival_s - returned_s < BACK_S
        room.play("floor", bursts(4, seed=2)).finish()
        time.sleep(0.5)
        assert live.end() == 0, live.complaints
    assert before >= 2
    assert answers(live) >= before + 2
    gaps = [event for event in live.of("gap") if live.moment_s(event["at_ms"]) > unplugged_s]
    assert sum(gap["duration_ms"] for gap in gaps) / 1000 == pytest.approx(
        back.arrival_s - unplugged_s, abs=0.6
    )


def test_an_output_that_is_unplugged_disturbs_no_other(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth", "through") as room:
        live = passing_the_floor(room)
        through = room.record("through")
        room.play("floor", tone(60))
        time.sleep(1.5)
        for _ in range(ATTEMPTS):
            began_s, told = time.monotonic(), len(live.events)
            room.server.unplug("booth")
            lost(live, "booth", told)
            told = len(live.events)
            room.server.plug_in("booth")
            running(live, "booth", told)
            if undisturbed := unbroken(through.recording, began_s, time.monotonic()):
                break
        assert live.end() == 0, live.complaints
    assert undisturbed
    assert summary_of(live)["dropped_ms"] == 0


def summary_of(live: LiveRun) -> Event:
    return live.wait_for(lambda event: event["type"] == "summary", timeout_s=20, what="the end").event


def both_back_s(live: LiveRun, told: int) -> float:
    """When input and output run again."""
    return max(running(live, name, told).arrival_s for name in ("floor.monitor", "booth"))


def hung_for_a_while(room: Room, live: LiveRun) -> list[float]:
    """Let the sound server hang until that is found; return how long the core took to answer meanwhile."""
    told = len(live.events)
    room.server.freeze()
    try:
        taken_s = longest_answer_s(live, 2.5)
        lost(live, "floor.monitor", told)
    finally:
        told = len(live.events)
        room.server.thaw()
    thawed_s = time.monotonic()
    assert both_back_s(live, told) - thawed_s < SERVER_BACK_S
    return taken_s


def killed_and_started_again(room: Room, live: LiveRun) -> list[float]:
    """Kill the sound server and start another; return how long the core took to answer in between."""
    told = len(live.events)
    room.server.kill()
    lost(live, "floor.monitor", told)
    taken_s = longest_answer_s(live, 0.5)
    told = len(live.events)
    room.server.start(("floor", "booth"))
    started_s = time.monotonic()
    assert both_back_s(live, told) - started_s < SERVER_BACK_S
    return taken_s


@pytest.mark.slow
def test_a_sound_server_that_hangs_or_dies_holds_nobody_up(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth") as room:
        live = interpreting(room)
        answered = []
        taken_s = []
        for seed, trouble in enumerate((hung_for_a_while, killed_and_started_again)):
            room.play("floor", bursts(3.5, seed=seed)).finish()
            answered.append(answers(live))
            taken_s += trouble(room, live)
        booth = room.record("booth")
        room.play("floor", bursts(3.5, seed=3)).finish()
        time.sleep(0.5)
        heard = sounding(booth.recording.samples, RATE_HZ)
        assert live.end() == 0, live.complaints
    assert np.percentile(taken_s, 90) < STALL_S
    assert min(np.diff([0, *answered, answers(live)])) >= 2
    assert len(heard) >= 2


ABSENT = """
from = "en"
engine = "scripted"
model = "answer:20"
diarizer = "scripted"

[[sources]]
device = "floor.monitor"

[[channels]]
language = "es"
output = "booth"
"""


def test_without_any_device_an_event_begins_and_waits_for_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "assembly.openbooth").write_text(ABSENT, "utf-8")
    with Room(tmp_path) as room:
        room.server.kill()
        live = room.live(tmp_path / "assembly.openbooth")
        absent = lost(live, "floor.monitor", 0)
        assert absent.event["detail"]
        told = len(live.events)
        room.server.start(("floor", "booth"))
        running(live, "floor.monitor", told)
        running(live, "booth", told)
        room.play("floor", bursts(3.5)).finish()
        time.sleep(0.5)
        assert live.end() == 0, live.complaints
    assert answers(live) >= 2


@pytest.mark.slow
def test_without_any_device_a_name_on_the_command_line_is_asked_about_and_recordings_are_interpreted(
    tmp_path: Path,
) -> None:
    with Room(tmp_path) as room:
        room.server.kill()
        with pytest.raises(OpenBoothError, match=r"There is no .* now; there is none at all; plug one in"):
            interpreting(room)
        soundfile.write(tmp_path / "speech.wav", bursts(4), RATE_HZ)
        ended = subprocess.run(
            [*PROGRAM, "interpret", tmp_path / "speech.wav", "--to", "es", *ANSWERING, "--pace", "fast"],
            env=os.environ | room.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert ended.returncode == 0, ended.stderr


def frequency(recording: Recording, start_s: float, end_s: float) -> float:
    """The loudest frequency between two moments, in Hz."""
    first, last = (round(recording.place_ms(at_s) * RATE_HZ / 1000) for at_s in (start_s, end_s))
    samples = recording.samples[first:last]
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 1 << 20))
    return float(np.argmax(spectrum)) * RATE_HZ / (1 << 20)


@pytest.mark.slow
def test_devices_that_come_back_with_another_rate_keep_the_pitch(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth", "through") as room:
        live = passing_the_floor(room)
        for sink, name in (("floor", "floor.monitor"), ("through", "through")):
            told = len(live.events)
            room.server.unplug(sink)
            lost(live, name, told)
            told = len(live.events)
            room.server.plug_in(sink, rate_hz=44_100, channels=1)
            running(live, name, told)
        through = room.record("through")
        room.play("floor", tone(30))
        time.sleep(1)
        began_s = time.monotonic()
        time.sleep(2)
        heard_hz = frequency(through.recording, began_s, began_s + 2)
        assert live.end() == 0, live.complaints
    assert heard_hz == pytest.approx(FLOOR_HZ, rel=0.005)


@pytest.mark.slow
def test_a_client_that_freezes_and_dies_is_not_missed_and_another_one_goes_on(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth", "through") as room:
        live = passing_the_floor(room)
        through = room.record("through")
        room.play("floor", tone(60))
        time.sleep(1.5)
        for _ in range(ATTEMPTS):
            began_s = time.monotonic()
            os.kill(live.pid, signal.SIGSTOP)
            time.sleep(1)
            os.kill(live.pid, signal.SIGKILL)
            time.sleep(1)
            undisturbed = unbroken(through.recording, began_s, time.monotonic())
            live = room.live()
            if undisturbed:
                break
        sequences = [event["sequence"] for event in live.events]
        assert live.control("stop").returncode == 0
        summary = summary_of(live)
    assert undisturbed
    assert summary["dropped_ms"] == 0
    assert sequences == sorted(sequences)
