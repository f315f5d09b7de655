"""What OpenBooth is made of on this machine: every package that it needs, with its version and licence."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

OWN = "openbooth"
_BESIDE = ("resemblyzer",)
"""Packages that set-up installs without what they would pull in."""
_CLASSIFIER = "License :: "
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A package. `licence` is what its metadata says, empty where they do not."""

    name: str
    version: str
    licence: str


def own_version() -> str:
    """Return the version of OpenBooth, empty where it was not installed."""
    try:
        return distribution(OWN).version
    except PackageNotFoundError:
        return ""


def parts() -> tuple[Part, ...]:
    """Return every package that OpenBooth needs and that is here, by name; those for tests are none."""
    found: dict[str, Part] = {}
    wanted = [OWN, *_BESIDE]
    while wanted:
        name = _folded(wanted.pop())
        if name in found:
            continue
        try:
            here = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = Part(here.name, here.version, _licence(here))
        wanted += _needed(here)
    del found[OWN]
    return tuple(found[name] for name in sorted(found))


def _needed(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _licence(package: Distribution) -> str:
    said = _first(package, "License-Expression")
    if not said:
        classified = (one for one in _all(package, "Classifier") if one.startswith(_CLASSIFIER))
        said = ", ".join(one.rpartition(" :: ")[2] for one in classified)
    if said in {"", "OSI Approved"}:
        said = _first(package, "License").strip().partition("\n")[0] or said
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _first(package: Distribution, field: str) -> str:
    return next(iter(_all(package, field)), "")


def _all(package: Distribution, field: str) -> list[str]:
    return package.metadata.get_all(field) or []


def _folded(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
