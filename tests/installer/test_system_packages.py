"""System packages are asked for once, with the rights there are, and every obstacle is one sentence."""

import io
import os
from pathlib import Path

import pytest
from provision import system_packages
from provision.layout import RUN, TEST, Checkout, SetupFailed
from provision.progress import Progress
from provision.system_packages import SystemPackage, install, listed, needed_here

CHECKOUT = Checkout(Path(__file__).parents[2])
WANTED = (
    SystemPackage("flite"),
    SystemPackage("libportaudio2"),
    SystemPackage("apertium-spa-ita", optional=True),
)

_TOOLS = {
    "dpkg": "exit 0",
    "dpkg-query": 'while read -r name; do echo "$name installed"; done < "$STATE/installed"',
    "apt-cache": 'grep -qx "$2" "$STATE/known"',
    "apt-get": """
        echo "apt-get $*" >> "$STATE/calls"
        case "$*" in *install*) ;; *) exit 0 ;; esac
        [ -e "$STATE/broken" ] && { cat "$STATE/broken"; exit 100; }
        exit 0
    """,
    "env": 'shift; exec "$@"',
}


class System:
    """A Debian of shell scripts that can be steered through files."""

    def __init__(self, folder: Path) -> None:
        self.tools = folder / "bin"
        self.tools.mkdir()
        self._folder = folder
        for name, script in _TOOLS.items():
            self.add(name, script)
        for name in ("installed", "known", "calls"):
            self.write(name, "")

    def add(self, name: str, script: str) -> None:
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, encoding="utf-8")

    @property
    def calls(self) -> list[str]:
        return (self._folder / "calls").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    system = System(tmp_path)
    for name in ("cat", "grep", "sh"):
        (system.tools / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(system.tools))
    monkeypatch.setenv("STATE", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return system


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    return Progress(tmp_path / "log" / "setup.log", steps=1)


def test_nothing_is_asked_of_a_system_that_has_everything(system: System, progress: Progress) -> None:
    system.write("installed", "".join(f"{package.name}\n" for package in WANTED))
    install(WANTED, progress)
    assert system.calls == []


def test_only_what_is_missing_and_known_is_installed(system: System, progress: Progress) -> None:
    system.write("installed", "flite\n")
    install(WANTED, progress)
    assert [call.split()[-2:] for call in system.calls] == [
        ["--quiet", "update"],
        ["install", "libportaudio2"],
    ]


def test_an_optional_package_that_the_system_knows_is_installed_too(
    system: System, progress: Progress
) -> None:
    system.write("known", "apertium-spa-ita\n")
    install(WANTED, progress)
    assert system.calls[-1].endswith("install flite libportaudio2 apertium-spa-ita")


def test_a_system_without_apt_is_told_what_to_install(system: System, progress: Progress) -> None:
    (system.tools / "apt-get").unlink()
    with pytest.raises(
        SetupFailed, match=r"no apt-get: install .* flite .* OPENBOOTH_SYSTEM_PACKAGES=skip\.$"
    ):
        install(WANTED, progress)


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_without_rights_the_missing_command_is_named(
    system: System, progress: Progress, monkeypatch: pytest.MonkeyPatch, sudo: str | None
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    if sudo:
        system.add("sudo", sudo)
    with pytest.raises(
        SetupFailed, match=r"administrator.*`apt-get install flite libportaudio2 apertium-spa-ita` as root"
    ):
        install(WANTED, progress)
    assert system.calls == []


def test_sudo_is_used_where_it_is_granted(
    system: System, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system.add("sudo", 'shift; [ "$1" = true ] || exec "$@"')
    install(WANTED, progress)
    assert system.calls[-1].endswith("install flite libportaudio2")


def test_a_machine_without_a_network_is_told_so(system: System, progress: Progress) -> None:
    system.write(
        "broken", "Err:1 http://deb.example bookworm InRelease\n  Temporary failure resolving 'deb.example'\n"
    )
    with pytest.raises(SetupFailed, match="connect this machine to the internet and start again"):
        install(WANTED, progress)


def test_what_apt_says_is_passed_on(system: System, progress: Progress) -> None:
    system.write("broken", "Reading package lists...\nE: Unable to locate package flite\n")
    with pytest.raises(SetupFailed, match=r"\(Unable to locate package flite\): make `apt-get install flite"):
        install(WANTED, progress)


def test_the_lists_name_what_the_issue_needs_and_no_package_twice() -> None:
    names = [package.name for package in listed(CHECKOUT, TEST)]
    assert len(names) == len(set(names))
    assert {"apertium", "apertium-eng-spa", "apertium-eng-cat", "libportaudio2", "flite"} <= set(names)
    assert "flite" not in {package.name for package in listed(CHECKOUT, RUN)}


def test_the_system_is_left_alone_where_that_is_wished_or_it_is_not_linux(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(system_packages.SKIP_VARIABLE, raising=False)
    assert needed_here()
    monkeypatch.setattr("sys.platform", "darwin")
    assert not needed_here()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv(system_packages.SKIP_VARIABLE, "skip")
    assert not needed_here()
