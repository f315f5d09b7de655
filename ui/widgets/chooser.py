"""A drop-down list of values with the words that people read."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from ui.plain import as_text
from ui.theme import current

_FEWEST_LETTERS = 12
_OFF = 3  # of the text from the edges of its field, which styles leave free


class Chooser(QComboBox):
    """Holds one of several values. Words that are too long for it are shortened; its tooltip shows them whole."""

    chosen = Signal()
    """Somebody chose; not emitted by `set_value` or `set_options`."""

    def __init__(
        self, name: str, options: Sequence[tuple[object, str]] = (), *, letters: int = _FEWEST_LETTERS
    ) -> None:
        """`name` is what a screen reader calls it, `options` are values with their words.

        It is never narrower than `letters` of them.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self._values: list[object] = []
        self.activated.connect(lambda _: self.chosen.emit())
        self.currentTextChanged.connect(self.setToolTip)
        self.set_options(options)

    @property
    def value(self) -> object:
        """What is chosen; None where nothing is."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these values; the chosen one stays where it is still among them, else the first is chosen."""
        values = [value for value, _ in options]
        words = [text for _, text in options]
        if values == self._values and words == [self.itemText(index) for index in range(self.count())]:
            return
        before = self.value
        self.blockSignals(True)
        self.clear()
        self._values = values
        self.addItems(words)
        self.setCurrentIndex(values.index(before) if before in values else min(0, len(values) - 1))
        self.blockSignals(False)
        self.setToolTip(as_text(self.currentText()))

    def set_value(self, value: object, *, words: str = "") -> None:
        """Choose a value; one that is not offered is added with these words."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(words or str(value))
        self.setCurrentIndex(self._values.index(value))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what does not fit."""
        super().initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - 2 * _OFF
        )

    def sizeHint(self) -> QSize:
        """Return the room for the longest words, or for some letters of them."""
        return super().sizeHint() + QSize(self._room_of_sign(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room for some letters."""
        return super().minimumSizeHint() + QSize(self._room_of_sign(), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless somebody is choosing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _room_of_sign(self) -> int:
        return current().small + 2 * _OFF
