"""The Windows set-up: stages the files and has NSIS pack them, which it does on Linux too.

With a Python beside it the set-up needs nothing else; without one it wants the Python launcher of python.org.
"""

import shutil
import subprocess
from pathlib import Path

from provision.layout import SetupFailed

from bundling.application import Checkout, application_files, filled

_RECIPE = "installer/windows/openbooth.nsi"
_ICON = "installer/windows/openbooth.ico"


def build_windows(checkout: Checkout, folder: Path, *, python: Path | None = None) -> Path:
    """Write openbooth-VERSION-setup.exe into `folder` and return it. Raises SetupFailed without NSIS.

    `python` is a folder with python.exe and pythonw.exe that has venv and pip: that of python.org's NuGet package.
    """
    staged = stage_windows(checkout, folder / "windows", python=python)
    target = (folder / f"openbooth-{checkout.version}-setup.exe").absolute()
    if not (maker := shutil.which("makensis")):
        raise SetupFailed(
            f"Install NSIS to pack {staged}: it is the Debian package nsis, or nsis.sourceforge.io."
        )
    done = subprocess.run(
        [
            *(maker, "-V2", "-WX", "-INPUTCHARSET", "UTF8"),
            *(f"-DVERSION={checkout.version}", f"-DSTAGED={staged.absolute()}", f"-DTARGET={target}"),
            *(["-DWITH_PYTHON"] if python else [f"-DPYTHON={checkout.pythons[0]}"]),
            str(checkout.root / _RECIPE),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupFailed(f"NSIS could not pack the set-up: {(done.stderr or done.stdout).strip()}")
    return target


def stage_windows(checkout: Checkout, folder: Path, *, python: Path | None = None) -> Path:
    """Lay out in `folder` what is installed below Program Files, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in application_files(checkout).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "openbooth.ico").write_bytes(checkout.read(_ICON))
    starter = filled(
        checkout.read("installer/windows/openbooth.cmd").decode(), {"PYTHON": checkout.pythons[0]}
    )
    (folder / "openbooth.cmd").write_bytes(starter.replace("\n", "\r\n").encode())
    if python is not None:
        if not (python / "python.exe").exists():
            raise SetupFailed(
                f"There is no python.exe in {python}: name the folder tools of the NuGet package."
            )
        shutil.copytree(python, folder / "python")
    return folder
