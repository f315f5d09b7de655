"""A source that hears our own voice is found within four seconds, and no other source is ever suspected."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from interpreter.domain.audio import AudioFrame, Samples, SynthesizedSpeech
from interpreter.domain.health import Alarm, Matter
from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_seconds
from interpreter.dsp.correlation import RecentSound, similarity
from interpreter.engines.builtin.voice import EspeakStepper
from interpreter.policy.self_hearing import COMPARE_EVERY, SelfHearing

RATE_HZ = 48_000
BLOCK = 4_800
DEMO = Path(__file__).parents[2] / "resources" / "demo"
SPEECH = Path(__file__).parents[3] / "shared" / "speech"
READERS = sorted(SPEECH.glob("librispeech-test-other-100/*.flac"))
SECONDS = 40
Floats = NDArray[np.float32]


def loaded(path: Path, seconds: float = SECONDS) -> Floats:
    samples, rate_hz = soundfile.read(path, dtype="float32", frames=int(seconds * 16_000))
    return soxr.resample(samples, rate_hz, RATE_HZ)


@cache
def floor() -> Floats:
    return loaded(DEMO / "conference.flac")


@cache
def machine(language: str) -> Floats:
    """The interpretation of the floor as the machine says it, clause by clause with short pauses."""
    voice = EspeakStepper()
    state = voice.init(WorkerSettings("en", (language,)))
    pieces: list[Samples] = []
    for line in (DEMO / f"conference.{language}.txt").read_text("utf-8").splitlines()[:12]:
        (spoken,) = voice.step(state, [SpeechRequest(1, language, line, 1.0)])[1]
        assert isinstance(spoken, SynthesizedSpeech)
        pieces += [spoken.samples, np.zeros(4_000, np.float32)]
    return soxr.resample(np.concatenate(pieces), 24_000, RATE_HZ)[: SECONDS * RATE_HZ]


def delayed(samples: Floats, milliseconds: int) -> Floats:
    late = np.zeros_like(samples)
    late[milliseconds * 48 :] = samples[: -milliseconds * 48]
    return late


def in_a_room(samples: Floats) -> Floats:
    """`samples` as a microphone hears them in a hall whose echo is as loud as the loudspeaker itself."""
    times = np.arange(RATE_HZ // 2) / RATE_HZ
    echo = np.random.default_rng(2).normal(0, 1, len(times)) * 10 ** (-3 * times / 0.6)
    echo /= np.sqrt(np.sum(np.square(echo)))
    echo[0] = 1.0
    size = 1 << (len(samples) + len(echo)).bit_length()
    heard = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(echo, size), size)[: len(samples)]
    return heard.astype(np.float32)


def noise(level_db: float) -> Floats:
    random = np.random.default_rng(5)
    return random.normal(0, 10 ** (level_db / 20), SECONDS * RATE_HZ).astype(np.float32)


def music() -> Floats:
    times = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    chord = sum(np.sin(2 * np.pi * hz * times) for hz in (220.0, 277.2, 329.6, 440.0, 880.0))
    return (0.1 * chord * np.exp(-3 * (times * 2.3 % 1))).astype(np.float32)


def alarms(played: Floats, heard: Floats, *, watch: SelfHearing | None = None) -> list[tuple[float, Alarm]]:
    """What is said, and when in seconds, while a source hears `heard` and the channel plays `played`."""
    watch, sounds = watch or SelfHearing(), (RecentSound(), RecentSound())
    said = []
    for start in range(0, min(len(played), len(heard)), BLOCK):
        for sound, samples in zip(sounds, (played, heard), strict=True):
            sound.take(AudioFrame("any", Ticks(start), RATE_HZ, samples[start : start + BLOCK]))
        now = Ticks(start + BLOCK)
        if now % COMPARE_EVERY == 0:
            alarm = watch.observe("hall", "es", similarity(*sounds), now)
            if alarm:
                said.append((now / TICKS_PER_SECOND, alarm))
    return said


def loopback(played: Floats) -> Floats:
    return delayed(played, 80)


def late_loopback(played: Floats) -> Floats:
    return delayed(played, 480)


def loudspeaker(played: Floats) -> Floats:
    return in_a_room(delayed(played, 60)) * np.float32(0.1) + noise(-50.0)[: len(played)]


def under_a_speaker(played: Floats) -> Floats:
    return delayed(played, 80) * np.float32(0.7) + floor()[: len(played)]


def another_clock(played: Floats) -> Floats:
    return delayed(soxr.resample(played, 48_000, 48_010), 100)[: len(played)]


@pytest.mark.parametrize("way", [loopback, late_loopback, loudspeaker, under_a_speaker, another_clock])
def test_the_alarm_is_raised_within_four_seconds_of_played_speech(way: Callable[[Floats], Floats]) -> None:
    for begin in (5.0, 7.3, 11.1):
        heard = floor().copy()
        begins = int(begin * RATE_HZ)
        heard[begins:] = way(machine("es"))[begins : len(heard)]
        said = alarms(machine("es"), heard)
        assert len(said) == 1
        at, alarm = said[0]
        assert begin < at <= begin + 4.0
        assert (alarm.matter, alarm.about, alarm.active) == (Matter.SELF_HEARING, "hall", True)
        assert "choose another input" in alarm.detail


def test_a_voice_that_begins_to_speak_after_silence_is_found_as_soon() -> None:
    begins = 8 * RATE_HZ
    played = np.concatenate([np.zeros(begins, np.float32), machine("es")])
    ((at, _),) = alarms(played, delayed(played, 80))
    assert at <= 12.0


@pytest.mark.parametrize("channel", ["es", "ca"])
def test_the_floor_is_never_taken_for_its_own_interpretation(channel: str) -> None:
    assert not alarms(machine(channel), floor())
    assert not alarms(machine(channel), delayed(floor(), 300))


def test_two_channels_music_noise_and_silence_are_never_suspected() -> None:
    for heard in (machine("ca"), music(), noise(-30.0), np.zeros(SECONDS * RATE_HZ, np.float32)):
        assert not alarms(machine("es"), heard)
    assert not alarms(np.zeros(SECONDS * RATE_HZ, np.float32), floor())


@pytest.mark.skipif(len(READERS) < 40, reason="the speech of real readers is not here")
def test_real_voices_are_never_taken_for_one_another() -> None:
    one, other = (np.concatenate([loaded(path) for path in READERS[n : n + 5]]) for n in (0, 30))
    assert not alarms(one, other)
    assert not alarms(one, np.roll(one, 5 * RATE_HZ))
    assert not alarms(machine("es"), one)


def test_the_alarm_is_over_some_seconds_after_the_source_hears_something_else() -> None:
    heard = machine("es").copy()
    over = 15 * RATE_HZ
    heard[over:] = floor()[over : len(heard)]
    (_, raised), (at, cleared) = alarms(machine("es"), heard)
    assert raised.active
    assert not cleared.active
    assert cleared.about == "hall"
    assert 20.0 <= at <= 24.0


def test_while_nothing_is_played_the_alarm_stays_for_half_a_minute() -> None:
    watch = SelfHearing()
    said = [watch.observe("hall", "es", 0.9, Ticks(n * COMPARE_EVERY)) for n in range(4)]
    assert [alarm is not None for alarm in said] == [False, True, False, False]
    assert watch.sources == {"hall"}
    last = Ticks(3 * COMPARE_EVERY)
    assert watch.observe("hall", "es", None, Ticks(last + ticks_from_seconds(29.5))) is None
    over = watch.observe("hall", "es", None, Ticks(last + ticks_from_seconds(30)))
    assert over is not None
    assert not over.active
    assert watch.sources == frozenset()


def test_one_likeness_by_chance_is_no_alarm_and_one_pause_no_end() -> None:
    watch = SelfHearing()
    figures = [0.6, 0.45, 0.6, 0.3, None, 0.6, 0.1]
    assert not any(
        watch.observe("hall", "es", one, Ticks(n * COMPARE_EVERY)) for n, one in enumerate(figures)
    )
    assert watch.observe("hall", "es", 0.9, Ticks(10 * COMPARE_EVERY)) is None
    assert watch.observe("hall", "es", 0.9, Ticks(11 * COMPARE_EVERY)) is not None
    for n in range(12, 40):
        assert watch.observe("hall", "es", 0.1 if n % 8 else 0.45, Ticks(n * COMPARE_EVERY)) is None


def test_a_source_that_hears_two_channels_is_told_once_and_forgotten_with_them() -> None:
    watch = SelfHearing()
    said = [
        watch.observe("hall", channel, 0.9, Ticks(n * COMPARE_EVERY))
        for n in range(3)
        for channel in ("es", "ca")
    ]
    assert sum(alarm is not None for alarm in said) == 1
    assert watch.forget("es") == []
    (over,) = watch.forget("ca")
    assert not over.active
    assert watch.forget("hall") == []
