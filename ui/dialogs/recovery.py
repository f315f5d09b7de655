"""Sessions that were cut off: recovered, left, or thrown away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from interpreter.domain.sessions import Interrupted
from interpreter.domain.timeline import seconds_from_ticks
from ui.dialogs.scrolled import scrolled
from ui.dialogs.sizes import open_at
from ui.models.elapsed import clock
from ui.models.review_session import exact_moment, moment
from ui.models.wording import listed
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, respace, row
from ui.widgets.note import Note
from ui.widgets.question import Question
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 620, 460


class RecoveryDialog(QDialog):
    """Has a card for each session; it closes once each has been dealt with. Discarding asks first."""

    recover_asked = Signal(str)
    skip_asked = Signal(str)
    discard_asked = Signal(str)

    def __init__(self, sessions: Sequence[Interrupted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sessions that were cut off"))
        self.cards: dict[str, InterruptedCard] = {}
        said = WrappedLabel(
            self.tr(
                "The last time OpenBooth, or this computer, stopped in the middle of a session. "
                "Every final word until then is on record."
            )
        )
        stack = column(gap="medium")
        for session in sessions:
            card = self.cards[session.id] = InterruptedCard(session)
            card.recover_asked.connect(self.recover_asked)
            card.skip_asked.connect(self.skip_asked)
            card.discard_asked.connect(self.discard_asked)
            stack.addWidget(card)
        self.note = Note()
        later = IconButton("", self.tr("Decide later"))
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        whole = column(said, scrolled(stack, None), self.note, row(None, later), gap="medium", margin="large")
        whole.setStretch(1, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def settle(self, session: str) -> None:
        """Take the card of a session away that has been dealt with."""
        card = self.cards.pop(session, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        if not self.cards:
            self.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)


class InterruptedCard(QFrame):
    """One session: when it began, up to when its words are on record, and what can be done with it."""

    recover_asked = Signal(str)
    skip_asked = Signal(str)
    discard_asked = Signal(str)

    def __init__(self, session: Interrupted) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        title = WrappedLabel(listed(session.inputs) or session.id, role="title")
        self.told = WrappedLabel(self._sentence(session))
        self.recover = IconButton("check", self.tr("Recover"))
        self.recover.setToolTip(
            self.tr("Close its record at the last word, so that it can be read and exported")
        )
        self.skip = IconButton("", self.tr("Skip"))
        self.skip.setToolTip(self.tr("Leave it as it is, and ask no more"))
        self.discard = IconButton("remove", self.tr("Discard…"))
        self.question = Question()
        self.recover.clicked.connect(lambda: self.recover_asked.emit(session.id))
        self.skip.clicked.connect(lambda: self.skip_asked.emit(session.id))
        self.discard.clicked.connect(self._ask)
        inside = QWidget()
        flow = FlowLayout(inside)
        kept_spaced(flow, gap="small")
        for button in (self.recover, self.skip, self.discard):
            button.setAutoDefault(False)
            button.setAccessibleDescription(self.told.text())
            flow.addWidget(button)
        self.setLayout(column(title, self.told, inside, self.question, margin="medium"))

    def _sentence(self, session: Interrupted) -> str:
        words = self.tr("%n line(s) on record.", "", session.lines)
        began = self.tr("Began {moment}.").format(moment=moment(session.started)) if session.started else ""
        if not session.lines:
            return " ".join(filter(None, (began, self.tr("No final words are on record."))))
        last = self.tr("Last final words at {time}, {position} into the session.").format(
            time=exact_moment(session.last_words_at) or "–",
            position=clock(seconds_from_ticks(session.last_words)),
        )
        return " ".join(filter(None, (began, last, words)))

    def _ask(self) -> None:
        self.question.ask(
            self.tr("Throw this session away, with its text and its sound? Nothing can bring it back."),
            yes=self.tr("Throw it away"),
            no=self.tr("Leave it"),
            act=lambda: self.discard_asked.emit(self._session.id),
        )
