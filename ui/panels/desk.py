"""An interpreter's desk: what comes in, what goes out, and the keys."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from interpreter.app.protocol import Levels
from interpreter.domain.commands import AskSlower, Cough, SetVolume
from ui.models.views import NO_LEVEL, BoothView, DeskView
from ui.widgets.big_key import BigFace, BigKey
from ui.widgets.cough_key import CoughKey
from ui.widgets.desk_keys import DeskKeys, DeskKeyWatch
from ui.widgets.desk_volume import DeskVolume
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.handover_bar import HandoverBar
from ui.widgets.incoming_choice import IncomingChoice
from ui.widgets.layouts import column, respace, row
from ui.widgets.meter import LevelMeter
from ui.widgets.outgoing_channel import OutgoingChannel
from ui.widgets.outgoing_row import OutgoingRow
from ui.widgets.shift_clock import ShiftClock

_TOLD_MS = 3000


class DeskPanel(QFrame):
    """The desk of one interpreter. It asks; what it shows is what the core told."""

    asked = Signal(object)
    """A Command."""

    def __init__(self, desk: str, keys: DeskKeys | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.keys = keys or DeskKeys()
        self._view = DeskView(desk)
        self._booth = BoothView()
        self._outgoing: dict[str, OutgoingChannel] = {}
        self._chosen = ""
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Desk {desk}").format(desk=desk))
        self.title = ElidedLabel(bold=True, scale=1.1)
        self.title.show_text(desk, icon_name="desk")
        self.shift = ShiftClock()
        self.incoming = IncomingChoice()
        self.volume = DeskVolume()
        self.meter = LevelMeter(ground="surface")
        self.cough = CoughKey()
        self.slower = BigKey(BigFace(self.tr("Slower"), self.tr("Ask the speaker"), "slower"))
        self.slower.setAccessibleName(self.tr("Ask the speaker to slow down"))
        self.slower.setToolTip(self.tr("Ask the speaker to slow down; nobody is told who asked"))
        self.bar = HandoverBar()
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        self._arrange()
        self._connect()

    def bind(self, watch: DeskKeyWatch) -> None:
        """Have the keys of the keyboard act on this desk, and show them."""
        watch.bind(self.keys.on_air, self.switch)
        watch.bind(f"Shift+{self.keys.on_air}" if self.keys.on_air else "", self.choose_next)
        watch.bind(self.keys.cough, self.cough.hold, self.cough.let_go)
        watch.bind(self.keys.handover, self.hand_over)
        watch.bind(self.keys.slower, self.slower.click)
        self.cough.show_hint(self.keys.cough)
        self.slower.show_hint(self.keys.slower)
        self.bar.show_key(self.keys.handover)
        self._show_hints()

    def show_booth(self, booth: BoothView) -> None:
        """Show what holds for this desk; nothing changes where it is not in the booth."""
        desk = next((one for one in booth.desks if one.desk == self.desk), None)
        if desk is None:
            return
        self._view, self._booth = desk, booth
        runs = booth.status.live
        self.shift.show_time(_shift_s(desk, booth))
        self.incoming.show_choice(desk, booth)
        self.volume.show_volume(desk.volume_db)
        self.cough.show_cough(on=desk.cough)
        for part in (self.incoming, self.volume, self.cough, self.slower):
            part.setEnabled(runs)
        self._show_outgoing(runs=runs)
        self._show_bar(runs=runs)

    def show_levels(self, levels: Levels) -> None:
        """Show how loud it is what the desk hears."""
        to = self._view.listens_to
        floor = tuple(levels.get(source.name, NO_LEVEL) for source in self._booth.sources)
        heard = (levels.get(to, NO_LEVEL),) if to is not None else (floor or (NO_LEVEL,))
        self.meter.show_level(max(peak for peak, _ in heard), max(rms for _, rms in heard))

    def switch(self) -> None:
        """Go off air wherever the desk is on, or else on air on the chosen channel."""
        on_air = [one for one in self._outgoing.values() if one.channel in self._view.on_air]
        for one in on_air or [one for one in self._outgoing.values() if one.channel == self._chosen]:
            one.press()

    def hand_over(self) -> None:
        """Hand over to whoever asks; where nobody does, ask for the chosen channel."""
        if self.bar.is_asking:
            self.bar.answer(accept=True)
        elif self._wanted in self._outgoing:
            self._outgoing[self._wanted].request()

    def choose_next(self) -> None:
        """Let the keys act on the next channel that the desk may hold."""
        channels = list(self._outgoing)
        if channels:
            self._chosen = channels[(channels.index(self._chosen) + 1) % len(channels)]
            self._show_hints()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            respace(self)
            self._sending.respace()

    @property
    def _wanted(self) -> str:
        """The channel to ask for: the chosen one, or the first that somebody else holds."""
        held = [one.channel for one in self._booth.channels if one.channel in self._outgoing and one.holders]
        others = [channel for channel in held if channel not in self._view.on_air]
        return self._chosen if self._chosen in others else next(iter(others), "")

    def _show_outgoing(self, *, runs: bool) -> None:
        views = {one.channel: one for one in self._booth.channels if one.channel in self._view.may_hold}
        if list(views) != list(self._outgoing):
            self._rebuild(list(views))
        for channel, view in views.items():
            self._outgoing[channel].show_channel(view, self._view, runs=runs)
        self._show_hints()

    def _rebuild(self, channels: list[str]) -> None:
        self._outgoing = {channel: OutgoingChannel(channel) for channel in channels}
        for card in self._outgoing.values():
            card.asked.connect(self.asked)
        self._sending.show_cards(tuple(self._outgoing.values()))
        if self._chosen not in self._outgoing:
            self._chosen = next(iter(channels), "")

    def _show_hints(self) -> None:
        switched = self._view.on_air or (self._chosen,)
        for channel, card in self._outgoing.items():
            card.show_hints(
                self.keys.on_air if channel in switched else "",
                self.keys.handover if channel == self._wanted and not self._view.asked_by else "",
            )

    def _show_bar(self, *, runs: bool) -> None:
        names = {one.channel: one.language_name for one in self._booth.channels}
        if self._view.asked_by and runs:
            channel, by = self._view.asked_by[0]
            self.bar.show_request(self.desk, channel, by, names.get(channel, channel))
        elif self._view.trouble:
            self.bar.show_line(self._view.trouble, trouble=True)
        elif not runs:
            self.bar.show_line(self.tr("No session runs"))
        elif not self._view.has_headphones:
            self.bar.show_line(
                self.tr("This desk has no headphones; choose some in the set-up"), trouble=True
            )
        else:
            self.bar.show_line("")

    def _slower(self) -> None:
        self.asked.emit(AskSlower(self.desk))
        self.slower.show_face(BigFace(self.tr("Slower"), self.tr("The speaker is asked"), "check"))
        self._told.start()

    def _connect(self) -> None:
        self.incoming.asked.connect(self.asked)
        self.bar.asked.connect(self.asked)
        self.volume.changed.connect(lambda volume_db: self.asked.emit(SetVolume(self.desk, volume_db)))
        self.cough.held.connect(lambda on: self.asked.emit(Cough(self.desk, on)))
        self.slower.clicked.connect(self._slower)
        usual = self.slower.face
        self._told.timeout.connect(lambda: self.slower.show_face(usual))

    def _arrange(self) -> None:
        self._sending = OutgoingRow((self.cough, self.slower))
        heading = row(self.title, None, self.shift)
        hearing = row(self.volume, self.meter)
        hearing.setStretch(0, 2)
        hearing.setStretch(1, 1)
        self.setLayout(
            column(
                heading, self.incoming, hearing, self.bar, self._sending, None, gap="small", margin="small"
            )
        )


def _shift_s(desk: DeskView, booth: BoothView) -> float | None:
    if not desk.on_air or desk.on_air_since_s is None:
        return None
    return booth.status.elapsed_s - desk.on_air_since_s
