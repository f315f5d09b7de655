"""Which tunings a sweep tries."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from interpreter.app.forms import filled
from interpreter.app.tuning_files import read_toml
from interpreter.domain.errors import UserMistake
from interpreter.domain.tuning import Tuning

MOST_SETTINGS = 1000

USUAL: Mapping[str, tuple[int, ...]] = {
    "agreement": (1, 2, 3, 4, 8),
    "age_ms": (0, 300, 450, 800, 1200),
    "edge_ms": (0, 100, 200, 300, 600),
    "shown_agreement": (1, 2, 3, 5, 6),
    "target_agreement": (1, 3, 4),
    "target_hidden": (1, 2, 3),
    "target_probes": (0, 1, 2, 3),
}
"""By default each knob is turned by itself."""


def usual() -> tuple[Tuning, ...]:
    """Return the product's own tuning, then every knob turned by itself."""
    turned = [replace(Tuning(), **{name: value}) for name, values in USUAL.items() for value in values]
    return (Tuning(), *turned)


def read_sweep(path: Path) -> tuple[Tuning, ...]:
    """Return the product's own tuning, then every combination of what a TOML file lists for its knobs.

    A knob has one value or a list of them. Raises UserMistake that lists everything that is wrong.
    """
    listed = {
        name: value if isinstance(value, list) else [value]
        for name, value in read_toml(path, "file of knobs").items()
    }
    mistakes: list[str] = []
    count = 1
    for values in listed.values():
        count *= len(values)
    if not 0 < count <= MOST_SETTINGS:
        raise UserMistake(f"{path} asks for {count} settings; list from 1 to {MOST_SETTINGS}.")
    found = [
        _tuning(dict(zip(listed, values, strict=True)), mistakes) for values in product(*listed.values())
    ]
    if mistakes:
        raise UserMistake("\n  ".join([f"{path} cannot be swept:", *dict.fromkeys(mistakes)]))
    return tuple(dict.fromkeys([Tuning(), *found]))


def _tuning(knobs: dict[str, Any], mistakes: list[str]) -> Tuning:
    tuning = filled(Tuning, knobs, mistakes)
    mistakes += tuning.mistakes if tuning is not None else ()
    return tuning or Tuning()
