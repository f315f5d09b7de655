"""The plot of who spoke: the truth above, what was told below it, and where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interpreter.lab.page.drawing import Key, Plane, Shape, Words, box, drawing, figure, label, line
from interpreter.lab.page.elements import Node
from interpreter.lab.page.results import Recording
from interpreter.lab.page.scales import clock, linear, times
from interpreter.lab.page.stretches import Stretch, by_speaker, common, length, paired, without
from interpreter.lab.page.tables import number, table

_ROWS_S = (30, 60, 90, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200)
_MOST_ROWS = {"wide": 4, "narrow": 8}
_LANE, _NAME, _AXIS = 10, 15, 26
_BAND = _NAME + 2 * _LANE + 6
_LONGEST_NAME = 40

KEYS = (
    Key("box", "lane truth", "who spoke (reference)"),
    Key("box", "lane right", "told, and right"),
    Key("box", "lane false", "told, but somebody else or nobody spoke"),
    Key("box", "lane missed", "spoke, but not told"),
)


@dataclass(frozen=True, slots=True)
class Lane:
    """One person, or one label that stands for nobody."""

    name: str
    label: str | None
    truth: list[Stretch]
    told: list[Stretch]

    def speaks(self, within: Stretch) -> bool:
        """Whether anything of it lies within a stretch of time."""
        return bool(common([*self.truth, *self.told], [within]))

    @property
    def stretches(self) -> tuple[list[Stretch], ...]:
        """What is drawn in the styles of `KEYS`."""
        return (
            self.truth,
            common(self.told, self.truth),
            without(self.told, self.truth),
            without(self.truth, self.told),
        )


def lanes(recording: Recording) -> list[Lane]:
    """Return the people in order of first speaking with the label that fits each best, then labels that fit nobody."""
    truth, told = by_speaker(recording.turns.reference), by_speaker(recording.turns.told)
    pairs = {person: name for name, person in paired(truth, told).items()}
    found = [
        Lane(person, pairs.get(person), spoke, told.get(pairs.get(person, ""), []))
        for person, spoke in truth.items()
    ]
    taken = set(pairs.values())
    return found + [Lane("nobody", name, [], heard) for name, heard in told.items() if name not in taken]


def who_spoke(recording: Recording, name: str) -> Node | None:
    """Return the speakers' timeline against the reference; None where the recording tells of no speakers."""
    found = lanes(recording)
    if not found or not recording.turns.told:
        return None
    rows = [_row(lane) for lane in found]
    spoken, missed, wrong = (sum(length(lane.stretches[part]) for lane in found) for part in (0, 3, 2))
    said = Words(
        f"Who spoke: {name}",
        "Two lanes for each person: *above who really spoke, below what OpenBooth told*. Labels are matched to the "
        "person they fit best, so a name of its own choice is no mistake; the DER forgives 0.25 s at edges.",
        f"{len(recording.turns.reference)} turns of {len([lane for lane in found if lane.truth])} people, "
        f"{number(spoken, 1)} s; not told {number(missed, 1)} s, wrongly told {number(wrong, 1)} s.",
    )

    def draw(shape: Shape) -> Node:
        return _timeline(said, shape, found, recording.duration_s)

    headings = ("person", "told as", "spoke s", "right s", "missed s", "wrongly told s")
    return figure(said, draw, legend=KEYS, table=table(headings, rows))


def _row(lane: Lane) -> tuple[str, ...]:
    truth, right, wrong, missed = lane.stretches
    return (
        lane.name,
        lane.label or "–",
        *(number(length(part), 1) for part in (truth, right, missed, wrong)),
    )


def _timeline(said: Words, shape: Shape, found: Sequence[Lane], duration_s: float) -> Node:
    row_s = min(
        duration_s, next((s for s in _ROWS_S if duration_s <= s * _MOST_ROWS[shape.name]), duration_s)
    )
    content: list[Node] = []
    top = 0
    for row in range(max(1, -int(-(duration_s - 0.5) // row_s))):
        start, end = row * row_s, min(duration_s, (row + 1) * row_s)
        here = [lane for lane in found if lane.speaks((start, end))]
        x = times(start, start + row_s, about=5 if shape.narrow else 10)
        foot = top + len(here) * _BAND + _AXIS
        plane = Plane(shape, foot, x, linear([1], about=1, low=0), left=6, top=top, bottom=_AXIS)
        content += _band(plane, here, end)
        top = foot + 8
    content.append(label((shape.width - 14, top + 6), "time of the recording, min:s", "end", "title"))
    return drawing(said, shape, top + 12, content)


def _band(plane: Plane, found: Sequence[Lane], end_s: float) -> Iterator[Node]:
    yield from _ruler(plane, end_s)
    for place, lane in enumerate(found):
        top = plane.top + place * _BAND
        yield label((plane.left, top + 11), _called(lane))
        for part, key, shift in zip(lane.stretches, KEYS, (0, 1, 1, 1), strict=True):
            for start, end in common(part, [(plane.x.low, end_s)]):
                left, right = plane.across(start), plane.across(end)
                corner = (left, top + _NAME + shift * _LANE)
                yield box(corner, (max(0.6, right - left), _LANE - 1), key.style)


def _ruler(plane: Plane, end_s: float) -> Iterator[Node]:
    for tick in plane.x.ticks:
        if tick <= end_s + 1e-6:
            place = plane.across(tick)
            yield line((place, plane.top), (place, plane.foot), "grid")
            anchor = "start" if place < plane.left + 14 else "end" if place > plane.edge - 14 else "middle"
            yield label((place, plane.foot + 14), clock(tick), anchor)
    yield line((plane.left, plane.foot), (plane.across(end_s), plane.foot), "axis")


def _called(lane: Lane) -> str:
    name = f"{lane.name} (told as {lane.label or 'nobody'})"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
