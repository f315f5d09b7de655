"""How a fault of ours is told in a log that holds no speech, no names and no keys."""

import traceback
from pathlib import Path

_FRAMES = 4


def without_content(error: BaseException) -> str:
    """Return what kind of error it is and where it happened; its message may hold what somebody said."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
