"""`openbooth play`: the sound of a session on record, played by the core that runs or by a new one."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from interpreter.domain.commands import PlayRecord, StopPlaying
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import NoCore, OpenBoothError, UserMistake
from interpreter.domain.events import Published, RecordPlaying
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks, seconds_from_ticks, ticks_from_seconds

if TYPE_CHECKING:
    from interpreter.app.client import CoreClient
    from interpreter.app.protocol import Message

_MINUTE_S = 60


def play(
    session: Annotated[str, typer.Argument(help="A session's id, the beginning of one, or: last.")],
    track: Annotated[
        str, typer.Option("--track", metavar="NAME", help="A source or channel; or floor: all sources.")
    ] = FLOOR,
    start: Annotated[
        str, typer.Option("--from", metavar="TIME", help="Seconds, M:SS or H:MM:SS into the session.")
    ] = "0",
    output: Annotated[
        str | None, typer.Option("--output", metavar="NAME[:CHANNEL]", help="See: openbooth devices.")
    ] = None,
) -> None:
    """Play the sound of a session on record, while none runs. Ctrl-C stops."""
    from interpreter.app.device_names import split_channel  # noqa: PLC0415 - keeps --help quick
    from interpreter.app.starting import running_core, started_core  # noqa: PLC0415

    place: OutputPlace | None = None
    if output is not None:
        device, channel = split_channel(output)
        place = OutputPlace(device, channel or 1)
    wanted = PlayRecord(session, track, _ticks(start), place)
    try:
        client = running_core()
    except NoCore:
        client = started_core()
    with client:
        _follow(client, wanted)


def _follow(client: "CoreClient", wanted: PlayRecord) -> None:
    """Show what is heard until it is over. Raises what keeps it from being played."""
    from interpreter.app.protocol import Subscribe  # noqa: PLC0415

    client.ask(Subscribe())
    shown: RecordPlaying | None = None
    try:
        for heard in _heard(client.messages(), client.send(wanted)):
            _show(heard, shown)
            shown = heard
    except KeyboardInterrupt:
        client.send(StopPlaying())
    if shown is not None and sys.stdout.isatty():
        typer.echo()
    if shown is not None and shown.trouble:
        raise OpenBoothError(shown.trouble)


def _heard(messages: "Iterator[Message]", number: int) -> Iterator[RecordPlaying]:
    """Yield what is heard once the request of this number was answered, until nothing is played any more."""
    from interpreter.app.protocol import Answer  # noqa: PLC0415

    begun, heard = False, None
    for message in messages:
        if isinstance(message, Answer) and message.id == number:
            if message.error is not None:
                raise message.error
            begun = True
        heard = _told_by(message) or heard
        if begun and heard is not None:
            yield heard
            if not heard.playing:
                return
            heard = None
    raise OpenBoothError("The core has gone, and nothing is played any more; try again.")


def _told_by(message: "Message") -> RecordPlaying | None:
    if isinstance(message, Published) and isinstance(message.event, RecordPlaying):
        return message.event
    return None


def _show(heard: RecordPlaying, before: RecordPlaying | None) -> None:
    """Tell what is played; on a terminal, where it is too."""
    told = f"{heard.track} of session {heard.session}"
    if sys.stdout.isatty():
        typer.echo(f"\r{told}, {_in_words(heard.at)} ", nl=False)
    elif before is None:
        typer.echo(f"{told}, from {_in_words(heard.at)}")


def _in_words(at: Ticks) -> str:
    minutes, seconds = divmod(int(seconds_from_ticks(at)), _MINUTE_S)
    hours, minutes = divmod(minutes, _MINUTE_S)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _ticks(time: str) -> Ticks:
    """Return the place that a time names. Raises UserMistake."""
    *larger, seconds = time.strip().split(":")
    try:
        total = float(seconds)
        for number, part in enumerate(reversed(larger), 1):
            total += int(part) * _MINUTE_S**number
        if len(larger) <= 2 and 0 <= total < float("inf") and "-" not in time:
            return ticks_from_seconds(total)
    except ValueError:
        pass
    raise UserMistake(f"“{time}” is no time; say it as in --from 90, 1:30 or 0:01:30.5.")
