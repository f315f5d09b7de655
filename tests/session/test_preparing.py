"""A slow voice speaks beforehand what is probably committed next; nothing else than what is committed is heard."""

import itertools
from collections.abc import AsyncIterator, Sequence

import pytest

from interpreter.domain.channels import ListenerChannel, SkipCause
from interpreter.domain.hypothesis import Hypothesis, Origin, Word
from interpreter.domain.steps import SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.session.chronicle import Chronicle
from interpreter.session.clock import VirtualClock
from interpreter.session.speaking import ChannelVoice
from tests.fakes.steppers import BeepVoice
from tests.fakes.world import InlineWorker, Recorder


class SlowVoice(InlineWorker):
    """Needs `needs` of session time for every request."""

    def __init__(self, clock: VirtualClock, needs: Ticks) -> None:
        super().__init__(BeepVoice(), WorkerSettings("en", ("es",)))
        self._clock, self._needs = clock, needs

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        await self._clock.wait_until(Ticks(self._clock.now() + self._needs))
        async for output in super().stream(inputs):
            yield output

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.inputs if isinstance(one, SpeechRequest)]


class Booth:
    """One channel that has said a first clause, so that it is known how slow its voice is."""

    def __init__(self, needs_ms: int) -> None:
        self.clock, self.recorder = VirtualClock(), Recorder()
        self.clock.begin()
        self.worker = SlowVoice(self.clock, ticks_from_ms(needs_ms))
        chronicle = Chronicle(self.clock, self.recorder, [self.recorder])
        self.voice = ChannelVoice(
            ListenerChannel("es", "es"), self.recorder, self.worker, chronicle, ids=itertools.count(1)
        )

    async def begin(self) -> None:
        self.take("hola a todos .", "", utterance=1, ended=True)
        await self.voice.advance()
        await self.clock.wait_until(ticks_from_seconds(20))

    def take(self, committed: str, provisional: str, *, utterance: int = 2, ended: bool = False) -> None:
        said = Ticks(0)
        words = [tuple(Word(one, said, said) for one in part.split()) for part in (committed, provisional)]
        self.voice.take(
            Hypothesis(utterance, 0, "floor", Origin.MACHINE, "es", words[0], words[1], ended=ended)
        )

    async def spoken_after(self, committed: str) -> Ticks:
        """Commit this, and return how long it takes until it sounds."""
        began = self.clock.now()
        self.take(committed, "")
        await self.voice.advance()
        return Ticks(self.recorder.played[-1][0] - began)


@pytest.fixture
async def booth() -> Booth:
    booth = Booth(needs_ms=400)
    await booth.begin()
    return booth


async def test_what_two_revisions_expect_sounds_at_once_when_it_is_committed(booth: Booth) -> None:
    for _ in range(2):
        booth.take("el acta", "está lista .")
    assert await booth.voice.prepare()
    assert not await booth.voice.prepare()
    assert len(booth.recorder.played) == 1
    assert await booth.spoken_after("el acta está lista") == 0
    assert booth.worker.texts == ["hola a todos.", "el acta está lista"]


async def test_a_clause_that_is_spoken_early_is_not_prepared_again(booth: Booth) -> None:
    for _ in range(2):
        booth.take("el acta", "está lista ya .")
    assert await booth.voice.prepare()
    booth.take("el acta está lista", "ya .")
    await booth.voice.advance()
    assert booth.voice.silent is False
    assert not await booth.voice.prepare()
    assert booth.worker.texts == ["hola a todos.", "el acta está lista"]
    for _ in range(2):
        booth.take("el acta está lista", "ya .")
    assert await booth.voice.prepare()
    assert booth.worker.texts[-1] == "ya."


async def test_a_voice_that_prepares_is_still_known_to_be_slow(booth: Booth) -> None:
    for utterance in range(2, 9):
        for _ in range(2):
            booth.take("el acta", "está lista .", utterance=utterance)
        assert await booth.voice.prepare()
        booth.take("el acta está lista .", "", utterance=utterance, ended=True)
        await booth.voice.advance()
        await booth.clock.wait_until(Ticks(booth.clock.now() + ticks_from_seconds(9)))


async def test_other_words_than_expected_are_said_as_they_were_committed(booth: Booth) -> None:
    for _ in range(2):
        booth.take("el acta", "está lista .")
    assert await booth.voice.prepare()
    assert await booth.spoken_after("el acta está firmada") == ticks_from_ms(400)
    assert booth.worker.texts[-1] == "el acta está firmada"


async def test_another_voice_says_it_anew(booth: Booth) -> None:
    for _ in range(2):
        booth.take("el acta", "está lista .")
    assert await booth.voice.prepare()
    booth.voice.set_voice("f3")
    assert await booth.spoken_after("el acta está lista") == ticks_from_ms(400)


async def test_nothing_is_prepared_of_what_changes_or_while_somebody_else_speaks(booth: Booth) -> None:
    booth.take("el acta", "está lista .")
    booth.take("el acta", "está firmada .")
    assert not await booth.voice.prepare()
    booth.take("el acta", "está firmada .")
    booth.voice.silence(SkipCause.INTERPRETER)
    assert not await booth.voice.prepare()
    booth.voice.resume()
    assert await booth.voice.prepare()


async def test_a_quick_voice_prepares_nothing() -> None:
    booth = Booth(needs_ms=20)
    await booth.begin()
    for _ in range(2):
        booth.take("el acta", "está lista .")
    assert not await booth.voice.prepare()
