"""Long silence, noise and music before the first word: nothing is made up, and nothing piles up."""

import json
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from numpy.typing import NDArray

from tests.end_to_end.commands import DEMO, Event, openbooth

pytestmark = pytest.mark.timeout(1_200)

RATE_HZ = 16_000
SPEECH_S = 8
MOST_GROWTH_MB = 5.0


def pink(samples: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Noise of which every octave is equally loud."""
    spectrum = np.fft.rfft(rng.normal(size=samples))
    noise: NDArray[np.float64] = np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1.0), samples)
    return noise / np.abs(noise).max()


def music(samples: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """A melody with vibrato over chords and drums, half a second a beat."""
    length = RATE_HZ // 2
    time_s = np.arange(length) / RATE_HZ
    chords = ((220.0, 277.2, 329.6), (196.0, 246.9, 293.7), (174.6, 220.0, 261.6), (164.8, 207.7, 246.9))
    beats = []
    for number in range(-(-samples // length)):
        chord = chords[number // 4 % len(chords)]
        beat = sum(np.sin(2 * np.pi * hz * part * time_s) / part for hz in chord for part in (1, 2, 3))
        beat = beat * np.exp(-1.5 * time_s) + 3 * np.sin(2 * np.pi * 60 * time_s) * np.exp(-15 * time_s)
        melody_hz = 2 * rng.choice(chord) * (1 + 0.004 * np.sin(2 * np.pi * 5.5 * time_s))
        phase = 2 * np.pi * np.cumsum(melody_hz) / RATE_HZ
        voice = np.sin(phase) + 0.5 * np.sin(2 * phase) + 0.3 * np.sin(3 * phase)
        drum = rng.normal(size=length) * np.exp(-40 * time_s) * (number % 2)
        beats.append(beat + 1.5 * voice * np.minimum(1, np.minimum(time_s, 0.5 - time_s) * 20) + drum)
    sound = np.concatenate(beats)[:samples]
    return sound / np.abs(sound).max()


def material(path: Path, minutes: float) -> Path:
    """Silence, then white and pink noise and music, `minutes` of either, then speech."""
    rng = np.random.default_rng(7)
    samples = round(minutes * 60 * RATE_HZ)
    speech, _ = soundfile.read(DEMO, frames=SPEECH_S * RATE_HZ)
    noises = (
        0.02 * rng.normal(size=samples // 3),
        0.1 * pink(samples // 3, rng),
        0.4 * music(samples // 3, rng),
    )
    whole = np.concatenate((np.zeros(samples), *noises, np.zeros(RATE_HZ), speech))
    soundfile.write(path, np.clip(whole, -1, 1).astype(np.float32), RATE_HZ)
    return path


@dataclass
class Memory:
    """Measures all processes of a core until it is told to stop."""

    core: int
    sizes_mb: list[float] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def growth_mb(self) -> float:
        """By how much the processes have grown from the second to the last quarter."""
        quarter = len(self.sizes_mb) // 4
        assert quarter > 2
        return float(np.median(self.sizes_mb[-quarter:]) - np.median(self.sizes_mb[quarter : 2 * quarter]))

    def measure(self) -> None:
        while not self.stop.wait(0.25):
            with suppress(psutil.Error):
                core = psutil.Process(self.core)
                sizes = [process.memory_info().rss for process in (core, *core.children())]
                self.sizes_mb.append(sum(sizes) / 1e6)


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [2.0, 30.0])
def test_nothing_is_made_up_in_silence_little_in_noise_and_the_memory_stays_flat(
    minutes: float, tmp_path: Path
) -> None:
    recording = material(tmp_path / "quiet.flac", minutes)
    events: list[Event] = []
    with subprocess.Popen(
        openbooth("interpret", recording, "--to", "es", "--pace", "fast", "--events", "-"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as core:  # fmt: skip
        memory = Memory(core.pid)
        measuring = threading.Thread(target=memory.measure)
        assert core.stdout is not None
        for line in core.stdout:
            events.append(json.loads(line))
            if events[-1]["type"] == "session" and not measuring.ident:
                measuring.start()
            if events[-1]["type"] in {"segment", "caption"}:
                memory.stop.set()
        memory.stop.set()
        measuring.join()
    assert core.returncode == 0
    silence_ms = minutes * 60_000
    assert words_between(events, 0, silence_ms) == 0
    assert words_between(events, silence_ms, 2 * silence_ms) <= minutes
    assert words_between(events, 2 * silence_ms, np.inf) >= SPEECH_S
    assert memory.growth_mb < MOST_GROWTH_MB


def words_between(events: list[Event], start_ms: float, end_ms: float) -> int:
    """How many words of the floor were committed for what was said between two moments."""
    last = {
        event["utterance"]: event
        for event in events
        if event["type"] == "caption" and event["language"] == "en"
    }
    return sum(
        len(caption["committed"].split())
        for caption in last.values()
        if start_ms <= caption["start_ms"] < end_ms
    )
