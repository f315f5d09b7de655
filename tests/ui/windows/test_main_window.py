"""The main window as a whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from interpreter.app.protocol import Ended
from interpreter.domain.commands import AddChannel
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.speech import SpeakerNamed
from interpreter.domain.timeline import Ticks
from ui.dialogs.settings import SettingsDialog
from ui.models.event_draft import channel_for
from ui.models.remembered import Remembered
from ui.screenshots import staged
from ui.theme import Scheme
from ui.windows.desktop import Desktop

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)
MOST_IN_SIMPLE_MODE = 8


@pytest.fixture
def live() -> Iterator[Desktop]:
    """Everything as during a conference with two languages."""
    desktop = staged(Remembered(simple=True))
    desktop.main.resize(1280, 760)
    desktop.main.show()
    yield desktop
    desktop.main.hide()


def controls(window: QWidget) -> list[QWidget]:
    """What a person can press or fill in."""
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.isEnabled()
        and not isinstance(one, QScrollBar)
    ]


def of_a_channel(desktop: Desktop) -> set[QWidget]:
    return {one for strip in desktop.main.channels.strips for one in controls(strip)}


def test_a_plain_event_with_two_languages_needs_eight_controls(live: Desktop) -> None:
    a_strip = len(controls(live.main.channels.strips[0]))
    apart = {*of_a_channel(live), *controls(live.main.concerns)}
    common = [one for one in controls(live.main) if one not in apart]
    named = [one.accessibleName() or getattr(one, "text", str)() for one in common]
    assert len(common) + 2 * a_strip <= MOST_IN_SIMPLE_MODE, named


def test_the_whole_console_has_more(live: Desktop) -> None:
    simple = len(controls(live.main))
    live.set_simple(False)
    assert len(controls(live.main)) > 2 * simple


def test_every_control_says_what_it_is(live: Desktop) -> None:
    live.set_simple(False)
    for one in controls(live.main):
        assert one.accessibleName() or getattr(one, "text", str)(), one


def test_before_a_session_the_window_shows_the_event_that_is_prepared() -> None:
    desktop = staged(Remembered(simple=False), running=False)
    desktop.main.show()
    desktop._console.ask(AddChannel(channel_for("fr")))
    assert [strip.view.channel for strip in desktop.main.channels.strips] == ["es", "ca", "fr"]
    assert desktop.main.start.isVisible()
    desktop.main.hide()


def test_a_larger_zoom_is_kept_and_bounded(live: Desktop) -> None:
    live.change(replace(live.remembered, zoom=2.75))
    for _ in range(2):
        live.zoom(1)
        assert live.remembered.zoom == 3.0
    live.zoom(0)
    assert live.remembered.zoom == 1.0


def test_a_dialog_that_was_closed_is_forgotten(live: Desktop, qtbot: QtBot) -> None:
    live.show_speakers()
    (dialog,) = live.dialogs.open
    assert "Ana Ruiz" in [editor.text() for editor in dialog.findChildren(QLineEdit)]
    dialog.close()
    qtbot.waitUntil(lambda: not live.dialogs.open)
    live._console.take([Published(999, Ticks(0), SpeakerNamed("S1", "Eva"))])
    live.support.show_about()
    live.support.show_about()
    assert len(live.dialogs.open) == 1


def test_the_start_page_comes_back_with_a_new_event_once_a_session_is_over(live: Desktop) -> None:
    console = live._console
    stopped = SessionChanged(SessionState.STOPPED, "20261121-093000-show", "en", ("es",), "", "builtin", ())
    console.take([Published(999, Ticks(0), stopped), Ended(stopped.session)])
    assert live.main.conversation.isVisible()
    live.events.new()
    assert live.main.start.isVisible()
    assert not live.main.conversation.isVisible()


def test_nothing_can_be_asked_of_a_core_that_has_gone(live: Desktop) -> None:
    assert live.menu.named("pause").isEnabled()
    live._console._bridge.connected.emit(False)
    assert not live.menu.named("pause").isEnabled()
    assert not live.menu.named("new").isEnabled()


def test_the_settings_show_what_the_keyboard_changed_meanwhile(live: Desktop) -> None:
    live.support.show_settings()
    (dialog,) = (one for one in live.dialogs.open if isinstance(one, SettingsDialog))
    live.zoom(1)
    live.set_simple(False)
    assert (dialog.rows["zoom"].view.value, dialog.rows["simple"].view.value) == (1.25, False)
    dialog.rows["scheme"].chosen.emit(Scheme.LIGHT)
    assert (live.remembered.zoom, live.remembered.simple) == (1.25, False)


def test_what_was_said_before_is_no_longer_shown_to_the_room_once_a_session_comes(
    live: Desktop, qtbot: QtBot
) -> None:
    live.audience.presenter.show()
    (lines,) = (text.lines for text in live.audience.presenter.wall.texts)
    qtbot.waitUntil(lambda: lines.accessibleDescription() != "")
    stopped = SessionChanged(SessionState.STOPPED, "20261121-093000-show", "en", ("es",), "", "builtin", ())
    for message in (Published(999, Ticks(0), stopped), Ended(stopped.session)):
        live._console.take([message])
        assert lines.accessibleDescription() != ""
    live._console.take([Published(0, Ticks(0), EngineStatus("engine", WorkerState.STARTING))])
    assert lines.accessibleDescription() == ""
