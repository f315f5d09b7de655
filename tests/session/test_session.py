"""A session from floor to voice, with everything around it in memory."""

import asyncio
import itertools
import time
from dataclasses import replace

import numpy as np
import pytest

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ListenerChannel, Mode, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.events import Published, SessionChanged, SessionState, SessionSummary
from interpreter.domain.health import Overload, QualityChanged
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, text_of
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.settings import Pace
from interpreter.domain.steps import AudioBlock, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.policy.transcription import transcribe
from tests.fakes.steppers import CountingEngine
from tests.fakes.world import InlineWorker, MemorySource, Stage, talk, until


def captions(stage: Stage, language: str) -> list[Caption]:
    return [e for e in stage.recorder.events if isinstance(e, Caption) and e.language == language]


def final_text(stage: Stage, language: str) -> list[str]:
    return [caption.committed for caption in captions(stage, language) if caption.ended]


async def test_two_utterances_reach_captions_record_and_voice_in_both_languages() -> None:
    stage = Stage(talk((0.5, 1.0), (1.0, 1.0)))
    summary = await stage.session.run()
    assert final_text(stage, "en") == ["w1 w2 w3 w4 w5", "w6 w7 w8 w9 w10"]
    assert final_text(stage, "es") == ["w1es w2es w3es w4es w5es", "w6es w7es w8es w9es w10es"]
    spoken = [event for event in stage.recorder.events if isinstance(event, SpeechPlayed)]
    assert {event.utterance for event in spoken} == {1, 2}
    assert summary.duration == ticks_from_seconds(4.0)
    assert summary.lag["en"].words == 10
    assert not summary.skipped_words["es"]
    assert isinstance(stage.recorder.seen[-1], Published)
    assert isinstance(stage.recorder.seen[-1].event, SessionSummary)
    assert stage.recorder.records[-1] == SessionClosed(ticks_from_seconds(4.0))


async def test_every_sequence_number_comes_once_and_time_never_goes_back() -> None:
    stage = Stage(talk((0.2, 1.0), (0.4, 2.0)))
    await stage.session.run()
    published = stage.recorder.published
    assert [entry.sequence for entry in published] == list(range(len(published)))
    assert all(a.at <= b.at for a, b in itertools.pairwise(published))


async def test_no_committed_word_is_shown_before_it_is_in_the_journal() -> None:
    stage = Stage(talk((0.2, 2.0), (0.6, 1.0)))
    await stage.session.run()
    kept: dict[tuple[int, str], list[Word]] = {}
    for entry in stage.recorder.seen:
        if isinstance(entry, WordsCommitted):
            kept.setdefault((entry.utterance, entry.language), []).extend(entry.words)
        elif isinstance(entry, Published) and isinstance(caption := entry.event, Caption):
            assert caption.committed == text_of(kept.get((caption.utterance, caption.language), []))


async def test_at_fast_pace_computing_takes_no_session_time() -> None:
    quick, slow = Stage(talk((0.2, 1.0))), Stage(talk((0.2, 1.0)), slow_ms="20")
    await quick.session.run()
    await slow.session.run()
    assert [e for e in quick.recorder.published if not isinstance(e.event, SessionSummary)] == [
        e for e in slow.recorder.published if not isinstance(e.event, SessionSummary)
    ]


async def test_at_realtime_pace_the_text_is_the_same_and_takes_as_long_as_the_recording() -> None:
    samples = talk((0.2, 0.8), (0.5, 0.6))
    live, fast = Stage(samples, pace=Pace.REALTIME), Stage(samples)
    began = time.monotonic()
    await live.session.run()
    assert 2.5 <= time.monotonic() - began < 6
    await fast.session.run()
    for language in ("en", "es"):
        assert final_text(live, language) == final_text(fast, language)
    first = next(e for e in live.recorder.published if isinstance(e.event, Caption))
    assert ticks_from_ms(350) <= first.at <= ticks_from_ms(800)


@pytest.mark.slow
async def test_an_engine_that_is_late_misses_nothing() -> None:
    engine = InlineWorker(CountingEngine(), WorkerSettings("en", ("es",)), delay_s=0.6)
    late = Stage(talk((0.0, 3.5)), pace=Pace.REALTIME, engine=engine)
    await late.session.run()
    assert final_text(late, "en") == [" ".join(f"w{n}" for n in range(1, 18))]


async def test_falling_more_than_two_seconds_behind_is_said_and_so_is_catching_up() -> None:
    engine = InlineWorker(CountingEngine(), WorkerSettings("en", ("es",)), delay_s=0.0)
    stage = Stage(talk((0.0, 4.0)), pace=Pace.REALTIME, engine=engine)
    running = asyncio.create_task(stage.session.run())
    await asyncio.sleep(0.3)
    engine.delay_s = 2.8
    await asyncio.sleep(0.5)
    engine.delay_s = 0.0
    await until(lambda: final_text(stage, "en"))
    stage.session.stop()
    await running
    overloads = [event for event in stage.recorder.events if isinstance(event, Overload)]
    assert [overload.behind > ticks_from_seconds(2) for overload in overloads] == [True, False]
    assert final_text(stage, "en") == [" ".join(f"w{n}" for n in range(1, 21))]


@pytest.mark.slow
async def test_a_machine_that_is_too_slow_gives_up_what_is_missed_least_and_takes_it_back_within_five_seconds() -> (
    None
):
    engine = InlineWorker(CountingEngine(), WorkerSettings("en", ("es",)), delay_s=0.0)
    stage = Stage(talk((0.0, 13.0)), pace=Pace.REALTIME, engine=engine)
    running = asyncio.create_task(stage.session.run())
    await asyncio.sleep(0.3)
    engine.delay_s = 1.6
    await asyncio.sleep(5.5)
    engine.delay_s = 0.0
    relieved = time.monotonic()
    await until(lambda: changes(stage)[-1:] == [0])
    assert time.monotonic() - relieved <= 5.0
    await running
    steps = changes(stage)
    assert steps[:1] == [1]
    assert steps[-1] == 0
    assert all(abs(a - b) == 1 for a, b in itertools.pairwise((0, *steps)))
    assert final_text(stage, "en") == [" ".join(f"w{n}" for n in range(1, 66))]


def changes(stage: Stage) -> list[int]:
    return [event.step for event in stage.recorder.events if isinstance(event, QualityChanged)]


async def test_the_floor_is_kept_and_counted_when_the_engine_is_gone_for_good() -> None:
    engine = InlineWorker(CountingEngine(), WorkerSettings("en", ("es",)), fails_at=4)
    samples = talk((0.5, 1.0), (1.0, 1.0))
    stage = Stage(samples, engine=engine)
    summary = await stage.session.run()
    assert np.array_equal(np.concatenate(stage.spool.kept["mic"]), samples)
    assert summary.dropped_ms >= 1_500
    assert final_text(stage, "en") == [captions(stage, "en")[-1].committed]


async def test_stopping_ends_open_utterances_with_what_was_committed_and_drops_unspoken_speech() -> None:
    stage = Stage(talk((0.1, 30.0)), pace=Pace.REALTIME)
    running = asyncio.create_task(stage.session.run())
    await asyncio.sleep(1.5)
    stage.session.stop()
    summary = await asyncio.wait_for(running, 5)
    assert summary.duration < ticks_from_seconds(3)
    assert captions(stage, "es")[-1].ended
    skipped = [event for event in stage.recorder.events if isinstance(event, SpeechSkipped)]
    assert all(event.cause is SkipCause.STOPPED for event in skipped)
    assert stage.recorder.events[-2] == SessionChanged(
        SessionState.STOPPED, "test", "en", ("es",), engine="fake"
    )


async def test_two_sources_are_heard_side_by_side() -> None:
    sources = [MemorySource(talk((0.2, 1.0)), name="left"), MemorySource(talk((0.6, 1.0)), name="right")]
    stage = Stage(sources)
    await stage.session.run()
    ended = {caption.source: caption for caption in captions(stage, "en") if caption.ended}
    assert set(ended) == {"left", "right"}
    assert len(ended["left"].committed.split()) == len(ended["right"].committed.split()) == 5


async def test_one_caption_per_channel_and_each_channel_speaks_for_itself() -> None:
    channels = (ListenerChannel("es", "es"), ListenerChannel("es-2", "es"), ListenerChannel("ca", "ca"))
    stage = Stage(talk((0.2, 1.0)), channels=channels)
    await stage.session.run()
    assert {caption.channel for caption in captions(stage, "es")} == {"es", "es-2"}
    assert all(stage.outputs[name].played for name in ("es", "es-2", "ca"))
    assert all(output.closed_at is not None for output in stage.outputs.values())


async def test_speech_on_a_channel_never_overlaps_and_is_announced_when_it_sounds() -> None:
    stage = Stage(talk((0.2, 3.0), (0.4, 3.0)))
    await stage.session.run()
    played = stage.outputs["es"].played
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(played))
    for entry in stage.recorder.published:
        if isinstance(entry.event, SpeechPlayed):
            assert 0 <= entry.at - entry.event.start <= ticks_from_ms(20)


async def test_a_channel_in_the_spoken_language_carries_the_floor() -> None:
    samples = talk((0.2, 0.5))
    stage = Stage(samples, channels=(ListenerChannel("en", "en", mode=Mode.FLOOR),))
    await stage.session.run()
    played = stage.outputs["en"].played
    assert (played[0][0], played[-1][1]) == (0, ticks_from_seconds(len(samples) / 16_000))


async def test_without_a_voice_every_unspoken_word_is_counted() -> None:
    stage = Stage(talk((0.2, 1.0)), voice=False)
    summary = await stage.session.run()
    assert summary.skipped_words["es"] == 5


async def test_silence_takes_no_engine_time() -> None:
    stage = Stage(np.zeros(16_000 * 5, np.float32))
    summary = await stage.session.run()
    assert stage.engine.steps == 0
    assert summary.lag == {}


async def test_utterances_reach_the_engine_whole_in_hops_and_in_order() -> None:
    stage = Stage(talk((0.5, 1.0), (1.0, 0.7)))
    await stage.session.run()
    for number, start_ms in ((1, 500), (2, 2_500)):
        blocks = [i for i in stage.engine.inputs if isinstance(i, AudioBlock) and i.utterance == number]
        assert blocks[0].start == ticks_from_ms(start_ms)
        assert all(a.end == b.start for a, b in itertools.pairwise(blocks))
    ends = [i for i in stage.engine.inputs if isinstance(i, UtteranceEnded)]
    assert [end.utterance for end in ends] == [1, 2]


class Passing(CountingEngine):
    """Hears Spanish and passes it through."""

    def _hypotheses(self, *args: object, **options: object) -> list[Hypothesis]:  # type: ignore[override]
        made = super()._hypotheses(*args, **options)  # type: ignore[arg-type]
        spoken = [replace(one, language="es") for one in made if one.is_floor]
        return [replace(one, origin=origin) for one in spoken for origin in (Origin.FLOOR, Origin.MACHINE)]


async def test_what_is_said_in_a_target_language_is_shown_and_spoken_on_its_channel_too() -> None:
    stage = Stage(talk((0.2, 1.0)), engine=InlineWorker(Passing(), WorkerSettings("en", ("es",))))
    summary = await stage.session.run()
    captions = [event for event in stage.recorder.events if isinstance(event, Caption) and event.ended]
    assert [(one.channel, one.language) for one in captions] == [(None, "es"), ("es", "es")]
    assert {one.committed for one in captions} == {"w1 w2 w3 w4 w5"}
    assert summary.skipped_words == {"es": 0}
    assert stage.outputs["es"].played
    line = transcribe(stage.recorder.records).lines[0]
    assert (line.language, line.text, line.translations) == ("es", "w1 w2 w3 w4 w5", {"es": "w1 w2 w3 w4 w5"})
    assert summary.prediction["es"].words == 5


class Fickle(CountingEngine):
    """Takes back what it committed in its last revision."""

    def _hypotheses(self, *args: object, **options: object) -> list[Hypothesis]:  # type: ignore[override]
        made = super()._hypotheses(*args, **options)  # type: ignore[arg-type]
        broken = Word("never", Ticks(0), Ticks(0))
        return [
            h
            if not h.ended
            else Hypothesis(h.utterance, h.revision, h.source, Origin.FLOOR, h.language, (broken,))
            for h in made
            if isinstance(h, Hypothesis)
        ]


async def test_what_an_engine_takes_back_is_refused_and_the_committed_words_stay() -> None:
    stage = Stage(talk((0.2, 1.0)), engine=InlineWorker(Fickle(), WorkerSettings("en", ("es",))))
    await stage.session.run()
    assert all("never" not in caption.committed for caption in captions(stage, "en"))
    assert final_text(stage, "en") == ["w1 w2 w3 w4"]


@pytest.mark.parametrize("rate_hz", [8_000, 48_000])
async def test_floor_audio_of_any_exact_rate_reaches_the_engine_at_16_khz(rate_hz: int) -> None:
    samples = np.tile(np.float32([0.5, 0.4]), rate_hz)
    stage = Stage([MemorySource(samples, rate_hz=rate_hz)])
    await stage.session.run()
    heard = sum(len(i.samples) for i in stage.engine.inputs if isinstance(i, AudioBlock))
    assert 0.9 * 32_000 <= heard <= 32_000
