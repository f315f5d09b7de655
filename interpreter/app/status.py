"""Says in words what holds in a session: its channels, desks and sources, and what the operator should know."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from interpreter.domain.channels import ChannelChanged, DeskChanged, Handover, Mode, SlowerAsked
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction, OutputPlace
from interpreter.domain.events import MonitorChanged, SessionEvent, SourceChanged
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    WorkerState,
)
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged
from interpreter.domain.timeline import ms_from_ticks, seconds_from_ticks

_STATES = {
    DeviceState.SUSPECT: "is late",
    DeviceState.LOST: "is lost",
}


def concern_of(event: SessionEvent) -> str | None:  # noqa: C901, PLR0911 - a row of a table each
    """Return what the operator should know of an event, in one sentence; None where all is well."""
    match event:
        case Alarm(about=about, active=True, detail=detail):
            return f"ALARM {about}: {detail}" if about else f"ALARM {detail}"
        case DeviceStatus(device=device, used_by=user, state=state, detail=detail):
            if state is DeviceState.RUNNING:
                return f"{user}: {detail}" if detail else None
            return f"{user}: {device} {_STATES[state]}. {detail}".rstrip()
        case SourceWarning(source=source, warning=warning) if warning is not None:
            return f"{source} is {warning}."
        case EngineStatus(worker=worker, state=state, detail=detail):
            if state in {WorkerState.READY, WorkerState.STOPPED}:
                return None
            return f"{worker}: {detail or state}"
        case Overload(stage=stage, behind=behind) if behind:
            return f"{stage} is {seconds_from_ticks(behind):.1f} s behind."
        case QualityChanged(given_up=given_up, step=step) if step:
            return f"To keep up, this was given up: {given_up}."
        case Gap(source=source, duration=duration, cause=cause):
            return f"{source}: {ms_from_ticks(duration)} ms are missing ({cause})."
        case Handover(channel=channel, desk=desk, holder=holder, state=state):
            return f"{desk} asked {holder} for {channel}: {state}."
        case SlowerAsked():
            return "An interpreter asks the speaker to slow down."
        case _:
            return None


def concerns(events: Iterable[SessionEvent]) -> list[str]:
    """Return what the operator should know, alarms first."""
    told = [sentence for sentence in map(concern_of, events) if sentence is not None]
    return sorted(told, key=lambda sentence: not sentence.startswith("ALARM"))


def heard_on(channel: ChannelChanged) -> str:
    """Return who is heard on a channel: machine, floor, the desks on air; and whether it is muted."""
    who = ", ".join(channel.holders) if channel.mode is Mode.HUMAN and channel.holders else channel.mode.value
    return f"{who} (muted)" if channel.muted else who


def channel_rows(events: Sequence[SessionEvent]) -> list[tuple[str, ...]]:
    """Return channel, language, who is heard, what is interpreted, output, lag, and how late it may be at most."""
    lags = {event.language: event.lag for event in events if isinstance(event, StageLag)}
    return [
        (
            event.channel,
            event.language,
            heard_on(event),
            event.input or "the whole floor",
            _channel_place(event, events),
            f"{ms_from_ticks(lags[event.language]) / 1000:.1f} s" if event.language in lags else "",
            "" if event.never_later_s is None else f"{event.never_later_s:g} s",
        )
        for event in events
        if isinstance(event, ChannelChanged)
    ]


def source_rows(events: Sequence[SessionEvent]) -> list[tuple[str, ...]]:
    """Return source, device, and what is wrong with its sound."""
    warnings = {event.source: event.warning for event in events if isinstance(event, SourceWarning)}
    return [
        (event.source, _source_place(event, events), str(warnings.get(event.source) or ""))
        for event in events
        if isinstance(event, SourceChanged)
    ]


def desk_rows(events: Sequence[SessionEvent]) -> list[tuple[str, ...]]:
    """Return desk, the channels it speaks on, what it listens to, and its microphone."""
    return [
        (
            event.desk,
            ", ".join(event.on_air) + (" (cough)" if event.cough else "") or "off air",
            event.listens_to or "the whole floor",
            f"{event.volume_db:+.0f} dB",
            _place(events, event.desk, Direction.INPUT),
        )
        for event in events
        if isinstance(event, DeskChanged)
    ]


def monitor_in_words(events: Iterable[SessionEvent]) -> str | None:
    """Return what the operator listens in on and where, in one sentence; None where there is no monitor."""
    for event in events:
        if isinstance(event, MonitorChanged) and event.output is not None:
            return f"The monitor plays {event.hears or 'nothing'} on {_pair(event.output)}."
    return None


def sharing_in_words(events: Iterable[SessionEvent]) -> str | None:
    """Return how phones join and how many have, or what keeps them from it; None where they are not let in."""
    sharing, audience = SharingChanged(on=False), AudienceCounted()
    for event in events:
        if isinstance(event, SharingChanged):
            sharing = event
        elif isinstance(event, AudienceCounted):
            audience = event
    if sharing.trouble or not sharing.on:
        return sharing.trouble or None
    listeners, most = audience.listeners, sharing.setup.most
    who = f"{listeners} of {most} are there" if listeners else "nobody is there yet"
    return f"Phones: http://{sharing.address}, code {sharing.code}; {who}."


def audience_rows(events: Iterable[SessionEvent]) -> list[tuple[str, ...]]:
    """Return channel, who hears and who only reads, packets lost, delay, and who is lost or cannot follow."""
    counted = (event.channels for event in events if isinstance(event, AudienceCounted))
    return [_audience_row(channel) for channels in counted for channel in channels]


def _audience_row(channel: ChannelAudience) -> tuple[str, ...]:
    return (
        channel.channel,
        str(channel.listeners),
        str(channel.readers),
        f"{channel.loss:.1%}",
        "" if channel.delay_ms is None else f"{channel.delay_ms:.0f} ms",
        str(channel.lost_me or ""),
        str(channel.too_fast or ""),
    )


def _channel_place(channel: ChannelChanged, events: Sequence[SessionEvent]) -> str:
    if channel.output is None:
        return ""
    state = _state(events, channel.channel, Direction.OUTPUT)
    return f"{_pair(channel.output)}{f' ({state})' if state else ''}"


def _pair(place: OutputPlace) -> str:
    return place.device if place.first == 1 else f"{place.device}, channel {place.first}"


def _source_place(source: SourceChanged, events: Sequence[SessionEvent]) -> str:
    if source.place is None:
        return "a recording"
    if source.place.recording:
        return f"the recording {Path(source.place.device).name}"
    channel = f", channel {source.place.channel}" if source.place.channel is not None else ""
    state = _state(events, source.source, Direction.INPUT)
    return f"{source.place.device}{channel}{f' ({state})' if state else ''}"


def _place(events: Sequence[SessionEvent], user: str, direction: Direction) -> str:
    for event in events:
        if isinstance(event, DeviceStatus) and (event.used_by, event.direction) == (user, direction):
            state = _state(events, user, direction)
            return f"{event.device}{f' ({state})' if state else ''}"
    return ""


def _state(events: Sequence[SessionEvent], user: str, direction: Direction) -> str:
    """Return how a device fares unless all is well."""
    states = (
        event.state
        for event in events
        if isinstance(event, DeviceStatus) and (event.used_by, event.direction) == (user, direction)
    )
    return next((_STATES[state] for state in states if state is not DeviceState.RUNNING), "")
