"""Finds the core that runs on this machine, or starts one that outlives whoever started it."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from interpreter.app.client import CORE_FILE, CoreClient, attach
from interpreter.app.core_process import LOCK_FILE
from interpreter.app.places import data_folder, made_data_folder
from interpreter.app.server import CONTROL_FILE
from interpreter.domain.errors import NoCore, OpenBoothError, UserMistake
from interpreter.domain.processes import SAFE_PATH
from interpreter.storage.locks import is_held

LOG_FILE = "core.log"
CORE_PROCESS = (sys.executable, "-m", "interpreter.app.core_process")
_PATIENCE_S = 30.0
_PAUSE_S = 0.02
_LONGEST_LOG = 1_000_000


def running_core() -> CoreClient:
    """Connect to the core of this data folder. Raises NoCore when none runs."""
    folder = data_folder()
    if not is_held(folder / LOCK_FILE):
        raise NoCore("No core is running; start a session with: openbooth live.")
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return attach(folder / CORE_FILE)
        except NoCore:
            if time.monotonic() > deadline or not is_held(folder / LOCK_FILE):
                raise
            time.sleep(_PAUSE_S)


def running() -> CoreClient:
    """Connect to the core, or else to the newest session in a process of its own, as of openbooth interpret.

    Raises NoCore when none runs.
    """
    try:
        return running_core()
    except NoCore:
        for place in sorted(data_folder().glob(f"sessions/*/{CONTROL_FILE}"), reverse=True):
            with suppress(OpenBoothError):
                return attach(place)
        raise


def started_core() -> CoreClient:
    """Start a core and connect to it; one that starts at the same time will do. Raises OpenBoothError.

    It has a process group of its own, so that what ends this program leaves it alone; a thread waits for its end, so
    that nothing of it is left behind.
    """
    folder = data_folder()
    try:
        made_data_folder()
        log = _log(folder / LOG_FILE)
    except OSError as error:
        raise UserMistake(
            f"The folder {folder} cannot be written ({error.strerror}); choose another with OPENBOOTH_DATA."
        ) from error
    with log:
        before = log.tell()
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            CORE_PROCESS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            env=os.environ | SAFE_PATH,
            **_detached(),
        )
    threading.Thread(target=process.wait, name="core", daemon=True).start()
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        ended = process.poll() is not None
        try:
            return running_core()
        except NoCore:
            if ended:
                break
        time.sleep(_PAUSE_S)
    raise OpenBoothError(_last_words(folder / LOG_FILE, before))


def _detached() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS}
    return {"start_new_session": True}


def _log(path: Path) -> BinaryIO:
    """Open the log for more; one that has become long is kept beside. Raises OSError."""
    if path.exists() and path.stat().st_size > _LONGEST_LOG:
        path.replace(path.with_name(f"{path.name}.1"))
    log = path.open("ab")
    path.chmod(0o600)
    return log


def _last_words(path: Path, before: int) -> str:
    said = path.read_bytes()[before:].decode(errors="replace").strip().splitlines()
    if said:
        return said[-1].removeprefix("openbooth: ")
    return f"The core did not start within {_PATIENCE_S:.0f} s; see {path}."
