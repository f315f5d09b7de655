"""What the operator should know, alarms first: the most pressing sentence, and all of them on demand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.views import ConcernView
from ui.theme import current
from ui.widgets.concern_row import ConcernRow

_MOST_ROWS = 5


class ConcernList(QFrame):
    """Appears with the first concern and stays until it is put away, so that what is below moves once at most.

    A concern that was put away comes again when it has ended and begins anew, or says something else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._concerns: tuple[ConcernView, ...] = ()
        self._away: dict[str, ConcernView] = {}
        self._announced: set[str] = set()
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("What needs attention"))
        self.head = ConcernRow(wraps=True)
        self.head.put_away.connect(self._put_away)
        self.toggle = QToolButton()
        self.toggle.setProperty("role", "quiet")
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setShortcut("Alt+N")
        self.toggle.setToolTip(self.tr("Show everything that needs attention (Alt+N)"))
        self.toggle.toggled.connect(lambda _on: self._show())
        self._arrange()
        self.hide()
        self._dress()

    @property
    def shown(self) -> tuple[ConcernView, ...]:
        """What is not put away."""
        return tuple(one for one in self._concerns if self._away.get(one.key) != one)

    def show_concerns(self, concerns: Sequence[ConcernView]) -> None:
        """Show what holds now."""
        if tuple(concerns) == self._concerns:
            return
        self._concerns = tuple(concerns)
        keys = {one.key for one in concerns}
        self._away = {key: one for key, one in self._away.items() if key in keys}
        if self.shown:
            self.show()
        self._show()
        self._announce()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()
            self._show()

    def _arrange(self) -> None:
        self._rows: list[ConcernRow] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        for widget in (self._inside, self._scroll.viewport()):
            widget.setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top = QHBoxLayout()
        self._top.addWidget(self.head, 1)
        self._top.addWidget(self.toggle)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self._scroll)

    def _put_away(self, key: str) -> None:
        """Show a concern no more; without any left the whole goes."""
        self._away |= {one.key: one for one in self._concerns if one.key == key}
        if not self.shown:
            self.toggle.setChecked(False)
            self.hide()
        self._show()

    def _show(self) -> None:
        first, *others = self.shown or (ConcernView("", ""),)
        self.head.show_concern(first)
        self.toggle.setVisible(bool(others))
        open_ = self.toggle.isChecked() and bool(others)
        words = self.tr("%n more", "", len(others))
        self.toggle.setText(words)
        self.toggle.setAccessibleName(self.tr("%n more that need attention", "", len(others)))
        self.toggle.setIcon(icon("remove" if open_ else "expand", "muted"))
        self._fill(others if open_ else [])
        self._scroll.setVisible(open_)
        row, gap = self.head.minimumHeight(), self._column.spacing()
        self._scroll.setFixedHeight(min(len(others), _MOST_ROWS) * (row + gap))

    def _fill(self, concerns: Sequence[ConcernView]) -> None:
        """Have a row for each, made once and used again."""
        while len(self._rows) < len(concerns):
            row = ConcernRow()
            row.put_away.connect(self._put_away)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(concerns))
            if number < len(concerns):
                row.show_concern(concerns[number])

    def _announce(self) -> None:
        """Have a screen reader say the alarms that are new, at once."""
        alarms = {one.key: one.sentence for one in self.shown if one.alarm}
        for key in alarms.keys() - self._announced:
            event = QAccessibleAnnouncementEvent(self, self.tr("Alarm: {what}").format(what=alarms[key]))
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        self._announced = set(alarms)

    def _dress(self) -> None:
        theme = current()
        self._whole.setContentsMargins(theme.medium, theme.tiny, theme.medium, theme.tiny)
        self._whole.setSpacing(0)
        self._top.setSpacing(theme.small)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.toggle.setIconSize(theme.icon(14))
