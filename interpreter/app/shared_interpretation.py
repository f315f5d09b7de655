"""Interprets recordings as they sound, so that phones can listen: a live session on recordings in this process."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interpreter.app.broadcast import Broadcast
from interpreter.app.composition import Interpretation, Outcome, ending_on_signals
from interpreter.app.control import Control
from interpreter.app.live_session import run_live
from interpreter.audio.devices import NoDevices
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.policy.event_setup import MONITOR, mistakes_in
from interpreter.session.commands import CommandedSession

_Begun = asyncio.Future[tuple[CommandedSession, Path]]


def interpret_shared(order: Interpretation, sharing: SharingSetup) -> Outcome:
    """Run one session to its end and return what came of it; SIGINT and SIGTERM end it in order.

    The sinks take what concerns phones as well. Raises OpenBoothError; whatever was committed until then is on record.
    """
    if order.settings.pace is Pace.FAST:
        raise UserMistake(
            "Phones hear a recording at the pace of its speakers; leave out --pace fast, or --serve."
        )
    setup = setup_of(order, sharing)
    if mistakes := mistakes_in(setup):
        raise UserMistake("\n  ".join(mistakes))
    try:
        return asyncio.run(_run(setup, sharing, Broadcast(order.sinks)))
    except OSError as error:
        reason = (
            f"The session stopped because a file could not be written ({error.strerror}); free some space."
        )
        raise OpenBoothError(reason) from error


def setup_of(order: Interpretation, sharing: SharingSetup) -> EventSetup:
    """Return the set-up of a live session on recordings, each a source that is called like its file."""
    settings = order.settings
    return EventSetup(
        settings.source_language,
        also_spoken=settings.also_spoken,
        sources=_sources(order.recordings, settings),
        channels=tuple(ChannelSetup(channel) for channel in settings.channels),
        terms=settings.terms,
        engine=settings.engine,
        model=settings.model,
        diarizer=settings.diarizer,
        speaker_model=settings.speaker_model,
        speakers=settings.speakers,
        most_speakers=settings.most_speakers,
        notice=settings.notice,
        out=None if order.out is None else str(order.out.absolute()),
        sharing=sharing,
    )


def _sources(recordings: Sequence[Path], settings: SessionSettings) -> tuple[SourceSetup, ...]:
    taken = {MONITOR, *(channel.channel for channel in settings.channels)}
    sources = []
    for path in recordings:
        names = (path.stem, *(f"{path.stem} ({number})" for number in range(2, len(recordings) + 3)))
        name = next(name for name in names if name not in taken)
        taken.add(name)
        sources.append(SourceSetup(name, InputPlace(str(path.absolute()), recording=True)))
    return tuple(sources)


async def _run(setup: EventSetup, sharing: SharingSetup, feed: Broadcast) -> Outcome:
    begun: _Begun = asyncio.get_running_loop().create_future()
    live = run_live(
        setup,
        [feed],
        lambda session, folder: begun.set_result((session, folder)),
        feed,
        sound=DeviceSoundSystem(NoDevices()),
    )
    session = asyncio.create_task(live, name="session")
    first: list[asyncio.Future[Any]] = [session, begun]
    await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    if begun.done():
        await _serve(feed, sharing, begun, session)
    return await session


async def _serve(
    feed: Broadcast, sharing: SharingSetup, begun: _Begun, session: asyncio.Task[Outcome]
) -> None:
    """Let clients command the session, and phones listen, until it is over."""
    commanded, folder = begun.result()
    with ending_on_signals(commanded.stop):
        async with Control(commanded, folder, feed, commanded.levels) as control:
            control.sharing.begin(sharing)
            await asyncio.wait([session])
