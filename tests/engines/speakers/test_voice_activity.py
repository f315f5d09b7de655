import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.speakers.voice_activity import VoiceActivityStepper, segmentation_settings

RATE_HZ = 16_000
VOICES = ("slt", "rms", "awb", "kal16")
SENTENCE = "Good morning, and welcome to the conference. Today we will discuss the budget for next year."

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> "Spoken":
    return Spoken(tmp_path_factory.mktemp("spoken"))


class Spoken:
    """Sentences in the voices of flite, with silence around them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.say = cache(self._say)

    def _say(self, voice: str, text: str) -> Samples:
        path = self._folder / "said.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, str(path)], check=True)
        samples, rate_hz = soundfile.read(path, dtype="float32")
        assert rate_hz == RATE_HZ
        quiet = np.zeros(RATE_HZ, np.float32)
        return np.concatenate([quiet, np.asarray(samples, np.float32), quiet])


@cache
def stepper() -> VoiceActivityStepper:
    return VoiceActivityStepper()


def listen(inputs: Iterable[StepInput], **options: str) -> list[SpeechSegment]:
    state = stepper().init(WorkerSettings("en", (), options=options))
    outputs: list[object] = []
    for item in inputs:
        state, told = stepper().step(state, [item])
        outputs += told
    outputs += stepper().finish(state)
    assert all(isinstance(output, SpeechSegment | Checkpoint) for output in outputs)
    return [output for output in outputs if isinstance(output, SpeechSegment)]


def whole(samples: NDArray[np.floating], source: str = "floor", start: int = 0) -> AudioBlock:
    return AudioBlock(source, Ticks(start), samples.astype(np.float32))


def pieces(samples: Samples, lengths: Sequence[int]) -> list[AudioBlock]:
    places = [0, *np.cumsum(lengths).tolist()]
    cuts = [place for place in places if place < len(samples)] + [len(samples)]
    return [whole(samples[first:last], start=3 * first) for first, last in pairwise(cuts)]


def closed(segments: Iterable[SpeechSegment]) -> list[SpeechSegment]:
    return [segment for segment in segments if segment.end is not None]


@needs_flite
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("text", ["Yes.", "No, thank you.", SENTENCE])
def test_no_flite_voice_is_missed_however_short(spoken: Spoken, voice: str, text: str) -> None:
    samples = spoken.say(voice, text)
    segments = listen([whole(samples)])
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    assert segments
    assert segments[0].start <= 3 * loud[0]
    assert (closed(segments)[-1].end or 0) >= 3 * loud[-1] - ticks_from_seconds(0.05)
    assert len(closed(segments)) == len(segments) // 2


@pytest.fixture(scope="module")
def two_people(spoken: Spoken) -> tuple[Samples, list[SpeechSegment]]:
    """Two people one after the other, and where they speak."""
    samples = np.concatenate([spoken.say("slt", SENTENCE), spoken.say("rms", "No, thank you.")])
    return samples, listen([whole(samples)])


@needs_flite
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(1, 20_000), max_size=30))
def test_any_chunking_gives_the_same_segments(
    two_people: tuple[Samples, list[SpeechSegment]], lengths: list[int]
) -> None:
    samples, segments = two_people
    assert listen(pieces(samples, lengths)) == segments


@needs_flite
def test_a_process_that_starts_from_a_checkpoint_hears_what_the_first_would_have_heard(
    spoken: Spoken,
) -> None:
    samples = np.concatenate([spoken.say("slt", SENTENCE), spoken.say("rms", "No, thank you.")])
    blocks = pieces(samples, [1_600] * (len(samples) // 1_600))
    plain = WorkerSettings("en", ())
    state = stepper().init(plain)
    checkpoints: list[tuple[int, bytes]] = []
    told: list[list[object]] = []
    for index, block in enumerate(blocks):
        state, outputs = stepper().step(state, [block])
        checkpoints += [(index, o.state) for o in outputs if isinstance(o, Checkpoint)]
        told.append(list(outputs))
    assert len(checkpoints) >= 3
    for index, saved in checkpoints:
        fresh = stepper().init(replace(plain, checkpoint=saved))
        for block, expected in zip(blocks[index + 1 :], told[index + 1 :], strict=True):
            fresh, outputs = stepper().step(fresh, [block])
            assert list(outputs) == expected


@needs_flite
def test_audio_that_comes_twice_is_heard_once(spoken: Spoken) -> None:
    samples = spoken.say("awb", SENTENCE)
    blocks = [whole(samples[:30_000]), whole(samples[:20_000]), whole(samples[10_000:], start=30_000)]
    assert listen(blocks) == listen([whole(samples)])


@needs_flite
def test_sources_are_heard_apart_and_numbers_are_not_shared(spoken: Spoken) -> None:
    first, second = spoken.say("slt", SENTENCE), spoken.say("rms", SENTENCE)
    alone = {"a": listen([whole(first, "a")]), "b": listen([whole(second, "b")])}
    length = min(len(first), len(second)) // 800 * 800
    mixed = [
        whole(samples[place : place + 800], source, 3 * place)
        for place in range(0, length, 800)
        for source, samples in (("a", first), ("b", second))
    ]
    ends = [whole(first[length:], "a", 3 * length), whole(second[length:], "b", 3 * length)]
    together = listen([*mixed, *ends])
    numbers = [segment.segment for segment in together if segment.end is None]
    assert sorted(numbers) == list(range(len(numbers)))
    for source, expected in alone.items():
        heard = [segment for segment in together if segment.source == source]
        assert [(s.start, s.end, s.cause) for s in heard] == [(s.start, s.end, s.cause) for s in expected]


@needs_flite
def test_after_a_gap_the_model_starts_afresh(spoken: Spoken) -> None:
    samples, away = spoken.say("slt", SENTENCE), ticks_from_seconds(100)
    before, after = whole(samples[:40_000]), whole(samples, start=away)
    shifted = [(s.start + away, (s.end or 0) + away) for s in closed(listen([whole(samples)]))]
    segments = closed(listen([before, after]))
    assert segments[0].cause is SegmentEnd.PAUSE
    assert [(s.start, s.end) for s in segments if s.start >= away] == shifted


@needs_flite
def test_the_end_of_a_source_closes_its_segment_there(spoken: Spoken) -> None:
    samples = spoken.say("rms", SENTENCE)[:40_000]
    opened, ended = listen([whole(samples), SourceEnded("floor", Ticks(120_000)), SourceEnded("b", Ticks(0))])
    assert opened.end is None
    assert (ended.end, ended.cause) == (120_000, SegmentEnd.STREAM)


@needs_flite
def test_options_reach_the_segmentation(spoken: Spoken) -> None:
    samples = spoken.say("slt", SENTENCE)
    segments = closed(listen([whole(samples)], max_ms="1500", soft_max_ms="1000"))
    assert len(segments) >= 3
    assert all((s.end or 0) - s.start <= ticks_from_seconds(1.5) for s in segments)


def seconds(length: float) -> NDArray[np.float64]:
    return np.arange(round(length * RATE_HZ)) / RATE_HZ


def chords() -> NDArray[np.float64]:
    """Four chords a second apart, six partials with vibrato, as a piano-like accompaniment."""
    time = seconds(1.0)
    vibrato = 0.8 * np.sin(2 * np.pi * 5.5 * time)
    bars = [
        sum(
            np.sin(2 * np.pi * root * third * partial * time + vibrato) / partial * np.exp(-1.5 * time)
            for third in (1, 1.26, 1.5, 2)
            for partial in range(1, 7)
        )
        for root in (220, 174.6, 261.6, 196)
    ]
    music = np.concatenate([np.asarray(bar, np.float64) for bar in bars] * 5)
    return 0.6 * music / np.abs(music).max()


def bursts() -> NDArray[np.float64]:
    """Applause-like bursts of noise."""
    noise = np.random.default_rng(3).normal(0, 0.2, 20 * RATE_HZ)
    return np.where(seconds(20) % 0.7 < 0.3, noise, 0.0)


def hum() -> NDArray[np.float64]:
    return (
        sum((np.sin(2 * np.pi * 50 * n * seconds(20)) / n for n in range(1, 8)), np.zeros(20 * RATE_HZ)) * 0.3
    )


def test_digital_silence_is_no_speech() -> None:
    minute = np.zeros(60 * RATE_HZ, np.float32)
    assert listen(whole(minute, start=index * 60 * 48_000) for index in range(2)) == []


def test_noise_tones_and_music_open_no_segment() -> None:
    noise = np.random.default_rng(1).normal(0, 0.2, 20 * RATE_HZ)
    sounds = {
        "dither": np.random.default_rng(2).uniform(-1, 1, 20 * RATE_HZ) / 32_768,
        "white noise": noise,
        "brown noise": np.cumsum(noise) / np.abs(np.cumsum(noise)).max(),
        "a tone": 0.5 * np.sin(2 * np.pi * 440 * seconds(20)),
        "hum": hum(),
        "chords": chords(),
        "bursts": bursts(),
    }
    opened = {name: listen([whole(sound)]) for name, sound in sounds.items()}
    assert {name: segments for name, segments in opened.items() if segments} == {}


def test_wrong_options_are_named_with_the_way_out() -> None:
    for options, reason in (
        ({"pause": "300"}, "did you mean 'pause_ms'"),
        ({"pause_ms": "soon"}, "pause_ms must be a number"),
        ({"enter": "nan"}, "enter must be a number"),
        ({"enter": "0.2"}, "leave threshold"),
        ({"max_ms": "5000"}, "soft maximum"),
    ):
        with pytest.raises(UserMistake, match=reason):
            segmentation_settings(options)


def test_only_audio_is_taken() -> None:
    state = stepper().init(WorkerSettings("en", ()))
    assert stepper().capabilities(state).hop_ms == 32
    with pytest.raises(TypeError, match="SpeechRequest"):
        stepper().step(state, [SpeechRequest(0, "en", "hello", 1.0)])


def test_naming_the_stepper_loads_no_model_library() -> None:
    script = (
        "import sys, interpreter.engines.speakers.voice_activity as it\n"
        "sys.exit(bool({'torch', 'silero_vad'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
