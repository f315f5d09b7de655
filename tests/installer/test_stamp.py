"""Only what decides what is installed makes set-up run again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from provision.layout import RUN, TEST, Checkout
from provision.stamp import fingerprint, is_complete, mark_complete

from tests.installer.tiny_project import tiny_checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with the outline of an environment."""
    checkout = Checkout(tiny_checkout(tmp_path / "checkout").root)
    for program in ("python", "openbooth"):
        checkout.program(program).parent.mkdir(parents=True, exist_ok=True)
        checkout.program(program).touch()
    (checkout.environment / "pyvenv.cfg").write_text("version = 3.11.7\n", encoding="utf-8")
    return checkout


def _append(text: str, *path: str) -> Callable[[Checkout], None]:
    def change(checkout: Checkout) -> None:
        with checkout.root.joinpath(*path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def test_nothing_is_complete_before_set_up_said_so(checkout: Checkout) -> None:
    assert not is_complete(checkout, RUN)
    mark_complete(checkout, RUN)
    assert is_complete(checkout, RUN)
    assert not is_complete(checkout, TEST)


def test_what_is_complete_for_tests_is_complete_for_running(checkout: Checkout) -> None:
    mark_complete(checkout, TEST)
    assert is_complete(checkout, TEST)
    assert is_complete(checkout, RUN)


@pytest.mark.parametrize(
    "change",
    [
        _append("[project.scripts]\nopenbooth = 'tiny:main'\n", "pyproject.toml"),
        _append("[tool.setuptools.packages.find]\ninclude = ['tiny']\n", "pyproject.toml"),
        _append("torch==9\n", "installer", "constraints.txt"),
        _append("apertium-oci-fra\n", "installer", "packages", "debian.txt"),
        _append("version = 3.14.1\n", ".venv", "openbooth-setup-unfinished"),
        lambda checkout: (checkout.environment / "pyvenv.cfg").write_text(
            "version = 3.13.1\n", encoding="utf-8"
        ),
        lambda checkout: checkout.program("openbooth").unlink(),
        lambda checkout: checkout.program("python").unlink(),
        lambda checkout: checkout.stamp.write_text("{", encoding="utf-8"),
        lambda checkout: checkout.stamp.write_text("[]", encoding="utf-8"),
    ],
    ids=[
        "scripts",
        "packages",
        "constraints",
        "system packages",
        "unfinished",
        "python version",
        "no program",
        "no python",
        "torn stamp",
        "wrong stamp",
    ],
)
def test_set_up_runs_again_after_a_change(checkout: Checkout, change: Callable[[Checkout], None]) -> None:
    mark_complete(checkout, RUN)
    change(checkout)
    assert not is_complete(checkout, RUN)


def test_a_tool_setting_or_a_package_for_tests_does_not_set_up_a_running_installation_again(
    checkout: Checkout,
) -> None:
    mark_complete(checkout, TEST)
    _append("[tool.ruff]\nline-length = 99\n", "pyproject.toml")(checkout)
    assert is_complete(checkout, TEST)
    _append("sox\n", "installer", "packages", "debian-test.txt")(checkout)
    assert is_complete(checkout, RUN)
    assert not is_complete(checkout, TEST)


def test_the_same_requirements_elsewhere_are_another_installation(checkout: Checkout, tmp_path: Path) -> None:
    elsewhere = Checkout(checkout.root.rename(tmp_path / "elsewhere"))
    assert fingerprint(elsewhere, RUN) != fingerprint(Checkout(elsewhere.root.rename(checkout.root)), RUN)
