"""While nothing is interpreted, the window says what can be started."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from interpreter.app.drafts import Choice, Choices
from interpreter.domain.devices import Device, Direction
from ui.models.event_draft import first_draft
from ui.models.start import start_view
from ui.panels.start import StartPanel

CHOICES = Choices((Choice("builtin", "Built in", "", "", "", ("en",), ("es", "ca", "fr")),))
MICROPHONE = Device("mic", "Lectern", Direction.INPUT, 1, 48000, default=True)
RECENT = (Path("/events/Annual assembly.openbooth"), Path("/events/Council & mayor.openbooth"))


def panel(qtbot: QtBot, *, ready: bool = True, recent: tuple[Path, ...] = ()) -> StartPanel:
    made = StartPanel()
    qtbot.addWidget(made)
    draft = first_draft((MICROPHONE,) if ready else ())
    made.show_start(start_view(draft, CHOICES, recent))
    made.show()
    return made


def button(parent: StartPanel, words: str) -> QAbstractButton:
    return next(
        one for one in parent.findChildren(QAbstractButton) if words in (one.text(), one.accessibleName())
    )


def test_each_action_is_one_press_away(qtbot: QtBot) -> None:
    shown = panel(qtbot)
    for words, signal in (
        ("Start", shown.start_asked),
        ("Open event…", shown.open_asked),
        ("Try the demo", shown.demo_asked),
        ("Set everything up…", shown.set_up_asked),
    ):
        with qtbot.waitSignal(signal):
            button(shown, words).click()


def test_what_cannot_start_says_why(qtbot: QtBot) -> None:
    shown = panel(qtbot, ready=False)
    start = button(shown, "Start")
    assert not start.isEnabled()
    for told in (start.toolTip(), start.accessibleDescription(), shown._why_not.sentence):
        assert "drop a recording" in told
    shown.show_start(start_view(first_draft((MICROPHONE,)), CHOICES))
    assert start.isEnabled()
    assert shown._why_not.isHidden()


def test_languages_are_chosen_in_place(qtbot: QtBot) -> None:
    shown = panel(qtbot)
    with qtbot.waitSignal(shown.languages_chosen) as told:
        shown._into._add.set_value("ca")
        shown._into._add.chosen.emit()
    assert told.args == ["en", ("es", "ca")]
    with qtbot.waitSignal(shown.languages_chosen) as told:
        button(shown, "Leave Spanish out").click()
    assert told.args == ["en", ("ca",)]


def test_an_event_of_before_is_opened_again(qtbot: QtBot) -> None:
    shown = panel(qtbot, recent=RECENT)
    with qtbot.waitSignal(shown.recent_chosen) as told:
        button(shown, "Open Council & mayor").click()
    assert told.args == [RECENT[1]]
    shown.show_start(start_view(first_draft(()), CHOICES))
    assert shown._recent.isHidden()


def test_a_long_name_keeps_its_beginning_and_end(qtbot: QtBot) -> None:
    name = "City council, ordinary session with guests, November 2026"
    shown = panel(qtbot, recent=(Path(f"/events/{name}.openbooth"),))
    found = button(shown, f"Open {name}")
    assert found.text().startswith("City council")
    assert found.text().endswith("November 2026")
    assert name in found.toolTip()
