"""What can be chosen for this machine and its windows: groups of settings, made from their descriptions."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QWidget

from interpreter.app.configuration import Chosen
from interpreter.app.drafts import Choices
from ui.dialogs.setting_row import SettingRow
from ui.dialogs.sizes import open_at
from ui.models.preferences import Preferences
from ui.models.settings_view import SettingGroup, SettingView, settings_shown
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.question import Question
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 640, 620


class SettingsDialog(QDialog):
    """Changes take effect at once, unless the setting says otherwise."""

    preferences_changed = Signal(object)
    """Preferences"""
    changed = Signal(dict)
    """Values of settings of this machine, by name."""

    def __init__(
        self,
        preferences: Preferences,
        chosen: Sequence[Chosen] = (),
        offered: Choices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences, self._chosen, self._offered = preferences, chosen, offered or Choices()
        self._trouble, self._nothing, self.question = Note(), Note("muted"), Question()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.textChanged.connect(self._filter)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.rows: dict[str, SettingRow] = {}
        self._parts: list[tuple[QWidget, list[SettingRow]]] = []
        self._reset = IconButton("", self.tr("Reset everything"))
        self._reset.clicked.connect(self._ask)
        close = IconButton("", self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        area = QScrollArea()
        area.setWidget(self._inside())
        area.setWidgetResizable(True)
        self._reset.setAutoDefault(False)
        whole = column(
            self.search,
            self._trouble,
            area,
            self.question,
            row(self._reset, None, close),
            gap="medium",
            margin="large",
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._show()
        open_at(self, _WIDTH, _HEIGHT)

    @property
    def preferences(self) -> Preferences:
        """What is chosen about the windows."""
        return self._preferences

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen about the windows."""
        self._preferences = preferences
        self._show()

    def show_chosen(self, chosen: Sequence[Chosen], trouble: str = "") -> None:
        """Show what is chosen for this machine, and what is wrong, in sentences."""
        self._chosen = chosen
        self._trouble.show_sentence(trouble)
        self._show()

    def show_offered(self, offered: Choices) -> None:
        """Offer these engines and diarizers."""
        if offered != self._offered:
            self._offered = offered
            self._show()

    def reset_all(self) -> None:
        """Give everything its default again."""
        changed = [one.view for one in self.rows.values() if one.view.changed]
        own: dict[str, Any] = {one.name: one.default for one in changed if one.of_window}
        if own:
            self._prefer(own)
        if others := {one.name: one.default for one in changed if not one.of_window}:
            self.changed.emit(others)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _ask(self) -> None:
        self.question.ask(
            self.tr("Shall every setting be as it comes again?"),
            yes=self.tr("Reset everything"),
            no=self.tr("Cancel"),
            act=self.reset_all,
        )

    def _inside(self) -> QWidget:
        inside = QWidget()
        parts = [self._part(group) for group in self._groups()]
        inside.setLayout(column(self._nothing, *parts, None, gap="large", margin="tiny"))
        return inside

    def _groups(self) -> tuple[SettingGroup, ...]:
        return settings_shown(self._preferences, self._chosen, self._offered)

    def _part(self, group: SettingGroup) -> QWidget:
        title = WrappedLabel(group.title, role="title")
        rows = [self._row(one) for one in group.settings]
        part = QWidget()
        part.setLayout(column(title, *rows, gap="medium"))
        self._parts.append((part, rows))
        return part

    def _row(self, view: SettingView) -> SettingRow:
        made = self.rows[view.name] = SettingRow(view)
        made.chosen.connect(partial(self._choose, view))
        return made

    def _choose(self, view: SettingView, value: object) -> None:
        if view.of_window:
            self._prefer({view.name: value})
        else:
            self.changed.emit({view.name: value})

    def _prefer(self, values: dict[str, Any]) -> None:
        self._preferences = replace(self._preferences, **values)
        self._show()
        self.preferences_changed.emit(self._preferences)

    def _show(self) -> None:
        for group in self._groups():
            for view in group.settings:
                self.rows[view.name].show_view(view)
        self._reset.setEnabled(any(one.view.changed for one in self.rows.values()))

    def _filter(self, words: str) -> None:
        for part, rows in self._parts:
            for one in rows:
                one.setVisible(one.view.holds(words))
            part.setVisible(any(one.view.holds(words) for one in rows))
        found = any(one.view.holds(words) for one in self.rows.values())
        self._nothing.show_sentence("" if found else self.tr("No setting has these words."))
