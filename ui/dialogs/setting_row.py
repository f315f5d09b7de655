"""One setting: its name, its control, what it means, and the way back to its default."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSpinBox, QToolButton, QWidget

from ui.icons import icon
from ui.models.settings_view import SettingView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.layouts import column, respace, row
from ui.widgets.wrapped_label import WrappedLabel


class SettingRow(QWidget):
    """Tells what somebody chooses; shows what holds."""

    chosen = Signal(object)
    """The value."""

    def __init__(self, view: SettingView) -> None:
        super().__init__()
        self._view = view
        self._title, self._default = WrappedLabel(), WrappedLabel(role="muted")
        self._meaning = WrappedLabel(view.meaning, role="muted")
        self.control = self._made_control(view)
        self.control.setAccessibleDescription(view.meaning)
        self._title.setBuddy(self.control)
        self._unit = QLabel(view.unit)
        self._unit.setProperty("role", "muted")
        self._unit.setVisible(bool(view.unit))
        self.reset = QToolButton()
        self.reset.setProperty("role", "quiet")
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.reset.clicked.connect(lambda: self.chosen.emit(self._view.default))
        holder = QWidget()
        holder.setLayout(row(self.control, self._unit, self.reset, gap="small"))
        first = row(self._title, holder, gap="large")
        first.setStretch(0, 1)
        self.setLayout(column(first, self._meaning, self._default, gap="tiny"))
        self._dress()
        self.show_view(view)

    @property
    def view(self) -> SettingView:
        """What is shown."""
        return self._view

    def show_view(self, view: SettingView) -> None:
        """Show what holds."""
        self._view = view
        named = self.tr("{setting} • changed") if view.changed else "{setting}"
        self._title.setText(named.format(setting=view.title))
        self.control.setAccessibleName(self._title.text())
        usual = view.in_words(view.default)
        self._default.setText(self.tr("Usually: {value}").format(value=usual))
        back = self.tr("Back to: {value}").format(value=usual)
        self.reset.setToolTip(as_text(back))
        self.reset.setAccessibleName(
            self.tr("{setting}: back to {value}").format(setting=view.title, value=usual)
        )
        self.reset.setVisible(view.changed)
        self._show_value()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()
            respace(self)

    def _made_control(self, view: SettingView) -> Chooser | QSpinBox | QPushButton:
        if view.limits is not None:
            number = QSpinBox()
            number.setRange(*view.limits)
            number.setSpecialValueText(view.none if view.limits[0] == 0 else "")
            number.setKeyboardTracking(False)
            number.valueChanged.connect(self._tell)
            return number
        if view.options:
            chooser = Chooser(view.title, view.options)
            chooser.chosen.connect(lambda: self._tell(chooser.value))
            return chooser
        folder = QPushButton()
        folder.clicked.connect(self._ask_folder)
        return folder

    def _show_value(self) -> None:
        view, control = self._view, self.control
        if isinstance(control, Chooser):
            control.set_options(view.options)
            control.set_value(view.value, words=view.in_words(view.value))
        elif isinstance(control, QSpinBox):
            control.blockSignals(True)
            control.setValue(int(str(view.value)))
            control.blockSignals(False)
            self._unit.setVisible(bool(view.unit) and not (view.none and not view.value))
        else:
            name = Path(str(view.value)).name or str(view.value) or view.none
            control.setText(name)
            control.setToolTip(as_text(view.in_words(view.value)))

    def _tell(self, value: object) -> None:
        if value != self._view.value:
            self.chosen.emit(value)

    def _ask_folder(self) -> None:
        asked = QFileDialog(self, self.tr("Choose a folder"), str(self._view.value))
        asked.setFileMode(QFileDialog.FileMode.Directory)
        asked.setOption(QFileDialog.Option.ShowDirsOnly)
        asked.fileSelected.connect(self._tell)
        asked.open()

    def _dress(self) -> None:
        self.reset.setIcon(icon("reset"))
        self.reset.setIconSize(QSize(current().icon()))
