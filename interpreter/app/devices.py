"""`openbooth devices`: inputs and outputs with live meters, and a test tone."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from rich.live import Live
from rich.table import Column, Table

from interpreter.app.pages import page
from interpreter.domain.devices import Device, Direction
from interpreter.domain.errors import UserMistake

if TYPE_CHECKING:
    from interpreter.app.sound import InputMeters
    from interpreter.ports.sound import SoundSystem

_LOOK_S = 2.0
_FRAME_S = 0.1
_WIDTH = 20
_HOLLOW, _FULL = "·", "█"


def devices(
    test_tone: Annotated[
        str | None, typer.Option("--test-tone", metavar="NAME[:CHANNEL]", help="Sound a tone on an output.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on until Ctrl-C.")] = False,
) -> None:
    """List inputs and outputs with what is heard on them."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_show(test_tone, watch=watch))


async def _show(test_tone: str | None, *, watch: bool) -> None:
    from interpreter.app.device_names import output_place  # noqa: PLC0415 - keeps --help quick
    from interpreter.app.sound import InputMeters, listed, opened_sound, play_tone  # noqa: PLC0415

    async with opened_sound() as sound:
        there = await listed(sound)
        if not there:
            raise UserMistake(
                "No sound device is there; plug one in, or start the sound server (PulseAudio or PipeWire)."
            )
        place = None if test_tone is None else output_place(test_tone, there)
        meters = InputMeters(sound, silent=None if place is None else place.device)
        try:
            if place is not None:
                await play_tone(sound, meters, place)
            await _meter(sound, meters, watch=watch)
        finally:
            meters.close()


async def _meter(sound: "SoundSystem", meters: "InputMeters", *, watch: bool) -> None:
    console = page()
    if not console.is_terminal:
        while True:
            await meters.listen(_LOOK_S)
            console.print(_table(sound.devices(), meters))
            if not watch:
                return
    with Live(console=console, auto_refresh=False) as live:
        shown_s = 0.0
        while watch or shown_s < _LOOK_S:
            await meters.listen(_FRAME_S)
            shown_s += _FRAME_S
            live.update(_table(sound.devices(), meters), refresh=True)


def _table(there: Sequence[Device], meters: "InputMeters") -> Table:
    table = Table(
        "",
        Column("name", no_wrap=True),
        "what it is",
        "channels",
        "Hz",
        Column("level", no_wrap=True),
        "heard",
    )
    for direction in Direction:
        for device in sorted(there, key=lambda one: (one.monitor_of is not None, one.name)):
            if device.direction is direction:
                table.add_row(
                    f"{direction}{' *' if device.default else ''}",
                    device.name,
                    device.title,
                    str(device.channels),
                    str(device.rate_hz),
                    _bar(meters.level_db(device)),
                    meters.words(device),
                )
    table.caption = "* is what the system uses by itself"
    return table


def _bar(level_db: float | None) -> str:
    """Draw a level, so that it can be read without colour."""
    from interpreter.app.sound import share_of_scale  # noqa: PLC0415

    if level_db is None:
        return ""
    full = round(_WIDTH * share_of_scale(level_db))
    return f"{_FULL * full}{_HOLLOW * (_WIDTH - full)} {level_db:4.0f} dB"
