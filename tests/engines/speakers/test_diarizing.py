from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import (
    SegmentEnd,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.speakers.diarizing import BuiltinSpeakers, RecentAudio, diarization_settings

DEMO = Path(__file__).parents[3] / "resources" / "demo"
RATE_HZ = 16_000
PLAIN = WorkerSettings("en", ())


@cache
def stepper() -> BuiltinSpeakers:
    return BuiltinSpeakers()


@cache
def demo(seconds: float) -> Samples:
    samples, rate_hz = soundfile.read(DEMO / "conference.flac", dtype="float32")
    assert rate_hz == RATE_HZ
    return np.asarray(samples[: round(seconds * RATE_HZ)], np.float32)


@cache
def references(seconds: float) -> list[tuple[float, float, str]]:
    """Start, end and speaker of all that is said before `seconds`."""
    rows = [line.split() for line in (DEMO / "conference.rttm").read_text().splitlines()]
    spans = [(float(row[3]), float(row[3]) + float(row[4]), row[7]) for row in rows]
    return [(start, min(end, seconds), name) for start, end, name in spans if start < seconds]


def whole(samples: Samples, source: str = "floor", start: int = 0) -> AudioBlock:
    return AudioBlock(source, Ticks(start), samples)


def pieces(samples: Samples, lengths: Sequence[int]) -> list[AudioBlock]:
    places = [0, *np.cumsum(lengths).tolist()]
    cuts = [place for place in places if place < len(samples)] + [len(samples)]
    return [whole(samples[first:last], start=3 * first) for first, last in pairwise(cuts)]


def listen(
    inputs: Iterable[StepInput], settings: WorkerSettings = PLAIN
) -> list[SpeechSegment | SpeakerTurn]:
    state = stepper().init(settings)
    outputs: list[object] = []
    for item in inputs:
        state, told = stepper().step(state, [item])
        outputs += told
    outputs += stepper().finish(state)
    return [output for output in outputs if isinstance(output, SpeechSegment | SpeakerTurn)]


def settled(outputs: Iterable[object]) -> list[SpeakerTurn]:
    return [one for one in outputs if isinstance(one, SpeakerTurn) and one.settled]


def test_a_panel_of_four_is_told_apart() -> None:
    first, last = 46.0, 136.3
    turns = settled(listen([whole(demo(last)[round(first * RATE_HZ) :])]))
    said = [(start - first, end - first, name) for start, end, name in references(last) if start > first]
    shared: Counter[tuple[str | None, str]] = Counter()
    for turn in turns:
        for start, end, name in said:
            both = min(end, (turn.end or 0) / 48_000) - max(start, turn.start / 48_000)
            shared[turn.speaker, name] += max(0, round(1_000 * both))
    names = {name for _, _, name in said}
    speakers = {turn.speaker for turn in turns if turn.speaker is not None}
    assert len(speakers) == len(names) == 4
    right = sum(max(shared[speaker, name] for name in names) for speaker in speakers)
    assert right >= 0.95 * shared.total()


@settings(deadline=None, max_examples=6)
@given(lengths=st.lists(st.integers(1, 60_000), max_size=30))
def test_any_chunking_gives_the_same_turns(lengths: list[int]) -> None:
    assert listen(pieces(demo(12), lengths)) == _offline()


@cache
def _offline() -> list[SpeechSegment | SpeakerTurn]:
    return listen([whole(demo(12))])


def test_a_process_that_starts_from_a_checkpoint_says_what_the_first_would_have_said() -> None:
    samples = demo(32)[19 * RATE_HZ :]
    blocks = pieces(samples, [3_200] * (len(samples) // 3_200))
    state = stepper().init(PLAIN)
    checkpoints: list[tuple[int, bytes]] = []
    told: list[list[object]] = []
    for index, block in enumerate(blocks):
        state, outputs = stepper().step(state, [block])
        checkpoints += [(index, output.state) for output in outputs if isinstance(output, Checkpoint)]
        told.append(list(outputs))
    assert len(checkpoints) >= 10
    for index, saved in checkpoints[::2]:
        fresh = stepper().init(replace(PLAIN, checkpoint=saved))
        for block, expected in zip(blocks[index + 1 :][:12], told[index + 1 :], strict=False):
            fresh, outputs = stepper().step(fresh, [block])
            assert list(outputs) == expected


def test_where_nobody_pauses_the_segment_is_cut_between_two_people() -> None:
    spans = references(60)
    first = next(span for span in spans)
    second = next(span for span in spans if span[2] != first[2])
    cuts = [demo(60)[round(a * RATE_HZ) + 1_600 : round(a * RATE_HZ) + 60_000] for a, _, _ in (first, second)]
    pause = np.zeros(RATE_HZ, np.float32)
    outputs = listen([whole(np.concatenate([cuts[0], pause, cuts[1], pause, *cuts, pause]))])
    change = (3 * len(cuts[0]) + 2 * len(pause) + len(cuts[1]) - len(cuts[0])) * 3
    speakers = [turn.speaker for turn in settled(outputs) if turn.speaker is not None]
    assert speakers[-2:] == ["S1", "S2"]
    causes = [one for one in outputs if isinstance(one, SpeechSegment) and one.cause is SegmentEnd.TURN]
    assert all(abs((one.end or 0) - change) < ticks_from_seconds(0.8) for one in causes)


def test_turns_and_segments_go_together() -> None:
    outputs = _offline()
    opened = [one for one in outputs if isinstance(one, SpeechSegment) and one.end is None]
    closed = [one for one in outputs if isinstance(one, SpeechSegment) and one.end is not None]
    turns = settled(outputs)
    assert [(one.start, one.end) for one in closed] == [(one.start, one.end) for one in turns]
    assert [one.start for one in opened] == [one.start for one in turns]
    assert all(one.known_at >= (one.end or one.start) for one in (*closed, *turns))


def test_with_a_microphone_for_each_the_source_is_the_speaker() -> None:
    own = WorkerSettings("en", (), options={"source_is_speaker": "yes"})
    state = stepper().init(own)
    assert state.encoder is None
    state, outputs = stepper().step(state, [whole(demo(12), "Anna"), SourceEnded("Anna", Ticks(0))])
    turns = [one for one in outputs if isinstance(one, SpeakerTurn)]
    assert {(turn.speaker, turn.confidence) for turn in turns} == {("Anna", 1.0)}
    assert len(settled(outputs)) == len(turns) // 2
    state, outputs = stepper().step(state, [SpeakersMerged("Anna", "Bob"), whole(demo(12), "Anna")])
    assert {turn.speaker for turn in settled([*outputs, *stepper().finish(state)])} == {"Bob"}


def test_merging_and_reassigning_change_who_speaks_from_then_on() -> None:
    samples = demo(12)
    first = settled(_offline())
    again = whole(samples, start=3 * len(samples))
    end = SourceEnded("floor", Ticks(3 * len(samples)))
    assert {turn.speaker for turn in first} == {"S1"}
    merged = settled(listen([whole(samples), end, SpeakersMerged("S1", "Anna"), again]))
    assert {turn.speaker for turn in merged[len(first) :]} == {"Anna"}
    every = tuple(turn.turn for turn in first)
    given = settled(listen([whole(samples), end, TurnsReassigned(every, "S9"), again]))
    assert {turn.speaker for turn in given[len(first) :]} == {"S9"}


def test_after_missing_audio_it_goes_on() -> None:
    samples = demo(12)
    outputs = listen([whole(samples[:80_000]), whole(samples, start=ticks_from_seconds(40))])
    ends = [one.end for one in outputs if isinstance(one, SpeechSegment) and one.end is not None]
    assert any(end <= ticks_from_seconds(6) for end in ends)
    assert {turn.speaker for turn in settled(outputs)} == {"S1"}


def test_recent_audio_is_silent_where_some_is_missing() -> None:
    recent = RecentAudio()
    recent.add(Ticks(0), np.ones(512, np.float32))
    recent.add(Ticks(3_000), np.ones(512, np.float32))
    heard = recent.between(Ticks(-30), Ticks(4_800))
    assert heard.shape == (1_610,)
    assert [heard[0], heard[10], heard[521], heard[522], heard[1_010], heard[1_521], heard[1_522]] == [
        0, 1, 1, 0, 1, 1, 0,
    ]  # fmt: skip
    recent.forget(Ticks(2_000))
    assert [start for start, _ in recent.pieces] == [3_000]


def test_wrong_options_are_named_with_the_way_out() -> None:
    for options, reason in (
        ({"source_is_speaker": "perhaps"}, "yes or no"),
        ({"pause": "300"}, "did you mean 'pause_ms'"),
    ):
        with pytest.raises(UserMistake, match=reason):
            diarization_settings(replace(PLAIN, options=options))
    for nobody in (replace(PLAIN, speakers=0), replace(PLAIN, most_speakers=0)):
        with pytest.raises(UserMistake, match="At least one speaker"):
            diarization_settings(nobody)
    chosen = diarization_settings(replace(PLAIN, speakers=5, most_speakers=3))
    assert (chosen.voices.expected, chosen.voices.most) == (5, 5)
    assert diarization_settings(replace(PLAIN, most_speakers=3)).voices.most == 3


def test_only_audio_and_corrections_are_taken() -> None:
    state = stepper().init(replace(PLAIN, options={"source_is_speaker": "yes"}))
    assert stepper().capabilities(state).hop_ms == 32
    with pytest.raises(TypeError, match="SpeechRequest"):
        stepper().step(state, [SpeechRequest(0, "en", "hello", 1.0)])
    assert list(stepper().step(state, [SourceEnded("nobody", Ticks(0))])[1]) == []
