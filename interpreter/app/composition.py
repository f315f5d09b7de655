"""Puts a session together: the only place where the concrete parts of one are named."""

import asyncio
import contextlib
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from interpreter.app.broadcast import Broadcast
from interpreter.app.configuration import configuration
from interpreter.app.control import Control
from interpreter.app.engine_models import EngineModels, engine_models
from interpreter.app.feed import FeedFile
from interpreter.app.plugins import diarizer, engine, exporter
from interpreter.app.records import session_store
from interpreter.audio.channel_file import ChannelFile
from interpreter.audio.file_output import FileOutput
from interpreter.audio.files import open_recording
from interpreter.domain.channels import Mode
from interpreter.domain.errors import MissingPart, OpenBoothError, UnsupportedLanguage, UserMistake
from interpreter.domain.events import SessionSummary
from interpreter.domain.health import EngineStatus
from interpreter.domain.models import UsedModel
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.steps import WorkerSettings
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.ports.floor import FloorSource
from interpreter.ports.outlets import FeedSink
from interpreter.ports.workers import EngineManifest
from interpreter.session.clock import RealtimeClock, VirtualClock
from interpreter.session.commands import CommandedSession
from interpreter.session.surroundings import Surroundings
from interpreter.storage.sessions import SessionFolder, SessionStore, new_session_id
from interpreter.storage.spool import SpoolFiles
from interpreter.worker.client import WorkerProcess
from interpreter.worker.idle import IdleProcesses
from interpreter.worker.supervisor import SupervisedWorker

_MIXED_HZ = 48_000
_FEED = "events.jsonl"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What is to be interpreted, and where the results go. Several recordings are one source each."""

    recordings: Sequence[Path]
    settings: SessionSettings
    out: Path | None = None
    """A folder for events, transcript and channel audio."""
    sinks: Sequence[FeedSink] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session ended."""

    session: str
    summary: SessionSummary
    transcript: Transcript
    missing: tuple[str, ...] = ()
    """What the disk did not take, in words."""


def usable(settings: SessionSettings) -> tuple[EngineManifest, SessionSettings]:
    """Return the engine's manifest and what of the settings it can do on this machine.

    Where the engine lacks a part without which it translates nothing, the machine's channels are left out: captions in
    the spoken language remain. Raises UnsupportedLanguage for a language the engine would not offer even so.
    """
    manifest = engine(settings.engine)
    offer = manifest.offers()
    for language in settings.spoken:
        if language not in offer.source_languages:
            raise UnsupportedLanguage(
                f"The engine {manifest.name} does not understand {language}; it understands "
                f"{', '.join(offer.source_languages)}. Choose another --from or --engine."
            )
    if offer.missing and not offer.target_languages:
        kept = tuple(channel for channel in settings.channels if channel.mode is Mode.FLOOR)
        return manifest, replace(settings, channels=kept)
    for channel in settings.channels:
        if channel.mode is Mode.MACHINE and channel.language not in offer.target_languages:
            raise UnsupportedLanguage(
                f"The engine {manifest.name} does not translate into {channel.language}; it translates into "
                f"{', '.join(offer.target_languages)}. Choose another --to or --engine."
            )
    return manifest, settings


def interpret(order: Interpretation) -> Outcome:
    """Run one session to its end and return what came of it; SIGINT and SIGTERM end it in order.

    Raises OpenBoothError; whatever was committed until then is on record.
    """
    manifest, settings = usable(order.settings)
    order = replace(order, settings=settings)
    checked_diarizer(settings.diarizer)
    models = engine_models(manifest, settings)
    with contextlib.ExitStack() as open_sources:
        sources = _opened(order.recordings, open_sources)
        store = session_store()
        inputs = [path.name for path in order.recordings]
        folder = store.create(provenance(settings.engine, inputs, models.used), settings)
        try:
            summary, missing = asyncio.run(_run(order, Workers(settings, manifest, models), folder, sources))
        except OSError as error:
            reason = f"The session stopped because a file could not be written ({error.strerror}); free some space."
            raise OpenBoothError(reason) from error
        finally:
            store.close(folder)
    return concluded(store, folder, summary, missing, order.out)


def concluded(
    store: SessionStore, folder: SessionFolder, summary: SessionSummary, missing: list[str], out: Path | None
) -> Outcome:
    """Return how a session that has been closed ended, its transcript written to `out` too where there is one."""
    if folder.journal.problem is not None:
        missing.append("all of the text")
    transcript = store.open(folder.id)
    if out is not None:
        try:
            _write_transcript(transcript, out)
        except OSError:
            missing.append(f"the transcript in {out}")
    return Outcome(folder.id, summary, transcript, tuple(missing))


async def _run(
    order: Interpretation, workers: "Workers", folder: SessionFolder, sources: Sequence[FloorSource]
) -> tuple[SessionSummary, list[str]]:
    """Run the session; return what came of it, and what of its files is not complete."""
    settings = order.settings
    spool = SpoolFiles(folder.spool)
    with contextlib.ExitStack() as open_files:
        open_files.callback(spool.close)
        outputs, sinks = _outlets(order, folder, open_files, speaks=workers.voice is not None)
        feed = Broadcast()
        session = CommandedSession(
            folder.id,
            settings,
            Surroundings(
                clock=VirtualClock() if settings.pace is Pace.FAST else RealtimeClock(),
                sinks=[*sinks, feed],
                sources=sources,
                spool=spool,
                journal=folder.journal,
                speakers=workers.speakers,
                engine=workers.engine,
                voice=workers.voice,
                outputs=outputs,
                models=workers.models.used,
            ),
        )
        workers.on_status = session.report
        with ending_on_signals(session.stop):
            async with Control(session, folder.path, feed):
                summary = await session.run()
    missing = [] if spool.complete else ["the audio of the floor"]
    missing += [f"what sounded on {name}" for name, output in outputs.items() if output.problem is not None]
    if any(isinstance(sink, FeedFile) and sink.problem is not None for sink in sinks):
        missing.append("the event feed")
    return summary, missing


class Workers:
    """The supervised model processes of one session."""

    def __init__(
        self,
        settings: SessionSettings,
        manifest: EngineManifest,
        models: EngineModels,
        *,
        idle: IdleProcesses | None = None,
    ) -> None:
        """`models` are what the engine is started with, `idle` is what earlier sessions left and this one will leave.

        Raises UserMistake or MissingPart for an unusable diarizer.
        """
        self.models = models
        self._idle = idle
        self._threads = configuration().model_threads
        self._unhurried = settings.pace is Pace.FAST
        self._implementations: set[str] = set()
        self.on_status: Callable[[EngineStatus], None] | None = None
        chosen = WorkerSettings(
            source_language=settings.source_language,
            targets=tuple(entry.language for entry in settings.channels if entry.mode is Mode.MACHINE),
            model=settings.model,
            terms=settings.terms,
            options=models.options,
            also_spoken=settings.also_spoken,
            tuning=settings.tuning,
        )
        hearing = WorkerSettings(
            settings.source_language,
            (),
            model=settings.speaker_model,
            options=diarizer(settings.diarizer).options,
            speakers=settings.speakers,
            most_speakers=settings.most_speakers,
        )
        self.speakers = self._supervised("speakers", checked_diarizer(settings.diarizer), hearing)
        self.engine = self._supervised("engine", manifest.implementation, chosen)
        self.voice = self._supervised("voice", manifest.voice, chosen) if manifest.voice else None

    async def make_room(self) -> None:
        """End what earlier sessions left that this one does not take up: its models need the memory."""
        if self._idle is not None:
            await self._idle.end(but=self._implementations)

    def _supervised(self, name: str, implementation: str, settings: WorkerSettings) -> SupervisedWorker:
        self._implementations.add(implementation)
        return SupervisedWorker(
            name,
            lambda settings: WorkerProcess(
                name,
                implementation,
                settings,
                idle=self._idle,
                threads=self._threads,
                unhurried=self._unhurried,
            ),
            settings,
            on_status=self._report,
        )

    def _report(self, status: EngineStatus) -> None:
        if self.on_status is not None:
            self.on_status(status)


def checked_diarizer(name: str) -> str:
    """Return the implementation of a diarizer that can be used. Raises UserMistake or MissingPart."""
    manifest = diarizer(name)
    if missing := manifest.missing():
        raise MissingPart(missing)
    if manifest.implementation is None:
        raise UserMistake(f"The diarizer {name} works on recorded sessions only; choose another --diarizer.")
    return manifest.implementation


def _opened(recordings: Sequence[Path], open_sources: contextlib.ExitStack) -> list[FloorSource]:
    """Open every recording as a source with a name of its own, all at one rate where there are several."""
    rate_hz = _MIXED_HZ if len(recordings) > 1 else None
    alike: Counter[str] = Counter()
    sources: list[FloorSource] = []
    for path in recordings:
        alike[path.stem] += 1
        name = path.stem if alike[path.stem] == 1 else f"{path.stem} ({alike[path.stem]})"
        source = open_recording(path, name=name, rate_hz=rate_hz)
        sources.append(open_sources.enter_context(contextlib.closing(source)))
    return sources


def _outlets(
    order: Interpretation, folder: SessionFolder, open_files: contextlib.ExitStack, *, speaks: bool
) -> tuple[dict[str, FileOutput], list[FeedSink]]:
    """Open the files under --out; without it, what listeners would hear is kept in the session's folder."""
    audio = order.out if order.out is not None else folder.path / "channels"
    sinks = list(order.sinks)
    outputs: dict[str, FileOutput] = {}
    try:
        audio.mkdir(parents=True, exist_ok=True)
        for channel in order.settings.channels:
            if speaks or channel.mode is Mode.FLOOR:
                kept = audio / f"channel.{channel.channel}.flac"
                kept.unlink(missing_ok=True)  # else what an earlier session keeps would be replaced
                outputs[channel.channel] = FileOutput(ChannelFile(kept))
                keep_with(folder, kept)
        if order.out is not None:
            feed = FeedFile((order.out / _FEED).open("w", encoding="utf-8"))
            open_files.callback(feed.close)
            sinks.append(feed)
    except OSError as error:
        reason = f"The folder {audio} cannot be written ({error.strerror}); choose another with --out."
        raise UserMistake(reason) from error
    return outputs, sinks


def keep_with(folder: SessionFolder, recording: Path) -> None:
    """Let the recording of a channel be found in the session's folder too, where both are on one disk."""
    name = folder.path / "channels" / recording.name
    if name == recording:
        return
    with contextlib.suppress(OSError):
        name.parent.mkdir(exist_ok=True)
        name.hardlink_to(recording)


def provenance(engine: str, inputs: Sequence[str], models: Sequence[UsedModel]) -> Provenance:
    """Return where a session that begins now comes from."""
    now = datetime.now(UTC).astimezone()
    return Provenance(
        session=new_session_id(now),
        started=now.isoformat(timespec="seconds"),
        engine=engine,
        version=version("openbooth"),
        inputs=tuple(inputs),
        models=tuple(models),
    )


def _write_transcript(transcript: Transcript, folder: Path) -> None:
    """Write the transcript as JSON and WebVTT. Raises OSError."""
    for name in ("json", "vtt"):
        (folder / f"transcript.{name}").write_bytes(exporter(name).export(transcript))


@contextlib.contextmanager
def ending_on_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Let SIGINT and SIGTERM call `stop`; a second one ends the program the hard way."""
    loop = asyncio.get_running_loop()
    handled: list[signal.Signals] = []

    def end() -> None:
        release()
        stop()

    def release() -> None:
        while handled:
            loop.remove_signal_handler(handled.pop())

    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, end)
            handled.append(number)
    try:
        yield
    finally:
        release()
