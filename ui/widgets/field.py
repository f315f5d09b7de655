"""A control under its name."""

from PySide6.QtWidgets import QWidget

from ui.plain import as_text
from ui.widgets.layouts import column
from ui.widgets.wrapped_label import WrappedLabel


class Field(QWidget):
    """Puts a control under a label that also names it for a screen reader."""

    def __init__(self, name: str, control: QWidget, hint: str = "") -> None:
        """`hint` explains more on demand."""
        super().__init__()
        label = WrappedLabel(name, role="muted")
        label.setBuddy(control)
        control.setAccessibleName(name)
        if hint:
            control.setAccessibleDescription(hint)
            label.setToolTip(as_text(hint))
        self.setLayout(column(label, control, None, gap="tiny"))
