"""What can be done with a line of a record, and with who speaks in it, as menus."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from interpreter.domain.records import Replacement
from interpreter.domain.transcript import Line
from ui.models.review import neighbour_of
from ui.models.review_table import ReviewTable
from ui.models.views import SpeakerView
from ui.reviewing import Reviewing
from ui.widgets.review_view import Place, ReviewView


class ReviewMenus(QObject):
    """Opens menus where they are asked for; what is chosen goes to the record."""

    def __init__(self, view: ReviewView, table: ReviewTable, reviewing: Reviewing) -> None:
        super().__init__(view)
        self._view, self._table, self._reviewing = view, table, reviewing
        view.menu_asked.connect(self._open)
        view.speaker_menu_asked.connect(self._open_speakers)
        view.split_asked.connect(self.split)

    def split(self, place: Place) -> None:
        """Split a line before a character."""
        cell, position = place
        self._reviewing.do(lambda editor: editor.split(cell.line, cell.language, position))

    def merge(self) -> None:
        """Make one of the chosen lines, of a single one and the next of its source."""
        lines = self._view.chosen
        if len(lines) == 1:
            following = neighbour_of(self._table.rows, lines[0])
            lines = (lines[0], following) if following is not None else ()
        if lines:
            self._reviewing.do(lambda editor: editor.merge(lines))

    def give(self, speaker: str | None) -> None:
        """Say who spoke in the chosen lines; None: somebody new."""
        lines = self._view.chosen
        if lines:
            self._reviewing.do(lambda editor: editor.set_speaker(lines, speaker))

    def rename(self, speaker: SpeakerView) -> None:
        """Ask for another name of a speaker, which is then told everywhere."""
        offered = [one.name for one in self._table.speakers]
        editor = self._view.name_speaker(speaker.name, offered)
        editor.named.connect(partial(self._name, speaker.id))

    def _name(self, speaker: str, name: str) -> None:
        self._reviewing.do(lambda editor: editor.name_speaker(speaker, name))

    def _make_one(self, who: SpeakerView, into: SpeakerView) -> None:
        self._reviewing.do(lambda editor: editor.merge_speakers(who.id, into.id))

    def _open(self, place: Place | None, where: QPoint) -> None:
        menu = self._menu()
        _show_keys(menu.addAction(self.tr("Hear it from here"), partial(self._hear, place)), "Return")
        _show_keys(menu.addAction(self.tr("Copy"), self._view.copy), QKeySequence.StandardKey.Copy)
        if self._line() is not None:
            menu.addSeparator()
            if place is not None:
                editing = menu.addAction(self.tr("Edit"), partial(self._view.edit, self._view.currentIndex()))
                _show_keys(editing, "F2")
                menu.addAction(self.tr("Split the line here"), partial(self.split, place))
            words = (
                self.tr("Merge with the next line")
                if len(self._view.chosen) == 1
                else self.tr("Merge the lines")
            )
            _show_keys(menu.addAction(words, self.merge), "Ctrl+M")
            self._add_restoring(menu)
            menu.addSeparator()
            self._add_speakers(menu)
        menu.popup(where)

    def _open_speakers(self, where: QPoint) -> None:
        if self._line() is not None:
            menu = self._menu()
            self._add_speakers(menu)
            menu.popup(where)

    def _hear(self, place: Place | None) -> None:
        if place is None:
            self._view.hear_current()
        else:
            self._view.word_chosen.emit(place)

    def _add_restoring(self, menu: QMenu) -> None:
        """Offer to take back what was edited in a line."""
        line = self._line()
        if line is not None and line.original:
            menu.addAction(self.tr("Put back what was committed"), partial(self._restore, line))

    def _restore(self, line: Line) -> None:
        text = line.original.get(line.language, line.text)
        others = {code: said for code, said in line.original.items() if code != line.language}
        before = replace(line, text=text, translations={**line.translations, **others})
        self._reviewing.do(lambda editor: editor.apply((Replacement((line.id,), (before,)),), "edit"))

    def _add_speakers(self, menu: QMenu) -> None:
        """Offer everybody, somebody new, another name, and to make two one."""
        line = self._line()
        if line is None:
            return
        said = menu.addMenu(self.tr("Said by"))
        for speaker in self._table.speakers:
            action = said.addAction(_shown(speaker), partial(self.give, speaker.id))
            action.setCheckable(True)
            action.setChecked(speaker.id == line.speaker)
        said.addSeparator()
        said.addAction(self.tr("Somebody new"), partial(self.give, None))
        who = next((one for one in self._table.speakers if one.id == line.speaker), None)
        if who is None:
            return
        menu.addAction(
            self.tr("Rename {name} everywhere…").format(name=_shown(who)), partial(self.rename, who)
        )
        others = [one for one in self._table.speakers if one.id != who.id]
        if others:
            merging = menu.addMenu(self.tr("{name} is in truth").format(name=_shown(who)))
            for other in others:
                merging.addAction(_shown(other), partial(self._make_one, who, other))

    def _line(self) -> Line | None:
        return self._table.line_at(self._view.currentIndex().row())

    def _menu(self) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _show_keys(action: QAction, keys: str | QKeySequence.StandardKey) -> None:
    """Show the keys that do the same where the lines have the focus; those of the view itself are pressed there."""
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _shown(speaker: SpeakerView) -> str:
    return speaker.name.replace("&", "&&")
