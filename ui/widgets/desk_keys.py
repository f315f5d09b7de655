"""The keys of an interpreter's desk: they work wherever the focus is, and what is held ends when it is let go."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_LEAVES = frozenset({QEvent.Type.WindowDeactivate, QEvent.Type.Hide, QEvent.Type.Close})
"""What ends whatever is held where it happens to the window itself; other widgets come and go meanwhile."""
_DESKS_WITH_KEYS = 3
Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """The keys of one desk, as in “F2”; an empty one is none."""

    on_air: str = ""
    cough: str = ""
    handover: str = ""
    slower: str = ""


def usual_keys(number: int) -> DeskKeys:
    """Return the keys of the desk that comes as number `number` from 0: F1 to F4, F5 to F8, F9 to F12, then none."""
    if number >= _DESKS_WITH_KEYS:
        return DeskKeys()
    return DeskKeys(*(f"F{number * 4 + step}" for step in (1, 2, 3, 4)))


class DeskKeyWatch(QObject):
    """Acts on keys that are pressed and let go in a window, whatever has the focus; repeats are ignored.

    What is held is also let go where the window is left or hidden, so that no key stays down unseen.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._acts: dict[tuple[Qt.Key, Qt.KeyboardModifier], tuple[Act, Act | None]] = {}
        self._held: dict[Qt.Key, Act] = {}
        window.installEventFilter(self)

    def bind(self, key: str, press: Act, release: Act | None = None) -> None:
        """Act when a key is pressed, and where `release` is given once it is let go. An empty key is none."""
        if key:
            pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
            self._acts[pressed.key(), pressed.keyboardModifiers()] = (press, release)

    def clear(self) -> None:
        """Forget every key; what is held is held until it is let go."""
        self._acts.clear()

    def watch_native(self) -> None:
        """See keys before the widget that has the focus; to be called when the window is shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def let_go(self) -> None:
        """End whatever is held."""
        held, self._held = self._held, {}
        self._see_everywhere(on=False)
        for release in held.values():
            release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are bound; leave everything else alone."""
        kind = event.type()
        if kind is QEvent.Type.ApplicationDeactivate or (kind in _LEAVES and watched is self._window):
            self.let_go()
        elif isinstance(event, QKeyEvent):
            match kind:
                case QEvent.Type.KeyPress:
                    return self._press(event)
                case QEvent.Type.KeyRelease:
                    return self._release(event)
                case QEvent.Type.ShortcutOverride if self._bound(event) is not None:
                    event.accept()
                    return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        bound = self._bound(event)
        if bound is None:
            return False
        key = Qt.Key(event.key())
        press, release = bound
        if not event.isAutoRepeat() and key not in self._held:
            if release is not None:
                self._held[key] = release
                self._see_everywhere(on=True)
            press()
        return True

    def _release(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return key in self._held
        release = self._held.pop(key, None)
        if release is None:
            return False
        if not self._held:
            self._see_everywhere(on=False)
        release()
        return True

    def _bound(self, event: QKeyEvent) -> tuple[Act, Act | None] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._acts.get((Qt.Key(event.key()), modifiers))

    def _see_everywhere(self, *, on: bool) -> None:
        """While a key is held it is seen in every window, so that an open menu cannot hide that it is let go."""
        app = QCoreApplication.instance()
        if app is None:
            return
        app.removeEventFilter(self)
        if on:
            app.installEventFilter(self)
