"""What can be chosen about phones."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from interpreter.domain.sharing import SharingSetup, place_of
from ui.plain import as_text
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column, kept_spaced
from ui.widgets.wrapped_label import WrappedLabel

_USUAL = SharingSetup()


class SharingFields(QWidget):
    """Holds a set-up, and tells when somebody changes it; what has no field here stays as it was."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._setup = SharingSetup()
        self._filling = False
        self._network, self._address = QLineEdit(), QLineEdit()
        self._pin, self._port, self._most = _digits(8), _digits(5), _digits(5)
        self._network.setPlaceholderText(self.tr("Not told"))
        self._address.setPlaceholderText(self.tr("This computer's own"))
        self._pin.setPlaceholderText(self.tr("None"))
        self._port.setPlaceholderText(str(_USUAL.port))
        self._most.setPlaceholderText(str(_USUAL.most))
        self._crowded = QCheckBox(self.tr("Crowded room"))
        self._crowded_note = WrappedLabel(
            self.tr("A third of the load on the wireless network, 40 ms more delay"),
            role="muted",
        )
        self._crowded.setAccessibleDescription(self._crowded_note.text())
        self._janus = WrappedLabel(role="muted")
        self._lay_out()
        for line in (self._network, self._address, self._pin, self._port, self._most):
            line.textEdited.connect(self._tell)
            line.textChanged.connect(partial(_explain, line))
            _explain(line)
        self._crowded.toggled.connect(self._tell)
        self.fill(self._setup)

    @property
    def value(self) -> SharingSetup:
        """What is chosen."""
        return replace(
            self._setup,
            network=self._network.text().strip(),
            address=self._address.text().strip(),
            pin=self._pin.text(),
            port=int(self._port.text() or _USUAL.port),
            most=int(self._most.text() or _USUAL.most),
            crowded=self._crowded.isChecked(),
        )

    def fill(self, setup: SharingSetup) -> None:
        """Show a set-up; what is being typed stays where it says the same."""
        self._filling, self._setup = True, setup
        if self.value != setup:
            self._network.setText(setup.network)
            self._address.setText(setup.address)
            self._pin.setText(setup.pin)
            self._port.setText(str(setup.port))
            self._most.setText(str(setup.most))
        self._crowded.setChecked(setup.crowded)
        nodes = ", ".join(map(place_of, setup.janus))
        self._janus.setText(self.tr("The sound is handed on by Janus: {nodes}").format(nodes=nodes))
        self._janus.setVisible(bool(setup.janus))
        self._filling = False

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        flow = FlowLayout(inside, columns=True)
        for name, control, hint in (
            (self.tr("Wireless network"), self._network, self.tr("Its name is told beside the QR code")),
            (
                self.tr("PIN"),
                self._pin,
                self.tr("4 to 8 digits that everybody is asked for; no slide tells it"),
            ),
            (self.tr("At most"), self._most, self.tr("How many phones are let in")),
            (
                self.tr("Port"),
                self._port,
                self.tr("Where this computer can be reached; another one where it is taken"),
            ),
            (
                self.tr("Address"),
                self._address,
                self.tr("What phones call this computer, as in booth.local:8080"),
            ),
        ):
            flow.addWidget(Field(name, control, hint))
        kept_spaced(flow, gap="medium")
        crowded = column(self._crowded, self._crowded_note, gap="tiny")
        self.setLayout(column(inside, crowded, self._janus, gap="medium"))


def _explain(line: QLineEdit, *_: str) -> None:
    """Have the tooltip tell all that there may be no room for."""
    line.setToolTip(as_text(line.text() or line.placeholderText()))


def _digits(most: int) -> QLineEdit:
    line = QLineEdit()
    line.setValidator(QRegularExpressionValidator(QRegularExpression(f"[0-9]{{0,{most}}}"), line))
    return line
