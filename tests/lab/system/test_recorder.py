"""Recordings whose every sample has a moment on the monotonic clock."""

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import frozen
from interpreter.domain.errors import OpenBoothError
from interpreter.lab.audible import onsets_ms
from interpreter.lab.sound_server import sound_server
from interpreter.lab.system.recorder import RATE_HZ, Recorder, Recording


def test_late_blocks_do_not_move_a_sample() -> None:
    ends = np.arange(480, 48_000 * 20, 480)
    promptly = 1_000.0 + ends / RATE_HZ
    late = promptly + np.where(np.arange(len(ends)) % 7, 0.03, 0.001)
    recording = Recording(frozen(np.zeros(ends[-1], np.float32)), ends, late)
    for sample in (0, 480_000, 959_000):
        assert recording.moment_s(sample) == pytest.approx(1_000.001 + sample / RATE_HZ, abs=1e-6)
    assert recording.place_ms(1_010.001) == pytest.approx(10_000.0, abs=1e-3)
    assert len(recording.since(1_010.001)) == ends[-1] - 10 * RATE_HZ


def test_two_recordings_of_one_sound_agree_on_when_it_was(tmp_path: Path) -> None:
    samples = np.zeros(RATE_HZ, np.float32)
    samples[RATE_HZ // 2 :] = 0.5
    soundfile.write(tmp_path / "click.wav", samples, RATE_HZ)
    with sound_server("floor") as server:
        with (
            Recorder(server.environment, "floor.monitor") as one,
            Recorder(server.environment, "floor.monitor") as other,
        ):
            before_s = time.monotonic()
            assert server.play("floor", tmp_path / "click.wav").wait(20) == 0
            after_s = time.monotonic()
        moments = []
        for recording in (one.recording, other.recording):
            (onset,) = onsets_ms(recording.samples, RATE_HZ)
            moments.append(recording.moment_s(onset * RATE_HZ / 1000))
    assert moments[0] == pytest.approx(moments[1], abs=0.01)
    assert before_s + 0.4 < moments[0] < after_s


def test_a_source_that_is_not_there_is_told() -> None:
    with (
        sound_server() as server,
        pytest.raises(OpenBoothError, match="is there such a source"),
        Recorder(server.environment, "absent"),
    ):
        pass
