"""The menu of the main window, as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.icons import icon


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu; without a text it is a separator. `checked` makes it one that is on or off."""

    text: str = ""
    act: Callable[..., None] | None = None
    keys: str = ""
    picture: str = ""
    checked: bool | None = None
    name: str = ""
    """By which the window finds it again."""


@dataclass(frozen=True, slots=True)
class Section:
    """A menu inside the menu."""

    title: str
    entries: Sequence[Entry]


class ActionMenu(QMenu):
    """A menu made from a table."""

    def __init__(self) -> None:
        super().__init__()
        self._named: dict[str, QAction] = {}

    def fill(self, parts: Sequence[Section | Entry]) -> None:
        """Add these."""
        for part in parts:
            if isinstance(part, Section):
                inner = self.addMenu(part.title)
                for entry in part.entries:
                    self._add(inner, entry)
            else:
                self._add(self, part)

    def every(self) -> list[QAction]:
        """Return every action."""
        return list(self._named.values())

    def named(self, name: str) -> QAction:
        """Return an action by its name."""
        return self._named[name]

    def dress(self) -> None:
        """Take the icons in the colours of the theme."""
        for action in self._named.values():
            if picture := action.property("icon-name"):
                action.setIcon(icon(picture))

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if not entry.text:
            menu.addSeparator()
            return
        action = menu.addAction(entry.text)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        if entry.picture:
            action.setProperty("icon-name", entry.picture)
        if entry.checked is not None:
            action.setCheckable(True)
            action.setChecked(entry.checked)
        if entry.act is not None:
            action.triggered.connect(entry.act if entry.checked is not None else _without_state(entry.act))
        self._named[entry.name or entry.text] = action


def _without_state(act: Callable[..., None]) -> Callable[[], None]:
    """Return what Qt calls without saying whether something is checked."""

    def called() -> None:
        act()

    return called
