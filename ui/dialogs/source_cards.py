"""What is listened to: name, input, level, and who speaks there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from interpreter.domain.devices import Device, InputPlace
from interpreter.domain.setup import SourceSetup
from ui.dialogs.cards import Card
from ui.dialogs.device_choice import InputChoice
from ui.dialogs.levels import InputLevel
from ui.widgets.field import Field
from ui.widgets.layouts import column
from ui.widgets.meter import LevelMeter


class SourceCard(Card):
    """One source."""

    def __init__(self, source: SourceSetup, devices: Sequence[Device]) -> None:
        super().__init__()
        self._name = QLineEdit(source.source)
        self._place = InputChoice(self.tr("Input"))
        self._speaker = QLineEdit(source.speaker or "")
        self._speaker.setPlaceholderText(self.tr("Several people"))
        self._meter = LevelMeter()
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        level = QWidget()
        level.setLayout(column(self._meter, self._words, gap="tiny"))
        self.add_fields(
            Field(self.tr("Name"), self._name),
            Field(self.tr("Input"), self._place),
            Field(self.tr("Who speaks there"), self._speaker, self.tr("Where only one person does")),
            Field(self.tr("Level now"), level),
        )
        self.name_remove(self.tr("Take this source out"))
        self._place.show_devices(devices)
        self._place.set_place(source.place)
        self.show_level(None)
        for line in (self._name, self._speaker):
            line.textEdited.connect(lambda _: self.changed.emit())
        self._place.changed.connect(self.changed)

    @property
    def name(self) -> str:
        """What the source is called."""
        return self._name.text().strip()

    @property
    def place(self) -> InputPlace | None:
        """Where it is heard."""
        return self._place.place

    @property
    def source(self) -> SourceSetup:
        """The source as it is set up here."""
        place = self._place.place or InputPlace("")
        return SourceSetup(self.name, place, self._speaker.text().strip() or None)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these."""
        self._place.show_devices(devices)

    def show_level(self, level: InputLevel | None) -> None:
        """Show how loud it is, and in words what is wrong with that; None where nothing is heard."""
        self._meter.show_level(*((-120.0, -120.0) if level is None else (level.peak_db, level.rms_db)))
        recording = self.place is not None and self.place.recording
        unheard = self.tr("Played from its beginning") if recording else self.tr("Not listened to yet")
        self._words.setText(unheard if level is None else level.words or self.tr("Sounds well"))
