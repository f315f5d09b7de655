"""How many phones listen to a channel, and whether they can follow."""

from PySide6.QtWidgets import QWidget

from interpreter.domain.sharing import ChannelAudience
from ui.models.phones import is_left_behind, pressed
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel

_USUAL = "888"


class ListenerCount(ElidedLabel):
    """A number beside people, or beside a warning sign where several of them cannot follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, ink="muted")
        self.space()

    def show_audience(self, audience: ChannelAudience | None) -> None:
        """Show who listens; nothing where no phones are served."""
        if audience is None:
            self.show_text("", icon_name="")
            return
        behind = is_left_behind(audience)
        there = audience.listeners + audience.readers
        self.show_text(
            str(there), ink="warn" if behind else "muted", icon_name="warning" if behind else "people"
        )
        name = self.tr("Listeners: {count}").format(count=there)
        pressing = pressed(audience)
        self.setAccessibleName(f"{name}, {pressing}" if pressing else name)
        reading = self.tr("{readers} of them only read").format(readers=audience.readers)
        parts = [name, *([reading] if audience.readers else []), *([pressing] if pressing else [])]
        self.setToolTip("\n".join(parts))

    def space(self) -> None:
        """Keep the room for a usual number, so that nothing moves when somebody comes."""
        self.setMinimumWidth(current().px(18) + self.fontMetrics().horizontalAdvance(_USUAL) + 2)
