"""What OpenBooth is, and under which licences it and its parts come."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QScrollArea, QTabWidget, QWidget

from interpreter.app.versions import Part, licence_text, own_version
from ui.dialogs.parts_table import PartsTable
from ui.dialogs.sizes import open_at
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import column, respace, row
from ui.widgets.wrapped_label import WrappedLabel

_NAME_SCALE = 1.8
_WIDTH, _HEIGHT = 720, 560


class AboutDialog(QDialog):
    """Shows name, version and licences; every part has the licence that it states itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About OpenBooth"))
        name = ElidedLabel("OpenBooth", bold=True, scale=_NAME_SCALE)
        number = WrappedLabel(self.tr("Version {version}").format(version=own_version()), role="muted")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.parts = PartsTable()
        self._pages = QTabWidget()
        for part in (self._pages, self._pages.tabBar()):
            part.setAccessibleName(self.tr("Pages"))
        self._pages.addTab(self._words(), self.tr("OpenBooth"))
        self._pages.addTab(self.parts, self.tr("Parts"))
        self._pages.addTab(self._licence(), self.tr("Licence"))
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        whole = column(name, number, self._pages, row(None, close), gap="medium", margin="large")
        whole.setStretch(2, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show what it is made of."""
        self.parts.show_parts(parts)

    def show_page(self, number: int) -> None:
        """Show what it is, its parts, or its licence: 0 to 2."""
        self._pages.setCurrentIndex(number)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _search(self) -> None:
        self._pages.setCurrentWidget(self.parts)
        self.parts.field.setFocus()

    def _words(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(
            column(*(_paragraph(*part) for part in self._paragraphs()), None, gap="medium", margin="small")
        )
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        return area

    def _licence(self) -> QPlainTextEdit:
        text = QPlainTextEdit(licence_text())
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Licence"))
        return text

    def _paragraphs(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("Simultaneous interpretation on your own machine"),
                self.tr("What is said in the room stays on this computer: nothing is sent anywhere."),
            ),
            (
                self.tr("Licence"),
                self.tr(
                    "OpenBooth is free software: you may use, study, share and change it under the GNU General "
                    "Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty."
                ),
            ),
            (
                self.tr("Windows"),
                self.tr("Made with Qt {version}, used under the LGPL, version 3.").format(version=qVersion()),
            ),
            (
                self.tr("Engines and models"),
                self.tr("Models are your choice and keep licences of their own; read them before an event."),
            ),
        ]


def _paragraph(title: str, words: str) -> QWidget:
    heading, text = WrappedLabel(title, role="title"), WrappedLabel(words)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    part = QWidget()
    part.setLayout(column(heading, text, gap="tiny"))
    return part
