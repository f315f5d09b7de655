"""What takes a while is done elsewhere; only the window's own thread ever lets go of what belongs to the window."""

import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.errands import Errands


class Owner(QObject):
    """Something of the window that sends for things."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, threading.Thread]] = []
        self.errands = Errands(self)

    def take(self, found: str) -> None:
        self.found.append((found, threading.current_thread()))


def test_what_comes_of_it_is_handed_over_in_the_windows_thread(qtbot: QtBot) -> None:
    owner = Owner()
    for name in ("one", "two"):
        owner.errands.send(
            name, lambda name=name: f"{name} from {threading.current_thread().name}", owner.take
        )
    assert not owner.errands.idle
    qtbot.waitUntil(lambda: owner.errands.idle)
    assert sorted(owner.found) == [
        ("one from one", threading.main_thread()),
        ("two from two", threading.main_thread()),
    ]


def test_a_thread_that_outlasts_the_window_does_not_keep_it(qtbot: QtBot) -> None:
    may_end, destroyed_by = threading.Event(), list[threading.Thread]()
    owner = Owner()
    there = weakref.ref(owner)
    weakref.finalize(owner, lambda: destroyed_by.append(threading.current_thread()))
    owner.errands.send("slow", lambda: may_end.wait(20), lambda _: None)
    owner.errands.deleteLater()
    del owner
    assert there() is None
    assert destroyed_by == [threading.main_thread()]
    may_end.set()
    qtbot.waitUntil(lambda: "slow" not in [thread.name for thread in threading.enumerate()])
