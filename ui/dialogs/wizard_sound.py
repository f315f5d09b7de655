"""The wizard's screens of languages, of what is listened to, and of where it is heard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget

from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from ui.dialogs.device_choice import OutputChoice
from ui.dialogs.levels import InputLevel
from ui.dialogs.radio_card import RadioCard
from ui.dialogs.wizard_page import WizardPage, in_order
from ui.models.wizard import WizardChoice, advice, whole
from ui.models.wording import language_name
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field
from ui.widgets.icon_button import IconButton
from ui.widgets.language_choice import LanguageChoice
from ui.widgets.layouts import column, row
from ui.widgets.meter import LevelMeter
from ui.widgets.no_devices import NoDevices
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_LEAST_DB = -120.0
_LOOKING_MS = 3_000
"""So long after a sound system was opened, its devices are known."""


class LanguagesPage(WizardPage):
    """What is spoken, and into what it is interpreted."""

    def __init__(self, heard: Sequence[str], written: Sequence[str]) -> None:
        super().__init__(
            self.tr("Which languages?"),
            self.tr("What is spoken in the room, and what your listeners want to hear or read."),
        )
        self._heard, self._written = tuple(heard), tuple(written)
        self._spoken, self._also, self._into = Chooser(""), LanguageChoice(), LanguageChoice()
        self._spoken.chosen.connect(self._choose)
        for more in (self._also, self._into):
            more.languages_chosen.connect(lambda _: self._choose())
        self.stack.addLayout(row(Field(self.tr("Spoken language"), self._spoken), None))
        self.stack.addWidget(Field(self.tr("Also spoken, where people speak in more than one"), self._also))
        self.stack.addWidget(Field(self.tr("Interpret into"), self._into))
        self.stack.addStretch(1)

    @property
    def lacks(self) -> str:
        """See WizardPage."""
        return "" if self.choice.targets else self.tr("Choose a language to interpret into.")

    def show_choice(self, choice: WizardChoice) -> None:
        """See WizardPage."""
        super().show_choice(choice)
        usual, *also = choice.spoken
        codes = dict.fromkeys((*self._heard, usual))
        self._spoken.set_options(
            sorted(((code, language_name(code)) for code in codes), key=lambda one: one[1])
        )
        self._spoken.set_value(usual, words=language_name(usual))
        self._also.show_languages(also, [code for code in self._heard if code != usual])
        self._into.show_languages(choice.targets, self._written)

    def _choose(self) -> None:
        usual = str(self._spoken.value)
        also = (code for code in self._also.languages if code != usual)
        self.chosen.emit(replace(self.choice, spoken=(usual, *also), targets=self._into.languages))


class InputPage(WizardPage):
    """Every input with what is heard there now; one is chosen, or a recording."""

    look_asked = Signal()
    """Somebody wants the devices to be looked for anew."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Where does the sound come from?"),
            self.tr("Speak, or have somebody speak: the input that moves is the one to choose."),
        )
        self._group = QButtonGroup(self)
        self.cards: dict[str, _InputCard] = {}
        """By the name of the device."""
        self._list = column()
        self._nothing = NoDevices()
        self._nothing.file_asked.connect(self._ask_file)
        self._recording = RadioCard("")
        self._recording.chosen.connect(self._choose_recording)
        self._group.addButton(self._recording.button)
        self._path, self._listed = "", False
        self.again = IconButton("search", self.tr("Look again"))
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._look_again)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKING_MS)
        self._looking.timeout.connect(self._show_nothing)
        self.browse = IconButton("file", self.tr("A recording instead…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._ask_file)
        self.stack.addLayout(self._list)
        self.stack.addWidget(self._nothing)
        self.stack.addLayout(row(None, self.again, None))
        self.stack.addWidget(self._recording)
        self.stack.addLayout(row(self.browse, None))
        self.stack.addStretch(1)
        self._recording.hide()

    def show_devices(self, devices: Sequence[Device], *, listed: bool) -> None:
        """Offer these inputs; `listed` is whether it is known yet which there are."""
        inputs = {one.name: one for one in devices if one.direction is Direction.INPUT}
        if {name: card.device for name, card in self.cards.items()} != inputs:
            self._rebuild(inputs)
        self._listed = listed
        self._show_nothing()
        if self.choice.place is None and inputs:
            usual = next((one for one in inputs.values() if one.default and one.monitor_of is None), None)
            if usual is not None:
                self.chosen.emit(replace(self.choice, place=whole(usual)))

    def show_inputs(self, inputs: Mapping[str, InputLevel]) -> None:
        """Show what is heard, by the name of the device."""
        for name, card in self.cards.items():
            card.show_level(inputs.get(name))

    def show_choice(self, choice: WizardChoice) -> None:
        """See WizardPage."""
        super().show_choice(choice)
        place = choice.place
        if place is not None and place.recording and place.device != self._path:
            self._path = place.device
            self._recording.show_title(self.tr("The recording {name}").format(name=Path(self._path).name))
            self._recording.show()
            self._show_nothing()
        for name, card in self.cards.items():
            card.button.setChecked(place is not None and not place.recording and place.device == name)
        self._recording.button.setChecked(place is not None and place.recording)

    def choose_file(self, path: str) -> None:
        """Listen to a recording."""
        self.chosen.emit(replace(self.choice, place=InputPlace(path, recording=True)))

    def _show_nothing(self) -> None:
        """Say that there is no input where there is none."""
        looking = self._looking.isActive()
        self._nothing.show_inputs(there=False, listed=self._listed and not looking)
        self._nothing.setVisible(not self.cards and not self._path)
        self.again.setVisible(not self.cards and self._listed)
        self.again.setEnabled(not looking)
        self.browse.setVisible(bool(self.cards or self._path))

    def _look_again(self) -> None:
        self._looking.start()
        self._show_nothing()
        self.look_asked.emit()

    def _choose_recording(self) -> None:
        self.choose_file(self._path)

    def _rebuild(self, inputs: Mapping[str, Device]) -> None:
        focused = any(card.button.hasFocus() for card in self.cards.values())
        for card in self.cards.values():
            self._group.removeButton(card.button)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {name: _InputCard(device) for name, device in inputs.items()}
        for name, card in self.cards.items():
            self._group.addButton(card.button)
            self._list.addWidget(card)
            card.chosen.connect(lambda name=name: self._choose(name))
        in_order([card.button for card in self.cards.values()], [self._recording.button, self.browse])
        self.show_choice(self.choice)
        self._show_nothing()
        if focused and (first := self.first) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: str) -> None:
        known = self.choice.place
        device = self.cards[name].device
        same = known is not None and not known.recording and known.device == name
        self.chosen.emit(self.choice if same else replace(self.choice, place=whole(device)))

    def _ask_file(self) -> None:
        asked = QFileDialog(self, self.tr("Choose a recording"))
        asked.fileSelected.connect(self.choose_file)
        asked.open()


class _InputCard(RadioCard):
    """An input with its level, and what to do about it."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.meter, self.advice = LevelMeter(), Note("muted")
        super().__init__(device.title, self.meter, self.advice)
        self.show_level(None)

    def show_level(self, level: InputLevel | None) -> None:
        """Show what is heard; None where nothing is known yet."""
        peak_db, rms_db = (level.peak_db, level.rms_db) if level else (_LEAST_DB, _LEAST_DB)
        self.meter.show_level(peak_db, rms_db)
        sentence, grade = advice(level.words if level else "")
        if self.device.monitor_of is not None:
            sentence, grade = self.tr("What this computer plays"), "muted"
        if sentence != self.advice.sentence:
            self.advice.show_sentence(sentence, grade)
            self.show_title(self.device.title, sentence)


class OutputPage(WizardPage):
    """Where every language is played, with a test tone."""

    tone_asked = Signal(object)
    """OutputPlace"""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Where is it heard?"),
            self.tr(
                "An output for every language: headphones, a loudspeaker, or a channel of an interface that feeds a "
                "transmitter. Languages without one are heard on phones only."
            ),
        )
        self._devices: tuple[Device, ...] = ()
        self._rows: dict[str, OutputChoice] = {}
        self._list = column(gap="medium")
        self._state, self._nothing = Note("muted"), Note("warn")
        self.heard, self.unheard = IconButton("", self.tr("Yes")), IconButton("", self.tr("No"))
        for button, answer in ((self.heard, self._praise), (self.unheard, self._advise)):
            button.setAutoDefault(False)
            button.clicked.connect(answer)
        self._answers = QWidget()
        self._question = WrappedLabel(self.tr("Did you hear it?"))
        self._answers.setLayout(column(self._question, row(self.heard, self.unheard, None)))
        self._answers.hide()
        self.stack.addWidget(self._nothing)
        self.stack.addLayout(self._list)
        self.stack.addWidget(self._state)
        self.stack.addWidget(self._answers)
        self.stack.addStretch(1)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these outputs."""
        self._devices = tuple(devices)
        there = any(one.direction is Direction.OUTPUT for one in devices)
        self._nothing.show_sentence(
            ""
            if there
            else self.tr(
                "This computer has no sound output now. Plug one in: it appears here by itself. Phones do without."
            )
        )
        for choice in self._rows.values():
            choice.show_devices(devices)

    def show_choice(self, choice: WizardChoice) -> None:
        """See WizardPage."""
        super().show_choice(choice)
        if tuple(self._rows) != choice.targets:
            self._rebuild(choice.targets)
        for language, chooser in self._rows.items():
            if chooser.place != choice.outputs.get(language):
                chooser.set_place(choice.outputs.get(language))

    def show_tone(self, refusal: str) -> None:
        """Ask whether the tone was heard, or say why there was none."""
        self._state.show_sentence(refusal, "bad")
        self._answers.setVisible(not refusal)

    def _rebuild(self, languages: Sequence[str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for language in languages:
            name = language_name(language)
            chooser = OutputChoice(
                self.tr("Output of {language}").format(language=name), self.tr("Phones only")
            )
            chooser.show_devices(self._devices)
            chooser.changed.connect(self._choose)
            tone = IconButton("speaker", self.tr("Test tone"))
            tone.setAutoDefault(False)
            tone.setAccessibleDescription(name)
            tone.clicked.connect(lambda _=False, language=language: self._ask_tone(language))
            line = row(chooser, tone)
            line.setStretch(0, 1)
            held = QWidget()
            held.setLayout(column(WrappedLabel(name, role="muted"), line, gap="tiny"))
            self._list.addWidget(held)
            self._rows[language] = chooser

    def _choose(self) -> None:
        outputs: dict[str, OutputPlace | None] = {name: one.place for name, one in self._rows.items()}
        self.chosen.emit(replace(self.choice, outputs={**self.choice.outputs, **outputs}))

    def _ask_tone(self, language: str) -> None:
        self._answers.hide()
        place = self._rows[language].place
        if place is None:
            self._state.show_sentence(self.tr("Choose an output first."), "warn")
            return
        self._state.show_sentence(self.tr("A tone sounds for two seconds…"), "muted")
        self.tone_asked.emit(place)

    def _praise(self) -> None:
        self._answers.hide()
        self._state.show_sentence(self.tr("Good: this output works."), "good")

    def _advise(self) -> None:
        self._answers.hide()
        self._state.show_sentence(
            self.tr(
                "Turn the volume up, here and at the device; look whether it is plugged in; try another output or pair "
                "of channels."
            ),
            "warn",
        )
