"""What can be chosen about the windows, as a form made from a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.preferences import ZOOMS, Preferences
from ui.theme import Scheme
from ui.widgets.chooser import Chooser
from ui.widgets.layouts import column, respace, row


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of the preferences with its name, its meaning, and its values in words."""

    field: str
    name: str
    meaning: str
    options: Sequence[tuple[object, str]]


class SettingsDialog(QDialog):
    """Changes take effect at once."""

    preferences_changed = Signal(object)
    """Preferences"""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences = preferences
        self._choosers: dict[str, Chooser] = {}
        parts = [self._part(setting) for setting in self._settings()]
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        whole = column(*parts, None, row(None, close), gap="large", margin="large")
        whole.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.setLayout(whole)
        self.show_preferences(preferences)

    @property
    def preferences(self) -> Preferences:
        """What is chosen."""
        return self._preferences

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self._preferences = preferences
        for field, chooser in self._choosers.items():
            value = getattr(preferences, field)
            chooser.set_value(value, words=f"{value:.0%}" if isinstance(value, float) else str(value))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _settings(self) -> tuple[Setting, ...]:
        return (
            Setting(
                "scheme",
                self.tr("Colours"),
                self.tr("Dark for a booth, light for a bright room."),
                (
                    (Scheme.SYSTEM, self.tr("As the system")),
                    (Scheme.DARK, self.tr("Dark")),
                    (Scheme.LIGHT, self.tr("Light")),
                ),
            ),
            Setting(
                "zoom",
                self.tr("Size of everything"),
                self.tr("Texts, controls and meters grow together."),
                tuple((zoom, f"{zoom:.0%}") for zoom in ZOOMS),
            ),
            Setting(
                "simple",
                self.tr("What is shown"),
                self.tr("The simple view has what a plain event needs; nothing is switched off by it."),
                ((True, self.tr("Simple")), (False, self.tr("Everything"))),
            ),
        )

    def _part(self, setting: Setting) -> QVBoxLayout:
        label, meaning = QLabel(setting.name), QLabel(setting.meaning)
        chooser = self._choosers[setting.field] = Chooser(setting.name, setting.options)
        chooser.setAccessibleDescription(setting.meaning)
        chooser.chosen.connect(lambda: self._choose(setting.field, chooser.value))
        label.setBuddy(chooser)
        meaning.setProperty("role", "muted")
        meaning.setWordWrap(True)
        return column(row(label, None, chooser, gap="large"), meaning, gap="tiny")

    def _choose(self, field: str, value: object) -> None:
        change: dict[str, Any] = {field: value}
        self._preferences = replace(self._preferences, **change)
        self.preferences_changed.emit(self._preferences)
