"""An installed application small enough to fetch what it needs in seconds without a network."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from provision.locked import FULL_TORCH, LEAN_TORCH, PACKAGES, PYTHONS, TOOLS, Requirement, written
from provision.runtime import Runtime

from tests.installer.tiny_project import INSTALLER, write_wheel


@dataclass(frozen=True)
class TinyApplication:
    """The real launcher with lists of three tiny packages, one of them called torch."""

    root: Path

    @property
    def runtime(self) -> Runtime:
        """Where it keeps what it fetches."""
        return Runtime(self.root / "application", self.root / "data folder" / "runtime")

    @property
    def wheels(self) -> Path:
        """Where pip finds packages instead of an index."""
        return self.root / "wheels"

    @property
    def environ(self) -> dict[str, str]:
        """No network, no screen."""
        return {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "OPENBOOTH_DATA": str(self.root / "data folder"),
            "OPENBOOTH_TORCH": "cpu",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
        }

    def offer(self, name: str, version: str, greeting: str) -> Requirement:
        """Make a package available, and return how a list names it."""
        wheel = write_wheel(self.wheels, name, version, {f"{name}.py": f"GREETING = {greeting!r}"})
        return Requirement(name, version, "", (hashlib.sha256(wheel.read_bytes()).hexdigest(),))

    def ask_for(self, packages: list[Requirement], lean: list[Requirement], full: list[Requirement]) -> None:
        """Write the lists."""
        folder = self.root / "application" / "installer" / "lock"
        for name, listed in ((PACKAGES, packages), (LEAN_TORCH, lean), (FULL_TORCH, full), (TOOLS, [])):
            written(folder / name, listed, "Tiny.")

    def start(self, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        """Start it, and let it end."""
        return subprocess.run(
            [sys.executable, "-B", self.root / "application" / "installer" / "launch.py", *arguments],
            env={**self.environ, **environ},
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )


def tiny_application(root: Path) -> TinyApplication:
    """Make one whose lists ask for what is available."""
    installer = root / "application" / "installer"
    for name in ("provision", "entry"):
        shutil.copytree(INSTALLER / name, installer / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(INSTALLER / "launch.py", installer / "launch.py")
    (installer / "lock").mkdir()
    (installer / "lock" / PYTHONS).write_text("3.10\n{}.{}\n".format(*sys.version_info), encoding="utf-8")
    app = root / "application" / "interpreter" / "app"
    app.mkdir(parents=True)
    (app / "command_line.py").write_text(
        "import sys, courtesy, torch\ndef main(): print(courtesy.GREETING, torch.GREETING, *sys.argv[1:])\n",
        encoding="utf-8",
    )
    made = TinyApplication(root)
    made.wheels.mkdir()
    made.ask_for(
        [made.offer("courtesy", "1.0", "hello"), made.offer("other", "1.0", "")],
        [made.offer("torch", "1.0+cpu", "lean")],
        [made.offer("torch", "1.0", "full")],
    )
    return made
