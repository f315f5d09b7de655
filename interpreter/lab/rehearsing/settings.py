"""The settings that are rehearsed, each in a TOML file with all its mistakes told at once.

    title = "Patient"
    engine = "builtin"
    glossary = "terms.csv"

    [tuning]
    agreement = 6

What is left out is as usual: as the session was made, or as the product does it by itself. Files that it names are
looked for beside it.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from interpreter.app.event_files import beside
from interpreter.app.forms import filled
from interpreter.app.plugins import diarizer, engine
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning
from interpreter.storage.glossary import read_glossary

USUAL = "usual"
_MOST_SPEAKERS = 64
_TUNING = "tuning"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to interpret the recording, complete."""

    title: str
    engine: str
    diarizer: str
    model: str | None = None
    speaker_model: str | None = None
    speakers: int | None = None
    most_speakers: int | None = None
    terms: tuple[Term, ...] = ()
    tuning: Tuning = field(default_factory=Tuning)


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is written."""

    title: str | None = None
    engine: str | None = None
    model: str | None = None
    diarizer: str | None = None
    speaker_model: str | None = None
    speakers: int | None = None
    most_speakers: int | None = None
    glossary: str | None = None
    tuning: Tuning = field(default_factory=Tuning)


def read_settings(names: Sequence[str], usual: Setting, spoken: str) -> tuple[Setting, ...]:
    """Return the settings of files, or `usual` where one is called so; with a single one, `usual` is the second.

    Titles are made to differ. Raises UserMistake that lists everything that is wrong with all of the files.
    """
    mistakes: list[str] = []
    wanted = [*names, *[USUAL] * (len(names) < 2)]
    read = [usual if name == USUAL else _read(Path(name), usual, spoken, mistakes) for name in wanted]
    if mistakes:
        raise UserMistake("\n  ".join(["The settings cannot be used:", *mistakes]))
    return _named_apart(read)


def _read(path: Path, usual: Setting, spoken: str, mistakes: list[str]) -> Setting:
    """Return what a file says, and note every mistake in it."""
    found: list[str] = []
    content = _parsed(path, found)
    found += [
        f"{name} is a knob; write it under [{_TUNING}]."
        for name in [field.name for field in fields(Tuning) if field.name in content]
        if content.pop(name) is not None
    ]
    found += _mistakes(content)
    file = filled(_File, content, found)
    chosen = usual if file is None else _chosen(file, path, usual, content.get(_TUNING, {}))
    found += [f"{_TUNING} › {mistake}" for mistake in chosen.tuning.mistakes]
    if isinstance(glossary := content.get("glossary"), str):
        terms = _tried(lambda: read_glossary(path.parent / glossary, spoken), found)
        chosen = replace(chosen, terms=terms or ())
    mistakes += [f"{path}: {mistake}" for mistake in found]
    return chosen


def _parsed(path: Path, found: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        found.append(f"it cannot be read ({error.strerror}); give a settings file, or the word {USUAL}.")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        found.append(f"it is no settings file: {error}.")
    return {}


def _chosen(file: _File, path: Path, usual: Setting, knobs: Mapping[str, object]) -> Setting:
    """Lay what a file says over what is usual; another engine or diarizer comes without the model of the usual one."""
    folder = path.parent
    same_engine = file.engine in {None, usual.engine}
    same_diarizer = file.diarizer in {None, usual.diarizer}
    return replace(
        usual,
        title=file.title or path.stem,
        engine=file.engine or usual.engine,
        model=beside(folder, file.model) or (usual.model if same_engine else None),
        diarizer=file.diarizer or usual.diarizer,
        speaker_model=beside(folder, file.speaker_model) or (usual.speaker_model if same_diarizer else None),
        speakers=usual.speakers if file.speakers is None else file.speakers,
        most_speakers=usual.most_speakers if file.most_speakers is None else file.most_speakers,
        tuning=replace(usual.tuning, **{name: getattr(file.tuning, name) for name in knobs}),
    )


def _mistakes(content: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with values of the right type."""
    found: list[str] = []
    for name in ("speakers", "most_speakers"):
        count = content.get(name, 1)
        if isinstance(count, int) and not 1 <= count <= _MOST_SPEAKERS:
            found.append(f"{name} must be from 1 to {_MOST_SPEAKERS}, not {count}.")
    for key, plugin in (("engine", engine), ("diarizer", diarizer)):
        if isinstance(called := content.get(key), str):
            _tried(partial(plugin, called), found)
    return found


def _tried(use: Callable[[], _Value], found: list[str]) -> _Value | None:
    try:
        return use()
    except OpenBoothError as error:
        found.append(str(error))
        return None


def _named_apart(settings: Sequence[Setting]) -> tuple[Setting, ...]:
    named: dict[str, Setting] = {}
    for setting in settings:
        number, title = 1, setting.title
        while title in named:
            number += 1
            title = f"{setting.title} ({number})"
        named[title] = replace(setting, title=title)
    return tuple(named.values())
