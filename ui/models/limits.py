"""The limits for how late listeners are, in words."""

from PySide6.QtCore import QLocale

from ui.models.wording import said

_OFFERED_S: tuple[float, ...] = (*range(1, 11), 12, 15, 20, 25, 30)
"""Fine where a second more or less is noticed; all of them can be kept (domain/tuning.py)."""


def limits_offered(chosen: float | None) -> list[tuple[float | None, str]]:
    """Return what a channel's limit can be set to, each with its words: none, some seconds, and what is chosen now."""
    seconds = sorted({*map(float, _OFFERED_S), *(() if chosen is None else (float(chosen),))})
    return [(None, said("No limit")), *((one, seconds_in_words(one)) for one in seconds)]


def seconds_in_words(seconds: float) -> str:
    """Return a number of seconds as people here write it, without a fraction where there is none."""
    return said("{seconds} s", seconds=QLocale().toString(seconds, "g", 3))


def limit_help() -> str:
    """Return in one sentence what a limit does."""
    return said(
        "The voice hurries so that listeners are not later than this, and leaves out what still would be; "
        "it can be read all the same."
    )
