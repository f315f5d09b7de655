"""Rows and columns whose gaps and margins follow the theme."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import current

Box = TypeVar("Box", bound=QBoxLayout)

_GAP = "gap"
_MARGIN = "margin"


def row(*items: QWidget | QLayout | None, gap: str = "small", margin: str = "") -> QHBoxLayout:
    """Return a row of widgets and layouts, None standing for a stretch; gap and margin are lengths of the theme."""
    return _filled(QHBoxLayout(), items, gap, margin)


def column(*items: QWidget | QLayout | None, gap: str = "small", margin: str = "") -> QVBoxLayout:
    """As `row`, from top to bottom."""
    return _filled(QVBoxLayout(), items, gap, margin)


def kept_spaced(layout: QLayout, *, gap: str, margin: str = "") -> None:
    """Give a layout gaps and margins that `respace` renews."""
    layout.setProperty(_GAP, gap)
    layout.setProperty(_MARGIN, margin)
    _space(layout)


def respace(widget: QWidget) -> None:
    """Bring every gap and margin inside a widget to the theme's lengths of now."""
    for layout in widget.findChildren(QLayout):
        _space(layout)


def _filled(box: Box, items: tuple[QWidget | QLayout | None, ...], gap: str, margin: str) -> Box:
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    kept_spaced(box, gap=gap, margin=margin)
    return box


def _space(layout: QLayout) -> None:
    gap, margin = layout.property(_GAP), layout.property(_MARGIN)
    if not isinstance(gap, str):
        return
    theme = current()
    layout.setSpacing(getattr(theme, gap) if gap else 0)
    around = getattr(theme, margin) if margin else 0
    layout.setContentsMargins(around, around, around, around)
