"""What OpenBooth is, and under which licences it and its parts come."""

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from interpreter.app.drafts import Choices
from interpreter.app.versions import own_version
from ui.dialogs.sizes import open_at
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import column, respace, row

_NAME_SCALE = 1.8
_WIDTH, _HEIGHT = 560, 520


class AboutDialog(QDialog):
    """Shows name, version and licences; the licences of engines come from the engines."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About OpenBooth"))
        name = ElidedLabel("OpenBooth", bold=True, scale=_NAME_SCALE)
        inside = QWidget()
        inside.setLayout(column(*(_paragraph(*part) for part in self._parts(choices)), None, gap="medium"))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        number = QLabel(self.tr("Version {version}").format(version=own_version()))
        number.setProperty("role", "muted")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole = column(name, number, area, row(None, close), gap="medium", margin="large")
        whole.setStretch(2, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _parts(self, choices: Choices) -> list[tuple[str, str]]:
        offered = (*choices.engines, *choices.diarizers)
        licences = "\n".join(f"{one.title}: {one.licence}" for one in offered if one.licence)
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
            ("", licences),
        ]


def _paragraph(title: str, words: str) -> QWidget:
    heading, text = QLabel(title), QLabel(words)
    heading.setProperty("role", "title")
    heading.setVisible(bool(title))
    for label in (heading, text):
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    part = QWidget()
    part.setLayout(column(heading, text, gap="tiny"))
    return part
