"""The pages of sources, channels and desks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from interpreter.domain.devices import Device, Direction, InputPlace
from interpreter.domain.setup import DeskSetup, EventSetup, SourceSetup
from ui.dialogs.cards import Card, CardList, add_button
from ui.dialogs.channel_cards import ChannelCard
from ui.dialogs.desk_cards import DeskCard
from ui.dialogs.levels import InputLevel
from ui.dialogs.setup_page import ByName, SetupPage
from ui.dialogs.source_cards import SourceCard
from ui.models.event_draft import channel_for, free_name, recorded
from ui.widgets.language_choice import LanguageChoice
from ui.widgets.layouts import row


class CardPage(SetupPage):
    """A list of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: CardList[Any] = CardList()
        self.devices: tuple[Device, ...] = ()
        self.around = EventSetup("en")
        self.stack.addWidget(self.cards)
        self.cards.changed.connect(self.changed)

    def offer_to_add(self, *buttons: tuple[str, Callable[[], None]]) -> None:
        """Put buttons below the list."""
        self.stack.addLayout(row(*(add_button(words, act) for words, act in buttons), None))
        self.stack.addStretch(1)

    def observe(self, setup: EventSetup) -> None:
        """Tell every card."""
        self.around = setup
        self.cards.each(lambda card: card.observe(setup))

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these on every card."""
        self.devices = tuple(devices)
        self.cards.each(lambda card: card.show_devices(devices))

    def show_mistakes(self, by_name: ByName) -> bool:
        """Show what is wrong on which card."""
        return self.cards.show_mistakes(by_name)

    def add(self, card: Card) -> None:
        """Put one more card at the end, and bring it into sight."""
        self.cards.append(card)
        self.changed.emit()
        self.ensureWidgetVisible(card)

    def usual_input(self) -> str:
        """Return the name of the input that the system prefers, empty where there is none."""
        there = [one for one in self.devices if one.direction is Direction.INPUT and not one.monitor_of]
        usual = next((one for one in there if one.default), there[0] if there else None)
        return "" if usual is None else usual.name


class SourcesPage(CardPage):
    """What is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.introduce(self.tr("Everything that is listened to: microphones, lines, and recordings."))
        self.offer_to_add(
            (self.tr("Add an input"), self._add_input), (self.tr("Add a recording…"), self._ask_recording)
        )

    def fill(self, setup: EventSetup) -> None:
        """Show the sources."""
        self.cards.fill([SourceCard(one, self.devices) for one in setup.sources])

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with these sources."""
        return replace(setup, sources=tuple(card.source for card in self.cards.cards))

    def show_inputs(self, inputs: Mapping[str, InputLevel]) -> None:
        """Show the level on every card."""
        for card in self.cards.cards:
            place = card.place
            card.show_level(None if place is None or place.recording else inputs.get(place.device))

    def add_recording(self, path: str) -> None:
        """Listen to one more recording."""
        source = recorded(Path(path))
        self.add(SourceCard(replace(source, source=free_name(source.source, self.around)), self.devices))

    def _add_input(self) -> None:
        name = free_name(self.tr("source"), self.around)
        self.add(SourceCard(SourceSetup(name, InputPlace(self.usual_input())), self.devices))

    def _ask_recording(self) -> None:
        asked = QFileDialog(self, self.tr("Choose a recording"))
        asked.fileSelected.connect(self.add_recording)
        asked.open()


class ChannelsPage(CardPage):
    """What listeners choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.introduce(
            self.tr("What listeners choose from: one channel for every language, and more where needed.")
        )
        self._offered: tuple[str, ...] = ()
        self._languages = LanguageChoice()
        self._languages.languages_chosen.connect(self._choose)
        self.stack.insertWidget(1, self._languages)
        self.offer_to_add((self.tr("Add a second channel"), self._add_channel))

    def offer_languages(self, languages: Sequence[str]) -> None:
        """Offer these to interpret into."""
        self._offered = tuple(languages)
        self._languages.show_languages(self._languages.languages, self._offered)

    def fill(self, setup: EventSetup) -> None:
        """Show the channels."""
        self.cards.fill([ChannelCard(one, self.devices, self._offered) for one in setup.channels])

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with these channels."""
        return replace(setup, channels=tuple(card.channel for card in self.cards.cards))

    def observe(self, setup: EventSetup) -> None:
        """Tell every card, and show the languages that have one."""
        super().observe(setup)
        spoken = dict.fromkeys(one.listener.language for one in setup.channels)
        self._languages.show_languages(tuple(spoken), self._offered)

    def _choose(self, languages: tuple[str, ...]) -> None:
        there = {card.channel.listener.language for card in self.cards.cards}
        for card in [one for one in self.cards.cards if one.channel.listener.language not in languages]:
            card.removed.emit()
        for language in (one for one in languages if one not in there):
            self._add(language)

    def _add_channel(self) -> None:
        self._add(
            self.around.channels[-1].listener.language if self.around.channels else self._first_language()
        )

    def _first_language(self) -> str:
        return next((one for one in self._offered if one != self.around.source_language), "es")

    def _add(self, language: str) -> None:
        channel = channel_for(language)
        name = free_name(language, self.around)
        channel = replace(channel, listener=replace(channel.listener, channel=name))
        card = ChannelCard(channel, self.devices, self._offered)
        card.observe(self.around)
        self.add(card)


class DesksPage(CardPage):
    """Interpreters' places."""

    def __init__(self) -> None:
        super().__init__()
        self.introduce(
            self.tr("Places of interpreters, who can take a channel over from the machine at any time.")
        )
        self.offer_to_add((self.tr("Add a desk"), self._add_desk))

    def fill(self, setup: EventSetup) -> None:
        """Show the desks."""
        self.cards.fill([DeskCard(one, self.devices) for one in setup.desks])

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with these desks."""
        return replace(setup, desks=tuple(card.desk for card in self.cards.cards))

    def _add_desk(self) -> None:
        name = free_name(self.tr("desk"), self.around)
        card = DeskCard(DeskSetup(name, InputPlace(self.usual_input())), self.devices)
        card.observe(self.around)
        self.add(card)
