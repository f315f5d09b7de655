"""`openbooth bench engine`: tries this computer on a profile's models at their real sizes, with random weights."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from interpreter.app import plugins
from interpreter.app.model_profiles import profile, profiles
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.models import ModelEntry, Profile, Role
from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.bars import Bar
from interpreter.lab.engine import report

_MISTAKE = 2
_USUAL_HOP_MS = 320
_ROLES = (Role.RECOGNITION, Role.TRANSLATION, Role.VOICE)


@dataclass(frozen=True, slots=True)
class Order:
    """What is tried: a profile, `models` that take the place of its own, and how much is asked of the computer."""

    engine: str
    profile: str
    sources: int = 1
    targets: int = 2
    hop_ms: int | None = None
    """None takes the profile's."""
    seconds: float = 20.0
    device: str | None = None
    """None lets the engine choose."""
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it."""

    figures: report.Figures
    bars: tuple[Bar, ...]
    line: str


def engine(order: Order, command: Sequence[str] | None = None) -> Result:
    """Try this computer, in a process of its own, and return the figures.

    Raises UnknownName or UserMistake for what cannot be tried, OpenBoothError where trying it fails.
    """
    module = plugins.engine(order.engine).trial
    if module is None:
        raise UserMistake(
            f"The engine {order.engine} has no models to try a computer with; use --engine cascade."
        )
    asked = _asked(profile(order.profile), order)
    told = _run(command or (sys.executable, "-m", module), asked)
    figures = report.Figures(order.sources, order.targets, asked["hop_ms"], told)
    return Result(figures, report.bars(figures), report.line(figures, asdict(order)))


def _asked(chosen: Profile, order: Order) -> dict[str, Any]:
    """The order as the engine's module takes it: models named on the command line come first."""
    known = {entry.name: entry for each in profiles() for entry in (*each.models, *chosen.models)}
    for name in order.models:
        if name not in known or known[name].role not in _ROLES:
            raise UserMistake(
                f"No profile hears, translates or speaks with {name}; see: openbooth models list."
            )
    asked: dict[str, Any] = {
        "sources": order.sources,
        "targets": order.targets,
        "seconds": order.seconds,
        "device": order.device,
        "precision": chosen.precision,
    }
    named = [known[name] for name in order.models]
    found = {role: _first(role, named, chosen) for role in _ROLES}
    hops = (entry.hop_ms for entry in found[Role.RECOGNITION])
    asked["hop_ms"] = order.hop_ms or next(hops, None) or _USUAL_HOP_MS
    return asked | {str(role): [entry.name for entry in entries] for role, entries in found.items()}


def _first(role: Role, named: Sequence[ModelEntry], chosen: Profile) -> list[ModelEntry]:
    """Those named for a role, then the profile's, of which optional ones come last."""
    own = sorted(chosen.of_role(role), key=lambda entry: entry.optional)
    return [*(entry for entry in named if entry.role is role), *own]


def _run(command: Sequence[str], asked: dict[str, Any]) -> dict[str, Any]:
    ended = subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, json.dumps(asked)],
        env=os.environ | SAFE_PATH,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        reason = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
        if ended.returncode == _MISTAKE:
            raise UserMistake(reason)
        raise OpenBoothError(
            f"Trying this computer failed ({reason}); try a lighter profile, or --device cpu."
        )
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told
