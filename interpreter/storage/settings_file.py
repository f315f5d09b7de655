"""The settings file: TOML, written in one step, with what was there before beside it.

Whoever writes changes what is named and leaves everything else as it is, known or not: a file of a newer version loses
nothing to an older one.
"""

import errno
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import tomli_w

from interpreter.domain.errors import UserMistake
from interpreter.storage.locks import FileLock
from interpreter.storage.private_files import make_folder, replace_file

VERSION = 1
_VERSION = "version"
_BEFORE, _BROKEN, _LOCK = ".bak", ".broken", ".lock"
_PATIENCE_S, _PAUSE_S = 2.0, 0.01
"""How long to wait for another writer, who needs some milliseconds."""


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
        with _alone(path):
            _change(path, chosen, forgotten)
    except OSError as error:
        raise UserMistake(
            f"The settings cannot be kept in {path} ({error.strerror}); make room there, or make it writable."
        ) from error


def _change(path: Path, chosen: Mapping[str, Any], forgotten: frozenset[str]) -> None:
    try:
        document = read_settings(path)
    except UserMistake:
        document = {}
        with suppress(OSError):
            _keep_beside(path, _BROKEN)
    known = {name: value for name, value in document.items() if name not in {_VERSION, *forgotten}}
    content = {_VERSION: document.get(_VERSION, VERSION), **known, **chosen}
    if path.exists():
        _keep_beside(path, _BEFORE)
    replace_file(path, tomli_w.dumps(content).encode())


def _keep_beside(path: Path, suffix: str) -> None:
    replace_file(path.with_name(path.name + suffix), path.read_bytes())


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let nobody else change the file between reading and writing it. Raises OSError where that takes too long."""
    make_folder(path.parent)
    lock = _lock(path.with_name(path.name + _LOCK))
    try:
        yield
    finally:
        lock.release()


def _lock(path: Path) -> FileLock:
    until = monotonic() + _PATIENCE_S
    while monotonic() < until:
        with suppress(BlockingIOError):
            return FileLock(path)
        sleep(_PAUSE_S)
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
