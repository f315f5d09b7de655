"""What the product said until a moment, in its feed and on its channels, and where two answers begin to differ.

Two things of a feed depend on the clock on the wall and are not compared: the name of the session, which is the date;
and in which order model processes report that they have started, which all happens before the session runs. A feed in
which a model process was restarted, or the disk could not keep up, is of a disturbed run and proves nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.lab.invariance.futures import Sound

Feed = Sequence[str]
"""The lines of a feed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the product said of a recording: its feed, and by file name what sounded on its channels."""

    feed: Feed
    channels: Mapping[str, Sound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing in which two openings differ; None where one has nothing there."""

    expected: str | None
    found: str | None


def opening(lines: Feed, until_ms: float) -> tuple[str, ...]:
    """Return as JSON every event that says it happened until a moment, without what the clock on the wall decides."""
    try:
        events = [json.loads(line) for line in lines]
        runs = next((place for place, event in enumerate(events) if event["type"] == "session"), 0)
        starts = [event for event in events[:runs] if event["type"] == "status"]
        others = [event for place, event in enumerate(events) if place >= runs or event["type"] != "status"]
        said = [_without(event, "session") for event in others if event["at_ms"] <= until_ms]
    except (ValueError, KeyError, TypeError) as error:
        raise UserMistake(f"The product's feed holds something that is no event ({error!r}).") from error
    return (*sorted(_without(event, "sequence") for event in starts), *said)


def disturbed(lines: Feed) -> bool:
    """Tell whether the computer was too busy for the product."""
    events = [json.loads(line) for line in lines]
    return any(event.get("state") == "restarting" or event["type"] == "alarm" for event in events)


def difference(expected: Answer, found: Answer, until_ms: float) -> Broken | None:
    """Return where two answers differ in what they said until a moment: an event, or else a channel's sound."""
    pairs = zip_longest(opening(expected.feed, until_ms), opening(found.feed, until_ms))
    events = (Broken(*pair) for pair in pairs if pair[0] != pair[1])
    return next(events, None) or _heard_otherwise(expected, found, until_ms)


def _heard_otherwise(expected: Answer, found: Answer, until_ms: float) -> Broken | None:
    silence = Sound(np.zeros((0, 1), np.float32), 1)
    for name in sorted({*expected.channels, *found.channels}):
        first, second = (answer.channels.get(name, silence) for answer in (expected, found))
        rate_hz = max(first.rate_hz, second.rate_hz)
        heard = [_padded(sound, round(until_ms * rate_hz / 1000)) for sound in (first, second)]
        places = np.flatnonzero(heard[0] != heard[1])
        if places.size:
            at_ms = places[0] * 1000 / rate_hz
            return Broken(*(f"{name} at {at_ms:.1f} ms: {sound[places[0]]:.5f}" for sound in heard))
    return None


def _padded(sound: Sound, frames: int) -> Samples:
    """Return the first channel's opening; what has ended goes on in silence."""
    samples = sound.samples[:frames, 0]
    return np.pad(samples, (0, frames - len(samples)))


def _without(event: dict[str, object], key: str) -> str:
    return json.dumps({name: value for name, value in event.items() if name != key}, ensure_ascii=False)
