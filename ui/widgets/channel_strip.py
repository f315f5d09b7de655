"""One listener channel: its language, who is heard, where it plays, how loud and how late it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from interpreter.domain.channels import Mode
from interpreter.domain.commands import Mute
from interpreter.domain.devices import DeviceState
from ui.icons import icon
from ui.models.views import NO_LEVEL, ChannelView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.channel_keys import ChannelKeys
from ui.widgets.channel_menu import Around, fill_rest, fill_simple
from ui.widgets.channel_words import code_of, heard, native_name, output, status
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import Face, KeyButton, PlaceButton
from ui.widgets.lag_badge import LagBadge
from ui.widgets.listener_count import ListenerCount
from ui.widgets.meter import LevelMeter
from ui.widgets.more_button import MoreButton

_SIGN = 18
"""The width of the sign that tells who is heard; the words beside it give way."""
_CAUSE_FROM = 480
"""The width from which on the cause of the lag stands beside it; otherwise the tooltip tells it."""


class ChannelStrip(QFrame):
    """Shows one channel and asks for what its keys say. M mutes, S listens in, T takes over, O chooses the output."""

    asked = Signal(object)
    """A command of the domain."""
    output_asked = Signal(str)
    """The channel whose output is to be chosen."""

    def __init__(self, channel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ChannelView(channel, channel, channel, Mode.MACHINE)
        self._around = Around()
        self._drawn: tuple[ChannelView, Around] | None = None
        self._simple = True
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.meter = LevelMeter(self, vertical=True)
        self.title = ElidedLabel("", self, bold=True, scale=1.05)
        self.code = ElidedLabel("", self, ink="muted")
        self.mode = ElidedLabel("", self, bold=True)
        self.listeners = ListenerCount(self)
        self.lag = LagBadge()
        self.output = PlaceButton(self, icon_name="headphones")
        self.place = ElidedLabel("", self, ink="muted")
        self.mute = KeyButton(Face(self.tr("Mute"), "speaker"), Face(self.tr("Muted"), "mute", "warn"), self)
        self.more = MoreButton(self.tr("More for this channel"), self.fill_menu, self)
        self.keys = ChannelKeys(self)
        self.status = ElidedLabel("", self, ink="muted", scale=0.92)
        self._connect()
        self._lay_out()
        self.set_simple(simple=True)

    @property
    def view(self) -> ChannelView:
        """What is shown."""
        return self._view

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab goes, in order."""
        keys = self.keys
        return (self.output, self.mute, self.more, keys.machine, keys.floor, keys.take, keys.voice, keys.solo)

    def set_simple(self, *, simple: bool) -> None:
        """Show where it plays and the mute key only, or every key."""
        self._simple = simple
        self.output.setVisible(not simple)
        self.place.setVisible(simple)
        self.keys.setVisible(not simple)
        self.status.setVisible(not simple)
        self._fit()

    def show_channel(self, view: ChannelView, around: Around) -> None:
        """Show the state of the channel."""
        if (view, around) == self._drawn:
            return
        self._drawn = self._view, self._around = view, around
        self.title.show_text(native_name(view.language))
        self.title.setToolTip(view.language_name)
        self.code.show_text(code_of(view))
        who = heard(view)
        self.mode.show_text(who.text, ink=who.ink, icon_name=who.icon_name)
        self.mode.setAccessibleName(self.tr("Heard: {who}").format(who=who.text))
        self.listeners.setVisible(around.counts_listeners)
        self.listeners.show_audience(view.audience)
        self.lag.show_lag(view.lag)
        self.mute.show_on(on=view.muted)
        self.keys.show_channel(view, around)
        self._show_output()
        self._show_status()
        self.setAccessibleName(view.language_name)

    def show_level(self, peak_db: float, rms_db: float) -> None:
        """Show levels, in dBFS."""
        lost = self._view.state is DeviceState.LOST
        self.meter.show_level(*(NO_LEVEL if lost else (peak_db, rms_db)))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what has no key now."""
        if self._simple:
            menu.addAction(icon("headphones"), self.tr("Output…"), self.output.click)
            fill_simple(menu, self._view, self._around, self.asked.emit)
        fill_rest(menu, self._view, self._around, self.asked.emit)

    def sizeHint(self) -> QSize:
        """Return the room for every key with its words."""
        return QSize(self._edges() + self._full_width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say where the lag comes from, and have words on the keys, where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()
            self._fit()

    def _fit(self) -> None:
        self.lag.set_compact(self.width() < current().px(_CAUSE_FROM))
        folded = self.width() < self._edges() + self._full_width()
        self.code.setVisible(not folded)
        self.mute.set_folded(folded=folded)
        self.keys.set_folded(folded=folded)

    def _edges(self) -> int:
        margins = self._whole.contentsMargins()
        return margins.left() + margins.right() + self.meter.sizeHint().width() + self._whole.spacing()

    def _full_width(self) -> int:
        """Return the width inside that leaves every key its words."""
        first = self.output.minimumSizeHint().width() + self.mute.full_width() + self.more.sizeHint().width()
        first += 2 * current().small
        return first if self._simple else max(first, self.keys.full_width())

    def _show_output(self) -> None:
        said = output(self._view)
        self.output.show_choice(said.text, tail=said.tail, ink=said.ink, icon_name=said.icon_name)
        where = " ".join(part for part in (said.text, said.tail) if part)
        self.place.show_text(where, ink=said.ink, icon_name=said.icon_name)
        name = self.tr("Output of {language}").format(language=self._view.language_name)
        self.output.setAccessibleName(name)
        self.output.setAccessibleDescription(self._view.trouble or where)
        self.output.setToolTip(as_text(f"{name} (O)\n{self._view.trouble or where}"))

    def _show_status(self) -> None:
        said = status(self._view)
        self.status.show_text(said.text, ink=said.ink, icon_name=said.icon_name)
        name = self.tr("Mute {language}").format(language=self._view.language_name)
        self.mute.setAccessibleName(name)
        self.mute.setToolTip(f"{name} (M)")
        self.meter.setAccessibleName(self.tr("Level of {channel}").format(channel=self._view.language_name))
        self.more.show_name(self.tr("More for {channel}").format(channel=self._view.language_name))

    def _connect(self) -> None:
        self.mute.clicked.connect(lambda: self.asked.emit(Mute(self._view.channel, not self._view.muted)))
        self.output.clicked.connect(lambda: self.output_asked.emit(self._view.channel))
        self.keys.asked.connect(self.asked)
        for key, act in (
            ("M", self.mute.click),
            ("O", self.output.click),
            ("S", self.keys.listen_in),
            ("T", self.keys.take_over),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        self._rows = [QHBoxLayout(), QHBoxLayout()]
        name = QHBoxLayout()
        name.addWidget(self.title)
        name.addWidget(self.code)
        name.addStretch(1)
        self.mode.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows[0].addLayout(name, 1)
        self._rows[0].addWidget(self.mode, 1)
        self._rows[0].addWidget(self.listeners)
        self._rows[0].addWidget(self.lag)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows[1].addWidget(self.place, 1)
        self._rows[1].addWidget(self.output, 1)
        self._rows[1].addWidget(self.mute)
        self._rows[1].addWidget(self.more)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout()
        for row in self._rows:
            self._column.addLayout(row)
        self._column.addWidget(self.keys)
        self._column.addWidget(self.status)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self.meter)
        self._whole.addLayout(self._column, 1)
        self._space()

    def _space(self) -> None:
        theme = current()
        for row in self._rows:
            row.setSpacing(theme.small)
        self.listeners.space()
        self.mode.setMinimumWidth(theme.px(_SIGN))
        self.place.setMinimumWidth(self.output.minimumSizeHint().width())
        self._column.setSpacing(theme.tiny)
        self._whole.setSpacing(theme.small)
        self._whole.setContentsMargins(theme.small, theme.tiny, theme.tiny, theme.tiny)
