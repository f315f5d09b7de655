"""The files of the application itself, which every kind of package holds in the same arrangement."""

import hashlib
import os
import re
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDERS = ("interpreter", "ui", "resources", "installer/provision", "installer/lock", "installer/entry")
_FILES = ("installer/launch.py", "installer/smoke.py", "LICENSE")
_LEFT_OUT = re.compile(r"(^|/)(__pycache__|\.[^/]+)(/|$)|\.py[co]$|\.ts$|^resources/pictures/")
_OLDEST_TIME = 315_532_800  # 1980-01-01, before which archives cannot go


@dataclass(frozen=True, slots=True)
class Checkout:
    """The sources that are packed."""

    root: Path

    @property
    def project(self) -> dict[str, Any]:
        """The table `project` of pyproject.toml."""
        table: dict[str, Any] = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]
        return table

    @property
    def version(self) -> str:
        """The version that is packed."""
        return str(self.project["version"])

    @property
    def pythons(self) -> list[str]:
        """The versions of Python that it runs with, newest first."""
        return self.read("installer/lock/pythons.txt").decode().split()

    def read(self, path: str) -> bytes:
        """Return a file of the checkout."""
        return (self.root / path).read_bytes()


def application_files(checkout: Checkout) -> dict[str, bytes]:
    """Return every file of the application by its path below the application's folder, sorted.

    Beside the sources there is what tells Python the version, and what engines and formats there are.
    """
    files = {path: checkout.read(path) for path in _source_paths(checkout.root)}
    files.update(_described(checkout))
    return dict(sorted(files.items()))


def time_of_build() -> int:
    """Return the second that files are dated with: SOURCE_DATE_EPOCH, else always the same one."""
    return max(_OLDEST_TIME, int(os.environ.get("SOURCE_DATE_EPOCH") or _OLDEST_TIME))


def filled(template: str, places: Mapping[str, str]) -> str:
    """Return a template with every @NAME@ in it filled. Raises KeyError for one that nobody knows."""
    return re.sub(r"@([A-Z_]+)@", lambda place: places[place[1]], template)


def _source_paths(root: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        for file in (root / folder).rglob("*"):
            path = file.relative_to(root).as_posix()
            if file.is_file() and not _LEFT_OUT.search(path):
                yield path
    yield from _FILES


def _described(checkout: Checkout) -> dict[str, bytes]:
    """Return the dist-info folder by which importlib.metadata knows OpenBooth."""
    project = checkout.project
    points = {"console_scripts": project["scripts"], **project["entry-points"]}
    sections = (
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in sorted(named.items()))
        for group, named in sorted(points.items())
    )
    metadata = (
        f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {checkout.version}\n"
        f"Summary: {project['description']}\nLicense-Expression: {project['license']}\n"
        f"Requires-Python: {project['requires-python']}\n"
        + "".join(f"Requires-Dist: {line}\n" for line in project["dependencies"])
    )
    folder = f"openbooth-{checkout.version}.dist-info"
    files = {
        f"{folder}/METADATA": metadata.encode(),
        f"{folder}/entry_points.txt": "\n".join(sections).encode(),
        f"{folder}/INSTALLER": b"openbooth\n",
    }
    listed = [f"{path},sha256={_digest(content)},{len(content)}\n" for path, content in files.items()]
    return {**files, f"{folder}/RECORD": "".join([*listed, f"{folder}/RECORD,,\n"]).encode()}


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
