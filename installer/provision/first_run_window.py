"""A small window that shows the first run where no terminal is looked at; of tkinter, as Qt is not there yet."""

import queue
import sys
import threading
import tkinter as tk
from collections.abc import Callable
from tkinter import messagebox, ttk

from provision import fetching
from provision.layout import SetupFailed
from provision.progress import Progress
from provision.runtime import Runtime

_TICK_MS = 100
_WIDTH = 460


def fetched(runtime: Runtime, opening: str) -> bool | None:
    """Fetch while the window shows how far that is; None where no window can be shown here."""
    try:
        window = tk.Tk()
    except tk.TclError:
        return None
    window.title("OpenBooth")
    shown = _FirstRun(window, opening)
    stop = _begin(runtime, shown)
    window.mainloop()
    window.destroy()
    stop()
    return shown.succeeded


class _FirstRun:
    """The window's content; also the screen that progress is written to, by a thread of its own."""

    def __init__(self, window: tk.Tk, opening: str) -> None:
        self._window = window
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ended: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.succeeded = False
        frame = ttk.Frame(window, padding=20)
        frame.pack(fill="both", expand=True)
        ttk.Label(frame, text=opening, wraplength=_WIDTH, justify="left").pack(anchor="w")
        bar = ttk.Progressbar(frame, mode="indeterminate", length=_WIDTH)
        bar.pack(fill="x", pady=14)
        bar.start(20)
        self._line = ttk.Label(frame, text="", wraplength=_WIDTH, justify="left")
        self._line.pack(anchor="w")
        ttk.Button(frame, text="Not now", command=window.quit).pack(anchor="e", pady=(14, 0))
        window.resizable(width=False, height=False)
        window.after(_TICK_MS, self._follow)

    def write(self, text: str) -> None:
        """Show a line of progress. Any thread."""
        self._said.put(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """One line that is written anew, as on a terminal."""
        return True

    def end(self, failure: str = "") -> None:
        """Close the window, after a sentence where something failed. Any thread."""
        self._ended.put(failure)

    def _follow(self) -> None:
        while not self._said.empty():
            if line := self._said.get().replace("\r\x1b[K", "").strip():
                self._line.configure(text=line)
        if self._ended.empty():
            self._window.after(_TICK_MS, self._follow)
            return
        failure = self._ended.get()
        if failure:
            messagebox.showerror("OpenBooth", failure, parent=self._window)
        self.succeeded = not failure
        self._window.quit()


def _begin(runtime: Runtime, shown: _FirstRun) -> Callable[[], None]:
    """Fetch in a thread; return what stops that."""
    try:
        progress = Progress(runtime.log, steps=fetching.STEPS, screen=shown)  # type: ignore[arg-type]
    except OSError as error:
        shown.end(fetching.unwritable(runtime, error))
        return lambda: None
    threading.Thread(target=_fetch, args=(runtime, shown, progress), daemon=True).start()
    return progress.stop


def _fetch(runtime: Runtime, shown: _FirstRun, progress: Progress) -> None:
    try:
        fetching.fetch(runtime, progress)
    except SetupFailed as failure:
        shown.end(str(failure))
    except Exception as error:  # noqa: BLE001 - the thread ends here, and the window must not wait for ever
        shown.end(f"OpenBooth could not be set up ({type(error).__name__}: {error}); see {runtime.log}.")
    else:
        shown.end()


if sys.platform == "win32":
    from ctypes import windll

    windll.shcore.SetProcessDpiAwareness(1)
