"""Floor, human and machine are heard alike; noise and silence are never made louder."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.dsp.loudness import SILENCE_LUFS, LoudnessMeter, clip_loudness
from interpreter.engines.builtin.voice import EspeakStepper
from interpreter.engines.speech_shaping import SPEECH_RATE_HZ
from interpreter.lab.panel_flite import FLITE_RATE_HZ, speak
from interpreter.policy.loudness import (
    MOST_BOOST_DB,
    MOST_CUT_DB,
    TARGET_LUFS,
    LoudnessSteering,
    gain_for_clip,
)

RATE_HZ = 48_000
HOP = RATE_HZ // 10
DEMO = Path(__file__).parents[2] / "resources" / "demo" / "conference.flac"
SPANISH = (
    "Buenos días a todos, hoy hablamos del transporte público en la ciudad.",
    "Cada mañana miles de personas esperan en la parada, y muchas llegan tarde al trabajo.",
    "¿Qué podemos hacer?",
    "Sí, los autobuses eléctricos cuestan más, pero duran el doble y hacen menos ruido.",
)
ENGLISH = (
    "Good morning. We talk about buses today, and about what it costs to run them every ten minutes at night."
)
Floats = NDArray[np.float32]


@cache
def floor() -> Floats:
    samples, rate_hz = soundfile.read(DEMO, dtype="float32", frames=90 * 16_000)
    return soxr.resample(samples, rate_hz, RATE_HZ)


@cache
def machine() -> tuple[Floats, ...]:
    """Clauses as the machine says them, at 48 kHz."""
    voice = EspeakStepper()
    state = voice.init(WorkerSettings("en", ("es",)))
    pieces = [voice.step(state, [SpeechRequest(1, "es", text, 1.0)])[1][0] for text in SPANISH]
    return tuple(soxr.resample(piece.samples, SPEECH_RATE_HZ, RATE_HZ) for piece in pieces)  # type: ignore[union-attr]


def human(voice: str) -> Floats:
    spoken = speak(ENGLISH, voice).samples.astype(np.float32)
    pause = np.zeros(RATE_HZ // 2, np.float32)
    clip = soxr.resample(spoken, FLITE_RATE_HZ, RATE_HZ).astype(np.float32)
    return np.concatenate([clip, pause, clip, pause, clip])


def steered(samples: Floats) -> Floats:
    """`samples` as they are played: each 100 ms on a ramp to the gain that the last 100 ms led to."""
    meter, steering = LoudnessMeter(), LoudnessSteering()
    played, gain = [], 1.0
    for start in range(0, len(samples), HOP):
        piece = samples[start : start + HOP]
        wanted = 10 ** (steering.gain_db / 20)
        played.append(piece * np.linspace(gain, wanted, len(piece), dtype=np.float32))
        gain = wanted
        for loudness in meter.push(piece):
            steering.observe(loudness)
    return np.concatenate(played)


def noise(level_db: float, seconds: float) -> Floats:
    samples = np.random.default_rng(3).normal(0, 10 ** (level_db / 20), int(seconds * RATE_HZ))
    return samples.astype(np.float32)


def after_some_seconds(samples: Floats, *, seconds: float = 6.0) -> float:
    return clip_loudness(samples[int(seconds * RATE_HZ) :], RATE_HZ)


@pytest.mark.parametrize("level_db", [-30.0, -12.0, 0.0, 10.0])
def test_the_floor_is_heard_at_the_target_however_loud_it_comes_in(level_db: float) -> None:
    heard = steered(floor() * np.float32(10 ** (level_db / 20)))
    assert after_some_seconds(heard) == pytest.approx(TARGET_LUFS, abs=2.0)


@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
@pytest.mark.parametrize("voice", ["slt", "rms", "awb"])
@pytest.mark.parametrize("level_db", [-30.0, 0.0, 10.0])
def test_an_interpreter_is_heard_at_the_target_however_loud_the_microphone_is(
    voice: str, level_db: float
) -> None:
    heard = steered(human(voice) * np.float32(10 ** (level_db / 20)))
    assert after_some_seconds(heard) == pytest.approx(TARGET_LUFS, abs=2.0)


def test_every_clause_of_the_machine_is_heard_at_the_target() -> None:
    for clause in machine():
        gain_db = gain_for_clip(clip_loudness(clause, RATE_HZ))
        assert clip_loudness(clause * np.float32(10 ** (gain_db / 20)), RATE_HZ) == pytest.approx(
            TARGET_LUFS, abs=0.1
        )


def test_all_three_are_alike_for_whoever_switches_between_them() -> None:
    spoken = np.concatenate(machine())
    as_human = steered(np.tile(spoken, 2) * np.float32(0.1))
    loudness = [after_some_seconds(steered(floor())), after_some_seconds(as_human), TARGET_LUFS]
    assert max(loudness) - min(loudness) <= 2.0


@pytest.mark.parametrize("level_db", [-75.0, -55.0, -40.0, -20.0])
def test_steady_noise_and_silence_are_not_made_louder(level_db: float) -> None:
    steering = LoudnessSteering()
    for loudness in LoudnessMeter().push(noise(level_db, 20.0)):
        assert steering.observe(loudness) == 0.0


def test_noise_that_sets_in_or_grows_is_not_made_louder() -> None:
    steering = LoudnessSteering()
    sound = [np.zeros(5 * RATE_HZ, np.float32), noise(-55.0, 10.0), noise(-40.0, 10.0), noise(-75.0, 10.0)]
    for loudness in LoudnessMeter().push(np.concatenate(sound)):
        assert steering.observe(loudness) == 0.0


def test_a_pause_leaves_the_gain_where_it_was() -> None:
    steering, meter = LoudnessSteering(), LoudnessMeter()
    for loudness in meter.push(floor()[: 30 * RATE_HZ] * np.float32(0.1)):
        steering.observe(loudness)
    learnt = steering.gain_db
    for loudness in meter.push(noise(-70.0, 60.0)):
        steering.observe(loudness)
    assert steering.gain_db == pytest.approx(learnt, abs=0.5)
    assert learnt == pytest.approx(20.0, abs=3.0)


def loudness_values() -> st.SearchStrategy[list[float]]:
    return st.lists(st.floats(SILENCE_LUFS, 10.0), max_size=200)


@given(loudness_values())
def test_the_gain_moves_slowly_and_never_leaves_its_bounds(values: list[float]) -> None:
    steering = LoudnessSteering()
    for before, after in _pairs(steering, values):
        assert -3.0 <= after - before <= 1.0
        assert -MOST_CUT_DB <= after <= MOST_BOOST_DB


def _pairs(steering: LoudnessSteering, values: list[float]) -> Iterator[tuple[float, float]]:
    for loudness in values:
        before = steering.gain_db
        yield before, steering.observe(loudness)


def test_a_clip_gains_within_bounds_and_silence_nothing() -> None:
    assert gain_for_clip(SILENCE_LUFS) == 0.0
    assert gain_for_clip(-61.0) == MOST_BOOST_DB
    assert gain_for_clip(5.0) == -MOST_CUT_DB
    assert gain_for_clip(-30.0, target_lufs=-18.0) == 12.0
