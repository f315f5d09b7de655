"""The sessions on record: found, opened, exported, kept and deleted."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from interpreter.domain.sessions import RecordState, SessionEntry
from ui.dialogs.sizes import open_at
from ui.models.review_session import moment
from ui.models.session_list import ENTRY, HEARD, SessionFilter, SessionTable
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, respace
from ui.widgets.note import Note
from ui.widgets.question import Question

_WIDTH, _HEIGHT = 940, 560
_LEAST_HEARD = 180
_SOON_MS, _FEWEST_LETTERS = 250, 2
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SessionsDialog(QDialog):
    """Shows what it is told; deleting asks first."""

    open_asked = Signal(str, str)
    """A session, and words that were said in it; empty where it was not found by them."""
    search_asked = Signal(str)
    """Words that may have been said."""
    export_asked = Signal(str)
    keep_asked = Signal(str, bool)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sessions"))
        self._said: frozenset[str] = frozenset()
        self._read = False
        self._table = SessionTable()
        self._shown = SessionFilter(self._table)
        self.field = self._made_field()
        self.list = _made_list(self._shown)
        self.list.setAccessibleName(self.tr("Sessions, newest first"))
        self.list.doubleClicked.connect(lambda _: self._open())
        self.list.installEventFilter(self)
        self.field.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._check())
        self._nothing = QLabel(self.tr("Reading…"))
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note, self.question = Note("warn"), Question()
        whole = column(
            self.field,
            self._nothing,
            self.list,
            self.note,
            self.question,
            self._buttons(),
            gap="medium",
            margin="large",
        )
        whole.setStretch(1, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)
        self.list.hide()
        self._check()

    @property
    def chosen(self) -> SessionEntry | None:
        """The session that is chosen."""
        index = self.list.currentIndex()
        return index.data(ENTRY) if index.isValid() else None

    def show_sessions(self, entries: Sequence[SessionEntry]) -> None:
        """Show these, newest first; the chosen one stays."""
        chosen, row = self.chosen, max(0, self.list.currentIndex().row())
        self._table.show_sessions(entries)
        self._read = True
        self._choose(None if chosen is None else chosen.id, row)
        self._spread()
        self._check()

    def show_said(self, words: str, sessions: Collection[str]) -> None:
        """Show the sessions too in which words were said, unless others are looked for meanwhile."""
        if words == self.field.text().strip():
            self._said = frozenset(sessions)
            self._show_found()

    def tell(self, sentence: str, grade: str = "bad") -> None:
        """Say what was refused."""
        self.note.show_sentence(sentence, grade)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return open, Delete ask, the arrows go from the field into the list, and the list share its room."""
        if watched is self.list and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._spread)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _OPENS:
                self._open()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._ask()
                return True
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)
            self._spread()

    def _made_field(self) -> QLineEdit:
        """Return where somebody types what is looked for; in what was said it is looked for a moment later."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(lambda: self.search_asked.emit(self.field.text().strip()))
        field = QLineEdit()
        words = self.tr("Find a session")
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._narrow)
        return field

    def _buttons(self) -> QWidget:
        self.open_key = IconButton("open", self.tr("Open"))
        self.open_key.clicked.connect(self._open)
        self.export_key = IconButton("export", self.tr("Export…"))
        self.export_key.clicked.connect(lambda: self._tell(self.export_asked))
        self.keep = QCheckBox(self.tr("Keep for ever"))
        self.keep.setToolTip(
            self.tr("Sessions that are older than the settings say are deleted; this one is not")
        )
        self.keep.toggled.connect(self._keep)
        self.delete_key = IconButton("remove", self.tr("Delete…"))
        self.delete_key.clicked.connect(self._ask)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        inside = QWidget()
        flow = FlowLayout(inside)
        kept_spaced(flow, gap="small")
        for button in (self.open_key, self.export_key, self.keep, self.delete_key, close):
            flow.addWidget(button)
        for key in (self.open_key, self.export_key, self.delete_key, close):
            key.setAutoDefault(False)
        return inside

    def _narrow(self, typed: str) -> None:
        self._said = frozenset()
        self._show_found()
        if len(typed.strip()) >= _FEWEST_LETTERS:
            self._soon.start()
        else:
            self._soon.stop()

    def _show_found(self) -> None:
        chosen = self.chosen
        self._shown.look_for(self.field.text(), self._said)
        self._choose(None if chosen is None else chosen.id, 0)
        self._check()

    def _choose(self, session: str | None, otherwise: int) -> None:
        rows = range(self._shown.rowCount())
        found = (row for row in rows if self._shown.index(row, 0).data(ENTRY).id == session)
        row = next(found, min(otherwise, len(rows) - 1))
        if row >= 0:
            self.list.setCurrentIndex(self._shown.index(row, 0))

    def _check(self) -> None:
        """Offer what can be done with the chosen session."""
        there, chosen = self._shown.rowCount() > 0, self.chosen
        if self._table.rowCount():
            self._nothing.setText(self.tr("No session has these words."))
        elif self._read:
            self._nothing.setText(self.tr("Nothing is on record yet. What is interpreted appears here."))
        self.list.setVisible(there)
        self._nothing.setVisible(not there)
        runs = chosen is not None and chosen.state is RecordState.OPEN
        for key in (self.open_key, self.export_key, self.keep, self.delete_key):
            key.setEnabled(chosen is not None)
        self.delete_key.setEnabled(chosen is not None and not runs)
        with QSignalBlocker(self.keep):
            self.keep.setChecked(chosen is not None and chosen.kept)
        self.question.withdraw()

    def _open(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        if chosen.state is RecordState.OPEN:
            self.tell(self.tr("This session runs; it can be opened once it has ended."), "warn")
            return
        self.tell("")
        self.open_asked.emit(chosen.id, self.field.text().strip() if chosen.id in self._said else "")

    def _keep(self, on: bool) -> None:
        if (chosen := self.chosen) is not None:
            self.keep_asked.emit(chosen.id, on)

    def _ask(self) -> None:
        chosen = self.chosen
        if chosen is None or not self.delete_key.isEnabled():
            return
        words = self.tr(
            "Delete the session that began {moment}, with its text and its sound? Nothing can bring it back."
        )
        self.question.ask(
            words.format(moment=moment(chosen.started)),
            yes=self.tr("Delete it"),
            no=self.tr("Leave it"),
            act=lambda: self.delete_asked.emit(chosen.id),
        )

    def _tell(self, asked: object) -> None:
        if (chosen := self.chosen) is not None:
            asked.emit(chosen.id)  # type: ignore[attr-defined]

    def _spread(self) -> None:
        """Give every column the room it needs, and the inputs what is left of it."""
        header = self.list.horizontalHeader()
        self.list.verticalHeader().setDefaultSectionSize(current().control)
        header.setMinimumHeight(current().control)
        taken = 0
        for section in range(header.count()):
            needed = (
                max(self.list.sizeHintForColumn(section), header.sectionSizeHint(section)) + current().medium
            )
            if section != HEARD:
                header.resizeSection(section, needed)
                taken += needed
        if header.count():
            header.resizeSection(HEARD, max(current().px(_LEAST_HEARD), self.list.viewport().width() - taken))


def _made_list(model: SessionFilter) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return view
