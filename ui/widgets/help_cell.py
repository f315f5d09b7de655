"""One place of the help strip."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.models.terms import HelpEntry, HelpKind
from ui.models.wording import isolated
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import column

_ICONS = {HelpKind.NUMBER: "number", HelpKind.NAME: "human", HelpKind.TERM: "language"}


class HelpCell(QFrame):
    """What was said, large, with what it is by its icon; below it what helps to say it. It is there when empty, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._entry: HelpEntry | None = None
        self.source = ElidedLabel(bold=True, scale=1.3)
        self.help = ElidedLabel(ink="muted")
        self.setLayout(column(self.source, self.help, gap="", margin="tiny"))
        self.setMinimumWidth(self.source.fontMetrics().horizontalAdvance("m" * 7))

    def show_entry(self, entry: HelpEntry | None) -> None:
        """Show something, or nothing."""
        if entry == self._entry:
            return
        self._entry = entry
        if entry is None:
            self.source.show_text("", icon_name="")
            self.help.show_text("")
            self.setAccessibleName("")
            return
        self.source.show_text(isolated(entry.source), icon_name=_ICONS[entry.kind])
        self.help.show_text(isolated(entry.help) if entry.help != entry.source else "")
        self.setAccessibleName(f"{self._kind(entry.kind)}: {entry.source}, {entry.help}")

    def _kind(self, kind: HelpKind) -> str:
        match kind:
            case HelpKind.NUMBER:
                return self.tr("Number")
            case HelpKind.NAME:
                return self.tr("Name")
            case HelpKind.TERM:
                return self.tr("Term")
