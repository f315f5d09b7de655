"""Disk work on its own thread: nobody waits for it longer than agreed."""

import errno
import threading
import time
from collections.abc import Callable

import pytest

from interpreter.storage import disk_thread
from interpreter.storage.disk_thread import DiskThread


def until(condition: Callable[[], bool], within_s: float = 5.0) -> bool:
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.005)
    return condition()


def test_work_is_done_when_the_prompt_returns() -> None:
    done: list[int] = []
    thread = DiskThread("disk", lambda: done.append(1) is None, slow_s=1.0)
    for count in range(1, 50):
        thread.prompt(wait_s=1.0)
        assert len(done) == count
    assert thread.close(1.0)
    assert not thread.slow


def test_prompts_that_come_together_are_one_piece_of_work() -> None:
    done: list[int] = []
    thread = DiskThread("disk", lambda: done.append(1) is None, slow_s=1.0, gather_s=0.1)
    for _ in range(50):
        thread.prompt()
    assert until(lambda: bool(done))
    assert thread.close(1.0)
    assert len(done) <= 2


def test_what_was_prompted_is_done_before_the_thread_ends() -> None:
    done: list[int] = []
    thread = DiskThread("disk", lambda: done.append(1) is None, slow_s=1.0, gather_s=30.0)
    thread.prompt()
    assert thread.close(2.0)
    assert thread.close(2.0)
    assert done


def test_a_disk_that_hangs_costs_one_wait_and_is_known_to_be_slow_until_it_has_been_quick_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(disk_thread, "CALM_S", 0.3)
    hang = threading.Event()
    thread = DiskThread("disk", lambda: hang.wait(30), slow_s=0.1)
    began_s = time.monotonic()
    for _ in range(100):
        thread.prompt(wait_s=0.1)
    assert time.monotonic() - began_s < 0.3
    assert thread.slow
    assert not thread.close(0.05)
    hang.set()
    assert thread.close(2.0)
    assert thread.slow
    assert until(lambda: not thread.slow)


def test_a_refusal_is_kept_and_the_work_tried_again_without_being_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(disk_thread, "RETRY_S", 0.05)
    tries: list[int] = []

    def work() -> bool:
        tries.append(1)
        if len(tries) < 4:
            raise OSError(errno.EIO, "Input/output error")
        return len(tries) == 6

    thread = DiskThread("disk", work, slow_s=1.0)
    thread.prompt(wait_s=1.0)
    assert thread.refusal is not None
    assert until(lambda: thread.refusal is None)
    assert until(lambda: len(tries) == 6)
    time.sleep(0.2)
    assert len(tries) == 6
    assert thread.close(1.0)
