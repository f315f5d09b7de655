"""A model of a fixed step time that answers every sound: what the framework is measured with."""

import json
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples, SynthesizedSpeech, frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_samples, ticks_from_seconds
from interpreter.engines.scripted.answering import AnsweringState, AnsweringStepper
from interpreter.engines.scripted.engine import ScriptedEngine, ScriptedVoice
from interpreter.engines.scripted.listening import LONGEST, WholeSourceStepper
from interpreter.engines.scripted.sounds import Quiet, Stamps, onsets
from interpreter.engines.scripted.stepper import ScriptedState
from interpreter.engines.scripted.tones import LEVEL, RATE_HZ, TONE_HZ

SECOND = 16_000
BURST = 800


def bursts(*at: int, length: int = 3 * SECOND) -> Samples:
    """16 kHz audio with 50 ms of sound at each of these samples."""
    samples = np.zeros(length, np.float32)
    for place in at:
        samples[place : place + BURST] = 0.2 * (-1.0) ** np.arange(BURST)
    return frozen(samples)


def blocks(samples: Samples, cuts: Sequence[int] = (), utterance: int = 1) -> list[AudioBlock]:
    edges = [0, *sorted(cuts), len(samples)]
    return [
        AudioBlock("floor", ticks_from_samples(start, SECOND), frozen(samples[start:end]), utterance)
        for start, end in pairwise(edges)
    ]


def answering(*targets: str, model: str = "answer:0") -> AnsweringState:
    return AnsweringStepper().init(WorkerSettings("en", targets or ("es",), model=model))


def answers(state: AnsweringState, inputs: Sequence[StepInput]) -> list[StepOutput]:
    outputs: list[StepOutput] = []
    for value in inputs:
        state, more = AnsweringStepper().step(state, [value])
        outputs += more
    return outputs


def texts(outputs: Sequence[StepOutput], language: str) -> list[str]:
    return [
        text_of(one.committed) for one in outputs if isinstance(one, Hypothesis) and one.language == language
    ]


def test_every_sound_is_answered_with_one_word_in_every_language() -> None:
    outputs = answers(answering("es", "ca"), blocks(bursts(8_000, 20_000)))
    assert texts(outputs, "en") == ["en-1.", "en-1. en-2."]
    assert texts(outputs, "es") == ["es-1.", "es-1. es-2."]
    assert texts(outputs, "ca") == ["ca-1.", "ca-1. ca-2."]
    moments = [word.end for word in outputs[-1].committed if word.text != "."]  # type: ignore[union-attr]
    assert moments == [ticks_from_samples(place, SECOND) for place in (8_000, 20_000)]


def test_a_sound_that_goes_on_is_one_sound() -> None:
    samples = bursts(4_000, 4_000 + BURST + SECOND // 20)
    assert texts(answers(answering(), blocks(samples)), "en") == ["en-1."]


@settings(deadline=None)
@given(st.lists(st.integers(1, 3 * SECOND - 1), max_size=12, unique=True))
def test_any_chunking_gives_the_same_answers(cuts: list[int]) -> None:
    samples = bursts(100, 9_000, 30_000)
    assert answers(answering(), blocks(samples, cuts)) == answers(answering(), blocks(samples))


def test_numbers_go_on_in_the_next_utterance_and_after_a_checkpoint() -> None:
    state, outputs = AnsweringStepper().step(
        answering(), [*blocks(bursts(100)), UtteranceEnded("floor", 1, ticks_from_ms(3_000))]
    )
    assert texts(outputs, "en") == ["en-1.", "en-1."]
    assert [one.ended for one in outputs if isinstance(one, Hypothesis)] == [False, False, True, True]
    (checkpoint,) = (one for one in outputs if isinstance(one, Checkpoint))
    again = AnsweringStepper().init(
        WorkerSettings("en", ("es",), model="answer:0", checkpoint=checkpoint.state)
    )
    for later in (state, again):
        assert texts(answers(later, blocks(bursts(9_000), utterance=2)), "en") == ["en-2."]


def test_a_language_that_is_added_is_answered_in() -> None:
    outputs = answers(answering("es"), [TargetsChanged(("es", "fr")), *blocks(bursts(100))])
    assert texts(outputs, "fr") == ["fr-1."]


def test_a_step_takes_the_time_that_was_asked_for() -> None:
    state = answering(model="answer:60")
    began = time.monotonic()
    AnsweringStepper().step(state, blocks(bursts()))
    assert time.monotonic() - began >= 0.06


@pytest.mark.parametrize("model", ["answer:", "answer:soon", "answer:-1", "answer:2001"])
def test_a_step_time_that_is_none_is_refused(model: str) -> None:
    with pytest.raises(UserMistake, match="write answer:20"):
        answering(model=model)


def test_the_model_decides_whether_a_timeline_is_played_or_sounds_are_answered(tmp_path: Path) -> None:
    timeline = tmp_path / "timeline.json"
    timeline.write_text('{"source_language": "en", "entries": []}', "utf-8")
    written, answering = ScriptedEngine(), ScriptedEngine()
    assert isinstance(written.init(WorkerSettings("en", (), model=str(timeline))), ScriptedState)
    assert isinstance(answering.init(WorkerSettings("en", (), model="answer:20")), AnsweringState)


def test_the_voice_sounds_from_its_first_sample_and_for_a_moment_only() -> None:
    voice = ScriptedVoice()
    state = voice.init(WorkerSettings("en", ("es",), model="answer:0"))
    assert voice.capabilities(state).speaks
    _, (speech,) = voice.step(state, [SpeechRequest(7, "es", "es-1.", 1.0)])
    assert isinstance(speech, SynthesizedSpeech)
    assert (speech.clause, speech.last, speech.rate_hz) == (7, True, RATE_HZ)
    assert speech.samples[0] == pytest.approx(LEVEL)
    assert len(speech.samples) < RATE_HZ / 5
    spectrum = np.abs(np.fft.rfft(speech.samples))
    assert np.argmax(spectrum) * RATE_HZ / len(speech.samples) == pytest.approx(TONE_HZ, abs=15)


def test_parts_write_down_when_they_were_asked_and_when_they_answered(tmp_path: Path) -> None:
    path = tmp_path / "stamps"
    model = f"answer:30:{path}"
    began = time.monotonic()
    AnsweringStepper().step(answering(model=model), blocks(bursts(8_000)))
    voice = ScriptedVoice()
    voice.step(voice.init(WorkerSettings("en", ("es",), model=model)), [SpeechRequest(1, "es", "es-1.", 1.0)])
    diarizer = WholeSourceStepper()
    diarizer.step(diarizer.init(WorkerSettings("en", (), model=str(path))), blocks(bursts(8_000)))
    engine, spoke, heard = map(json.loads, path.read_text("utf-8").splitlines())
    assert (engine["part"], engine["name"], engine["onset_ms"]) == ("engine", "1", 500)
    assert began < engine["came_s"] <= engine["went_s"] - 0.03
    assert (spoke["part"], spoke["name"]) == ("voice", "es-1")
    assert (heard["part"], heard["name"], heard["onset_ms"]) == ("speakers", "floor", 500)
    assert engine["went_s"] <= spoke["came_s"] <= heard["came_s"]


def test_nothing_is_written_without_a_file(tmp_path: Path) -> None:
    Stamps(None).write("engine", "1", onset=Ticks(0), came_s=0.0, went_s=0.0)
    assert not list(tmp_path.iterdir())


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 20_000), max_size=5), st.lists(st.integers(1, 21_999), max_size=8, unique=True)
)
def test_onsets_are_the_same_however_the_sound_is_cut(at: list[int], cuts: list[int]) -> None:
    samples = bursts(*at, length=22_000)
    whole = onsets(Quiet(), samples)[1]
    quiet, found = Quiet(), []
    for start, end in pairwise([0, *sorted(cuts), len(samples)]):
        quiet, places = onsets(quiet, samples[start:end])
        found += [start + place for place in places]
    assert tuple(found) == whole
    assert whole[:1] == tuple(sorted(at)[:1])


def heard(inputs: Sequence[StepInput]) -> list[SpeechSegment]:
    stepper = WholeSourceStepper()
    state = stepper.init(WorkerSettings("en", ()))
    told: list[StepOutput] = []
    for value in inputs:
        state, more = stepper.step(state, [value])
        told += more
    told += stepper.finish(state)
    return [one for one in told if isinstance(one, SpeechSegment)]


def seconds(first: int, last: int, source: str = "floor") -> list[AudioBlock]:
    silence = frozen(np.zeros(SECOND, np.float32))
    return [AudioBlock(source, ticks_from_seconds(n), silence) for n in range(first, last)]


def test_a_source_is_speech_from_beginning_to_end_without_a_hole() -> None:
    told = heard([*seconds(0, 25), SourceEnded("floor", ticks_from_seconds(25))])
    opened, closed = told[::2], told[1::2]
    assert [one.start for one in opened] == [0, LONGEST, 2 * LONGEST]
    assert [one.end for one in closed] == [LONGEST, 2 * LONGEST, ticks_from_seconds(25)]
    assert [one.cause for one in closed] == [SegmentEnd.LENGTH, SegmentEnd.LENGTH, SegmentEnd.STREAM]
    assert [one.segment for one in opened] == [one.segment for one in closed] == [0, 1, 2]


def test_every_source_has_segments_of_its_own() -> None:
    told = heard([*seconds(0, 1, "left"), *seconds(3, 4, "right")])
    assert {(one.source, one.start) for one in told} == {("left", 0), ("right", ticks_from_seconds(3))}


def test_segments_go_on_from_a_checkpoint() -> None:
    stepper = WholeSourceStepper()
    state, told = stepper.step(stepper.init(WorkerSettings("en", ())), seconds(0, 3))
    (checkpoint,) = (one for one in told if isinstance(one, Checkpoint))
    again = stepper.init(WorkerSettings("en", (), checkpoint=checkpoint.state))
    assert stepper.step(again, seconds(3, 12))[1] == stepper.step(state, seconds(3, 12))[1]
