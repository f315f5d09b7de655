"""A recording decoded ahead of time, and how it is heard by outputs, without a device or a file."""

import logging
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.audio.decoded import AHEAD, Decoded, PlayedBack
from interpreter.audio.lanes import Moment
from interpreter.domain.audio import Samples

RATE_HZ = 48_000
BLOCK = 240


def noise(seconds: float) -> Samples:
    return np.random.default_rng(1).uniform(-0.5, 0.5, round(seconds * RATE_HZ)).astype(np.float32)


def tone(seconds: float) -> Samples:
    return (0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(np.float32)


class Tape:
    """A recording in memory that can be held up, and breaks where it is told to."""

    def __init__(self, samples: Samples, *, broken: bool = False) -> None:
        self._samples = samples
        self._broken = broken
        self.read_so_far = 0
        self.flows = threading.Event()
        self.flows.set()
        self.closed = False

    def read(self, frames: int) -> Samples:
        self.flows.wait()
        samples = self._samples[self.read_so_far : self.read_so_far + frames]
        if self._broken and not len(samples):
            raise RuntimeError("a broken decoder")
        self.read_so_far += len(samples)
        return samples

    def close(self) -> None:
        self.closed = True


def wait(condition: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline_s
        time.sleep(0.002)


class Playing:
    """A recording that is decoded and heard at once."""

    def __init__(self) -> None:
        self.open: list[tuple[Tape, Decoded]] = []

    def begin(self, samples: Samples, **options: bool) -> tuple[Tape, Decoded]:
        tape = Tape(samples, **options)
        self.open.append((tape, Decoded(tape)))
        return self.open[-1]


@pytest.fixture
def playing() -> Iterator[Playing]:
    playing = Playing()
    yield playing
    for tape, decoded in playing.open:
        tape.flows.set()
        decoded.close()
        assert decoded.join(5.0)
        assert tape.closed


def listen(
    back: PlayedBack, decoded: Decoded | None, ticks: list[float], *, block: int = BLOCK
) -> tuple[Samples, list[bool]]:
    """What is heard at these ticks, while the session takes what has sounded."""
    heard, sounds = [], []
    for tick in ticks:
        out = np.zeros(block, np.float32)
        sounds.append(back.read(out, Moment(0.0, tick)))
        heard.append(out)
        if decoded is not None:
            taken = decoded._taken
            decoded.take(taken, max(0, int(tick) - taken))
            wait(lambda: decoded.over or not decoded._wants_more)
    return np.concatenate(heard), sounds


def test_no_more_than_three_seconds_are_decoded_before_they_are_taken(playing: Playing) -> None:
    samples = noise(20.0)
    tape, decoded = playing.begin(samples)
    wait(lambda: not decoded._wants_more)
    time.sleep(0.05)
    assert tape.read_so_far <= AHEAD
    taken = decoded.take(0, RATE_HZ)
    assert len(taken) == RATE_HZ
    wait(lambda: not decoded._wants_more)
    assert RATE_HZ < tape.read_so_far <= AHEAD + RATE_HZ
    assert decoded._ring.nbytes < 1_000_000


def test_every_sample_is_taken_once_whatever_the_pieces(playing: Playing) -> None:
    samples = noise(9.0)
    _, decoded = playing.begin(samples)
    pieces, first, sizes = [], 0, np.random.default_rng(2)
    while first < len(samples):
        piece = decoded.take(first, int(sizes.integers(1, 30_000)))
        first += len(piece)
        pieces.append(piece)
    np.testing.assert_array_equal(np.concatenate(pieces), samples)
    wait(lambda: decoded.over)
    assert not len(decoded.take(first, 100))


def test_what_was_given_up_is_passed_over(playing: Playing) -> None:
    samples = noise(12.0)
    _, decoded = playing.begin(samples)
    assert not len(decoded.take(8 * RATE_HZ, 480))
    wait(lambda: not decoded._wants_more)
    np.testing.assert_array_equal(decoded.take(8 * RATE_HZ, 480), samples[8 * RATE_HZ :][:480])


def test_closing_early_ends_the_thread_and_releases_the_file(playing: Playing) -> None:
    tape, decoded = playing.begin(noise(20.0))
    wait(lambda: not decoded._wants_more)
    decoded.close()
    decoded.close()
    assert decoded.join(5.0)
    assert tape.closed


def test_a_decoder_that_breaks_is_the_end_of_the_recording(
    playing: Playing, logged: list[logging.LogRecord]
) -> None:
    tape, decoded = playing.begin(noise(1.0), broken=True)
    wait(lambda: tape.closed)
    assert decoded.over
    assert decoded.length == RATE_HZ
    assert [record.getMessage() for record in logged] == [
        "a recording cannot be decoded any further: RuntimeError"
    ]
    logged.clear()


def test_it_is_heard_unchanged_at_the_ticks_at_which_it_is_taken(playing: Playing) -> None:
    samples = noise(6.0)
    _, decoded = playing.begin(samples)
    wait(lambda: not decoded._wants_more)
    back = PlayedBack(decoded, lambda: 1_000)
    heard, sounds = listen(back, decoded, [1_000.0 + BLOCK * number for number in range(1_200)])
    assert all(sounds)
    np.testing.assert_allclose(heard[96:], samples[96 : len(heard)], atol=1e-6)


def test_nothing_is_heard_before_it_has_begun_nor_after_its_end(playing: Playing) -> None:
    samples = tone(1.0)
    _, decoded = playing.begin(samples)
    wait(lambda: decoded.over)
    began: list[int] = []
    back = PlayedBack(decoded, lambda: began[0] if began else None)
    assert listen(back, None, [0.0, 240.0])[1] == [False, False]
    began.append(4_800)
    heard, sounds = listen(back, None, [480.0 + BLOCK * number for number in range(240)])
    assert not heard[: 4_800 - 480 - 96].any()
    assert np.abs(heard[4_800 : 4_800 + 40_000]).max() > 0.45
    assert not heard[4_800 + RATE_HZ :].any()
    assert not sounds[-1]


@settings(max_examples=15, deadline=None)
@given(st.floats(-1e-4, 1e-4), st.integers(100, 480))
def test_a_device_with_a_clock_of_its_own_is_followed_without_a_break(drift: float, block: int) -> None:
    samples = tone(2.9)
    decoded = Decoded(Tape(samples))
    try:
        wait(lambda: decoded.over or not decoded._wants_more)
        back = PlayedBack(decoded, lambda: 0)
        ticks = [number * block * (1 + drift) for number in range(2 * RATE_HZ // block)]
        heard, sounds = listen(back, None, ticks, block=block)
    finally:
        decoded.close()
        decoded.join(5.0)
    assert all(sounds)
    steepest = 0.5 * 2 * np.pi * 440 / RATE_HZ * 1.01
    assert np.abs(np.diff(heard[200:])).max() < steepest


def test_a_pause_is_used_to_be_where_the_clock_is(playing: Playing) -> None:
    samples = np.concatenate((tone(1.0), np.zeros(RATE_HZ // 2, np.float32), tone(1.0)))
    _, decoded = playing.begin(samples)
    wait(lambda: decoded.over)
    back = PlayedBack(decoded, lambda: 0)
    ticks = [float(BLOCK * number + (720 if number > 50 else 0)) for number in range(480)]
    heard, sounds = listen(back, None, ticks)
    assert all(sounds)
    assert np.abs(np.diff(heard[200:])).max() < 0.035
    np.testing.assert_allclose(heard[400 * BLOCK :], samples[400 * BLOCK + 720 :][: 80 * BLOCK], atol=1e-3)


def test_a_leap_of_the_clock_is_followed_at_once(playing: Playing) -> None:
    samples = noise(3.0)
    _, decoded = playing.begin(samples)
    wait(lambda: decoded.over or not decoded._wants_more)
    back = PlayedBack(decoded, lambda: 0)
    before = [BLOCK * number for number in range(100)]
    after = [RATE_HZ + BLOCK * number for number in range(100)]
    listen(back, None, [float(tick) for tick in before])
    heard, _ = listen(back, None, [float(tick) for tick in after])
    np.testing.assert_allclose(heard[2 * BLOCK :], samples[RATE_HZ:][2 * BLOCK : len(heard)], atol=1e-6)


def test_where_the_decoder_is_late_there_is_silence_without_a_click(playing: Playing) -> None:
    tape, decoded = playing.begin(tone(8.0))
    wait(lambda: not decoded._wants_more)
    tape.flows.clear()
    back = PlayedBack(decoded, lambda: 0)
    decoded.take(0, RATE_HZ)
    time.sleep(0.05)
    stalled = decoded.length
    held, _ = listen(back, None, [float(BLOCK * number) for number in range(stalled // BLOCK + 200)])
    tape.flows.set()
    decoded.take(RATE_HZ, stalled)
    wait(lambda: decoded.holds(len(held) + RATE_HZ))
    resumed, _ = listen(back, None, [float(len(held) + BLOCK * number) for number in range(100)])
    heard = np.concatenate((held, resumed))
    assert not heard[stalled : len(held)].any()
    assert np.abs(held[:stalled]).max() > 0.45
    assert np.abs(resumed).max() > 0.45
    assert np.abs(np.diff(heard)).max() < 0.06
