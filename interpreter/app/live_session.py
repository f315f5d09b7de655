"""Puts a live session together."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from interpreter.app.composition import (
    Outcome,
    Workers,
    concluded,
    keep_with,
    provenance,
    usable,
)
from interpreter.app.engine_models import EngineModels, engine_models
from interpreter.app.feed import FeedFile
from interpreter.app.plugins import usual_diarizer
from interpreter.app.records import session_store
from interpreter.app.sessions import keep_to_limits
from interpreter.audio.channel_file import ChannelFile
from interpreter.audio.recording_source import check_recording
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.channels import heard_as_spoken
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionSummary
from interpreter.domain.settings import SessionSettings
from interpreter.domain.setup import EventSetup
from interpreter.domain.steps import Term
from interpreter.ports.outlets import FeedSink, SoundAudience
from interpreter.ports.sound import SoundSystem
from interpreter.ports.workers import EngineManifest
from interpreter.session.clock import RealtimeClock
from interpreter.session.commands import CommandedSession
from interpreter.session.live import LiveWorld
from interpreter.session.surroundings import Surroundings
from interpreter.storage.sessions import SessionFolder
from interpreter.storage.spool import SpoolFiles
from interpreter.worker.idle import IdleProcesses

_FEED = "events.jsonl"

OnStarted = Callable[[CommandedSession, Path], None]


@dataclass(frozen=True, slots=True)
class _Order:
    """A live session that is about to begin."""

    setup: EventSetup
    settings: SessionSettings
    manifest: EngineManifest
    models: EngineModels
    folder: SessionFolder
    audience: SoundAudience | None
    sound: SoundSystem | None

    @property
    def audio(self) -> Path:
        """Where what listeners heard is kept."""
        return self.folder.path / "channels" if self.setup.out is None else Path(self.setup.out)


async def run_live(  # noqa: PLR0913 - the last two have defaults that almost everybody wants
    setup: EventSetup,
    sinks: Sequence[FeedSink],
    on_started: OnStarted,
    audience: SoundAudience | None = None,
    *,
    idle: IdleProcesses | None = None,
    sound: SoundSystem | None = None,
) -> Outcome:
    """Run one live session to its end and return what came of it. `on_started` gets it with its folder.

    What sounds on its channels goes to `audience` too. Its model processes are taken from `idle` and left there. The
    devices are those of `sound`, of this machine unless others are given.
    Raises OpenBoothError; whatever was committed until then is on record.
    """
    setup = _carrying_the_floor(setup)
    manifest, settings = usable(settings_of(setup))
    setup = replace(setup, channels=tuple(one for one in setup.channels if one.listener in settings.channels))
    for place in (source.place for source in setup.sources if source.place.recording):
        await asyncio.to_thread(check_recording, place)
    store = session_store()
    inputs = [_called(source.place) for source in setup.sources]
    models = await asyncio.to_thread(engine_models, manifest, settings)
    folder = store.create(provenance(settings.engine, inputs, models.used), settings)
    order = _Order(setup, settings, manifest, models, folder, audience, sound)
    try:
        workers = Workers(settings, manifest, models, idle=idle)
        await workers.make_room()
        summary, missing = await _run(order, workers, sinks, on_started)
    finally:
        await asyncio.to_thread(store.close, folder)
        await asyncio.to_thread(keep_to_limits, datetime.now(UTC))
    return concluded(store, folder, summary, missing, None if setup.out is None else order.audio)


def settings_of(setup: EventSetup) -> SessionSettings:
    """Return the session's settings of an event's set-up."""
    return SessionSettings(
        source_language=setup.source_language,
        channels=tuple(channel.listener for channel in setup.channels),
        engine=setup.engine,
        speakers=setup.speakers,
        most_speakers=setup.most_speakers,
        diarizer=setup.diarizer or usual_diarizer(len(setup.sources)),
        speaker_model=setup.speaker_model,
        terms=setup.terms + tuple(Term(name, {}) for name in setup.names),
        model=setup.model,
        interlock=setup.interlock,
        notice=setup.notice,
        also_spoken=setup.also_spoken,
        tuning=setup.tuning,
    )


def _called(place: InputPlace) -> str:
    """Return a device's name, or a recording's without its folder."""
    return Path(place.device).name if place.recording else place.device


def _carrying_the_floor(setup: EventSetup) -> EventSetup:
    """Let channels in the only language spoken carry the floor."""
    channels = (
        replace(channel, listener=heard_as_spoken(channel.listener, setup.only_spoken))
        for channel in setup.channels
    )
    return replace(setup, channels=tuple(channels))


async def _run(
    order: _Order, workers: Workers, sinks: Sequence[FeedSink], on_started: OnStarted
) -> tuple[SessionSummary, list[str]]:
    """Run the session; return what came of it, and what of its files is not complete."""
    with contextlib.ExitStack() as open_files:
        spool = SpoolFiles(order.folder.spool)
        open_files.callback(spool.close)
        feed = _feed(order, open_files)
        session = CommandedSession(
            order.folder.id,
            order.settings,
            Surroundings(
                clock=RealtimeClock(),
                sinks=[*sinks, *feed],
                sources=(),
                spool=spool,
                journal=order.folder.journal,
                speakers=workers.speakers,
                engine=workers.engine,
                voice=workers.voice,
                outputs={},
                live=LiveWorld(
                    order.sound or DeviceSoundSystem(),
                    order.setup,
                    lambda name: _recording(order, name),
                    order.audience,
                ),
                models=order.models.used,
            ),
        )
        workers.on_status = session.report
        on_started(session, order.folder.path)
        summary = await session.run()
    missing = [] if spool.complete else ["the audio of the floor"]
    if session.live.problem is not None:
        missing.append("what sounded on the channels")
    if any(one.problem is not None for one in feed):
        missing.append("the event feed")
    return summary, missing


def _feed(order: _Order, open_files: contextlib.ExitStack) -> list[FeedFile]:
    """Make the folder for what listeners heard, and open the feed's file in it where one was chosen."""
    try:
        order.audio.mkdir(parents=True, exist_ok=True)
        if order.setup.out is None:
            return []
        feed = FeedFile((order.audio / _FEED).open("w", encoding="utf-8"))
    except OSError as error:
        reason = f"The folder {order.audio} cannot be written ({error.strerror}); choose another with --out."
        raise UserMistake(reason) from error
    open_files.callback(feed.close)
    return [feed]


def _recording(order: _Order, channel: str) -> ChannelFile:
    """Open a new recording of a channel; a channel that is added once more begins one of its own."""
    names = [f"channel.{channel}.flac", *(f"channel.{channel}.{number}.flac" for number in range(2, 1000))]
    path = next(order.audio / name for name in names if not (order.audio / name).exists())
    file = ChannelFile(path)
    keep_with(order.folder, path)
    return file
