"""A session on record: read, heard, corrected."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from interpreter.domain.devices import Device, OutputPlace
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId
from ui.models.playing import Sound, heard_on
from ui.models.review import columns_of
from ui.models.review_session import title_of
from ui.models.review_table import FIRST_TEXT, ReviewTable
from ui.models.review_words import span_at
from ui.models.titles import title_of as device_title
from ui.models.wording import isolated
from ui.panels.review_head import ReviewHead
from ui.reviewing import Reviewing
from ui.theme import current
from ui.widgets.banner import Banner
from ui.widgets.device_picker import OutputPicker
from ui.widgets.layouts import column, respace
from ui.widgets.playback_bar import PlaybackBar
from ui.widgets.replace_bar import ReplaceBar
from ui.widgets.review_view import Place, ReviewView
from ui.widgets.wrapped_label import WrappedLabel
from ui.windows.review_finding import ReviewFinding
from ui.windows.review_menus import ReviewMenus
from ui.windows.review_player import ReviewPlayer

_MOST_COLUMNS = 3
_SIZE = (1120, 720)


class ReviewWindow(QWidget):
    """Shows what `Reviewing` holds."""

    export_asked = Signal()
    document_chosen = Signal(Path)
    """A corrected document has come back."""
    again_asked = Signal()
    closed = Signal()

    def __init__(self, reviewing: Reviewing) -> None:
        super().__init__()
        self.reviewing = reviewing
        self.player = ReviewPlayer(self)
        self.head, self.banner, self.bar = ReviewHead(), Banner(), ReplaceBar()
        self.table = ReviewTable()
        self.view = ReviewView(self.table)
        self.playback = PlaybackBar()
        self.details = WrappedLabel(role="muted")
        self._loading = QLabel(self.tr("Reading the record…"), self)
        self._columns: tuple[str, ...] = ()
        self._heard: LineId | None = None
        """The line that is heard."""
        self._devices: tuple[Device, ...] = ()
        self._picker = OutputPicker(self)
        self.finding = ReviewFinding(self.bar, self.view, self.table, reviewing)
        self.menus = ReviewMenus(self.view, self.table, reviewing)
        self._arrange()
        self._connect()
        self.show_devices(())
        self._dress()
        self.resize(QSize(*map(current().px, _SIZE)).boundedTo(self.screen().availableSize()))

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these to hear it from."""
        self._devices = tuple(devices)
        place = self.player.output
        self.playback.show_output("" if place is None else device_title(place, self._devices))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be silent."""
        self.player.pause()
        self.closed.emit()
        super().closeEvent(event)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Session"))
        self._loading.setProperty("role", "muted")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.hide()
        whole = column(
            self.head,
            self.banner,
            self.bar,
            self._loading,
            self.view,
            self.details,
            self.playback,
            margin="small",
        )
        for waiting in (self._loading, self.view):
            whole.setStretchFactor(waiting, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        reviewing, player, view = self.reviewing, self.player, self.view
        reviewing.opened.connect(self._open)
        reviewing.changed.connect(self._show)
        reviewing.refused.connect(self.banner.show_sentence)
        reviewing.not_opened.connect(self._loading.clear)
        self.table.text_given.connect(self._give_text)
        view.word_chosen.connect(self.hear)
        view.editing_began.connect(player.pause)
        view.selectionModel().currentChanged.connect(lambda *_: self._describe())
        player.moved.connect(self._follow)
        player.playing_changed.connect(self._show_playing)
        self._connect_head()
        self._connect_playback()
        for keys, act in (("Ctrl+M", self.menus.merge), ("Space", player.toggle)):
            shortcut = QShortcut(QKeySequence(keys), view, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+H"), self, self._find)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)

    def _connect_head(self) -> None:
        head = self.head
        head.undo_asked.connect(lambda: self.reviewing.do(lambda editor: editor.undo()))
        head.redo_asked.connect(lambda: self.reviewing.do(lambda editor: editor.redo()))
        head.find_asked.connect(self._find)
        head.columns_chosen.connect(self._choose_columns)
        head.export_asked.connect(self.export_asked)
        head.import_asked.connect(self._ask_document)
        head.again_asked.connect(self.again_asked)

    def _connect_playback(self) -> None:
        playback, player = self.playback, self.player
        playback.toggled.connect(player.toggle)
        playback.sought.connect(player.seek)
        playback.sound_chosen.connect(self._choose_sound)
        playback.output_asked.connect(self._ask_output)
        self._picker.picked.connect(self._choose_output)

    def hear(self, place: Place) -> None:
        """Play from a word on, on what is heard in its language."""
        line = self._line(place)
        if line is None or self.player.sound is None:
            return
        sound = self._sound_for(line, place.cell.language)
        if sound != self.player.sound:
            self.player.choose(sound, self.player.output)
            self.playback.show_sounds(self.reviewing.sounds, sound)
        span = span_at(self.reviewing.spans(line, place.cell.language, sound), place.position)
        self.player.play(span.start if span is not None else line.start)

    def _sound_for(self, line: Line, language: str) -> Sound:
        """Return the sound that is heard already where it has the line in this language, else the first that does."""
        now = self.player.sound
        fitting = [
            one for one in self.reviewing.sounds if one.speaks(line) and one.language_of(line) == language
        ]
        if now is None or now in fitting or not fitting:
            return now or self.reviewing.sounds[0]
        return fitting[0]

    def _open(self) -> None:
        transcript, sounds = self.reviewing.transcript, self.reviewing.sounds
        if transcript is None:
            return
        self._loading.hide()
        self.view.show()
        known = columns_of(transcript)
        if not self._columns:
            self._columns = tuple(one.key for one in known[:_MOST_COLUMNS])
        self.head.show_columns(known, self._columns)
        self.head.show_title(title_of(transcript))
        self.setWindowTitle(title_of(transcript))
        if self.player.sound not in sounds:
            self.player.choose(sounds[0] if sounds else None)
        self.playback.show_sounds(sounds, self.player.sound)
        self.playback.show_length(Ticks(max([transcript.duration, *(one.duration for one in sounds)])))
        self._show()
        if not self.view.chosen and transcript.lines:
            self.view.choose(transcript.lines[0].id, FIRST_TEXT)
        self.view.setFocus()

    def _show(self) -> None:
        transcript = self.reviewing.transcript
        if transcript is None:
            return
        chosen = self.view.chosen
        columns = [one for one in columns_of(transcript) if one.key in {*self._columns}]
        self.table.show_transcript(transcript, columns or columns_of(transcript)[:1])
        if chosen and not self.view.chosen:
            self.view.choose(chosen[0])
        self.head.show_steps(self.reviewing.undoable, self.reviewing.redoable)
        self.finding.look()
        self._describe()
        self._follow(self.player.at)

    def _follow(self, at: Ticks) -> None:
        """Mark the word that is heard, and keep it in sight while it plays."""
        self.playback.show_position(at)
        sound = self.player.sound
        if sound is None:
            return
        heard = heard_on(
            self.table.rows, sound, at, lambda line, on: self.reviewing.spans(line, on.language_of(line), on)
        )
        self.table.show_played(heard)
        before, self._heard = self._heard, None if heard is None else heard.line
        if self._heard is None or self._heard == before or not self.player.playing:
            return
        if before is None or self.view.shows(before):  # whoever reads elsewhere is left there
            self.view.bring(self._heard)

    def _show_playing(self, playing: bool) -> None:
        self.playback.show_playing(playing=playing)
        if playing and self._heard is not None:
            self.view.bring(self._heard)

    def _describe(self) -> None:
        """Say below the lines what was committed where somebody has edited."""
        line = self.table.line_at(self.view.currentIndex().row())
        told = []
        if line is not None:
            told = [
                self.tr("Committed was: {text}").format(text=isolated(text))
                for text in line.original.values()
            ]
            if line.speaker_edited:
                told.append(self.tr("Somebody said who speaks here."))
        self.details.setText("\n".join(told))
        self.details.setVisible(bool(told))

    def _line(self, place: Place) -> Line | None:
        row = self.table.place_of(place.cell.line)
        return None if row is None else self.table.line_at(row)

    def _give_text(self, line: LineId, language: str, text: str) -> None:
        self.reviewing.do(lambda editor: editor.set_text(line, language, text))

    def _ask_document(self) -> None:
        asked = QFileDialog(self, self.tr("Import corrections"))
        asked.setNameFilter(self.tr("Corrected documents (*.docx *.xlsx *.xlf *.xliff)"))
        asked.fileSelected.connect(lambda path: self.document_chosen.emit(Path(path)))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()

    def _find(self) -> None:
        self.bar.begin()

    def _choose_columns(self, keys: tuple[str, ...]) -> None:
        self._columns = keys
        self._show()

    def _choose_sound(self, sound: Sound) -> None:
        self.player.choose(sound, self.player.output)
        self._follow(self.player.at)

    def _ask_output(self) -> None:
        self._picker.show_devices(self._devices, self.player.output)
        self._picker.open_at(self.playback.output, self.player.output)

    def _choose_output(self, place: OutputPlace | None) -> None:
        self.player.choose(None, place)
        self.show_devices(self._devices)

    def _dress(self) -> None:
        self.view.restyle()
        respace(self)
        self.setMinimumSize(current().px(560), current().px(360))
