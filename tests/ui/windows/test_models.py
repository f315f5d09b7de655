"""Models are got, checked and deleted in their window, which stays smooth; never while a session runs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from interpreter.app.client import CoreClient
from interpreter.app.hardware import Computer
from interpreter.app.model_jobs import ModelJobs
from interpreter.app.model_profiles import installed
from interpreter.domain.errors import NoCore
from interpreter.domain.models import Hardware
from tests.fakes.hub import FIRST, TOKEN, FakeHub, Repository, content_of
from ui import showcase
from ui.bridge import CoreBridge
from ui.console import Console
from ui.dialogs.model_manager import ModelManagerDialog
from ui.dialogs.model_row import ModelRow
from ui.model_work import ModelWork
from ui.models.event_draft import first_draft
from ui.models.model_list import Act, ModelWish
from ui.windows.model_windows import ModelWindows

MOONSHINE = "UsefulSensors/moonshine-streaming-tiny"
WEIGHTS = content_of(6_000_000)
FILES = {"config.json": b"{}\n", "model.safetensors": WEIGHTS}
LAPTOP = Computer(Hardware(2, 0), 8_000)
PATIENCE_MS = 20_000


def no_core() -> CoreClient:
    raise NoCore("There is no core in this test.")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    hub = FakeHub()
    hub.repositories[MOONSHINE] = Repository({FIRST: FILES}, licence="mit")
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.delenv("HF_TOKEN", raising=False)
    with hub.running():
        yield hub


@pytest.fixture
def models(qtbot: QtBot) -> Iterator[ModelWindows]:
    window = QMainWindow()
    qtbot.addWidget(window)
    console = Console(CoreBridge(no_core), first_draft(), showcase.recalled)
    made = ModelWindows(console, window, ModelWork(window, ModelJobs(patience_s=()), lambda: LAPTOP))
    yield made
    made.close()


@pytest.fixture
def shown(qtbot: QtBot, models: ModelWindows) -> ModelManagerDialog:
    models.open()
    dialog = models._dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.rows), timeout=PATIENCE_MS)
    return dialog


def row_of(dialog: ModelManagerDialog, model: str = MOONSHINE) -> ModelRow:
    return next(row for (_, name), row in dialog.rows.items() if name == model)


def offers(row: ModelRow, act: Act) -> bool:
    return act in row.buttons and not row.buttons[act].isHidden()


def press(row: ModelRow, act: Act) -> None:
    assert offers(row, act), row.state.sentence
    row.buttons[act].click()


def says(qtbot: QtBot, row: ModelRow, words: str) -> None:
    qtbot.waitUntil(lambda: words in row.state.sentence, timeout=PATIENCE_MS)


@pytest.mark.usefixtures("fake")
def test_a_model_is_got_checked_and_deleted_in_the_window(qtbot: QtBot, shown: ModelManagerDialog) -> None:
    row = row_of(shown)
    assert "MIT" in row._about.text()
    says(qtbot, row, "Not on this computer")
    press(row, Act.GET)
    says(qtbot, row, "On this computer")
    assert installed(MOONSHINE) is not None
    press(row, Act.VERIFY)
    says(qtbot, row, "Checked: all is as it came")
    press(row, Act.REMOVE)
    assert installed(MOONSHINE) is not None
    assert MOONSHINE in row._question.text
    row._question.yes.click()
    says(qtbot, row, "Not on this computer")
    assert installed(MOONSHINE) is None


@pytest.mark.usefixtures("fake")
def test_a_download_is_paused_goes_on_and_waits_for_the_end_of_a_session(
    qtbot: QtBot, models: ModelWindows, shown: ModelManagerDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = ModelJobs._count

    def slowly(jobs: ModelJobs, model: str, done: int) -> None:
        time.sleep(0.02)
        counted(jobs, model, done)

    monkeypatch.setattr(ModelJobs, "_count", slowly)
    row = row_of(shown)
    press(row, Act.GET)
    says(qtbot, row, "Downloading")
    assert not row.bar.isHidden()
    press(row, Act.PAUSE)
    says(qtbot, row, "Paused")
    monkeypatch.setattr(ModelJobs, "_count", counted)
    models.work.hold(on=True)
    press(row, Act.RESUME)
    says(qtbot, row, "Waits until the session is over")
    assert "when the session is over" in shown._held.sentence
    models.work.hold(on=False)
    says(qtbot, row, "On this computer")
    assert shown._held.sentence == ""


@pytest.mark.slow
def test_the_window_stays_smooth_while_a_model_comes(
    qtbot: QtBot, fake: FakeHub, shown: ModelManagerDialog
) -> None:
    fake.repositories[MOONSHINE].commits[FIRST] = FILES | {"model.safetensors": content_of(60_000_000)}
    gaps: list[float] = []
    last = [time.monotonic()]

    def beat() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    clock = QTimer(shown)
    clock.timeout.connect(beat)
    row = row_of(shown)
    press(row, Act.GET)
    says(qtbot, row, "Downloading")  # the hub's library is loaded once, before that
    clock.start(10)
    last[0] = time.monotonic()
    says(qtbot, row, "On this computer")
    assert max(gaps) < 0.5


@pytest.mark.slow
def test_what_goes_wrong_is_said_beside_the_model_with_what_helps(
    qtbot: QtBot, fake: FakeHub, shown: ModelManagerDialog
) -> None:
    row = row_of(shown)
    fake.portal = True
    press(row, Act.GET)
    qtbot.waitUntil(lambda: "asks for a login" in row.trouble.sentence, timeout=PATIENCE_MS)
    fake.portal = False
    fake.repositories[MOONSHINE].gated = True
    assert row.buttons[Act.GET].text() == "Try again"
    press(row, Act.GET)
    qtbot.waitUntil(lambda: offers(row, Act.TOKEN), timeout=PATIENCE_MS)
    fake.repositories[MOONSHINE].licence = "other"
    qtbot.keyClicks(row._token, TOKEN)
    press(row, Act.TOKEN)
    says(qtbot, row, "On this computer")


@pytest.mark.slow
def test_another_licence_than_is_listed_has_to_be_accepted(
    qtbot: QtBot, fake: FakeHub, shown: ModelManagerDialog
) -> None:
    fake.repositories[MOONSHINE].licence = "cc-by-nc-4.0"
    row = row_of(shown)
    press(row, Act.GET)
    qtbot.waitUntil(lambda: "cc-by-nc-4.0" in row.trouble.sentence, timeout=PATIENCE_MS)
    assert installed(MOONSHINE) is None
    press(row, Act.ACCEPT)
    says(qtbot, row, "On this computer")


def test_a_model_comes_from_a_folder_and_a_folder_that_tells_nothing_is_refused(
    qtbot: QtBot, models: ModelWindows, shown: ModelManagerDialog, tmp_path: Path
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    shown.import_asked.emit(tmp_path)
    assert "does not say which model it holds" in shown._refusal.sentence
    row = row_of(shown)
    row.show_chosen_folder(str(tmp_path))
    says(qtbot, row, "On this computer")
    place = installed(MOONSHINE)
    assert place is not None
    models.work.ask(ModelWish(Act.REMOVE, MOONSHINE))
    models.work.ask(ModelWish(Act.REMOVE, "lab/none"))
    qtbot.waitUntil(lambda: "lab/none is not on this machine" in shown._refusal.sentence, timeout=PATIENCE_MS)


@pytest.mark.usefixtures("fake")
def test_a_whole_profile_is_got_with_one_button_and_the_window_may_be_closed(
    qtbot: QtBot, models: ModelWindows, shown: ModelManagerDialog
) -> None:
    asked: list[str] = []
    shown.asked.connect(lambda wish: asked.append(wish.model))
    everything = next(button for button in shown.findChildren(QPushButton) if "Download all" in button.text())
    everything.click()
    assert asked == ["openai/whisper-small", "facebook/m2m100_418M"]
    shown.close()
    refused: list[str] = []
    models._console.refused.connect(refused.append)
    models.work.ask(ModelWish(Act.GET, asked[-1]))
    qtbot.waitUntil(lambda: any(asked[-1] in sentence for sentence in refused), timeout=PATIENCE_MS)
    with qtbot.waitSignal(models.work.refused, timeout=PATIENCE_MS) as told:
        models.work.ask(ModelWish(Act.REMOVE, "lab/none"))
    assert "lab/none" in told.args[0]


def test_the_folder_of_the_models_is_shown(
    models: ModelWindows, shown: ModelManagerDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown.folder_asked.emit()
    assert models.work.shelf is not None
    assert opened == [str(models.work.shelf.folder)]
