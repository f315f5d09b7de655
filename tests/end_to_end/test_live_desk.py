"""An interpreter at a desk takes a channel over from the machine, coughs, is muted, and hands it back."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.commands import Cough, Mute
from interpreter.engines.scripted.tones import TONE_HZ
from interpreter.lab.audible import Stretch, levels_db, tonal
from interpreter.lab.system.live import Event, LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import ANSWERING, Room

pytestmark = pytest.mark.timeout(180)

HUMAN_HZ = 700
LASTS_S = 35.0
HELD_S = 0.5
PRESSES = 3
MUTE_MS = 20.0


def human() -> Samples:
    return (0.2 * np.sin(2 * np.pi * HUMAN_HZ * np.arange(round(LASTS_S * RATE_HZ)) / RATE_HZ)).astype(
        np.float32
    )


@dataclass
class Attended:
    """A channel that a human took over for a while: what sounded on it, and when each thing was asked for or told."""

    live: LiveRun
    recording: Recording
    moments_s: dict[str, float] = field(default_factory=dict)

    def place_ms(self, name: str) -> float:
        return self.recording.place_ms(self.moments_s[name])

    def between(self, start: str, end: str, *, margin_ms: float = 0.0) -> tuple[float, float]:
        return self.place_ms(start) + margin_ms, self.place_ms(end)

    def tones(self, hz: float, span: tuple[float, float]) -> list[Stretch]:
        """Where a tone sounds within a span."""
        return [
            Stretch(max(one.start_ms, span[0]), min(one.end_ms, span[1]))
            for one in tonal(self.recording.samples, RATE_HZ, hz)
            if one.end_ms > span[0] and one.start_ms < span[1]
        ]

    def share(self, hz: float, span: tuple[float, float]) -> float:
        """How much of a span a tone takes up."""
        return sum(one.end_ms - one.start_ms for one in self.tones(hz, span)) / (span[1] - span[0])


def mode_is(mode: str) -> Callable[[Event], bool]:
    return lambda event: event["type"] == "channel" and event["mode"] == mode


@pytest.fixture(scope="module")
def attended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attended]:
    with Room(tmp_path_factory.mktemp("desk"), "floor", "booth", "human") as room:
        live = room.live(
            "--input", "floor.monitor", "--from", "en", "--to", "es", "--output", "es=booth",
            "--human", "es=human.monitor", *ANSWERING,
        )  # fmt: skip
        booth = room.record("booth")
        room.play("floor", bursts(LASTS_S))
        room.play("human", human())
        live.wait_for(lambda event: event["type"] == "speech", timeout_s=30, what="the machine's speech")
        time.sleep(2)
        moments_s = seen_through(live)
        time.sleep(4)
        assert live.end() == 0, live.complaints
        yield Attended(live, booth.recording, moments_s)


def seen_through(live: LiveRun) -> dict[str, float]:
    """Take over, cough, mute and hand back; return when each was asked for, and when the human is on air."""
    moments_s: dict[str, float] = {}
    desk = live.of("desk")[0]["desk"]

    def wait(name: str) -> None:
        time.sleep(HELD_S)
        moments_s[f"{name} over"] = time.monotonic()

    taken = live.control("take-over", desk, "es")
    assert taken.returncode == 0, taken.stderr
    on_air = live.wait_for(mode_is("human"), timeout_s=10, what="a human on air")
    moments_s["on air"] = live.moment_s(on_air.event["at_ms"])
    wait("on air")
    for press in range(PRESSES):
        for key, command in (("cough", partial(Cough, desk)), ("mute", partial(Mute, "es"))):
            for name, on in ((f"{key} {press}", True), (f"after {key} {press}", False)):
                moments_s[name] = live.ask(command(on=on))
                wait(name)
    told = len(live.events)
    back = live.control("hand-back", desk, "es")
    assert back.returncode == 0, back.stderr
    off_air = live.wait_for(mode_is("machine"), timeout_s=10, after=told, what="the machine's return")
    moments_s["off air"] = live.moment_s(off_air.event["at_ms"])
    return moments_s


def test_before_anyone_takes_over_the_machine_is_heard_alone(attended: Attended) -> None:
    span = attended.recording.place_ms(attended.moments_s["on air"]) - 2_500, attended.place_ms("on air")
    assert attended.tones(TONE_HZ, span)
    assert not attended.tones(HUMAN_HZ, span)


def test_a_human_on_air_is_heard_without_a_break_and_the_machine_is_not(attended: Attended) -> None:
    shares = []
    for start in (
        "on air",
        *(f"after {key} {press}" for key in ("cough", "mute") for press in range(PRESSES)),
    ):
        span = attended.between(start, f"{start} over", margin_ms=150)
        shares.append(attended.share(HUMAN_HZ, span))
        assert not attended.tones(TONE_HZ, span)
    assert np.median(shares) > 0.98, shares


@pytest.mark.parametrize("key", ["cough", "mute"])
def test_a_mute_key_silences_the_sink_within_twenty_milliseconds(attended: Attended, key: str) -> None:
    taken_ms = []
    for press in range(PRESSES):
        span = attended.between(f"{key} {press}", f"{key} {press} over")
        taken_ms.append(silent_from_ms(attended.recording, span) - span[0])
    assert np.median(taken_ms) < MUTE_MS, taken_ms


def silent_from_ms(recording: Recording, span: tuple[float, float]) -> float:
    """From where on nothing sounds until the end of a span, to the millisecond."""
    first, last = (round(edge * RATE_HZ / 1000) for edge in span)
    loud = np.flatnonzero(np.abs(recording.samples[first:last]) > 1e-3)
    assert len(loud) < last - first
    return span[0] + (float(loud[-1] + 1) * 1000 / RATE_HZ if len(loud) else 0.0)


def test_after_the_hand_back_the_human_is_gone_and_the_machine_returns(attended: Attended) -> None:
    span = attended.place_ms("off air") + 200, attended.place_ms("off air") + 3_500
    assert not attended.tones(HUMAN_HZ, span)
    assert len(attended.tones(TONE_HZ, span)) >= 2


def test_nothing_is_ever_too_loud(attended: Attended) -> None:
    assert np.abs(attended.recording.samples).max() <= 10 ** (-3 / 20) + 1e-3
    assert levels_db(attended.recording.samples, RATE_HZ).max() < -6
