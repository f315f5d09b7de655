"""The listener channels: a strip each, and a way to another language."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.commands import AddChannel, Command, Monitor, SetOutput
from interpreter.domain.devices import OutputPlace
from interpreter.domain.setup import ChannelSetup
from ui.models.views import NO_LEVEL, BoothView, ChannelView
from ui.models.wording import language_name
from ui.panels.listening import Listening
from ui.theme import current
from ui.widgets.channel_menu import Around
from ui.widgets.channel_strip import ChannelStrip
from ui.widgets.channel_words import native_name
from ui.widgets.choice_list import Choice
from ui.widgets.device_picker import NOWHERE, OutputPicker, level_name
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_button import FoldingButton, fold
from ui.widgets.search_popup import SearchPopup
from ui.widgets.wrapped_label import WrappedLabel


class ChannelsPanel(QFrame):
    """Draws the channels of a session, or of the event that is being prepared, and asks for changes."""

    asked = Signal(object)
    """A command of the domain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Listener channels"))
        self._view = BoothView()
        self._simple = True
        self._strips: dict[str, ChannelStrip] = {}
        self._languages: tuple[str, ...] = ()
        self._levels: Mapping[str, tuple[float, float]] = {}
        self._picks_for = ""
        self.outputs = OutputPicker(self)
        self.outputs.picked.connect(self._play_at)
        self.listening = Listening(self)
        self.listening.asked.connect(self.asked)
        self.languages = SearchPopup(self, title=self.tr("Languages"), hint=self.tr("Search languages"))
        self.languages.chosen.connect(self._add)
        self.add = FoldingButton(
            "add", self.tr("Add language"), self.tr("Interpret into one more language"), self
        )
        self.add.clicked.connect(lambda: self.languages.open_at(self.add))
        self._lay_out()
        self.set_languages(())

    @property
    def strips(self) -> Sequence[ChannelStrip]:
        """The strips from top to bottom."""
        return [self._strips[view.channel] for view in self._view.channels if view.channel in self._strips]

    def set_simple(self, simple: bool) -> None:
        """Show what a plain event needs, or every key."""
        self._simple = simple
        self.add.setVisible(not simple)
        self.listening.setVisible(not simple)
        self._fit()
        for strip in self._strips.values():
            strip.set_simple(simple=simple)

    def set_languages(self, languages: Sequence[str]) -> None:
        """Offer these languages, by their codes."""
        self._languages = tuple(languages)
        self.add.setEnabled(bool(languages))
        self._offer_languages()

    def show_booth(self, view: BoothView) -> None:
        """Show the channels as they are now."""
        known, self._view = self._view, view
        if [one.channel for one in known.channels] != [one.channel for one in view.channels]:
            self._arrange()
            self._offer_languages()
        self._show_strips()
        self._empty.setVisible(not view.channels)
        self.listening.show_booth(view)
        if self.outputs.isVisible():
            self._offer_outputs()

    def show_levels(self, levels: Mapping[str, tuple[float, float]]) -> None:
        """Show levels, peak and RMS in dBFS, by channel."""
        self._levels = levels
        for channel, strip in self._strips.items():
            strip.show_level(*levels.get(channel, NO_LEVEL))
        played = {
            level_name(one.output): levels.get(one.channel, NO_LEVEL)
            for one in self._view.channels
            if one.output is not None
        }
        self.listening.show_levels(played)
        if self.outputs.isVisible():
            self.outputs.show_levels(played)

    def minimumSizeHint(self) -> QSize:
        """Return the room for one strip beside the scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inside = self._list.minimumSizeHint().width() + bar + 2 * current().small + 2 * self.frameWidth()
        least = super().minimumSizeHint()
        return QSize(max(inside, least.width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _arrange(self) -> None:
        """Keep the strips of channels that stay, in the order of the channels."""
        wanted = [view.channel for view in self._view.channels]
        for channel in [one for one in self._strips if one not in wanted]:
            gone = self._strips.pop(channel)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        before: QWidget = self.add
        for channel in wanted:
            strip = self._strips.get(channel) or self._new_strip(channel)
            self._flow.removeWidget(strip)
            self._flow.addWidget(strip)
            for stop in strip.stops:
                QWidget.setTabOrder(before, stop)
                before = stop

    def _new_strip(self, channel: str) -> ChannelStrip:
        strip = ChannelStrip(channel, self._list)
        strip.set_simple(simple=self._simple)
        strip.asked.connect(partial(self._ask, channel))
        strip.output_asked.connect(self._pick_output)
        self._strips[channel] = strip
        strip.show()
        return strip

    def _show_strips(self) -> None:
        sources = tuple(source.name for source in self._view.sources)
        named = tuple((one.channel, one.language_name) for one in self._view.channels)
        counts = any(one.audience is not None for one in self._view.channels)
        for view in self._view.channels:
            voices = self._view.voices_of(view.language)
            self._strips[view.channel].show_channel(
                view, Around(sources, named, self._view.desks, voices, counts)
            )

    def _ask(self, channel: str, command: Command) -> None:
        if isinstance(command, Monitor):
            strip = self._strips[channel]
            solo = strip.keys.solo
            self.listening.listen(command.to, solo if solo.isVisible() else strip.more)
        else:
            self.asked.emit(command)

    def _pick_output(self, channel: str) -> None:
        self._picks_for = channel
        self._offer_outputs()
        view = self._picked_for()
        output = None if view is None else view.output
        strip = self._strips[channel]
        anchor = strip.output if strip.output.isVisible() else strip.more
        self.outputs.open_at(anchor, output or NOWHERE)

    def _offer_outputs(self) -> None:
        view = self._picked_for()
        used = {
            one.output: native_name(one.language)
            for one in self._view.channels
            if one.output is not None and one.channel != self._picks_for
        }
        output, title = (None, "") if view is None else (view.output, view.device)
        self.outputs.show_devices(self._view.devices, output, used, title)

    def _picked_for(self) -> ChannelView | None:
        return next((one for one in self._view.channels if one.channel == self._picks_for), None)

    def _play_at(self, place: OutputPlace | None) -> None:
        view = self._picked_for()
        if view is not None and view.output != place:
            self.asked.emit(SetOutput(view.channel, place))

    def _offer_languages(self) -> None:
        there = {one.language for one in self._view.channels}
        found = sorted((native_name(code), code) for code in self._languages)
        self.languages.show_choices(
            [
                Choice(
                    code,
                    native,
                    note=language_name(code),
                    tail=self.tr("there already") if code in there else code,
                    icon_name="check" if code in there else "language",
                )
                for native, code in found
            ]
        )

    def _add(self, language: str) -> None:
        taken = {one.channel for one in self._view.channels} | {one.name for one in self._view.sources}
        channel, number = language, 1
        while channel in taken:
            number += 1
            channel = f"{language}-{number}"
        self.asked.emit(AddChannel(ChannelSetup(ListenerChannel(channel, language))))

    def _lay_out(self) -> None:
        self._title = ElidedLabel(self.tr("Listener channels"), self, ink="muted", bold=True)
        words = self.tr("Nobody is interpreted yet. Add the first language.")
        self._empty = WrappedLabel(words, self, role="muted")
        self._list = QWidget(self)
        self._flow = FlowLayout(self._list, columns=True, roomy=True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.listening)
        self._space()

    def _space(self) -> None:
        theme = current()
        self._column.setContentsMargins(theme.small, theme.small, theme.small, theme.small)
        self._column.setSpacing(theme.small)
        self._flow.setSpacing(theme.small)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """Leave the words of the button out where the title needs their room."""
        fold([self.add], self.width() - self._title.sizeHint().width() - 2 * current().small)
