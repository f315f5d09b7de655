"""Live sound from real sinks into real sinks, held against what the session says of itself."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from interpreter.domain.audio import Samples
from interpreter.lab.audible import leakage, sounding
from interpreter.lab.system.evidence import VOICE_DB, held_against_the_feed, told
from interpreter.lab.system.live import PROGRAM, Event, LiveRun
from interpreter.lab.system.material import BURST_MS
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import ANSWERING, Room

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "conference.flac"
LANGUAGES = ("es", "ca")
OPENING_S = 14
QUIET_S = 5.0
"""A session in which nothing has sounded for so long after the floor has nothing more to say."""
LEAKAGE = 0.03
BAR_MS = 50
ROUNDED_MS = 2
"""Times in the feed are whole milliseconds."""

needs_apertium = pytest.mark.skipif(shutil.which("apertium") is None, reason="Apertium is not installed")


@dataclass(frozen=True)
class Interpreted:
    """The demo, played live into a room: what the session said and left, and what sounded at each sink."""

    live: LiveRun
    status: int
    out: Path
    recordings: dict[str, Recording]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(OPENING_S, id="its opening", marks=pytest.mark.slow),
        pytest.param(None, id="all of it", marks=[pytest.mark.slow, pytest.mark.timeout(900)]),
    ],
)
def interpreted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Interpreted]:
    folder = tmp_path_factory.mktemp("live")
    samples, rate_hz = soundfile.read(DEMO, dtype="float32")
    floor = samples[: request.param and request.param * rate_hz]
    with Room(folder, "floor", *LANGUAGES) as room:
        recorders = {sink: room.record(sink) for sink in ("floor", *LANGUAGES)}
        live = room.live(
            "--input", "floor.monitor", "--from", "en", "--to", "es", "--to", "ca",
            "--output", "es=es", "--output", "ca=ca", "--out", folder / "out",
        )  # fmt: skip
        room.play("floor", floor, rate_hz=rate_hz).finish()
        wait_for_silence(live)
        status = live.end()
        recordings = {sink: recorder.recording for sink, recorder in recorders.items()}
        yield Interpreted(live, status, folder / "out", recordings)


def wait_for_silence(live: LiveRun) -> None:
    quiet_from_s = time.monotonic()
    while time.monotonic() < quiet_from_s + QUIET_S:
        speech = [*live.of("speech"), *live.of("notice")]
        ends = [live.moment_s(event["start_ms"] + event["duration_ms"]) for event in speech]
        quiet_from_s = max([quiet_from_s, *ends])
        time.sleep(0.1)


@needs_apertium
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sink_holds_its_languages_voice_where_the_feed_says_and_nothing_else(
    interpreted: Interpreted, language: str
) -> None:
    assert interpreted.status == 0, interpreted.live.complaints
    recording = interpreted.recordings[language]
    spoken = told(interpreted.live, language, recording)
    assert sum(one.end_ms - one.start_ms for one in spoken) > OPENING_S * 1000 / 3
    differences = held_against_the_feed(interpreted.live, language, recording)
    assert differences.missing == ()
    late_ms = [abs(value) for value in (*differences.onsets_ms, *differences.offsets_ms)]
    extra_ms = sum(one.end_ms - one.start_ms for one in differences.extra)
    sys.stdout.write(
        f"{language}: late {sorted(round(one) for one in late_ms)[-6:]} ms, extra {extra_ms} ms\n"
    )
    if disturbed(interpreted.live, language):
        assert np.median(late_ms) < BAR_MS
        assert extra_ms < 0.1 * sum(one.end_ms - one.start_ms for one in spoken)
    else:
        assert max(late_ms) < BAR_MS
        assert extra_ms == 0


def disturbed(live: LiveRun, output: str) -> bool:
    """Whether the session itself says that the computer was too busy with something else to play without a break."""
    suspect = [event for event in live.of("device") if event["state"] != "running"]
    return bool(suspect or [event for event in live.of("xrun") if event["device"] == output])


@needs_apertium
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_floor_is_in_a_sink(interpreted: Interpreted, language: str) -> None:
    floor = interpreted.recordings["floor"].samples
    assert leakage(interpreted.recordings[language].samples, floor) < LEAKAGE


def likeness(interpreted: Interpreted, sink: str, channel: str) -> float:
    """How alike a sink and the session's own recording of a channel are where they are most so."""
    kept, rate_hz = soundfile.read(interpreted.out / f"channel.{channel}.flac", dtype="float32")
    kept = np.asarray(soxr.resample(kept, rate_hz, RATE_HZ))
    recording = interpreted.recordings[sink]
    found = []
    for start_s in range(2, len(kept) // RATE_HZ - 2, 2):
        place = round(recording.place_ms(interpreted.live.moment_s(start_s * 1000)) * RATE_HZ / 1000)
        heard = recording.samples[place : place + 2 * RATE_HZ]
        found.append(leakage(heard, kept[start_s * RATE_HZ : (start_s + 2) * RATE_HZ]))
    return max(found)


@needs_apertium
def test_each_sink_holds_the_recording_of_its_own_channel(interpreted: Interpreted) -> None:
    for sink in LANGUAGES:
        alike = {channel: likeness(interpreted, sink, channel) for channel in LANGUAGES}
        own = alike.pop(sink)
        assert own > 0.7
        assert max(alike.values()) < 0.6


@needs_apertium
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_heard_from_its_first_word(interpreted: Interpreted, language: str) -> None:
    (notice,) = [event for event in interpreted.live.of("notice") if event["channel"] == language]
    recording = interpreted.recordings[language]
    begins_ms = sounding(recording.samples, RATE_HZ, above_db=VOICE_DB)[0].start_ms
    told_ms = recording.place_ms(interpreted.live.moment_s(notice["start_ms"]))
    assert begins_ms == pytest.approx(told_ms, abs=BAR_MS)


@needs_apertium
@pytest.mark.parametrize("language", LANGUAGES)
def test_listeners_are_told_once_before_the_first_word_that_the_voice_is_synthetic(
    interpreted: Interpreted, language: str
) -> None:
    (notice,) = [event for event in interpreted.live.of("notice") if event["channel"] == language]
    first = next(event for event in interpreted.live.of("speech") if event["channel"] == language)
    assert notice["start_ms"] + notice["duration_ms"] <= first["start_ms"] + ROUNDED_MS
    assert notice["duration_ms"] > 1_000


@pytest.mark.slow
def test_the_system_response_is_within_the_bars_and_told_by_stage(tmp_path: Path) -> None:
    told = tmp_path / "bench.jsonl"
    ended = subprocess.run(
        [*PROGRAM, "bench", "system", "--seconds", "60", "--json", told],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(told.read_text("utf-8"))
    assert found["verdict"] == "pass", found["bars"]
    stages = found["metrics"]["stages"]
    assert sum(stage["p50_ms"] for stage in stages.values()) == pytest.approx(
        found["metrics"]["whole"]["p50_ms"], abs=30
    )


def bursts_at(*moments_s: float, length_s: float) -> Samples:
    samples = np.zeros(round(length_s * RATE_HZ), np.float32)
    burst = 0.3 * np.cos(2 * np.pi * 440 * np.arange(BURST_MS * RATE_HZ // 1000) / RATE_HZ)
    for moment_s in moments_s:
        first = round(moment_s * RATE_HZ)
        samples[first : first + len(burst)] = burst
    return samples


def captions_from(live: LiveRun, source: str, language: str) -> list[Event]:
    return [
        event
        for event in live.of("caption")
        if event["source"] == source and event["language"] == language and event["committed"]
    ]


@pytest.mark.slow
def test_three_sources_are_heard_at_once_each_for_itself(tmp_path: Path) -> None:
    sinks = ("left", "middle", "right")
    inputs = [text for sink in sinks for text in ("--input", f"{sink}.monitor")]
    with Room(tmp_path, *sinks, "booth") as room:
        live = room.live(*inputs, "--from", "en", "--to", "es", "--output", "es=booth", *ANSWERING)
        players = [
            room.play(sink, bursts_at(*(1.0 + 0.1 * place + second for second in range(3)), length_s=4.2))
            for place, sink in enumerate(sinks)
        ]
        for player in players:
            player.finish()
        assert live.end() == 0, live.complaints
    sources = [event["source"] for event in live.of("source") if not event["removed"]]
    assert len(sources) == len(set(sources)) == 3
    for source in sources:
        said = captions_from(live, source, "es")
        assert said
        assert said[-1]["committed"].count("es-") == 3
