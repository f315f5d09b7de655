"""Menus made from tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.icons import icon


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `checked` makes it one that is on or off."""

    name: str
    text: str
    keys: str = ""
    picture: str = ""
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A menu inside the menu."""

    title: str
    entries: Sequence[Entry]


class ActionMenu(QMenu):
    """A menu whose entries are known by their names."""

    def __init__(self) -> None:
        super().__init__()
        self._named: dict[str, QAction] = {}

    def fill(self, parts: Sequence[Section | Entry], acts: Mapping[str, Callable[..., None]]) -> None:
        """Add these; what is on or off is told whether it is."""
        for part in parts:
            if isinstance(part, Section):
                inner = self.addMenu(part.title)
                for entry in part.entries:
                    self._add(inner, entry, acts[entry.name])
            else:
                self._add(self, part, acts[part.name])

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

    def _add(self, menu: QMenu, entry: Entry, act: Callable[..., None]) -> None:
        action = menu.addAction(entry.text)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        if entry.picture:
            action.setProperty("icon-name", entry.picture)
        if entry.checked is None:
            action.triggered.connect(_without_state(act))
        else:
            action.setCheckable(True)
            action.setChecked(entry.checked)
            action.triggered.connect(act)
        self._named[entry.name] = action


def _without_state(act: Callable[..., None]) -> Callable[[], None]:
    """Return what Qt calls without saying whether something is checked."""

    def called() -> None:
        act()

    return called
