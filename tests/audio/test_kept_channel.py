from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.audio.kept_channel import KeptChannel
from interpreter.domain.audio import Samples
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import Ticks

RATE_HZ = 24_000
LENGTH = 5 * RATE_HZ
STEP = 2
BLOCK = 4_096


@pytest.fixture(scope="module")
def said() -> Samples:
    whole = np.random.default_rng(5).integers(-(1 << 14), 1 << 14, LENGTH)
    return (whole / (1 << 15)).astype(np.float32)


@pytest.fixture(scope="module")
def file(said: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "channel.es.flac"
    soundfile.write(path, said, RATE_HZ, subtype="PCM_16")
    return path


def unfinished(folder: Path, said: Samples) -> Path:
    """A file as a killed session leaves it: without its length, and without what was not written yet."""
    path, copy = folder / "open.flac", folder / "killed.flac"
    with soundfile.SoundFile(path, "w", RATE_HZ, 1, "PCM_16", format="FLAC") as file:
        for first in range(0, len(said), 6_000):
            file.write(said[first : first + 6_000])
        copy.write_bytes(path.read_bytes())
    return copy


@settings(deadline=None)
@given(start=st.integers(-RATE_HZ, LENGTH + 10), frames=st.integers(0, 2 * RATE_HZ))
def test_any_piece_is_what_was_written_and_silence_beyond(
    file: Path, said: Samples, start: int, frames: int
) -> None:
    with closing(KeptChannel(file)) as kept:
        read = kept.read(Ticks(start * STEP), frames)
    expected = np.zeros(frames, np.float32)
    there = said[max(0, start) : max(0, start + frames)]
    expected[max(0, -start) :][: len(there)] = there
    np.testing.assert_array_equal(read, expected)


def test_pieces_in_any_order_are_those_of_the_whole(file: Path, said: Samples) -> None:
    with closing(KeptChannel(file)) as kept:
        assert (kept.rate_hz, kept.end) == (RATE_HZ, LENGTH * STEP)
        for first in (0, 6_000, 12_000, 90_000, 3_000, LENGTH - 6_000):
            read = kept.read(Ticks(first * STEP), 6_000)
            np.testing.assert_array_equal(read, said[first : first + 6_000])


def test_the_file_of_a_killed_session_is_read_as_far_as_it_goes(tmp_path: Path, said: Samples) -> None:
    path = unfinished(tmp_path, said)
    assert soundfile.info(path).frames > 1 << 40
    before = path.read_bytes()
    with closing(KeptChannel(path)) as kept:
        length = kept.end // STEP
        assert LENGTH - 2 * BLOCK <= length <= LENGTH
        np.testing.assert_array_equal(kept.read(Ticks(0), length), said[:length])
        assert not kept.read(Ticks(length * STEP), 100).any()
    assert path.read_bytes() == before


def test_a_block_that_was_cut_is_left_out(tmp_path: Path, said: Samples) -> None:
    path = unfinished(tmp_path, said)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with closing(KeptChannel(path)) as kept:
        length = kept.end // STEP
        assert length % BLOCK == 0
        assert length > LENGTH // 3
        np.testing.assert_array_equal(kept.read(Ticks(0), LENGTH)[:length], said[:length])


def test_around_a_damage_there_is_silence_and_then_it_goes_on(
    tmp_path: Path, file: Path, said: Samples
) -> None:
    damaged = bytearray(file.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 4_000] = bytes(4_000)
    path = tmp_path / "damaged.flac"
    path.write_bytes(damaged)
    with closing(KeptChannel(path)) as kept:
        read = np.concatenate([kept.read(Ticks(first * STEP), 6_000) for first in range(0, LENGTH, 6_000)])
    wrong = np.flatnonzero(read != said)
    assert len(wrong)
    assert wrong[-1] - wrong[0] < RATE_HZ
    assert np.abs(read).max() <= np.abs(said).max()


@pytest.mark.parametrize("content", [b"", b"fLaC" + bytes(26), b"nothing of the kind"])
def test_a_file_without_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "channel.es.flac"
    path.write_bytes(content)
    with pytest.raises(BrokenRecord, match=r"cannot be read|holds no sound"):
        KeptChannel(path)


def test_a_file_that_was_emptied_meanwhile_is_silence(tmp_path: Path, said: Samples) -> None:
    path = tmp_path / "channel.es.flac"
    soundfile.write(path, said, RATE_HZ, subtype="PCM_16")
    with closing(KeptChannel(path)) as kept:
        path.write_bytes(b"")
        assert not kept.read(Ticks(RATE_HZ * STEP), 6_000).any()
