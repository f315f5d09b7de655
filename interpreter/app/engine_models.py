"""Which of this machine's models an engine is started with."""

import os
from pathlib import Path

from interpreter.app.model_profiles import hardware, installed, profile, profiles
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.models import MANY_LANGUAGES, Profile, Role, suited
from interpreter.domain.settings import SessionSettings
from interpreter.ports.workers import EngineManifest


def engine_options(manifest: EngineManifest, settings: SessionSettings) -> dict[str, str]:
    """Return the folders of the models an engine asks for, by role; several apart by `os.pathsep`.

    The session's model names a profile, or a folder with one folder per role; without one, the profile that suits this
    machine is taken. A role without which the engine can do is left out where no model is there. Raises MissingPart or
    UserMistake with what to do.
    """
    if not manifest.models:
        return {}
    folder = None if settings.model is None else Path(settings.model).expanduser()
    in_folder = folder is not None and folder.is_dir()
    found = _of_folder(manifest, folder) if folder and in_folder else _of_profile(manifest, settings)
    return {str(role): os.pathsep.join(map(str, folders)) for role, folders in found.items() if folders}


def _of_folder(manifest: EngineManifest, folder: Path) -> dict[Role, list[Path]]:
    """A folder per role, which is the model, or holds several."""
    found = {role: _models_in(folder / role) for role in (*manifest.models, *manifest.optional_models)}
    for role in manifest.models:
        if not found[role]:
            raise UserMistake(
                f"The folder {folder} has no model in {role}/; put one there, or name a profile with --model."
            )
    return found


def _models_in(folder: Path) -> list[Path]:
    if (folder / "config.json").exists():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/config.json"))


def _of_profile(manifest: EngineManifest, settings: SessionSettings) -> dict[Role, list[Path]]:
    chosen = suited(profiles(), hardware()) if settings.model is None else profile(settings.model)
    if chosen is None:
        raise MissingPart(
            "This computer is below what the cascade's smallest profile needs; choose --engine builtin, or name a "
            "profile with --model to try it all the same."
        )
    found = {
        role: _installed(chosen, role, settings) for role in (*manifest.models, *manifest.optional_models)
    }
    if not all(found[role] for role in manifest.models):
        raise MissingPart(
            f"The models of the profile {chosen.name} are not on this machine: get them with: "
            f"openbooth models get {chosen.name}"
        )
    return found


def _installed(chosen: Profile, role: Role, settings: SessionSettings) -> list[Path]:
    """The models for a role that are here and know a language that is needed, those of few languages first."""
    needed = _languages(role, settings)
    entries = sorted(chosen.of_role(role), key=lambda entry: MANY_LANGUAGES in entry.languages)
    useful = [
        entry
        for entry in entries
        if MANY_LANGUAGES in entry.languages
        or len(needed.intersection(entry.languages)) >= min(2 if role is Role.TRANSLATION else 1, len(needed))
    ]
    folders = [path for entry in useful if (path := installed(entry.name)) is not None]
    return folders[:1] if role is Role.RECOGNITION else folders


def _languages(role: Role, settings: SessionSettings) -> set[str]:
    """What the models for a role have to know; of a pair both."""
    match role:
        case Role.RECOGNITION:
            return {settings.source_language}
        case Role.VOICE:
            return set(settings.targets)
        case _:
            return {settings.source_language, *settings.targets}
