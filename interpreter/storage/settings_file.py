"""The settings file: TOML, written in one step, with what was there before beside it.

Whoever writes changes what is named and leaves everything else as it is, known or not: a file of a newer version loses
nothing to an older one.
"""

import os
import shutil
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomli_w

from interpreter.domain.errors import UserMistake

VERSION = 1
_VERSION = "version"
_BEFORE, _BROKEN, _NEW = ".bak", ".broken", ".new"


def read_settings(path: Path) -> dict[str, Any]:
    """Return what the file holds, nothing where there is none. Raises UserMistake where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserMistake(f"The settings in {path} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise UserMistake(
            f"The settings in {path} cannot be understood ({error}); put that right, or remove the file."
        ) from error


def is_newer(document: Mapping[str, Any]) -> bool:
    """Whether a newer version than this one wrote the settings."""
    version = document.get(_VERSION, VERSION)
    return isinstance(version, int) and version > VERSION


def change_settings(path: Path, chosen: Mapping[str, Any], forgotten: frozenset[str] = frozenset()) -> None:
    """Write `chosen`, and leave `forgotten` out; what was there before stays beside as `.bak`.

    A file that cannot be understood stays beside as `.broken`. Raises UserMistake where the folder cannot be written.
    """
    try:
        document = read_settings(path)
    except UserMistake:
        document = {}
        with suppress(OSError):
            shutil.copyfile(path, path.with_name(path.name + _BROKEN))
    known = {name: value for name, value in document.items() if name not in {_VERSION, *forgotten}}
    content = {_VERSION: document.get(_VERSION, VERSION), **known, **chosen}
    try:
        _write(path, tomli_w.dumps(content).encode())
    except OSError as error:
        raise UserMistake(
            f"The settings cannot be kept in {path} ({error.strerror}); make room there, or make it writable."
        ) from error


def _write(path: Path, content: bytes) -> None:
    """Put the whole content in place in one step. Raises OSError."""
    unfinished = path.with_name(path.name + _NEW)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copyfile(path, path.with_name(path.name + _BEFORE))
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
