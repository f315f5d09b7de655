"""The page as a whole: one file that needs no network, no script and no other file."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.page.comparisons import differences, is_difference, reading
from interpreter.lab.page.elements import Node, as_html, element, foreign, holding
from interpreter.lab.page.facts import columns_of, facts, figures, floor_of, heading, verdict
from interpreter.lab.page.groups import groups
from interpreter.lab.page.languages import language_section, longest
from interpreter.lab.page.results import Result, is_left_out, read
from interpreter.lab.page.style import STYLE
from interpreter.lab.page.trade_plots import quality_against_latency
from interpreter.lab.page.trades import curves, is_setting_only, sweep_of
from interpreter.lab.page.turn_plots import who_spoke

TITLE = "OpenBooth bench report"


def write(lines: Sequence[str], path: Path) -> None:
    """Make a report of the JSON lines of benches. Raises UserMistake for broken lines or a file that cannot be made."""
    page = made(lines)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UserMistake(f"{path} cannot be written ({error.strerror}); choose another file.") from error


def made(lines: Sequence[str]) -> str:
    """Return the report of the JSON lines of benches. Raises UserMistake."""
    every = read(lines)
    trades = list(_trades(every))
    swept = [result for result in every if trades and is_setting_only(result)]
    kept = [result for result in every if result not in swept and not is_left_out(result)]
    results = sorted(kept, key=lambda result: not _compares(result))
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content="OpenBooth"),
        element("title", _title(results)),
        element("style"),
    )
    top = element("header", element("h1", TITLE), _contents(results) if len(results) > 1 else None)
    sections = list(_sections(results))
    verdicts = sum(_compares(result) for result in results)
    told = [*sections[:verdicts], *_swept(trades, swept), *sections[verdicts:]]
    body = element("body", _patterns(), top, holding("main", told))
    return as_html(element("html", head, body, lang="en"), STYLE)


def _title(results: Sequence[Result]) -> str:
    return f"{TITLE}: {heading(results[0])}" if len(results) == 1 else TITLE


def _contents(results: Sequence[Result]) -> Node:
    entries = (
        element("li", element("a", foreign(heading(result)), href=f"#result{place}"))
        for place, result in enumerate(results, 1)
    )
    return element("nav", holding("ol", entries), aria_label="Results")


def _swept(trades: Sequence[Node], swept: Sequence[Result]) -> Iterator[Node]:
    """Yield what several results tell together, and of settings with no section of their own how they were measured."""
    if not trades:
        return
    alike = {heading(one): one for one in (replace(one, settings=sweep_of(one)) for one in swept)}
    measured = [part for name, one in alike.items() for part in (element("h3", foreign(name)), facts(one))]
    yield element("section", element("h2", "Quality against latency"), *trades, *measured)


def _sections(results: Sequence[Result]) -> Iterator[Node]:
    for place, result in enumerate(results, 1):
        yield holding("section", _section(result), id=f"result{place}")


def _trades(results: Sequence[Result]) -> Iterator[Node]:
    for curve in curves(results):
        plot = quality_against_latency(curve.settings, curve.measures, curve.name)
        if plot is not None:
            yield plot


def _section(result: Result) -> Iterator[Node]:
    yield element("h2", foreign(heading(result)))
    yield facts(result)
    told = verdict(result)
    if told is not None:
        yield told
    if _compares(result):
        yield reading()
        yield from differences(result.metrics)
        return
    common = figures(columns_of(result, None))
    if common is not None:
        yield element("h3", "As a whole")
        yield common
    yield from groups(result)
    floor = figures(floor_of(result))
    if floor is not None:
        yield element("h3", "Text of the floor")
        yield floor
    for name, recording in longest(result.details).items():
        plot = who_spoke(recording, name)
        if plot is not None:
            yield plot
    for language in result.targets:
        yield language_section(result, language)


def _compares(result: Result) -> bool:
    found = result.metrics.values() if isinstance(result.metrics, dict) else ()
    return any(
        is_difference(one) for figures in found if isinstance(figures, dict) for one in figures.values()
    )


def _patterns() -> Node:
    """What fills bars so that they differ without colour too."""
    return element(
        "svg",
        _pattern("hearing", 6, element("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", class_="stroke")),
        _pattern("translating", 5, element("circle", cx=2.5, cy=2.5, r=1, class_="speck")),
        _pattern("false", 6, element("path", d="M0 0L6 6M-1 5L1 7M5 -1L7 1", class_="stroke-false")),
        class_="patterns",
        aria_hidden="true",
        width=0,
        height=0,
    )


def _pattern(name: str, size: int, mark: Node) -> Node:
    ground = element("rect", width=size, height=size, class_=f"ground-{name}")
    return element("pattern", ground, mark, id=name, width=size, height=size, patternUnits="userSpaceOnUse")
