"""Windows are laid out by events that ask for further events."""

import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.fitting import clipped_texts

_PATIENCE_S = 1.0
_PAUSE_MS = 10


def clipped_when_settled(window: QWidget) -> list[str]:
    """What does not fit, even a moment after the window changed."""
    deadline = time.monotonic() + _PATIENCE_S
    QTest.qWait(_PAUSE_MS)
    while (clipped := clipped_texts(window)) and time.monotonic() < deadline:
        QTest.qWait(_PAUSE_MS)
    return clipped
