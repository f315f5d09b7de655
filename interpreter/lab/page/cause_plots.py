"""Plots of what lateness is made of: in a usual sentence, in a late one, and sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from statistics import fmean

from interpreter.lab.page.drawing import (
    Key,
    Plane,
    Shape,
    Words,
    box,
    drawing,
    figure,
    frame,
    label,
    line,
)
from interpreter.lab.page.elements import Node
from interpreter.lab.page.results import Sentence
from interpreter.lab.page.scales import clock, linear, times
from interpreter.lab.page.tables import number, table

KEYS = (
    Key("box", "bar said", "said: the words the first clause needs were still being spoken"),
    Key("box", "bar hearing", "hearing: until they were recognised for good"),
    Key("box", "bar translating", "translating: until their translation stood for good"),
    Key("box", "bar voice", "voice: until it sounded"),
)
_STYLES = tuple(key.style for key in KEYS)
_NAMES = ("said", "hearing", "translating", "voice")
_MOST_BARS = {"wide": 140, "narrow": 56}
_ROW = 52


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence's ear-voice span in its parts, seconds, in the order of `KEYS`."""

    start_s: float
    speaker: str
    parts: tuple[float, ...]

    @property
    def whole(self) -> float:
        """The ear-voice span."""
        return sum(self.parts)


def spans(sentences: Sequence[Sentence]) -> list[Span]:
    """Return what is known of the sentences that were heard, in their order."""
    return [
        Span(one.start_s, one.speaker or "", tuple(max(0.0, part) for part in astuple(one.causes)))
        for one in sentences
        if one.causes is not None
    ]


def usual_and_late(sentences: Sequence[Sentence], name: str) -> Node | None:
    """Return what the span of sentences around the median and of the latest fifth is made of; None for fewer than 5."""
    found = sorted(spans(sentences), key=lambda span: span.whole)
    fifth = len(found) // 5
    if not fifth:
        return None
    middle = (len(found) - fifth) // 2
    groups = (
        ("a usual sentence (the middle fifth)", found[middle : middle + fifth]),
        ("a late sentence (the latest fifth)", found[-fifth:]),
    )
    bars = [(title, _mean(group)) for title, group in groups]
    said = Words(
        f"What lag is made of: {name}",
        "From the start of a sentence until its translation sounds. *The widest part is where there is most to gain*; "
        "what is “said” no machine can save without guessing what comes.",
        "; ".join(f"{title}: {_in_words(parts)}" for title, parts in bars) + ".",
    )

    def draw(shape: Shape) -> Node:
        x = linear([sum(parts) for _, parts in bars], about=5 if shape.narrow else 8, low=0)
        plane = Plane(shape, 24 + 40 + _ROW * len(bars), x, linear([1], about=1, low=0), left=12)
        return drawing(said, shape, plane.height, _across(plane, bars))

    rows = [(title, *(number(part, 2) for part in (*parts, sum(parts)))) for title, parts in bars]
    return figure(said, draw, legend=KEYS, table=table(("seconds", *_NAMES, "together"), rows))


def by_sentence(sentences: Sequence[Sentence], duration_s: float, name: str) -> Node | None:
    """Return a bar of parts per sentence over the time of a recording; None where nothing was heard.

    Of more sentences than there is room for, neighbours share a bar, which then is their mean.
    """
    found = spans(sentences)
    if len(found) < 2:
        return None
    silent = [one.start_s for one in sentences if one.ear_voice_s is None]
    said = Words(
        f"Lag split by cause, sentence by sentence: {name}",
        "Each bar stands where its sentence began and is as high as *its voice was late*."
        + _shared(len(found))
        + (f" A × is one that was never heard ({len(silent)} in all)." if silent else ""),
        f"{len(found)} sentences; the latest {number(max(span.whole for span in found), 2)} s.",
    )

    def draw(shape: Shape) -> Node:
        bars = _grouped(found, _MOST_BARS[shape.name])
        x = times(0, duration_s, about=5 if shape.narrow else 10)
        y = linear([span.whole for span in bars], about=5, low=0)
        plane = Plane(shape, 230 if shape.narrow else 270, x, y)
        return drawing(said, shape, plane.height, _upright(plane, bars, silent))

    rows = [
        (clock(span.start_s), span.speaker, *(number(part, 2) for part in (*span.parts, span.whole)))
        for span in found
    ]
    return figure(said, draw, legend=KEYS, table=table(("time", "speaker", *_NAMES, "together"), rows))


def _across(plane: Plane, bars: Sequence[tuple[str, Sequence[float]]]) -> Iterator[Node]:
    for tick in plane.x.ticks:
        place = plane.across(tick)
        yield line((place, 12), (place, plane.foot), "axis" if tick == 0 else "grid")
        yield label((place, plane.foot + 18), plane.x.written(tick), "middle" if tick else "start")
    yield label((plane.edge, plane.foot + 34), "seconds after the sentence began", "end", "title")
    for row, (title, parts) in enumerate(bars):
        top, reached = 24 + row * _ROW, 0.0
        yield label((plane.left + 4, top + 6), f"{title}: {number(sum(parts), 2)} s")
        for part, style in zip(parts, _STYLES, strict=True):
            start, end = plane.across(reached), plane.across(reached + part)
            yield box((start, top + 12), (end - start, 24), style)
            if end - start > 34:
                yield from _told((start, end), top + 28, number(part, 2))
            reached += part


def _told(ends: tuple[float, float], height: float, text: str) -> Iterator[Node]:
    middle = sum(ends) / 2
    yield box((middle - 15, height - 12), (30, 16), "plate")
    yield label((middle, height), text, "middle")


def _upright(plane: Plane, bars: Sequence[Span], silent: Sequence[float]) -> Iterator[Node]:
    yield from frame(plane, "time of the recording, min:s", "ear-voice span, seconds")
    places = [plane.across(span.start_s) for span in bars]
    gaps = [after - before for before, after in pairwise(places)]
    width = max(2.0, min(14.0, *(gap - 1 for gap in gaps)) if gaps else 14.0)
    for place, span in zip(places, bars, strict=True):
        reached = 0.0
        start = min(place, plane.edge - width)
        for part, style in zip(span.parts, _STYLES, strict=True):
            top, foot = plane.up(reached + part), plane.up(reached)
            reached += part
            if foot - top >= 0.05:
                yield box((start, top), (width, foot - top), style)
    for at in silent:
        yield label((plane.across(at), plane.foot - 2), "×", "middle", "wrong")


def _grouped(found: Sequence[Span], most: int) -> list[Span]:
    every = -(-len(found) // most)
    groups = [found[place : place + every] for place in range(0, len(found), every)]
    return [Span(group[0].start_s, "", _mean(group)) for group in groups]


def _shared(sentences: int) -> str:
    every = -(-sentences // _MOST_BARS["wide"])
    return f" A bar is the mean of {every} sentences in a row." if every > 1 else ""


def _mean(group: Sequence[Span]) -> tuple[float, ...]:
    return tuple(fmean(parts) for parts in zip(*(span.parts for span in group), strict=True))


def _in_words(parts: Sequence[float]) -> str:
    return ", ".join(f"{name} {number(part, 2)} s" for name, part in zip(_NAMES, parts, strict=True))
