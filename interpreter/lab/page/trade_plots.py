"""The plot of quality against latency for several settings, with flicker as the size of the marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interpreter.lab.page.drawing import (
    Key,
    Plane,
    Shape,
    Words,
    drawing,
    figure,
    frame,
    label,
    line,
    run,
)
from interpreter.lab.page.elements import Node, element
from interpreter.lab.page.scales import linear
from interpreter.lab.page.tables import CARDS, number, table

_SMALLEST, _MORE = 5.0, 11.0
Box = tuple[float, float, float, float]
"""The upper left corner and the lower right one."""
_LETTER, _HIGH = 7.5, 12.0
"""How wide a letter of a number is, and how high the number."""
_AROUND = ((0.8, -0.7), (0.8, 0.7), (-0.8, -0.7), (-0.8, 0.7), (0, -1), (0, 1), (1, 0), (-1, 0))
"""Which ways from a mark its number may stand, the best first; further away than next to it, a line leads there."""
_MOST_NUMBERED = 12
"""Of more settings only the unbeaten, the usual one and the oracle have numbers in the plot; all have in the table."""
_FROM_0 = 0.5
"""The scale of latency begins at 0 unless all settings are later than this share of the latest."""
_STRONG_FLICKER = 0.5
"""Normalized erasure that gets the largest mark; more is not drawn larger."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that was measured. Latency in seconds, flicker as normalized erasure of what is shown."""

    name: str
    latency_s: float
    quality: float
    flicker: float | None = None
    early_show: float | None = None
    """Share of words seen before they stood for good."""
    oracle: bool = False
    """Knows which words will stand: no policy is better and sooner, so it is the limit and no setting."""
    usual: bool = False
    """What the product does by itself."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the axes show."""

    quality: str
    latency: str


def quality_against_latency(settings: Sequence[Setting], measures: Measures, name: str) -> Node | None:
    """Return one numbered mark per setting, those that nothing beats joined by a line; None for fewer than two."""
    ordered = sorted(settings, key=lambda one: (one.oracle, one.latency_s, -one.quality))
    if len(ordered) < 2:
        return None
    best = best_of(ordered)
    x_from_0 = min(one.latency_s for one in ordered) < _FROM_0 * max(one.latency_s for one in ordered)
    said = Words(
        f"Quality against latency: {name}",
        "Each mark is a setting: *higher is better, further left is sooner*. The larger the mark, the more of what is "
        "shown is taken back again (flicker). Filled marks are beaten by no other; the line joins them."
        + (
            " The oracle writes the final text, each word as soon as it stands: above and left of it nobody can be."
            * _known(ordered)
        )
        + (
            f" The {measures.quality} scale does not begin at 0."
            if x_from_0
            else " Neither scale begins at 0."
        ),
        f"{len(ordered)} settings; none is better and sooner than {', '.join(one.name for one in best)}.",
    )

    def draw(shape: Shape) -> Node:
        latencies = [one.latency_s * share for one in ordered for share in (0.98, 1.04)]
        x = linear(latencies, about=5 if shape.narrow else 8, low=0 if x_from_0 else None)
        y = linear([one.quality + more for one in ordered for more in (-0.5, 0.5)], about=5)
        plane = Plane(shape, 260 if shape.narrow else 320, x, y)
        return drawing(said, shape, plane.height, _marks(plane, ordered, measures))

    rows = [
        (
            str(place),
            one.name,
            number(one.latency_s, 2),
            number(one.quality, 1),
            number(one.flicker, 3),
            number(one.early_show, 3),
            "yes" if one in best else "",
        )
        for place, one in enumerate(ordered, 1)
    ]
    headings = (
        "mark",
        "setting",
        measures.latency,
        measures.quality,
        "flicker (NE)",
        "shown early",
        "unbeaten",
    )
    plot = figure(said, draw, legend=_legend(ordered))
    return element("div", plot, table(headings, rows, style=CARDS))


def best_of(settings: Sequence[Setting]) -> list[Setting]:
    """Return the settings that no other beats in quality without being later, by latency (the Pareto front)."""
    front: list[Setting] = []
    for one in sorted(settings, key=lambda one: (one.latency_s, -one.quality)):
        if not one.oracle and (not front or one.quality > front[-1].quality or _same(one, front[-1])):
            front.append(one)
    return front


def _same(one: Setting, other: Setting) -> bool:
    return (one.latency_s, one.quality) == (other.latency_s, other.quality)


def _known(settings: Sequence[Setting]) -> bool:
    """Whether the limit is known."""
    return any(one.oracle for one in settings)


def _legend(settings: Sequence[Setting]) -> list[Key]:
    every = (
        (True, Key("ring", "mark best", "unbeaten")),
        (True, Key("ring", "mark", "beaten by another")),
        (any(one.usual for one in settings), Key("ring", "mark usual", "as the product does by itself")),
        (True, Key("line", "run front", "the best there is for each latency")),
        (_known(settings), Key("line", "run limit", "oracle: the limit")),
    )
    return [key for there, key in every if there]


def _marks(plane: Plane, settings: Sequence[Setting], measures: Measures) -> Iterator[Node]:
    yield from frame(plane, f"{measures.latency} (sooner is left)", f"{measures.quality} (better is up)")
    best = best_of(settings)
    if len(best) > 1:
        yield run([(plane.across(one.latency_s), plane.up(one.quality)) for one in best], "run front")
    for one in sorted(settings, key=lambda one: (one in best, one.usual)):
        x, y = plane.across(one.latency_s), plane.up(one.quality)
        if one.oracle:
            yield run([(plane.left, y), (x, y), (x, plane.top)], "run limit")
        else:
            yield _mark((x, y), one, "best" if one in best else "")
    few = len(settings) <= _MOST_NUMBERED
    numbered = [one for one in settings if few or one in best or one.usual or one.oracle]
    yield from _numbers(plane, settings, numbered)


def _mark(place: tuple[float, float], one: Setting, style: str) -> Node:
    x, y = (round(value, 1) for value in place)
    usual = " usual" if one.usual else ""
    made = element(
        "circle", cx=x, cy=y, r=round(_size(one), 1), class_=f"mark {style}{usual}".replace("  ", " ")
    )
    made.append(element("title", one.name))
    return made


def _numbers(plane: Plane, settings: Sequence[Setting], numbered: Sequence[Setting]) -> Iterator[Node]:
    """Yield the number of each mark beside it or at the end of a line, where there is room; the table has them all."""
    taken = [_around(_place(plane, one), _size(one)) for one in settings if not one.oracle]
    for one in sorted(numbered, key=lambda one: not (one.oracle or one.usual)):
        text = "oracle" if one.oracle else str(settings.index(one) + 1)
        half = _LETTER * len(text) / 2
        for number_, (x, y) in enumerate(_beside(_place(plane, one), _size(one), half)):
            box = (x - half, y - _HIGH / 2, x + half, y + _HIGH / 2)
            if _within(box, plane) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                if number_ >= len(_AROUND):
                    yield line(_place(plane, one), (x, y), "pointer")
                yield label((x, y + 4), text, "middle", "number")
                break


def _place(plane: Plane, one: Setting) -> tuple[float, float]:
    return plane.across(one.latency_s), plane.up(one.quality)


def _beside(place: tuple[float, float], size: float, half: float) -> Iterator[tuple[float, float]]:
    """Yield where the middle of a number may stand, the nearest first."""
    x, y = place
    for further in (0, 16, 32, 48):
        aside, above = size + half + 2 + further, size + _HIGH / 2 + further
        for across, up in _AROUND:
            yield x + across * aside, y + up * above


def _around(place: tuple[float, float], size: float) -> Box:
    x, y = place
    return x - size, y - size, x + size, y + size


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(box: Box, plane: Plane) -> bool:
    return plane.left <= box[0] and box[2] <= plane.edge and plane.top <= box[1] and box[3] <= plane.foot


def _size(one: Setting) -> float:
    return 0.0 if one.oracle else _SMALLEST + _MORE * min(1.0, (one.flicker or 0.0) / _STRONG_FLICKER)
