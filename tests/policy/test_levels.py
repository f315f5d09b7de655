"""What is wrong with a microphone is said in one word, and stays said until it is better."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.health import Warn
from interpreter.domain.levels import LOWEST_DB, Level
from interpreter.dsp.levels import LevelMeter
from interpreter.policy.levels import SILENT_AFTER_S, SourceWatch

RATE_HZ = 48_000
DEMO = Path(__file__).parents[2] / "resources" / "demo" / "conference.flac"
REAL = sorted((Path(__file__).parents[3] / "shared" / "speech").glob("synthetic-meetings-en/*.flac"))
Floats = NDArray[np.float32]


def loaded(path: Path, seconds: float) -> Floats:
    samples, rate_hz = soundfile.read(path, dtype="float32", frames=int(seconds * 16_000))
    return soxr.resample(samples, rate_hz, RATE_HZ)


@cache
def speech() -> Floats:
    return loaded(DEMO, 60.0)


def noise(level_db: float, seconds: float) -> Floats:
    samples = np.random.default_rng(3).normal(0, 10 ** (level_db / 20), int(seconds * RATE_HZ))
    return samples.astype(np.float32)


def said(samples: Floats, watch: SourceWatch | None = None) -> list[Warn | None]:
    """What is said after each 100 ms."""
    watch = watch or SourceWatch()
    return [watch.observe(level) for level in LevelMeter().push(samples)]


def changes(warnings: Sequence[Warn | None]) -> list[Warn | None]:
    return [warning for n, warning in enumerate(warnings) if not n or warning != warnings[n - 1]]


def test_good_speech_and_its_pauses_are_all_well() -> None:
    assert changes(said(speech())) == [None]
    assert changes(said(speech() / np.abs(speech()).max())) == [None]
    assert changes(said(speech() + noise(-50.0, 60.0))) == [None]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_recordings_are_all_well(path: Path) -> None:
    assert changes(said(loaded(path, 120.0))) == [None]


def test_a_dead_microphone_is_silent_after_five_seconds_and_no_longer_once_someone_speaks() -> None:
    for nothing in (np.zeros(12 * RATE_HZ, np.float32), noise(-90.0, 12.0)):
        watch = SourceWatch()
        warnings = said(nothing, watch)
        assert warnings.index(Warn.SILENT) == SILENT_AFTER_S * 10 - 1
        assert changes(warnings) == [None, Warn.SILENT]
        back = said(speech()[: 5 * RATE_HZ], watch)
        assert None in back[:15]
        assert changes(back) == [Warn.SILENT, None]


def test_a_knock_now_and_then_does_not_make_a_dead_microphone_flicker() -> None:
    knocks = np.zeros(40 * RATE_HZ, np.float32)
    knocks[6 * RATE_HZ :: 6 * RATE_HZ] = 0.5
    assert changes(said(knocks)) == [None, Warn.SILENT]


def test_clipping_is_said_at_once_and_for_as_long_as_it_comes_back() -> None:
    loud = np.clip(speech() * 4, -1, 1)
    warnings = said(loud)
    assert warnings.index(Warn.CLIPPING) < 20
    assert changes(warnings) == [None, Warn.CLIPPING]
    telephone = soxr.resample(np.clip(soxr.resample(speech() * 4, RATE_HZ, 44_100), -1, 1), 44_100, RATE_HZ)
    assert changes(said(telephone)) == [None, Warn.CLIPPING]


def test_clipping_is_over_after_ten_clean_seconds() -> None:
    watch = SourceWatch()
    said(np.clip(speech()[: 10 * RATE_HZ] * 4, -1, 1), watch)
    after = said(speech()[: 20 * RATE_HZ], watch)
    assert changes(after) == [Warn.CLIPPING, None]
    assert 80 <= after.index(None) <= 100


def test_a_distant_speaker_is_too_quiet_until_the_gain_is_right() -> None:
    watch = SourceWatch()
    warnings = said(speech() * np.float32(0.03), watch)
    assert changes(warnings) == [None, Warn.QUIET]
    assert warnings.index(Warn.QUIET) < 100
    assert changes(said(speech(), watch)) == [Warn.QUIET, None]


@pytest.mark.parametrize("level_db", [-26.0, -20.0])
def test_speech_in_noise_is_noisy_until_the_noise_is_gone(level_db: float) -> None:
    watch = SourceWatch()
    warnings = said(speech() + noise(level_db, 60.0), watch)
    assert changes(warnings) == [None, Warn.NOISY]
    assert changes(said(speech(), watch)) == [Warn.NOISY, None]


def test_a_loud_hum_is_noisy_before_anyone_speaks_and_a_soft_room_is_not() -> None:
    watch = SourceWatch()
    assert changes(said(noise(-25.0, 20.0), watch)) == [None, Warn.NOISY]
    assert changes(said(noise(-60.0, 40.0), watch)) == [Warn.NOISY, None]
    assert changes(said(noise(-45.0, 40.0))) == [None]


def levels() -> st.SearchStrategy[list[Level]]:
    decibels = st.sampled_from([LOWEST_DB, -80.0, -60.0, -43.0, -41.0, -36.0, -20.0, -3.0])
    level = st.builds(
        lambda rms, clipped: Level(0.0 if clipped else rms, rms, clipped), decibels, st.booleans()
    )
    stretch = st.builds(lambda one, times: [one] * times, level, st.integers(1, 80))
    return st.lists(stretch, max_size=25).map(lambda stretches: [one for some in stretches for one in some])


@given(levels())
def test_nothing_is_said_for_less_than_a_second(heard: list[Level]) -> None:
    watch, begun = SourceWatch(), 0
    for now, level in enumerate(heard):
        before, after = watch.warning, watch.observe(level)
        assert watch.warning == after
        if after != before:
            assert before is None or now - begun >= 10
            begun = now
