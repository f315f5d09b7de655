"""Finds out again, after the event and with the whole recording, who spoke when."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from interpreter.app.plugins import diarizer
from interpreter.app.records import noted_at, session_store
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.records import Record, RediarizationUndone, Rediarized
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import AudioBlock, SourceEnded, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.dsp.resampling import ModelResampler
from interpreter.policy.attribution import TurnBook
from interpreter.policy.rediarization import Changes, changes, matched
from interpreter.storage.spool import SpoolFiles
from interpreter.worker.client import WorkerProcess

_BLOCK = ticks_from_seconds(10)
_PATIENCE_S = 3600.0
"""A pipeline over hours of audio answers once, at its end."""


@dataclass(frozen=True, slots=True)
class Rediarization:
    """Which session to listen to again, and how."""

    session: str
    diarizer: str
    model: str | None = None
    speakers: int | None = None
    advance: Callable[[float], None] = lambda _: None
    """Is told which share of the audio has been handed over."""


def rediarize(order: Rediarization) -> Changes:
    """Replace the turns of a session that has ended; say what changed.

    Raises UserMistake, MissingPart or WorkerFailed; nothing has changed then.
    """
    store = session_store()
    if store.is_running(order.session):
        raise UserMistake(f"Session {store.find(order.session)} is running; end it first.")
    manifest = diarizer(order.diarizer)
    if missing := manifest.missing():
        raise MissingPart(missing)
    if manifest.offline is None:
        raise UserMistake(
            f"The diarizer {manifest.name} works only while people speak; choose another --diarizer."
        )
    settings = WorkerSettings("", (), model=order.model, options=manifest.options, speakers=order.speakers)
    worker = WorkerProcess("diarizer", manifest.offline, settings, patience_s=_PATIENCE_S)
    spool = SpoolFiles(store.folder_of(order.session) / "spool")
    try:
        if not spool.sources:
            raise UserMistake(
                "The audio of this session is not kept any more; its speakers cannot be found again."
            )
        outputs = asyncio.run(_listen_again(worker, spool, order.advance))
    finally:
        spool.close()
    turns = [turn for turn in outputs if isinstance(turn, SpeakerTurn)]
    before = store.open(order.session)

    def found(book: TurnBook) -> Record:
        return Rediarized(manifest.name, matched(turns, book), noted_at())

    store.amend(order.session, found)
    return changes(before, store.open(order.session))


def undo(session: str) -> Changes:
    """Take the last re-diarization back; say what changed."""
    store = session_store()
    before = store.open(session)
    store.amend(session, lambda _: RediarizationUndone(noted_at()))
    return changes(before, store.open(session))


async def _listen_again(
    worker: WorkerProcess, spool: SpoolFiles, advance: Callable[[float], None]
) -> list[StepOutput]:
    await worker.start()
    outputs: list[StepOutput] = []
    try:
        for block, share in _blocks(spool):
            outputs.extend(await worker.step([block]))
            advance(share)
        outputs.extend(await worker.finish())
    finally:
        await worker.stop()
    return outputs


def _blocks(spool: SpoolFiles) -> Iterator[tuple[AudioBlock | SourceEnded, float]]:
    """Yield everything the spool holds as 16 kHz audio, with the share of it that this makes."""
    ends = {source: spool.end(source) for source in spool.sources}
    done, whole = 0, max(1, sum(ends.values()))
    for source, end in ends.items():
        sent = position = Ticks(0)
        resampler: ModelResampler | None = None
        while position < end:
            frame = spool.read(source, position, Ticks(position + _BLOCK))
            resampler = resampler or ModelResampler(frame.rate_hz)
            position = min(end, Ticks(position + _BLOCK))
            block = AudioBlock(source, sent, resampler.push(frame.samples))
            sent = block.end
            yield block, (done + cast("int", position)) / whole
        if resampler is not None:
            yield AudioBlock(source, sent, resampler.finish()), (done + end) / whole
        yield SourceEnded(source, end), (done + end) / whole
        done += end
