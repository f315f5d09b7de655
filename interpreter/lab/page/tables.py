"""Tables of a page."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from interpreter.lab.page.elements import Node, element, holding

Cell: TypeAlias = str | Node | None
CARDS = "cards"


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, style: str | None = None) -> Node:
    """Return a table that scrolls by itself where the page is narrow; the first cell of a row names it.

    In the style `cards` a narrow page shows each row as lines of text, every value after what it is.
    """
    head = holding("tr", (element("th", text, scope="col") for text in headings))
    body = holding("tbody", (_row(row, headings if CARDS in (style or "") else ()) for row in rows))
    made = element("table", element("thead", head), body, class_=style)
    return element(
        "div", made, class_="scrolls", tabindex="0", role="group", aria_label=f"Table: {headings[0]}"
    )


def number(value: object, digits: int) -> str:
    """Return a figure as people read it: “–” where there is none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.{digits}f}".replace("-", "−")
    return "–" if value is None else str(value)


def _row(row: Sequence[Cell], headings: Sequence[str]) -> Node:
    first, *rest = row
    named = [*headings[1:], *[None] * (len(rest) if not headings else 0)]
    cells = (element("td", cell, data_label=name) for cell, name in zip(rest, named, strict=True))
    return element("tr", element("th", first, scope="row"), *cells)
