"""Recordings that are read fast are heard ahead of their time, and what is told is the same."""

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest

from interpreter.domain.audio import AudioFrame, frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SpeakersMerged, SpeechSegment
from interpreter.domain.steps import AudioBlock, StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.session.ahead import HeardBlock, HearingAhead, stages
from interpreter.session.floor import Floor
from interpreter.session.listening import Listening
from tests.fakes.steppers import LoudnessSpeakers
from tests.fakes.world import InlineWorker, MemorySource, MemorySpool, talk

MERGED = SpeakersMerged("S1", "S2")


class Attentive(InlineWorker):
    """A speakers process that notes what it is asked, and up to where it has heard."""

    def __init__(self) -> None:
        super().__init__(LoudnessSpeakers(), WorkerSettings("en", ()))
        self.asked: list[StepInput] = []

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        self.asked.extend(inputs)
        await asyncio.sleep(0)
        return await super().step([one for one in inputs if isinstance(one, AudioBlock)])

    @property
    def upto(self) -> Ticks:
        return max(one.end for one in self.asked if isinstance(one, AudioBlock))


class Hall:
    """A recording of three seconds, and what is told of it."""

    def __init__(self) -> None:
        self.speakers = Attentive()
        self.segments: list[tuple[Ticks, SpeechSegment]] = []
        self.floor = Floor([MemorySource(talk((0.5, 1.0), (0.5, 1.0)))], MemorySpool())
        self.listening = Listening(
            self.floor, self.speakers, on_segment=self._segment, on_turn=lambda _: None
        )
        self.now = Ticks(0)

    def _segment(self, segment: SpeechSegment) -> None:
        self.segments.append((self.now, segment))

    async def follow(self, block: HeardBlock) -> None:
        """Spend some time on a block, as an engine does."""
        self.now = block.end
        block.tell()
        for _ in range(50):
            await asyncio.sleep(0)


async def heard_in_turn() -> list[tuple[Ticks, SpeechSegment]]:
    """What is told, and when, where every block is heard when its time has come."""
    hall = Hall()
    await hall.speakers.start()
    while hall.floor.capture():
        hall.now = hall.floor.end
        await hall.listening.advance()
    return hall.segments


async def test_speakers_are_asked_ahead_and_every_segment_is_told_at_its_time() -> None:
    hall = Hall()
    leads: list[int] = []

    async def follow(block: HeardBlock) -> None:
        await hall.follow(block)
        leads.append(hall.speakers.upto - hall.now)

    await hall.speakers.start()
    await HearingAhead(hall.floor, hall.listening).run(follow)
    assert ticks_from_ms(100) <= max(leads) <= ticks_from_ms(240)
    assert len(hall.segments) == 4
    assert hall.segments == await heard_in_turn()


async def test_a_correction_waits_until_all_that_was_heard_before_is_told() -> None:
    hall = Hall()
    told_when_made: list[tuple[Ticks, Ticks]] = []

    def made() -> SpeakersMerged:
        told_when_made.append((hall.now, hall.speakers.upto))
        return MERGED

    async def follow(block: HeardBlock) -> None:
        await hall.follow(block)
        if block.end == ticks_from_ms(400):
            hall.listening.correct(made)

    await hall.speakers.start()
    await HearingAhead(hall.floor, hall.listening).run(follow)
    ((now, upto),) = told_when_made
    assert now == upto
    assert MERGED in hall.speakers.asked


async def test_what_breaks_while_hearing_ahead_is_raised_to_whoever_waits() -> None:
    class Broken(MemorySource):
        def read(self, frames: int) -> np.ndarray:  # noqa: ARG002 - nothing is read
            raise OSError(5, "no more")

    hall = Hall()
    floor = Floor([Broken(talk((0.1, 0.1)))], MemorySpool())
    with pytest.raises(OSError, match="no more"):
        await HearingAhead(floor, hall.listening).run(hall.follow)


async def test_the_first_stage_that_fails_ends_the_others() -> None:
    ended = asyncio.Event()

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def fails() -> None:
        await asyncio.sleep(0)
        raise UserMistake("Something is wrong.")

    async def both() -> None:
        async with stages() as beside:
            beside.create_task(waits())
            beside.create_task(fails())

    with pytest.raises(UserMistake):
        await both()
    assert ended.is_set()


def test_a_block_ends_with_the_last_of_its_sources() -> None:
    frames = [
        AudioFrame(name, Ticks(0), 48_000, frozen(np.zeros(length, np.float32)))
        for name, length in (("a", 960), ("b", 480))
    ]
    assert HeardBlock(frames, lambda: None).end == 960
