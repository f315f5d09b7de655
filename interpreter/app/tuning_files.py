"""Tuning files: the knobs of a session as TOML, read with all mistakes at once.

    agreement = 4
    start_words = 3
    never_later_s = 6

The keys are the fields of `Tuning`; what is left out is as the product does it by itself.
"""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from interpreter.app.forms import filled
from interpreter.domain.errors import UserMistake
from interpreter.domain.tuning import Tuning


def read_tuning(path: Path) -> Tuning:
    """Read a tuning file. Raises UserMistake that lists everything that is wrong with it."""
    mistakes: list[str] = []
    tuning = filled(Tuning, read_toml(path, "tuning file"), mistakes)
    if tuning is not None:
        mistakes += tuning.mistakes
    if tuning is None or mistakes:
        counted = "has a mistake" if len(mistakes) == 1 else f"has {len(mistakes)} mistakes"
        raise UserMistake("\n  ".join([f"{path} {counted}:", *mistakes]))
    return tuning


def changed_knobs(tuning: Tuning) -> dict[str, int | float]:
    """Return the knobs that do not stand where they stand by themselves."""
    usual = asdict(Tuning())
    return {name: value for name, value in asdict(tuning).items() if value != usual[name]}


def read_toml(path: Path, kind: str) -> dict[str, Any]:
    """Return what a file holds. Raises UserMistake that says which `kind` of file is wanted."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserMistake(f"{path} cannot be read ({error.strerror}); give a {kind}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserMistake(f"{path} is no {kind}: {error}.") from error
