"""Where sound sets in, and when a part of the framework got and gave what belongs to it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ms_from_ticks

LOUD = 0.02
"""What is louder than this, −34 dBFS, sounds."""
QUIET_MS = 100
"""Sound sets in where nothing was loud for so long."""

_QUIET = QUIET_MS * MODEL_RATE_HZ // 1000


@dataclass(frozen=True, slots=True)
class Quiet:
    """How many samples of a source have gone by since the last loud one; `_QUIET` or more in silence."""

    samples: int = _QUIET


def onsets(quiet: Quiet, samples: Samples) -> tuple[Quiet, tuple[int, ...]]:
    """Return where sound sets in within the next 16 kHz samples of a source; any chunking gives the same places."""
    loud = np.flatnonzero(np.abs(samples) > LOUD)
    if not len(loud):
        return Quiet(min(_QUIET, quiet.samples + len(samples))), ()
    before = np.concatenate(([-1 - quiet.samples], loud[:-1]))
    found = loud[loud - before - 1 >= _QUIET]
    return Quiet(min(_QUIET, len(samples) - 1 - int(loud[-1]))), tuple(int(place) for place in found)


class Stamps:
    """A file of JSON lines that tells an observer when a part took and gave something, on the monotonic clock."""

    def __init__(self, path: Path | None) -> None:
        """Without a path nothing is written."""
        self._path = path

    def write(self, part: str, name: str, *, onset: Ticks | None, came_s: float, went_s: float) -> None:
        """Add one line; `name` is the answer it concerns, `onset` where its sound set in, in session time."""
        if self._path is None:
            return
        line = {
            "part": part,
            "name": name,
            "onset_ms": None if onset is None else ms_from_ticks(onset),
            "came_s": came_s,
            "went_s": went_s,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
