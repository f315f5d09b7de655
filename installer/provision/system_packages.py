"""Installs what only the system's package manager has, on Debian and its descendants."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from provision.layout import Checkout, Profile, SetupFailed
from provision.progress import Outcome, Progress

SKIP_VARIABLE = "OPENBOOTH_SYSTEM_PACKAGES"
"""Set to "skip", it leaves the system as it is."""

_OFFLINE = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Unable to connect",
    "Network is unreachable",
)


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A package by its Debian name; an optional one may be unknown to the system."""

    name: str
    optional: bool = False


def listed(checkout: Checkout, profile: Profile) -> tuple[SystemPackage, ...]:
    """The packages of a profile in the order of its lists."""
    return tuple(package for name in profile.package_lists for package in _read(checkout.packages / name))


def needed_here() -> bool:
    """Whether this system takes its packages from here at all."""
    return sys.platform == "linux" and os.environ.get(SKIP_VARIABLE) != "skip"


def install(packages: Sequence[SystemPackage], progress: Progress) -> None:
    """Install what is missing of `packages`. Raises SetupFailed without apt-get, rights or a network."""
    _require_apt(packages)
    missing = _missing(packages)
    if not missing:
        return
    as_root = _as_root(missing)
    progress.run([*as_root, "dpkg", "--configure", "-a"])
    updated = progress.run([*as_root, "apt-get", "--quiet", "update"])
    available = [package for package in missing if not package.optional or _is_known(package)]
    if not available:
        return
    outcome = progress.run(
        [
            *as_root,
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--quiet",
            "--yes",
            "--no-install-recommends",
            "--option=DPkg::Lock::Timeout=120",
            "install",
            *(package.name for package in available),
        ]
    )
    if outcome.status:
        raise SetupFailed(_explain(available, updated, outcome))


def _read(path: Path) -> Iterable[SystemPackage]:
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield SystemPackage(words[0], optional="optional" in words[1:])


def _require_apt(packages: Iterable[SystemPackage]) -> None:
    if shutil.which("apt-get") and shutil.which("dpkg-query"):
        return
    raise SetupFailed(
        f"This system has no apt-get: install the equivalents of {_names(packages)} with its own package manager,"
        f" then start again with {SKIP_VARIABLE}=skip."
    )


def _missing(packages: Sequence[SystemPackage]) -> list[SystemPackage]:
    asked = subprocess.run(
        [
            "dpkg-query",
            "--show",
            "--showformat=${Package} ${db:Status-Status}\n",
            *(p.name for p in packages),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package.name not in installed]


def _is_known(package: SystemPackage) -> bool:
    asked = subprocess.run(["apt-cache", "show", package.name], capture_output=True, check=False)
    return asked.returncode == 0


def _as_root(missing: Iterable[SystemPackage]) -> tuple[str, ...]:
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _sudo_is_granted():
        return ("sudo", "--non-interactive")
    raise SetupFailed(
        f"System packages are missing and only an administrator may install them: run"
        f" `apt-get install {_names(missing)}` as root, then start again."
    )


def _sudo_is_granted() -> bool:
    if (
        subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True, check=False).returncode
        == 0
    ):
        return True
    return sys.stdin.isatty() and subprocess.run(["sudo", "--validate"], check=False).returncode == 0


def _explain(packages: Iterable[SystemPackage], updated: Outcome, installed: Outcome) -> str:
    if updated.said(*_OFFLINE) or installed.said(*_OFFLINE):
        return "The system packages could not be downloaded: connect this machine to the internet and start again."
    reason = installed.last("E: ") or "no reason given"
    return (
        f"apt-get could not install the system packages ({reason.rstrip('.')}): make"
        f" `apt-get install {_names(packages)}` work, then start again."
    )


def _names(packages: Iterable[SystemPackage]) -> str:
    return " ".join(package.name for package in packages)
