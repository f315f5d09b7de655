"""Phones in the room: whether they can join, how, and who listens."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QLabel, QScrollArea, QWidget

from interpreter.domain.sharing import SharingSetup
from ui.dialogs.phones_audience import AudienceCard
from ui.dialogs.phones_fields import SharingFields
from ui.dialogs.phones_join import JoinCard
from ui.dialogs.sizes import open_at
from ui.models.phones import mistakes_of
from ui.models.views import BoothView, PhonesView
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.question import Question
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 820, 760


class PhonesDialog(QDialog):
    """Draws what it is given, and asks for what is chosen; what is around it goes on meanwhile."""

    share_asked = Signal(object)
    """SharingSetup: let phones join so, or from now on so."""
    stop_asked = Signal()
    revoke_asked = Signal()
    slide_asked = Signal()
    kept = Signal(object)
    """SharingSetup with which the event begins from now on, or None where it begins without phones."""

    def __init__(self, usual: SharingSetup, parent: QWidget | None = None) -> None:
        """`usual` is offered as long as neither phones listen nor the event says how they do."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phones in the room"))
        self._phones = PhonesView()
        self._filled = usual
        self._state = ElidedLabel(bold=True, scale=1.15)
        self.switch, self.use = IconButton(), IconButton("", self.tr("Use the changes"))
        self.trouble, self.mistake = Note(), Note()
        self.question = Question()
        self.join, self.audience, self.fields = JoinCard(), AudienceCard(), SharingFields()
        self._introduction = WrappedLabel(
            self.tr(
                "Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, "
                "and nothing leaves the local network."
            ),
            role="muted",
        )
        self.with_event = QCheckBox(self.tr("Also when this event starts"))
        self.with_event.setToolTip(self.tr("Phones can join as soon as a session of this event begins"))
        self._connect()
        self._lay_out()
        self.fields.fill(usual)
        self.show_booth(BoothView(), event=None)
        open_at(self, _WIDTH, _HEIGHT)

    def show_booth(self, view: BoothView, *, event: SharingSetup | None) -> None:
        """Show what holds; `event` is how phones listen whenever the event starts, None where they do not."""
        phones = self._phones = view.phones
        setup = phones.sharing.setup if phones.on else event or self._filled
        if setup != self._filled:
            self._filled = setup
            self.fields.fill(setup)
        self.with_event.blockSignals(True)
        self.with_event.setChecked(event is not None)
        self.with_event.blockSignals(False)
        self.join.show_phones(phones, view.channels)
        self.audience.show_booth(view)
        for card in (self.join, self.audience):
            card.setVisible(phones.on)
        self._introduction.setVisible(not phones.on)
        if not phones.on or phones.waits:
            self.question.withdraw()
        self._show_state()
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _show_state(self) -> None:
        phones = self._phones
        if phones.waits:
            self._state.show_text(self.tr("One moment…"), ink="muted", icon_name="clock")
        elif phones.sharing.trouble and not phones.on:
            self._state.show_text(self.tr("Phones cannot join"), ink="bad", icon_name="error")
        elif phones.sharing.trouble:
            self._state.show_text(self.tr("Not all is well"), ink="warn", icon_name="warning")
        elif phones.on:
            self._state.show_text(self.tr("Phones can join"), ink="good", icon_name="check")
        else:
            self._state.show_text(self.tr("Phones are not let in"), ink="muted", icon_name="phone")

    def _check(self) -> None:
        """Say what is wrong, and offer what can be done now."""
        phones, value = self._phones, self.fields.value
        wrong = next(iter(mistakes_of(value)), "")
        self.trouble.show_sentence(phones.refusal or phones.sharing.trouble)
        self.mistake.show_sentence(wrong)
        self.switch.setText(self.tr("Stop sharing") if phones.on else self.tr("Let phones join"))
        self.switch.setEnabled(not phones.waits and (phones.on or not wrong))
        role = "" if phones.on else "primary"
        if self.switch.property("role") != role:
            self.switch.setProperty("role", role)
            self.switch.style().polish(self.switch)
        self.use.setVisible(phones.on)
        self.use.setEnabled(not phones.waits and not wrong and value != phones.sharing.setup)

    def _edited(self) -> None:
        """Take what was changed: at once for the event, on request for phones that listen."""
        self._check()
        if self.with_event.isChecked() and not self._phones.on:
            self._keep()

    def _keep(self) -> None:
        """Have the event begin with phones as they listen now, or as is chosen here; or without any."""
        if not self.with_event.isChecked():
            self.kept.emit(None)
        elif self._phones.on:
            self.kept.emit(self._phones.sharing.setup)
        else:
            self._filled = self.fields.value
            self.kept.emit(self._filled)

    def _press(self) -> None:
        if not self._phones.on:
            self.share_asked.emit(self.fields.value)
        elif there := self._phones.audience.listeners:
            self.question.ask(
                self.tr("%n phones are sent away, and no other can join.", "", there),
                yes=self.tr("Stop sharing"),
                no=self.tr("Go on"),
                act=self.stop_asked.emit,
            )
        else:
            self.stop_asked.emit()

    def _connect(self) -> None:
        for button in (self.switch, self.use):
            button.setAutoDefault(False)
        self.switch.clicked.connect(self._press)
        self.use.setProperty("role", "primary")
        self.use.clicked.connect(lambda: self.share_asked.emit(self.fields.value))
        self.fields.changed.connect(self._edited)
        self.with_event.toggled.connect(lambda _: self._keep())
        self.join.revoke_asked.connect(self.revoke_asked)
        self.join.slide_asked.connect(self.slide_asked)

    def _lay_out(self) -> None:
        settings = QFrame()
        settings.setProperty("role", "card")
        title = QLabel(self.tr("Settings"))
        title.setProperty("role", "title")
        settings.setLayout(
            column(
                title,
                self.fields,
                self.mistake,
                row(self.with_event, None, self.use),
                gap="medium",
                margin="medium",
            )
        )
        inside = QWidget()
        inside.setLayout(column(self._introduction, self.join, self.audience, settings, None, gap="medium"))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        close = IconButton("", self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        head = row(self._state, None, self.switch)
        whole = column(
            head, self.question, self.trouble, area, row(None, close), gap="medium", margin="large"
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)
        close.setFocus()
