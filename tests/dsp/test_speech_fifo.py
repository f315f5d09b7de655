import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.timeline import Ticks
from interpreter.dsp.speech_fifo import SpeechFifo

PIECES = st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 1_500)), max_size=6)


def loud(length: int, value: float = 0.5) -> np.ndarray:
    return np.full(length, value, np.float32)


def played(
    fifo: SpeechFifo, frames: int, *, chunk: int = 240, speed: float = 1.0, start: float = 0.0
) -> np.ndarray:
    """What a device hears whose clock runs `speed` times as fast as the session's."""
    blocks = []
    for first in range(0, frames, chunk):
        block = np.zeros(min(chunk, frames - first), np.float32)
        fifo.read(block, start + first / speed)
        blocks.append(block)
    return np.concatenate(blocks)


@given(PIECES, st.integers(1, 700))
def test_every_piece_sounds_at_its_tick_however_the_blocks_fall(
    pieces: list[tuple[int, int]], chunk: int
) -> None:
    fifo, expected, end = SpeechFifo(), np.zeros(24_000, np.float32), 0
    for number, (pause, length) in enumerate(pieces, 1):
        assert fifo.put(Ticks(end + pause), loud(length, number / 10)) == end + pause
        expected[end + pause : end + pause + length] = number / 10
        end += pause + length
    assert fifo.end == (end if pieces else 0)
    assert np.array_equal(played(fifo, 24_000, chunk=chunk), expected)


@given(PIECES, st.floats(0.9, 1.1))
def test_no_sample_of_speech_is_lost_or_played_before_its_time_by_a_device_with_another_clock(
    pieces: list[tuple[int, int]], speed: float
) -> None:
    fifo, end = SpeechFifo(), 0
    for pause, length in pieces:
        fifo.put(Ticks(end + pause), np.arange(1, length + 1, dtype=np.float32))
        end += pause + length
    heard = played(fifo, 30_000, speed=speed)
    expected = [np.arange(1, length + 1) for _, length in pieces]
    assert np.array_equal(heard[heard > 0], np.concatenate(expected) if expected else np.zeros(0))


def test_speech_that_would_begin_before_the_last_ends_follows_it_at_once() -> None:
    fifo = SpeechFifo()
    fifo.put(Ticks(100), loud(1_000))
    assert fifo.put(Ticks(500), loud(300)) == 1_100
    assert np.flatnonzero(played(fifo, 4_800)).tolist() == list(range(100, 1_400))


def test_speech_that_comes_too_late_is_heard_whole() -> None:
    fifo = SpeechFifo()
    fifo.put(Ticks(0), loud(3_000))
    assert np.flatnonzero(played(fifo, 4_800, start=96_000.0)).tolist() == list(range(3_000))


@pytest.mark.parametrize("speed", [0.9998, 1.0002])
def test_an_hour_of_speech_on_a_drifting_device_is_never_more_than_5_ms_off(speed: float) -> None:
    fifo, clause, pause = SpeechFifo(), 3 * 48_000, 576
    tone = loud(clause)
    device, lateness = 0, []
    for number in range(1_160):
        start = number * (clause + pause)
        fifo.put(Ticks(start), tone)
        while device / speed < start + clause:
            block = np.zeros(4_800, np.float32)
            if fifo.read(block, device / speed) and not block[0]:
                lateness.append((device + int(np.flatnonzero(block)[0])) / speed - start)
            device += 4_800
    assert len(lateness) > 100
    assert max(np.abs(lateness)) < 240


def test_when_late_the_silence_at_the_edges_of_speech_is_left_out_and_nothing_else() -> None:
    fifo = SpeechFifo()
    quiet = np.zeros(4_800, np.float32)
    clause = np.concatenate((quiet, loud(9_600), quiet))
    fifo.put(Ticks(0), clause)
    fifo.put(Ticks(len(clause)), clause)
    heard = played(fifo, 60_000, start=12_000.0)
    assert np.count_nonzero(heard) == 2 * 9_600
    onsets = np.flatnonzero(np.diff(heard, prepend=0) > 0)
    assert onsets[1] + 12_000 - (len(clause) + 4_800) < 2_500


def test_silence_inside_speech_stays_also_when_late() -> None:
    fifo = SpeechFifo()
    clause = np.concatenate((loud(100), np.zeros(9_600, np.float32), loud(100)))
    fifo.put(Ticks(0), clause)
    fifo.put(Ticks(len(clause)), loud(10))
    heard = played(fifo, 20_000, start=48_000.0)
    assert np.array_equal(heard[: len(clause)], clause)


def test_an_empty_piece_takes_no_time() -> None:
    fifo = SpeechFifo()
    assert fifo.put(Ticks(5), loud(0)) == 5
    assert not fifo.read(np.zeros(240, np.float32), 0.0)


def test_it_is_known_how_late_what_is_played_comes() -> None:
    fifo = SpeechFifo()
    fifo.put(Ticks(100), loud(4_800))
    played(fifo, 1_000)
    assert fifo.behind == 0
    played(fifo, 1_000, start=1_700.0)
    assert fifo.behind == 700
    fifo.put(Ticks(4_900), loud(4_800))
    played(fifo, 6_000, start=2_700.0)
    assert fifo.behind == 700
