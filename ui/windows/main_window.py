"""The main window: floor, conversation and listener channels, with what the operator has to know."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from interpreter.domain.captions import Caption
from interpreter.domain.commands import MergeSpeakers, NameSpeaker
from interpreter.domain.health import Gap
from interpreter.domain.setup import EventSetup
from ui.console import Console
from ui.models.views import BoothView
from ui.panels.channels import ChannelsPanel
from ui.panels.command_bar import CommandBar
from ui.panels.conversation import ConversationPanel
from ui.panels.floor import FloorPanel
from ui.panels.start import StartPanel
from ui.panels.status_bar import StatusBar
from ui.theme import current
from ui.way_out import Instead
from ui.widgets.banner import Banner
from ui.widgets.concern_list import ConcernList
from ui.widgets.panes import Panes
from ui.windows.menus import ActionMenu


class MainWindow(QMainWindow):
    """Shows the console; emits what concerns more than this window."""

    dropped = Signal(Path)
    closing = Signal()

    def __init__(self, console: Console, menu: ActionMenu) -> None:
        super().__init__()
        self._console = console
        self._menu = menu
        self.bar = CommandBar(menu)
        self.floor = FloorPanel()
        self.conversation = ConversationPanel()
        self.start = StartPanel()
        self.channels = ChannelsPanel()
        self.status = StatusBar()
        self.concerns = ConcernList()
        self.banner = Banner()
        self.setWindowTitle("OpenBooth")
        self.setAcceptDrops(True)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.start)
        self._middle.addWidget(self.conversation)
        self._arrange()
        self._connect()
        self._dress()
        self.show_booth(console.view)

    def set_simple(self, simple: bool) -> None:
        """Show what a plain event needs, or everything."""
        self.bar.set_simple(simple)
        self.floor.set_simple(simple)
        self.conversation.set_simple(simple)
        self.channels.set_simple(simple)

    def show_booth(self, view: BoothView) -> None:
        """Show what holds."""
        running = self._console.running
        why_not = "" if running else self._console.why_not
        self._middle.setCurrentWidget(self.conversation if running or self._said else self.start)
        self.bar.show_booth(view, can_start=not why_not, why_not=why_not)
        self.floor.show_booth(view)
        self.channels.show_booth(view)
        self.conversation.show_booth(view)
        self.status.show_status(view.status, view.phones)
        self.concerns.show_concerns(view.concerns)

    def put_away(self) -> None:
        """Leave what was said to the record, and show what can be started."""
        self._begin()
        self.show_booth(self._console.view)

    def layout_state(self) -> QByteArray:
        """Return how the panels share the window."""
        return self._split.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Let the panels share the window as before."""
        self._split.restoreState(state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the first file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let whoever is responsible decide."""
        event.ignore()
        self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_content"):
            self._dress()
        super().changeEvent(event)

    def _arrange(self) -> None:
        self._split = Panes(self.floor, self._middle, self.channels)
        self._content = QHBoxLayout()
        self._content.addWidget(self._split)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.concerns)
        column.addLayout(self._content, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        console = self._console
        console.viewed.connect(self.show_booth)
        console.told.connect(self._tell)
        console.began.connect(self._begin)
        console.metered.connect(self._meter)
        console.surveyed.connect(self.floor.show_inputs)
        console.refused.connect(self.banner.show_sentence)
        console.way_out.found.connect(self._offer_instead)
        console.comes.connect(self.banner.withdraw_offers)
        self.bar.start_asked.connect(console.start)
        self.bar.stop_asked.connect(console.stop)
        self.bar.pause_asked.connect(lambda on: console.pause(on=on))
        self.start.start_asked.connect(console.start)
        self.floor.asked.connect(console.ask)
        self.floor.listen_asked.connect(self.channels.listening.listen)
        self.channels.asked.connect(console.ask)
        self.conversation.speaker_named.connect(lambda who, name: console.ask(NameSpeaker(who, name)))
        self.conversation.speakers_merged.connect(lambda who, into: console.ask(MergeSpeakers(who, into)))
        self._said = False

    def _tell(self, told: tuple[Caption | Gap, ...]) -> None:
        self._said = True
        captions = [one for one in told if isinstance(one, Caption)]
        gaps = [one for one in told if isinstance(one, Gap)]
        self.conversation.take(captions, gaps)

    def _offer_instead(self, instead: Instead) -> None:
        """Say what keeps a session from starting, and offer the same one with an engine that works here."""
        engine = self._console.offered.engine(instead.setup.engine)
        title = engine.short_title if engine else instead.setup.engine
        words = self.tr("Start with {engine} instead").replace("{engine}", title)
        self.banner.show_offer(instead.sentence, words, partial(self._start_instead, instead.setup, title))

    def _start_instead(self, setup: EventSetup, title: str) -> None:
        waits = self._console.running
        self._console.start_instead(setup)
        if waits:
            soon = self.tr("{engine} starts as soon as the session that runs has ended.")
            self.banner.show_sentence(soon.replace("{engine}", title), "good")

    def _begin(self) -> None:
        self._said = False
        self.conversation.clear()

    def _meter(self, levels: Mapping[str, tuple[float, float]]) -> None:
        self.floor.show_levels(levels)
        self.channels.show_levels(levels)

    def _dress(self) -> None:
        theme = current()
        self._content.setContentsMargins(theme.medium, theme.tiny, theme.medium, theme.medium)
        self._menu.dress()
        self.setMinimumSize(theme.px(900), theme.px(480))
