"""Plots of one language of one recording: lag over time, what it is made of, and how soon the voice is heard."""

from collections.abc import Iterator, Sequence
from statistics import median

from interpreter.lab.figures import DRIFT_AFTER_S
from interpreter.lab.metrics.statistics import percentile
from interpreter.lab.page.drawing import (
    Key,
    Plane,
    Shape,
    Words,
    box,
    dots,
    drawing,
    figure,
    frame,
    line,
    run,
)
from interpreter.lab.page.elements import Node
from interpreter.lab.page.results import Point, Recording, Sentence
from interpreter.lab.page.scales import Axis, clock, linear, times
from interpreter.lab.page.tables import Cell, table
from interpreter.lab.page.trends import drift, running_median

_QUARTERS = 4
_BIN_S = 0.5
_MANY = 1500
"""More words than this get smaller dots."""
_NOT_FAR = 2.5
"""A scale reaches to the latest word, unless that is so many times later than all but the latest fiftieth."""
_KINDS = ("of-text", "of-voice")
_SHARES = ("half", "most")


def lag_over_time(recording: Recording, language: str, name: str) -> Node | None:
    """Return every committed word with its lag, their running median and drift, and the voice; None without words."""
    target = recording.targets[language]
    words = list(target.points)
    if not words:
        return None
    spoken = [(one.start_s, one.ear_voice_s) for one in target.sentences if one.ear_voice_s is not None]
    axis = _lag_axis([lag for _, lag in words] + [lag for _, lag in spoken])
    beyond = sum(not axis.low <= lag <= axis.high for _, lag in (*words, *spoken))
    trends = drift(words), drift(spoken)
    said = Words(
        f"Lag over time: {name}",
        "Each dot is a word of the translation: *how long after it was said* it stood for good. Each square is a "
        "sentence: how long after its start its voice began. The line is what is usual around that time; *a line "
        "that climbs is an interpreter falling behind*."
        + (f" {beyond} beyond the scale are drawn at its edge." if beyond else ""),
        f"{len(words)} words, lag p50 {_s(percentile([lag for _, lag in words], 50))}. "
        + ". ".join(_drifts(trends, recording.duration_s)),
    )

    def draw(shape: Shape) -> Node:
        x = times(0, recording.duration_s, about=5 if shape.narrow else 10)
        plane = Plane(shape, 230 if shape.narrow else 270, x, axis)
        return drawing(said, shape, plane.height, _lag_marks(plane, (words, spoken), trends))

    keys = [
        Key("dot", "dots words", "a word"),
        Key("line", "run median", "median of the words around"),
        *([Key("dot", "dots voice", "a sentence's voice")] if spoken else []),
        *(
            Key("line", f"run drift {kind}", text)
            for kind, text in zip(_KINDS, _drifts(trends, recording.duration_s), strict=False)
        ),
    ]
    return figure(said, draw, legend=keys, table=_quarters(words, spoken, recording.duration_s))


def drift_in_words(trend: Point | None, duration_s: float) -> str:
    """Return what a drift line says: the change over the recording, and in an hour where it is long enough."""
    if trend is None:
        return "too few for a drift line"
    change = f"{_signed(trend[0] * duration_s)} s in {clock(duration_s)}"
    if duration_s < DRIFT_AFTER_S:
        return f"{change}; under {clock(DRIFT_AFTER_S)} that is noise"
    return f"{change}, {_signed(trend[0] * 3600)} s/h"


def histogram(sentences: Sequence[Sentence], name: str) -> Node | None:
    """Return how often the voice began how late; None where nothing was heard."""
    spans = [one.ear_voice_s for one in sentences if one.ear_voice_s is not None]
    if not spans:
        return None
    unspoken = len(sentences) - len(spans)
    highest = max(_bin(span) for span in spans) + 1
    lowest = min(0, *(_bin(span) for span in spans))
    counts = [sum(_bin(span) == place for span in spans) for place in range(lowest, highest)]
    middle, late = percentile(spans, 50) or 0.0, percentile(spans, 90) or 0.0
    said = Words(
        f"Ear-voice span: {name}",
        "*How long after a sentence began its translation began to sound*, and in how many sentences. Interpreters in "
        "a booth keep 2 to 4 s." + (f" Never heard: {unspoken}." if unspoken else ""),
        f"{len(spans)} sentences: half within {_s(middle)}, nine of ten within {_s(late)}; {unspoken} unheard.",
    )

    def draw(shape: Shape) -> Node:
        x = linear([lowest * _BIN_S, highest * _BIN_S], about=6 if shape.narrow else 10, low=0)
        plane = Plane(shape, 200, x, linear([0, max(counts)], about=4, low=0))
        return drawing(said, shape, plane.height, _bins(plane, (lowest, counts), (middle, late)))

    rows = [
        (f"{(lowest + place) * _BIN_S:.1f}–{(lowest + place + 1) * _BIN_S:.1f} s", str(count))
        for place, count in enumerate(counts)
    ]
    rows.append(("unheard", str(unspoken)))
    keys = [
        Key("line", "run limit half", f"half within {_s(middle)}"),
        Key("line", "run limit most", f"nine of ten within {_s(late)}"),
    ]
    return figure(said, draw, legend=keys, table=table(("ear-voice span", "sentences"), rows))


def _drifts(trends: tuple[Point | None, Point | None], duration_s: float) -> list[str]:
    names = ("drift of the text", "drift of the voice")
    return [
        f"{name}: {drift_in_words(one, duration_s)}" for name, one in zip(names, trends, strict=True) if one
    ]


def _lag_axis(lags: Sequence[float]) -> Axis:
    """From 0 (below it where more than a few are) to where nearly all lags are."""
    low = min(0.0, percentile(lags, 2) or 0.0)
    usual = max(1.0, percentile(lags, 98) or 0.0)
    high = max(lags) if max(lags) <= _NOT_FAR * usual else 1.15 * usual
    return linear([high], about=5, low=low if low < -0.2 else 0.0)


def _lag_marks(
    plane: Plane, marks: tuple[Sequence[Point], Sequence[Point]], trends: Sequence[Point | None]
) -> Iterator[Node]:
    words, spoken = marks
    yield from frame(plane, "time of the recording, min:s", "lag, seconds")
    size = " many" if len(words) > _MANY else ""
    yield dots(((plane.across(at), plane.up(lag)) for at, lag in words), f"dots words{size}")
    yield dots(((plane.across(at), plane.up(lag)) for at, lag in spoken), f"dots voice{size}")
    for trend, kind in zip(trends, _KINDS, strict=True):
        if trend is not None:
            slope, start = trend
            ends = ((plane.across(at), plane.up(start + slope * at)) for at in (plane.x.low, plane.x.high))
            yield run(ends, f"run drift {kind}")
    usual = running_median(words, window_s=max(15.0, plane.x.high / 25))
    if usual:
        yield run(((plane.across(at), plane.up(lag)) for at, lag in usual), "run median")


def _quarters(words: Sequence[Point], spoken: Sequence[Point], duration_s: float) -> Node:
    rows: list[tuple[Cell, ...]] = []
    for quarter in range(_QUARTERS):
        start, end = (duration_s * place / _QUARTERS for place in (quarter, quarter + 1))
        last = quarter == _QUARTERS - 1
        lags, spans = (
            [lag for at, lag in points if start <= at < end or (last and at >= end)]
            for points in (words, spoken)
        )
        rows.append(
            (
                f"{clock(start)}–{clock(end)}",
                str(len(lags)),
                *(_s(percentile(lags, percent)) for percent in (50, 90)),
                _s(median(spans) if spans else None),
            )
        )
    return table(("time", "words", "lag p50", "lag p90", "voice p50"), rows)


def _bins(plane: Plane, counted: tuple[int, Sequence[int]], marks: tuple[float, float]) -> Iterator[Node]:
    yield from frame(plane, "ear-voice span, seconds", "sentences")
    lowest, counts = counted
    for place, count in enumerate(counts, lowest):
        start, end = (plane.across(edge * _BIN_S) for edge in (place, place + 1))
        if count:
            yield box(
                (start + 0.5, plane.up(count)), (end - start - 1, plane.foot - plane.up(count)), "bar one"
            )
    for mark, kind in zip(marks, _SHARES, strict=True):
        yield line((plane.across(mark), plane.top - 4), (plane.across(mark), plane.foot), f"run limit {kind}")


def _bin(span: float) -> int:
    return int(span // _BIN_S)


def _s(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f} s".replace("-", "−")


def _signed(value: float) -> str:
    return f"{round(value, 1) + 0.0:+.1f}".replace("-", "−")
