"""The documented JSON form of the event feed: one object per event with `type`, `sequence` and `at_ms`."""

import json
from dataclasses import asdict
from typing import IO, Any

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, SpeechPlayed, SpeechSkipped
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionSummary
from interpreter.domain.health import EngineStatus, Gap, Overload, StageLag
from interpreter.domain.speech import (
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.timeline import Ticks, ms_from_ticks

Json = dict[str, Any]


def json_of(published: Published) -> Json:
    """Return the public object of one event; times are whole milliseconds of session time."""
    event = published.event
    return {
        "type": _TYPES[type(event)],
        "sequence": published.sequence,
        "at_ms": ms_from_ticks(published.at),
    } | (_fields(event))


_TYPES: dict[type, str] = {
    Caption: "caption",
    ChannelChanged: "channel",
    EngineStatus: "status",
    Gap: "gap",
    Overload: "overload",
    SessionChanged: "session",
    SessionSummary: "summary",
    SpeakerNamed: "name",
    SpeakerTurn: "turn",
    SpeakersMerged: "merge",
    SpeechPlayed: "speech",
    SpeechSegment: "segment",
    SpeechSkipped: "skip",
    StageLag: "lag",
    TurnsReassigned: "reassign",
}
_TICK_FIELDS = ("start", "end", "duration", "lag", "behind", "known_at")


def _fields(event: SessionEvent) -> Json:
    """Return the event's own fields; the times among them are renamed with their unit."""
    fields = asdict(event)
    if isinstance(event, SessionSummary):
        fields["duration_ms"] = ms_from_ticks(fields.pop("duration"))
        return fields
    for name in _TICK_FIELDS:
        if name in fields:
            ticks: Ticks | None = fields.pop(name)
            fields[f"{name}_ms"] = None if ticks is None else ms_from_ticks(ticks)
    return fields


class FeedFile:
    """Writes the feed as JSON Lines, each flushed as it happens."""

    def __init__(self, file: IO[str], *, closes: bool = True) -> None:
        self._file = file
        self._closes = closes
        self._broken = False

    def publish(self, published: Published) -> None:
        """Write one line. A reader that went away is no reason to stop the session."""
        if self._broken:
            return
        try:
            self._file.write(json.dumps(json_of(published), ensure_ascii=False) + "\n")
            self._file.flush()
        except (BrokenPipeError, ValueError):
            self._broken = True

    def close(self) -> None:
        """Close the file if it is ours."""
        if self._closes:
            self._file.close()
