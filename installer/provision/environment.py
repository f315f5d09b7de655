"""Makes the virtual environment and fills it with the pinned dependencies and the project itself."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from provision.layout import Checkout, Profile, SetupFailed
from provision.progress import Outcome, Progress

_INSTALLING = "Installing collected packages:"
_FETCHING = "Collecting "
_INSTALLED = ("lib/*/site-packages/*.dist-info", "Lib/site-packages/*.dist-info")
_OFFLINE = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Connection to ",
    "ConnectTimeoutError",
    "ReadTimeoutError",
)


def make(checkout: Checkout, progress: Progress) -> None:
    """Make sure of a sound environment: keep one that is, replace one that is half made or was moved."""
    if _is_sound(checkout):
        return
    shutil.rmtree(checkout.environment, ignore_errors=True)
    outcome = progress.run([sys.executable, "-m", "venv", checkout.environment])
    if outcome.status:
        raise SetupFailed(
            f"Python could not make an environment in {checkout.environment} (see {checkout.log}): install the"
            " package python3-venv, see that the disk has room, and start again."
        )


def install_dependencies(checkout: Checkout, profile: Profile, progress: Progress, *, lock: int) -> None:
    """Install the dependencies of the project and of the profile's extras at their pinned versions.

    The packages listed under `[tool.openbooth] without-dependencies` come alone.
    """
    project = tomllib.loads(checkout.project.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text("\n".join(_requirements(project, profile)) + "\n", encoding="utf-8")
        _pip(checkout, ["--requirement", wanted], progress, lock=lock)
    if alone := project.get("tool", {}).get("openbooth", {}).get("without-dependencies"):
        _pip(checkout, ["--no-deps", *alone], progress, lock=lock)


def install_project(checkout: Checkout, progress: Progress, *, lock: int) -> None:
    """Install the checkout itself so that its sources can be edited in place."""
    _pip(checkout, ["--no-deps", "--editable", checkout.root], progress, lock=lock)


def _is_sound(checkout: Checkout) -> bool:
    python = checkout.program("python")
    settings = checkout.environment / "pyvenv.cfg"
    if checkout.unfinished.exists() or not python.exists() or not settings.exists():
        return False
    if str(checkout.environment) not in settings.read_text(encoding="utf-8"):
        return False  # made elsewhere: its programs name the old place
    asked = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def _requirements(settings: dict[str, Any], profile: Profile) -> list[str]:
    project = settings["project"]
    extras = project.get("optional-dependencies", {})
    return [*project["dependencies"], *(line for extra in profile.extras for line in extras[extra])]


def _pip(checkout: Checkout, arguments: Sequence[str | Path], progress: Progress, *, lock: int) -> None:
    command: list[str | Path] = [
        checkout.program("python"),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--progress-bar=off",
    ]
    with _noticed_if_killed(checkout):
        outcome = progress.run(
            [*command, *arguments],
            environ=_environ(checkout),
            inherit=() if os.name == "nt" else (lock,),
            describe=partial(_describe, checkout.environment),
        )
    if outcome.status:
        raise SetupFailed(_explain(checkout, outcome))


@contextmanager
def _noticed_if_killed(checkout: Checkout) -> Iterator[None]:
    checkout.unfinished.touch()
    yield
    checkout.unfinished.unlink()


def _environ(checkout: Checkout) -> dict[str, str]:
    """The user's environment and pip settings, with our versions pinned for packages that are built from source too."""
    constraints = checkout.constraints.as_uri()
    pins = {
        name: f"{os.environ.get(name, '')} {constraints}".strip()
        for name in ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT")
    }
    return {**os.environ, **pins, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _describe(environment: Path, lines: Sequence[str]) -> str:
    """What pip is at: the package it fetches, or how many of those it fetched are in place."""
    for line in reversed(lines):
        if line.startswith(_INSTALLING):
            names = {_normalised(name) for name in line.removeprefix(_INSTALLING).split(",")}
            found = (path for pattern in _INSTALLED for path in environment.glob(pattern))
            present = {_normalised(path.name.split("-")[0]) for path in found}
            return f"installing, {len(names & present)} of {len(names)}"
        if line.startswith(_FETCHING):
            return f"fetching {line.removeprefix(_FETCHING).split()[0]}"
    return ""


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _explain(checkout: Checkout, outcome: Outcome) -> str:
    if outcome.said("No space left on device"):
        return f"The disk is full: make about 8 GB of room beside {checkout.root} and start again."
    if outcome.said(*_OFFLINE):
        return "The Python packages could not be downloaded: connect this machine to the internet and start again."
    reason = outcome.last("ERROR: ") or "no reason given"
    return f"pip could not install the Python packages ({reason.rstrip('.')}): {checkout.log} says more."
