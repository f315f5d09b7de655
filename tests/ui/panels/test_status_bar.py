"""The bottom of the main window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.domain.events import SessionState
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged
from ui import theme
from ui.fitting import clipped_texts
from ui.foreign_texts import PseudoTranslator
from ui.models.views import Grade, LagCause, LagView, MachineView, PhonesView, PredictionView, StatusView
from ui.panels.status_bar import StatusBar
from ui.widgets.reading import Reading
from ui.widgets.signs import Sign

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LIVE = StatusView(
    connected=True,
    state=SessionState.RUNNING,
    engine="builtin",
    elapsed_s=4523.0,
    worst_lag=LagView(2.1, Grade.GOOD, LagCause.WORDS),
    prediction=PredictionView(0.78, 0.31),
    machine=MachineView(0.31, 812.4, None, 9 * 3600.0 + 20 * 60),
)


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1600, 30)
    bar.show()
    return bar


def shown(bar: StatusBar) -> list[Reading]:
    return [reading for reading in bar.findChildren(Reading) if not reading.isHidden()]


def test_it_tells_everything_in_words(bar: StatusBar) -> None:
    bar.show_status(LIVE)
    assert bar.toolTip().splitlines() == [
        "State: LIVE",
        "Session time: 1:15:23",
        "Lag: 2.1 s, good, waiting for words",
        "Prediction: 78 % right, 31 % covered",
        "Dropped audio: 0.0 s",
        "Engine: builtin",
        "Processors: 31 %",
        "Memory: 0.8 GB",
        "Disk: 9 h 20 min left",
    ]
    for reading in shown(bar):
        assert reading.accessibleName()
        assert reading.toolTip()


def test_it_tells_what_memory_is_kept_for_the_next_session(bar: StatusBar) -> None:
    bar.show_status(replace(LIVE, machine=MachineView(0.31, 3_412.0, None, None, 2_900.0)))
    assert "Memory: 3.4 GB, 2.9 GB of it for the next session" in bar.toolTip().splitlines()
    assert (
        bar.memory.toolTip() == "2.9 GB are models that stay loaded, so that the next session begins at once."
    )
    assert bar.memory.shown.value == "3.4 GB"


def test_every_state_has_a_word_and_a_sign_of_its_own(bar: StatusBar) -> None:
    views = [replace(LIVE, state=state) for state in SessionState]
    views += [replace(LIVE, connected=False), replace(LIVE, state=None, starting=True)]
    said = []
    for view in views:
        bar.show_status(view)
        said.append(bar.state.shown.value)
    assert said == ["LIVE", "OFF THE RECORD", "STOPPED", "NOT CONNECTED", "STARTING"]


def test_nothing_moves_while_figures_change(bar: StatusBar, qtbot: QtBot) -> None:
    bar.show_status(LIVE)
    qtbot.wait(1)
    before = [reading.geometry() for reading in shown(bar)]
    for number in range(0, 100, 7):
        machine = MachineView(number / 100, 9.9 * number, None, 3600.0 + 400 * number)
        lag = LagView(number / 10, Grade.FAIR, LagCause.VOICE)
        prediction = PredictionView(number / 100, number / 100)
        bar.show_status(
            replace(LIVE, elapsed_s=number * 400, worst_lag=lag, prediction=prediction, machine=machine)
        )
        qtbot.wait(1)
        assert [reading.geometry() for reading in shown(bar)] == before


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0, 3.0])
def test_what_does_not_fit_is_left_out_whole_and_what_is_needed_stays_longest(
    bar: StatusBar, zoom: float, qtbot: QtBot
) -> None:
    theme.apply(theme.Theme(theme.DARK, zoom))
    bar.show_status(LIVE)
    for width in range(1600, 300, -100):
        bar.resize(round(width * zoom), bar.sizeHint().height())
        qtbot.wait(1)
        for reading in shown(bar):
            assert reading.width() >= reading.minimumSizeHint().width()
            assert bar.rect().contains(reading.geometry())
        if width >= 900:
            assert {bar.state, bar.lag, bar.prediction, bar.dropped, bar.disk} <= set(shown(bar))
    assert shown(bar)[:2] == [bar.state, bar.elapsed]


def test_an_engine_in_trouble_is_shown_before_what_is_well(bar: StatusBar) -> None:
    bar.resize(900, 30)
    bar.show_status(LIVE)
    assert bar.engine.isHidden()
    bar.show_status(replace(LIVE, engine_state="engine: Starting again."))
    assert not bar.engine.isHidden()
    assert bar.engine.accessibleName() == "Engine: builtin. engine: Starting again."


def test_a_full_disk_and_lost_audio_are_told_by_signs_too(bar: StatusBar) -> None:
    bar.show_status(replace(LIVE, dropped_s=125.0, machine=MachineView(disk_left_s=240.0)))
    assert (bar.dropped.shown.value, bar.disk.shown.value) == ("0:02:05", "4 min")
    assert bar.dropped.shown.sign is not None
    assert bar.disk.shown.sign is not None
    bar.show_status(replace(LIVE, machine=MachineView(disk_left_s=1e6)))
    assert bar.disk.accessibleName() == "Disk: over 48 h left"


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [500, 820, 1100, 1600])
def test_no_text_is_clipped_in_a_wordy_language(
    qtbot: QtBot, qapp: QApplication, zoom: float, width: int
) -> None:
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    try:
        theme.apply(theme.chosen(theme.Scheme.LIGHT, zoom))
        bar = StatusBar()
        qtbot.addWidget(bar)
        bar.show_status(replace(LIVE, state=SessionState.PAUSED, dropped_s=3.2, given_up="the voice"))
        bar.resize(round(width * zoom), bar.sizeHint().height())
        bar.show()
        qapp.processEvents()
        assert clipped_texts(bar) == []
    finally:
        qapp.removeTranslator(translator)


def test_phones_are_counted_while_they_can_join_and_what_is_wrong_is_said(bar: StatusBar) -> None:
    bar.show_status(LIVE)
    assert bar.phones.isHidden()
    on = SharingChanged(on=True)
    counted = AudienceCounted((ChannelAudience("es", 40, 2),), most=500)
    bar.show_status(LIVE, PhonesView(on, counted))
    assert not bar.phones.isHidden()
    said = [(bar.phones.accessibleName(), bar.phones.shown.sign)]
    for sharing, audience in (
        (on, AudienceCounted((ChannelAudience("es", 40, 2, lost_me=3),), most=500)),
        (on, AudienceCounted((ChannelAudience("es", 40, 2),), most=42)),
        (replace(on, trouble="The port is taken."), counted),
    ):
        bar.show_status(LIVE, PhonesView(sharing, audience))
        said.append((bar.phones.accessibleName(), bar.phones.shown.sign))
    assert said == [
        ("Phones: 42", None),
        ("Phones: 42, some cannot follow", Sign.DIAMOND),
        ("Phones: 42, full", Sign.DIAMOND),
        ("Phones: 42. The port is taken.", Sign.TRIANGLE),
    ]
