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
    run,
)
from interpreter.lab.page.elements import Node, element
from interpreter.lab.page.scales import linear
from interpreter.lab.page.tables import CARDS, number, table

_SMALLEST, _MORE = 5.0, 11.0
_CLOSE = 8
"""Marks within so many pixels share their numbers."""
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
    """Knows the future: no policy can be better, so it is the limit and no setting."""


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
    said = Words(
        f"Quality against latency: {name}",
        "Each numbered mark is a setting: *higher is better, further left is sooner*. The larger the mark, the more of "
        "what is shown is taken back again (flicker). Filled marks are beaten by no other; the line joins them."
        + (" The dashed lines are the oracle, which knows the future: the limit." if _limits(ordered) else "")
        + f" The {measures.quality} scale does not begin at 0.",
        f"{len(ordered)} settings; none is better and sooner than "
        + ", ".join(one.name for one in best)
        + ".",
    )

    def draw(shape: Shape) -> Node:
        about = 5 if shape.narrow else 8
        x = linear([one.latency_s * 1.06 for one in ordered], about=about, low=0)
        y = linear([one.quality + more for one in ordered for more in (-1, 1)], about=5)
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


def _limits(settings: Sequence[Setting]) -> list[Setting]:
    return [one for one in settings if one.oracle]


def _legend(settings: Sequence[Setting]) -> list[Key]:
    keys = [
        Key("ring", "mark best", "unbeaten"),
        Key("ring", "mark", "beaten by another"),
        Key("line", "run front", "the best there is for each latency"),
    ]
    return keys + ([Key("line", "run limit", "oracle: the limit")] if _limits(settings) else [])


def _marks(plane: Plane, settings: Sequence[Setting], measures: Measures) -> Iterator[Node]:
    yield from frame(plane, f"{measures.latency} (sooner is left)", f"{measures.quality} (better is up)")
    for limit in _limits(settings):
        x, y = plane.across(limit.latency_s), plane.up(limit.quality)
        yield run([(plane.left, y), (plane.edge, y)], "run limit")
        yield run([(x, plane.top), (x, plane.foot)], "run limit")
        yield label((plane.edge, y - 5), "oracle: the limit", "end")
    named: dict[tuple[int, int], tuple[float, float, list[str]]] = {}
    best = best_of(settings)
    if len(best) > 1:
        yield run([(plane.across(one.latency_s), plane.up(one.quality)) for one in best], "run front")
    for place, one in enumerate(settings, 1):
        x, y = plane.across(one.latency_s), plane.up(one.quality)
        size = _SMALLEST + _MORE * min(1.0, (one.flicker or 0.0) / _STRONG_FLICKER)
        style = "mark best" if one in best else "mark"
        yield element(
            "circle",
            element("title", one.name),
            cx=round(x, 1),
            cy=round(y, 1),
            r=round(size, 1),
            class_=style,
        )
        near = (round(x / _CLOSE), round(y / _CLOSE))
        named[near] = (x + size + 2, y - size + 3, [*named.get(near, (0, 0, []))[2], str(place)])
    for x, y, places in named.values():
        yield label((x, y), ", ".join(places), "end" if x > plane.edge - 16 else "start", "number")
