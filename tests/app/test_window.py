"""How the window is found and opened, and what happens where there can be none."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter.app.window import found_window, has_window_system

NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
WINDOW = """
import os

def open_window(event_file=None, *, demo=False, screenshots=None, safe=False):
    print(event_file, demo, screenshots, os.environ["QT_QPA_PLATFORM"])
    return 7
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which another window is installed that says how it was opened."""
    there = tmp_path / "installed"
    described = there / "another_window-1.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: another-window\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text("[openbooth.window]\nmain = another_window:open_window\n")
    (there / "another_window.py").write_text(WINDOW)
    return there


def openbooth(
    folder: Path, *arguments: object, platform: str = "minimal"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "interpreter.app.command_line", *map(str, arguments)],
        cwd=folder,
        env=os.environ | NO_SCREEN | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("system", "environment", "there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":7731"}, False),
        ("linux", {"DISPLAY": "elsewhere:10.0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-7731", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("freebsd14", {}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_system_is_told_by_its_surroundings(
    system: str, environment: dict[str, str], there: bool
) -> None:
    assert has_window_system(system, environment) is there


@pytest.mark.skipif(sys.platform != "linux", reason="X11 and Wayland listen like this on Linux")
def test_a_window_system_has_to_answer(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as x11, socket.socket(socket.AF_UNIX) as wayland:
        x11.bind("\0/tmp/.X11-unix/X7731")
        wayland.bind(str(tmp_path / "wayland-7"))
        for server in (x11, wayland):
            server.listen()
        for display in (":7731", "unix:7731.0"):
            assert has_window_system("linux", {"DISPLAY": display})
        assert has_window_system("linux", {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
        assert has_window_system("linux", {"WAYLAND_DISPLAY": str(tmp_path / "wayland-7")})
    assert not has_window_system("linux", {"WAYLAND_DISPLAY": str(tmp_path / "wayland-7")})


def test_openbooth_alone_with_an_event_and_with_the_demo_open_the_window(installed: Path) -> None:
    event = installed / "hall.openbooth"
    event.touch()
    for arguments, opened in (
        ((), "None False None minimal"),
        (("--demo",), "None True None minimal"),
        (("hall.openbooth",), "hall.openbooth False None minimal"),
        ((event, "--demo"), f"{event} True None minimal"),
        (("window", event), f"{event} False None minimal"),
    ):
        ended = openbooth(installed, *arguments)
        assert (ended.stdout, ended.returncode) == (f"{opened}\n", 7), ended.stderr


def test_pictures_need_no_window_system(installed: Path) -> None:
    ended = openbooth(installed, "--screenshot", "pictures", platform="")
    assert ended.stdout == "None False pictures offscreen\n", ended.stderr


def test_without_a_window_system_an_event_is_started_in_the_terminal(installed: Path) -> None:
    for file, command in (("hall.openbooth", "live"), ("talk.flac", "interpret")):
        (installed / file).touch()
        ended = openbooth(installed, file, platform="")
        assert ended.returncode == 1
        assert ended.stderr == (
            f"openbooth: There is no window system here; in the terminal it is: openbooth {command} {file}\n"
        )


def test_mistakes_are_told_in_a_sentence(installed: Path) -> None:
    assert "There is no file lost.openbooth" in openbooth(installed, "lost.openbooth").stderr
    assert "use them without a command" in openbooth(installed, "--demo", "engines").stderr
    assert "No such command 'wndow'" in openbooth(installed, "wndow").stderr
    (installed / "engines").touch()
    assert "scripted" in openbooth(installed, "engines").stdout


@pytest.mark.slow
def test_without_a_window_system_the_demonstration_follows_in_the_terminal(installed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "interpreter.app.command_line"],
        cwd=installed,
        env=os.environ | NO_SCREEN,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout is not None
        assert demo.stderr is not None
        assert demo.stderr.readline() == (
            "There is no window system here; the demonstration in the terminal follows. "
            "Every command: openbooth --help.\n"
        )
        assert any(line.startswith("en  Speaker 1: Good afternoon") for line in demo.stdout)
        demo.terminate()
        demo.communicate(timeout=60)


def test_a_window_that_does_not_load_says_why(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(installed)
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    (installed / "another_window.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    assert found_window() == "The window cannot be opened (libEGL.so.1 is missing)"
