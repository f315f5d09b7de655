"""`openbooth devices` on a real sound server."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from rich.cells import cell_len

from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.recorder import RATE_HZ, Recorder
from tests.command_line import run_here

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server("floor", "booth") as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        yield server


def devices(*arguments: str, status: int = 0) -> str:
    ended = run_here("devices", *arguments)
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout if status == 0 else ended.stderr


def row(table: str, name: str) -> str:
    return next(line for line in table.splitlines() if f" {name} " in line)


def sound(folder: Path, amplitude: float) -> Path:
    samples = amplitude * np.sin(2 * np.pi * 440 * np.arange(20 * RATE_HZ) / RATE_HZ)
    path = folder / f"{amplitude}.wav"
    soundfile.write(path, np.stack([samples, samples], axis=1), RATE_HZ, subtype="FLOAT")
    return path


def test_every_input_and_output_is_listed_with_what_is_heard_on_it(
    server: SoundServer, tmp_path: Path
) -> None:
    player = server.play("floor", sound(tmp_path, 0.25))
    try:
        table = devices()
    finally:
        player.kill()
        player.wait()
    heard, silent, output = row(table, "floor.monitor"), row(table, "booth.monitor"), row(table, "floor")
    assert "input" in heard
    assert "-12 dB" in heard
    assert "good" in heard
    assert "silent" in silent
    assert "output" in output
    assert "-12 dB" in output
    assert "48000" in heard
    assert max(map(cell_len, table.splitlines())) <= 200


def test_a_clipped_input_is_told_as_such(server: SoundServer, tmp_path: Path) -> None:
    player = server.play("floor", sound(tmp_path, 1.5))
    try:
        assert "clipping" in row(devices(), "floor.monitor")
    finally:
        player.kill()
        player.wait()


@pytest.mark.slow
def test_a_test_tone_sounds_on_the_output_that_was_named_and_nowhere_else(server: SoundServer) -> None:
    with (
        Recorder(server.environment, "booth.monitor") as booth,
        Recorder(server.environment, "floor.monitor") as floor,
    ):
        devices("--test-tone", "booth:1")
    tone = booth.recording.samples
    loud = np.flatnonzero(np.abs(tone) > 0.05)
    assert 1.9 < (loud[-1] - loud[0]) / RATE_HZ < 2.5
    spectrum = np.abs(np.fft.rfft(tone[loud[0] : loud[0] + RATE_HZ]))
    assert np.argmax(spectrum) * RATE_HZ / len(spectrum) / 2 == pytest.approx(1_000, abs=5)
    assert np.abs(tone).max() == pytest.approx(0.1, rel=0.1)
    assert np.abs(floor.recording.samples).max() < 1e-4


@pytest.mark.usefixtures("server")
def test_mistakes_are_told_in_a_sentence() -> None:
    assert "did you mean booth?" in devices("--test-tone", "bohth", status=2)
    assert "There is no output “hall” now" in devices("--test-tone", "hall", status=2)


@pytest.mark.usefixtures("server")
def test_watching_goes_on_until_ctrl_c() -> None:
    command = [sys.executable, "-m", "interpreter.app.command_line", "devices", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        tables = 0
        while tables < 2:
            tables += "floor.monitor" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        _, complaints = watching.communicate(timeout=20)
    assert watching.returncode == 0, complaints
    assert not complaints


def test_without_a_sound_server_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nowhere'}")
    assert "No sound device is there; plug one in" in devices(status=2)
