"""What inputs heard, placed on the session's timeline."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.audio.placing import CUT_SHORT, LOST, TOO_BUSY, SourceTimeline
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.health import Gap
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.dsp.rings import Block

TONE_HZ = 400.0
ORIGIN_S = 100.0


@dataclass
class Device:
    """A device that hears a tone of session time: `true time` of a sample is when it was heard."""

    rate_hz: int = 48_000
    ppm: float = 0.0
    opening: int = 1
    opened_s: float = 0.0
    first: int = 0
    blocks: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(3))  # noqa: S311 - late blocks, not secrets

    def block(self, number: int, *, late_s: float = 0.0, skip: int = 0) -> Block:
        """The block of this number, 10 ms each, `skip` samples of the device lost before it."""
        frames = self.rate_hz // 100
        places = number * frames + np.arange(frames) + skip
        true_s = self.opened_s + places / (self.rate_hz * (1 + self.ppm * 1e-6))
        came_s = float(true_s[-1]) + self.chance.random() * 0.003 + late_s
        samples = (0.5 * np.sin(2 * np.pi * TONE_HZ * true_s)).astype(np.float32)
        return Block(self.opening, self.rate_hz, number * frames, ORIGIN_S + came_s, samples)


def session(
    blocks: Iterator[Block],
    seconds: float,
    *,
    lost: Sequence[tuple[float, float]] = (),
    interrupted_s: float = 0.0,
) -> list[AudioFrame | Gap]:
    """Take every 10 ms what has come; `lost` says when the device was known to be lost.

    Each second, the session is interrupted for `interrupted_s` between reading its clock and taking.
    """
    timeline = SourceTimeline("floor")
    pieces: list[AudioFrame | Gap] = []
    waiting = next(blocks, None)
    for step in range(int(seconds * 100)):
        now_s = step * 0.01
        come = []
        while waiting is not None and waiting.at_s <= ORIGIN_S + now_s:
            come.append(waiting)
            waiting = next(blocks, None)
        is_lost = any(start <= now_s < end for start, end in lost)
        read_s = ORIGIN_S + now_s + (interrupted_s if step % 100 == 50 else 0.0)
        pieces += timeline.take(Ticks(round(now_s * TICKS_PER_SECOND)), read_s, come, lost=is_lost)
    return pieces


def laid_out(pieces: Sequence[AudioFrame | Gap]) -> Samples:
    """The whole from session time 0, silence in gaps; checks that pieces abut."""
    end = pieces[0].start
    parts = [np.zeros(end, np.float32)]
    for piece in pieces:
        assert piece.start == end
        length = piece.duration if isinstance(piece, Gap) else len(piece.samples)
        assert length > 0
        parts.append(np.zeros(length, np.float32) if isinstance(piece, Gap) else piece.samples)
        end = Ticks(end + length)
    return np.concatenate(parts)


def gaps(pieces: Sequence[AudioFrame | Gap], cause: str) -> float:
    """Seconds of gaps for one cause."""
    return sum(piece.duration for piece in pieces if isinstance(piece, Gap) and piece.cause == cause) / 48_000


def delay_s(heard: Samples, start: int, length: int = 4800) -> float:
    """How much later than it was the tone lies in the samples from `start` on, within half a period."""
    ticks = start + np.arange(length)
    phase = np.angle(
        np.sum(heard[start : start + length] * np.exp(-2j * np.pi * TONE_HZ * ticks / 48_000)) * 1j
    )
    return float(-phase / (2 * np.pi * TONE_HZ))


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000, 96_000])
def test_sound_lies_where_it_was_heard_at_any_rate(rate_hz: int) -> None:
    device = Device(rate_hz)
    pieces = session((device.block(n) for n in range(1000)), 6.0)
    heard = laid_out(pieces)
    assert not any(isinstance(piece, Gap) for piece in pieces)
    assert 5.97 * 48_000 < len(heard) <= 6.0 * 48_000
    assert np.abs(np.diff(heard[480:])).max() < 0.5 * 2 * np.pi * TONE_HZ / 48_000 * 1.05
    assert abs(delay_s(heard, 48_000)) < 0.0009
    assert abs(delay_s(heard, 240_000)) < 0.0009


@pytest.mark.parametrize("ppm", [-200.0, 200.0])
def test_a_device_whose_clock_is_off_stays_in_time(ppm: float) -> None:
    device = Device(ppm=ppm)
    pieces = session((device.block(n) for n in range(10_000)), 60.0)
    heard = laid_out(pieces)
    assert not any(isinstance(piece, Gap) for piece in pieces)
    assert 59.96 * 48_000 < len(heard) <= 60.0 * 48_000
    # 200 ppm of a minute are 12 ms, more than four periods of the tone.
    assert abs(delay_s(heard, 58 * 48_000)) < 0.0012


def test_a_device_that_is_unplugged_leaves_a_gap_of_the_right_length_and_comes_back_at_44100_hz() -> None:
    before, after = Device(), Device(44_100, opening=2, opened_s=4.0)
    blocks = [before.block(n) for n in range(200)] + [after.block(n) for n in range(1000)]
    pieces = session(iter(blocks), 7.0, lost=[(2.02, 4.02)])
    heard = laid_out(pieces)
    assert gaps(pieces, LOST) == pytest.approx(2.0, abs=0.01)
    assert abs(delay_s(heard, 48_000)) < 0.0009
    assert abs(delay_s(heard, 6 * 48_000)) < 0.0009
    assert not heard[int(2.02 * 48_000) : int(3.98 * 48_000)].any()
    assert np.abs(heard[int(4.02 * 48_000) : int(4.1 * 48_000)]).max() > 0.4  # from its first block on


def test_a_session_that_is_interrupted_at_a_bad_moment_keeps_its_time() -> None:
    device = Device()
    pieces = session((device.block(n) for n in range(600)), 6.0, interrupted_s=0.2)
    assert not any(isinstance(piece, Gap) for piece in pieces)
    assert abs(delay_s(laid_out(pieces), 5 * 48_000)) < 0.0009


def test_what_comes_late_is_not_lost() -> None:
    device = Device()
    blocks = [device.block(n, late_s=0.9 - (n - 200) * 0.01 if 200 <= n < 290 else 0.0) for n in range(600)]
    pieces = session(iter(blocks), 6.0)
    assert not any(isinstance(piece, Gap) for piece in pieces)
    assert abs(delay_s(laid_out(pieces), 5 * 48_000)) < 0.0009


def test_blocks_that_the_ring_dropped_are_a_gap_just_there() -> None:
    device = Device()
    pieces = session((device.block(n) for n in range(1000) if not 300 <= n < 325), 6.0)
    (gap,) = (piece for piece in pieces if isinstance(piece, Gap))
    assert gap.cause == TOO_BUSY
    assert gap.duration == pytest.approx(0.25 * 48_000, abs=2)
    assert gap.start == pytest.approx(3.0 * 48_000, abs=100)
    assert abs(delay_s(laid_out(pieces), 5 * 48_000)) < 0.0009


def test_sound_that_a_device_left_out_unnoticed_becomes_a_gap() -> None:
    device = Device()
    blocks = (device.block(n, skip=0 if n < 300 else 9600) for n in range(1000))
    pieces = session(blocks, 8.0)
    assert gaps(pieces, CUT_SHORT) == pytest.approx(0.2, abs=0.01)
    assert abs(delay_s(laid_out(pieces), 7 * 48_000)) < 0.0011


def test_a_server_that_hung_and_pours_out_what_it_kept_is_in_time_at_once() -> None:
    device = Device()
    blocks = [
        device.block(n, late_s=max(0.0, 3.0 - (n - 200) * 0.01) if n >= 200 else 0.0) for n in range(1000)
    ]
    pieces = session(iter(blocks), 8.0, lost=[(3.0, 5.02)])
    heard = laid_out(pieces)
    assert 2.6 < gaps(pieces, LOST) < 3.0
    assert abs(delay_s(heard, 7 * 48_000)) < 0.0009
    assert np.abs(heard[int(5.2 * 48_000) : int(5.3 * 48_000)]).max() > 0.4


def test_a_device_that_never_came_lets_time_go_on() -> None:
    pieces = session(iter(()), 3.0, lost=[(1.0, 9.0)])
    assert gaps(pieces, LOST) == pytest.approx(2.74, abs=0.02)
    laid_out(pieces)


def test_a_source_that_is_opened_late_begins_when_it_is_first_heard() -> None:
    device = Device(opened_s=2.0)
    pieces = session((device.block(n) for n in range(300)), 4.0)
    assert pieces[0].start == pytest.approx(2.0 * 48_000, abs=300)


fates = st.lists(
    st.sampled_from(["sound", "dropped", "late", "lost", "reopened", "cut"]), min_size=1, max_size=6
)


@settings(max_examples=25, deadline=None)
@given(fates, st.sampled_from([44_100, 48_000]), st.integers(0, 5))
def test_whatever_happens_the_pieces_abut_and_time_goes_on(story: list[str], rate_hz: int, seed: int) -> None:
    device = Device(rate_hz, chance=random.Random(seed))  # noqa: S311 - see above
    blocks, lost, number, base, skip = [], [], 0, 0.0, 0
    for fate in ["sound", *story, "sound", "sound"]:
        start_s = base + number * 0.01
        if fate == "lost":
            lost.append((start_s + 0.02, start_s + 0.72))
            base = start_s + 0.7
            device = Device(rate_hz, opening=device.opening + 1, opened_s=base, chance=device.chance)
            number, skip = 0, 0
            continue
        if fate == "reopened":
            rate_hz = 92_100 - rate_hz
            device = Device(rate_hz, opening=device.opening + 1, opened_s=start_s + 0.1, chance=device.chance)
            base, number, skip = start_s + 0.1, 0, 0
        if fate == "cut":
            skip += rate_hz // 10
            base += 0.1
        for n in range(number, number + 70):
            late_s = max(0.0, 0.4 - (n - number) * 0.01) if fate == "late" else 0.0
            if fate != "dropped" or n % 70 > 30:
                blocks.append(device.block(n, late_s=late_s, skip=skip))
        number += 70
    end_s = base + number * 0.01
    pieces = session(iter(blocks), end_s, lost=lost)
    heard = laid_out(pieces)
    assert end_s - 0.3 < len(heard) / 48_000 <= end_s + 0.2
    assert all(np.abs(piece.samples).max() < 0.6 for piece in pieces if isinstance(piece, AudioFrame))
