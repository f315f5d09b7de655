"""The short way of sound between devices whose clocks differ."""

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.dsp.taps import LIMIT_MS, Tap, TapReader


def sine(frames: int, rate_hz: int, *, start: int = 0, tone_hz: float = 440.0) -> Samples:
    return (0.5 * np.sin(2 * np.pi * tone_hz * (start + np.arange(frames)) / rate_hz)).astype(np.float32)


def transported(
    seconds: float, *, ppm: float = 0.0, in_hz: int = 48_000, out_hz: int = 48_000, jitter_ms: float = 2.0
) -> tuple[Samples, list[float], TapReader]:
    """Write and read in blocks of 10 ms by two clocks that differ by `ppm`; return the sound and what was held."""
    rng = np.random.default_rng(1)
    tap = Tap()
    reader = TapReader(tap)
    writes = iter(
        (n * 0.01 * (1 - ppm * 1e-6) + rng.uniform(0, jitter_ms / 1000), n) for n in range(int(seconds * 110))
    )
    write_s, block = next(writes)
    heard, held = [], []
    for n in range(int(seconds * 100)):
        while write_s <= n * 0.01 + 0.003:
            frames = in_hz // 100
            tap.write(sine(frames, in_hz, start=block * frames), write_s, in_hz)
            write_s, block = next(writes)
        out = np.empty(out_hz // 100, np.float32)
        reader.read_into(out, n * 0.01 + 0.003, out_hz)
        heard.append(out)
        held.append(reader.held_ms)
    return np.concatenate(heard), held, reader


def pitch_hz(samples: Samples, rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8 * len(samples)))
    return float(np.argmax(spectrum)) * rate_hz / (8 * len(samples))


@pytest.mark.parametrize(
    "ppm", [200.0, pytest.param(0.0, marks=pytest.mark.slow), pytest.param(-200.0, marks=pytest.mark.slow)]
)
def test_what_is_held_stays_below_40_ms_for_minutes_with_clocks_that_differ(ppm: float) -> None:
    heard, held, reader = transported(240.0, ppm=ppm)
    assert reader.dried == 0
    assert reader.dropped == 0
    assert max(held) < LIMIT_MS - 10
    assert 4 < np.mean(held[1000:]) < 20
    assert np.abs(np.diff(heard[480_000:])).max() < 0.5 * 2 * np.pi * 440 / 48_000 * 1.02  # no click


@pytest.mark.parametrize(
    ("in_hz", "out_hz"), [(44_100, 48_000), (48_000, 44_100), (96_000, 48_000), (16_000, 48_000)]
)
def test_devices_of_different_rates_keep_the_pitch(in_hz: int, out_hz: int) -> None:
    heard, _, reader = transported(3.0, in_hz=in_hz, out_hz=out_hz)
    assert reader.dried == 0
    assert pitch_hz(heard[-out_hz:], out_hz) == pytest.approx(440.0, abs=0.5)
    assert np.abs(heard[-out_hz:]).max() == pytest.approx(0.5, abs=0.01)


def test_a_burst_is_dropped_without_a_click() -> None:
    tap, out = Tap(), np.empty(480, np.float32)
    reader = TapReader(tap)
    heard = []
    position = 0
    for n in range(100):
        blocks = 5 if n == 50 else 1
        for _ in range(blocks):
            tap.write(sine(480, 48_000, start=position), n * 0.01)
            position += 480
        if n:
            reader.read_into(out, n * 0.01 + 0.002)
            heard.append(out.copy())
    assert reader.dropped == 1
    assert reader.held_ms < 30
    assert np.abs(np.diff(np.concatenate(heard))).max() < 0.06


def test_a_source_that_stops_fades_out_and_comes_back_without_a_click() -> None:
    tap, out = Tap(), np.empty(480, np.float32)
    reader = TapReader(tap)
    heard = []
    sounded = []
    for n in range(120):
        if not 40 <= n < 80:
            tap.write(sine(480, 48_000, start=480 * n), n * 0.01)
        sounded.append(reader.read_into(out, n * 0.01 + 0.002))
        heard.append(out.copy())
    assert reader.dried == 1
    assert not any(sounded[45:80])
    assert sounded[90]
    assert np.abs(heard[60]).max() == 0.0
    assert np.abs(np.diff(np.concatenate(heard))).max() < 0.06


def test_a_device_that_comes_back_at_another_rate_is_heard_at_its_pitch() -> None:
    tap, out = Tap(), np.empty(480, np.float32)
    reader = TapReader(tap)
    heard = []
    for n in range(200):
        rate_hz = 48_000 if n < 100 else 44_100
        tap.write(sine(rate_hz // 100, rate_hz, start=rate_hz // 100 * n), n * 0.01, rate_hz)
        reader.read_into(out, n * 0.01 + 0.002)
        heard.append(out.copy())
    assert pitch_hz(np.concatenate(heard[110:]), 48_000) == pytest.approx(440.0, abs=1.0)


def test_two_readers_hear_the_same_at_their_own_pace() -> None:
    tap = Tap()
    short, long = TapReader(tap), TapReader(tap)
    small, large = np.empty(480, np.float32), np.empty(960, np.float32)
    for n in range(100):
        tap.write(sine(480, 48_000, start=480 * n), n * 0.01)
        short.read_into(small, n * 0.01 + 0.002)
        if n % 2:
            long.read_into(large, n * 0.01 + 0.002)
    assert short.dried == long.dried == 0
    assert np.abs(small).max() == pytest.approx(0.5, abs=0.01)
    assert np.abs(large).max() == pytest.approx(0.5, abs=0.01)
    assert long.held_ms < LIMIT_MS


def test_a_tap_that_nobody_feeds_is_silent() -> None:
    out = np.ones(480, np.float32)
    assert not TapReader(Tap()).read_into(out, 0.0)
    assert not out.any()


def test_a_device_that_gives_two_blocks_at_a_time_runs_dry_no_more_than_a_few_times() -> None:
    tap, out = Tap(), np.empty(480, np.float32)
    reader = TapReader(tap)
    dried = []
    for n in range(1000):
        if n % 2 == 0:
            for half in (0, 1):
                tap.write(sine(480, 48_000, start=480 * (n + half)), n * 0.01)
        reader.read_into(out, n * 0.01 + 0.002)
        dried.append(reader.dried)
    assert dried[200] == dried[-1] <= 4
    assert reader.dropped == 0
    assert reader.held_ms < LIMIT_MS


def test_what_is_left_at_a_sudden_end_dies_away() -> None:
    tap, out = Tap(), np.empty(480, np.float32)
    reader = TapReader(tap)
    for n in range(20):
        tap.write(np.full(480, 0.5, np.float32), n * 0.01)
        reader.read_into(out, n * 0.01 + 0.002)
    reader.read_into(out, 0.2)
    while reader.held_ms * 48 >= 480:
        reader.read_into(out, 0.2)
    left = reader.held_ms
    reader.read_into(np.empty(int(left * 48) - 17, np.float32), 0.2)  # all that can be told
    reader.read_into(out, 0.2)
    assert out[0] == pytest.approx(0.5, abs=0.02)
    assert np.abs(np.diff(out)).max() < 0.01
    assert not out[200:].any()


def test_large_blocks_of_a_fast_device_are_read() -> None:
    tap, out = Tap(), np.empty(1920, np.float32)
    reader = TapReader(tap)
    for n in range(40):
        tap.write(sine(7680, 192_000, start=7680 * n), n * 0.04, 192_000)
        reader.read_into(out, n * 0.04 + 0.002)
    assert reader.dried == 0
    assert np.abs(out).max() == pytest.approx(0.5, abs=0.01)
