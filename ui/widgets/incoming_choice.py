"""What an interpreter hears: the floor and a few channels on one touch each, the rest in a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from interpreter.domain.commands import Listen
from ui.models.relays import Depth, depth_of
from ui.models.views import BoothView, ChannelView, DeskView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.listen_key import ListenKey

MOST_KEYS = 3


class IncomingChoice(QWidget):
    """Emits what to listen to; what a desk speaks on it cannot hear. + is a translation, − a translation of one."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._booth = DeskView(""), BoothView()
        self.floor = ListenKey(None)
        self.keys = tuple(ListenKey("") for _ in range(MOST_KEYS))
        self.more = ListenKey("")
        self.more.setAccessibleName(self.tr("Listen to something else"))
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        for key in (self.floor, *self.keys):
            key.clicked.connect(lambda _on=False, key=key: self._ask(key.to))
            self._flow.addWidget(key)
        self._flow.addWidget(self.more)
        self.more.clicked.connect(self._open_menu)

    def show_choice(self, desk: DeskView, booth: BoothView) -> None:
        """Show what is heard and what can be."""
        self._desk, self._booth = desk, booth
        self._flow.setSpacing(current().small)
        self.floor.show_choice(
            self.tr("FLOOR"), on=desk.listens_to is None, tip=self.tr("Listen to the whole floor")
        )
        near, far = self._near_and_far()
        for number, key in enumerate(self.keys):
            key.setVisible(number < len(near))
            if number < len(near):
                self._show(key, near[number])
        self._show_rest(far)

    def menu(self) -> QMenu:
        """Return what has no key of its own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for channel in self._near_and_far()[1]:
            text, tip = self._signed(channel)
            why_not = self._why_not(channel)
            self._offer(menu, channel.channel, text, why_not or tip).setEnabled(not why_not)
        if len(self._sources()) > 1:
            menu.addSeparator()
            for source in self._sources():
                self._offer(menu, source, source, self.tr("One input of the floor"))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_rest(self, far: list[ChannelView]) -> None:
        """Show the last key: what was chosen in the menu, or that there is more."""
        rest = {channel.channel: channel for channel in far}
        to = self._desk.listens_to
        self.more.setVisible(bool(far) or len(self._sources()) > 1)
        if to in rest:
            text, tip = self._signed(rest[to])
            self.more.show_choice(f"{text} …", on=True, tip=tip)
        elif to in self._sources():
            self.more.show_choice(f"{to} …", on=True, tip=self.tr("One input of the floor"))
        else:
            self.more.show_choice(self.tr("More …"), on=False, tip=self.tr("Listen to something else"))

    def _near_and_far(self) -> tuple[list[ChannelView], list[ChannelView]]:
        """Return the channels with keys, those first which the desk does not speak on, and those in the menu."""
        others = [one for one in self._booth.channels if one.channel not in self._desk.may_hold]
        own = [one for one in self._booth.channels if one.channel in self._desk.may_hold]
        channels = others + own
        return channels[:MOST_KEYS], channels[MOST_KEYS:]

    def _sources(self) -> tuple[str, ...]:
        return tuple(source.name for source in self._booth.sources)

    def _show(self, key: ListenKey, channel: ChannelView) -> None:
        key.to = channel.channel
        text, tip = self._signed(channel)
        key.show_choice(
            text, on=self._desk.listens_to == channel.channel, why_not=self._why_not(channel), tip=tip
        )

    def _signed(self, channel: ChannelView) -> tuple[str, str]:
        """Return the name of a channel with the sign of its relay depth, and the same in words."""
        name = channel.language_name
        match depth_of(channel, self._booth):
            case Depth.FLOOR:
                return " · ".join((name, self.tr("FLOOR"))), self.tr("{language} carries the floor").format(
                    language=name
                )
            case Depth.DIRECT:
                return f"+ {name}", self.tr("{language}: a translation of the floor").format(language=name)
            case Depth.RELAY:
                return f"− {name}", self.tr("{language}: a translation of a translation").format(
                    language=name
                )

    def _why_not(self, channel: ChannelView) -> str:
        if channel.channel not in self._desk.on_air:
            return ""
        return self.tr("You are on air on {language}, so you cannot listen to it").format(
            language=channel.language_name
        )

    def _offer(self, menu: QMenu, to: str, text: str, tip: str) -> QAction:
        action = menu.addAction(text)
        action.setToolTip(as_text(tip))
        action.setCheckable(True)
        action.setChecked(self._desk.listens_to == to)
        action.triggered.connect(lambda _on=False: self._ask(to))
        return action

    def _ask(self, to: str | None) -> None:
        self.asked.emit(Listen(self._desk.desk, to))
