"""Somebody who never saw OpenBooth comes step by step to an event that can start; nothing is downloaded unasked."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from interpreter.app.client import CoreClient
from interpreter.app.drafts import Choice, Choices, Mark
from interpreter.app.hardware import Computer
from interpreter.app.model_jobs import ModelJobs
from interpreter.app.model_profiles import installed
from interpreter.app.protocol import InputHeard, Message, Request, Situation, Subscribe, Surveyed
from interpreter.app.quick_pace import QuickPace
from interpreter.domain import commands as ask
from interpreter.domain.devices import Device, DeviceListed, Direction, OutputPlace
from interpreter.domain.errors import NoCore, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.models import Hardware
from interpreter.domain.timeline import Ticks
from tests.fakes.hub import FIRST, FakeHub, Repository, content_of
from ui import showcase
from ui.bridge import CoreBridge, OnAnswer
from ui.console import Console
from ui.dialogs.wizard import WizardDialog
from ui.model_work import ModelWork
from ui.models.event_draft import first_draft
from ui.models.model_list import Act
from ui.widgets.icon_button import IconButton
from ui.windows import first_steps
from ui.windows.first_steps import FirstSteps

MICROPHONE = Device("mic", "Lectern", Direction.INPUT, 2, 48000, default=True)
LINE = Device("line", "Line in", Direction.INPUT, 1, 48000)
PHONES = Device("phones", "Headphones", Direction.OUTPUT, 2, 48000, default=True)
BOX = Device("box", "Stage Box", Direction.OUTPUT, 6, 48000)
DEVICES = (MICROPHONE, LINE, PHONES, BOX)
OFFERED = Choices(
    (
        Choice("builtin", "Built in", "BSD", "", "", ("en",), ("es", "ca"), mark=Mark.DEMONSTRATION),
        Choice("cascade", "Cascade", "MIT", "", "No models.", ("en", "de"), ("es", "ca"), equipped=False),
    )
)
LAPTOP = Computer(Hardware(2, 0), 8_000)
MODELS = ("UsefulSensors/moonshine-streaming-tiny", "Helsinki-NLP/opus-mt-tc-big-en-es")
PATIENCE_MS = 20_000


@dataclass
class Stage:
    """The wizard with a console that no core answers; what it asks of one is kept."""

    console: Console
    steps: FirstSteps
    asked: list[tuple[Request, OnAnswer]]

    @property
    def dialog(self) -> WizardDialog:
        dialog = self.steps._dialog
        assert dialog is not None
        return dialog


def no_core() -> CoreClient:
    raise NoCore("There is no core in this test.")


def listed(devices: Sequence[Device]) -> Message:
    return Situation((Published(0, Ticks(0), DeviceListed(tuple(devices))),), 1)


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    console = Console(CoreBridge(no_core), first_draft(), showcase.recalled)
    console._take_offer(OFFERED)
    asked: list[tuple[Request, OnAnswer]] = []
    monkeypatch.setattr(console, "ask_core", lambda command, then: asked.append((command, then)))
    monkeypatch.setattr(console, "look_again", lambda: None)
    work = ModelWork(window, ModelJobs(patience_s=()), lambda: LAPTOP)
    work.computer = LAPTOP
    work.arrived.connect(console.look_again)
    steps = FirstSteps(console, work, window)
    yield Stage(console, steps, asked)
    steps.close()
    work.close()


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    hub = FakeHub()
    for name, licence in zip(MODELS, ("mit", "cc-by-4.0"), strict=True):
        files = {"config.json": b"{}\n", "model.safetensors": content_of(20_000)}
        hub.repositories[name] = Repository({FIRST: files}, licence=licence)
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    with hub.running():
        yield hub


def opened(qtbot: QtBot, stage: Stage, devices: Sequence[Device] = DEVICES) -> WizardDialog:
    """The wizard, once it knows this computer."""
    stage.console.take([listed(devices)])
    stage.steps.open()
    dialog = stage.dialog
    qtbot.waitUntil(lambda: bool(dialog.engines.cards) and dialog._shelf is not None, timeout=PATIENCE_MS)
    return dialog


def key(qtbot: QtBot, dialog: WizardDialog, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for one in keys:
        qtbot.keyClick(dialog.focusWidget() or dialog, one)


def test_an_event_can_start_in_well_under_three_minutes_by_keyboard_without_a_download(
    qtbot: QtBot, stage: Stage
) -> None:
    began_s = time.monotonic()
    dialog = opened(qtbot, stage)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert "Step 1 of 5: Languages" in dialog.accessibleDescription()
    key(qtbot, dialog, Qt.Key.Key_Return)
    stage.console.take(
        [Surveyed({"mic": InputHeard(-14.0, -24.0, "good"), "line": InputHeard(-80, -90, "silent")})]
    )
    assert dialog.input.cards["mic"].advice.sentence == "Sounds well"
    assert dialog.input.cards["line"].advice.sentence == "Silent: is the microphone on?"
    assert dialog.focusWidget() is dialog.input.cards["mic"].button
    key(qtbot, dialog, Qt.Key.Key_Down)
    assert dialog.choice.place is not None
    assert dialog.choice.place.device == "line"
    key(qtbot, dialog, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert dialog.steps.accessibleName() == "Step 4 of 5: Engine"
    assert dialog.choice.fit is not None
    assert dialog.choice.fit.recommended
    key(qtbot, dialog, Qt.Key.Key_Return)
    assert dialog.models.rows.keys() == {*MODELS}
    assert dialog.models.meanwhile.isChecked()
    started: list[object] = []
    stage.console.start = lambda: started.append(stage.console.draft.setup)  # type: ignore[method-assign]
    assert dialog.start.isEnabled()
    key(qtbot, dialog, Qt.Key.Key_Return)
    setup = stage.console.draft.setup
    assert started == [setup]
    assert stage.console.why_not == ""
    assert ([one.place.device for one in setup.sources], setup.engine) == (["line"], "builtin")
    assert setup.channels[0].output == OutputPlace("phones")
    assert time.monotonic() - began_s < 30


def test_enter_goes_back_and_plays_a_tone_where_the_focus_is_on_that(qtbot: QtBot, stage: Stage) -> None:
    dialog = opened(qtbot, stage)
    dialog.show_page(2)
    tones: list[object] = []
    dialog.output.tone_asked.connect(lambda *asked: tones.append(asked))
    (tone,) = [one for one in dialog.output.findChildren(IconButton) if one.text() == "Test tone"]
    qtbot.keyClick(tone, Qt.Key.Key_Return)
    assert (dialog.number, len(tones)) == (2, 1)
    qtbot.keyClick(dialog.back, Qt.Key.Key_Return)
    assert dialog.number == 1


def test_whoever_skips_keeps_what_was_prepared_and_can_come_back(qtbot: QtBot, stage: Stage) -> None:
    known: list[dict[str, object]] = []
    stage.steps.chosen.connect(known.append)
    dialog = opened(qtbot, stage)
    before = stage.console.draft
    dialog.languages._into._choose(("es", "ca"))
    key(qtbot, dialog, Qt.Key.Key_Escape)
    assert stage.console.draft == before
    assert known == [{"welcomed": True}]
    again = opened(qtbot, stage)
    assert again.choice.targets == ("es",)
    assert not again.back.isEnabled()
    again.next.click()
    again.back.click()
    assert again.number == 0


def test_a_computer_without_devices_is_told_what_to_do_and_can_take_a_recording(
    qtbot: QtBot, stage: Stage, tmp_path: Path
) -> None:
    stage.console.prepare(replace(stage.console.draft, setup=replace(stage.console.draft.setup, sources=())))
    dialog = opened(qtbot, stage, ())
    dialog.show_page(1)
    assert "appears here by itself" in dialog.input._nothing.words
    assert "Phones do without" in dialog.output._nothing.sentence
    dialog.input.again.click()
    assert "Looking for devices" in dialog.input._nothing.words
    stage.asked[-1][1](None)
    qtbot.waitUntil(lambda: stage.asked[-1][0] == Subscribe(meters=True, survey=True), timeout=PATIENCE_MS)
    dialog.input._looking.timeout.emit()
    dialog.show_page(4)
    assert not dialog.start.isEnabled()
    assert "Nothing is listened to yet" in dialog.models._why_not.sentence
    dialog.input.choose_file(str(tmp_path / "talk.flac"))
    assert dialog.start.isEnabled()
    assert not dialog.input._recording.isHidden()
    stage.console.take([listed(DEVICES)])
    assert dialog.input.cards.keys() == {"mic", "line"}
    dialog.input.cards["mic"].button.click()
    dialog.input._recording.button.click()
    dialog.finish.click()
    (source,) = stage.console.draft.setup.sources
    assert (source.source, source.place.recording) == ("talk", True)


def test_a_tone_sounds_on_the_output_of_a_language_and_helps_where_it_is_not_heard(
    qtbot: QtBot, stage: Stage
) -> None:
    dialog = opened(qtbot, stage)
    dialog.languages._into._choose(("es", "ca"))
    dialog.show_page(2)
    page = dialog.output
    page._rows["ca"].set_place(OutputPlace("box", 3))
    page._rows["ca"].changed.emit()
    assert dialog.choice.outputs["ca"] == OutputPlace("box", 3)
    page._ask_tone("ca")
    command, answer = stage.asked[-1]
    assert command == ask.TestTone(OutputPlace("box", 3))
    answer(None)
    assert not page._answers.isHidden()
    page.unheard.click()
    assert "Turn the volume up" in page._state.sentence
    page._ask_tone("ca")
    stage.asked[-1][1](None)
    page.heard.click()
    assert "this output works" in page._state.sentence
    page._ask_tone("es")
    stage.asked[-1][1](UserMistake("phones does not play; is it there?"))
    assert page._state.sentence == "phones does not play; is it there?"
    page._rows["es"].set_place(None)
    page._ask_tone("es")
    assert page._state.sentence == "Choose an output first."


def test_engines_say_how_far_behind_they_are_and_what_keeps_them_from_being_used(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, stage)
    dialog.show_page(3)
    said = [card.button.accessibleDescription() for card in dialog.engines.cards]
    assert any("Recommended" in one and "0.7 s behind the speaker (an estimate)" in one for one in said)
    assert any(
        "0.9 s behind the speaker (measured on two cores)" in one and "demonstration" in one for one in said
    )
    assert any("Needs a graphics card with 7.5 GB" in one for one in said)
    assert "2 processor cores" in dialog.engines._computer.sentence
    monkeypatch.setattr(first_steps, "quick_pace", lambda *_: QuickPace(6.0, 3.0))
    dialog.engines.measure.click()
    qtbot.waitUntil(lambda: "takes it 0.5 s" in dialog.engines._pace.sentence, timeout=PATIENCE_MS)
    dialog.engines.show_pace(None)
    assert "Try again" in dialog.engines._pace.sentence
    dialog.engines.show_pace(QuickPace(2.0, 4.0))
    assert "falls behind" in dialog.engines._pace.sentence
    dialog.show_page(0)
    dialog.languages._spoken.set_value("de")
    dialog.languages._spoken.chosen.emit()
    qtbot.waitUntil(
        lambda: any("Does not do" in card.button.accessibleDescription() for card in dialog.engines.cards)
    )


def test_without_a_language_nobody_goes_on(qtbot: QtBot, stage: Stage) -> None:
    dialog = opened(qtbot, stage)
    dialog.languages._into._choose(())
    assert "Choose a language" in dialog._lacks.sentence
    assert not dialog.next.isEnabled()
    dialog.show_page(1)
    assert dialog.number == 0


@pytest.mark.usefixtures("fake")
def test_models_that_come_after_the_wizard_take_over_once_they_are_here(qtbot: QtBot, stage: Stage) -> None:
    told: list[str] = []
    stage.steps.told.connect(lambda sentence, _: told.append(sentence))
    dialog = opened(qtbot, stage)
    dialog.show_page(4)
    assert dialog.models.get.text() == "Download now (610 MB)"
    dialog.models.get.click()
    dialog.finish.click()
    assert stage.console.draft.setup.engine == "builtin"
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert "Cascade interprets" in told[0]
    assert stage.console.draft.setup.engine == "cascade"
    assert all(installed(name) for name in MODELS)
    again = opened(qtbot, stage)
    assert "everything that this needs is here" in again.models.ready.sentence
    assert again.models.get.isHidden()


@pytest.mark.slow
@pytest.mark.usefixtures("fake")
def test_models_change_nothing_of_another_event_that_was_prepared_since(qtbot: QtBot, stage: Stage) -> None:
    dialog = opened(qtbot, stage)
    dialog.show_page(4)
    dialog.models.get.click()
    dialog.finish.click()
    stage.console.prepare(stage.console.draft.into(("ca",)))
    qtbot.waitUntil(lambda: all(installed(name) for name in MODELS), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: stage.steps._awaited is None, timeout=PATIENCE_MS)
    assert stage.console.draft.setup.engine == "builtin"


@pytest.mark.slow
@pytest.mark.usefixtures("fake")
def test_a_model_that_comes_while_the_wizard_is_open_is_used_at_once(qtbot: QtBot, stage: Stage) -> None:
    dialog = opened(qtbot, stage)
    dialog.show_page(4)
    dialog.models.meanwhile.click()
    assert not dialog.start.isEnabled()
    for name in MODELS:
        dialog.models.rows[name].buttons[Act.GET].click()
    qtbot.waitUntil(
        lambda: dialog.choice.fit is not None and not dialog.choice.fit.absent, timeout=PATIENCE_MS
    )
    assert dialog.models.meanwhile.isHidden()


def test_a_session_that_begins_elsewhere_closes_the_wizard_and_keeps_it_closed(
    qtbot: QtBot, stage: Stage
) -> None:
    told: list[str] = []
    stage.steps.told.connect(lambda sentence, _: told.append(sentence))
    dialog = opened(qtbot, stage)
    runs = SessionChanged(SessionState.RUNNING, "s", "en", ("es",), "", "builtin", ())
    stage.console.take([Situation((Published(0, Ticks(0), runs),), 1)])
    qtbot.waitUntil(lambda: not dialog.isVisible() or stage.steps._dialog is None)
    stage.steps.open()
    assert told
    assert stage.steps._dialog is None
