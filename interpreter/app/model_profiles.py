"""The profiles in resources/models, this machine's hardware, and where a model lies that an engine asks for."""

import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

from interpreter.app.configuration import configuration
from interpreter.app.forms import did_you_mean, filled
from interpreter.app.places import data_folder, resources_folder
from interpreter.domain.errors import BrokenRecord, UnknownName, UserMistake
from interpreter.domain.models import Hardware, ModelEntry, Profile, Role
from interpreter.storage.model_store import ModelStore

_MEMORY = ("--query-gpu=memory.total", "--format=csv,noheader,nounits")
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class _File:
    """A profile as it is written."""

    title: str
    cores: int
    gpu_mb: int
    models: tuple[ModelEntry, ...]
    precision: str | None = None


def profiles(folder: Path | None = None) -> tuple[Profile, ...]:
    """Read every profile, the least demanding first. Raises BrokenRecord with all mistakes of a file."""
    folder = folder or resources_folder() / "models"
    read = [_profile(path) for path in folder.glob("*.toml")]
    return tuple(sorted(read, key=_demands))


def profile(name: str) -> Profile:
    """Return the profile of this name. Raises UnknownName."""
    known = {each.name: each for each in profiles()}
    if name not in known:
        raise UnknownName(f"There is no profile {name}; {did_you_mean(name, known)}")
    return known[name]


def model_store() -> ModelStore:
    """Return the store of this machine's models."""
    chosen = configuration().models_folder
    return ModelStore(Path(chosen).expanduser() if chosen else data_folder() / "models")


def installed(name: str) -> Path | None:
    """Return the folder of a model that is whole on this machine, or None; for engines, which are handed the path.

    One whose lock cannot be read is none; `openbooth models verify` tells what is wrong with it.
    """
    try:
        return model_store().installed(name)
    except UserMistake:
        return None


def hardware(*, patience_s: float = _PATIENCE_S) -> Hardware:
    """Return what this machine has; a graphics card counts where nvidia-smi tells of it in `patience_s`.

    Blocks for as long at most; with no patience it answers at once and counts no card.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Hardware(cores, _gpu_mb(patience_s) if patience_s else 0)


def _demands(profile: Profile) -> tuple[bool, int, int, str]:
    return not profile.of_role(Role.RECOGNITION), profile.gpu_mb, profile.cores, profile.name


def _gpu_mb(patience_s: float) -> int:
    program = shutil.which("nvidia-smi")
    if program is None:
        return 0
    try:
        asked = subprocess.run(  # noqa: S603 - a program of the system, found on its path
            [program, *_MEMORY], capture_output=True, text=True, check=True, timeout=patience_s
        )
        return max((int(line) for line in asked.stdout.split()), default=0)
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0


def _profile(path: Path) -> Profile:
    mistakes: list[str] = []
    file = filled(_File, tomllib.loads(path.read_text(encoding="utf-8")), mistakes)
    if file is None:
        raise BrokenRecord(f"{path.name}: {' '.join(mistakes)}")
    return Profile(path.stem, file.title, file.cores, file.gpu_mb, file.models, file.precision)
