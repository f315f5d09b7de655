"""What people say, and what devices and events are called, is text: never markup, whatever it holds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from interpreter.app.protocol import Message, Situation
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, DeskChanged, Mode
from interpreter.domain.devices import (
    Device,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
)
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState, SourceChanged
from interpreter.domain.health import Alarm, EngineStatus, Matter, WorkerState
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn
from interpreter.domain.timeline import Ticks
from ui.models.remembered import Remembered
from ui.screenshots import staged
from ui.windows.desktop import Desktop

HOSTILE = "<b>bold</b><img src='file:///etc/passwd'> \u202egnirts\u202c"


def messages() -> list[Message]:
    events: list[SessionEvent] = [
        DeviceListed(
            (
                Device("in", HOSTILE, Direction.INPUT, 2, 48_000),
                Device("out", HOSTILE, Direction.OUTPUT, 2, 48_000),
            )
        ),
        SessionChanged(SessionState.RUNNING, "s", "en", ("es",), HOSTILE, HOSTILE, (HOSTILE,)),
        SourceChanged(HOSTILE, InputPlace("in")),
        DeviceStatus("in", Direction.INPUT, HOSTILE, DeviceState.LOST, HOSTILE),
        ChannelChanged("es", "es", Mode.HUMAN, holders=(HOSTILE,), voice=HOSTILE, output=OutputPlace("out")),
        DeskChanged(HOSTILE, ("es",)),
        EngineStatus("engine", WorkerState.RESTARTING, HOSTILE),
        Alarm(Matter.SPOOL, HOSTILE, active=True, detail=HOSTILE),
        SpeakerTurn(1, HOSTILE, "S1", "en", Ticks(0), None, 0.9, settled=False),
        SpeakerNamed("S1", HOSTILE),
        Caption(1, 0, HOSTILE, "S1", HOSTILE, None, "en", HOSTILE, HOSTILE, HOSTILE, Ticks(0), Ticks(9)),
        Caption(1, 0, HOSTILE, "S1", HOSTILE, "es", "es", HOSTILE, HOSTILE, HOSTILE, Ticks(0), Ticks(9)),
    ]
    told = tuple(Published(number, Ticks(0), event) for number, event in enumerate(events))
    return [Situation(told, len(told))]


def shown() -> Desktop:
    desktop = staged(Remembered(simple=False))
    desktop._console.take(messages())
    for window in windows(desktop):
        window.resize(1400, 900)
        window.show()
    desktop.main.banner.show_sentence(HOSTILE)
    QApplication.processEvents()
    return desktop


def windows(desktop: Desktop) -> tuple[QWidget, ...]:
    return (desktop.main, desktop.desks, desktop.audience.presenter, desktop.audience.overlay)


@pytest.fixture
def hostile() -> list[QWidget]:
    desktop = shown()
    return [part for window in windows(desktop) for part in (window, *window.findChildren(QWidget))]


def test_labels_show_text_as_it_is(hostile: list[QWidget]) -> None:
    labels = [one for one in hostile if isinstance(one, QLabel) and "<b>" in one.text()]
    assert labels
    assert [one for one in labels if one.textFormat() is not Qt.TextFormat.PlainText] == []


def test_tooltips_show_text_as_it_is(hostile: list[QWidget]) -> None:
    marked = [one for one in hostile if "<b>" in one.toolTip() or "&lt;b&gt;" in one.toolTip()]
    assert marked
    assert [
        f"{type(one).__name__}: {one.toolTip()}"
        for one in marked
        if "<b>" in one.toolTip() and Rich.mightBeRichText(one.toolTip())
    ] == []
