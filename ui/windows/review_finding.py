"""Finds words in a record, goes through them, and has them replaced."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from interpreter.domain.transcript import Found, LineId
from ui.models.review import SPOKEN
from ui.models.review_table import FIRST_TEXT, Mark, ReviewTable
from ui.reviewing import Reviewing
from ui.widgets.replace_bar import ReplaceBar
from ui.widgets.review_view import ReviewView


class ReviewFinding(QObject):
    """Joins the bar, the lines and the record. What is found is found anew after every edit."""

    def __init__(self, bar: ReplaceBar, view: ReviewView, table: ReviewTable, reviewing: Reviewing) -> None:
        super().__init__(view)
        self._bar, self._view, self._table, self._reviewing = bar, view, table, reviewing
        self._found: tuple[Found, ...] = ()
        self._current: Found | None = None
        bar.changed.connect(self.look)
        bar.moved.connect(self.move)
        bar.replace_asked.connect(self.replace)
        bar.left.connect(view.setFocus)

    @property
    def found(self) -> Sequence[Found]:
        """What was found, by time."""
        return self._found

    def look(self) -> None:
        """Find the words in every language on show."""
        found = self._reviewing.find(
            self._bar.needle, match_case=self._bar.match_case, whole_words=self._bar.whole_words
        )
        self._found = tuple(one for one in found if self._column_of(one) is not None)
        if self._current not in self._found:
            self._current = None
        self._show()

    def move(self, back: bool) -> None:
        """Go to the next one, or back, round and round; the first move goes to the chosen line or behind it."""
        if not self._found:
            return
        if self._current is None:
            here = self._next_from_here() - (1 if back else 0)
        else:
            here = self._found.index(self._current) + (-1 if back else 1)
        self._current = self._found[here % len(self._found)]
        self._show()
        self._view.choose(self._current.line, self._column_of(self._current))

    def replace(self, every: bool) -> None:
        """Replace the one that was gone to, or all of them, and go to the next."""
        replacement = self._bar.replacement
        if every and self._found:
            found = self._found
            self._reviewing.do(lambda editor: editor.replace(found, replacement))
        elif self._current is not None:
            one = self._current
            self._reviewing.do(
                lambda editor: editor.replace((one,), replacement), lambda _: self._next_after(one)
            )
        else:
            self.move(back=False)

    def _next_after(self, done: Found) -> None:
        self.look()
        row = self._table.place_of(done.line)
        after = (one for one in self._found if self._order(one) > (row or 0, done.language, done.start))
        following = next(after, None)
        if following is not None:
            self._current = following
            self._show()
            self._view.choose(following.line, self._column_of(following))

    def _next_from_here(self) -> int:
        row = max(0, self._view.currentIndex().row())
        places = (number for number, one in enumerate(self._found) if self._order(one)[0] >= row)
        return next(places, 0)

    def _order(self, found: Found) -> tuple[int, str, int]:
        return (self._table.place_of(found.line) or 0, found.language, found.start)

    def _show(self) -> None:
        marks: dict[tuple[LineId, str], tuple[Mark, ...]] = {}
        for one in self._found:
            key = (one.line, one.language)
            marks[key] = (*marks.get(key, ()), Mark(one.start, one.end, one == self._current))
        self._table.show_marks(marks)
        position = self._found.index(self._current) + 1 if self._current is not None else 0
        self._bar.show_found(position, len(self._found))

    def _column_of(self, found: Found) -> int | None:
        """Return the column in which something stands; None where that is not on show."""
        row = self._table.place_of(found.line)
        line = None if row is None else self._table.line_at(row)
        if line is None:
            return None
        key = SPOKEN if found.language == line.language and line.text else found.language
        keys = [column.key for column in self._table.columns]
        return FIRST_TEXT + keys.index(key) if key in keys else None
