"""A checkout small enough to be set up in seconds without a network: the real installer around a tiny project."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

INSTALLER = Path(__file__).parents[2] / "installer"

_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "openbooth"
version = "0.1.0"
dependencies = ["courtesy"]

[project.optional-dependencies]
dev = []
"""

_BACKEND = '''
import zipfile


def wheel(folder, name, version, files):
    """Write a wheel of the given files and return its name."""
    title = f"{name}-{version}-py3-none-any.whl"
    described = f"{name}-{version}.dist-info"
    whole = {
        **files,
        f"{described}/METADATA": f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n",
        f"{described}/WHEEL": "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    record = "".join(f"{path},,\\n" for path in whole) + f"{described}/RECORD,,\\n"
    with zipfile.ZipFile(f"{folder}/{title}", "w") as archive:
        for path, text in {**whole, f"{described}/RECORD": record}.items():
            archive.writestr(path, text)
    return title


def build_editable(folder, config_settings=None, metadata_directory=None):
    return wheel(folder, "openbooth", "0.1.0", {
        "tiny.py": "import sys, courtesy\\ndef main(): print(courtesy.GREETING, *sys.argv[1:])\\n",
        "openbooth-0.1.0.dist-info/entry_points.txt": "[console_scripts]\\nopenbooth = tiny:main\\n",
    })
'''


@dataclass(frozen=True)
class TinyCheckout:
    """A checkout with the real installer."""

    root: Path

    @property
    def environment(self) -> Path:
        """What set-up makes."""
        return self.root / ".venv"

    @property
    def wheels(self) -> Path:
        """Where pip finds packages instead of an index."""
        return self.root / "wheels"

    @property
    def environ(self) -> dict[str, str]:
        """No network, no system packages."""
        return {
            **os.environ,
            "OPENBOOTH_SYSTEM_PACKAGES": "skip",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
        }

    def offer(self, version: str) -> None:
        """Make the one dependency available in a version that greets with it."""
        files = {"courtesy.py": f"GREETING = {version!r}"}
        code = f"import backend; backend.wheel('wheels', 'courtesy', {version!r}, {files!r})"
        subprocess.run([sys.executable, "-c", code], cwd=self.root, check=True)

    def pin(self, version: str) -> None:
        """Ask for exactly this version of the dependency."""
        (self.root / "installer" / "constraints.txt").write_text(f"courtesy=={version}\n", encoding="utf-8")

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start installer/run.py in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, str(self.root / "installer" / "run.py"), *arguments],
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run installer/run.py to its end."""
        with self.start(*arguments) as process:
            said, complained = process.communicate(timeout=100)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


def write_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> Path:
    """Write a wheel of the given files, the same bytes every time, and return it."""
    described = f"{name}-{version}.dist-info"
    whole = {
        **files,
        f"{described}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{described}/WHEEL": "Wheel-Version: 1.0\nGenerator: tiny\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in whole) + f"{described}/RECORD,,\n"
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**whole, f"{described}/RECORD": record}.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return wheel


def tiny_checkout(root: Path) -> TinyCheckout:
    """Make a checkout in `root` whose dependency is pinned to 1.0 and available."""
    shutil.copytree(INSTALLER, root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "pyproject.toml").write_text(_PROJECT, encoding="utf-8")
    (root / "backend.py").write_text(_BACKEND, encoding="utf-8")
    checkout = TinyCheckout(root)
    checkout.wheels.mkdir()
    checkout.offer("1.0")
    checkout.pin("1.0")
    return checkout
