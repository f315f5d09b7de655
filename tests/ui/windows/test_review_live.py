"""From a click on a word of a session on record to the sound: a real core, a real sound server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.client import CORE_FILE, attach
from interpreter.domain.commands import Quit
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.lab.sound_server import sound_server
from tests.fakes.reviewed import LENGTH_S, on_record
from ui.bridge import CoreBridge
from ui.console import Console
from ui.models.event_draft import first_draft
from ui.models.remembered import Remembered
from ui.models.review_table import Ask
from ui.windows.desktop import Desktop

CHECKOUT = Path(__file__).parents[3]
LONG_MS = 40_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def console(data_folder: Path, qapp: QApplication) -> Iterator[Console]:
    assert qapp
    place = data_folder / CORE_FILE
    with sound_server("booth") as server:
        core = subprocess.Popen(
            [sys.executable, "-m", "interpreter.app.core_process"],
            cwd=CHECKOUT,
            env=os.environ | server.environment,
            stderr=subprocess.DEVNULL,
        )
        console = Console(CoreBridge(lambda: attach(place)), first_draft())
        console.open()
        yield console
        console.close()
        with suppress(OpenBoothError), attach(place) as client:
            client.ask(Quit())
        core.wait(30)


def test_the_words_follow_the_sound_until_it_is_paused(
    qtbot: QtBot, console: Console, data_folder: Path
) -> None:
    def happens(what: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(what()), timeout=LONG_MS)

    session = on_record(data_folder)
    desktop = Desktop(console, Remembered())
    happens(lambda: console.view.status.connected)
    window = desktop.sessions.review(session)
    happens(lambda: window.table.rowCount() == 4)
    window.view.setCurrentIndex(window.table.index(2, 2))
    qtbot.keyClick(window.view, Qt.Key.Key_Return)
    happens(lambda: window.player.playing or window.banner.sentence)
    assert window.banner.sentence == ""
    start = ticks_from_seconds(LENGTH_S)
    happens(lambda: window.player.at > start + ticks_from_seconds(0.5))
    assert window.table.index(2, 2).data(Ask.PLAYED) is not None
    assert window.banner.sentence == ""
    window.player.pause()
    happens(lambda: not window.player.playing)
    qtbot.wait(300)
    assert not window.player.playing
    desktop.leave()
