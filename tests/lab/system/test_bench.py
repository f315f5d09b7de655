"""The bench of the system, held against a program whose response is known: the sound server's own loopback."""

import sys
from pathlib import Path

import pytest

from interpreter.domain.errors import OpenBoothError
from interpreter.lab.bars import verdict
from interpreter.lab.system.bench import system
from interpreter.lab.system.live import LiveRun

PROGRAM = """
import json, signal, subprocess, sys, time

assert sys.argv[1] == "live"
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])  # to be waited for, whoever started this ignores it or not
for command in {commands!r}:
    subprocess.run(["pactl", *command], check=True, stdout=subprocess.DEVNULL)
began = time.monotonic()

def tell(sequence, kind, **fields):
    at_ms = round((time.monotonic() - began) * 1000)
    print(json.dumps({{"type": kind, "sequence": sequence, "at_ms": at_ms}} | fields), flush=True)

tell(0, "session", state="running")
signal.sigwait([signal.SIGINT])
tell(1, "session", state="stopped")
"""


def program(folder: Path, *commands: list[str]) -> list[str]:
    """A program that follows the form of `openbooth live`, tells the sound server something, and waits for its end."""
    path = folder / "program.py"
    path.write_text(PROGRAM.format(commands=commands), "utf-8")
    return [sys.executable, str(path)]


def loopback(latency_ms: int) -> list[str]:
    return [
        "load-module", "module-loopback", "source=floor.monitor", "sink=booth", f"latency_msec={latency_ms}",
    ]  # fmt: skip


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to warm up here."""
    monkeypatch.setattr("interpreter.lab.system.bench._WARM_UP_S", 0.5)


@pytest.mark.slow
@pytest.mark.usefixtures("at_once")
def test_a_known_response_is_measured(tmp_path: Path) -> None:
    found = system(5, 20, program=program(tmp_path, loopback(60)))
    assert found.figures.bursts == found.figures.answered >= 3
    assert found.figures.whole.p50_ms == pytest.approx(60, abs=25)


@pytest.mark.usefixtures("at_once")
@pytest.mark.slow
def test_a_program_that_answers_nothing_fails(tmp_path: Path) -> None:
    found = system(5, 20, program=program(tmp_path))
    assert found.figures.answered == 0
    assert verdict(found.bars) == "fail"


def test_a_program_that_does_not_run_is_told_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("import sys; sys.exit('openbooth: There is no device.')", "utf-8")
    with pytest.raises(OpenBoothError, match=r"status 1. openbooth: There is no device\."):
        system(5, 20, program=[sys.executable, str(path)])


def test_a_session_that_says_nothing_is_not_waited_for_in_vain(tmp_path: Path) -> None:
    told = "did not tell of a miracle; it told of 1 events and goes on"
    with LiveRun([], {}, program=program(tmp_path)) as live:
        live.wait_to_run(timeout_s=20)
        with pytest.raises(OpenBoothError, match=told):
            live.wait_for(lambda _: False, timeout_s=0.2, what="a miracle")
    assert [event["type"] for event in live.events] == ["session", "session"]
    assert live.end() == 0
