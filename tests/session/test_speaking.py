"""A clause sounds while the voice still computes its end."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Sequence

import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.channels import ListenerChannel, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.errors import WorkerFailed
from interpreter.domain.hypothesis import Hypothesis, Origin, Word
from interpreter.domain.steps import StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.ports.workers import Worker
from interpreter.session.chronicle import Chronicle
from interpreter.session.clock import RealtimeClock, SessionClock, VirtualClock
from interpreter.session.speaking import ChannelVoice
from interpreter.worker.client import WorkerProcess
from tests.fakes.voices import PiecewiseVoice
from tests.fakes.world import InlineWorker, Recorder

PIECE = ticks_from_ms(200)
WORDS = "hola a todos ."
TEXT = "hola a todos."
NEXT = tuple(Word(one, Ticks(0), Ticks(0)) for one in ("ya", "está", "."))


class TimedVoice(InlineWorker):
    """Needs `needs` of session time for every piece of 200 ms; `meanwhile` is called before each, with its number."""

    def __init__(self, clock: VirtualClock, needs: Ticks) -> None:
        super().__init__(PiecewiseVoice(), WorkerSettings("en", ("es",)))
        self._clock, self.needs = clock, needs
        self._state = {"piece_ms": "200"}
        self.meanwhile: Callable[[int], None] = lambda _: None

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        number = 0
        async for output in super().stream(inputs):
            await self._clock.wait_until(Ticks(self._clock.now() + self.needs))
            number += 1
            self.meanwhile(number)
            yield output


class Whole:
    """An output that takes whole clauses only."""

    def __init__(self, recorder: Recorder) -> None:
        self.play = recorder.play
        self.close = recorder.close


class Booth:
    """One channel whose voice speaks in pieces."""

    def __init__(self, clock: SessionClock, voice: Worker, output: object = None) -> None:
        self.clock, self.recorder = clock, Recorder()
        self.chronicle = Chronicle(clock, self.recorder, [self.recorder])
        self.voice = ChannelVoice(
            ListenerChannel("es", "es"),
            output or self.recorder,  # type: ignore[arg-type]
            voice,
            self.chronicle,
            ids=itertools.count(1),
        )

    def take(self, words: str = WORDS, *, utterance: int = 1) -> None:
        said = tuple(Word(one, Ticks(0), Ticks(0)) for one in words.split())
        self.voice.take(Hypothesis(utterance, 0, "floor", Origin.MACHINE, "es", said, (), ended=True))

    @property
    def told(self) -> list[SpeechPlayed | SpeechSkipped]:
        return [one for one in self.recorder.events if isinstance(one, SpeechPlayed | SpeechSkipped)]


class VirtualBooth(Booth):
    """One whose time passes only while its voice computes."""

    def __init__(self, needs_ms: int, **options: object) -> None:
        clock = VirtualClock()
        self.worker = TimedVoice(clock, ticks_from_ms(needs_ms))
        super().__init__(clock, self.worker, **options)  # type: ignore[arg-type]

    async def passed(self, seconds: float) -> None:
        await self.clock.wait_until(Ticks(self.clock.now() + ticks_from_seconds(seconds)))
        await self.voice.advance()

    def at_piece(self, number: int, act: Callable[[], object]) -> None:
        self.worker.meanwhile = lambda now: act() if now == number else None


def lose() -> None:
    raise WorkerFailed("The voice process broke too often to be started again.")


def ms(ticks: Ticks) -> float:
    return ticks / 48


async def test_a_clause_sounds_with_its_first_piece_and_the_others_follow_without_a_gap() -> None:
    booth = VirtualBooth(100)
    booth.take()
    sounding: list[tuple[Ticks | None, Ticks]] = []
    booth.worker.meanwhile = lambda _: sounding.append(
        (booth.voice.sounds_until(booth.clock.now()), booth.clock.now())
    )
    await booth.voice.advance()
    assert [ms(start) for start, _ in booth.recorder.played] == [100 + 200 * n for n in range(len(TEXT))]
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(booth.recorder.played))
    assert booth.recorder.clauses == 1
    assert sounding[0][0] is None
    assert all(until is not None and until > now for until, now in sounding[1:])
    (played,) = booth.told
    assert isinstance(played, SpeechPlayed)
    assert (ms(played.start), ms(played.duration)) == (100, 200 * len(TEXT))


async def test_a_clause_is_told_once_with_its_real_length_however_slow_the_voice_was() -> None:
    booth = VirtualBooth(300)
    booth.take()
    await booth.voice.advance()
    assert [ms(start) for start, _ in booth.recorder.played] == [300 * n for n in range(1, len(TEXT) + 1)]
    (played,) = booth.told
    assert isinstance(played, SpeechPlayed)
    assert (ms(played.start), ms(played.duration)) == (300, 300 * (len(TEXT) - 1) + 200)


async def test_where_computing_takes_no_time_pieces_are_told_as_the_whole() -> None:
    booth = VirtualBooth(0)
    booth.take()
    await booth.voice.advance()
    (played,) = booth.told
    assert isinstance(played, SpeechPlayed)
    assert (played.start, ms(played.duration)) == (0, 200 * len(TEXT))


async def test_an_output_that_cannot_join_pieces_is_given_whole_clauses() -> None:
    recorder = Recorder()
    booth = VirtualBooth(100, output=Whole(recorder))
    booth.take()
    await booth.voice.advance()
    ((start, end),) = recorder.played
    assert (ms(start), ms(Ticks(end - start))) == (100 * len(TEXT), 200 * len(TEXT))


async def test_who_takes_over_in_the_middle_of_a_clause_is_not_disturbed_by_the_rest_of_it() -> None:
    booth = VirtualBooth(100)
    booth.take()
    booth.at_piece(5, lambda: booth.voice.silence(SkipCause.INTERPRETER))
    await booth.voice.advance()
    assert len(booth.recorder.played) == 4
    played, skipped = booth.told
    assert isinstance(played, SpeechPlayed)
    assert isinstance(skipped, SpeechSkipped)
    assert (ms(played.start), ms(played.duration)) == (100, 400)
    assert (skipped.words, skipped.cause) == (2, SkipCause.INTERPRETER)
    assert booth.voice.skipped_words == 2
    assert booth.voice.sounds_until(booth.clock.now()) is None


async def test_a_clause_that_was_cut_stays_cut_when_the_machine_returns_before_it_is_computed() -> None:
    booth = VirtualBooth(100)
    booth.take()

    def interrupt() -> None:
        booth.voice.silence(SkipCause.INTERPRETER)
        booth.voice.resume()
        booth.take("gracias .", utterance=2)

    booth.at_piece(1, interrupt)
    await booth.voice.advance()
    assert booth.recorder.played == []
    booth.worker.meanwhile = lambda _: None
    await booth.voice.advance()
    assert len(booth.recorder.played) == len("gracias.")
    assert [one.words for one in booth.told if isinstance(one, SpeechSkipped)] == [3]
    await booth.passed(9)
    assert len([one for one in booth.told if isinstance(one, SpeechPlayed)]) == 1


async def test_the_next_clause_waits_until_all_of_this_one_was_said() -> None:
    booth = VirtualBooth(50)
    booth.take()
    await booth.voice.advance()
    booth.take("gracias .", utterance=2)
    await booth.passed(1.9)
    starts = [start for start, _ in booth.recorder.played]
    assert ms(Ticks(starts[len(TEXT)] - starts[len(TEXT) - 1])) == 200 + 180


async def test_of_a_voice_that_is_lost_in_the_middle_of_a_clause_the_rest_is_skipped() -> None:
    booth = VirtualBooth(100)
    booth.take()
    booth.at_piece(9, lose)
    await booth.voice.advance()
    await booth.passed(3)
    played, skipped = booth.told
    assert isinstance(played, SpeechPlayed)
    assert isinstance(skipped, SpeechSkipped)
    assert (ms(played.start), ms(played.duration)) == (100, 1_600)
    assert (skipped.words, skipped.cause) == (1, SkipCause.NO_VOICE)
    assert booth.recorder.clauses == 1
    booth.take("gracias .", utterance=2)
    await booth.voice.advance()
    assert len(booth.recorder.played) == 8 + len("gracias.")


async def test_a_session_that_is_closed_in_the_middle_of_a_clause_tells_what_sounded() -> None:
    booth = VirtualBooth(100)
    booth.take()
    booth.at_piece(3, lambda: booth.voice.close(booth.clock.now()))
    await booth.voice.advance()
    assert [type(one) for one in booth.told] == [SpeechPlayed, SpeechSkipped]
    assert booth.recorder.closed_at == booth.recorder.played[-1][1]
    assert len(booth.recorder.played) == 2


@pytest.fixture
async def preparing() -> VirtualBooth:
    """A booth that knows how slow its voice is, and expects what comes next."""
    booth = VirtualBooth(150)
    booth.take("hola .")
    await booth.voice.advance()
    await booth.passed(20)
    booth.recorder.played.clear()
    for revision in range(2):
        booth.voice.take(Hypothesis(2, revision, "floor", Origin.MACHINE, "es", (), NEXT))
    return booth


async def test_what_a_slow_voice_has_prepared_sounds_piece_by_piece_at_once(preparing: VirtualBooth) -> None:
    assert await preparing.voice.prepare()
    assert preparing.recorder.played == []
    now = preparing.clock.now()
    preparing.voice.take(Hypothesis(2, 2, "floor", Origin.MACHINE, "es", NEXT, (), ended=True))
    await preparing.voice.advance()
    assert preparing.clock.now() == now
    assert [start for start, _ in preparing.recorder.played] == [now + n * PIECE for n in range(8)]


async def test_what_could_not_be_prepared_to_its_end_is_said_anew(preparing: VirtualBooth) -> None:
    preparing.at_piece(3, lose)
    assert await preparing.voice.prepare()
    assert not await preparing.voice.prepare()
    preparing.worker.meanwhile = lambda _: None
    preparing.voice.take(Hypothesis(2, 2, "floor", Origin.MACHINE, "es", NEXT, (), ended=True))
    await preparing.voice.advance()
    assert len(preparing.recorder.played) == 8
    assert preparing.voice.skipped_words == 0


class Watched(Recorder):
    """Notes at which time of the session each piece was handed over."""

    def __init__(self, clock: SessionClock) -> None:
        super().__init__()
        self._clock = clock
        self.came: list[Ticks] = []

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        super().play(start, rate_hz, samples)
        self.came.append(self._clock.now())


@pytest.mark.parametrize("piecewise", [True, False])
async def test_a_real_voice_process_is_heard_long_before_it_has_computed_the_clause(piecewise: bool) -> None:
    clock = RealtimeClock()
    watched = Watched(clock)
    options = {"needs_ms": "80", "piece_ms": "200"}
    worker = WorkerProcess(
        "voice", "tests.fakes.voices:PiecewiseVoice", WorkerSettings("en", ("es",), options=options)
    )
    await worker.start()
    booth = Booth(clock, worker, watched if piecewise else Whole(watched))
    clock.begin()
    try:
        booth.take()
        await booth.voice.advance()
        computed = clock.now()
        assert computed >= ticks_from_ms(80 * len(TEXT))
        while not booth.told:
            await asyncio.sleep(0.02)
            await booth.voice.advance()
        (played,) = booth.told
        assert isinstance(played, SpeechPlayed)
        assert played.duration >= len(TEXT) * PIECE
        assert (watched.came[0] < computed - ticks_from_ms(500)) == piecewise
        assert (played.start < computed - ticks_from_ms(500)) == piecewise
    finally:
        await worker.stop()
