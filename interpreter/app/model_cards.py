"""What the files beside a model say of its licence."""

import re
from contextlib import suppress
from pathlib import Path

import yaml

from interpreter.domain.errors import UserMistake
from interpreter.storage.model_store import read_lock

NOT_STATED = "licence not stated"
_CARD = "README.md"
_MOST_BYTES = 65_536
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---", re.DOTALL)
_PERMISSIVE = frozenset(
    {"apache license", "apache-2.0", "bsd-2-clause", "bsd-3-clause", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-4.0"}
    | {"cc0-1.0", "gpl-3.0", "gpl-3.0-or-later", "isc", "mit", "mit license", "mpl-2.0", "openmdw-1.1", "unlicense"}
)  # fmt: skip
_NOT_COMMERCIAL = re.compile(r"\bnc\b|non-?commercial", re.IGNORECASE)


def name_and_licence(folder: Path) -> tuple[str, str]:
    """Return what a model's folder says it is: by its lock, else the folder's name with its card or licence file."""
    with suppress(UserMistake):
        if (lock := read_lock(folder)) is not None:
            return lock.name, lock.licence
    return folder.name, _by_card(folder / _CARD) or _by_file(folder) or NOT_STATED


def allows_commerce(licence: str) -> bool | None:
    """Whether an event company may use what stands under this licence; None where its name does not tell."""
    if _NOT_COMMERCIAL.search(licence):
        return False
    return True if licence.casefold() in _PERMISSIVE else None


def _by_card(path: Path) -> str | None:
    """The licence in the front matter of a model card, as the hub's cards have it."""
    opening = _FRONT_MATTER.match(_text(path))
    try:
        said = yaml.safe_load(opening[1]) if opening else None
    except (yaml.YAMLError, ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return None
    licence = said.get("license_name") or said.get("license")
    return ", ".join(map(str, licence)) if isinstance(licence, list) else licence and str(licence)


def _by_file(folder: Path) -> str | None:
    """The first line of the licence's text."""
    for path in sorted((*folder.glob("LICENSE*"), *folder.glob("LICENCE*"))):
        lines = (line.strip(" \t#*") for line in _text(path).splitlines())
        if line := next(filter(None, lines), ""):
            return line[:80]
    return None


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return ""
