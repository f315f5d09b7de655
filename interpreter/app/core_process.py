"""The core as a process of its own: `python -m interpreter.app.core_process`. One per data folder."""

import asyncio
import contextlib
import faulthandler
import functools
import signal
import sys
from datetime import UTC, datetime

from interpreter.app.client import CORE_FILE
from interpreter.app.configuration import configuration
from interpreter.app.core import Core, RunLive
from interpreter.app.logs import log_to_stderr
from interpreter.app.memory import give_memory_back
from interpreter.app.places import data_folder, made_data_folder
from interpreter.app.sessions import keep_to_limits
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.storage.locks import FileLock
from interpreter.worker.idle import IdleProcesses

LOCK_FILE = "core.lock"
_SWITCH_S = 0.0005
"""How long an audio callback waits at most for the thread that is at work: of Python's 5 ms, outputs would run dry."""


def main(run_live: RunLive | None = None) -> int:
    """Serve until asked to quit, or until nobody needs the core; return the exit status."""
    sys.setswitchinterval(_SWITCH_S)
    give_memory_back()
    faulthandler.enable()  # where it breaks down altogether, the log says where
    chosen = configuration()
    log_to_stderr(chosen.log_level)
    idle = IdleProcesses(kept_s=60.0 * chosen.models_kept_minutes)
    try:
        _serve(run_live or _run_live(idle), idle)
    except OpenBoothError as error:
        sys.stderr.write(f"openbooth: {error}\n")
        return 2 if isinstance(error, UserMistake) else 1
    return 0


def _run_live(idle: IdleProcesses) -> RunLive:
    from interpreter.app.live_session import run_live  # noqa: PLC0415 - tests bring another

    return functools.partial(run_live, idle=idle)


def _serve(run_live: RunLive, idle: IdleProcesses) -> None:
    folder = data_folder()
    try:
        made_data_folder()
        lock = FileLock(folder / LOCK_FILE)
    except BlockingIOError as error:
        raise UserMistake("A core runs already; follow its session with openbooth live.") from error
    except OSError as error:
        raise OpenBoothError(
            f"The folder {folder} cannot be written ({error.strerror}); choose another with OPENBOOTH_DATA."
        ) from error
    try:
        asyncio.run(_run(Core(run_live, idle=idle)))
    finally:
        lock.release()


async def _run(core: Core) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, core.quit)
    limits = loop.run_in_executor(None, keep_to_limits, datetime.now(UTC))
    await core.run(data_folder() / CORE_FILE)
    await limits


if __name__ == "__main__":
    sys.exit(main())
