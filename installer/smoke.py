#!/usr/bin/env python3
"""Tries an installed OpenBooth: version, engines, the demo as fast as it goes, an export, and pictures of its windows.

    python3 smoke.py [PROGRAM …]        PROGRAM starts OpenBooth; without one it is `openbooth`

Works with any Python from 3.11 on, wherever OpenBooth was installed. It keeps nothing: sessions go into a folder that
is removed, while the runtime is the user's own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from provision.runtime import runtime_folder

_PATIENCE_S = 900
_FEWEST_LINES = 5
_PNG = b"\x89PNG\r\n\x1a\n"


class Broken(Exception):
    """The installed application does not do what it must; the message says what."""


def main() -> None:
    """Try everything in turn, with its seconds; 1 at the first thing that does not work."""
    program = sys.argv[1:] or [shutil.which("openbooth") or "openbooth"]
    with tempfile.TemporaryDirectory(prefix="openbooth-smoke-") as folder:
        for name, check in (
            ("version", _version),
            ("engines", _engines),
            ("demo", _demo),
            ("window", _window),
        ):
            started = time.monotonic()
            try:
                seen = check(program, Path(folder))
            except Broken as reason:
                sys.exit(f"{name}: {reason}")
            print(f"{name}: {seen} ({time.monotonic() - started:.1f} s)", flush=True)


def _version(program: Sequence[str], folder: Path) -> str:
    said = _run([*program, "--version"], folder).strip()
    if not said.startswith("openbooth "):
        raise Broken(f"it says {said!r}")
    return said


def _engines(program: Sequence[str], folder: Path) -> str:
    said = _run([*program, "engines"], folder)
    missing = [name for name in ("builtin", "cascade", "scripted", "seamless") if name not in said]
    if missing or "does not load" in said:
        raise Broken(f"these do not load: {', '.join(missing) or said}")
    return "all load"


def _demo(program: Sequence[str], folder: Path) -> str:
    _run([*program, "demo", "--pace", "fast"], folder)
    said = _run([*program, "export", "last", "--format", "srt", "--out", "-"], folder)
    lines = said.count(" --> ")
    if lines < _FEWEST_LINES:
        raise Broken(f"only {lines} lines are on record")
    return f"{lines} lines on record"


def _window(program: Sequence[str], folder: Path) -> str:
    pictures = folder / "pictures"
    _run([*program, "--screenshot", str(pictures)], folder)
    drawn = [one for one in pictures.glob("*.png") if one.read_bytes().startswith(_PNG)]
    if not drawn:
        raise Broken("no window was drawn")
    return f"{len(drawn)} pictures"


def _run(command: Sequence[str], folder: Path) -> str:
    """Return what a command says. Raises Broken where it fails or takes too long."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "COLUMNS": "200"}
    environ.setdefault("OPENBOOTH_RUNTIME", str(runtime_folder()))
    environ["OPENBOOTH_DATA"] = str(folder / "data")
    try:
        done = subprocess.run(
            command,
            env=environ,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Broken(str(error)) from error
    if done.returncode:
        raise Broken(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
