"""The whole of set-up in order, and the start of a program once it is done."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from provision import environment, system_packages
from provision.layout import Checkout, Profile, SetupFailed
from provision.lock import held
from provision.progress import Progress
from provision.stamp import is_complete, mark_complete


def prepare(checkout: Checkout, profile: Profile) -> None:
    """Install what `profile` needs and this machine lacks. Raises SetupFailed, and KeyboardInterrupt on Ctrl-C."""
    if is_complete(checkout, profile):
        return
    try:
        with held(checkout.lock, waiting=_say_that_another_is_at_it) as lock:
            if not is_complete(checkout, profile):
                _set_up(checkout, profile, lock=lock)
    except PermissionError as error:
        raise SetupFailed(
            f"Set-up may not write to {error.filename}: start it as the owner of {checkout.root}."
        ) from error


def ready(checkout: Checkout, profile: Profile) -> bool:
    """Prepare and say on the screen, in one sentence, why that was not possible."""
    try:
        prepare(checkout, profile)
    except SetupFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return False
    except KeyboardInterrupt:
        sys.stderr.write("\nSet-up was interrupted; start again to finish it.\n")
        return False
    return True


def become(program: Path, arguments: Sequence[str]) -> NoReturn:
    """Let `program` take this process over; where processes cannot be replaced, run it and pass its status on."""
    command = [str(program), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    raise SystemExit(subprocess.run(command, check=False).returncode)


def _set_up(checkout: Checkout, profile: Profile, *, lock: int) -> None:
    on_debian = system_packages.needed_here()
    progress = Progress(checkout.log, steps=3 + on_debian)
    sys.stderr.write("Setting up OpenBooth. This takes a few minutes; the next start skips it.\n")
    if on_debian:
        with progress.step("System packages"):
            system_packages.install(system_packages.listed(checkout, profile), progress)
    with progress.step("Python environment"):
        environment.make(checkout, progress)
    with progress.step("Python packages"):
        environment.install_dependencies(checkout, profile, progress, lock=lock)
    with progress.step("OpenBooth"):
        environment.install_project(checkout, progress, lock=lock)
        mark_complete(checkout, profile)


def _say_that_another_is_at_it() -> None:
    sys.stderr.write("Another start is setting up OpenBooth; waiting for it to finish …\n")
