"""How long an interpreter has been on air in this shift."""

from PySide6.QtWidgets import QWidget

from ui.widgets.elided_label import ElidedLabel

LONG_SHIFT_S = 30 * 60.0
"""After this it is usual to take turns (AIIC)."""


class ShiftClock(ElidedLabel):
    """Minutes and seconds on air, and after half an hour a word that it is time to take turns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, bold=True)
        self.setAccessibleName(self.tr("Shift"))
        self.show_time(None)

    def show_time(self, seconds: float | None) -> None:
        """Show a time on air; None while off air."""
        if seconds is None:
            self.show_text(self.tr("Off air"), ink="muted", icon_name="clock")
            return
        minutes, rest = divmod(int(max(0.0, seconds)), 60)
        time = f"{minutes:02}:{rest:02}"
        if seconds >= LONG_SHIFT_S:
            text = self.tr("{time} on air · time to take turns").format(time=time)
            self.show_text(text, ink="warn", icon_name="clock")
        else:
            self.show_text(self.tr("{time} on air").format(time=time), ink="text", icon_name="clock")
