"""What no figure of a feed can tell: whether all was listened to, whether speech sounds, whether the clock is true."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import soundfile

from interpreter.lab.audible import SOUNDS_DB, levels_db
from interpreter.lab.metrics.statistics import percentile
from interpreter.lab.product import Run

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks of one run found."""

    not_listened_to_s: float
    silent_speech: float | None
    """None where no speech was told, or no channel was recorded."""


def checked(run: Run, folder: Path, duration_ms: float | None) -> Checked:
    """Check a run whose files are in `folder`, of a recording that lasts so long, where that is known."""
    said = [event for event in map(_event, run.lines) if event is not None]
    recorded = next(folder.glob("channel.*"), None) is not None
    return Checked(
        not_listened_to_s(said, duration_ms or 0.0), silent_speech(said, folder) if recorded else None
    )


def figures(found: Sequence[Checked]) -> dict[str, float | None]:
    """Return the worst of several recordings, as figures of `bench quality`."""
    silent = [one.silent_speech for one in found if one.silent_speech is not None]
    return {
        "not_listened_to_s": max(one.not_listened_to_s for one in found),
        "silent_speech": max(silent, default=None),
    }


def events(run: Run) -> list[Event]:
    """Return what a feed says."""
    return [json.loads(line) for line in run.lines]


def not_listened_to_s(said: Sequence[Event], duration_ms: float) -> float:
    """Return how much of the recording was still to come when the last thing was said."""
    return max(0.0, duration_ms - max((event["at_ms"] for event in said), default=0.0)) / 1000


def silent_speech(said: Sequence[Event], folder: Path) -> float | None:
    """Return the share of told speech in which nothing sounds on its channel's recording in `folder`.

    None where no speech was told; a channel without a recording is silent.
    """
    spoken = [event for event in said if event["type"] == "speech"]
    silent = [not _sounds(event, folder) for event in spoken]
    return sum(silent) / len(silent) if silent else None


def clock_error_s(run: Run) -> float:
    """Return how far off its true time the product says things happened, on `--pace realtime`.

    Its own account begins with the session; what it says of later moments is held against when the observer got it.
    """
    told = [float(event["at_ms"]) / 1000 for event in events(run)]
    late = [at_s - told_s for at_s, told_s in zip(run.arrivals_s, told, strict=True)]
    return abs(percentile([one - late[0] for one in late[1:]], 95) or 0.0)


def _event(line: str) -> Event | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) else None


def _sounds(event: Event, folder: Path) -> bool:
    for channel in folder.glob(f"channel.{event['channel']}.*"):
        with soundfile.SoundFile(channel) as file:
            file.seek(min(file.frames, round(event["start_ms"] * file.samplerate / 1000)))
            heard = file.read(
                round(event["duration_ms"] * file.samplerate / 1000), dtype="float32", always_2d=True
            )
            levels = levels_db(heard[:, 0], file.samplerate)
        if (levels > SOUNDS_DB).any():
            return True
    return False
