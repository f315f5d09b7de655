"""The pages of the event itself, and of the engine that interprets it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from interpreter.app.drafts import Choice, Choices, Mark
from interpreter.domain.channels import Interlock
from interpreter.domain.devices import Device
from interpreter.domain.setup import EventSetup
from ui.dialogs.device_choice import OutputChoice
from ui.dialogs.setup_page import SetupPage
from ui.models.wording import language_name
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.language_choice import LanguageChoice
from ui.widgets.layouts import kept_spaced
from ui.widgets.note import Note

_MOST_SPEAKERS = 64


class FieldsPage(SetupPage):
    """Fields in columns."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._flow = FlowLayout(inside, columns=True)
        kept_spaced(self._flow, gap="large")
        self.stack.addWidget(inside)

    def add_field(
        self, name: str, control: QLineEdit | Chooser | OutputChoice | LanguageChoice, hint: str = ""
    ) -> Field:
        """Put a control into the columns and return it with its name; what happens to it changes the page."""
        field = Field(name, control, hint)
        self._flow.addWidget(field)
        match control:
            case QLineEdit():
                control.textEdited.connect(lambda _: self.changed.emit())
            case Chooser():
                control.chosen.connect(self.changed)
            case OutputChoice():
                control.changed.connect(self.changed)
            case LanguageChoice():
                control.languages_chosen.connect(lambda _: self.changed.emit())
        return field


class EventPage(FieldsPage):
    """What the event is called, what is spoken, and how desks and listeners are dealt with."""

    def __init__(self) -> None:
        super().__init__()
        self.introduce(self.tr("What the event is called, what is spoken there, and the rules of the house."))
        self._title = QLineEdit()
        self._title.setPlaceholderText(self.tr("Annual assembly"))
        self._offered: tuple[str, ...] = ()
        self._spoken, self._also = Chooser(""), LanguageChoice()
        self._monitor = OutputChoice(self.tr("Listening in"), self.tr("Nowhere"))
        self._interlock = Chooser(
            "",
            [
                (Interlock.REFUSE, self.tr("It has to ask")),
                (Interlock.OVERRIDE, self.tr("It takes over")),
                (Interlock.FREE, self.tr("Both are heard")),
            ],
        )
        self._notice = QCheckBox(self.tr("Tell listeners that the voice is synthetic"))
        self._notice.toggled.connect(lambda _: self.changed.emit())
        self.add_field(self.tr("Title"), self._title)
        self.add_field(self.tr("Spoken language"), self._spoken)
        self._further = self.add_field(
            self.tr("Also spoken"), self._also, self.tr("Where people speak in more than one language")
        )
        self.add_field(
            self.tr("Where you listen in"),
            self._monitor,
            self.tr("One source or channel at a time, for you only"),
        )
        self.add_field(self.tr("When a desk wants a channel that another one holds"), self._interlock)
        self.stack.addWidget(self._notice)
        self.stack.addStretch(1)

    def offer_languages(self, languages: Sequence[str]) -> None:
        """Offer these as spoken."""
        spoken = self._spoken.value
        codes = dict.fromkeys((*languages, *([spoken] if isinstance(spoken, str) else [])))
        self._spoken.set_options(
            sorted(((code, language_name(code)) for code in codes), key=lambda one: one[1])
        )
        self._offered = tuple(languages)
        self._show_also(self._also.languages)

    def fill(self, setup: EventSetup) -> None:
        """Show the event."""
        self._title.setText(setup.title)
        self._spoken.set_value(setup.source_language, words=language_name(setup.source_language))
        self._show_also(setup.also_spoken)
        self._monitor.set_place(setup.monitor)
        self._interlock.set_value(setup.interlock)
        self._notice.setChecked(setup.notice)

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with what was chosen here."""
        interlock, spoken = self._interlock.value, str(self._spoken.value)
        return replace(
            setup,
            title=self._title.text().strip(),
            source_language=spoken,
            also_spoken=tuple(one for one in self._also.languages if one != spoken),
            monitor=self._monitor.place,
            interlock=interlock if isinstance(interlock, Interlock) else Interlock.REFUSE,
            notice=self._notice.isChecked(),
        )

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these to listen in."""
        self._monitor.show_devices(devices)

    def _show_also(self, chosen: Sequence[str]) -> None:
        """Show which languages are spoken besides the usual one, and offer the others where there are any."""
        others = [one for one in self._offered if one != self._spoken.value]
        also = [one for one in chosen if one != self._spoken.value]
        self._also.show_languages(also, others)
        self._further.setVisible(bool(also or others))


class EnginePage(FieldsPage):
    """What interprets, and what tells speakers apart."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.introduce(self.tr("What turns speech into another language, and what tells speakers apart."))
        self._choices = choices
        self._engine = Chooser("", [(one.name, self._marked(one)) for one in choices.engines])
        self._engine_note, self._engine_lacks = Note("muted"), Note("warn")
        self._engine_limits = Note("warn")
        self._model, self._speaker_model = QLineEdit(), QLineEdit()
        self._diarizer = Chooser("", [(None, self.tr("As usual"))])
        self._diarizer.set_options(
            [(None, self.tr("As usual")), *((one.name, one.title) for one in choices.diarizers)]
        )
        self._diarizer_note, self._diarizer_lacks = Note("muted"), Note("warn")
        numbers: list[tuple[object, str]] = [(None, self.tr("Not known"))]
        numbers += [(number, str(number)) for number in range(1, _MOST_SPEAKERS + 1)]
        self._speakers, self._most = Chooser("", numbers), Chooser("", numbers)
        for line in (self._model, self._speaker_model):
            line.setPlaceholderText(self.tr("Its own"))
        self.add_field(self.tr("Engine"), self._engine)
        self.add_field(self.tr("Model (profile or folder)"), self._model)
        self.add_field(self.tr("Speakers are told apart by"), self._diarizer)
        self.add_field(self.tr("Model for speakers (folder)"), self._speaker_model)
        self.add_field(self.tr("How many people speak"), self._speakers)
        self.add_field(self.tr("At most"), self._most)
        engine_notes = (self._engine_note, self._engine_limits, self._engine_lacks)
        for note in (*engine_notes, self._diarizer_note, self._diarizer_lacks):
            self.stack.addWidget(note)
        self.stack.addStretch(1)

    def fill(self, setup: EventSetup) -> None:
        """Show what was chosen."""
        self._engine.set_value(setup.engine)
        self._diarizer.set_value(setup.diarizer)
        self._model.setText(setup.model or "")
        self._speaker_model.setText(setup.speaker_model or "")
        self._speakers.set_value(setup.speakers)
        self._most.set_value(setup.most_speakers)

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with what was chosen here."""
        diarizer = self._diarizer.value
        return replace(
            setup,
            engine=str(self._engine.value),
            diarizer=diarizer if isinstance(diarizer, str) else None,
            model=self._model.text().strip() or None,
            speaker_model=self._speaker_model.text().strip() or None,
            speakers=_number(self._speakers),
            most_speakers=_number(self._most),
        )

    def observe(self, setup: EventSetup) -> None:
        """Say what the chosen ones are, and what they lack."""
        engine = self._choices.engine(setup.engine)
        _describe(engine, self._engine_note, self._engine_lacks)
        limited = engine is not None and engine.mark is Mark.NOT_COMMERCIAL
        forbids = self.tr("Not for commercial events: the licence of its models forbids that.")
        self._engine_limits.show_sentence(forbids if limited else "")
        diarizer = next((one for one in self._choices.diarizers if one.name == setup.diarizer), None)
        _describe(diarizer, self._diarizer_note, self._diarizer_lacks)

    def _marked(self, engine: Choice) -> str:
        """Return what an engine is called in the list, with what has to be known before it is chosen."""
        marks = {
            Mark.USUAL: self.tr("{engine} (the usual one)"),
            Mark.DEMONSTRATION: self.tr("{engine} (a demonstration)"),
            Mark.NOT_COMMERCIAL: self.tr("{engine} (not for commercial events)"),
        }
        return marks[engine.mark].replace("{engine}", engine.short_title) if engine.mark else engine.title


def _number(chooser: Chooser) -> int | None:
    return chooser.value if isinstance(chooser.value, int) else None


def _describe(choice: Choice | None, note: Note, lacks: Note) -> None:
    note.show_sentence("" if choice is None else f"{choice.title}. {choice.note}\n{choice.licence}".strip())
    lacks.show_sentence("" if choice is None else choice.missing)
