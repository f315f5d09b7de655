"""One channel that a desk may go on air on: its key, who is heard there, and how it is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from interpreter.domain.channels import Mode
from interpreter.domain.commands import HandBack, RequestHandover, TakeOver
from ui.models.views import ChannelView, DeskView
from ui.widgets.big_key import BigFace, BigKey
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.lag_badge import LagBadge
from ui.widgets.layouts import column, row
from ui.widgets.listener_count import ListenerCount


class OutgoingChannel(QFrame):
    """Emits what the interpreter asks for; shows nothing before the core says so."""

    asked = Signal(object)

    def __init__(self, channel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = channel
        self._desk = ""
        self._mine = self._cough = False
        self._handover = ""
        self.setProperty("role", "card")
        self.name = ElidedLabel(bold=True)
        self.listeners = ListenerCount()
        self.lag = LagBadge(with_cause=False)
        self.key = BigKey(BigFace(self.tr("Take over"), icon_name="microphone"), widest=(self.tr("ON AIR"),))
        self.ask = QPushButton()
        self.force = QPushButton(self.tr("Take over"))
        self.force.setToolTip(self.tr("Take over now, without waiting for an answer"))
        self.force.setProperty("role", "quiet")
        self.state = ElidedLabel(ink="muted")
        held = QWidget()
        held.setLayout(row(self.ask, self.force, None, gap="tiny"))
        self._foot = QStackedWidget()
        self._foot.addWidget(self.state)
        self._foot.addWidget(held)
        self.setLayout(
            column(
                row(self.name, None, self.listeners, self.lag),
                self.key,
                self._foot,
                gap="tiny",
                margin="small",
            )
        )
        self.key.clicked.connect(self.press)
        self.ask.clicked.connect(self.request)
        self.force.clicked.connect(lambda: self.asked.emit(TakeOver(self._desk, self.channel)))

    def press(self) -> None:
        """Go on air, or off; where somebody else is on air, nothing happens."""
        if self.key.isEnabled():
            command = HandBack if self._mine else TakeOver
            self.asked.emit(command(self._desk, self.channel))

    def request(self) -> None:
        """Ask whoever is on air here to hand the channel over, once."""
        if self.ask.isVisibleTo(self) and self.ask.isEnabled():
            self.asked.emit(RequestHandover(self._desk, self.channel))

    def show_hints(self, on_air: str, handover: str) -> None:
        """Show which keys of the keyboard act here; empty ones act elsewhere."""
        self.key.show_hint(on_air)
        self._handover = handover
        self._name_ask(waits=not self.ask.isEnabled())

    def show_channel(self, view: ChannelView, desk: DeskView, *, runs: bool) -> None:
        """Show who is heard, seen from a desk. Nothing can be asked unless the session `runs`."""
        self._desk, self._mine, self._cough = desk.desk, view.channel in desk.on_air, desk.cough
        others = tuple(holder for holder in view.holders if holder != desk.desk)
        held = bool(others) and not self._mine
        self.name.show_text(view.language_name)
        self.key.setAccessibleName(self.tr("On air: {language}").format(language=view.language_name))
        self.key.show_face(self._face(view, others))
        self.key.setEnabled(runs and not held)
        self._foot.setCurrentIndex(1 if held else 0)
        self._name_ask(waits=view.channel in desk.asks)
        self.ask.setEnabled(runs and view.channel not in desk.asks)
        self.force.setEnabled(runs)
        self._show_state(view, others)
        self.listeners.setVisible(view.audience is not None)
        self.listeners.show_audience(view.audience)
        self.lag.setVisible(view.lag.seconds is not None)
        self.lag.show_lag(view.lag)

    def _face(self, view: ChannelView, others: tuple[str, ...]) -> BigFace:
        if self._mine:
            return BigFace(self.tr("ON AIR"), self.tr("Press to go off air"), "microphone", "live")
        if others:
            holders = " + ".join(others)
            return BigFace(self.tr("Held"), self.tr("by {desk}").format(desk=holders), "human")
        heard = self.tr("Floor is heard") if view.mode is Mode.FLOOR else self.tr("Machine is heard")
        return BigFace(self.tr("Take over"), heard, "microphone-off")

    def _show_state(self, view: ChannelView, others: tuple[str, ...]) -> None:
        if view.trouble:
            self.state.show_text(view.trouble, ink="warn", icon_name="warning")
        elif view.muted:
            self.state.show_text(self.tr("Muted by the operator"), ink="warn", icon_name="mute")
        elif self._mine and self._cough:
            silent = self.tr("Silent while you cough")
            self.state.show_text(silent, ink="warn", icon_name="microphone-off")
        elif self._mine and others:
            also = self.tr("Also on air: {desk}").format(desk=" + ".join(others))
            self.state.show_text(also, ink="human", icon_name="human")
        elif self._mine:
            self.state.show_text(self.tr("Listeners hear you"), ink="human", icon_name="human")
        else:
            self.state.show_text(self.tr("You are not heard"), ink="muted", icon_name="microphone-off")

    def _name_ask(self, *, waits: bool) -> None:
        text = self.tr("Asked…") if waits else self.tr("Ask")
        hint = f"  {self._handover}" if self._handover and not waits else ""
        if self.ask.text() != text + hint:
            self.ask.setText(text + hint)
        self.ask.setAccessibleName(self.tr("Ask for {language}").format(language=self.name.text()))
