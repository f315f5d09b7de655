"""Level meters."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.meter import CLIP_S, FALL_DB_PER_S, HOLD_S, LevelMeter, PeakHold
from ui.widgets.meter_face import position


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_highest_peak_is_held_and_then_falls() -> None:
    hold = PeakHold()
    assert hold.take(-6, -18, 0.0).held == -6
    assert hold.take(-30, -40, HOLD_S).held == -6
    assert hold.take(-30, -40, HOLD_S + 0.5).held == pytest.approx(-6 - 0.5 * FALL_DB_PER_S)
    assert hold.take(-10, -20, HOLD_S + 0.6).held == -10


def test_the_held_peak_never_falls_below_what_is_heard() -> None:
    hold = PeakHold()
    hold.take(-6, -18, 0.0)
    assert hold.take(-40, -50, 60.0).held == -40


def test_clipping_is_shown_for_two_seconds() -> None:
    hold = PeakHold()
    assert not hold.take(-0.6, -9, 0.0).clipping
    assert hold.take(-0.5, -9, 1.0).clipping
    assert hold.take(-60, -60, 1.0 + CLIP_S - 0.01).clipping
    assert not hold.take(-60, -60, 1.0 + CLIP_S).clipping


@pytest.mark.parametrize(("level_db", "where"), [(-90, 0), (-60, 0), (-30, 50), (0, 100), (6, 100)])
def test_the_scale_runs_from_60_below_full_scale(level_db: float, where: int) -> None:
    assert position(level_db, 100) == where


def test_a_screen_reader_is_told_twice_a_second_at_most(qtbot: QtBot, clock: Clock) -> None:
    meter = LevelMeter(clock=clock)
    qtbot.addWidget(meter)
    meter.show_level(-9, -18)
    assert meter.accessibleDescription() == "-18 dB, peak -9"
    clock.now_s += 0.3
    meter.show_level(-3, -12)
    assert meter.accessibleDescription() == "-18 dB, peak -9"
    clock.now_s += 0.3
    meter.show_level(-3, -12)
    assert meter.accessibleDescription() == "-12 dB, peak -3"


def test_clipping_and_silence_are_said_in_words(qtbot: QtBot, clock: Clock) -> None:
    meter = LevelMeter(clock=clock)
    qtbot.addWidget(meter)
    meter.show_level(-120, -120)
    assert meter.accessibleDescription() == "silent"
    clock.now_s += 1
    meter.show_level(0, -9)
    assert "clips" in meter.accessibleDescription()


def lit(image: QImage, part: QRect) -> int:
    """Return how many pixels of a part are in a colour of the zones."""
    colours = {QColor(getattr(theme.DARK, name)).rgb() for name in ("good", "warn", "bad")}
    return sum(
        image.pixel(x, y) in colours
        for x in range(part.left(), part.right())
        for y in range(part.top(), part.bottom())
    )


def drawn(meter: LevelMeter) -> tuple[QImage, int]:
    image = meter.grab().toImage()
    return image, image.width()


@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "right to left"])
def test_a_loud_sound_lights_more_from_where_reading_begins(
    qtbot: QtBot, clock: Clock, *, mirrored: bool
) -> None:
    meter = LevelMeter(clock=clock)
    qtbot.addWidget(meter)
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    meter.resize(200, 11)
    meter.show_level(-30, -30)
    image, width = drawn(meter)
    halves = (QRect(0, 0, width // 2, 8), QRect(width // 2, 0, width // 2, 8))
    begin, end = reversed(halves) if mirrored else halves
    assert lit(image, begin) > 5 * max(1, lit(image, end))


def test_a_quiet_meter_repaints_nothing(qtbot: QtBot, clock: Clock) -> None:
    meter = LevelMeter(clock=clock)
    qtbot.addWidget(meter)
    meter.resize(200, 11)
    meter.show_level(-30, -40)
    image, _ = drawn(meter)
    meter.show_level(-30.01, -40.01)
    assert drawn(meter)[0] == image


def test_a_vertical_meter_is_high_and_slim(qtbot: QtBot) -> None:
    meter = LevelMeter(vertical=True)
    qtbot.addWidget(meter)
    assert meter.minimumSizeHint().height() > meter.minimumSizeHint().width()


def test_a_meter_grows_with_the_zoom(qtbot: QtBot, qapp: QApplication) -> None:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    before = meter.sizeHint().height()
    theme.apply(theme.chosen(theme.Scheme.LIGHT, 2.0))
    qapp.processEvents()
    assert meter.sizeHint().height() == 2 * before
