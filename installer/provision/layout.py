"""Where set-up keeps its things inside the checkout, and what it can be asked for."""

import os
from dataclasses import dataclass
from pathlib import Path


class SetupFailed(Exception):
    """Set-up cannot go on; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What to install: extras of pyproject.toml and lists of system packages."""

    name: str
    extras: tuple[str, ...]
    package_lists: tuple[str, ...]
    includes: tuple["Profile", ...] = ()
    """The profiles that are complete too once this one is."""


RUN = Profile("run", extras=(), package_lists=("debian.txt",))
TEST = Profile("test", extras=("dev",), package_lists=("debian.txt", "debian-test.txt"), includes=(RUN,))


@dataclass(frozen=True, slots=True)
class Checkout:
    """The paths of one checkout."""

    root: Path

    @property
    def project(self) -> Path:
        """Names the dependencies."""
        return self.root / "pyproject.toml"

    @property
    def constraints(self) -> Path:
        """Names their exact versions."""
        return self.root / "installer" / "constraints.txt"

    @property
    def packages(self) -> Path:
        """Holds the lists of system packages."""
        return self.root / "installer" / "packages"

    @property
    def environment(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """Says what the environment was completed for; goes when the environment goes."""
        return self.environment / "openbooth-setup.json"

    @property
    def unfinished(self) -> Path:
        """Exists while packages are being installed, so that a killed set-up is noticed."""
        return self.environment / "openbooth-setup-unfinished"

    @property
    def lock(self) -> Path:
        """Held by the one start that sets up."""
        return self.root / "build" / "setup.lock"

    @property
    def log(self) -> Path:
        """Everything apt-get and pip said during the last set-up."""
        return self.root / "build" / "setup.log"

    def program(self, name: str) -> Path:
        """Where the environment has the program `name`."""
        if os.name == "nt":
            return self.environment / "Scripts" / f"{name}.exe"
        return self.environment / "bin" / name
