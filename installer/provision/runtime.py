"""Where the installed application keeps the packages that its first run fetches, one environment per list of them."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from provision.locked import FULL_TORCH, LEAN_TORCH, PACKAGES, PYTHONS, TOOLS

DATA_VARIABLE = "OPENBOOTH_DATA"
RUNTIME_VARIABLE = "OPENBOOTH_RUNTIME"
"""Names the folder for what is fetched, where it is not to lie in the data folder."""
TORCH_VARIABLE = "OPENBOOTH_TORCH"
"""Set to "cpu" or "full" it decides which build of torch is fetched; else the machine does."""

_FORM = 1  # raise it when an environment itself starts to be made differently
_NVIDIA = (Path("/proc/driver/nvidia/version"), Path("/dev/nvidiactl"))


@dataclass(frozen=True, slots=True)
class Runtime:
    """The packages of one installed application."""

    application: Path
    """The folder that holds interpreter, ui, resources and installer."""
    folder: Path
    """Holds all of it, and nothing else."""

    @property
    def environment(self) -> Path:
        """The environment for today's lists and this Python."""
        return self.folder / f"{sys.version_info.major}.{sys.version_info.minor}-{self._fingerprint()}"

    @property
    def stamp(self) -> Path:
        """Exists once the environment is complete: it is what makes it count."""
        return self.environment / "complete"

    @property
    def downloads(self) -> Path:
        """What has been fetched of an unfinished environment."""
        return self.folder / "downloads"

    @property
    def lock(self) -> Path:
        """Held by the one start that fetches."""
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        """Everything pip said last."""
        return self.folder / "install.log"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def starter(self) -> Path:
        """The one that the application runs with: without a console where this program has none."""
        quiet = self.python.with_name("pythonw.exe")
        return quiet if Path(sys.executable).name.lower().startswith("pythonw") else self.python

    @property
    def is_complete(self) -> bool:
        """Whether the application can start."""
        return self.stamp.exists() and self.python.exists()

    @property
    def pythons(self) -> tuple[str, ...]:
        """The versions of Python that everything is there for, newest first."""
        return tuple(self.list_of(PYTHONS).read_text("utf-8").split())

    def list_of(self, name: str) -> Path:
        """Where a list of packages is."""
        return self.application / "installer" / "lock" / name

    def mark_complete(self) -> None:
        """Let the environment count, in one step."""
        self.stamp.touch()

    def _fingerprint(self) -> str:
        """A digest of all that decides what is fetched; where the application lies does not."""
        digest = hashlib.sha256(f"{_FORM} {sys.implementation.cache_tag}".encode())
        for name in (TOOLS, PACKAGES, FULL_TORCH, LEAN_TORCH):
            digest.update(self.list_of(name).read_bytes())
        return digest.hexdigest()[:12]


def data_folder() -> Path:
    """Return the data folder exactly as the application finds it, without the package that it asks."""
    if chosen := os.environ.get(DATA_VARIABLE):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "openbooth"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "openbooth"
    return Path(os.environ.get("XDG_DATA_HOME", "").strip() or Path.home() / ".local" / "share") / "openbooth"


def runtime_folder() -> Path:
    """Return the folder for what is fetched: $OPENBOOTH_RUNTIME, or a part of the data folder."""
    chosen = os.environ.get(RUNTIME_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else data_folder().absolute() / "runtime"


def keep_private() -> None:
    """Make the data folder, which will hold what was said, for this user alone. Never raises.

    A folder that somebody chose and that was there before keeps its rights; so does everything on Windows.
    """
    folder = data_folder().absolute()
    with suppress(OSError):  # whoever writes there will say so
        for one in (*reversed(folder.parents), folder):
            if not one.is_dir():
                one.mkdir(mode=0o700, exist_ok=True)
        if os.name == "posix" and not os.environ.get(DATA_VARIABLE):
            folder.chmod(0o700)


def wants_lean_torch() -> bool:
    """Whether torch without CUDA will do: on Linux without an NVIDIA driver, unless somebody decided."""
    if chosen := os.environ.get(TORCH_VARIABLE):
        return chosen == "cpu"
    return sys.platform == "linux" and not any(trace.exists() for trace in _NVIDIA)


def remove_outdated(runtime: Runtime) -> None:
    """Remove environments of earlier versions that no program uses any more, and what is left of downloads."""
    for folder in _folders(runtime):
        if folder != runtime.environment and not _is_used(folder):
            shutil.rmtree(folder, ignore_errors=True)


def remove(runtime: Runtime) -> int:
    """Remove every environment with its downloads; return how many bytes that frees. Sessions and settings stay."""
    freed = sum(path.lstat().st_size for path in runtime.folder.rglob("*") if not path.is_dir())
    for folder in _folders(runtime):
        shutil.rmtree(folder)
    for file in (runtime.log, runtime.lock):
        file.unlink(missing_ok=True)
    with suppress(OSError):
        runtime.folder.rmdir()
    with suppress(OSError):
        runtime.folder.parent.rmdir()  # only where nothing else is kept there
    return freed


def users(runtime: Runtime) -> bool:
    """Whether a program of any of the environments runs."""
    return any(_is_used(folder) for folder in _folders(runtime))


def _folders(runtime: Runtime) -> list[Path]:
    """The environments and the downloads, and nothing that somebody else may have put beside them."""
    there = runtime.folder.iterdir() if runtime.folder.exists() else ()
    return [
        one for one in there if (one.is_dir() and (one / "pyvenv.cfg").exists()) or one == runtime.downloads
    ]


def _is_used(folder: Path) -> bool:
    """Whether a process has libraries of `folder` loaded; always False where that cannot be seen."""
    if sys.platform == "linux":
        return any(str(folder) in maps for maps in _maps())
    if sys.platform == "win32":
        return not _can_be_renamed(folder)
    return False


def _maps() -> Iterator[str]:
    for process in Path("/proc").glob("[0-9]*/maps"):
        with suppress(OSError):
            yield process.read_text(encoding="utf-8", errors="replace")


def _can_be_renamed(folder: Path) -> bool:
    aside = folder.with_name(f"{folder.name}.aside")
    try:
        folder.rename(aside)
    except OSError:
        return False
    aside.rename(folder)
    return True
