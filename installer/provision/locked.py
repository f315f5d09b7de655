"""The lists of packages with their hashes, in installer/lock: how they are read, written, and cut into batches."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TOOLS = "tools.txt"
PACKAGES = "packages.txt"
FULL_TORCH = "torch.txt"
LEAN_TORCH = "torch-cpu.txt"
PYTHONS = "pythons.txt"
"""The versions of Python that all of these are there for, newest first."""
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""Where PyTorch publishes its builds without CUDA."""

_OPENING = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(;\s*(?P<marker>[^\\]+?))?\s*\\?$"
)
_HASH = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")


class Requirement(NamedTuple):
    """One package in exactly one version, with the hashes of all files that may be it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def __str__(self) -> str:
        """As pip reads it."""
        marker = f" ; {self.marker}" if self.marker else ""
        lines = [f"{self.name}=={self.version}{marker}", *(f"    --hash=sha256:{sha}" for sha in self.hashes)]
        return " \\\n".join(lines) + "\n"


def read(text: str) -> Iterator[Requirement]:
    """Yield the requirements of a list, in its order. Raises ValueError on a line that is none."""
    opening: re.Match[str] | None = None
    hashes: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        if found := _HASH.search(line):
            hashes.append(found["hash"])
            continue
        if opening:
            yield _requirement(opening, hashes)
        opening, hashes = _OPENING.match(line), []
        if opening is None:
            raise ValueError(f"not a package with its version: {line}")
    if opening:
        yield _requirement(opening, hashes)


def written(path: Path, requirements: Iterable[Requirement], what: str) -> None:
    """Write a list."""
    opening = f"# {what} Written by installer/lock.py; do not edit.\n"
    path.write_text(opening + "".join(map(str, requirements)), encoding="utf-8")


def _requirement(opening: re.Match[str], hashes: Iterable[str]) -> Requirement:
    return Requirement(opening["name"], opening["version"], opening["marker"] or "", tuple(hashes))
