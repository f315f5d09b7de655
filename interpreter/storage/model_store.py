"""Models on this machine: a folder for each revision, held to what its lock says.

<root>/OWNER--NAME/REVISION/                 a whole model; it appears under this name only when it is complete
<root>/OWNER--NAME/REVISION/openbooth-model.json   its lock: revision, licence, and size and sha256 of every file
<root>/OWNER--NAME/current                   the revision that is used
<root>/.arriving/OWNER--NAME/REVISION/       what a download or an import has so far
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.models import ModelFile, ModelLock
from interpreter.storage.private_files import make_folder

LOCK = "openbooth-model.json"
_CURRENT = "current"
_ARRIVING = ".arriving"
_CHUNK = 1 << 20
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_REVISION = re.compile(r"[A-Za-z0-9][\w.-]{0,79}", re.ASCII)
_TEXTS = frozenset({".json", ".txt", ".model", ".spm", ".jinja"})
_WEIGHTS = ".safetensors"
_OTHER_WEIGHTS = frozenset(
    {".bin", ".pt", ".pth", ".ckpt", ".msgpack", ".h5", ".onnx", ".pkl", ".ot", ".gguf"}
)
_OWN_WEIGHTS = re.compile(r"model(-\d+-of-\d+)?\.safetensors")
_TERMS = ("LICENSE", "LICENCE", "NOTICE")

Counted = Callable[[int], None]
"""Told how many more bytes are done."""


class ModelStore:
    """The models under one root folder. Nothing here needs a network."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def root(self) -> Path:
        """The folder under which all of them lie."""
        return self._root

    def installed(self, name: str) -> Path | None:
        """Return the folder of a whole model in the revision that is used, None without one. Reads no weights."""
        lock = self.lock(name)
        if lock is None:
            return None
        folder = self._folder(name) / lock.revision
        return folder if all(_has_size(folder, file) for file in lock.files) else None

    def lock(self, name: str, revision: str | None = None) -> ModelLock | None:
        """Return the lock of a model, in the revision that is used unless one is named. Raises UserMistake."""
        folder = self._folder(name)
        with suppress(OSError, UnicodeDecodeError):
            revision = revision or (folder / _CURRENT).read_text().strip()
        return read_lock(folder / revision) if revision and _REVISION.fullmatch(revision) else None

    def chosen(self, name: str, asked: str | None) -> Path | None:
        """Use the revision asked for, or the one in use where None is, if it is here and whole; return its folder."""
        for revision in (None, *self.revisions(name)):
            lock = self.lock(name, revision)
            if lock is not None and asked in {None, lock.asked, lock.revision}:
                self.use(name, lock.revision)
                return self.installed(name)
        return None

    def revisions(self, name: str) -> tuple[str, ...]:
        """Return the revisions of a model that are here."""
        found = (path.parent.name for path in self._folder(name).glob(f"*/{LOCK}"))
        return tuple(sorted(found))

    def all(self) -> tuple[ModelLock, ...]:
        """Return the locks of all models, by name, each in the revision that is used."""
        folders = sorted(path.name for path in self._root.glob("*--*") if path.is_dir())
        locks = (self.lock(folder.replace("--", "/", 1)) for folder in folders)
        return tuple(lock for lock in locks if lock is not None)

    def arrival_lock(self, name: str) -> Path:
        """Return the file that is held by who gathers a model."""
        gathered = self._root / _ARRIVING
        self._make(gathered)
        return gathered / f"{self._folder(name).name}.lock"

    def arriving(self, name: str, revision: str) -> Path:
        """Return the folder in which `revision` is gathered; what another one had gathered is dropped."""
        if not _REVISION.fullmatch(revision):
            raise UserMistake(f"The hub names the revision of {name} as {revision!r}, which is none.")
        gathered = self._root / _ARRIVING / self._folder(name).name
        for other in gathered.glob("*"):
            if other.name != revision:
                shutil.rmtree(other, ignore_errors=True)
        folder = gathered / revision
        self._make(folder)
        return folder

    def arrived(self, name: str) -> int:
        """Return how many bytes of a model were gathered that is not whole yet."""
        gathered = self._root / _ARRIVING / self._folder(name).name
        sizes = (_size_of(path) for path in gathered.rglob("*"))
        return sum(sizes)

    def forget_arrival(self, name: str) -> None:
        """Delete what was gathered of a model that is not whole yet."""
        shutil.rmtree(self._root / _ARRIVING / self._folder(name).name, ignore_errors=True)

    def publish(self, lock: ModelLock) -> Path:
        """Make the gathered files a model, at once or not at all, and use it from now on. Raises OSError."""
        gathered = self.arriving(lock.name, lock.revision)
        _write(gathered / LOCK, msgspec.json.format(msgspec.json.encode(lock), indent=1))
        folder = self._folder(lock.name) / lock.revision
        self._make(folder.parent)
        if folder.exists():
            shutil.rmtree(folder)
        gathered.rename(folder)
        with suppress(OSError):
            gathered.parent.rmdir()
        self.use(lock.name, lock.revision)
        return folder

    def use(self, name: str, revision: str) -> None:
        """Use this revision, which is here, from now on."""
        _write(self._folder(name) / _CURRENT, revision.encode())

    def verify(self, name: str, counted: Counted = lambda _: None) -> tuple[str, ...]:
        """Read every file and return the paths of those that are not what the lock says. Raises UnknownName."""
        lock = self._required(name)
        folder = self._folder(name) / lock.revision
        return tuple(file.path for file in lock.files if not _intact(folder, file, counted))

    def remove(self, name: str) -> int:
        """Delete every revision of a model and what was gathered of it; return the bytes freed. Raises UnknownName."""
        folder = self._folder(name)
        gathered = self._root / _ARRIVING / folder.name
        if not folder.is_dir() and not gathered.is_dir():
            self._required(name)
        freed = sum(
            path.stat().st_size for place in (folder, gathered) for path in place.rglob("*") if path.is_file()
        )
        for place in (folder, gathered):
            if place.is_dir():
                shutil.rmtree(place)
        return freed

    def _required(self, name: str) -> ModelLock:
        lock = self.lock(name)
        if lock is None:
            raise UnknownName(f"The model {name} is not on this machine; see: openbooth models list.")
        return lock

    def _make(self, folder: Path) -> None:
        """Make a folder of the store. A root that was there may be shared, and so may be what is in it."""
        make_folder(self._root)
        folder.mkdir(parents=True, exist_ok=True)

    def _folder(self, name: str) -> Path:
        if not _NAME.fullmatch(name) or "--" in name.split("/", maxsplit=1)[0]:
            raise UnknownName(f"{name} is no name of a model; write it as OWNER/NAME, as on its page.")
        return self._root / name.replace("/", "--", 1)


def read_lock(folder: Path) -> ModelLock | None:
    """Return what the lock in `folder` says, None without one. Raises UserMistake when it cannot be read."""
    try:
        return msgspec.json.decode((folder / LOCK).read_bytes(), type=ModelLock)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise UserMistake(f"{folder / LOCK} cannot be read; remove the model and get it again.") from error


def wanted_files(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Choose what a model is loaded from: safetensors, tokenizers, settings, licences; nothing that runs code."""
    own = any(_OWN_WEIGHTS.fullmatch(path) for path in paths)
    return tuple(path for path in paths if _is_wanted(path, own_weights=own))


def require_weights(name: str, paths: tuple[str, ...]) -> None:
    """Raise UserMistake unless `paths` hold weights as safetensors."""
    if any(path.endswith(_WEIGHTS) for path in paths):
        return
    others = sorted({PurePosixPath(path).suffix for path in paths} & _OTHER_WEIGHTS)
    has = f"only {', '.join(others)}, which OpenBooth does not open" if others else "none"
    raise UserMistake(
        f"{name} has no weights as safetensors ({has}); name a model or a revision that has them."
    )


def sha256_of(path: Path, counted: Counted = lambda _: None) -> str:
    """Return the sha256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            counted(len(chunk))
    return digest.hexdigest()


def _is_wanted(path: str, *, own_weights: bool) -> bool:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or any(part in {"..", LOCK} or {*":\\"} & {*part} for part in parts):
        return False
    if path.endswith(_WEIGHTS):
        return len(parts) > 1 or not own_weights or _OWN_WEIGHTS.fullmatch(path) is not None
    return PurePosixPath(path).suffix in _TEXTS or parts[-1].startswith(_TERMS)


def _size_of(path: Path) -> int:
    """The bytes of a file, 0 of anything else and of what is gone meanwhile."""
    with suppress(OSError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def _has_size(folder: Path, file: ModelFile) -> bool:
    try:
        return (folder / file.path).stat().st_size == file.size
    except OSError:
        return False


def _intact(folder: Path, file: ModelFile, counted: Counted) -> bool:
    return _has_size(folder, file) and sha256_of(folder / file.path, counted) == file.sha256


def _write(path: Path, content: bytes) -> None:
    """Write a small file whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
