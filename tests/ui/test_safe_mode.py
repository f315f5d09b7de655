"""After a window broke down the next one does without what may have done it, says so, and loses nothing."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from interpreter.app import plugins
from interpreter.app.plugins import SAFE_VARIABLE
from interpreter.app.window_runs import WindowRun
from interpreter.domain.errors import NoCore
from ui import main
from ui.models.event_draft import first_draft, keep_last
from ui.models.remembered import Remembered, load, save
from ui.windows.desktop import Desktop

WINDOW = (sys.executable, "-m", "interpreter.app.command_line", "window")
KILLED = """
import sys, time
from pathlib import Path
from interpreter.app.window_runs import WindowRun
print(WindowRun(Path(sys.argv[1])).begin(), flush=True)
time.sleep(60)
"""
GEOMETRY = "AdnQywADAAAAAAAAAAAAAAAAAMcAAABjAAAAAAAAAAAAAADHAAAAYwAAAAAAAAAABkAAAAAAAAAAAAAAAMcAAABj"

pytestmark = pytest.mark.timeout(120)


def killed_window(folder: Path) -> None:
    """Have a process begin to be a window and kill it."""
    with subprocess.Popen(
        (sys.executable, "-c", KILLED, folder), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()


def test_a_window_that_was_killed_broke_down_once(data_folder: Path) -> None:
    assert not WindowRun(data_folder).begin()
    killed_window(data_folder)
    assert WindowRun(data_folder).begin()
    assert not WindowRun(data_folder).begin()
    WindowRun(data_folder).end()
    assert list(data_folder.glob("*.window")) == []


def test_a_window_that_runs_beside_did_not_break_down(data_folder: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-c", KILLED, data_folder), stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        assert not WindowRun(data_folder).begin()
        other.kill()


@pytest.mark.parametrize(
    ("content", "broke_down"),
    [("", True), ("[]", True), ('{"began": 1.0}', False), ('{"began": 1e12}', True)],
    ids=["empty", "not a run", "before the machine started", "another process has its number"],
)
def test_a_file_of_a_window_is_read_with_care(data_folder: Path, content: str, broke_down: bool) -> None:
    (data_folder / "1.window").write_text(content)
    assert WindowRun(data_folder).begin() is broke_down


def test_in_safe_mode_there_are_only_plug_ins_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = EntryPoint("foreign", "acme:MANIFEST", plugins.ENGINES)
    own = EntryPoint("builtin", "interpreter.engines.builtin.manifest:MANIFEST", plugins.ENGINES)
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: [foreign, own] if group else [])
    assert plugins.names(plugins.ENGINES) == ["builtin", "foreign"]
    monkeypatch.setenv(SAFE_VARIABLE, "1")
    assert plugins.names(plugins.ENGINES) == ["builtin"]


def no_core() -> None:
    raise NoCore("There is no core in this test.")


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Remembered]:
    """What the last window left behind."""
    remembered = replace(Remembered(), geometry=GEOMETRY, layout="bGF5b3V0", welcomed=True)
    save(remembered)
    keep_last(replace(first_draft(), setup=replace(first_draft().setup, title="Annual assembly")))
    monkeypatch.setattr(main, "_application", lambda: qapp)
    monkeypatch.setattr(main, "started_core", no_core)
    monkeypatch.setenv(SAFE_VARIABLE, "")
    before = {number: signal.getsignal(number) for number in main._ENDS}
    yield remembered
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("settings")
def test_a_safe_window_says_so_and_leaves_layout_and_event_as_they_were(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, logged: list[logging.LogRecord]
) -> None:
    killed_window(data_folder)
    opened: list[Desktop] = []
    made = main.made_desktop
    again: list[str] = []
    monkeypatch.setattr("ui.safe_mode.open_another_window", lambda: again.append("opened"))

    def watched(*, safe: bool = False) -> tuple[Desktop, str]:
        desktop, complaint = made(safe=safe)
        opened.append(desktop)
        accepting = QTimer(desktop.main)
        accepting.timeout.connect(desktop.main.banner._take_offer)  # until there is an offer
        accepting.start(10)
        return desktop, complaint

    monkeypatch.setattr(main, "made_desktop", watched)
    assert main.open_window() == 0
    (desktop,) = opened
    assert again == ["opened"]
    assert desktop._console.draft.title == ""
    assert load()[0].geometry == GEOMETRY
    assert b"Annual assembly" in (data_folder / "last.openbooth").read_bytes()
    assert [one.getMessage() for one in logged] == ["this window is in safe mode"]
    assert "this window is in safe mode" in (data_folder / "window.log").read_text()
    assert os.environ[SAFE_VARIABLE] == "1"
    logged.clear()


@pytest.mark.slow
def test_a_real_window_that_is_killed_opens_safely_and_then_as_always(data_folder: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    log, files = data_folder / "window.log", lambda: list(data_folder.glob("*.window"))

    def opened() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(WINDOW, env=environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not (data_folder / "core.json").exists() or str(process.pid) not in str(files()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return process

    def safe_starts() -> int:
        return log.read_text().count("safe mode") if log.exists() else 0

    first = opened()
    assert safe_starts() == 0
    first.kill()
    first.wait(10)
    second = opened()
    assert safe_starts() == 1
    time.sleep(1)
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    assert files() == []
    third = opened()
    assert safe_starts() == 1
    time.sleep(1)
    third.send_signal(signal.SIGTERM)
    assert third.wait(30) == 0
    deadline = time.monotonic() + 30
    while (data_folder / "core.json").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
