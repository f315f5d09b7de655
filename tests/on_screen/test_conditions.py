"""What is missing or breaks: sound, files, the network, the data folder, the core. The window goes on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from interpreter.app.history import conversation_of
from interpreter.app.places import DATA_VARIABLE, data_folder, resources_folder
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import SessionState
from interpreter.lab.system.room import Room
from tests.on_screen.conftest import SINKS, Person
from ui.main import made_desktop
from ui.models.remembered import FILE

pytestmark = pytest.mark.timeout(120)

COMMAND = (sys.executable, "-m", "interpreter.app.command_line")
HOTPLUG_S = 2.0
VISIBLE_S = 2.0
"""Of its own work: 1.5 s on a machine with nothing else to do, and what sharing the processors adds to that."""
PATIENCE_S = 30.0
ATTEMPTS = 3

Opens = Callable[[], Person]


@pytest.fixture
def opens(room: Room, tmp_path: Path, qapp: QApplication) -> Iterator[Opens]:
    """Opens the windows; whatever runs is stopped at the end."""
    opened: list[Person] = []

    def open_them() -> Person:
        desktop, _ = made_desktop()
        desktop.open()
        opened.append(Person(desktop, room, tmp_path))
        return opened[-1]

    yield open_them
    for person in opened:
        if person.running:
            person.desktop._console.stop()
        person.leaves()
    qapp.processEvents()


def begins(person: Person) -> None:
    """Start the event with one floor, two languages and an engine that answers every sound."""
    person.waits(lambda: person.view.status.connected and person.view.devices)
    person.desktop.open_event(person.event_file())
    person.waits(lambda: person.can_start)
    person.desktop.start_or_stop()
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)


def core_of(room: Room) -> psutil.Process:
    """Return the process that holds the session."""
    return next(one for one in room.processes() if "interpreter.app.core_process" in one.cmdline())


@pytest.mark.slow
def test_without_sound_the_demo_is_read_and_sound_that_comes_is_seen(
    room: Room, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.server.kill()
    person = opens()
    main = person.desktop.main
    person.waits(lambda: person.view.status.connected)
    person.waits(lambda: "Plug in a microphone" in main.floor._nothing._words.text())
    assert main.floor._nothing.isVisible()
    QTest.mouseClick(main.start._demo, Qt.MouseButton.LeftButton)
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)
    assert [one.output for one in person.view.channels] == [None, None]
    person.waits(person.utterances, for_s=60)
    QTest.mouseClick(main.bar._go, Qt.MouseButton.LeftButton)
    person.waits(lambda: not person.running)
    assert main.banner.sentence == ""
    with monkeypatch.context() as apart:
        apart.delenv(DATA_VARIABLE)
        room.server.start(SINKS)
    person.waits(lambda: "floor.monitor" in main.floor.input_rows, for_s=HOTPLUG_S)
    assert not main.floor._nothing.isVisible()


def test_a_device_is_seen_to_come_and_go_before_a_session_and_in_one(room: Room, opens: Opens) -> None:
    person = opens()
    floor = person.desktop.main.floor
    person.waits(lambda: "floor.monitor" in floor.input_rows)
    room.server.plug_in("late")
    person.waits(lambda: "late.monitor" in floor.input_rows, for_s=HOTPLUG_S)
    room.server.unplug("late")
    person.waits(lambda: "late.monitor" not in floor.input_rows, for_s=HOTPLUG_S)
    assert person.view.status.elapsed_s == 0
    begins(person)
    room.server.plug_in("later")
    person.waits(lambda: "later" in [one.name for one in person.view.devices], for_s=HOTPLUG_S)
    room.server.unplug("later")
    person.waits(lambda: "later" not in [one.name for one in person.view.devices], for_s=HOTPLUG_S)
    assert person.running


def test_a_session_whose_core_is_killed_is_told_kept_and_gone_on_with(room: Room, opens: Opens) -> None:
    person = opens()
    begins(person)
    person.speaks()
    person.waits(person.utterances)
    session, said = person.view.status.session, person.utterances()
    core_of(room).kill()
    main = person.desktop.main
    person.waits(lambda: "on record" in main.banner.sentence)
    person.waits(lambda: main.findChildren(QMessageBox))
    assert person.utterances() >= said
    assert main.conversation.isVisible()
    [go_on] = [one for one in main.findChildren(QPushButton) if one.text() == "Go on"]
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)
    assert person.view.status.session != session
    assert [one.name for one in person.view.sources] == ["podium"]
    listed = subprocess.run(
        [*COMMAND, "sessions"],
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert any(session in line and "interrupted" in line for line in listed.stdout.splitlines())


def test_files_that_are_dropped_are_opened_interpreted_or_refused(opens: Opens, tmp_path: Path) -> None:
    person = opens()
    banner = person.desktop.main.banner
    person.waits(lambda: person.view.status.connected)
    notes = tmp_path / "notes.txt"
    notes.write_text("Good morning.\n" * 50, encoding="utf-8")
    is_dropped(person, notes)
    person.waits(lambda: "notes.txt" in banner.sentence and not person.running)
    assert person.utterances() == set()
    banner.close_newest()
    is_dropped(person, person.event_file())
    assert person.view.status.title == "Two interpreters"
    is_dropped(person, resources_folder() / "demo" / "conference.flac")
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)
    assert [one.recording for one in person.view.sources] == [True]
    assert banner.sentence == ""


def is_dropped(person: Person, path: Path) -> None:
    """Drop a file on the window, as from a file manager."""
    dragged, action, left = QMimeData(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(400, 300), action, dragged, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(person.desktop.main, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(400, 300), action, dragged, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(person.desktop.main, drop)


def is_drawn() -> bool:
    """Whether anything is to be seen on the screen."""
    seen: QImage = QApplication.primaryScreen().grabWindow(0).toImage()
    return len({seen.pixel(x, y) for x in range(0, 1900, 13) for y in range(0, 1100, 17)}) > 3


@pytest.mark.usefixtures("room")
def test_the_window_is_seen_soon_and_ends_in_order_when_told_to(qapp: QApplication) -> None:
    assert any(work_until_seen_s(qapp) <= VISIBLE_S for _ in range(ATTEMPTS))
    assert (data_folder() / FILE).exists()


def work_until_seen_s(qapp: QApplication) -> float:
    """Open the window, end it again, and return the processor time that it took until it was seen."""
    assert not is_drawn()
    gives_up_s = time.monotonic() + PATIENCE_S
    with ended(subprocess.Popen([*COMMAND, "window"])) as window:
        while not is_drawn():
            assert window.poll() is None
            assert time.monotonic() < gives_up_s
            time.sleep(0.05)
        work = psutil.Process(window.pid).cpu_times()
        window.terminate()
        assert window.wait(PATIENCE_S) == 0
    qapp.processEvents()
    return work.user + work.system


LOOPBACK_ONLY = """
import fcntl, os, socket, struct, sys
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 0x49))  # SIOCSIFFLAGS: up, loopback, running
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_without_a_network_the_demo_is_interpreted(room: Room) -> None:
    apart = namespace("-rn")
    opening = [*apart, sys.executable, "-c", LOOPBACK_ONLY, *COMMAND[1:], "--demo"]
    with ended(subprocess.Popen(opening)) as window:
        assert happens(lambda: window.poll() is not None or conversation_of("last").captions)
        assert window.poll() is None
        assert is_drawn()
        window.terminate()
        assert window.wait(PATIENCE_S) == 0
    core = core_of(room)
    assert conversation_of("last").ended is False
    core.terminate()
    assert happens(lambda: conversation_of("last").ended)


@pytest.mark.usefixtures("room")
def test_a_home_that_cannot_be_written_is_told_once_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    apart = namespace("-rm")
    read_only = [
        *apart,
        "sh",
        "-c",
        'mount --bind "$HOME" "$HOME" && mount -o remount,ro,bind "$HOME" && exec "$@"',
    ]
    monkeypatch.setenv("HOME", str(home))
    for name in (DATA_VARIABLE, "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    looked = subprocess.run(
        [*read_only, "sh", sys.executable, "-c", LOOKING],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert looked.stderr == ""
    assert str(home) in looked.stdout
    assert "choose another with OPENBOOTH_DATA" in looked.stdout


LOOKING = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.main import made_desktop

app = QApplication([])
desktop, complaint = made_desktop()
assert complaint == ""
refused = []
desktop._console.refused.connect(refused.append)
desktop.open()
while not desktop.main.banner.sentence:
    QTest.qWait(100)
QTest.qWait(1500)
assert desktop.main.banner.isVisible()
assert refused == [desktop.main.banner.sentence]
print(*refused)
desktop.leave()
"""


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Leave no process, whatever happens."""
    with process:
        try:
            yield process
        finally:
            process.kill()


def namespace(kind: str) -> Sequence[str]:
    """Return what runs a command apart from the rest of the system; skips where that is not allowed."""
    apart = ("unshare", kind)
    with suppress(FileNotFoundError):
        if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode == 0:
            return apart
    return pytest.skip("this system lets nobody make namespaces")


def happens(what: Callable[[], object], for_s: float = PATIENCE_S) -> bool:
    """Look until something is so; what is not there yet is not so."""
    deadline_s = time.monotonic() + for_s
    while time.monotonic() < deadline_s:
        with suppress(OpenBoothError):
            if what():
                return True
        time.sleep(0.1)
    return False
