"""The options of `openbooth live`, over an event file or without one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from interpreter.app.configuration import configuration
from interpreter.app.device_names import (
    default_device,
    input_place,
    output_place,
    recognised,
    recording_at,
    usual_name,
)
from interpreter.app.event_files import beside
from interpreter.app.languages import normalised, several
from interpreter.app.sharing_options import SharingOptions, shared
from interpreter.app.tuning_files import read_tuning
from interpreter.domain.channels import Interlock, ListenerChannel
from interpreter.domain.devices import Device, Direction, InputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.policy.event_setup import mistakes_in
from interpreter.storage.glossary import read_glossary


@dataclass(frozen=True, slots=True)
class EventOptions:
    """What was said on the command line; None and empty where nothing was."""

    inputs: tuple[str, ...] = ()
    source_language: str | None = None
    to: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    humans: tuple[str, ...] = ()
    title: str | None = None
    engine: str | None = None
    model: str | None = None
    diarizer: str | None = None
    speaker_model: str | None = None
    speakers: int | None = None
    most_speakers: int | None = None
    glossary: Path | None = None
    interlock: Interlock | None = None
    notice: bool | None = None
    monitor: str | None = None
    out: Path | None = None
    never_later_s: float | None = None
    """For every channel."""
    tuning: Path | None = None
    sharing: SharingOptions = field(default_factory=SharingOptions)

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self == EventOptions()


def event_setup(options: EventOptions, event: EventSetup | None, devices: Sequence[Device]) -> EventSetup:
    """Return what to start with: options add to an event file and override it. Raises UserMistake.

    Without any input the system's own is listened to.
    """
    setup = recognised(event, devices) if event is not None else _new_event()
    setup = _chosen(setup, options, devices)
    setup = replace(setup, channels=_channels(setup, options, devices))
    if not setup.channels:
        raise UserMistake("Say which language to interpret into, as in --to es.")
    setup = replace(setup, desks=_desks(setup, options, devices), sources=_sources(setup, options, devices))
    if mistakes := mistakes_in(setup):
        raise UserMistake("\n  ".join(mistakes))
    return setup


def _new_event() -> EventSetup:
    chosen = configuration()
    usual = EventSetup("en", interlock=chosen.interlock, notice=chosen.notice)
    return replace(usual, engine=chosen.engine or usual.engine)


def own_desk(channel: str) -> str:
    """Return what the desk of a channel's own interpreter is called."""
    return f"{channel}-desk"


def _chosen(setup: EventSetup, options: EventOptions, devices: Sequence[Device]) -> EventSetup:
    """Override the settings that were given as options."""
    here = Path.cwd()
    spoken = () if options.source_language is None else several(options.source_language)
    given: dict[str, Any] = {
        "source_language": spoken[0] if spoken else None,
        "also_spoken": spoken[1:] if spoken else None,
        "title": options.title,
        "engine": options.engine,
        "model": beside(here, options.model),
        "diarizer": options.diarizer,
        "speaker_model": beside(here, options.speaker_model),
        "speakers": options.speakers,
        "most_speakers": options.most_speakers,
        "terms": None
        if options.glossary is None
        else read_glossary(options.glossary, spoken[0] if spoken else setup.source_language),
        "interlock": options.interlock,
        "notice": options.notice,
        "monitor": None if options.monitor is None else output_place(options.monitor, devices),
        "out": None if options.out is None else str(options.out.absolute()),
        "sharing": shared(options.sharing, setup.sharing),
        "tuning": None if options.tuning is None else read_tuning(options.tuning),
    }
    return replace(setup, **{name: value for name, value in given.items() if value is not None})


def _sources(setup: EventSetup, options: EventOptions, devices: Sequence[Device]) -> tuple[SourceSetup, ...]:
    sources = {source.source: source for source in setup.sources}
    for text in options.inputs:
        name, place = _named_input(text, devices)
        known = sources.get(name)
        sources[name] = SourceSetup(name, place, None if known is None else known.speaker)
    if not sources:
        device = default_device(devices, Direction.INPUT)
        sources[device.title] = SourceSetup(device.title, InputPlace(device.name, title=device.title))
    return tuple(sources.values())


def _named_input(text: str, devices: Sequence[Device]) -> tuple[str, InputPlace]:
    """Read NAME[:CHANNEL] or SOURCE=NAME[:CHANNEL]; without a name a source is called as it was typed."""
    name, sign, place = text.partition("=")
    named = any(device.name == text for device in devices) or recording_at(text) is not None
    if sign and not named:
        return name.strip(), input_place(place, devices)
    found = input_place(text, devices)
    return usual_name(text, found), found


def _channels(
    setup: EventSetup, options: EventOptions, devices: Sequence[Device]
) -> tuple[ChannelSetup, ...]:
    channels = {channel.listener.channel: channel for channel in setup.channels}
    for code in (code for text in options.to for code in text.split(",")):
        language = normalised(code)
        channels.setdefault(language, ChannelSetup(ListenerChannel(language, language)))
    for text in options.outputs:
        name, place = _assigned(text, "--output")
        if name not in channels:
            name = normalised(name)
            channels.setdefault(name, ChannelSetup(ListenerChannel(name, name)))
        channels[name] = replace(channels[name], output=output_place(place, devices))
    return tuple(_limited(channel, options.never_later_s) for channel in channels.values())


def _limited(channel: ChannelSetup, never_later_s: float | None) -> ChannelSetup:
    if never_later_s is None:
        return channel
    return replace(channel, listener=replace(channel.listener, never_later_s=never_later_s))


def _desks(setup: EventSetup, options: EventOptions, devices: Sequence[Device]) -> tuple[DeskSetup, ...]:
    desks = {desk.desk: desk for desk in setup.desks}
    for text in options.humans:
        channel, place = _assigned(text, "--human")
        name = own_desk(channel)
        desks[name] = DeskSetup(name, input_place(place, devices), channels=(channel,))
    return tuple(desks.values())


def _assigned(text: str, option: str) -> tuple[str, str]:
    channel, sign, name = text.partition("=")
    if not (sign and channel.strip() and name.strip()):
        raise UserMistake(f"{option} {text} is not understood; write it as in {option} es=NAME.")
    return channel.strip(), name.strip()
