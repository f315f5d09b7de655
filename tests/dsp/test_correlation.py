"""What was played and what was heard are compared on one timeline, whatever lies between them."""

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from interpreter.domain.audio import AudioFrame
from interpreter.domain.timeline import Ticks
from interpreter.dsp.correlation import RecentSound, similarity

RATE_HZ = 48_000
Floats = NDArray[np.float32]


def bursts(seed: int, seconds: float) -> Floats:
    """Noise that rises and falls as speech does."""
    random = np.random.default_rng(seed)
    loudness = np.repeat(random.uniform(0.02, 0.3, int(seconds * 10)), RATE_HZ // 10)
    return (random.normal(0, 1, len(loudness)) * loudness).astype(np.float32)


def kept(samples: Floats, *, start: int = 0, block: int = 480, rate_hz: int = RATE_HZ) -> RecentSound:
    sound = RecentSound()
    ticks = RATE_HZ // rate_hz
    for first in range(0, len(samples), block):
        piece = samples[first : first + block]
        sound.take(AudioFrame("any", Ticks(start + first * ticks), rate_hz, piece))
    return sound


def likeness(played: RecentSound, heard: RecentSound) -> float:
    figure = similarity(played, heard)
    assert figure is not None
    return figure


@pytest.mark.parametrize("delay_ms", [-90, 0, 3, 250, 490])
def test_a_loopback_is_found_at_any_delay(delay_ms: int) -> None:
    sound = bursts(1, 6.0)
    assert likeness(kept(sound), kept(sound * np.float32(0.2), start=delay_ms * 48)) > 0.95


def test_what_is_later_than_the_longest_delay_is_not_compared() -> None:
    sound = bursts(1, 7.0)
    assert likeness(kept(sound), kept(sound, start=700 * 48)) < 0.4


def test_any_chunking_gives_the_same_likeness() -> None:
    one, other = bursts(1, 6.0), bursts(2, 6.0)
    mixed = one + other
    figures = {likeness(kept(one, block=size), kept(mixed, block=size)) for size in (160, 480, 4_801, 10**6)}
    assert max(figures) - min(figures) < 1e-6


def test_rates_may_differ() -> None:
    slow = bursts(1, 6.0)[::3].copy()
    assert likeness(kept(slow, rate_hz=16_000), kept(slow, rate_hz=16_000, start=4_800)) > 0.95


def test_a_gap_is_silence_and_leaves_the_rest_in_its_place() -> None:
    sound, missing = bursts(1, 9.0), slice(4 * RATE_HZ, 5 * RATE_HZ)
    gappy = kept(sound[: missing.start])
    for first in range(missing.stop, len(sound), 480):
        gappy.take(AudioFrame("any", Ticks(first), RATE_HZ, sound[first : first + 480]))
    assert not gappy.stretch(Ticks(missing.start + 10_000), Ticks(missing.stop - 10_000)).any()
    assert likeness(kept(sound), gappy) > 0.9
    gappy.take(AudioFrame("any", Ticks(100 * RATE_HZ), RATE_HZ, sound))
    assert gappy.begin == 0
    assert not gappy.stretch(Ticks(99 * RATE_HZ), Ticks(100 * RATE_HZ)).any()


def test_nothing_is_said_before_there_is_enough_to_compare() -> None:
    long, short = bursts(1, 6.0), bursts(1, 2.0)
    assert similarity(RecentSound(), RecentSound()) is None
    assert similarity(kept(long), kept(short, start=4 * RATE_HZ)) is None
    assert similarity(kept(short), kept(short)) is None
    assert similarity(kept(np.zeros(6 * RATE_HZ, np.float32)), kept(long)) is None


def test_one_that_stops_coming_is_compared_no_longer_as_if_it_still_came() -> None:
    sound, long = bursts(1, 6.0), bursts(2, 6.0)
    assert likeness(kept(np.concatenate([sound, long])), kept(sound)) < 0.4
    assert similarity(kept(sound), kept(np.concatenate([sound, long]))) is None


def test_a_source_without_sound_is_not_like_anything() -> None:
    assert similarity(kept(bursts(1, 6.0)), kept(np.full(6 * RATE_HZ, np.nan, np.float32))) == 0.0


def test_a_second_of_sound_costs_less_than_five_milliseconds_for_each_pair() -> None:
    one, other = kept(bursts(1, 6.0)), kept(bursts(2, 6.0))
    costs = []
    for tenth in range(60, 90):
        for sound, seed in ((one, 3), (other, 4)):
            sound.take(AudioFrame("any", Ticks(tenth * 4_800), RATE_HZ, bursts(seed, 0.1)))
        before = time.perf_counter()
        likeness(one, other)
        costs.append(time.perf_counter() - before)
    assert 2 * np.percentile(costs, 10) < 5e-3
