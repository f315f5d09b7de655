"""`openbooth bench system`: bursts go into a sink, `openbooth live` answers each in another, both are recorded."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter.domain.errors import OpenBoothError
from interpreter.lab.audible import onsets_ms
from interpreter.lab.bars import Bar
from interpreter.lab.system import report, response
from interpreter.lab.system.live import PROGRAM, LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import Room

FLOOR, CHANNEL = "floor", "booth"
LANGUAGE = "es"
_SETTLE_S = 1.5
_TAIL_S = 1.0
_WARM_UP_S = 6.0
"""Bursts in this first time wake everything up, and let the notice be heard; they are not counted."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, with its JSON line."""

    figures: response.Figures
    bars: tuple[Bar, ...]
    line: str


def system(seconds: float, step_ms: int, *, program: Sequence[str] = PROGRAM) -> Result:
    """Measure `program`, OpenBooth's own by default, for `seconds` with an engine whose steps take `step_ms`.

    Raises MissingPart without PulseAudio, OpenBoothError when the session does not run.
    """
    with tempfile.TemporaryDirectory() as scratch, Room(Path(scratch), FLOOR, CHANNEL) as room:
        stamps = Path(scratch) / "stamps"
        stamps.touch()
        with LiveRun(_arguments(stamps, step_ms), room.environment, program=program) as live:
            live.wait_to_run()
            heard = _heard(room, seconds + _WARM_UP_S)
            moments = _joined(heard, live, stamps.read_text("utf-8").splitlines())
    found = response.figures(moments)
    settings = {"seconds": seconds, "step_ms": step_ms, "sound_server": "PulseAudio, null sinks"}
    return Result(found, report.bars(found), report.line(found, settings))


def _heard(room: Room, seconds: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Play bursts; return when sound set in on the floor, and when on the channel."""
    floor, channel = room.record(FLOOR), room.record(CHANNEL)
    time.sleep(_SETTLE_S)
    room.play(FLOOR, bursts(seconds)).finish()
    time.sleep(_TAIL_S)
    said, answered = _onsets(floor.recording), _onsets(channel.recording)
    if not said:
        raise OpenBoothError("The floor's recording holds no burst; is the sound server all right?")
    return said, answered


def _arguments(stamps: Path, step_ms: int) -> list[object]:
    return [
        "--input", f"{FLOOR}.monitor", "--from", "en", "--to", LANGUAGE, "--output", f"{LANGUAGE}={CHANNEL}",
        "--engine", "scripted", "--model", f"answer:{step_ms}:{stamps}",
        "--diarizer", "scripted", "--speaker-model", stamps,
    ]  # fmt: skip


def _joined(
    heard: tuple[tuple[float, ...], tuple[float, ...]], live: LiveRun, stamps: list[str]
) -> response.Moments:
    """Return all moments but those of the first bursts and of the notice they brought about."""
    said, answered = heard
    notices = [live.moment_s(event["start_ms"] + event["duration_ms"]) for event in live.of("notice")]
    begin_s = max(said[0] + _WARM_UP_S, *notices, said[0])
    captions = [event for event in live.of("caption") if event["channel"] == LANGUAGE and not event["ended"]]
    return response.Moments(
        bursts=tuple(moment for moment in said if moment >= begin_s),
        answers=answered,
        speakers=response.stamps_of(stamps, "speakers"),
        engine=response.stamps_of(stamps, "engine"),
        voice=response.stamps_of(stamps, "voice", prefix=f"{LANGUAGE}-"),
        captions=tuple(live.moment_s(event["at_ms"]) for event in captions),
        speech=tuple(live.moment_s(event["start_ms"]) for event in live.of("speech")),
    )


def _onsets(recording: Recording) -> tuple[float, ...]:
    return tuple(
        recording.moment_s(onset * RATE_HZ / 1000) for onset in onsets_ms(recording.samples, RATE_HZ)
    )
