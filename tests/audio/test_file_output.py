"""A channel whose output is a file goes on when the disk does not."""

import subprocess
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
