"""What the panels show of an event that is being prepared: the set-up in the same values as a running session."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from interpreter.domain.channels import Mode
from interpreter.domain.devices import Device, DeviceState, Direction
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from ui.models.views import (
    BoothView,
    ChannelView,
    DeskView,
    LagView,
    LimitView,
    MonitorView,
    SourceView,
    ToldView,
)
from ui.models.wording import language_name


def prepared(setup: EventSetup, view: BoothView) -> BoothView:
    """Return `view` with the sources, channels and desks of a set-up in place of a session's."""
    return replace(
        view,
        source_language=setup.source_language,
        also_spoken=setup.also_spoken,
        status=replace(view.status, title=setup.title, engine=setup.engine),
        sources=tuple(_source(source, view.devices) for source in setup.sources),
        channels=tuple(_channel(channel, view.devices) for channel in setup.channels),
        desks=tuple(_desk(desk, setup) for desk in setup.desks),
        names=setup.names,
        monitor=MonitorView(setup.monitor),
    )


def on_record(source_language: str, targets: Iterable[str], also_spoken: tuple[str, ...] = ()) -> ToldView:
    """Return what a conversation is in of which only the record is known."""
    channels = tuple(ChannelView(one, one, language_name(one), Mode.MACHINE) for one in targets)
    return ToldView(source_language, channels, also_spoken)


def _source(source: SourceSetup, devices: Sequence[Device]) -> SourceView:
    place = source.place
    if place.recording:
        return SourceView(source.source, place.device, place, recording=True)
    title = _title(place.device, Direction.INPUT, devices)
    shown = title or place.title or place.device
    channel = "" if place.channel is None else f" · {place.channel}"
    return SourceView(source.source, shown + channel, place, state=_state(title))


def _channel(channel: ChannelSetup, devices: Sequence[Device]) -> ChannelView:
    listener, output = channel.listener, channel.output
    title = None if output is None else _title(output.device, Direction.OUTPUT, devices)
    return ChannelView(
        channel=listener.channel,
        language=listener.language,
        language_name=language_name(listener.language),
        mode=listener.mode,
        voice=listener.voice,
        input=listener.input,
        output=output,
        device="" if output is None else title or output.title or output.device,
        state=DeviceState.RUNNING if output is None else _state(title),
        lag=LagView(limit=LimitView(listener.never_later_s)),
    )


def _desk(desk: DeskSetup, setup: EventSetup) -> DeskView:
    every = tuple(channel.listener.channel for channel in setup.channels)
    return DeskView(
        desk=desk.desk,
        volume_db=desk.volume_db,
        may_hold=tuple(name for name in every if not desk.channels or name in desk.channels),
        has_headphones=desk.headphones is not None,
    )


def _title(name: str, direction: Direction, devices: Sequence[Device]) -> str | None:
    """Return what a person calls a device, None where it is not there now."""
    there = (device.title for device in devices if (device.name, device.direction) == (name, direction))
    return next(there, None)


def _state(title: str | None) -> DeviceState:
    return DeviceState.LOST if title is None else DeviceState.RUNNING
