"""Who listens by phone, channel by channel."""

from PySide6.QtWidgets import QFrame, QLabel

from interpreter.domain.sharing import FLOOR
from ui.models.views import BoothView
from ui.widgets.audience_row import AudienceRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import column, row


class AudienceCard(QFrame):
    """A row for the floor and for every channel."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Who listens"))
        self._rows: dict[str, AudienceRow] = {}
        title = QLabel(self.tr("Who listens"))
        title.setProperty("role", "title")
        self.total = ElidedLabel()
        self._list = column(gap="small")
        self.setLayout(column(row(title, None, self.total), self._list, gap="small", margin="medium"))

    @property
    def rows(self) -> dict[str, AudienceRow]:
        """The rows by their channels."""
        return self._rows

    def show_booth(self, view: BoothView) -> None:
        """Show who listens now."""
        phones = view.phones
        names = {FLOOR: self.tr("Floor"), **{one.channel: one.language_name for one in view.channels}}
        names |= {one.channel: one.channel for one in phones.audience.channels if one.channel not in names}
        self._arrange(list(names))
        for channel, name in names.items():
            audience = phones.of(channel)
            if audience is not None:
                self._rows[channel].show_audience(name, audience)
        most = phones.audience.most or phones.sharing.setup.most
        words = self.tr("{number} of {most}").format(number=phones.audience.listeners, most=most)
        if phones.full:
            full = self.tr("{number}: the room is full").format(number=phones.audience.listeners)
            self.total.show_text(full, ink="warn", icon_name="warning")
        else:
            self.total.show_text(words, ink="text", icon_name="people")

    def _arrange(self, channels: list[str]) -> None:
        """Have a row for each channel, in their order."""
        if list(self._rows) == channels:
            return
        kept, self._rows = self._rows, {}
        for channel in channels:
            line = kept.pop(channel, None) or AudienceRow(channel)
            self._list.removeWidget(line)
            self._list.addWidget(line)
            self._rows[channel] = line
        for line in kept.values():
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
