"""The wizard with a real core and a real sound server: what is played is seen, the tone is heard, the event starts."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.client import CORE_FILE, attach
from interpreter.domain.commands import Quit
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import SessionState
from interpreter.lab.sound_server import SoundServer, sound_server
from ui.bridge import CoreBridge
from ui.console import Console
from ui.dialogs.wizard import WizardDialog
from ui.models.event_draft import first_draft
from ui.models.remembered import Remembered
from ui.windows.desktop import Desktop

CHECKOUT = Path(__file__).parents[3]
LONG_MS = 60_000
RATE_HZ = 48_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(240),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with sound_server("floor", "booth") as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        yield server


@pytest.fixture
def desktop(server: SoundServer, data_folder: Path, qapp: QApplication) -> Iterator[Desktop]:
    assert qapp
    assert server.pid
    core = subprocess.Popen([sys.executable, "-m", "interpreter.app.core_process"], cwd=CHECKOUT)
    place = data_folder / CORE_FILE
    console = Console(CoreBridge(lambda: attach(place)), first_draft())
    made = Desktop(console, Remembered())
    made.open()
    yield made
    made.leave()
    with suppress(OpenBoothError), attach(place) as client:
        client.ask(Quit())
    core.wait(30)


def tone(folder: Path) -> Path:
    path = folder / "tone.wav"
    sound = 0.25 * np.sin(2 * np.pi * 440 * np.arange(60 * RATE_HZ) / RATE_HZ)
    soundfile.write(path, np.stack([sound, sound], axis=1), RATE_HZ, subtype="FLOAT")
    return path


def happens(qtbot: QtBot, what: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=LONG_MS)


def choose_what_is_heard(qtbot: QtBot, desktop: Desktop, wizard: WizardDialog) -> None:
    """Choose the input that moves; the devices are looked for anew before that."""
    happens(qtbot, lambda: "floor.monitor" in wizard.input.cards)
    desktop.steps._look_for_devices()
    qtbot.waitSignal(desktop._console.surveyed, timeout=LONG_MS).wait()
    card = wizard.input.cards["floor.monitor"]
    happens(qtbot, lambda: card.meter.reading.peak > -20)
    card.button.click()
    wizard.next.click()


def try_an_output(qtbot: QtBot, desktop: Desktop, wizard: WizardDialog) -> None:
    booth = next(one for one in desktop._console.view.devices if one.name == "booth")
    chooser = wizard.output._rows["es"]
    chooser.set_place(OutputPlace(booth.name, title=booth.title))
    chooser.changed.emit()
    wizard.output._ask_tone("es")
    happens(qtbot, lambda: not wizard.output._answers.isHidden())
    wizard.output.heard.click()
    wizard.next.click()


def test_from_nothing_to_a_session_that_runs(
    qtbot: QtBot, desktop: Desktop, server: SoundServer, tmp_path: Path
) -> None:
    began_s = time.monotonic()
    desktop.steps.open()
    wizard = desktop.steps._dialog
    assert wizard is not None
    wizard.next.click()
    player = server.play("floor", tone(tmp_path))
    try:
        choose_what_is_heard(qtbot, desktop, wizard)
        try_an_output(qtbot, desktop, wizard)
        happens(qtbot, lambda: wizard.engines.cards)
        next(one for one in wizard.engines.cards if one.fit.engine == "builtin").button.click()
        wizard.next.click()
        happens(qtbot, lambda: not wizard.models.ready.isHidden())
        wizard.start.click()
        happens(qtbot, lambda: desktop._console.view.status.state is SessionState.RUNNING)
    finally:
        player.kill()
        player.wait()
    assert time.monotonic() - began_s < 180
    setup = desktop._console.draft.setup
    assert [one.place.device for one in setup.sources] == ["floor.monitor"]
    assert setup.channels[0].output == OutputPlace("booth")
    desktop._console.stop()
    happens(qtbot, lambda: not desktop._console.running)
