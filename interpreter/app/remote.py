"""`openbooth control …`: asks something of the core that runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interpreter.app.asking import do, do_with, situation
from interpreter.app.glossary_files import told_glossary
from interpreter.app.remote_sharing import revoke_link, share, stop_sharing
from interpreter.domain import commands as ask
from interpreter.domain.channels import ChannelChanged, DeskChanged, ListenerChannel, Mode
from interpreter.domain.devices import Device, DeviceListed
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionChanged, SessionEvent
from interpreter.domain.setup import ChannelSetup, DeskSetup, SourceSetup

control = typer.Typer(no_args_is_help=True, help="Command the session that runs.")

Channel = Annotated[str, typer.Argument(metavar="CHANNEL")]
Desk = Annotated[str, typer.Argument(metavar="DESK")]
Place = Annotated[str, typer.Argument(metavar="NAME[:CHANNEL]", help="A device; see: openbooth devices.")]
DeskAndChannel = Annotated[
    list[str], typer.Argument(metavar="[DESK] CHANNEL", help="Without a desk, the one that speaks there.")
]


class Switch(StrEnum):
    """A key pressed or released."""

    ON = "on"
    OFF = "off"


Switched = Annotated[Switch, typer.Argument(metavar="on|off")]


class Carried(StrEnum):
    """What a channel carries while nobody is on air."""

    MACHINE = "machine"
    FLOOR = "floor"


@control.command()
def pause() -> None:
    """Go off the record."""
    do(ask.Pause())


@control.command()
def resume() -> None:
    """Go back on the record."""
    do(ask.Resume())


@control.command()
def stop() -> None:
    """End the session in order."""
    do(ask.Stop())


@control.command("quit")
def quit_core() -> None:
    """End the session and the core."""
    do(ask.Quit())


@control.command()
def add_source(
    device: Place,
    name: Annotated[str | None, typer.Option(metavar="SOURCE", help="What to call it.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="SPEAKER", help="Who speaks there.")] = None,
) -> None:
    """Listen to one more input, or play a recording."""
    from interpreter.app.device_names import input_place, usual_name  # noqa: PLC0415 - keeps --help quick

    def asked(events: list[SessionEvent]) -> ask.Command:
        place = input_place(device, _devices(events))
        called = usual_name(device, place) if place.recording else device.replace(":", " ")
        return ask.AddSource(SourceSetup(name or called, place, speaker))

    do_with(asked)


@control.command()
def remove_source(source: Annotated[str, typer.Argument(metavar="SOURCE")]) -> None:
    """Listen to an input no longer."""
    do(ask.RemoveSource(source))


@control.command()
def add_channel(
    language: Annotated[str, typer.Argument(metavar="LANG")],
    name: Annotated[str | None, typer.Option(metavar="CHANNEL", help="What to call it.")] = None,
    output: Annotated[str | None, typer.Option(metavar="NAME[:CHANNEL]", help="Where it is played.")] = None,
    taken: Annotated[
        str | None, typer.Option("--input", metavar="NAME", help="A source, or a channel to relay.")
    ] = None,
    voice: Annotated[str | None, typer.Option(metavar="VOICE")] = None,
) -> None:
    """Interpret into one more language."""
    from interpreter.app.device_names import output_place  # noqa: PLC0415
    from interpreter.app.languages import normalised  # noqa: PLC0415

    code = normalised(language)
    listener = ListenerChannel(name or code, code, voice, input=taken)
    do_with(
        lambda events: ask.AddChannel(
            ChannelSetup(listener, None if output is None else output_place(output, _devices(events)))
        )
    )


@control.command()
def remove_channel(channel: Channel) -> None:
    """Interpret on a channel no longer."""
    do(ask.RemoveChannel(channel))


@control.command()
def add_desk(
    desk: Desk,
    microphone: Place,
    headphones: Annotated[str | None, typer.Option(metavar="NAME[:CHANNEL]")] = None,
    channels: Annotated[
        list[str] | None,
        typer.Option("--channel", metavar="CHANNEL", help="Where it may speak; else anywhere."),
    ] = None,
) -> None:
    """Set up one more interpreter's place."""
    from interpreter.app.device_names import input_place, output_place  # noqa: PLC0415

    def wanted(events: list[SessionEvent]) -> ask.Command:
        there = _devices(events)
        ears = None if headphones is None else output_place(headphones, there)
        return ask.AddDesk(DeskSetup(desk, input_place(microphone, there), ears, tuple(channels or ())))

    do_with(wanted)


@control.command()
def remove_desk(desk: Desk) -> None:
    """Take an interpreter's place away."""
    do(ask.RemoveDesk(desk))


@control.command()
def output(
    channel: Channel,
    device: Annotated[
        str | None, typer.Argument(metavar="NAME[:CHANNEL]", help="Without it: no device at all.")
    ] = None,
) -> None:
    """Play a channel somewhere else."""
    from interpreter.app.device_names import output_place  # noqa: PLC0415

    do_with(
        lambda events: ask.SetOutput(
            channel, None if device is None else output_place(device, _devices(events))
        )
    )


@control.command()
def mode(channel: Channel, carried: Annotated[Carried, typer.Argument(metavar="machine|floor")]) -> None:
    """Let a channel carry the machine or the floor."""
    do(ask.SetMode(channel, Mode(carried.value)))


@control.command("input")
def channel_input(
    channel: Channel,
    source: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A source or a channel; without it: the whole floor.")
    ] = None,
) -> None:
    """Choose what is interpreted on a channel."""
    do(ask.SetInput(channel, source))


@control.command()
def glossary(file: Annotated[Path, typer.Argument(metavar="FILE", help="Terms as CSV or TBX.")]) -> None:
    """Replace the glossary."""
    do_with(lambda events: ask.SetTerms(told_glossary(file, _spoken(events))))


@control.command()
def take_over(names: DeskAndChannel) -> None:
    """Go on air on a channel."""
    do_with(lambda events: ask.TakeOver(*_desk_and_channel(names, events)))


@control.command()
def hand_back(names: DeskAndChannel) -> None:
    """Go off air on a channel."""
    do_with(lambda events: ask.HandBack(*_desk_and_channel(names, events, on_air=True)))


@control.command()
def request_handover(desk: Desk, channel: Channel) -> None:
    """Ask whoever is on air on a channel to hand it over to a desk."""
    do(ask.RequestHandover(desk, channel))


@control.command()
def accept(names: DeskAndChannel) -> None:
    """Hand a channel over to the desk that asked for it; DESK is the one on air."""
    do_with(lambda events: ask.AnswerHandover(*_desk_and_channel(names, events, on_air=True)))


@control.command()
def decline(names: DeskAndChannel) -> None:
    """Keep a channel that another desk asked for; DESK is the one on air."""
    do_with(lambda events: ask.AnswerHandover(*_desk_and_channel(names, events, on_air=True), accept=False))


@control.command()
def cough(desk: Desk, switch: Switched) -> None:
    """Silence a desk's microphone for a while."""
    do(ask.Cough(desk, on=switch is Switch.ON))


@control.command()
def mute(channel: Channel, switch: Switched = Switch.ON) -> None:
    """Silence a channel."""
    do(ask.Mute(channel, on=switch is Switch.ON))


@control.command()
def listen(
    desk: Desk,
    to: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A source or a channel; without it: the whole floor.")
    ] = None,
) -> None:
    """Choose what a desk hears in its headphones."""
    do(ask.Listen(desk, to))


@control.command(context_settings={"ignore_unknown_options": True})
def volume(desk: Desk, decibels: Annotated[float, typer.Argument(metavar="DB")]) -> None:
    """Set the volume of a desk's headphones, −60 to 12 dB."""
    do(ask.SetVolume(desk, decibels))


@control.command()
def slower(desk: Desk) -> None:
    """Ask whoever speaks to slow down, without saying who asks."""
    do(ask.AskSlower(desk))


@control.command()
def voice(
    channel: Channel,
    name: Annotated[
        str | None, typer.Argument(metavar="VOICE", help="Or each-speaker. Without it: the language's own.")
    ] = None,
) -> None:
    """Choose the machine's voice on a channel, from its next words on."""
    do(ask.SetVoice(channel, name))


@control.command()
def never_later(
    channel: Channel,
    limit: Annotated[str, typer.Argument(metavar="SECONDS|none", help="From 1 to 30; none for no limit.")],
) -> None:
    """Choose how late listeners of a channel may be at most."""
    do(ask.SetNeverLater(channel, _seconds(limit)))


@control.command()
def set_monitor(
    device: Annotated[
        str | None, typer.Argument(metavar="NAME[:CHANNEL]", help="Without it: nowhere.")
    ] = None,
) -> None:
    """Choose where the operator listens in."""
    from interpreter.app.device_names import output_place  # noqa: PLC0415

    do_with(lambda events: ask.SetMonitor(None if device is None else output_place(device, _devices(events))))


@control.command(context_settings={"ignore_unknown_options": True})
def monitor(
    to: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A source or a channel; without it: nothing.")
    ] = None,
    loudness: Annotated[float, typer.Option("--volume", metavar="DB", help="−60 to 12 dB.")] = 0.0,
) -> None:
    """Choose what the operator listens in on."""
    do(ask.Monitor(to, loudness))


@control.command()
def restart(
    process: Annotated[str, typer.Argument(metavar="engine|speakers|voice", help="See: status.")],
) -> None:
    """Start a model process once more that broke too often."""
    do(ask.RestartWorker(process))


@control.command()
def rename(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="An id such as S1, or a name.")],
    name: Annotated[str, typer.Argument(metavar="NAME")],
) -> None:
    """Call a speaker by a name."""
    do(ask.NameSpeaker(speaker, name))


control.command()(share)
control.command()(stop_sharing)
control.command()(revoke_link)


@control.command()
def status() -> None:
    """Print what holds now."""
    from interpreter.app.reporting import report  # noqa: PLC0415

    report(situation().events)


@control.command()
def watch() -> None:
    """Print the event feed as JSON Lines, what holds first, until Ctrl-C."""
    from interpreter.app.reporting import print_feed  # noqa: PLC0415
    from interpreter.app.starting import running  # noqa: PLC0415

    with running() as client:
        print_feed(client)


def _spoken(events: list[SessionEvent]) -> str:
    """Return the language of the session that runs, nothing where none does."""
    sessions = (event.source_language for event in events if isinstance(event, SessionChanged))
    return next(sessions, "")


def _devices(events: list[SessionEvent]) -> "tuple[Device, ...]":
    listed = (event.devices for event in events if isinstance(event, DeviceListed))
    return next(listed, ())


def _desk_and_channel(
    names: list[str], events: list[SessionEvent], *, on_air: bool = False
) -> tuple[str, str]:
    """Return desk and channel; where no desk was named, the only one that it can be. Raises UserMistake."""
    if len(names) == 2:
        return names[0], names[1]
    if len(names) > 2:
        raise UserMistake("Name a desk and a channel, as in: take-over booth-1 es.")
    (channel,) = names
    desks = _holders(channel, events) if on_air else _desks_for(channel, events)
    if len(desks) != 1:
        known = f"it can be {', '.join(desks)}" if desks else "there is none"
        raise UserMistake(f"Name the desk too, as in: DESK {channel}; {known}.")
    return desks[0], channel


def _holders(channel: str, events: list[SessionEvent]) -> list[str]:
    return [
        desk
        for event in events
        if isinstance(event, ChannelChanged) and event.channel == channel
        for desk in event.holders
    ]


def _desks_for(channel: str, events: list[SessionEvent]) -> list[str]:
    """Return the channel's own desk where it has one, else all desks."""
    from interpreter.app.event_options import own_desk  # noqa: PLC0415

    desks = [event.desk for event in events if isinstance(event, DeskChanged)]
    own = own_desk(channel)
    return [own] if own in desks else desks


def _seconds(text: str) -> float | None:
    try:
        return None if text == "none" else float(text)
    except ValueError as error:
        raise UserMistake(f"{text} is no number of seconds; write it as in 6, or none.") from error
