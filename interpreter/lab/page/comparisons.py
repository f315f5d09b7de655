"""Tables of differences with their intervals, each drawn beside its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interpreter.lab.page.drawing import box, dots, line
from interpreter.lab.page.elements import Node, element
from interpreter.lab.page.facts import language_name
from interpreter.lab.page.tables import CARDS, Cell, number, table
from interpreter.lab.page.wording import meaning

_WHOLE = "whole"
"""Stands for the language of figures that have none."""
_WIDTH, _HEIGHT = 160, 18
Figure = Mapping[str, Any]


def is_difference(figure: object) -> bool:
    """Whether a figure of a line is one of two results: `a`, `b`, and the mean, low and high of b − a."""
    return isinstance(figure, dict) and {"a", "b", "mean", "low", "high"} <= figure.keys()


def differences(languages: Mapping[str, Any]) -> Iterator[Node]:
    """Yield a table per language for what holds differences."""
    for language, figures in languages.items():
        found = figures.items() if isinstance(figures, dict) else ()
        rows = [_row(_named(name, figure), figure) for name, figure in found if is_difference(figure)]
        if rows:
            title = "Speakers and computing" if language == _WHOLE else language_name(language)
            yield element("h3", title)
            headings = ("figure", "A", "B", "B − A", "95 % interval", "drawn", "so")
            yield table(headings, rows, style=CARDS)


def _named(key: str, figure: Figure) -> str:
    return str(figure.get("title") or meaning(key).name)


def reading() -> Node:
    """Return how such a table is to be read."""
    return element(
        "p",
        "The bar is where the difference B − A lies with 95 % certainty, the dot is what was measured, the upright "
        "line is no difference at all. Where the bar touches that line, chance may explain it. Every row has a scale "
        "of its own.",
    )


def _row(name: str, figure: Figure) -> Sequence[Cell]:
    a, b, low, high = (figure[key] for key in ("a", "b", "low", "high"))
    known = isinstance(low, int | float) and isinstance(high, int | float)
    mean = figure["mean"] if known else None
    interval = f"{_signed(low)} to {_signed(high)}" if known else "too few to judge"
    drawn = _drawn(mean, low, high) if known and mean is not None else None
    return name, number(a, 3), number(b, 3), _signed(b - a), interval, drawn, _so(figure)


def _so(figure: Figure) -> Node | str:
    better = figure.get("better")
    if better and figure.get("matters") is False:
        return "too small to be noticed"
    if better:
        return element("strong", f"{str(better).upper()} is better")
    return "–" if figure["low"] is None else "no real difference"


def _drawn(mean: float, low: float, high: float) -> Node:
    reach = 1.1 * max(abs(low), abs(high), abs(mean), 1e-9)

    def place(value: float) -> float:
        return _WIDTH / 2 + value / reach * _WIDTH / 2

    return element(
        "svg",
        line((0, _HEIGHT / 2), (_WIDTH, _HEIGHT / 2), "grid"),
        line((_WIDTH / 2, 0), (_WIDTH / 2, _HEIGHT), "axis"),
        box((place(low), _HEIGHT / 2 - 4), (max(1.0, place(high) - place(low)), 8), "bar one"),
        dots([(place(mean), _HEIGHT / 2)], "dots mean"),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
        class_="interval",
    )


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")
