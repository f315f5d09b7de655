"""The controls above a conversation, as many as there is room for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.conversation_find import FindBar
from ui.widgets.folding_button import FoldingButton, fold
from ui.widgets.layouts import respace, row


class ConversationHead(QWidget):
    """The language, all languages, the speakers and the search.

    Where there is no room for its field the search is a button; while somebody searches, the field has all the room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._simple = self._searching = False
        self.language = Chooser(self.tr("Language beside the floor"))
        tip = self.tr("One column per language (Ctrl+L)")
        self.every = FoldingButton("columns", self.tr("All languages"), tip)
        self.every.setCheckable(True)
        self.every.setShortcut(QKeySequence("Ctrl+L"))
        self.people = QToolButton()
        self.people.setToolTip(self.tr("Name speakers, or make two of them one"))
        self.people.setAccessibleName(self.tr("Speakers"))
        self.people.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.people.setMenu(QMenu(self.people))
        self.find_bar = FindBar()
        self.find_bar.left.connect(self._leave)
        words = self.tr("Search the conversation")
        self.search = FoldingButton("search", words, self.tr("Search the conversation (Ctrl+F)"))
        self.search.set_folded(folded=True)
        self.search.clicked.connect(self.begin_search)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setLayout(row(self.language, self.every, self.people, None, self.search, self.find_bar))
        self._dress()
        self._fit()

    def set_simple(self, *, simple: bool) -> None:
        """Show the language alone until somebody searches, or every control."""
        self._simple = simple
        self._fit()

    def begin_search(self) -> None:
        """Put the keyboard into the search field."""
        self._searching = True
        self._fit()
        self.find_bar.begin()

    def minimumSizeHint(self) -> QSize:
        """Return the room for every control without its words."""
        parts = (self.language, self.every, self.people, self.search)
        width = sum(part.minimumSizeHint().width() for part in parts) + len(parts) * current().small
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.layout() is not None:
            self._dress()
            self._fit()

    def _leave(self) -> None:
        self._searching = False
        self._fit()

    def _fit(self) -> None:
        gap = current().small
        spare = self.width() - self.language.sizeHint().width() - self.people.sizeHint().width() - 2 * gap
        with_field = spare - self.find_bar.least_width() - gap
        folded = with_field - self.every.minimumSizeHint().width() - gap
        narrow = not self._simple and folded < 0
        alone = self._searching and narrow
        self.language.setVisible(not alone)
        self.every.setVisible(not self._simple and not alone)
        self.people.setVisible(not self._simple and not alone)
        self.find_bar.setVisible(self._searching or not (self._simple or narrow))
        self.search.setVisible(narrow and not self._searching)
        if not alone:
            searching = spare - self.search.minimumSizeHint().width() - gap
            fold([self.every], searching if narrow else with_field)

    def _dress(self) -> None:
        self.people.setIcon(icon("people"))
        self.people.setIconSize(current().icon())
        self.find_bar.restyle()
        respace(self)
