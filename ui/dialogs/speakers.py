"""Who speaks: names to be set right, and two who are one to be merged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QWidget

from ui.dialogs.sizes import open_at
from ui.dialogs.speaker_row import SpeakerRow
from ui.models.views import SpeakerView
from ui.widgets.chooser import Chooser
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row

_WIDTH, _HEIGHT = 520, 560


class SpeakersDialog(QDialog):
    """Emits what is asked for; speakers come and change by `show_speakers` while it is open."""

    renamed = Signal(str, str)
    """A speaker's id, and the name."""
    merged = Signal(str, str)
    """The id of the speaker who goes, and of the one who stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Speakers"))
        self._rows: dict[str, SpeakerRow] = {}
        self._pair: tuple[str, str] | None = None
        self._empty = QLabel(self.tr("Nobody has spoken yet."))
        self._empty.setProperty("role", "muted")
        self._list = column(self._empty)
        inside = QWidget()
        inside.setLayout(column(self._list, None, gap=""))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        whole = column(area, self._made_merging(), row(None, close), gap="medium", margin="large")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)
        self.show_speakers((), ())

    def show_speakers(self, speakers: Sequence[SpeakerView], names: Sequence[str]) -> None:
        """Show who speaks; `names` are offered for them. A name that is being typed stays, and is not sent."""
        if list(self._rows) != [one.id for one in speakers]:
            self._fill(speakers, names)
        for speaker in speakers:
            self._rows[speaker.id].show_speaker(speaker)
            self._rows[speaker.id].offer(names)
        options = [(one.id, one.name) for one in speakers]
        self._who.set_options(options)
        self._into.set_options(options)
        if self._who.value == self._into.value:
            for other in [one.id for one in speakers if one.id != self._who.value][:1]:
                self._into.set_value(other)
        self._empty.setVisible(not speakers)
        self._merging.setVisible(len(speakers) > 1)
        if self._pair and not {*self._pair} <= {one.id for one in speakers}:
            self._ask(None)
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _fill(self, speakers: Sequence[SpeakerView], names: Sequence[str]) -> None:
        """Have a row for each speaker; those who stay keep theirs."""
        kept, self._rows = self._rows, {}
        for speaker in speakers:
            line = kept.pop(speaker.id, None)
            if line is None:
                line = SpeakerRow(speaker, names)
                line.renamed.connect(self.renamed)
            else:
                self._list.removeWidget(line)
            self._list.addWidget(line)
            self._rows[speaker.id] = line
        for line in kept.values():
            self._list.removeWidget(line)
            line.drop()

    def _made_merging(self) -> QFrame:
        """Return the part that makes one of two speakers, and asks before it does."""
        self._merging = QFrame()
        self._merging.setProperty("role", "card")
        title = QLabel(self.tr("Two of them are the same person"))
        title.setProperty("role", "title")
        title.setWordWrap(True)
        self._who, self._into = Chooser(self.tr("This one")), Chooser(self.tr("Is in truth"))
        self._who.chosen.connect(lambda: self._ask(None))
        self._into.chosen.connect(lambda: self._ask(None))
        self._merge = IconButton("", self.tr("Merge…"))
        self._merge.setAutoDefault(False)
        self._merge.clicked.connect(lambda: self._ask((str(self._who.value), str(self._into.value))))
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._yes = IconButton("", self.tr("Merge"))
        self._yes.setProperty("role", "live")
        self._yes.clicked.connect(self._do_merge)
        self._no = IconButton("", self.tr("Keep them apart"))
        self._no.clicked.connect(lambda: self._ask(None))
        for button in (self._yes, self._no):
            button.setAutoDefault(False)
        arrow = QLabel(self.tr("is"))
        pair = row(self._who, arrow, self._into, self._merge)
        pair.setStretch(0, 1)
        pair.setStretch(2, 1)
        self._merging.setLayout(
            column(title, pair, self._question, row(None, self._no, self._yes), margin="medium")
        )
        self._ask(None)
        return self._merging

    def _check(self) -> None:
        self._merge.setEnabled(self._who.value != self._into.value and self._pair is None)

    def _ask(self, pair: tuple[str, str] | None) -> None:
        """Ask whether two are to be one; None asks nothing."""
        self._pair = pair
        words = self.tr(
            "Everything that {who} said, and will say, is then by {into}, in every language and in the record."
        )
        asked = words.format(who=self._who.currentText(), into=self._into.currentText())
        self._question.setText(asked if pair else "")
        for widget in (self._question, self._yes, self._no):
            widget.setVisible(pair is not None)
        if pair is not None:
            self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    def _do_merge(self) -> None:
        pair = self._pair
        self._ask(None)
        if pair is not None:
            self.merged.emit(*pair)
