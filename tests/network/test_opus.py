"""What sounds on a channel becomes packets of equal length that never stop."""

from itertools import pairwise

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks
from interpreter.network.opus import OpusEncoder, PacketClock, encoded
from tests.network.listeners import voice

_PIECE = 480
_DELAYS = range(250, 350)  # samples that Opus looks ahead, more or less


def _decoded(packets: list[bytes]) -> Samples:
    decoder = av.CodecContext.create("libopus", "r")
    decoder.sample_rate = 48_000
    decoder.layout = "mono"
    decoder.format = "flt"
    frames = [
        frame.to_ndarray()[0] / 32_768 for packet in packets for frame in decoder.decode(av.Packet(packet))
    ]
    return np.concatenate(frames) if frames else np.zeros(0, np.float32)


def _taken(clock: PacketClock, sound: Samples, *, start: int = 0, at: float = 0.0) -> list[bytes]:
    packets = []
    for first in range(0, len(sound), _PIECE):
        packets += clock.take(Ticks(start + first), sound[first : first + _PIECE], at + first / 48_000)
    return packets


@pytest.mark.parametrize("packet_ms", [20, 60])
def test_what_is_decoded_is_what_sounded(packet_ms: int) -> None:
    sound = voice(1.2)
    heard = _decoded(_taken(PacketClock(0.0, packet_ms), sound))
    assert len(heard) == len(sound)
    assert max(np.corrcoef(heard[delay:], sound[:-delay])[0, 1] for delay in _DELAYS) > 0.7


def test_the_bits_are_few_enough_for_a_crowded_room() -> None:
    packets = _taken(PacketClock(0.0), voice(3))
    assert 20_000 < sum(map(len, packets)) * 8 / 3 < 36_000


def test_packets_are_of_a_kind_that_repairs_the_loss_of_others() -> None:
    packets = _taken(PacketClock(0.0), voice(3))
    modes = {packet[0] >> 3 for packet in packets[5:]}
    assert modes <= set(range(16)), "the modes that can repair losses, RFC 6716, section 2.1.7"


@settings(max_examples=15)
@given(st.lists(st.integers(1, 3_000), min_size=1, max_size=12))
def test_pieces_of_any_length_make_the_same_packets(lengths: list[int]) -> None:
    sound = voice(sum(lengths) / 48_000 + 0.001)[: sum(lengths)]
    clock, whole, position = PacketClock(0.0), OpusEncoder(), 0
    packets = []
    for length in lengths:
        packets += clock.take(Ticks(position), sound[position : position + length], position / 48_000)
        position += length
    pieces = [sound[first : first + 960] for first in range(0, len(sound) - 959, 960)]
    assert packets == [whole.encode(piece) for piece in pieces]


def test_a_later_start_is_silence_and_what_came_already_is_left_out() -> None:
    clock, sound = PacketClock(0.0), voice(0.4)
    heard = _decoded(
        [
            *_taken(clock, sound),
            *_taken(clock, sound, start=len(sound) + 4_800, at=0.5),
            *clock.take(Ticks(len(sound) * 2 + 4_800 - 480), np.ones(480, np.float32), 0.9),
        ]
    )
    assert len(heard) == len(sound) * 2 + 4_800
    gap = heard[len(sound) + 2_000 : len(sound) + 4_800]
    assert np.abs(gap).max() < 0.02


def test_sound_of_another_clock_goes_on_at_once() -> None:
    clock, sound = PacketClock(0.0), voice(0.2)
    assert len(_taken(clock, sound)) == len(_taken(clock, sound, start=48_000 * 3600, at=0.2)) == 10
    assert len(_taken(clock, sound, at=0.4)) == 10


def test_packets_go_on_in_silence_at_their_pace_until_something_sounds() -> None:
    clock, sound = PacketClock(0.0), voice(0.2)
    _taken(clock, sound)
    assert clock.silence(0.3) == [], "sound may be late"
    silent = [packet for ms in range(400, 5_400, 20) for packet in clock.silence(ms / 1000)]
    assert 250 <= len(silent) <= 262
    assert np.abs(_decoded(silent[20:])).max() < 0.01
    assert len(_taken(clock, sound, start=len(sound) + 240_000, at=5.4)) == 10, "the silence was sent already"


def test_nobody_is_ever_far_behind_what_is_said() -> None:
    clock, sound = PacketClock(0.0), voice(5)
    at_once = [
        packet for first in range(0, len(sound), 480) for packet in clock.take(Ticks(first), sound[:480], 1.0)
    ]
    assert len(at_once) <= 22
    assert len(clock.take(Ticks(len(sound)), sound[:960], 2.0)) == 1


def test_a_device_that_runs_fast_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpusEncoder, "encode", lambda *_: b"a packet")
    clock, sound = PacketClock(0.0, 60), np.zeros(2_880, np.float32)
    packets = [
        clock.take(Ticks(2_880 * number), sound, number * 0.06 * (1 - 4e-4)) for number in range(20_000)
    ]
    assert all(packets)


def test_after_the_computer_slept_silence_does_not_come_all_at_once() -> None:
    clock = PacketClock(0.0)
    clock.silence(0.02)
    assert len(clock.silence(3600.0)) <= 21


def test_a_piece_is_encoded_to_its_end() -> None:
    packets = encoded(voice(0.05))
    assert len(packets) == 3
    assert all(one != other for one, other in pairwise(packets))


def test_an_encoder_refuses_what_is_no_packet() -> None:
    with pytest.raises(ValueError, match=r"expected samples of shape \(960,\), got \(480,\)"):
        OpusEncoder().encode(np.zeros(480, np.float32))
