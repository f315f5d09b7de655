"""Models that stay loaded from one session of a process to the next."""

import gc
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class ModelKey:
    """What decides what loading a model brings: equal keys, equal models."""

    place: str
    """A folder, a file, or a name."""
    how: Hashable = None
    """What it is loaded as, where it runs and the like."""
    files: tuple[tuple[str, int, int], ...] = ()
    """Name, size, and time of the last change in ns of every file."""


def model_at(place: Path, *how: Hashable) -> ModelKey:
    """Return the key of the model that is a folder or a file, as it is now; one that was fetched again has another."""
    paths = [path for path in (place, *place.rglob("*")) if path.is_file()]
    told = [(str(path.relative_to(place)), path.stat()) for path in paths]
    return ModelKey(
        str(place), how, tuple(sorted((name, now.st_size, now.st_mtime_ns) for name, now in told))
    )


class LoadedModels:
    """What one Stepper has loaded, for its next session to use again. One thread.

    A model that is kept here holds nothing of a session, or is made to forget it when the next one begins.
    """

    def __init__(self) -> None:
        self._models: dict[ModelKey, object] = {}

    def keep_only(self, wanted: Iterable[ModelKey]) -> None:
        """Drop all other models; called before new ones are loaded, it keeps old and new from needing room at once."""
        keys = set(wanted)
        if unwanted := self._models.keys() - keys:
            for key in unwanted:
                del self._models[key]
            gc.collect()

    def get(self, key: ModelKey, load: Callable[[], Model]) -> Model:
        """Return the model of a key; it is loaded where it is not there."""
        if key not in self._models:
            self._models[key] = load()
        return cast("Model", self._models[key])
