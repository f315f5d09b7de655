"""What listeners choose: language, voice, output, what is interpreted there, and how late they may be."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.devices import Device
from interpreter.domain.setup import ChannelSetup, EventSetup
from ui.dialogs.cards import Card
from ui.dialogs.device_choice import OutputChoice
from ui.models.limits import limit_help, limits_offered
from ui.models.wording import language_name
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field


class ChannelCard(Card):
    """One listener channel."""

    def __init__(self, channel: ChannelSetup, devices: Sequence[Device], languages: Sequence[str]) -> None:
        super().__init__()
        listener = channel.listener
        offered = dict.fromkeys((*languages, listener.language))
        words = [(code, language_name(code)) for code in offered]
        self._name = QLineEdit(listener.channel)
        self._language = Chooser("", sorted(words, key=lambda one: one[1]))
        self._language.set_value(listener.language)
        self._output = OutputChoice(self.tr("Output"), self.tr("Recorded only"))
        self._voice = QLineEdit(listener.voice or "")
        self._voice.setPlaceholderText(self.tr("The usual one"))
        self._input = Chooser("", [(None, self.tr("The whole floor"))])
        self._input.set_value(listener.input)
        self._mode = Chooser("", [(Mode.MACHINE, self.tr("Machine")), (Mode.FLOOR, self.tr("Floor"))])
        self._mode.set_value(listener.mode)
        limits = limits_offered(listener.never_later_s)
        self._limit = Chooser("", limits)
        self._limit.set_value(listener.never_later_s)
        self.add_fields(
            Field(self.tr("Language"), self._language),
            Field(self.tr("Output"), self._output, self.tr("Without one nobody in the room hears it")),
            Field(self.tr("Voice"), self._voice),
            Field(self.tr("What is interpreted"), self._input, self.tr("A channel here makes it a relay")),
            Field(self.tr("Who is heard first"), self._mode),
            Field(self.tr("Never later than"), self._limit, limit_help()),
            Field(self.tr("Name of the channel"), self._name),
        )
        self.name_remove(self.tr("Take this channel out"))
        self._output.show_devices(devices)
        self._output.set_place(channel.output)
        for line in (self._name, self._voice):
            line.textEdited.connect(lambda _: self.changed.emit())
        for chooser in (self._input, self._mode, self._limit):
            chooser.chosen.connect(self.changed)
        self._language.chosen.connect(self._chose_language)
        self._output.changed.connect(self.changed)
        self._was = listener.language

    @property
    def name(self) -> str:
        """What the channel is called."""
        return self._name.text().strip()

    @property
    def channel(self) -> ChannelSetup:
        """The channel as it is set up here."""
        mode, heard, limit = self._mode.value, self._input.value, self._limit.value
        listener = ListenerChannel(
            self.name,
            str(self._language.value),
            self._voice.text().strip() or None,
            mode if isinstance(mode, Mode) else Mode.MACHINE,
            heard if isinstance(heard, str) else None,
            limit if isinstance(limit, float) else None,
        )
        return ChannelSetup(listener, self._output.place)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these."""
        self._output.show_devices(devices)

    def observe(self, setup: EventSetup) -> None:
        """Offer the sources and the other channels as what is interpreted here."""
        relays = [one.listener.channel for one in setup.channels if one.listener.channel != self.name]
        options: list[tuple[object, str]] = [(None, self.tr("The whole floor"))]
        options += [(one.source, one.source) for one in setup.sources]
        options += [(name, self.tr("Relay of {channel}").format(channel=name)) for name in relays]
        heard = self._input.value
        if heard is not None and heard not in [value for value, _ in options]:
            options.append((heard, self.tr("{name} (not there)").format(name=heard)))
        self._input.set_options(options)

    def _chose_language(self) -> None:
        """A channel that is called like its language goes on to be."""
        language = str(self._language.value)
        if self.name == self._was:
            self._name.setText(language)
        self._was = language
        self.changed.emit()
