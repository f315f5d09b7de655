"""The languages to interpret into, as chips beside a list of what else is offered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from ui.models.wording import language_name
from ui.widgets.chooser import Chooser
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import kept_spaced, respace


class LanguageChoice(QWidget):
    """Emits the languages that somebody chose, in the order in which they were added."""

    languages_chosen = Signal(object)
    """tuple[str, ...]"""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self)
        kept_spaced(self._flow, gap="small")
        self._add = Chooser(self.tr("Add a language"))
        self._add.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._add.chosen.connect(self._added)
        self._flow.addWidget(self._add)
        self._draw()

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that are chosen."""
        return self._chosen

    def show_languages(self, chosen: Sequence[str], offered: Sequence[str]) -> None:
        """Show these as chosen, and offer the others."""
        if (tuple(chosen), tuple(offered)) != (self._chosen, self._offered):
            self._chosen, self._offered = tuple(chosen), tuple(offered)
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._chips:
            respace(self)
            self._draw()

    def _draw(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
            chip.hide()
        self._flow.removeWidget(self._add)
        self._chips = [self._chip(language) for language in self._chosen]
        for shown in (*self._chips, self._add):
            self._flow.addWidget(shown)
            shown.show()
        rest = sorted((language_name(code), code) for code in self._offered if code not in self._chosen)
        self._add.set_options([("", self.tr("Add a language…")), *((code, name) for name, code in rest)])
        self._add.setVisible(bool(rest))
        self._add.setCurrentIndex(0)

    def _chip(self, language: str) -> QPushButton:
        name = language_name(language)
        chip = IconButton("close", name, self, ink="muted", size=12)
        chip.setLayoutDirection(_mirrored(self.layoutDirection()))
        chip.setAccessibleName(self.tr("Leave {language} out").format(language=name))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self._choose(tuple(one for one in self._chosen if one != language)))
        return chip

    def _added(self) -> None:
        language = self._add.value
        if isinstance(language, str) and language:
            self._choose((*self._chosen, language))
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, languages: tuple[str, ...]) -> None:
        self._chosen = languages
        self._draw()
        self.languages_chosen.emit(languages)


def _mirrored(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the other direction, which puts an icon behind its text."""
    right = Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight if direction is right else right
