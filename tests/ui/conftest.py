"""Windows without a screen."""

import gc
import itertools
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.interface_language import speak
from ui.pauses import end_sparing

_EVERY = 12
_modules = itertools.count(1)


@pytest.fixture(autouse=True, scope="module")
def collected() -> Iterator[None]:
    """What windows leave to itself for good is collected now and then between modules, and nothing by another thread.

    What the tests of models leave in memory is a million things: to look at them takes seconds, so they are left alone.
    """
    gc.disable()
    gc.freeze()
    yield
    if next(_modules) % _EVERY == 0:
        end_sparing()
    gc.enable()
    gc.collect()


@pytest.fixture(autouse=True, scope="session")
def speaking(qapp: QApplication) -> None:
    """Windows speak English, with its plurals, whatever the system speaks."""
    speak(qapp, "en")


@pytest.fixture(autouse=True, params=[theme.Scheme.DARK], ids=str)
def themed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[theme.Theme]:
    """Every test sees the theme; one may ask for others with `indirect` parameters."""
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()  # after a quit that no loop was there for, none would run any more
    chosen = theme.chosen(request.param)
    theme.apply(chosen)
    yield chosen
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    qapp.setStyleSheet("")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
