"""The slide by which a room finds the page for its phones."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from interpreter.app.qr import QUIET, matrix_of
from interpreter.domain.channels import Mode
from interpreter.domain.sharing import SharingChanged, SharingSetup
from ui.models.invitation import invitations
from ui.models.views import BoothView, ChannelView, PhonesView, StatusView
from ui.theme import Scheme
from ui.windows.join_slide import JoinSlide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINK = "http://192.168.178.20:8080/#5e1f0a9cbd7743d2a86e0f1b2c3d4e5f"
ON = SharingChanged(
    on=True, setup=SharingSetup(network="Hall"), link=LINK, address="192.168.178.20:8080", code="481 516"
)
PROJECTOR = QSize(1280, 720)
SHARED = BoothView(
    status=StatusView(title="Annual assembly"),
    channels=(
        ChannelView("es", "es", "Spanish", Mode.MACHINE),
        ChannelView("ar", "ar", "Arabic", Mode.MACHINE),
    ),
    phones=PhonesView(ON),
)


def slide(qtbot: QtBot, view: BoothView = SHARED, size: QSize = PROJECTOR) -> JoinSlide:
    window = JoinSlide()
    qtbot.addWidget(window)
    window.show_booth(view)
    window.resize(size)
    window.show()
    return window


def drawn(widget: QWidget, ratio: float) -> QImage:
    """What stands on a display with so many pixels to the pixel of a window."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.red)
    widget.render(image, QPoint())
    return image


def modules_in(image: QImage, number: int) -> list[list[set[int]]]:
    """The colours in each square where a module should be, border included, from the dark ones on."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) & 0xFFFFFF == 0
    ]
    left, right, top = min(x for x, _ in dark), max(x for x, _ in dark) + 1, min(y for _, y in dark)
    module, rest = divmod(right - left, number)
    assert rest == 0
    columns = range(-QUIET, number + QUIET)
    return [
        [
            {
                image.pixel(left + across * module + x, top + down * module + y) & 0xFFFFFF
                for x in range(module)
                for y in range(module)
            }
            for across in columns
        ]
        for down in columns
    ]


@pytest.mark.parametrize("themed", list(Scheme)[1:], indirect=True)
@pytest.mark.parametrize(
    ("size", "ratio"), [(QSize(640, 360), 1.0), (QSize(400, 300), 2.0), (QSize(401, 700), 1.5)]
)
def test_phones_read_the_code_on_any_display_and_in_any_theme(
    qtbot: QtBot, size: QSize, ratio: float
) -> None:
    """Every pixel of every module is as the code has it, black or white, and the border is white and wide enough."""
    window, code = slide(qtbot, size=size), matrix_of(LINK)
    shown = modules_in(drawn(window.code, ratio), len(code))
    border = [[False] * (len(code) + 2 * QUIET)] * QUIET
    inside = [[*[False] * QUIET, *line, *[False] * QUIET] for line in code]
    assert shown == [[{0 if dark else 0xFFFFFF} for dark in line] for line in (*border, *inside, *border)]


def test_it_tells_all_that_somebody_needs_who_cannot_scan(qtbot: QtBot) -> None:
    window = slide(qtbot)
    assert window.accessibleDescription().splitlines() == [
        "Annual assembly",
        "Escuche en su idioma",
        "استمع بلغتك",
        "Wireless network",
        "Hall",
        "Scan, or open this address",
        "192.168.178.20:8080",
        "Room code",
        "481 516",
        "AI interpretation",
    ]
    assert window.code.text == LINK
    assert window.code.accessibleName() == "QR code that opens 192.168.178.20:8080"


def test_a_pin_is_asked_for_and_never_shown(qtbot: QtBot) -> None:
    shared = replace(ON, setup=SharingSetup(pin="7391"))
    window = slide(qtbot, replace(SHARED, phones=PhonesView(shared)))
    assert "You are told the PIN here" in window.accessibleDescription()
    assert "7391" not in window.accessibleDescription()


def test_nothing_can_be_scanned_once_sharing_has_stopped(qtbot: QtBot) -> None:
    window = slide(qtbot)
    window.show_booth(replace(SHARED, phones=PhonesView()))
    assert not window.code.isVisible()
    assert window.accessibleDescription().splitlines()[1:] == ["Phones cannot join at the moment"]


@pytest.mark.parametrize("size", [PROJECTOR, QSize(1024, 768), QSize(720, 1280), QSize(640, 480)])
def test_all_of_it_fits_on_any_display(qtbot: QtBot, size: QSize) -> None:
    languages = ("es", "fr", "ar", "de", "pt", "it", "en", "ja")
    channels = tuple(ChannelView(code, code, code, Mode.MACHINE) for code in languages)
    status = StatusView(title="The seventeenth annual assembly of all harbours and lighthouses")
    window = slide(qtbot, replace(SHARED, channels=channels, status=status), size)
    assert list(window.texts_cut()) == []
    assert window.code.width() >= 0.5 * min(size.width(), size.height())


def test_every_language_is_invited_once_in_its_own_words() -> None:
    assert invitations(["pt-BR", "pt-PT", "ja", "ca", "de"]) == (
        "Ouça no seu idioma",
        "Listen in your language",
        "Hören Sie in Ihrer Sprache zu",
    )
    assert invitations([]) == ("Listen in your language",)


def test_escape_leaves_the_slide(qtbot: QtBot) -> None:
    window = JoinSlide()
    qtbot.addWidget(window)
    window.open()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_display_of_the_slide_is_chosen_in_its_menu(qtbot: QtBot) -> None:
    window = JoinSlide("HDMI-9")
    qtbot.addWidget(window)
    displays = window.menu().actions()[0].menu()
    assert isinstance(displays, QMenu)
    assert [one.text() for one in displays.actions() if one.isChecked()] == ["HDMI-9 (not connected)"]
    with qtbot.waitSignal(window.screen_chosen) as told:
        displays.actions()[0].trigger()
    assert told.args == [""]
