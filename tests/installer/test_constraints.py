"""The pinned versions are complete, exact, and those the tests run with."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pinned() -> dict[str, Requirement]:
    lines = (CHECKOUT / "installer" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def test_every_dependency_is_pinned_within_its_range(pinned: dict[str, Requirement]) -> None:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    project, alone = settings["project"], settings["tool"]["openbooth"]["without-dependencies"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"], *alone]:
        wanted = Requirement(line)
        assert canonicalize_name(wanted.name) in pinned, f"pin {wanted.name} in installer/constraints.txt"
        (pin,) = pinned[canonicalize_name(wanted.name)].specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version), line


def test_no_pin_asks_for_the_build_of_one_machine(pinned: dict[str, Requirement]) -> None:
    assert not [name for name, pin in pinned.items() if "+" in str(pin.specifier)]


def test_the_tests_run_with_the_pinned_versions(pinned: dict[str, Requirement]) -> None:
    for name, pin in pinned.items():
        try:
            installed = Version(version(name)).public
        except PackageNotFoundError:
            continue
        assert pin.specifier.contains(installed), (
            f"{name} {installed}, pinned {pin.specifier}: run installer/test.py"
        )
