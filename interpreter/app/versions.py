"""What OpenBooth is made of on this machine: every package that it needs, with its version and licence."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

from interpreter.app import plugins
from interpreter.app.model_cards import allows_commerce
from interpreter.app.model_profiles import model_store, profiles
from interpreter.app.places import resources_folder

OWN = "openbooth"
_BESIDE = ("resemblyzer",)
"""Packages that set-up installs without what they would pull in."""
_CLASSIFIER = "License :: "
_LONGEST = 100
_SHORT = 8
"""Letters of a revision."""


class Kind(StrEnum):
    """What a part is."""

    PACKAGE = "package"
    ENGINE = "engine"
    PROGRAM = "program"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Part:
    """`licence` is what the part says of itself, empty where it does not.

    `commercial` is whether a commercial event may use it; None where that is for its licence to say.
    """

    name: str
    version: str
    licence: str
    kind: Kind = Kind.PACKAGE
    commercial: bool | None = None


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


def everything() -> tuple[Part, ...]:
    """Return what interprets, then what that is made of: engines, their programs, models here, packages."""
    return (*dict.fromkeys(_engines()), *_models(), *parts())


def licence_text() -> str:
    """Return the licence of OpenBooth itself, empty where it was taken away."""
    with suppress(PackageNotFoundError):
        if text := distribution(OWN).read_text("licenses/LICENSE"):
            return text
    try:
        return (resources_folder().parent / "LICENSE").read_text(encoding="utf-8")
    except OSError:
        return ""


def _engines() -> Iterator[Part]:
    for name, manifest in plugins.engines():
        if isinstance(manifest, str):
            yield Part(name, "", "", Kind.ENGINE, None)
            continue
        yield Part(manifest.title, "", manifest.licence, Kind.ENGINE, manifest.commercial)
        for program in manifest.programs:
            yield Part(program.name, "", program.licence, Kind.PROGRAM, program.commercial)
    for name, diarizer in plugins.diarizers():
        if not isinstance(diarizer, str) and diarizer.licence:
            yield Part(diarizer.title or name, "", diarizer.licence, Kind.ENGINE, None)


def _models() -> Iterator[Part]:
    known = {entry.name: entry for profile in profiles() for entry in profile.models}
    for lock in model_store().all():
        entry = known.get(lock.name)
        allowed = allows_commerce(lock.licence) if entry is None else entry.commercial
        yield Part(lock.name, lock.revision[:_SHORT], lock.licence, Kind.MODEL, allowed)


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
        said = _first(package, "License").strip().partition("\n")[0] or said or _title_of_text(package)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _title_of_text(package: Distribution) -> str:
    """The first line of the licence that lies beside a package."""
    for path in package.files or ():
        if path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            with suppress(OSError, UnicodeDecodeError):
                lines = (line.strip(" #*=\t") for line in path.read_text(encoding="utf-8").splitlines())
                return next(filter(None, lines), "")
    return ""


def _first(package: Distribution, field: str) -> str:
    return next(iter(_all(package, field)), "")


def _all(package: Distribution, field: str) -> list[str]:
    return package.metadata.get_all(field) or []


def _folded(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
