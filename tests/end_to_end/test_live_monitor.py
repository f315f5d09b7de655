"""The operator listens in on a channel, then on the floor, then on nothing; the channel itself never notices."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from interpreter.engines.scripted.tones import TONE_HZ
from interpreter.lab.audible import Stretch, tonal
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.material import BURST_HZ, bursts
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import ANSWERING, Room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

LASTS_S = 40.0
HEARD_S = 4.0
SETTLED_MS = 500.0


@dataclass
class Listened:
    """What sounded in the operator's ears and in the booth, and when each thing was listened to."""

    live: LiveRun
    ears: Recording
    booth: Recording
    spans_s: dict[str, tuple[float, float]] = field(default_factory=dict)

    def tones(self, hz: float, while_: str) -> list[Stretch]:
        """Where a tone sounds in the operator's ears."""
        start, end = self._span_ms(while_)
        found = tonal(self.ears.samples, RATE_HZ, hz)
        return [one for one in found if one.start_ms >= start and one.end_ms <= end]

    def peak(self, while_: str) -> float:
        """How loud it is in the operator's ears."""
        first, last = (round(edge * RATE_HZ / 1000) for edge in self._span_ms(while_))
        return float(np.abs(self.ears.samples[first:last]).max())

    def _span_ms(self, while_: str) -> tuple[float, float]:
        start_s, end_s = self.spans_s[while_]
        return self.ears.place_ms(start_s) + SETTLED_MS, self.ears.place_ms(end_s)


@pytest.fixture(scope="module")
def listened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listened]:
    with Room(tmp_path_factory.mktemp("monitor"), "floor", "booth", "ears") as room:
        live = room.live(
            "--input", "podium=floor.monitor", "--from", "en", "--to", "es", "--output", "es=booth",
            "--monitor", "ears", *ANSWERING,
        )  # fmt: skip
        ears, booth = room.record("ears"), room.record("booth")
        room.play("floor", bursts(LASTS_S))
        live.wait_for(lambda event: event["type"] == "speech", timeout_s=30, what="the machine's speech")
        spans_s: dict[str, tuple[float, float]] = {}
        for name, arguments in (
            ("not yet", ()),
            ("channel", ("monitor", "es")),
            ("floor", ("monitor", "podium", "--volume", "-6")),
            ("nothing", ("monitor",)),
        ):
            done = live.control(*arguments) if arguments else None
            assert done is None or done.returncode == 0, done.stderr
            start_s = time.monotonic()
            time.sleep(HEARD_S)
            spans_s[name] = start_s, time.monotonic()
        refused = live.control("monitor", "nobody")
        assert "There is no channel or source nobody to listen to" in refused.stderr
        assert live.end() == 0, live.complaints
        yield Listened(live, ears.recording, booth.recording, spans_s)


def test_on_a_channel_the_machine_is_heard_and_the_floor_is_not(listened: Listened) -> None:
    assert len(listened.tones(TONE_HZ, "channel")) >= 2
    assert not listened.tones(BURST_HZ, "channel")


def test_on_the_floor_the_speaker_is_heard_and_the_machine_is_not(listened: Listened) -> None:
    assert len(listened.tones(BURST_HZ, "floor")) >= 2
    assert not listened.tones(TONE_HZ, "floor")


@pytest.mark.parametrize("while_", ["not yet", "nothing"])
def test_on_nothing_there_is_silence(listened: Listened, while_: str) -> None:
    assert listened.peak(while_) < 1e-3


def test_every_change_is_told_and_the_channel_sounds_on(listened: Listened) -> None:
    told = [(one["output"]["device"], one["hears"], one["volume_db"]) for one in listened.live.of("monitor")]
    assert told == [("ears", None, 0.0), ("ears", "es", 0.0), ("ears", "podium", -6.0), ("ears", None, 0.0)]
    assert len(tonal(listened.booth.samples, RATE_HZ, TONE_HZ)) >= 10
    assert not tonal(listened.booth.samples, RATE_HZ, BURST_HZ)
