"""How the application opens and ends, with a core that cannot be had and files that cannot be used."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.places import DATA_VARIABLE
from interpreter.domain.commands import Quit
from interpreter.domain.errors import NoCore, OpenBoothError
from ui import main
from ui.models.event_draft import first_draft
from ui.models.remembered import FILE
from ui.windows.desktop import Desktop

WINDOW = (sys.executable, "-m", "interpreter.app.command_line", "window")
NO_CORE = "There is no core in this test."
PATIENCE_S = 60.0

pytestmark = pytest.mark.timeout(120)


def no_core() -> None:
    raise NoCore(NO_CORE)


class Opening:
    """Opens the application here, without a core."""

    def __init__(self) -> None:
        self.desktop: Desktop | None = None
        self._made = main.made_desktop

    def made(self, *, safe: bool = False) -> tuple[Desktop, str]:
        self.desktop, complaint = self._made(safe=safe)
        return self.desktop, complaint

    def until(
        self, seen: Callable[[Desktop], bool], event: Path | None = None, *, safe: bool = False
    ) -> Desktop:
        """Open it, and close it again once something is so."""
        looking = QTimer()
        looking.setInterval(20)
        looking.timeout.connect(lambda: self.desktop and seen(self.desktop) and self.desktop.leave())
        looking.start()
        assert main.open_window(event, safe=safe) == 0
        looking.stop()
        assert self.desktop is not None
        assert not self.desktop.main.isVisible()
        return self.desktop


@pytest.fixture
def opening(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opening]:
    before = {number: signal.getsignal(number) for number in main._ENDS}
    opening = Opening()
    monkeypatch.setattr(main, "_application", lambda: qapp)
    monkeypatch.setattr(main, "started_core", no_core)
    monkeypatch.setattr(main, "made_desktop", opening.made)
    yield opening
    for number, handler in before.items():
        signal.signal(number, handler)


def told(desktop: Desktop) -> list[str]:
    """What stands in the banner."""
    return [sentence for sentence, _ in desktop.main.banner._told]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_in_order(
    opening: Opening, data_folder: Path, number: signal.Signals
) -> None:
    sent: list[signal.Signals] = []

    def send(desktop: Desktop) -> bool:
        if desktop.main.isVisible() and not sent:
            sent.append(number)
            os.kill(os.getpid(), number)
        return False

    opening.until(send)
    assert (data_folder / FILE).exists()


def test_without_a_core_the_window_opens_and_says_why(opening: Opening) -> None:
    desktop = opening.until(lambda desktop: desktop.main.isVisible() and bool(told(desktop)))
    assert told(desktop) == [NO_CORE]


@pytest.mark.parametrize("content", [b"{ broken", b"\xff\xfe\x00", b"[1, 2]", b'{"zoom": "large"}'])
def test_broken_settings_are_told_kept_aside_and_replaced(
    opening: Opening, data_folder: Path, content: bytes
) -> None:
    (data_folder / FILE).write_bytes(content)
    desktop = opening.until(lambda desktop: bool(told(desktop)))
    assert f"{FILE}.broken" in told(desktop)[0]
    assert (data_folder / f"{FILE}.broken").read_bytes() == content
    assert (data_folder / FILE).read_bytes() != content
    assert desktop.remembered.zoom == 1.0


@pytest.mark.parametrize("content", [b"\x00\xff = [", b"title = 4", b""])
def test_a_broken_last_event_keeps_no_window_from_opening(
    opening: Opening, data_folder: Path, content: bytes
) -> None:
    (data_folder / "last.openbooth").write_bytes(content)
    opening.until(lambda desktop: desktop.main.isVisible())


def test_an_event_file_is_open_when_the_window_is(opening: Opening, tmp_path: Path) -> None:
    event = first_draft(targets=("ca",)).save(tmp_path / "town hall.openbooth").path
    desktop = opening.until(lambda desktop: desktop._console.draft.title == "town hall", event)
    assert desktop.remembered.recent == (str(event),)


def test_an_event_file_that_cannot_be_used_is_told(opening: Opening, tmp_path: Path) -> None:
    event = tmp_path / "torn.openbooth"
    event.write_bytes(b"\x00\xff = [")
    opening.until(lambda desktop: any("torn.openbooth" in sentence for sentence in told(desktop)), event)


def test_in_a_folder_that_cannot_be_made_the_window_opens_and_says_what_to_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "file" / "data"))
    desktop, _ = main.made_desktop()
    refused: list[str] = []
    desktop._console.refused.connect(refused.append)
    desktop.open()
    qtbot.waitUntil(lambda: bool(refused), timeout=10_000)
    desktop.save()
    qtbot.wait(2500)
    desktop.leave()
    assert len(refused) == 1
    assert "OPENBOOTH_DATA" in refused[0]
    assert told(desktop) == refused


def test_the_program_ends_in_order_when_it_is_interrupted(data_folder: Path) -> None:
    (data_folder / FILE).write_text('{"welcomed": true}')
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(WINDOW, env=environment, stderr=subprocess.PIPE, text=True) as window:
        try:
            waits((data_folder / CORE_FILE).exists)
            window.send_signal(signal.SIGINT)
            _, said = window.communicate(timeout=PATIENCE_S)
        finally:
            window.kill()
    assert (window.returncode, said) == (0, "")
    assert (data_folder / FILE).exists()
    with suppress(OpenBoothError), attach(data_folder / CORE_FILE) as client:
        client.ask(Quit())
    waits(lambda: not (data_folder / CORE_FILE).exists())


def waits(until: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < deadline_s
        time.sleep(0.05)


def test_the_first_start_leads_through_the_set_up_and_the_second_does_not(opening: Opening) -> None:
    shown: list[bool] = []

    def seen(desktop: Desktop) -> bool:
        shown.append(desktop.steps._dialog is not None)
        return True

    opening.until(seen)
    opening.until(seen)
    assert shown == [True, False]
