"""The conversation to work with: passages are chosen, copied, and their speakers named where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.models.conversation import Changes, Conversation, Passage
from ui.models.conversation_search import Hit
from ui.widgets.conversation_area import ConversationArea
from ui.widgets.conversation_name_editor import NameEditor
from ui.widgets.conversation_painter import Look
from ui.widgets.conversation_reading import Reader, read, written
from ui.widgets.conversation_selection import Selection


class ConversationView(ConversationArea):
    """A conversation with a selection, a search's hits and names that can be edited in place."""

    speaker_named = Signal(str, str)
    """A speaker's id and the name somebody gave."""
    menu_asked = Signal(object, QPoint)
    """A Passage, and where on the screen its menu belongs."""

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        self._selection = Selection(conversation)
        self._needle = ""
        self._hit: Hit | None = None
        self._names: tuple[str, ...] = ()
        super().__init__(conversation, parent)
        self.setAccessibleName(self.tr("Conversation"))
        self._reader = Reader(self)

    @property
    def selected(self) -> Passage | None:
        """The passage that was chosen last."""
        row = self._selection.row
        return row if isinstance(row, Passage) else None

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer these when a speaker is named."""
        self._names = tuple(names)

    def mark(self, needle: str, hit: Hit | None) -> None:
        """Mark what a search finds, one hit above all."""
        self._needle, self._hit = needle, hit
        self.viewport().update()

    def refresh(self, changes: Changes) -> None:
        """Show what changed, and say the newest words to who cannot see them.

        Where another conversation begins, nothing is chosen in it, and no name is given to who spoke before.
        """
        if changes.reset:
            self._selection.clear()
            for editor in self._editors():
                editor.discard()
        super().refresh(changes)
        self._reader.note(self.conversation, changes, self._titles)

    def look_of(self, number: int) -> Look:
        """Return how a row is to look."""
        key = self.conversation[number].key
        hit = self._hit if self._hit is not None and self._hit.key == key else None
        current = self._titles[hit.column].key if hit and hit.column < len(self._titles) else None
        return Look(number in self._selection, self._needle, current)

    def rename(self, passage: Passage) -> None:
        """Edit the name of who speaks in a passage, where it stands."""
        number = self.conversation.place(passage.key)
        self._leave_name()
        if passage.speaker is None:
            return
        self.bring(number)
        slot = self._sheet.columns.speaker
        look = theme.current()
        left = slot.left - self.shifted - look.tiny
        top = self._sheet.text_top(number) - look.tiny
        place = QRect(left, top, slot.width + look.medium, look.control)
        editor = NameEditor(self, self._wording.name(passage), self._names)
        speaker = passage.speaker
        editor.named.connect(lambda name: self.speaker_named.emit(speaker, name))
        editor.open(place.translated(0, max(0, -place.top())))

    def copy(self) -> None:
        """Put the chosen passages on the clipboard, a line each."""
        lines = [written(row, self._wording, self._titles) for row in self._selection.rows()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def select(self, number: int, *, extend: bool = False) -> None:
        """Choose a row, or all from the chosen one to it, and have it in sight."""
        self._selection.choose(number, extend=extend)
        self.bring(number)
        self.viewport().update()
        row = self.conversation[number]
        self._reader.describe(read(row, self._wording, self._titles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow and page keys, copy, rename; End goes to the newest words."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_End:
            self._selection.clear()
            self.jump_to_live()
        elif event.key() == Qt.Key.Key_Home and len(self.conversation):
            self.select(0, extend=extend)
        elif event.key() in steps and len(self.conversation):
            newest = self._sheet.row_at(self.viewport().height() - 1)
            start = len(self.conversation) if newest is None else newest + 1
            self.select(self._selection.moved(steps[Qt.Key(event.key())], start), extend=extend)
        elif event.key() == Qt.Key.Key_F2 and self.selected is not None:
            self.rename(self.selected)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; a name that is pressed can be changed."""
        number = self._sheet.row_at(int(event.position().y()))
        if number is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._leave_name()
        self.select(number, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        slot = self._sheet.columns.speaker
        x = event.position().x() + self.shifted
        if self.selected is not None and self.conversation.opens(number) and slot.left <= x <= slot.right:
            self.rename(self.selected)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the passage under the pointer, or of the chosen one."""
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            number = self._sheet.row_at(event.pos().y())
            if number is not None and number not in self._selection:
                self.select(number)
        if self.selected is not None:
            self.menu_asked.emit(self.selected, event.globalPos())

    def _leave_name(self) -> None:
        """Have the name that is being edited given, as by a click elsewhere."""
        for editor in self._editors():
            editor.leave()

    def _editors(self) -> list[NameEditor]:
        return self.viewport().findChildren(NameEditor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._header.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._header.update()
