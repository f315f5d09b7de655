"""What every plot has: a frame with labelled axes, drawn once for a wide page and once for a phone.

Drawn here rather than by a plotting library: colours follow the reader's light or dark page through classes, text stays
text of the same size on a phone, and a page of thousands of points stays small.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from interpreter.lab.page.elements import Content, Node, element, holding, words_of, written
from interpreter.lab.page.scales import Axis


@dataclass(frozen=True, slots=True)
class Shape:
    """For how wide a page a plot is drawn, in pixels."""

    name: str
    width: int

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self is NARROW


WIDE = Shape("wide", 720)
NARROW = Shape("narrow", 336)


@dataclass(frozen=True, slots=True)
class Plane:
    """Where values lie on a drawing: x to the right, y upwards, with margins around them; pixels."""

    shape: Shape
    height: int
    x: Axis
    y: Axis
    left: int = 40
    right: int = 20
    top: int = 24
    bottom: int = 40

    @property
    def foot(self) -> float:
        """The height of the axis below."""
        return self.height - self.bottom

    @property
    def edge(self) -> float:
        """Where the plane ends on the right."""
        return self.shape.width - self.right

    def across(self, value: float) -> float:
        """Return where a value of x lies."""
        return self.left + self.x.share(value) * (self.edge - self.left)

    def up(self, value: float) -> float:
        """Return where a value of y lies."""
        return self.foot - self.y.share(value) * (self.foot - self.top)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around a plot: its title, how it is to be read (`*…*` is stressed), and what it shows in numbers."""

    title: str
    reading: str
    description: str


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a class of style.py, and the mark that stands for it: dot, square, line, box or cross."""

    mark: str
    style: str
    text: str


Draw = Callable[[Shape], Node]


def figure(words: Words, draw: Draw, *, legend: Sequence[Key] = (), table: Node | None = None) -> Node:
    """Return a plot in both shapes, of which the page shows the one that fits, with its legend and its numbers."""
    return element(
        "figure",
        holding("figcaption", (element("h4", words.title), holding("p", words_of(words.reading)))),
        _legend(legend) if legend else None,
        *(element("div", draw(shape), class_=f"plot {shape.name}") for shape in (WIDE, NARROW)),
        table and element("details", element("summary", "The numbers"), table),
    )


def drawing(words: Words, shape: Shape, height: float, content: Iterable[Content]) -> Node:
    """Return an SVG that says what it is."""
    return element(
        "svg",
        element("title", words.title),
        element("desc", words.description),
        *content,
        viewBox=f"0 0 {shape.width} {written(height)}",
        role="img",
    )


def frame(plane: Plane, across: str, up: str) -> Iterator[Node]:
    """Yield the grid and both axes with what they measure."""
    for tick in plane.y.ticks:
        height = plane.up(tick)
        yield line((plane.left, height), (plane.edge, height), "axis" if tick == 0 else "grid")
        yield label((plane.left - 6, height + 4), plane.y.written(tick), "end")
    for tick in plane.x.ticks:
        place = plane.across(tick)
        yield line((place, plane.foot), (place, plane.foot + 5), "axis")
        yield label((place, plane.foot + 18), plane.x.written(tick), "middle")
    yield line((plane.left, plane.foot), (plane.edge, plane.foot), "axis")
    yield label((2, 12), up, "start", "title")
    yield label((plane.edge, plane.foot + 34), across, "end", "title")


def line(start: tuple[float, float], end: tuple[float, float], style: str) -> Node:
    """Return a straight line."""
    return element("path", d=f"M{_at(*start)}L{_at(*end)}", class_=style)


def label(at: tuple[float, float], text: str, anchor: str = "start", style: str = "") -> Node:
    """Return text at a point, which is where it starts, ends or has its middle."""
    x, y = at
    return element("text", text, x=round(x, 1), y=round(y, 1), text_anchor=anchor, class_=style or None)


def box(corner: tuple[float, float], size: tuple[float, float], style: str) -> Node:
    """Return a rectangle by its upper left corner, its width and its height."""
    (x, y), (width, height) = corner, size
    return element(
        "rect", x=round(x, 1), y=round(y, 1), width=round(width, 1), height=round(height, 1), class_=style
    )


def dots(places: Iterable[tuple[float, float]], style: str) -> Node:
    """Return many equal marks as one short path; whether they are round or square is the class's matter."""
    return element("path", d="".join(f"M{_at(*place)}h.01" for place in places), class_=style)


def run(places: Iterable[tuple[float, float]], style: str) -> Node:
    """Return a line through the places."""
    return element("path", d="M" + "L".join(_at(*place) for place in places), class_=style)


def _legend(keys: Sequence[Key]) -> Node:
    return holding(
        "ul",
        (element("li", _swatch(key), element("span", key.text)) for key in keys),
        class_="legend",
    )


def _swatch(key: Key) -> Node:
    marks: dict[str, Callable[[], Node]] = {
        "line": lambda: line((1, 7), (25, 7), key.style),
        "box": lambda: box((3, 1), (20, 12), key.style),
        "dot": lambda: dots([(13, 7)], key.style),
        "ring": lambda: element("circle", cx=13, cy=7, r=5.5, class_=key.style),
    }
    return element("svg", marks[key.mark](), viewBox="0 0 26 14", aria_hidden="true", class_="swatch")


def _at(x: float, y: float) -> str:
    return f"{written(round(x, 1))} {written(round(y, 1))}"
