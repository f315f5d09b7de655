from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.audio.channel_file import ChannelFile
from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import EXACT_RATES_HZ, Ticks, ticks_from_samples, ticks_from_seconds


def heard(path: Path) -> NDArray[np.float32]:
    samples, rate_hz = soundfile.read(path, dtype="float32")
    assert rate_hz == 24_000
    return np.asarray(samples, np.float32)


def test_pieces_lie_where_they_were_played_with_silence_between(tmp_path: Path) -> None:
    speech = np.full(2_400, 0.25, np.float32)
    channel = ChannelFile(tmp_path / "channel.es.flac")
    channel.play(ticks_from_seconds(0.5), 24_000, speech)
    channel.play(ticks_from_seconds(0.6), 24_000, -speech)
    channel.play(ticks_from_seconds(3.0), 24_000, speech)
    channel.close(ticks_from_seconds(4.0))
    expected = np.zeros(96_000, np.float32)
    expected[12_000:14_400], expected[14_400:16_800], expected[72_000:74_400] = 0.25, -0.25, 0.25
    np.testing.assert_array_equal(heard(tmp_path / "channel.es.flac"), expected)


def test_a_channel_without_speech_is_silence_of_the_length_of_the_floor(tmp_path: Path) -> None:
    channel = ChannelFile(tmp_path / "a.flac")
    channel.close(ticks_from_seconds(2.0))
    channel.close(ticks_from_seconds(9.0))
    samples = heard(tmp_path / "a.flac")
    assert len(samples) == 48_000
    assert not samples.any()


@settings(deadline=None, max_examples=40)
@given(
    rate_hz=st.sampled_from(EXACT_RATES_HZ),
    pieces=st.lists(st.tuples(st.integers(0, 30_000), st.integers(0, 4_000)), max_size=6),
)
def test_no_piece_moves_another_whatever_its_rate(
    tmp_path_factory: pytest.TempPathFactory, rate_hz: int, pieces: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("channel") / "a.flac"
    channel = ChannelFile(path)
    end, middles = 0, []
    for pause, frames in pieces:
        start = end + pause
        channel.play(Ticks(start), rate_hz, np.full(frames, 0.5, np.float32))
        end = start + ticks_from_samples(frames, rate_hz)
        if frames * 48_000 >= rate_hz * 960:
            middles.append((start + end) // 4)
    channel.close(Ticks(end + 480))
    samples = heard(path)
    assert len(samples) == pytest.approx((end + 480) / 2, abs=1)
    assert all(samples[middle] == pytest.approx(0.5, abs=0.1) for middle in middles)


def test_speech_in_small_pieces_at_another_rate_sounds_as_if_it_were_one(tmp_path: Path) -> None:
    speech = (0.5 * np.sin(np.arange(16_000) / 5)).astype(np.float32)
    whole, pieces = ChannelFile(tmp_path / "whole.flac"), ChannelFile(tmp_path / "pieces.flac")
    whole.play(Ticks(48_000), 16_000, speech)
    for first in range(0, 16_000, 700):
        pieces.play(Ticks(48_000 + 3 * first), 16_000, speech[first : first + 700])
    for channel in (whole, pieces):
        channel.close(ticks_from_seconds(3.0))
    np.testing.assert_array_equal(heard(tmp_path / "pieces.flac"), heard(tmp_path / "whole.flac"))


def test_speech_cannot_be_played_into_the_past(tmp_path: Path) -> None:
    channel = ChannelFile(tmp_path / "a.flac")
    channel.play(Ticks(0), 24_000, np.zeros(2_400, np.float32))
    with pytest.raises(ValueError, match="before the last piece ends"):
        channel.play(Ticks(4_700), 24_000, np.zeros(100, np.float32))
    channel.close(Ticks(9_600))
    assert len(heard(tmp_path / "a.flac")) == 4_800


def test_too_loud_speech_saturates_instead_of_wrapping(tmp_path: Path) -> None:
    channel = ChannelFile(tmp_path / "a.flac")
    channel.play(Ticks(0), 24_000, np.array([2.0, -2.0], np.float32))
    channel.close(Ticks(4))
    np.testing.assert_allclose(heard(tmp_path / "a.flac"), [1.0, -1.0], atol=1e-4)


def test_the_file_says_that_the_voice_is_synthetic(tmp_path: Path) -> None:
    ChannelFile(tmp_path / "a.flac").close(Ticks(48_000))
    with soundfile.SoundFile(tmp_path / "a.flac") as file:
        assert "AI" in file.comment


def test_a_folder_that_is_not_there_is_a_mistake_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="choose another output folder"):
        ChannelFile(tmp_path / "absent" / "a.flac")


def test_a_rate_that_does_not_divide_the_tick_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="44100"):
        ChannelFile(tmp_path / "a.flac", 44_100)
