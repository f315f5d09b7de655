"""Who says what, in a session with everything around it in memory."""

import asyncio
import itertools

import pytest

from interpreter.domain.captions import Caption
from interpreter.domain.channels import EACH_SPEAKER, ListenerChannel
from interpreter.domain.errors import UserMistake
from interpreter.domain.records import WordsCommitted
from interpreter.domain.settings import Pace
from interpreter.domain.speech import (
    SegmentEnd,
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.steps import AudioBlock, SpeechRequest, TurnChanged, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from tests.fakes.steppers import CountingEngine, ToldSpeakers
from tests.fakes.world import InlineWorker, Stage, talk, until


def segment(
    number: int, start_ms: int, end_ms: int | None, known_ms: int, cause: SegmentEnd
) -> SpeechSegment:
    end = None if end_ms is None else ticks_from_ms(end_ms)
    known = ticks_from_ms(known_ms)
    return SpeechSegment("mic", number, ticks_from_ms(start_ms), end, cause if end_ms else None, known)


def turn(
    number: int, speaker: str | None, start_ms: int, known_ms: int, end_ms: int | None = None
) -> SpeakerTurn:
    end = None if end_ms is None else ticks_from_ms(end_ms)
    return SpeakerTurn(
        number,
        "mic",
        speaker,
        None,
        ticks_from_ms(start_ms),
        end,
        0.9,
        end is not None,
        ticks_from_ms(known_ms),
    )


def two_people(cut: SegmentEnd = SegmentEnd.TURN) -> ToldSpeakers:
    """S1 speaks from 0 to 1 s and S2 on to 2 s; the change is found 600 ms after it."""
    return ToldSpeakers(
        segment(1, 0, None, 100, cut),
        turn(1, None, 0, 100),
        turn(1, "S1", 0, 800),
        segment(1, 0, 1_000, 1_600, cut),
        turn(1, "S1", 0, 1_600, 1_000),
        segment(2, 1_000, None, 1_600, cut),
        turn(2, "S2", 1_000, 1_600),
        segment(2, 1_000, 2_000, 2_300, SegmentEnd.PAUSE),
        turn(2, "S2", 1_000, 2_300, 2_000),
    )


def captions(stage: Stage, language: str) -> list[Caption]:
    return [e for e in stage.recorder.events if isinstance(e, Caption) and e.language == language]


def last(stage: Stage, language: str) -> dict[int, Caption]:
    return {caption.utterance: caption for caption in captions(stage, language)}


async def test_captions_learn_their_speaker_in_every_language_and_keep_their_text() -> None:
    stage = Stage(talk((0.0, 2.0)), speakers=two_people())
    await stage.session.run()
    for language in ("en", "es"):
        shown = captions(stage, language)
        assert {caption.speaker for caption in shown if caption.utterance == 1} == {None, "S1"}
        assert {caption.speaker_name for caption in last(stage, language).values()} == {
            "Speaker 1",
            "Speaker 2",
        }
        revisions = [caption.revision for caption in shown if caption.utterance == 1]
        assert revisions == list(range(len(revisions)))
        texts = [caption.committed for caption in shown if caption.utterance == 1]
        assert all(later.startswith(sooner) for sooner, later in itertools.pairwise(texts))


async def test_an_utterance_ends_where_the_speaker_changes_and_no_word_is_lost_or_said_twice() -> None:
    stage = Stage(talk((0.0, 2.0)), speakers=two_people())
    await stage.session.run()
    first, second = (last(stage, "en")[number] for number in (1, 2))
    assert (first.ended, second.ended) == (True, True)
    committed = [record for record in stage.recorder.records if isinstance(record, WordsCommitted)]
    spans = [(w.start, w.end) for record in committed if record.language == "en" for w in record.words]
    assert spans == [(Ticks(at), Ticks(at + 9600)) for at in range(0, 2 * 48_000, 9_600)]
    assert first.end <= second.start == ticks_from_ms(1_400), "the engine had committed up to 1.4 s"


async def test_only_settled_turns_are_on_record() -> None:
    stage = Stage(talk((0.0, 2.0)), speakers=two_people())
    await stage.session.run()
    recorded = [record for record in stage.recorder.records if isinstance(record, SpeakerTurn)]
    published = [event for event in stage.recorder.events if isinstance(event, SpeakerTurn)]
    assert [one.turn for one in recorded] == [1, 2]
    assert all(one.settled for one in recorded)
    assert len(published) == 5


async def test_the_engine_learns_of_a_turn_at_its_place_in_the_audio_however_late_it_is() -> None:
    prompt, late = await asyncio.gather(places_of_turns(0.0), places_of_turns(0.3))
    at = {ms: ticks_from_ms(ms) for ms in (100, 800, 1_600, 2_300)}
    assert prompt == [(1, at[100]), (1, at[800]), (1, at[1_600]), (2, at[1_600]), (2, at[2_300])]
    assert late == prompt


async def places_of_turns(delay_s: float) -> list[tuple[int, Ticks]]:
    """What an engine that takes so long for a step is told of turns, each with how far it had heard."""
    engine = InlineWorker(CountingEngine(), WorkerSettings("en", ("es",)), delay_s=delay_s)
    stage = Stage(talk((0.0, 2.0)), speakers=two_people(), engine=engine, pace=Pace.REALTIME)
    await stage.session.run()
    heard, places = Ticks(0), []
    for value in engine.inputs:
        if isinstance(value, AudioBlock) and len(value.samples):
            heard = value.end
        elif isinstance(value, TurnChanged):
            places.append((value.turn.turn, heard))
    return places


async def test_a_name_given_while_people_speak_reaches_every_caption_and_the_record() -> None:
    stage = Stage(talk((0.0, 2.0)), speakers=two_people(), pace=Pace.REALTIME)
    running = asyncio.create_task(stage.session.run())
    await until(lambda: any(caption.speaker == "S1" for caption in captions(stage, "es")))
    stage.session.name("speaker 1", " Ana  Ruiz ")
    assert last(stage, "en")[1].speaker_name == "Ana Ruiz" == last(stage, "es")[1].speaker_name
    with pytest.raises(UserMistake, match="there are S1"):
        stage.session.name("nobody", "Eva")
    with pytest.raises(UserMistake, match="1 to 80 characters"):
        stage.session.name("S1", "\u202e")
    stage.session.stop()
    await running
    assert SpeakerNamed("S1", "Ana Ruiz") in stage.recorder.records
    assert last(stage, "es")[1].speaker_name == "Ana Ruiz"


async def test_merging_and_splitting_reach_captions_record_and_the_speakers_process() -> None:
    stage = Stage(talk((0.0, 2.6)), speakers=two_people(), pace=Pace.REALTIME)
    running = asyncio.create_task(stage.session.run())
    await until(lambda: 2 in last(stage, "es"))
    stage.session.merge("S2", "S1")
    stage.session.merge("S2", "S1")
    await asyncio.sleep(0.1)
    assert {caption.speaker for caption in last(stage, "es").values()} == {"S1"}
    stage.session.reassign([2])
    with pytest.raises(UserMistake, match="no turn 9"):
        stage.session.reassign([9])
    await running
    assert {number: caption.speaker for number, caption in last(stage, "es").items()} == {1: "S1", 2: "S3"}
    corrections = [SpeakersMerged("S2", "S1"), TurnsReassigned((2,), "S3")]
    assert [
        r for r in stage.recorder.records if isinstance(r, SpeakersMerged | TurnsReassigned)
    ] == corrections
    assert [
        i for i in stage.speakers.inputs if isinstance(i, SpeakersMerged | TurnsReassigned)
    ] == corrections


async def test_a_cut_where_nothing_was_committed_yet_is_made_exactly_at_the_change() -> None:
    stage = Stage(talk((0.0, 2.0)), speakers=two_people(), commits="late")
    await stage.session.run()
    assert last(stage, "en")[1].end == ticks_from_seconds(1.0) == last(stage, "en")[2].start


async def test_every_speaker_is_heard_in_a_voice_of_their_own_where_that_is_wished() -> None:
    async def asked(voice: str | None) -> list[str | None]:
        stage = Stage(talk((0.0, 2.0)), speakers=two_people(), channels=(ListenerChannel("es", "es", voice),))
        await stage.session.run()
        assert stage.voice is not None
        return [one.voice for one in stage.voice.inputs if isinstance(one, SpeechRequest)]

    own = await asked(EACH_SPEAKER)
    assert own == sorted(own, key=("high", "low").index)
    assert set(own) == {"high", "low"}
    assert set(await asked(None)) == {None}
    assert set(await asked("low")) == {"low"}
