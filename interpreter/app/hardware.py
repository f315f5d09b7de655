"""What this computer can do with which engine: before an event is set up, and without a download."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import psutil

from interpreter.app.engine_models import DEMONSTRATION, offers, suitable
from interpreter.app.model_profiles import hardware, installed, profiles
from interpreter.app.plugins import engines
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.models import MANY_LANGUAGES, Hardware, ModelEntry, Profile, Role, suited
from interpreter.domain.settings import SessionSettings
from interpreter.ports.workers import EngineManifest

_MOST_OF_MEMORY = 0.8
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Computer:
    """This machine: `memory_mb` is its own memory, that of a graphics card is in `hardware`."""

    hardware: Hardware
    memory_mb: int


class Obstacle(StrEnum):
    """What keeps an engine from being used for an event on this computer."""

    LANGUAGES = "languages"
    CARD = "graphics card"
    CORES = "cores"
    MEMORY = "memory"
    PART = "part"
    """Something that set-up installs; `EngineFit.missing` says what."""


@dataclass(frozen=True, slots=True)
class EngineFit:
    """An engine with the models that it would use for an event here."""

    engine: str
    title: str
    licence: str
    commercial: bool
    """Whether the licences of the engine and of every model allow commercial events."""
    demonstration: bool = False
    profile: Profile | None = None
    models: tuple[ModelEntry, ...] = ()
    lag_ms: int | None = None
    """How far captions are behind the speaker."""
    measured: bool = False
    """Whether we measured that; where it is False, it is an estimate."""
    obstacle: Obstacle | None = None
    missing: str = ""
    absent: tuple[ModelEntry, ...] = ()
    """Those of `models` that are not on this machine."""
    recommended: bool = field(default=False, compare=False)

    @property
    def memory_mb(self) -> int:
        """What its models take while they run."""
        return sum(entry.memory_mb or 0 for entry in self.models)

    @property
    def download_mb(self) -> int:
        """What is not here yet."""
        return sum(entry.download_mb or 0 for entry in self.absent)


def this_computer() -> Computer:
    """Return what this machine has. Blocks for up to five seconds where a graphics card is slow to answer."""
    return Computer(hardware(), round(psutil.virtual_memory().total / _MB))


def offered_languages() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the languages that any engine here hears, and those that any writes."""
    made = [manifest.offers() for manifest in _hearing()]
    heard = dict.fromkeys(code for offer in made for code in offer.source_languages)
    return tuple(heard), tuple(dict.fromkeys(code for offer in made for code in offer.target_languages))


def engine_fits(spoken: Sequence[str], targets: Sequence[str], computer: Computer) -> tuple[EngineFit, ...]:
    """Return every engine, with every profile that this computer can run, for an event in these languages.

    What can be used comes first, and of it what suits best; the first that any event may use is recommended.
    """
    channels = tuple(ListenerChannel(language, language) for language in targets)
    found: list[EngineFit] = []
    for manifest in _hearing():
        wanted = SessionSettings(spoken[0], channels, manifest.name, also_spoken=tuple(spoken[1:]))
        found += _of_engine(manifest, wanted, computer)
    found.sort(key=lambda fit: (fit.obstacle is not None, fit.demonstration, not fit.commercial))
    best = next((fit for fit in found if fit.obstacle is None and fit.commercial), None)
    return tuple(replace(fit, recommended=fit is best) for fit in found)


def _hearing() -> Iterator[EngineManifest]:
    for _, manifest in engines():
        if isinstance(manifest, EngineManifest) and manifest.hears:
            yield manifest


def _of_engine(manifest: EngineManifest, wanted: SessionSettings, computer: Computer) -> Iterator[EngineFit]:
    bare = EngineFit(
        manifest.name,
        manifest.title.partition(":")[0],
        manifest.licence,
        manifest.commercial,
        manifest.name == DEMONSTRATION,
        lag_ms=manifest.lag_ms,
        measured=manifest.lag_ms is not None,
        missing=manifest.offers().missing,
    )
    if bare.missing:
        yield replace(bare, obstacle=Obstacle.PART)
    elif not offers(manifest, wanted):
        yield replace(bare, obstacle=Obstacle.LANGUAGES)
    elif not manifest.models:
        yield bare
    else:
        yield from _with_models(bare, manifest, wanted, computer)


def _with_models(
    bare: EngineFit, manifest: EngineManifest, wanted: SessionSettings, computer: Computer
) -> Iterator[EngineFit]:
    known = [one for one in profiles() if all(map(one.of_role, manifest.models))]
    runs = suited(known, computer.hardware, manifest.models[0])
    told: set[tuple[str, ...]] = set()
    for profile in runs or known[:1]:
        models = _models_of(profile, manifest, wanted)
        names = tuple(entry.name for entry in models or ())
        if names in told:  # in a less demanding profile they are the same
            continue
        told.add(names)
        if models is None:
            yield replace(bare, profile=profile, obstacle=Obstacle.LANGUAGES)
            continue
        hears = [one.lag_ms for one in models if one.role is not Role.VOICE]
        fit = replace(
            bare,
            profile=profile,
            models=models,
            commercial=bare.commercial and all(one.commercial for one in models),
            lag_ms=None if None in hears else sum(filter(None, hears)),
            absent=tuple(one for one in models if installed(one.name) is None),
        )
        yield replace(fit, obstacle=_short_of(profile, fit, computer))


def _short_of(profile: Profile, fit: EngineFit, computer: Computer) -> Obstacle | None:
    there = computer.hardware
    if profile.gpu_mb > there.gpu_mb:
        return Obstacle.CARD
    if profile.cores > there.cores:
        return Obstacle.CORES
    room = profile.gpu_mb or computer.memory_mb
    return Obstacle.MEMORY if fit.memory_mb > room * _MOST_OF_MEMORY else None


def _models_of(
    profile: Profile, manifest: EngineManifest, wanted: SessionSettings
) -> tuple[ModelEntry, ...] | None:
    """Return the quickest model of each role that knows every language of the event; None where a role has none."""
    chosen: list[ModelEntry] = []
    for role in manifest.models:
        fitting = [entry for entry in suitable(profile, role, wanted) if _knows(entry, role, wanted)]
        if not fitting:
            return None
        chosen.append(min(fitting, key=lambda entry: (not entry.commercial, entry.lag_ms or 0)))
    for role in manifest.optional_models:
        chosen += [entry for entry in suitable(profile, role, wanted) if not entry.optional]
    return tuple(chosen)


def _knows(entry: ModelEntry, role: Role, wanted: SessionSettings) -> bool:
    needed = {*wanted.spoken} | (set() if role is Role.RECOGNITION else {*wanted.targets})
    return MANY_LANGUAGES in entry.languages or needed <= {*entry.languages}
