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
    machine is taken. Raises MissingPart or UserMistake with what to do.
    """
    if not manifest.models:
        return {}
    folder = None if settings.model is None else Path(settings.model).expanduser()
    if folder is not None and folder.is_dir():
        return _of_folder(manifest, folder)
    return _of_profile(manifest, settings)


def _of_folder(manifest: EngineManifest, folder: Path) -> dict[str, str]:
    """A folder per role, which is the model, or holds several."""
    found = {role: _models_in(folder / role) for role in manifest.models}
    for role, models in found.items():
        if not models:
            raise UserMistake(
                f"The folder {folder} has no model in {role}/; put one there, or name a profile with --model."
            )
    return {str(role): os.pathsep.join(map(str, models)) for role, models in found.items()}


def _models_in(folder: Path) -> list[Path]:
    if (folder / "config.json").exists():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/config.json"))


def _of_profile(manifest: EngineManifest, settings: SessionSettings) -> dict[str, str]:
    chosen = suited(profiles(), hardware()) if settings.model is None else profile(settings.model)
    if chosen is None:
        raise MissingPart(
            "This computer is below what the cascade's smallest profile needs; choose --engine builtin, or name a "
            "profile with --model to try it all the same."
        )
    options = {}
    for role in manifest.models:
        needed = {settings.source_language} | (set(settings.targets) if role is Role.TRANSLATION else set())
        folders = _installed(chosen, role, needed)
        if not folders:
            raise MissingPart(
                f"The models of the profile {chosen.name} are not on this machine: get them with: "
                f"openbooth models get {chosen.name}"
            )
        options[str(role)] = os.pathsep.join(map(str, folders if role is Role.TRANSLATION else folders[:1]))
    return options


def _installed(chosen: Profile, role: Role, needed: set[str]) -> list[Path]:
    """The models for a role that are here and know a language that is needed, those of few languages first."""
    entries = sorted(chosen.of_role(role), key=lambda entry: MANY_LANGUAGES in entry.languages)
    useful = [
        entry
        for entry in entries
        if MANY_LANGUAGES in entry.languages
        or len(needed.intersection(entry.languages)) >= min(2, len(needed))
    ]
    return [path for entry in useful if (path := installed(entry.name)) is not None]
