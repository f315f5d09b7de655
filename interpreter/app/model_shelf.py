"""What of the models is on this machine, and what is listed for computers like it."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from interpreter.app.model_cards import allows_commerce
from interpreter.app.model_profiles import model_store, profiles
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.models import Hardware, ModelEntry, ModelLock, Profile, Role, suited
from interpreter.storage.model_hub import cache_of, in_cache
from interpreter.storage.model_store import ModelStore, read_lock

_MB = 1_000_000


class Presence(StrEnum):
    """How much of a model is on this machine."""

    ABSENT = "absent"
    PARTLY = "partly"
    """A download or an import has not come to its end."""
    HERE = "here"
    BROKEN = "broken"
    """Its files are not what its lock says."""


@dataclass(frozen=True, slots=True)
class ShelvedModel:
    """A model that is listed, or here. `size` and `here` are bytes: of all of it, and of what is on this disk."""

    name: str
    role: Role | None
    licence: str
    commercial: bool | None
    languages: tuple[str, ...]
    presence: Presence
    size: int | None = None
    here: int = 0
    entry: ModelEntry | None = None
    """As a profile lists it; None where none does."""

    @property
    def of_library(self) -> bool:
        """Whether it lies in the cache of its library, which other programs use too, and not in our folder."""
        return self.role is Role.DIARIZATION


@dataclass(frozen=True, slots=True)
class ShelvedProfile:
    """A profile with its models. `suits` is whether this computer can run it, `best` whether it suits it best."""

    name: str
    title: str
    suits: bool
    best: bool
    models: tuple[ShelvedModel, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that is listed, and what else is here; `free` are the bytes left on the disk of `folder`."""

    folder: Path
    free: int
    profiles: tuple[ShelvedProfile, ...] = ()
    others: tuple[ShelvedModel, ...] = ()

    def model(self, name: str) -> ShelvedModel | None:
        """Return the model of that name, None where there is none."""
        every = (*(model for one in self.profiles for model in one.models), *self.others)
        return next((model for model in every if model.name == name), None)


def read_shelf(computer: Hardware) -> Shelf:
    """Return what is here now. Reads no weights. Raises BrokenRecord for a profile that cannot be understood."""
    store, known = model_store(), profiles()
    best = {profile.name for role in Role for profile in suited(known, computer, role)[:1]}
    shelved = tuple(_profile(profile, store, computer, best=profile.name in best) for profile in known)
    listed = {model.name for profile in shelved for model in profile.models}
    others = tuple(_other(lock, store) for lock in _locks(store) if lock.name not in listed)
    return Shelf(store.root, _free(store.root), shelved, others)


def model_in(folder: Path) -> str:
    """Return which model a folder says that it holds; empty where it says none."""
    try:
        lock = read_lock(folder)
    except OpenBoothError:
        return ""
    return lock.name if lock else ""


def remove_model(name: str) -> str:
    """Delete a model and what was gathered of it; return a sentence where that is impossible, else nothing."""
    try:
        if in_cache(name):
            shutil.rmtree(cache_of(name))
        else:
            model_store().remove(name)
    except OpenBoothError as error:
        return str(error)
    except OSError as error:
        return f"{name} cannot be deleted ({error.strerror or error}); close the programs that use it."
    return ""


def _profile(profile: Profile, store: ModelStore, computer: Hardware, *, best: bool) -> ShelvedProfile:
    suits = profile.cores <= computer.cores and profile.gpu_mb <= computer.gpu_mb
    models = tuple(_listed(entry, store) for entry in profile.models)
    return ShelvedProfile(profile.name, profile.title, suits, best, models)


def _listed(entry: ModelEntry, store: ModelStore) -> ShelvedModel:
    presence, here, size = _presence(entry, store)
    expected = None if entry.download_mb is None else entry.download_mb * _MB
    return ShelvedModel(
        entry.name,
        entry.role,
        entry.licence,
        entry.commercial,
        entry.languages,
        presence,
        size or expected,
        here,
        entry,
    )


def _presence(entry: ModelEntry, store: ModelStore) -> tuple[Presence, int, int | None]:
    """How much of a model is here, in bytes too, and the size of a whole one."""
    if entry.role is Role.DIARIZATION:
        there = _size(cache_of(entry.name)) if in_cache(entry.name) else 0
        return (Presence.HERE if there else Presence.ABSENT), there, None
    try:
        lock = store.lock(entry.name)
        if lock is not None:
            whole = store.installed(entry.name) is not None
            return (Presence.HERE if whole else Presence.BROKEN), lock.size, lock.size
    except OpenBoothError:
        return Presence.BROKEN, 0, None
    arrived = store.arrived(entry.name)
    return (Presence.PARTLY if arrived else Presence.ABSENT), arrived, None


def _other(lock: ModelLock, store: ModelStore) -> ShelvedModel:
    presence = Presence.HERE if store.installed(lock.name) else Presence.BROKEN
    return ShelvedModel(
        lock.name,
        None,
        lock.licence,
        allows_commerce(lock.licence),
        lock.languages,
        presence,
        lock.size,
        lock.size,
    )


def _locks(store: ModelStore) -> Iterable[ModelLock]:
    """The locks that can be read: a listed model whose lock cannot is told as broken by its own name."""
    try:
        return store.all()
    except OpenBoothError:
        return ()


def _size(folder: Path) -> int:
    blobs = folder / "blobs"
    try:
        return sum(path.stat().st_size for path in blobs.iterdir() if path.is_file())
    except OSError:
        return 0


def _free(folder: Path) -> int:
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    try:
        return shutil.disk_usage(there).free
    except OSError:
        return 0
