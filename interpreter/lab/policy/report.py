"""The curve as tables: one per target language, and one for what is spoken."""

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Table

from interpreter.lab.policy.bench import Result
from interpreter.lab.policy.curve import Metrics, Point

Column = tuple[str, str, int]

_TEXT: tuple[Column, ...] = (
    ("lag p50 s", "lag_p50_s", 2),
    ("lag p90 s", "lag_p90_s", 2),
    ("NE shown", "ne_shown", 3),
    ("corrections", "correction_rate", 3),
    ("early show", "early_show", 3),
    ("by 200 ms", "early_show_200", 3),
    ("lead ms", "early_lead_ms", 0),
)
_TARGET: tuple[Column, ...] = (("chrF", "chrf", 1), ("LongYAAL s", "long_yaal_s", 2), *_TEXT)
_SOURCE: tuple[Column, ...] = (
    ("WER", "wer", 3),
    *((title, f"source_{name}", digits) for title, name, digits in _TEXT),
)


def tables(results: Sequence[Result], spoken: str) -> Group:
    """Return a row per setting, an asterisk marking those on the front, and what has to be known of them."""
    languages = list(dict.fromkeys(result.point.language for result in results))
    made = [_table(language, _TARGET, _rows(results, language)) for language in languages]
    made.append(_table(spoken, _SOURCE, _rows(results, languages[0], marked=False)))
    notes = dict.fromkeys(result.note for result in results if result.note is not None)
    return Group(*made, *notes)


def named(one: Point) -> str:
    """Return what a setting is called."""
    if one.oracle:
        return "limit"
    return " ".join(f"{name}={value:g}" for name, value in one.settings.items()) or "as the product does"


def _rows(results: Sequence[Result], language: str, *, marked: bool = True) -> Iterator[tuple[str, Metrics]]:
    for result in results:
        if result.point.language == language:
            yield named(result.point) + (" *" if result.front and marked else ""), result.point.metrics


def _table(language: str, columns: Sequence[Column], rows: Iterator[tuple[str, Metrics]]) -> Table:
    made = Table(title=language, title_justify="left")
    made.add_column("setting")
    for title, _, _ in columns:
        made.add_column(title, justify="right")
    for name, metrics in rows:
        values = [(metrics[key], digits) for _, key, digits in columns]
        made.add_row(name, *("-" if value is None else f"{value:.{digits}f}" for value, digits in values))
    return made
