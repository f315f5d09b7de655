"""Captions for a room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QRegion
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from interpreter.domain.timeline import Ticks
from ui.caption_colours import caption_colours
from ui.models.caption_settings import Look, OverlaySettings, PresenterSettings
from ui.models.views import BoothView, ChannelView, SpeakerView
from ui.theme import contrast
from ui.windows.overlay import OverlayWindow
from ui.windows.presenter import PresenterWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, window: QWidget) -> None:
    """Show a window, to which keys go."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        if not window.isVisible():
            window.show()
        window.activateWindow()


def booth(mode: Mode = Mode.MACHINE) -> BoothView:
    return BoothView(
        channels=(
            ChannelView("es", "es", "Spanish", mode),
            ChannelView("ar", "ar", "Arabic", Mode.MACHINE),
            ChannelView("zh", "zh", "Chinese", Mode.MACHINE),
        ),
        speakers=(SpeakerView("s1", "Ana", 0),),
    )


def caption(channel: str | None, text: str, *, right_to_left: bool = False) -> Caption:
    language = channel or "en"
    return Caption(
        1,
        1,
        "floor",
        "s1",
        None,
        channel,
        language,
        text,
        "",
        "",
        Ticks(0),
        Ticks(9),
        right_to_left=right_to_left,
    )


@pytest.mark.parametrize("look", list(Look))
def test_captions_can_be_read_in_every_look(look: Look) -> None:
    colours = caption_colours(look)
    for ink in (*colours.speakers, colours.mark):
        assert contrast(ink, colours.background) >= 4.5


def test_each_text_is_shown_with_its_own_captions(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings(("es", "ar")))
    qtbot.addWidget(window)
    window.show_booth(booth())
    window.resize(1200, 700)
    window.show()
    window.take([caption("es", "Hola"), caption("ar", "مرحبا", right_to_left=True), caption("zh", "你好")])
    spanish, arabic = window.wall.texts
    qtbot.waitUntil(lambda: arabic.lines.accessibleDescription() == "مرحبا")
    assert spanish.lines.accessibleDescription() == "Hola"


def test_it_says_that_a_machine_interprets_as_long_as_it_does(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings(("es",)))
    qtbot.addWidget(window)
    window.show_booth(booth())
    assert window.wall.marks == ("Spanish · AI interpretation",)
    window.show_booth(booth(Mode.HUMAN))
    assert window.wall.marks == ("Spanish · AI captions",)
    window.show_settings(PresenterSettings((None,)))
    assert window.wall.marks == ("English",)


def test_the_floor_is_called_by_no_one_language_where_several_are_spoken(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings((None,)))
    qtbot.addWidget(window)
    window.show_booth(replace(booth(), also_spoken=("es",)))
    assert window.wall.marks == ("Floor",)
    assert window.menu().actions()[0].text() == "Spoken on the floor: English and Spanish"


def test_letters_grow_and_shrink_by_keys_from_12_to_72_points(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings(points=70))
    shown(qtbot, window)
    for key, points in ((Qt.Key.Key_Plus, 72), (Qt.Key.Key_Plus, 72), (Qt.Key.Key_Minus, 70)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.settings.points == points


def test_escape_leaves(qtbot: QtBot) -> None:
    window = PresenterWindow()
    window.open()
    shown(qtbot, window)
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    with qtbot.waitSignal(window.left):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_two_texts_at_most_can_be_chosen(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings((None,)))
    qtbot.addWidget(window)
    window.show_booth(booth())
    for name in ("Spanish", "Arabic"):
        with qtbot.waitSignal(window.changed) as told:
            next(action for action in window.menu().actions() if action.text() == name).trigger()
    assert told.args == [PresenterSettings(("es", "ar"))]
    assert [text.text for text in window.wall.texts] == ["es", "ar"]


def test_words_stay_when_another_text_is_added(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings(("es",)))
    qtbot.addWidget(window)
    window.show_booth(booth())
    window.show()
    window.take([caption("es", "Hola")])
    first = window.wall.texts[0]
    window.show_settings(PresenterSettings(("es", "ar"), stacked=False))
    assert window.wall.texts[0] is first


@pytest.mark.parametrize("kind", [PresenterWindow, OverlayWindow])
def test_the_audience_reads_the_second_session_too(
    qtbot: QtBot, kind: type[PresenterWindow | OverlayWindow]
) -> None:
    window = kind()
    qtbot.addWidget(window)
    window.show_booth(booth())
    window.show()
    lines = window.wall.texts[0].lines
    window.take([replace(caption(None, "Goodbye"), ended=True)])
    qtbot.waitUntil(lambda: lines.accessibleDescription() == "Goodbye")
    window.clear()
    assert lines.accessibleDescription() == ""
    window.take([replace(caption(None, "Welcome"), speaker="s7")])
    qtbot.waitUntil(lambda: lines.accessibleDescription() == "Welcome")
    assert {word.colour for line in lines._lines for word in line.words} == {0}


def test_the_display_is_chosen_in_the_menu(qtbot: QtBot) -> None:
    window = PresenterWindow(PresenterSettings(screen="HDMI-9"))
    qtbot.addWidget(window)
    displays = next(action.menu() for action in window.menu().actions() if action.text() == "Display")
    assert isinstance(displays, QMenu)
    offered = {action.text(): action for action in displays.actions()}
    assert [text for text, action in offered.items() if action.isChecked()] == ["HDMI-9 (not connected)"]
    assert len(offered) > 1
    with qtbot.waitSignal(window.changed) as told:
        offered["The second one"].trigger()
    assert told.args[0].screen == ""


def test_captions_stay_to_be_seen_when_their_display_is_unplugged_and_fill_it_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = PresenterWindow()
    qtbot.addWidget(window)
    window.open()
    screen = window.screen()
    qapp.screenRemoved.emit(screen)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isVisible()
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())
    qapp.screenAdded.emit(screen)
    assert window.isFullScreen()


def test_the_overlay_covers_what_lies_behind_as_much_as_asked(qtbot: QtBot) -> None:
    window = OverlayWindow(OverlaySettings(opacity=0.5))
    shown(qtbot, window)
    with qtbot.waitSignal(window.changed) as told:
        qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].opacity == 0.6
    image = QImage(window.wall.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    window.wall.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert image.pixelColor(1, 1).getRgb() == (0, 0, 0, 153)


def test_the_overlay_lets_clicks_through_and_comes_back(qtbot: QtBot) -> None:
    window = OverlayWindow(OverlaySettings(click_through=True))
    qtbot.addWidget(window)
    window.show()
    assert window.windowFlags() & Qt.WindowType.WindowTransparentForInput
    window.show_settings(OverlaySettings())
    assert window.isVisible()
    assert not window.windowFlags() & Qt.WindowType.WindowTransparentForInput


def test_clicks_are_let_through_and_taken_again_from_elsewhere(qtbot: QtBot) -> None:
    window = OverlayWindow()
    qtbot.addWidget(window)
    window.show()
    told: list[bool] = []
    window.changed.connect(lambda settings: told.append(settings.click_through))
    for on in (True, True, False):
        window.set_click_through(on)
        assert window.click_through is on
        assert bool(window.windowFlags() & Qt.WindowType.WindowTransparentForInput) is on
        assert window.isVisible()
        entry = next(action for action in window.menu().actions() if action.text() == "Let clicks through")
        assert entry.isChecked() is on
    assert told == [True, False]


def test_the_overlay_is_moved_and_resized_by_arrow_keys_and_tells_its_place(qtbot: QtBot) -> None:
    window = OverlayWindow(OverlaySettings(place=(40, 40, 500, 160)))
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    with qtbot.waitSignal(window.changed) as told:
        qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told.args[0].place == (56, 40, 516, 160)


def test_a_place_on_a_display_that_is_gone_is_not_taken(qtbot: QtBot) -> None:
    window = OverlayWindow(OverlaySettings(place=(90_000, 40, 500, 160)))
    qtbot.addWidget(window)
    assert window.x() < 90_000
