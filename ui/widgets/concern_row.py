"""One sentence that the operator should know, with a sign and a word for how bad it is."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.models.views import ConcernView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import row
from ui.widgets.wrapped_label import WrappedLabel


class ConcernRow(QWidget):
    """Shows a concern, on one line unless it `wraps`; what does not fit is told by the tooltip."""

    put_away = Signal(str)
    """The concern's key: it need not be shown any more."""

    def __init__(self, *, wraps: bool = False) -> None:
        super().__init__()
        self._concern = ConcernView("", "")
        self._word = ElidedLabel(bold=True)
        self._word.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._sign = QLabel()
        self._sentence = WrappedLabel() if wraps else ElidedLabel()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self._sentence.setSizePolicy(policy)
        self._away = QToolButton()
        self._away.setProperty("role", "quiet")
        self._away.setToolTip(self.tr("Put this message away"))
        self._away.clicked.connect(lambda: self.put_away.emit(self._concern.key))
        line = row(self._word, self._sign, self._sentence, self._away)
        line.setStretch(2, 1)
        self.setLayout(line)
        self._dress()

    @property
    def concern(self) -> ConcernView:
        """What is shown."""
        return self._concern

    def show_concern(self, concern: ConcernView) -> None:
        """Show a concern; one without a sentence is good news."""
        if concern == self._concern:
            return
        self._concern = concern
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _dress(self) -> None:
        concern, theme = self._concern, current()
        well = not concern.sentence
        word = self.tr("All is well") if well else self.tr("Alarm") if concern.alarm else self.tr("Note")
        ink, sign = ("good", "check") if well else ("bad", "error") if concern.alarm else ("warn", "warning")
        self._word.show_text(word, ink=ink)
        self._sign.setPixmap(icon(sign, ink).pixmap(theme.icon(), self.devicePixelRatio()))
        self._sentence.setText(concern.sentence)
        self._sentence.setToolTip(as_text(concern.sentence))
        self._away.setIcon(icon("close", "muted"))
        self._away.setIconSize(theme.icon(14))
        self._away.setAccessibleName(
            self.tr("Put away: {sentence}").format(sentence=concern.sentence or word)
        )
        self.setAccessibleName(f"{word}: {concern.sentence}" if concern.sentence else word)
        self.setMinimumHeight(theme.control)
