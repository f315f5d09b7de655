"""No text of a window is cut off and nothing lies over another, however large, wordy or mirrored."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.settling import clipped_when_settled
from ui import showcase_models, showcase_review, theme
from ui.dialogs.wizard import WizardDialog
from ui.foreign_texts import PseudoTranslator, RightToLeftTranslator
from ui.models.caption_settings import OverlaySettings, PresenterSettings
from ui.models.remembered import Remembered
from ui.screenshots import staged
from ui.windows.desktop import Desktop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ZOOMS = (1.0, 1.5, 2.0)
MIDDLE = ZOOMS[1]
SCREEN = QSize(1920, 1200)
MAIN, SMALL, REVIEW = QSize(1440, 860), QSize(1280, 760), QSize(1100, 680)
ROUNDS = 6
"""Of events, until a window that changed is laid out anew."""
SETTINGS = Remembered(
    simple=False,
    presenter=PresenterSettings(texts=("es", "ar"), points=36),
    overlay=OverlaySettings(texts=("es",)),
)


@pytest.fixture
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    translator: QTranslator | None = request.param
    if translator is not None:
        qapp.installTranslator(translator)
    if isinstance(translator, RightToLeftTranslator):
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    if translator is not None:
        qapp.removeTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def states(
    live: Desktop, idle: Desktop, models: QWidget, wizard: WizardDialog
) -> Iterator[tuple[str, QWidget, QSize]]:
    """Yield every window by its name, with its size without zoom, in every state that looks different."""
    yield "desks", live.desks, QSize(1280, 560)
    yield "presenter", live.audience.presenter, QSize(1280, 720)
    yield "overlay", live.audience.overlay, QSize(900, 160)
    yield "slide", live.phones.slide, QSize(1280, 720)
    yield "models", models, QSize(860, 720)
    for page in range(len(wizard.pages)):
        wizard.show_page(page)
        yield f"wizard {page + 1}", wizard, QSize(860, 700)
    for size in (MAIN, SMALL):
        yield "start", idle.main, size
        for simple in (False, True):
            live.set_simple(simple)
            yield "simple" if simple else "main", live.main, size


def faults_in(window: QWidget, size: QSize) -> list[str]:
    """What does not fit into a window of this size."""
    window.resize(size)
    for _ in range(ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.grab()
    if window.width() > size.width() or window.height() > size.height():
        return [f"it is {window.width()} × {window.height()} px"]
    return clipped_when_settled(window)


@pytest.mark.parametrize(
    "language",
    [pytest.param(None, marks=pytest.mark.slow), PseudoTranslator(), RightToLeftTranslator()],
    ids=["plain", "wordy", "mirrored"],
    indirect=True,
)
@pytest.mark.usefixtures("language")
def test_every_text_can_be_read_in_every_window() -> None:
    """A window is as large as the zoom asks for, and the screen allows."""
    live, idle = staged(SETTINGS), staged(SETTINGS, running=False)
    shown = (live.audience.presenter, live.audience.overlay, live.phones.slide)
    models, wizard, review = showcase_models.manager(), showcase_models.wizard(), showcase_review.review()
    windows = (live.main, live.desks, *shown, idle.main, models, wizard, review)
    for window in windows:
        window.show()
    while not review.reviewing.idle:
        QTest.qWait(1)
    found: dict[str, list[str]] = {}
    for zoom in ZOOMS:
        theme.apply(theme.chosen(theme.Scheme.DARK, zoom))
        for name, window, size in (*states(live, idle, models, wizard), ("review", review, REVIEW)):
            if zoom == MIDDLE and window in {models, wizard}:  # they scroll: what fits at both ends fits here
                continue
            room = (size * zoom).boundedTo(SCREEN)
            if faults := faults_in(window, room):
                found[f"{name} {size.width()} × {size.height()} at {zoom:.0%}"] = faults
    for window in windows:
        window.hide()
    assert found == {}
