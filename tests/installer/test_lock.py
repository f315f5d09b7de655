"""What the first start fetches is listed completely, exactly, and with hashes."""

import re
import sys
import tomllib
from collections.abc import Collection
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from provision import locked

CHECKOUT = Path(__file__).parents[2]
_LOCK = CHECKOUT / "installer" / "lock"
Listed = dict[str, locked.Requirement]
_RENEW = "run: python3 installer/lock.py"


def listed(name: str) -> list[locked.Requirement]:
    return list(locked.read((_LOCK / name).read_text("utf-8")))


@pytest.fixture(scope="module")
def everything() -> Listed:
    """By name, what is fetched with the full build of torch."""
    lists = (locked.TOOLS, locked.PACKAGES, locked.FULL_TORCH)
    return {canonicalize_name(one.name): one for name in lists for one in listed(name)}


@pytest.fixture(scope="module")
def asked_for() -> list[Requirement]:
    """What pyproject.toml asks for."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    alone = settings["tool"]["openbooth"]["without-dependencies"]
    return [Requirement(line) for line in [*settings["project"]["dependencies"], *alone]]


def test_the_lock_has_every_dependency(everything: Listed, asked_for: list[Requirement]) -> None:
    for wanted in asked_for:
        assert canonicalize_name(wanted.name) in everything, f"{wanted.name} is not in the lock; {_RENEW}"


def test_the_lock_has_the_pinned_versions(everything: Listed) -> None:
    lines = (CHECKOUT / "installer" / "constraints.txt").read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    for pin in pins:
        if one := everything.get(canonicalize_name(pin.name)):
            assert pin.specifier.contains(one.version), f"the lock has {one.name} {one.version}; {_RENEW}"


def test_the_lock_has_what_dependencies_need_in_turn(
    everything: Listed, asked_for: list[Requirement]
) -> None:
    waiting, seen = [one for one in asked_for if one.name != "resemblyzer"], set[tuple[str, ...]]()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        assert name in everything, f"{name} is not in the lock; {_RENEW}"
        if (name, *wanted.extras) not in seen:
            seen.add((name, *wanted.extras))
            waiting += needed_by(name, wanted.extras)
    assert len(seen) > len(asked_for)


def needed_by(name: str, extras: Collection[str]) -> list[Requirement]:
    """What an installed package needs here, with its extras."""
    below = [Requirement(line) for line in requires(name) or ()]
    asked = [{"extra": extra} for extra in ("", *extras)]
    return [one for one in below if not one.marker or any(map(one.marker.evaluate, asked))]


def test_every_package_of_every_list_has_hashes() -> None:
    for name in (locked.TOOLS, locked.PACKAGES, locked.FULL_TORCH, locked.LEAN_TORCH):
        assert all(one.hashes for one in listed(name)), name


def test_both_builds_of_torch_are_of_one_version_and_nothing_of_cuda_is_fetched_with_the_lean_one() -> None:
    lean = listed(locked.LEAN_TORCH)
    full = {one.name: one for one in listed(locked.FULL_TORCH)}
    assert lean, f"no hash of torch without CUDA is known for this version; {_RENEW} --cpu-wheels FOLDER"
    for one in lean:
        assert (one.name, Version(one.version).public) == ("torch", full["torch"].version), _RENEW
        assert "python_version" in one.marker
        assert not set(one.hashes) & set(full["torch"].hashes)
    assert not [
        one.name for one in listed(locked.PACKAGES) if re.match(r"torch$|triton|nvidia|cuda", one.name)
    ]


def test_what_is_only_for_linux_says_so() -> None:
    of_cuda = [one for one in listed(locked.FULL_TORCH) if one.name != "torch"]
    assert of_cuda
    assert all("sys_platform == 'linux'" in one.marker for one in of_cuda)


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    one = locked.Requirement("a-b", "1.0+cpu", "sys_platform == 'linux'", ("0" * 64, "f" * 64))
    two = locked.Requirement("c", "2", "", ("1" * 64,))
    locked.written(tmp_path / "list.txt", [one, two], "Two.")
    text = (tmp_path / "list.txt").read_text("utf-8")
    assert list(locked.read(text)) == [one, two]
    with pytest.raises(ValueError, match="not a package"):
        list(locked.read("courtesy>=1"))


def test_the_lock_is_for_the_python_of_the_tests() -> None:
    pythons = (_LOCK / locked.PYTHONS).read_text("utf-8").split()
    assert "{}.{}".format(*sys.version_info) in pythons, _RENEW
