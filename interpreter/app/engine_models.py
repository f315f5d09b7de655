"""Which of this machine's models an engine is started with."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interpreter.app.model_cards import allows_commerce, name_and_licence
from interpreter.app.model_profiles import hardware, installed, profile, profiles
from interpreter.app.plugins import engine, engines
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.models import MANY_LANGUAGES, ModelEntry, Profile, Role, UsedModel, suited
from interpreter.domain.settings import SessionSettings
from interpreter.ports.workers import EngineManifest

DEMONSTRATION = "builtin"
"""The engine that works without models."""

_SHORT_PATIENCE_S = 0.8
"""For a graphics card, where a window is waiting."""


@dataclass(frozen=True, slots=True)
class EngineModels:
    """The models of one session.

    `options` holds their folders by role, several apart by `os.pathsep`, and what a profile has them compute in and how
    often.
    """

    options: dict[str, str] = field(default_factory=dict)
    used: tuple[UsedModel, ...] = ()
    """Each with its licence, and the programs beside them."""


@dataclass(frozen=True, slots=True)
class _Found:
    folder: Path
    used: UsedModel


def engine_models(manifest: EngineManifest, settings: SessionSettings) -> EngineModels:
    """Return the models an engine asks for. Blocks for up to five seconds where a graphics card is slow to answer.

    The session's model names a profile, or a folder with one folder per role; without one, the profile that suits this
    machine is taken. A role without which the engine can do is left out where no model is there. Raises MissingPart or
    UserMistake with what to do.
    """
    if not manifest.models:
        return EngineModels()
    folder = None if settings.model is None else Path(settings.model).expanduser()
    in_folder = folder is not None and folder.is_dir()
    pace: dict[str, str] = {}
    if folder and in_folder:
        found = _of_folder(manifest, folder)
    else:
        chosen, found = _of_profile(manifest, settings)
        pace = _pace(chosen, found)
    used = [one.used for models in found.values() for one in models]
    return EngineModels(_options(found) | pace, (*used, *manifest.programs))


def _pace(chosen: Profile, found: Mapping[Role, Sequence[_Found]]) -> dict[str, str]:
    """What the profile has its models compute in, and how often."""
    hears = {one.used.name for one in found.get(Role.RECOGNITION, ())}
    hops = (entry.hop_ms for entry in chosen.of_role(Role.RECOGNITION) if entry.name in hears)
    told = {"precision": chosen.precision, "hop_ms": next(hops, None)}
    return {name: str(value) for name, value in told.items() if value is not None}


def _options(found: Mapping[Role, Sequence[_Found]]) -> dict[str, str]:
    return {
        str(role): os.pathsep.join(str(one.folder) for one in models)
        for role, models in found.items()
        if models
    }


def _roles(manifest: EngineManifest) -> tuple[Role, ...]:
    return (*manifest.models, *manifest.optional_models)


def _of_folder(manifest: EngineManifest, folder: Path) -> dict[Role, list[_Found]]:
    """A folder per role, which is the model, or holds several; of an engine with one model it may be that model."""
    if len(_roles(manifest)) == 1 and (folder / "config.json").exists():
        (role,) = manifest.models
        return {role: [_Found(folder, _carded(folder, role))]}
    found = {role: _models_in(folder / role, role) for role in _roles(manifest)}
    for role in manifest.models:
        if not found[role]:
            raise UserMistake(
                f"The folder {folder} has no model in {role}/; put one there, or name a profile with --model."
            )
    return found


def _models_in(folder: Path, role: Role) -> list[_Found]:
    if (folder / "config.json").exists():
        folders = [folder]
    else:
        folders = sorted(path.parent for path in folder.glob("*/config.json"))
    return [_Found(path, _carded(path, role)) for path in folders]


def _carded(folder: Path, role: Role) -> UsedModel:
    name, licence = name_and_licence(folder)
    return UsedModel(role, name, licence, allows_commerce(licence))


def is_equipped(manifest: EngineManifest) -> bool:
    """Whether the models of some profile that an engine asks for are on this machine; answers at once."""
    return any(
        all(
            any(installed(entry.name) is not None for entry in known.of_role(role))
            for role in manifest.models
        )
        for known in profiles()
    )


def offers(manifest: EngineManifest, settings: SessionSettings) -> bool:
    """Whether an engine can do a session's languages on this machine, its models aside."""
    spoken, offer = {*settings.spoken}, manifest.offers()
    floor = spoken if len(spoken) == 1 else set()
    wanted = {channel.language for channel in settings.channels if channel.mode is Mode.MACHINE} - floor
    return spoken <= {*offer.source_languages} and wanted <= {*offer.target_languages}


def engine_instead(settings: SessionSettings) -> str:
    """Return an engine that works here for a session's languages in place of its own; empty where none does.

    Blocks as `usual_engine` does. Raises MissingPart or BrokenRecord.
    """
    usual = usual_engine(settings.source_language, settings.targets, settings.also_spoken)
    others = (name for name in dict.fromkeys((usual, DEMONSTRATION)) if name != settings.engine)
    return next((name for name in others if offers(engine(name), settings)), "")


def usual_engine(source_language: str, targets: Sequence[str], also_spoken: Sequence[str] = ()) -> str:
    """Return the engine where none was chosen: one whose models here suit, else the built-in demonstration.

    They suit this machine, these languages and every event, commercial ones too. Blocks for up to a second where only
    a graphics card could run them.
    """
    channels = tuple(ListenerChannel(language, language) for language in targets)
    for name, manifest in engines():
        if isinstance(manifest, EngineManifest) and manifest.models and manifest.commercial:
            wanted = SessionSettings(source_language, channels, name, also_spoken=tuple(also_spoken))
            here = [known for known in profiles() if _whole(known, manifest, wanted) is not None]
            if _runs_one(here, manifest):
                return name
    return DEMONSTRATION


def _runs_one(known: Sequence[Profile], manifest: EngineManifest) -> bool:
    """Whether this machine can run one of these profiles; its graphics card is asked where that decides."""
    if suited(known, hardware(patience_s=0), manifest.models[0]):
        return True
    on_cards = [one for one in known if one.gpu_mb]
    return bool(on_cards and suited(on_cards, hardware(patience_s=_SHORT_PATIENCE_S), manifest.models[0]))


def _of_profile(
    manifest: EngineManifest, settings: SessionSettings
) -> tuple[Profile, dict[Role, list[_Found]]]:
    """Those of the profile that was named, or of the most demanding one that suits this machine and is here."""
    if settings.model is not None:
        fitting: tuple[Profile, ...] = (profile(settings.model),)
    else:
        fitting = suited(profiles(), hardware(), manifest.models[0])
    if not fitting:
        raise MissingPart(
            f"This computer is below what the smallest profile of the engine {manifest.name} needs; choose another "
            "--engine, as openbooth engines lists them, or name a profile with --model to try it all the same."
        )
    for chosen in fitting:
        if (found := _whole(chosen, manifest, settings)) is not None:
            return chosen, found
    raise MissingPart(_what_is_missing(fitting, manifest, settings))


def _what_is_missing(fitting: Sequence[Profile], manifest: EngineManifest, settings: SessionSettings) -> str:
    one_language = replace(settings, also_spoken=())
    nearly = [known for known in fitting if _whole(known, manifest, one_language) is not None]
    for entry in (entry for known in nearly for entry in known.of_role(Role.RECOGNITION)):
        if entry.tells_languages:
            return (
                f"No recogniser on this machine tells {' and '.join(settings.spoken)} apart; get one with: "
                f"openbooth models get {entry.name}"
            )
    return (
        f"The models of the profile {fitting[0].name} are not on this machine: get them with: "
        f"openbooth models get {fitting[0].name}"
    )


def _whole(
    chosen: Profile, manifest: EngineManifest, settings: SessionSettings
) -> dict[Role, list[_Found]] | None:
    """The models of a profile that a session needs; None where one is lacking."""
    found = {role: _installed(chosen, role, settings) for role in _roles(manifest)}
    return found if all(found[role] for role in manifest.models) else None


def _installed(chosen: Profile, role: Role, settings: SessionSettings) -> list[_Found]:
    """The models for a role that are here and suit the session, those of few languages first."""
    found = [
        _Found(path, UsedModel(role, entry.name, entry.licence, entry.commercial))
        for entry in suitable(chosen, role, settings)
        if (path := installed(entry.name)) is not None
    ]
    return found[:1] if role is Role.RECOGNITION else found


def suitable(chosen: Profile, role: Role, settings: SessionSettings) -> list[ModelEntry]:
    """Return the models for a role that know a language which a session needs, those of few languages first."""
    needed = _languages(role, settings)
    least = (
        len(needed) if role is Role.RECOGNITION else min(2 if role is Role.TRANSLATION else 1, len(needed))
    )
    tells = role is Role.RECOGNITION and len({code.partition("-")[0] for code in needed}) > 1
    known = sorted(chosen.of_role(role), key=lambda entry: MANY_LANGUAGES in entry.languages)
    return [
        entry
        for entry in known
        if (MANY_LANGUAGES in entry.languages or len(needed.intersection(entry.languages)) >= least)
        and (entry.tells_languages or not tells)
    ]


def _languages(role: Role, settings: SessionSettings) -> set[str]:
    """What the models for a role have to know; of a pair both."""
    match role:
        case Role.RECOGNITION:
            return {*settings.spoken}
        case Role.VOICE:
            return set(settings.targets)
        case _:
            return {*settings.spoken, *settings.targets}
