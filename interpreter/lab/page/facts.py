"""What was measured, whether it met its bars, and its figures in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interpreter.app.languages import name_of
from interpreter.lab.page.elements import Node, element, foreign, holding
from interpreter.lab.page.results import Bar, Result
from interpreter.lab.page.tables import CARDS, Cell, number, table
from interpreter.lab.page.wording import ASKED, FIGURES, PARTS, VERDICTS, meaning

_SIDE_BY_SIDE = 6
Figures = Mapping[str, Any]


def heading(result: Result) -> str:
    """Return what a result is called: its bench, and what it was asked for."""
    named = ("set", "title", "engine", "tuning")
    parts = [shown(result.settings[key]) for key in named if result.settings.get(key)]
    if {"a", "b"} <= result.settings.keys():
        parts.append(f"{shown(result.settings['a'])} against {shown(result.settings['b'])}")
    return f"{result.benchmark}: {', '.join(parts)}" if parts else result.benchmark


def facts(result: Result) -> Node:
    """Return what was measured, with which settings, on which commit and machine."""
    entries = [
        entry
        for term, said in _asked(result)
        for entry in (element("dt", term), element("dd", foreign(said)))
    ]
    return holding("dl", entries, class_="facts")


def verdict(result: Result) -> Node | None:
    """Return whether the bars are met, with every bar."""
    if result.verdict is None:
        return None
    opening = element("div", _opening(result.verdict), *_lists(result))
    if not result.bars:
        return opening
    missed = [f"{bar.name} {number(bar.value, 2)} ({_limit(bar)})" for bar in result.bars if bar.met is False]
    every = table(("bar", "value", "limit", "met"), [_bar(bar) for bar in result.bars])
    bars = _folded(f"All {len(result.bars)} bars", every)
    return element("div", opening, element("p", f"Missed: {', '.join(missed)}.") if missed else None, bars)


def figures(columns: Mapping[str, Figures]) -> Node | None:
    """Return a row per figure with what it means and a column per recording; None where there is no figure.

    Those without an explanation are folded away below.
    """
    flat = {name: dict(_flat(one)) for name, one in columns.items()}
    told = {key for one in flat.values() for key, value in one.items() if value is not None}
    if not told:
        return None
    known = [key for key in FIGURES if key in told]
    rest = sorted(told - FIGURES.keys())
    if not known:
        return _more(rest, flat)
    headings = ("figure", *flat, "what it means")
    style = "explained single" if len(flat) == 1 else f"explained {CARDS}"
    every = table(headings, [_figure(key, flat) for key in known], style=style)
    return element("div", every, _folded("More figures", _more(rest, flat)) if rest else None)


def _figure(key: str, flat: Mapping[str, Figures]) -> Sequence[Cell]:
    told = meaning(key)
    values = [number(one.get(key), told.digits) for one in flat.values()]
    return told.name, *values, element("span", told.words, class_="meaning")


def _more(keys: Sequence[str], flat: Mapping[str, Figures]) -> Node:
    rows = [(meaning(key).name, *(_plain(one.get(key)) for one in flat.values())) for key in keys]
    return table(("figure", *flat), rows)


def _folded(title: str, content: Node) -> Node:
    return element("details", element("summary", title), content)


def _plain(value: float | None) -> str:
    return number(value, 0 if isinstance(value, int) else 3)


def _opening(verdict: str) -> Node:
    words = VERDICTS.get(verdict)
    if words is None:
        return element("p", verdict)
    return element("p", element("strong", verdict), f" – {words}", class_="verdict")


def _lists(result: Result) -> Iterator[Node]:
    for title, texts in (("Why:", result.reasons), ("Its price:", result.price)):
        if texts:
            yield element("p", title)
            yield holding("ul", (element("li", foreign(text)) for text in texts))


def columns_of(result: Result, language: str | None) -> dict[str, Figures]:
    """Return the figures of each recording, if few, and of all; of one language, or those beside the languages."""
    every: dict[str, Any] = {"all": result.metrics or {}}
    if len(result.recordings) == 1:
        every = dict(result.recordings)
    elif len(result.recordings) <= _SIDE_BY_SIDE:
        every = {**result.recordings, **every}
    if language is None:
        return {name: one for name, one in every.items() if isinstance(one, dict)}
    return {name: path(one, "targets", language) for name, one in every.items()}


def floor_of(result: Result) -> dict[str, Figures]:
    """Return the figures of what was recognised of the floor, like `columns_of`."""
    return {name: path(one, "source") for name, one in columns_of(result, None).items()}


def language_name(code: str) -> str:
    """Return a language's English name with its code."""
    name = name_of(code)
    return code if name == code else f"{name} ({code})"


def shown(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a value of JSON in words."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    if isinstance(value, float):
        return f"{value:g}"
    return number(value, 0)


def _asked(result: Result) -> Iterator[tuple[str, str]]:
    for key, value in result.settings.items():
        if value not in (None, {}, []):
            yield ASKED.get(key, key.replace("_", " ")), _changes(value) if key == "changed" else shown(value)
    if result.details:
        yield "recordings", str(len(result.details))
    if result.measured_at:
        yield "measured", result.measured_at.replace("T", " ").replace("+00:00", " UTC")
    commit = result.commit or "unknown"
    changed = " with changes" if commit.endswith("+") else ""
    yield "OpenBooth", f"{result.version or 'unknown version'}, commit {commit.rstrip('+')}{changed}"
    if result.machine:
        yield "machine", _machine(result.machine)


def _changes(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return which settings differ between two results: each has its value in the one and in the other."""
    if not isinstance(value, dict):
        return shown(value)
    said = (
        f"{key}: {' → '.join(shown(one) for one in both)}"
        for key, both in value.items()
        if isinstance(both, list)
    )
    return "; ".join(said)


def _machine(machine: Figures) -> str:
    parts = [
        f"{machine[key]}{unit}"
        for key, unit in (
            ("model", ""),
            ("cpus", " processors"),
            ("memory_gb", " GB"),
            ("system", ""),
        )
        if machine.get(key)
    ]
    return ", ".join(parts)


def _bar(bar: Bar) -> Sequence[Cell]:
    state = {True: "met", False: "MISSED", None: "not judged"}[bar.met]
    return (
        bar.name,
        number(bar.value, 3),
        _limit(bar),
        element("span", state, class_=f"is-{state.split()[0].lower()}"),
    )


def _limit(bar: Bar) -> str:
    return f"{'≥' if bar.at_least else '≤'} {bar.limit:g}"


def _flat(one: Figures) -> Iterator[tuple[str, float | None]]:
    """Yield the plain figures, and those of its parts."""
    for key, value in one.items():
        if key in PARTS and isinstance(value, dict):
            yield from _flat(value)
        elif value is None or isinstance(value, int | float):
            yield key, value


def path(one: Any, *keys: str) -> Figures:  # noqa: ANN401 - whatever JSON holds
    """Return the object that lies under keys in one of JSON; an empty one where there is none."""
    for key in keys:
        one = one.get(key) if isinstance(one, dict) else None
    return one if isinstance(one, dict) else {}
