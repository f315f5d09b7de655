"""Interpreters' places: microphone, headphones, and the channels they may speak on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import Device, InputPlace
from interpreter.domain.setup import DeskSetup, EventSetup
from ui.dialogs.cards import Card
from ui.dialogs.device_choice import InputChoice, OutputChoice
from ui.models.wording import language_name
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import kept_spaced


class DeskCard(Card):
    """One desk."""

    def __init__(self, desk: DeskSetup, devices: Sequence[Device]) -> None:
        super().__init__()
        self._volume_db = desk.volume_db
        self._wanted = desk.channels
        self._name = QLineEdit(desk.desk)
        self._microphone = InputChoice(self.tr("Microphone"))
        self._headphones = OutputChoice(self.tr("Headphones"), self.tr("None"))
        self._boxes: dict[str, QCheckBox] = {}
        self._channels = QWidget()
        self._lines = FlowLayout(self._channels)
        kept_spaced(self._lines, gap="medium")
        self.add_fields(
            Field(self.tr("Name"), self._name),
            Field(self.tr("Microphone"), self._microphone),
            Field(self.tr("Headphones"), self._headphones),
            Field(self.tr("May speak on (none: every channel)"), self._channels),
        )
        self.name_remove(self.tr("Take this desk out"))
        for choice in (self._microphone, self._headphones):
            choice.show_devices(devices)
            choice.changed.connect(self.changed)
        self._microphone.set_place(desk.microphone)
        self._headphones.set_place(desk.headphones)
        self._name.textEdited.connect(lambda _: self.changed.emit())

    @property
    def name(self) -> str:
        """What the desk is called."""
        return self._name.text().strip()

    @property
    def desk(self) -> DeskSetup:
        """The desk as it is set up here."""
        microphone = self._microphone.place or InputPlace("")
        return DeskSetup(self.name, microphone, self._headphones.place, self._wanted, self._volume_db)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these."""
        self._microphone.show_devices(devices)
        self._headphones.show_devices(devices)

    def observe(self, setup: EventSetup) -> None:
        """Offer the channels that there are, and those that are wanted and missing."""
        words = {channel: channel for channel in self._wanted}
        words |= {one.listener.channel: _in_words(one.listener) for one in setup.channels}
        there = [one.listener.channel for one in setup.channels]
        named = {channel: words[channel] for channel in (*there, *self._wanted)}
        if list(named.items()) == [(channel, box.text()) for channel, box in self._boxes.items()]:
            return
        for box in self._boxes.values():
            self._lines.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {channel: self._box(channel, text) for channel, text in named.items()}

    def _box(self, channel: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(channel in self._wanted)
        box.setAccessibleName(self.tr("May speak on {channel}").format(channel=words))
        box.toggled.connect(self._choose)
        self._lines.addWidget(box)
        return box

    def _choose(self) -> None:
        self._wanted = tuple(channel for channel, box in self._boxes.items() if box.isChecked())
        self.changed.emit()


def _in_words(channel: ListenerChannel) -> str:
    """Return what a person calls a channel: its language, with its own name where that is another one."""
    language = language_name(channel.language)
    return language if channel.channel == channel.language else f"{channel.channel} ({language})"
