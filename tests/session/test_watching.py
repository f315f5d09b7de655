"""What the operator is told of sound and disk, each thing when it begins and when it ends."""

from pathlib import Path

import numpy as np
import soundfile

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.events import SessionEvent
from interpreter.domain.health import Alarm, Matter, SourceWarning, Warn
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.dsp.resampling import StreamResampler
from interpreter.session.chronicle import Chronicle
from interpreter.session.clock import VirtualClock
from interpreter.session.watching import Watch
from tests.fakes.world import Recorder

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "conference.flac"
HOP = 4_800


class Scene:
    """A watch with everything it says; 100 ms at a time."""

    def __init__(self) -> None:
        self.recorder = Recorder()
        self.problem: str | None = None
        self.ignored: dict[str, bool] = {}
        chronicle = Chronicle(VirtualClock(), self.recorder, [self.recorder])
        problems = {Matter.JOURNAL: lambda: self.problem}
        self.watch = Watch(chronicle, problems, ignore=self.ignored.__setitem__)
        self.now = Ticks(0)

    def hear(self, samples: Samples, *, played: Samples | None = None) -> None:
        for first in range(0, len(samples), HOP):
            hop = frozen(samples[first : first + HOP])
            self.watch.heard([AudioFrame("mic", self.now, 48_000, hop)])
            if played is not None:
                said = frozen(played[first : first + HOP])
                self.watch.sounded("es", [AudioFrame("es", self.now, 48_000, said)], machine=True)
            self.now = Ticks(self.now + HOP)
            self.watch.advance(self.now)

    def said(self, kind: type) -> list[SessionEvent]:
        return [event for event in self.recorder.events if isinstance(event, kind)]


def speech(start_s: float, seconds: float) -> Samples:
    samples, rate_hz = soundfile.read(
        DEMO, start=round(start_s * 16_000), frames=round(seconds * 16_000), dtype="float32"
    )
    resampler = StreamResampler(rate_hz, 48_000)
    return np.concatenate((resampler.push(samples), resampler.finish()))


def test_a_source_that_hears_a_channel_is_not_interpreted_until_it_no_longer_does() -> None:
    scene = Scene()
    played = speech(2.0, 10.0)
    delay = round(0.12 * 48_000)
    scene.hear(np.concatenate((np.zeros(delay, np.float32), played * 0.4))[: len(played)], played=played)
    (alarm,) = scene.said(Alarm)
    assert (alarm.matter, alarm.about, alarm.active) == (Matter.SELF_HEARING, "mic", True)
    assert scene.ignored == {"mic": True}
    other = speech(30.0, 10.0)
    scene.hear(other, played=speech(50.0, 10.0)[: len(other)])
    assert [alarm.active for alarm in scene.said(Alarm)] == [True, False]
    assert scene.ignored == {"mic": False}


def test_a_silent_source_is_called_silent_until_something_is_heard() -> None:
    scene = Scene()
    scene.hear(np.zeros(7 * 48_000, np.float32))
    scene.hear(speech(2.0, 6.0))
    assert scene.said(SourceWarning) == [SourceWarning("mic", Warn.SILENT), SourceWarning("mic", None)]


def test_a_disk_that_takes_nothing_raises_one_alarm_and_ends_it() -> None:
    scene = Scene()
    scene.problem = "The journal cannot be written; free some space."
    scene.watch.advance(ticks_from_seconds(1))
    scene.watch.advance(ticks_from_seconds(2))
    scene.problem = None
    scene.watch.advance(Ticks(ticks_from_seconds(2) + ticks_from_ms(300)))
    assert scene.said(Alarm) == [
        Alarm(Matter.JOURNAL, "", active=True, detail="The journal cannot be written; free some space."),
        Alarm(Matter.JOURNAL, "", active=False),
    ]
