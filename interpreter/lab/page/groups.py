"""What a bench tells in groups of figures or as a list, such as frames by what is on screen: a table each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from interpreter.lab.page.elements import Node, element, foreign
from interpreter.lab.page.results import Result
from interpreter.lab.page.tables import CARDS, Cell, number, table
from interpreter.lab.page.wording import meaning

Row = tuple[str, Mapping[str, Any]]
"""What it is about, and its figures."""

_WIDE = 10.0


def groups(result: Result) -> Iterator[Node]:
    """Yield a table of a result's groups of figures, and one of every list of such; none where it has languages."""
    for title, rows in _tables(result.metrics) if not result.targets else ():
        keys = list(dict.fromkeys(key for _, figures in rows for key in figures if _told(key, rows)))
        yield element("h3", title[:1].upper() + title[1:])
        yield table(
            ("", *(meaning(key).name for key in keys)), [_row(*row, keys) for row in rows], style=CARDS
        )


def _tables(metrics: object) -> Iterator[tuple[str, Sequence[Row]]]:
    if not isinstance(metrics, dict):
        return
    parts = [(_words(key), value) for key, value in metrics.items() if _is_group(value)]
    if parts:
        yield "In parts", parts
    for key, value in metrics.items():
        if isinstance(value, dict) and value and all(map(_is_group, value.values())):
            yield _words(key), [(_words(name), figures) for name, figures in value.items()]
        if isinstance(value, list) and value and all(map(_is_group, value)):
            yield _words(key), [_named(figures) for figures in value]


def _named(figures: Mapping[str, Any]) -> Row:
    """Return an entry of a list, which its first text names."""
    name = next((key for key, value in figures.items() if isinstance(value, str)), "")
    return _words(str(figures.get(name, ""))), {key: figures[key] for key in figures if key != name}


def _told(key: str, rows: Sequence[Row]) -> bool:
    return any(figures.get(key) not in (None, "") for _, figures in rows)


def _row(name: str, figures: Mapping[str, Any], keys: Sequence[str]) -> Sequence[Cell]:
    return element("span", foreign(name)), *(_cell(figures.get(key)) for key in keys)


def _cell(value: object) -> Cell:
    if value == "":
        return None
    if isinstance(value, float):
        return number(value, 1 if abs(value) >= _WIDE else 2)
    return foreign(value) if isinstance(value, str) else number(value, 0)


def _is_group(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether it holds figures and words, and nothing within them."""
    if not isinstance(value, dict) or not value:
        return False
    return all(one is None or isinstance(one, str | int | float) for one in value.values())


def _words(key: str) -> str:
    return key.replace("_", " ")
