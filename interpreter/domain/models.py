"""What is known of models before and after they are on this machine: profiles, their models, and the lock of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MANY_LANGUAGES = "mul"
"""Stands among a model's languages for a hundred or so."""


class Role(StrEnum):
    """What a model does in the interpretation."""

    RECOGNITION = "recognition"
    TRANSLATION = "translation"
    VOICE = "voice"
    PREDICTION = "prediction"
    DIARIZATION = "diarization"
    INTERPRETATION = "interpretation"
    """Hears, translates and speaks in one."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model as a profile lists it. `revision` is a commit, branch or reference; None lets the hub choose."""

    name: str
    """OWNER/NAME, as the hub calls it."""
    role: Role
    licence: str
    """SPDX identifier, or the name of the licence."""
    commercial: bool
    """Whether the licence lets an event company use it."""
    languages: tuple[str, ...]
    """BCP 47 codes; or MANY_LANGUAGES."""
    download_mb: int | None = None
    memory_mb: int | None = None
    """What it takes while it runs as the profile means it to run. None: not known before it is there."""
    lag_ms: int | None = None
    """What it is expected to add between speech and caption or voice."""
    hop_ms: int | None = None
    """How often a recogniser goes on with its text, where the engine's own rhythm is too quick for such a computer."""
    tells_languages: bool = False
    """Whether a recogniser can tell which of several languages is spoken."""
    revision: str | None = None
    optional: bool = False
    """Left out when the profile is fetched; fetched by its own name."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UsedModel:
    """A model that a session was started with, or a program that does the work of one."""

    role: Role
    name: str
    licence: str
    commercial: bool | None = None
    """Whether the licence lets an event company use it; None where that is not known."""

    @property
    def stated(self) -> str:
        """Its name, its licence, and what an event company has to know of it."""
        limits = {True: "", False: ", not for commercial events", None: ", check before a commercial event"}
        return f"{self.name} ({self.licence}{limits[self.commercial]})"


def models_in_words(models: Iterable[UsedModel]) -> str:
    """Return all of them by role, such as "recognition A (MIT); voice B (Apache-2.0), C (MIT)"."""
    by_role: dict[Role, list[str]] = {}
    for model in models:
        by_role.setdefault(model.role, []).append(model.stated)
    return "; ".join(f"{role} {', '.join(stated)}" for role, stated in by_role.items())


@dataclass(frozen=True, slots=True)
class Profile:
    """The models that suit one kind of computer. `cores` and `gpu_mb` are the least that it needs."""

    name: str
    title: str
    cores: int
    gpu_mb: int
    models: tuple[ModelEntry, ...]
    precision: str | None = None
    """What the models compute in where that is not for the engine to choose."""

    def of_role(self, role: Role) -> tuple[ModelEntry, ...]:
        """Return the models for `role`, the preferred one first."""
        return tuple(entry for entry in self.models if entry.role is role)


@dataclass(frozen=True, slots=True)
class Hardware:
    """What a computer has: `gpu_mb` is the memory of its largest graphics card, 0 without one."""

    cores: int
    gpu_mb: int


def suited(
    profiles: Iterable[Profile], hardware: Hardware, role: Role = Role.RECOGNITION
) -> tuple[Profile, ...]:
    """Return the profiles with a model for `role` that `hardware` can run, the most demanding first."""
    fitting = [
        profile
        for profile in profiles
        if profile.of_role(role) and profile.cores <= hardware.cores and profile.gpu_mb <= hardware.gpu_mb
    ]
    return tuple(sorted(fitting, key=lambda profile: (profile.gpu_mb, profile.cores), reverse=True))


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: `path` is relative with slashes, `size` in bytes, `sha256` in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelLock:
    """What a model on this machine is held to from the day it came."""

    name: str
    revision: str
    """The commit; for a model from a folder, a digest of its files."""
    asked: str | None
    """The branch, reference or commit that was asked for; None when the hub chose."""
    licence: str
    languages: tuple[str, ...]
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def weights(self) -> int:
        """Bytes of the weights: about what the model takes in memory as it was published."""
        return sum(file.size for file in self.files if file.path.endswith(".safetensors"))
