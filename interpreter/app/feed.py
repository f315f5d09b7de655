"""The documented JSON form of the event feed: one object per event with `type`, `sequence` and `at_ms`."""

import json
from collections.abc import Mapping
from typing import IO, Any

import msgspec

from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    NoticePlayed,
    SlowerAsked,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.devices import DeviceListed, DeviceStatus, Xrun
from interpreter.domain.events import (
    MonitorChanged,
    PredictionScored,
    Published,
    RecordPlaying,
    SessionChanged,
    SessionSummary,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
)
from interpreter.domain.sharing import AudienceCounted, SharingChanged
from interpreter.domain.speech import (
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.timeline import Ticks, ms_from_ticks, ticks_from_ms

Json = dict[str, Any]

_TYPES: dict[type, str] = {
    Alarm: "alarm",
    AudienceCounted: "audience",
    Caption: "caption",
    ChannelChanged: "channel",
    DeskChanged: "desk",
    DeviceListed: "devices",
    DeviceStatus: "device",
    EngineStatus: "status",
    Gap: "gap",
    Handover: "handover",
    MonitorChanged: "monitor",
    NoticePlayed: "notice",
    Overload: "overload",
    PredictionScored: "prediction",
    QualityChanged: "quality",
    RecordPlaying: "playing",
    SessionChanged: "session",
    SessionSummary: "summary",
    SharingChanged: "sharing",
    SlowerAsked: "slower",
    SourceChanged: "source",
    SourceWarning: "warning",
    SpeakerNamed: "name",
    SpeakerTurn: "turn",
    SpeakersMerged: "merge",
    SpeechPlayed: "speech",
    SpeechSegment: "segment",
    SpeechSkipped: "skip",
    StageLag: "lag",
    TermsChanged: "terms",
    TurnsReassigned: "reassign",
    VoiceBacklog: "backlog",
    Xrun: "xrun",
}
_KINDS: dict[str, type] = {name: kind for kind, name in _TYPES.items()}
_TICK_FIELDS = ("start", "end", "duration", "lag", "behind", "known_at", "lost", "backlog")
_NO_TICKS: dict[type, tuple[str, ...]] = {SessionSummary: ("lag",)}
"""Fields that are called like times and are none."""
_CALLED: dict[type, tuple[str, str]] = {RecordPlaying: ("at", "position_ms")}
"""A time that has another name outside, because every event has one of its own."""


def json_of(published: Published) -> Json:
    """Return the public object of one event; times are whole milliseconds of session time."""
    event = published.event
    fields: Json = msgspec.to_builtins(event)
    for name, outside in _times_of(type(event)):
        if name in fields:
            ticks: Ticks | None = fields.pop(name)
            fields[outside] = None if ticks is None else ms_from_ticks(ticks)
    opening = {
        "type": _TYPES[type(event)],
        "sequence": published.sequence,
        "at_ms": ms_from_ticks(published.at),
    }
    return opening | fields


def published_of(entry: Mapping[str, Any]) -> Published:
    """Return the event whose public object this is, its times rounded to milliseconds. Raises ValueError."""
    fields = dict(entry)
    try:
        kind = _KINDS[fields.pop("type")]
        sequence, at = int(fields.pop("sequence")), ticks_from_ms(fields.pop("at_ms"))
        for name, outside in _times_of(kind):
            if outside in fields:
                ms: int | None = fields.pop(outside)
                fields[name] = None if ms is None else ticks_from_ms(ms)
        return Published(sequence, at, msgspec.convert(fields, kind))
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise ValueError(f"not an event of the feed: {error}") from error


def _times_of(kind: type) -> list[tuple[str, str]]:
    """Return the fields that are times, each with its name outside."""
    usual = [(name, f"{name}_ms") for name in _TICK_FIELDS if name not in _NO_TICKS.get(kind, ())]
    return [*usual, _CALLED[kind]] if kind in _CALLED else usual


class FeedFile:
    """Writes the feed as JSON Lines, each flushed as it happens.

    A full disk never stops the session: the line that did not fit is completed when there is space again, those that
    came meanwhile are left out, and `problem` says so from then on.
    """

    def __init__(self, file: IO[str], *, closes: bool = True) -> None:
        self._file = file
        self._closes = closes
        self._broken = False
        self._torn = False
        self.problem: str | None = None

    def publish(self, published: Published) -> None:
        """Write one line. A reader that went away is no reason to stop the session."""
        if self._broken:
            return
        try:
            if self._torn:
                self._file.flush()
                self._torn = False
            self._file.write(json.dumps(json_of(published), ensure_ascii=False) + "\n")
            self._file.flush()
        except (BrokenPipeError, ValueError):
            self._broken = True
        except OSError as error:
            self._failed(error)

    def close(self) -> None:
        """Close the file if it is ours."""
        if self._closes:
            try:
                self._file.close()
            except OSError as error:
                self._failed(error)

    def _failed(self, error: OSError) -> None:
        self._torn = True
        self.problem = f"The event feed is not complete ({error.strerror}); free some space."
