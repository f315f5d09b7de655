"""Disk work on a thread of its own: a disk that is slow or full holds up nobody but that thread."""

import threading
import time
from collections.abc import Callable

RETRY_S = 1.0
"""How long after a refusal the work is tried again if nobody asks for it earlier."""

CALM_S = 5.0
"""How long a disk that was slow has to be quick before it is trusted again."""


class DiskThread:
    """Does one kind of disk work whenever it is prompted, once for all prompts that come together.

    `work` says whether everything is done; it raises OSError where the disk refuses, and that stays in `refusal`. What
    is not done is tried again every RETRY_S. All methods may be called from any thread.
    """

    def __init__(self, name: str, work: Callable[[], bool], *, slow_s: float, gather_s: float = 0.0) -> None:
        """Work that takes longer than `slow_s` is slow; `gather_s` is how long to wait for more before working."""
        self._work = work
        self._slow_s = slow_s
        self._gather_s = gather_s
        self._change = threading.Condition()
        self._prompted = 0
        self._tried = 0
        self._done = True
        self._closing = threading.Event()
        self._began_s: float | None = None
        self._slow_until_s = 0.0
        self._refusal: OSError | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def refusal(self) -> OSError | None:
        """Why the last try failed, None where it succeeded."""
        return self._refusal

    @property
    def slow(self) -> bool:
        """Whether the disk takes too long now, or did so less than CALM_S ago."""
        now_s, began_s = time.monotonic(), self._began_s
        return now_s < self._slow_until_s or (began_s is not None and now_s - began_s > self._slow_s)

    def prompt(self, *, wait_s: float = 0.0) -> None:
        """Have the work done; wait until it was tried, at most `wait_s`, and not at all while the disk is slow."""
        with self._change:
            self._prompted += 1
            mine = self._prompted
            self._change.notify_all()
            if wait_s > 0 and not self.slow:
                self._change.wait_for(lambda: self._tried >= mine, wait_s)

    def close(self, patience_s: float) -> bool:
        """Work a last time and end; say whether that was done within `patience_s`. May be called twice."""
        with self._change:
            self._prompted += not self._closing.is_set()
            self._closing.set()
            self._change.notify_all()
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._wait_for_work():
            if self._gather_s:
                self._closing.wait(self._gather_s)
            self._try()

    def _wait_for_work(self) -> bool:
        """Return True when there is work, False when there never will be any."""
        with self._change:
            again_s = None if self._done else RETRY_S
            self._change.wait_for(lambda: self._prompted > self._tried or self._closing.is_set(), again_s)
            return self._prompted > self._tried or not self._closing.is_set()

    def _try(self) -> None:
        with self._change:
            mine = self._prompted
        done, refusal = False, None
        self._began_s = began_s = time.monotonic()
        try:
            done = self._work()
        except OSError as error:
            refusal = error
        ended_s = time.monotonic()
        with self._change:
            if ended_s - began_s > self._slow_s:
                self._slow_until_s = ended_s + CALM_S
            self._began_s = None
            self._refusal = refusal
            self._done = done
            self._tried = mine
            self._change.notify_all()
