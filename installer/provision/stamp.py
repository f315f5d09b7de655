"""Knows whether set-up is complete, fast enough to be asked at every start."""

import hashlib
import json
import tomllib
from pathlib import Path

from provision.layout import Checkout, Profile

_PROJECT_TABLES = ("build-system", "project")
_FORM = 1  # raise it when set-up itself starts to do more than before


def is_complete(checkout: Checkout, profile: Profile) -> bool:
    """Whether the environment exists and was completed for `profile` with exactly today's requirements."""
    programs = (checkout.program("python"), checkout.program("openbooth"))
    if checkout.unfinished.exists() or not all(program.exists() for program in programs):
        return False
    return _completed(checkout.stamp).get(profile.name) == fingerprint(checkout, profile)


def mark_complete(checkout: Checkout, profile: Profile) -> None:
    """Remember that everything `profile` asks for is installed."""
    completed = {known.name: fingerprint(checkout, known) for known in (profile, *profile.includes)}
    partial = checkout.stamp.with_suffix(".part")
    partial.write_text(json.dumps(completed), encoding="utf-8")
    partial.replace(checkout.stamp)


def fingerprint(checkout: Checkout, profile: Profile) -> str:
    """A digest of all that decides what set-up installs, and where; other settings of pyproject.toml do not."""
    project = tomllib.loads(checkout.project.read_text(encoding="utf-8"))
    decides = (
        _FORM,
        str(checkout.root),
        _python_of(checkout.environment),
        profile.extras,
        [project.get(table) for table in _PROJECT_TABLES],
        [project.get("tool", {}).get(name) for name in ("setuptools", "openbooth")],
        checkout.constraints.read_text(encoding="utf-8"),
        [(checkout.packages / name).read_text(encoding="utf-8") for name in profile.package_lists],
    )
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


def _completed(stamp: Path) -> dict[str, str]:
    try:
        completed = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return completed if isinstance(completed, dict) else {}


def _python_of(environment: Path) -> str:
    settings = environment / "pyvenv.cfg"
    lines = settings.read_text(encoding="utf-8").splitlines() if settings.exists() else []
    return next((line for line in lines if line.startswith("version")), "")
