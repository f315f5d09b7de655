"""Where a recording sounds, and whose sound it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.lab.audible import (
    Stretch,
    compare,
    leakage,
    levels_db,
    onsets_ms,
    sounding,
    together,
    tonal,
)

RATE_HZ = 16_000


def noise(seconds: float, seed: int = 1, level: float = 0.1) -> Samples:
    return (level * np.random.default_rng(seed).standard_normal(round(seconds * RATE_HZ))).astype(np.float32)


def voice(seconds: float, seed: int) -> Samples:
    """Something like speech: harmonics that wander, in syllables."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE_HZ)
    wander = np.interp(np.arange(count), np.linspace(0, count, 50), rng.uniform(90, 220, 50))
    phase = 2 * np.pi * np.cumsum(wander) / RATE_HZ
    buzz = sum(np.sin(k * phase) / k for k in range(1, 25))
    syllables = np.interp(
        np.arange(count), np.linspace(0, count, round(seconds * 10)), rng.random(round(seconds * 10))
    )
    return (0.1 * buzz * syllables).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def tone(seconds: float, hz: float = 1_000.0, level: float = 0.2) -> Samples:
    return (level * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(np.float32)


def test_levels_are_relative_to_full_scale() -> None:
    levels = levels_db(np.concatenate([tone(1, level=1.0), silence(1)]), RATE_HZ)
    assert len(levels) == 200
    assert levels[:100] == pytest.approx(-3.01, abs=0.1)
    assert levels[100:] == pytest.approx(-120.0)


def test_stretches_of_sound_are_found_and_short_pauses_bridged() -> None:
    samples = np.concatenate([silence(0.3), noise(0.5), silence(0.1), noise(0.2), silence(0.4)])
    assert sounding(samples, RATE_HZ) == (Stretch(300, 800), Stretch(900, 1100))
    assert sounding(samples, RATE_HZ, bridged_ms=100) == (Stretch(300, 1100),)
    assert sounding(samples, RATE_HZ, above_db=-10) == ()


def test_a_tone_is_told_from_other_sound() -> None:
    samples = np.concatenate([noise(0.5), tone(0.5), tone(0.5, 440.0), silence(0.5)])
    assert tonal(samples, RATE_HZ, 1_000.0) == (Stretch(500, 1000),)
    mixed = tone(0.5) + noise(0.5, level=0.05)
    assert tonal(mixed, RATE_HZ, 1_000.0) == (Stretch(0, 500),)


def test_onsets_are_found_to_the_sample() -> None:
    samples = np.concatenate([silence(0.25), tone(0.1), silence(0.05), tone(0.1), silence(0.2), tone(0.1)])
    assert onsets_ms(samples, RATE_HZ) == pytest.approx([250, 700], abs=0.2)


def test_sound_that_is_where_it_should_be_differs_by_nothing() -> None:
    spoken = [Stretch(100, 900), Stretch(1500, 2000)]
    found = [Stretch(100, 400), Stretch(600, 900), Stretch(1500, 2000)]
    told = compare(found, spoken)
    assert (told.missing, told.extra, told.worst_ms) == ((), (), 0)


def test_what_is_missing_late_or_too_long_is_told() -> None:
    spoken = [Stretch(100, 900), Stretch(1500, 2000), Stretch(3000, 3400)]
    told = compare([Stretch(130, 880), Stretch(3000, 3500)], spoken)
    assert told.missing == (Stretch(1500, 2000),)
    assert told.onsets_ms == (30, 0)
    assert told.offsets_ms == (-20, 50)
    assert told.extra == (Stretch(3450, 3500),)


def test_sound_between_the_runs_is_extra() -> None:
    told = compare([Stretch(0, 5000)], [Stretch(1000, 2000), Stretch(3000, 4000)])
    assert told.extra == (Stretch(0, 950), Stretch(2050, 2950), Stretch(4050, 5000))
    assert compare([Stretch(10, 20)], []).extra == (Stretch(10, 20),)


def test_speech_that_abuts_is_one_run() -> None:
    told = compare([Stretch(1000, 3020)], [Stretch(1000, 2000), Stretch(2080, 3000)])
    assert (told.onsets_ms, told.offsets_ms) == ((0,), (20,))


stretches = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda t: Stretch(10 * t[0], 10 * (t[0] + t[1]))),
    max_size=8,
).map(lambda found: together(found, 0))


@settings(deadline=None)
@given(stretches, stretches)
def test_everything_is_either_expected_or_extra(
    found: tuple[Stretch, ...], spoken: tuple[Stretch, ...]
) -> None:
    told = compare(found, spoken, tolerance_ms=50)
    expected = [
        any(one.start_ms - 50 <= at < one.end_ms + 50 for one in spoken) for at in range(0, 6_000, 10)
    ]
    heard = [any(one.start_ms <= at < one.end_ms for one in found) for at in range(0, 6_000, 10)]
    extra = [any(one.start_ms <= at < one.end_ms for one in told.extra) for at in range(0, 6_000, 10)]
    bridged = [
        any(one.start_ms - 50 <= at < one.end_ms + 50 for one in together(spoken, 100))
        for at in range(0, 6_000, 10)
    ]
    assert extra == [h and not b for h, b in zip(heard, bridged, strict=True)]
    assert all(b >= e for b, e in zip(bridged, expected, strict=True))
    assert compare(found, found).worst_ms == 0


@pytest.mark.parametrize("delay_s", [0.0, 0.83])
def test_material_that_leaks_into_a_recording_is_found_at_any_delay(delay_s: float) -> None:
    floor, machine = voice(10, 1), voice(12, 2)
    leak = np.zeros(12 * RATE_HZ, np.float32)
    first = round(delay_s * RATE_HZ)
    leak[first : first + len(floor)] = floor
    assert leakage(machine, floor) < 0.03
    assert leakage(machine + 0.1 * leak, floor) > 0.06
    assert leakage(leak, floor) > 0.95


def test_silence_leaks_nothing() -> None:
    assert leakage(silence(1), noise(1)) == 0.0
    assert leakage(noise(1), silence(1)) == 0.0
