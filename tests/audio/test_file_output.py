"""A channel whose output is a file goes on when the disk does not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.audio.channel_file import ChannelFile
from interpreter.audio.file_output import FileOutput
from interpreter.domain.timeline import Ticks, ticks_from_seconds

RATE_HZ = 24_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_a_file_that_is_sound_with_silence_for_what_it_did_not_take(
    small_disk: Path,
) -> None:
    output = FileOutput(ChannelFile(small_disk / "channel.flac"))
    noise = np.random.default_rng(0).normal(0, 0.1, RATE_HZ).astype(np.float32)
    for second in range(60):
        if second == 40:
            assert output.problem is not None
            assert "No space left" in output.problem
            (small_disk / "other").unlink()
        if second == 10:
            (small_disk / "other").write_bytes(bytes(700_000))
        output.play(ticks_from_seconds(second), RATE_HZ, noise)
    output.close(ticks_from_seconds(60))
    samples, rate_hz = soundfile.read(small_disk / "channel.flac")
    assert len(samples) == 60 * rate_hz
    sounds = np.abs(samples).reshape(60, rate_hz).max(axis=1) > 0.1
    assert sounds[:10].all()
    assert not sounds[20:40].any()
    assert sounds[41:50].all()
    assert output.problem is not None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_file_that_cannot_be_written_at_all_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "channel.flac").symlink_to("/dev/full")
    output = FileOutput(ChannelFile(tmp_path / "channel.flac"))
    noise = np.random.default_rng(0).normal(0, 0.1, RATE_HZ).astype(np.float32)
    for second in range(5):
        output.play(ticks_from_seconds(second), RATE_HZ, noise)
    output.close(Ticks(0))
    assert output.problem is not None


@pytest.mark.parametrize("takes", [0, 30, 9_000, 40_000, 100_000])
def test_a_disk_that_fails_in_the_middle_leaves_what_it_took_readable(takes: int, tmp_path: Path) -> None:
    """The limit on the size of a file stands for a disk that refuses at any byte."""
    done = subprocess.run(
        [sys.executable, "-c", FAILING, str(tmp_path / "channel.flac"), str(takes)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "the disk refused it" in done.stdout
    if takes < 1_000:
        assert not (tmp_path / "channel.flac").exists()
        return
    samples, rate_hz = soundfile.read(tmp_path / "channel.flac", dtype="float32")
    assert len(samples) > takes / 4
    whole = np.random.default_rng(0).normal(0, 0.1, 20 * rate_hz).astype(np.float32)
    np.testing.assert_allclose(samples, np.clip(whole, -1, 1)[: len(samples)], atol=1e-4)


FAILING = """
import resource, sys
import numpy as np
from pathlib import Path
from interpreter.audio.channel_file import ChannelFile
from interpreter.audio.file_output import FileOutput
output = FileOutput(ChannelFile(Path(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
noise = np.random.default_rng(0).normal(0, 0.1, 20 * 24_000).astype(np.float32)
for first in range(0, len(noise), 2_400):
    output.play(2 * first, 24_000, noise[first : first + 2_400])
output.close(2 * len(noise))
print(output.problem)
"""


def test_a_clause_in_pieces_is_written_to_the_byte_as_the_whole(tmp_path: Path) -> None:
    speech = np.random.default_rng(1).normal(0, 0.1, RATE_HZ).astype(np.float32)
    whole, pieces = (FileOutput(ChannelFile(tmp_path / name)) for name in ("whole.flac", "pieces.flac"))
    whole.play(ticks_from_seconds(1), RATE_HZ, speech)
    for start in range(0, RATE_HZ, RATE_HZ // 5):
        piece = speech[start : start + RATE_HZ // 5]
        pieces.play_piece(Ticks(ticks_from_seconds(1) + 2 * start), RATE_HZ, piece)
    pieces.end_clause()
    for output in (whole, pieces):
        output.close(ticks_from_seconds(3))
    assert (tmp_path / "pieces.flac").read_bytes() == (tmp_path / "whole.flac").read_bytes()
