"""The keys of a channel that only the whole console shows: who is heard, take over, voice, listen in."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from interpreter.domain.channels import EACH_SPEAKER, Mode
from interpreter.domain.commands import Monitor, SetMode
from ui.models.views import ChannelView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.channel_menu import Around, fill_voices, take_over
from ui.widgets.key_button import Face, KeyButton, PlaceButton


class ChannelKeys(QWidget):
    """Two rows of keys of equal place in every state."""

    asked = Signal(object)
    """A command of the domain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ChannelView("", "", "", Mode.MACHINE)
        self._around = Around()
        self.machine = KeyButton(Face(self.tr("Machine"), "machine"), None, self)
        self.floor = KeyButton(Face(self.tr("Floor"), "floor"), None, self)
        self.take = KeyButton(
            Face(self.tr("Take over"), "human"), Face(self.tr("Hand back"), "human"), self, key=True
        )
        self.solo = KeyButton(Face(self.tr("Listen in"), "headphones"), None, self)
        self.voice = PlaceButton(self, icon_name="speaker")
        self.machine.clicked.connect(lambda: self.asked.emit(SetMode(self._view.channel, Mode.MACHINE)))
        self.floor.clicked.connect(lambda: self.asked.emit(SetMode(self._view.channel, Mode.FLOOR)))
        self.take.clicked.connect(self.take_over)
        self.solo.clicked.connect(self.listen_in)
        self.voice.clicked.connect(self._open_voices)
        self._lay_out()

    def show_channel(self, view: ChannelView, around: Around) -> None:
        """Show the state of the channel."""
        self._view, self._around = view, around
        self.machine.show_on(on=view.mode is Mode.MACHINE)
        self.floor.show_on(on=view.mode is Mode.FLOOR)
        self.take.show_on(on=bool(view.holders))
        self.take.setEnabled(bool(take_over(view, around)))
        self.solo.show_on(on=view.soloed)
        named = {None: self.tr("Usual voice"), EACH_SPEAKER: self.tr("Each speaker's own")}
        voice = named.get(view.voice, view.voice or "")
        self.voice.show_choice(voice, ink="text" if view.voice else "muted")
        self._tell(view, around)

    def voices_menu(self) -> QMenu:
        """Return a menu of the voices of the channel's language."""
        menu = QMenu(self)
        fill_voices(menu, self._view, self._around, self.asked.emit)
        return menu

    def take_over(self) -> None:
        """Ask that a desk takes over, or hands back."""
        for command in take_over(self._view, self._around):
            self.asked.emit(command)

    def listen_in(self) -> None:
        """Ask to listen in on the channel, or no longer."""
        self.asked.emit(Monitor(None if self._view.soloed else self._view.channel))

    def full_width(self) -> int:
        """Return the width that leaves every key its words."""
        gap = current().tiny
        first = sum(key.full_width() + gap for key in (self.machine, self.floor, self.take))
        return max(first, self.voice.minimumSizeHint().width() + gap + self.solo.full_width())

    def set_folded(self, *, folded: bool) -> None:
        """Show icons alone, or words beside them."""
        for key in (self.machine, self.floor, self.take, self.solo):
            key.set_folded(folded=folded)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _tell(self, view: ChannelView, around: Around) -> None:
        name = view.language_name
        desk = around.desk_for(view.channel)
        if view.holders:
            take = self.tr("{desk} hands {language} back to the machine (T)")
        elif desk is None:
            take = self.tr("No desk is set up for {language}.")
        else:
            take = self.tr("{desk} takes {language} over (T)")
        told = (
            (self.machine, self.tr("{language}: the machine interprets").format(language=name)),
            (self.floor, self.tr("{language}: the floor is heard").format(language=name)),
            (self.take, take.format(desk=" + ".join(view.holders) or desk, language=name)),
            (self.solo, self.tr("Listen in on {language} (S)").format(language=name)),
            (self.voice, self.tr("Voice of {language}").format(language=name)),
        )
        for button, text in told:
            if button.toolTip() != text:
                button.setToolTip(as_text(text))
                button.setAccessibleName(text)
        self.voice.setAccessibleDescription(self.voice.text())

    def _open_voices(self) -> None:
        menu = self.voices_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.voice.mapToGlobal(QPoint(0, self.voice.height())))

    def _lay_out(self) -> None:
        self._rows = [QHBoxLayout(), QHBoxLayout()]
        self._rows[0].addWidget(self.machine)
        self._rows[0].addWidget(self.floor)
        self._rows[0].addStretch(1)
        self._rows[0].addWidget(self.take)
        self._rows[1].addWidget(self.voice, 1)
        self._rows[1].addWidget(self.solo)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for row in self._rows:
            self._column.addLayout(row)
        self._space()

    def _space(self) -> None:
        theme = current()
        self._column.setSpacing(theme.tiny)
        for row in self._rows:
            row.setSpacing(theme.tiny)
