"""From a click in the window to the page on a phone: a real core, a real server."""

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.client import CORE_FILE, attach
from interpreter.domain.commands import Quit
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.sharing import SharingSetup
from ui.bridge import CoreBridge
from ui.console import Console
from ui.models.event_draft import first_draft
from ui.models.remembered import Remembered
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
    core = subprocess.Popen([sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT)
    place = data_folder / CORE_FILE
    console = Console(CoreBridge(lambda: attach(place)), first_draft())
    console.open()
    yield console
    console.close()
    with suppress(OpenBoothError), attach(place) as client:
        client.ask(Quit())
    core.wait(30)


def page(port: str) -> bytes:
    """What a phone is given; it knows nothing but the address."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        return bytes(answer.read())


def test_phones_find_the_page_from_the_click_that_lets_them_in_to_the_one_that_does_not(
    qtbot: QtBot, console: Console
) -> None:
    def happens(what: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(what()), timeout=LONG_MS)

    desktop = Desktop(console, Remembered(sharing=SharingSetup(host="127.0.0.1", port=0)))
    dialog = desktop.phones.made_dialog()
    happens(lambda: console.view.status.connected)
    dialog.switch.click()
    happens(lambda: console.view.phones.on and not console.view.phones.waits)
    sharing = console.view.phones.sharing
    port = sharing.address.rpartition(":")[2]
    assert dialog.join.code.text == desktop.phones.slide.code.text == sharing.link
    assert console.draft.setup.sharing is not None
    assert b"<html" in page(port)
    dialog.join.revoke.click()
    dialog.join.question.yes.click()
    happens(lambda: console.view.phones.sharing.link != sharing.link)
    dialog.switch.click()
    happens(lambda: not console.view.phones.on)
    with pytest.raises(urllib.error.URLError):
        page(port)
