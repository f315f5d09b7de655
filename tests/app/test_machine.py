"""What the machine has to do, as the status bar shows it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from interpreter.app.machine import MachineWatch, on_cards_mb, recorded_bytes_per_s
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import SessionChanged, SessionEvent, SessionState, SourceChanged


def session(state: SessionState) -> SessionChanged:
    return SessionChanged(state, "one", "en", ("es",))


def test_a_session_writes_its_sources_and_channels() -> None:
    parts: list[SessionEvent] = [
        SourceChanged("podium", None),
        SourceChanged("gallery", None),
        ChannelChanged("es", "es", Mode.MACHINE),
    ]
    assert recorded_bytes_per_s([session(SessionState.RUNNING), *parts]) == 2 * 96_000 + 48_000
    assert recorded_bytes_per_s([session(SessionState.PAUSED), *parts]) == 2 * 96_000 + 48_000
    assert recorded_bytes_per_s([session(SessionState.STOPPED)]) is None
    assert recorded_bytes_per_s(parts) is None


def test_the_disk_lasts_as_long_as_there_is_space_for_what_is_recorded(tmp_path: Path) -> None:
    watch = MachineWatch(tmp_path)
    assert watch.measure(None).disk_free_s is None
    lasts_s = watch.measure(96_000.0).disk_free_s
    assert lasts_s == pytest.approx(psutil.disk_usage(str(tmp_path)).free / 96_000, rel=0.1)
    assert MachineWatch(tmp_path / "gone").measure(96_000.0).disk_free_s is None


def test_memory_is_that_of_the_core_and_its_processes_and_cpu_that_of_the_machine(tmp_path: Path) -> None:
    alone = MachineWatch(tmp_path).measure(None)
    code = "held = bytearray(b'x') * 200_000_000; print(len(held), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as model:
        assert model.stdout is not None
        model.stdout.readline()
        both = MachineWatch(tmp_path).measure(None, {model.pid})
        model.communicate("\n", timeout=20)
    assert both.memory_mb - alone.memory_mb == pytest.approx(200, abs=60)
    assert both.kept_mb == pytest.approx(200, abs=60)
    assert alone.kept_mb == 0.0
    assert alone.memory_mb <= psutil.Process().memory_info().rss / 1e6
    assert 0 <= both.cpu <= 1


def test_it_costs_next_to_nothing(tmp_path: Path) -> None:
    watch = MachineWatch(tmp_path)
    began_s = time.process_time()
    for _ in range(20):
        watch.measure(96_000.0)
    assert (time.process_time() - began_s) / 20 < 0.01, "a hundredth of a second, once a second"


def test_only_our_processes_on_graphics_cards_count() -> None:
    told = "17, 1000\n18, 500\n19, [N/A]\n17, 24\nno devices were found\n"
    assert on_cards_mb(told, {17, 19}) == pytest.approx(1024 * 1.048576)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for nvidia-smi is a shell script")
def test_a_graphics_card_is_asked_about_and_one_that_does_not_answer_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f"#!/bin/sh\necho {os.getpid()}, 2000\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert MachineWatch(tmp_path).measure(None).gpu_mb == pytest.approx(2097.2)
    program.write_text("#!/bin/sh\necho 'NVIDIA-SMI has failed'; exit 9\n")
    assert MachineWatch(tmp_path).measure(None).gpu_mb is None
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert MachineWatch(tmp_path).measure(None).gpu_mb is None
