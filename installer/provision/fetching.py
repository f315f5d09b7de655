"""The first run of the installed application: fetches what it needs, checked by hash, and goes on after a cut."""

import hashlib
import os
import shutil
import venv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from provision.layout import SetupFailed
from provision.lock import held
from provision.locked import CPU_INDEX, FULL_TORCH, LEAN_TORCH, PACKAGES, TOOLS, Requirement, read
from provision.progress import Outcome, Progress
from provision.runtime import Runtime, remove_outdated, wants_lean_torch

STEPS = 3
_BATCH = 16
"""So many packages are fetched at once; what was fetched before a cut is kept."""
_ROOM_GB = {True: 4, False: 12}
"""While packages are unpacked from what was fetched; without and with CUDA."""
_LARGE = ("torch", "nvidia-", "pyside6-", "triton", "scipy", "pyarrow")
_PROGRESS = "Progress "
_OFFLINE = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection to ",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Connection aborted",
    "Failed to establish a new connection",
)


def fetch(runtime: Runtime, progress: Progress) -> None:
    """Make the environment complete; one that is there stays in use until then. Raises SetupFailed.

    Whoever comes second waits for whoever came first.
    """
    try:
        with held(runtime.lock, waiting=progress.wait_for_another) as lock:
            if not runtime.is_complete:
                _require_room(runtime)
                _fetch(_Pip(runtime, progress, lock), progress)
            remove_outdated(runtime)
    except OSError as error:
        raise SetupFailed(unwritable(runtime, error)) from error


class _Pip:
    """Runs pip in the environment, with hashes required of everything."""

    def __init__(self, runtime: Runtime, progress: Progress, lock: int) -> None:
        self.runtime = runtime
        self.progress = progress
        self._lock = lock

    def run(self, *arguments: str | Path, done: int = 0, of: int = 0) -> Outcome:
        """Run pip to its end; `done` packages of `of` were fetched before."""
        return self.progress.run(
            [self.runtime.python, "-m", "pip", "--no-input", "--disable-pip-version-check", *arguments],
            inherit=() if os.name == "nt" else (self._lock,),
            environ={**os.environ, "PYTHONNOUSERSITE": "1", "PIP_NO_CACHE_DIR": "1", "PIP_USER": "0"},
            describe=partial(_describe, done=done, of=of),
        )

    def required(self, *arguments: str | Path, done: int = 0, of: int = 0) -> None:
        """Run pip. Raises SetupFailed with what it complains about."""
        outcome = self.run(*arguments, done=done, of=of)
        if outcome.status:
            raise SetupFailed(_explain(self.runtime, outcome))


def _fetch(pip: _Pip, progress: Progress) -> None:
    runtime = pip.runtime
    with progress.step("Environment"):
        shutil.rmtree(runtime.environment, ignore_errors=True)
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(runtime.environment)
        _bootstrap(pip)
    with progress.step("Fetching"):
        _download(pip)
    with progress.step("Unpacking"):
        for name in (PACKAGES, _torch_at_hand(runtime)):
            pip.required(*_from_downloads(runtime), "--requirement", runtime.list_of(name))
        runtime.mark_complete()
        shutil.rmtree(runtime.downloads, ignore_errors=True)


def _bootstrap(pip: _Pip) -> None:
    """Put pip into the environment, first the one that came with Python, then the one of the list."""
    made = pip.progress.run([pip.runtime.python, "-m", "ensurepip", "--default-pip"])
    if made.status:
        raise SetupFailed("This Python comes without pip: install the package python3-venv and start again.")
    if _brings_pip(pip.runtime):
        pip.required(
            *("install", "--upgrade", "--require-hashes", "--only-binary=:all:", "--progress-bar=off"),
            *("--requirement", pip.runtime.list_of(TOOLS)),
        )


def _brings_pip(runtime: Runtime) -> bool:
    """Whether the lists have a pip of their own, which can more than the one that comes with Python."""
    return any(one.name == "pip" for one in read(runtime.list_of(TOOLS).read_text("utf-8")))


def _download(pip: _Pip) -> None:
    """Fetch everything in batches; the build of torch without CUDA where it will do and can be had."""
    runtime = pip.runtime
    runtime.downloads.mkdir(parents=True, exist_ok=True)
    lean = runtime.list_of(LEAN_TORCH)
    if wants_lean_torch() and not _have(runtime, LEAN_TORCH):
        outcome = pip.run(
            *_download_to(runtime), "--extra-index-url", CPU_INDEX, "--retries=1", "--requirement", lean
        )
        if outcome.status == 0 and any(runtime.downloads.glob("torch-*+cpu-*.whl")):
            _note(runtime, LEAN_TORCH)
    names = [PACKAGES] if _have(runtime, LEAN_TORCH) else [PACKAGES, FULL_TORCH]
    wanted = [one for name in names for one in read(runtime.list_of(name).read_text("utf-8"))]
    done = 0
    for batch in _batches(wanted):
        text = "".join(map(str, batch))
        mark = hashlib.sha256(text.encode()).hexdigest()
        if not _have(runtime, mark):
            listed = runtime.downloads / "batch.txt"
            listed.write_text(text, encoding="utf-8")
            pip.required(*_download_to(runtime), "--requirement", listed, done=done, of=len(wanted))
            _note(runtime, mark)
        done += len(batch)
    _note(runtime, FULL_TORCH if FULL_TORCH in names else LEAN_TORCH)


def _batches(wanted: Sequence[Requirement]) -> Iterator[list[Requirement]]:
    """Cut into batches; what is large is one of its own."""
    small = [one for one in wanted if not one.name.startswith(_LARGE)]
    yield from (small[first : first + _BATCH] for first in range(0, len(small), _BATCH))
    yield from ([one] for one in wanted if one.name.startswith(_LARGE))


def _download_to(runtime: Runtime) -> tuple[str | Path, ...]:
    shown = () if not _brings_pip(runtime) else ("--progress-bar=raw", "--resume-retries=20")
    return (
        *("download", "--dest", runtime.downloads, "--find-links", runtime.downloads.as_uri()),
        *("--no-deps", "--require-hashes", "--no-build-isolation", *shown),
    )


def _from_downloads(runtime: Runtime) -> tuple[str | Path, ...]:
    return (
        *("install", "--no-index", "--find-links", runtime.downloads.as_uri()),
        *("--no-deps", "--require-hashes", "--no-build-isolation", "--progress-bar=off"),
    )


def _have(runtime: Runtime, mark: str) -> bool:
    return (runtime.downloads / f"{mark}.fetched").exists()


def _note(runtime: Runtime, mark: str) -> None:
    (runtime.downloads / f"{mark}.fetched").touch()


def _torch_at_hand(runtime: Runtime) -> str:
    return LEAN_TORCH if _have(runtime, LEAN_TORCH) else FULL_TORCH


def _require_room(runtime: Runtime) -> None:
    wanted = _ROOM_GB[wants_lean_torch()]
    fetched = sum(path.stat().st_size for path in runtime.downloads.glob("*")) / 1e9
    free = shutil.disk_usage(runtime.folder).free / 1e9
    if free + fetched < wanted:
        raise SetupFailed(
            f"OpenBooth needs about {wanted} GB in {runtime.folder}, and {free:.1f} GB are free: make room there, or"
            " name a folder on another disk in OPENBOOTH_RUNTIME, and start again."
        )


def _describe(lines: Sequence[str], *, done: int, of: int) -> str:
    """What pip is at: the package that it fetches with its megabytes, and how many of all there are."""
    size = ""
    for line in reversed(lines):
        if line.startswith(_PROGRESS) and not size:
            with suppress(ValueError):
                here, _, whole = line.removeprefix(_PROGRESS).partition(" of ")
                size = f" {int(here) / 1e6:.0f} of {int(whole) / 1e6:.0f} MB"
        if line.startswith("Collecting "):
            name = line.removeprefix("Collecting ").split("=")[0]
            begun = sum(1 for one in lines if one.startswith("Collecting "))
            return f"{name}{size}, {done + begun} of {of} packages" if of else f"{name}{size}"
    return ""


def _explain(runtime: Runtime, outcome: Outcome) -> str:
    if outcome.said("No space left on device"):
        return (
            f"The disk is full: make room beside {runtime.folder} and start again; what was fetched is kept."
        )
    if outcome.said("ProxyError", "Tunnel connection failed", "Proxy Authentication Required"):
        return (
            "The proxy refused the download: see that HTTPS_PROXY holds its address, with name and password if it"
            " wants them, and start again."
        )
    if outcome.said("CERTIFICATE_VERIFY_FAILED"):
        return (
            "The connection is not trusted: set this computer's clock, or name your network's certificates in"
            " PIP_CERT, and start again."
        )
    if outcome.said(*_OFFLINE):
        return (
            "OpenBooth could not fetch what it needs: connect this computer to the internet and start again."
        )
    if outcome.said("THESE PACKAGES DO NOT MATCH THE HASHES"):
        return f"A package is not the one that was checked, and was not taken: start again later; see {runtime.log}."
    reason = outcome.last("ERROR: ") or "no reason given"
    return f"pip could not install what OpenBooth needs ({reason.rstrip('.')}): {runtime.log} says more."


def unwritable(runtime: Runtime, error: OSError) -> str:
    """Return in one sentence what to do where a folder cannot be written."""
    return (
        f"{error.filename or runtime.folder} cannot be written ({error.strerror or error}): see that it is yours and"
        " that the disk has room, or name another folder in OPENBOOTH_RUNTIME."
    )
