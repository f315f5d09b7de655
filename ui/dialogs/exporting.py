"""A session on record is written into a file: in which format, which languages, with which sound."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ui.dialogs.scrolled import scrolled
from ui.dialogs.sizes import open_at
from ui.models.formats import Format
from ui.models.playing import Sound
from ui.models.wording import language_name
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, respace, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 600, 620
_LINES = 9
_AROUND = 2


class ExportDialog(QDialog):
    """Emits what is asked for; stays open, so that several formats can be had one after the other."""

    export_asked = Signal(str, object, object, Path)
    """The format's name, tuple[str, ...] of languages, the track's name or None, and where to."""

    def __init__(self, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._session = session
        self._folder = Path.home()
        self._formats: tuple[Format, ...] = ()
        self.formats = QListWidget()
        self.formats.setAccessibleName(self.tr("Format"))
        self.formats.currentItemChanged.connect(lambda *_: self._check())
        self.formats.itemDoubleClicked.connect(lambda _: self._ask())
        self.formats.setWordWrap(True)
        self.formats.setSpacing(_AROUND)
        self._ticks: dict[str, QCheckBox] = {}
        languages = QWidget()
        self._languages = FlowLayout(languages)
        kept_spaced(self._languages, gap="medium")
        self.sound = Chooser(self.tr("Sound"))
        self._sound_field = Field(self.tr("Sound"), self.sound)
        self.note = Note()
        buttons = self._buttons()
        title = WrappedLabel(self.tr("Format"), role="muted")
        title.setBuddy(self.formats)
        parts = column(title, self.formats, Field(self.tr("Languages"), languages), self._sound_field)
        parts.setStretch(1, 1)
        body = scrolled(parts)
        whole = column(body, self.note, buttons, gap="medium", margin="large")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)
        self._dress()
        self._check()

    @property
    def format(self) -> Format | None:
        """The format that is chosen."""
        row = self.formats.currentRow()
        return self._formats[row] if 0 <= row < len(self._formats) else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that are chosen; none where all are, which keeps the text as it is on record."""
        chosen = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
        return () if len(chosen) == len(self._ticks) else chosen

    def show_formats(self, formats: Sequence[Format]) -> None:
        """Offer these."""
        self._formats = tuple(formats)
        self.formats.clear()
        for one in formats:
            item = QListWidgetItem(one.title, self.formats)
            item.setToolTip(one.missing or one.title)
            if one.missing:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.formats.setCurrentRow(0)
        self._check()

    def show_session(self, languages: Sequence[str], sounds: Sequence[Sound]) -> None:
        """Offer the languages and the sound of the session; all languages are chosen at first."""
        for code in languages:
            tick = self._ticks[code] = QCheckBox(language_name(code))
            tick.setChecked(True)
            tick.toggled.connect(self._check)
            self._languages.addWidget(tick)
        options: list[tuple[object, str]] = [(None, self.tr("What the format has room for"))]
        options += [(one.name, _title(one)) for one in sounds]
        self.sound.set_options(options)
        self._check()

    def tell(self, sentence: str, grade: str = "bad") -> None:
        """Say what became of it."""
        self.save.setEnabled(True)
        self.note.show_sentence(sentence, grade)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Return."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def export_to(self, path: Path) -> None:
        """Ask for the file at a place."""
        chosen = self.format
        if chosen is None:
            return
        self._folder = path.parent
        self.note.show_sentence(self.tr("Writing {file}…").format(file=path.name), "muted")
        self.save.setEnabled(False)
        track = self.sound.value if chosen.holds_sound else None
        self.export_asked.emit(chosen.name, self.languages, track, path)

    def _buttons(self) -> QHBoxLayout:
        self.save = IconButton("save", self.tr("Save as…"), ink="on_fill")
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self._ask)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        for button in (self.save, close):
            button.setAutoDefault(False)
        return row(None, close, self.save)

    def _ask(self) -> None:
        chosen = self.format
        if chosen is None or not self.save.isEnabled():
            return
        asked = QFileDialog(self, self.tr("Export"), str(self._folder))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(chosen.suffix)
        asked.selectFile(f"{self._session}{chosen.suffix}")
        asked.fileSelected.connect(lambda path: self.export_to(Path(path)))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()

    def _check(self) -> None:
        chosen = self.format
        holds = chosen is not None and chosen.holds_sound and self.sound.count() > 1
        self._sound_field.setVisible(holds)
        none = bool(self._ticks) and not any(tick.isChecked() for tick in self._ticks.values())
        self.save.setEnabled(chosen is not None and not none)
        self.note.show_sentence(self.tr("Choose one language at least.") if none else "", "warn")

    def _dress(self) -> None:
        respace(self)
        self.formats.setMinimumHeight(current().px(24) * _LINES)


def _title(sound: Sound) -> str:
    return language_name(sound.language) if sound.channel and sound.name == sound.language else sound.name
