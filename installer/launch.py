#!/usr/bin/env python3
"""Starts the installed application: fetches on the first run what it needs, then becomes `openbooth`.

Commands of its own are `install-runtime`, which only fetches, and `uninstall-runtime`, which removes what was fetched.
"""

import os
import shutil
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python a machine has
    sys.exit("OpenBooth needs Python 3.11 or newer: install it and start this with it.")

from provision import runtime as runtimes
from provision.first_run import ready
from provision.preparing import become

_ENTRY = Path(__file__).resolve().with_name("entry") / "openbooth"


def main() -> None:
    """Start the application; 1 when what it needs cannot be had, 2 when it may not be removed."""
    runtime = runtimes.Runtime(Path(__file__).resolve().parents[1], runtimes.runtime_folder())
    _require_python(runtime)
    command = sys.argv[1:2]
    if command == ["uninstall-runtime"]:
        sys.exit(_uninstall(runtime))
    runtimes.keep_private()
    if not runtime.is_complete and not ready(runtime):
        sys.exit(1)
    if command == ["install-runtime"]:
        print(f"OpenBooth is ready in {runtime.environment}.")
        return
    os.environ.pop("PYTHONHOME", None)
    os.environ["PYTHONPATH"] = str(
        runtime.application
    )  # and nothing that somebody set for programs of their own
    become(runtime.starter, [str(_ENTRY), *sys.argv[1:]])


def _require_python(runtime: runtimes.Runtime) -> None:
    """Go on with a Python that everything is there for, another one than this if need be; end where there is none."""
    fitting = runtime.pythons
    if f"{sys.version_info.major}.{sys.version_info.minor}" in fitting:
        return
    for version in fitting:
        if program := shutil.which(f"python{version}"):
            become(Path(program), ["-B", *sys.argv])
    sys.exit(f"OpenBooth needs Python {' or '.join(fitting)}: install one of these and start this with it.")


def _uninstall(runtime: runtimes.Runtime) -> int:
    if not runtime.folder.exists():
        print(f"There is nothing to remove in {runtime.folder}.")
        return 0
    if runtimes.users(runtime):
        print("OpenBooth is running: close it, and stop its session, before this.", file=sys.stderr)
        return 2
    freed = runtimes.remove(runtime)
    print(f"{freed / 1e9:.1f} GB were removed; sessions and settings stay in {runtimes.data_folder()}.")
    return 0


if __name__ == "__main__":
    main()
