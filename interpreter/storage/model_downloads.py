"""Brings models into the store: from the hub, going on where an earlier attempt stopped, or from a folder."""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.domain.models import ModelFile, ModelLock
from interpreter.storage.locks import FileLock
from interpreter.storage.model_hub import Hub, HubFile, HubModel, HubRefusal
from interpreter.storage.model_store import (
    Counted,
    ModelStore,
    read_lock,
    require_weights,
    sha256_of,
    wanted_files,
)

_MARGIN_BYTES = 64 << 20
_FULL = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
)
_PART = ".part"
_CHUNK = 1 << 20


def chosen(model: HubModel) -> tuple[HubFile, ...]:
    """Return the files of a model that are downloaded. Raises UserMistake when it has no safetensors."""
    paths = tuple(file.path for file in model.files)
    require_weights(model.name, paths)
    wanted = set(wanted_files(paths))
    return tuple(file for file in model.files if file.path in wanted)


def download(store: ModelStore, hub: Hub, model: HubModel, counted: Counted = lambda _: None) -> Path:
    """Bring a model into the store and return its folder; bytes that came earlier are not asked for again.

    `counted` is told of bytes as they are done, and may raise Stopped. Raises OpenBoothError; what has come so far
    stays.
    """
    files = chosen(model)
    with _arriving(store, model.name, model.revision) as folder:
        _require_space(folder, sum(file.size - _done(folder, file) for file in files), model.name)
        arrival = _Arrival(hub, model, folder, counted)
        locked = tuple(arrival.file(file) for file in files)
        lock = ModelLock(model.name, model.revision, model.asked, model.licence, model.languages, locked)
        return store.publish(lock)


def download_into_cache(hub: Hub, model: HubModel, counted: Counted) -> None:
    """Bring a model where its library looks for it, file by file; `counted` as in `download`."""
    for file in model.files:
        part = _Part(file.size, counted)
        part.count(0)
        hub.file_into_cache(model, file.path, part.count)
        part.count(file.size)


class _Part:
    """Counts no more of a file than its size, however often its bytes came."""

    def __init__(self, size: int, counted: Counted) -> None:
        self._left, self._counted = size, counted

    def count(self, done: int) -> None:
        done = min(done, self._left)
        self._left -= done
        self._counted(done)


def import_folder(
    store: ModelStore, source: Path, *, name: str | None = None, counted: Counted = lambda _: None
) -> ModelLock:
    """Copy a model from a folder into the store. Where the folder has a lock, its files must be what the lock says.

    Raises UserMistake for a folder that is absent, nameless, has no safetensors, or is not what its lock says.
    """
    if not source.is_dir():
        raise UserMistake(f"There is no folder {source}; name the folder that holds the model.")
    known = read_lock(source)
    if known is None and name is None:
        raise UserMistake(f"{source} does not say which model it holds; add: --as OWNER/NAME.")
    lock = known or _lock_of(source, name or "")
    paths = tuple(file.path for file in lock.files)
    require_weights(str(source), paths)
    if wanted_files(paths) != paths:
        raise UserMistake(f"The lock in {source} names files that no model consists of; get the model again.")
    if name is not None and name != lock.name:
        lock = ModelLock(name, lock.revision, lock.asked, lock.licence, lock.languages, lock.files)
    with _arriving(store, lock.name, lock.revision) as folder:
        _require_space(folder, lock.size, lock.name)
        for file in lock.files:
            _copy(source / file.path, folder / file.path, counted)
            if sha256_of(folder / file.path) != file.sha256:
                raise UserMistake(f"{source / file.path} is not what its lock says; copy the model again.")
        store.publish(lock)
    return lock


class _Arrival:
    """One download: its line, its folder and who is told of progress."""

    def __init__(self, hub: Hub, model: HubModel, folder: Path, counted: Counted) -> None:
        self._hub = hub
        self._model = model
        self._folder = folder
        self._counted = counted

    def file(self, file: HubFile) -> ModelFile:
        """Bring one file, whole and checked."""
        target = self._folder / file.path
        self._counted(_done(self._folder, file))
        if target.is_file():
            return ModelFile(file.path, file.size, _checked(self._model.name, file, target))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + _PART)
        self._bring(file, part)
        sha256 = _checked(self._model.name, file, part)
        part.replace(target)
        return ModelFile(file.path, file.size, sha256)

    def _bring(self, file: HubFile, part: Path) -> None:
        pauses = iter(self._hub.patience_s)
        while _size(part) != file.size or not part.exists():
            before = _size(part)
            try:
                self._stream(file, part)
            except (UnknownName, HubRefusal):
                raise
            except UserMistake:
                pause = next(pauses, None)
                if pause is None:
                    raise
                if _size(part) > before:  # it moves on: the line deserves all the patience again
                    pauses = iter(self._hub.patience_s)
                time.sleep(pause)
                self._counted(0)

    def _stream(self, file: HubFile, part: Path) -> None:
        held = _size(part)
        part.touch()
        with (
            self._hub.bytes_of(self._model, file.path, held if held < file.size else 0) as (start, chunks),
            part.open("r+b") as out,
        ):
            out.truncate(start)
            out.seek(start)
            self._counted(start - min(held, file.size))
            for chunk in chunks:
                out.write(chunk)
                self._counted(len(chunk))
            out.flush()
            os.fsync(out.fileno())
        if _size(part) != file.size:
            raise UserMistake(
                f"{file.path} of {self._model.name} broke off at {_size(part)} of {file.size} bytes; start again, the "
                "download goes on where it stopped."
            )


@contextmanager
def _arriving(store: ModelStore, name: str, revision: str) -> Iterator[Path]:
    """The folder in which a model is gathered, for this process alone; a full disk is said in one sentence."""
    try:
        held = FileLock(store.arrival_lock(name))
        try:
            yield store.arriving(name, revision)
        finally:
            held.release()
    except BlockingIOError as error:
        raise UserMistake(f"Another program is fetching {name}; wait until it is done.") from error
    except OSError as error:
        raise _disk_mistake(name, error) from error


def _disk_mistake(name: str, error: OSError) -> OpenBoothError:
    if error.errno in _FULL:
        return UserMistake(
            f"The disk is full; free some space and start again, {name} goes on where it stopped."
        )
    return UserMistake(
        f"{name} cannot be kept ({error.strerror or error}); check the folder {error.filename or ''}."
    )


def _require_space(folder: Path, missing: int, name: str) -> None:
    free = shutil.disk_usage(folder).free
    if free < missing + _MARGIN_BYTES:
        raise UserMistake(
            f"{name} needs {missing / 1e6:.0f} MB more and {folder.parents[2]} has {free / 1e6:.0f} MB free; free some "
            "space, or choose another disk with OPENBOOTH_DATA."
        )


def _checked(name: str, file: HubFile, part: Path) -> str:
    """Return the sha256 of what came; where it is not what the hub announced, drop it and raise UserMistake."""
    sha256 = sha256_of(part)
    announced = sha256 == file.sha256 if file.sha256 else file.blob in {None, _blob_of(part)}
    if not announced:
        part.unlink()
        raise UserMistake(
            f"{file.path} of {name} is not what the hub announced (wrong hash) and was dropped; start again, or use "
            "another network if it happens again."
        )
    return sha256


def _blob_of(path: Path) -> str:
    """Return the hash that git gives a file's content."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _lock_of(source: Path, name: str) -> ModelLock:
    """Make a lock for a folder without one; its revision is a digest of its files."""
    found = tuple(sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()))
    files = tuple(
        ModelFile(path, (source / path).stat().st_size, sha256_of(source / path))
        for path in wanted_files(found)
    )
    require_weights(str(source), found)
    digest = hashlib.sha256("".join(f"{file.path}\0{file.sha256}\n" for file in files).encode())
    return ModelLock(
        name, f"local-{digest.hexdigest()[:12]}", None, "not given: imported from a folder", (), files
    )


def _copy(source: Path, target: Path, counted: Counted) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        reading = source.open("rb")
    except FileNotFoundError as error:
        raise UserMistake(f"{source} is missing; copy the model again.") from error
    with reading, target.open("wb") as out:
        while chunk := reading.read(_CHUNK):
            out.write(chunk)
            counted(len(chunk))


def _done(folder: Path, file: HubFile) -> int:
    target = folder / file.path
    return file.size if target.is_file() else min(file.size, _size(target.with_name(target.name + _PART)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
