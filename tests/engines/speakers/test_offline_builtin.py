import shutil
import subprocess
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import AudioBlock, SourceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.speakers.offline_builtin import OfflineBuiltin, likeliest

RATE_HZ = 16_000
PANEL = (
    ("slt", "Good morning, and welcome to the conference. Today we speak about water."),
    ("rms", "Thank you. The river rose by almost two metres during the night."),
    ("kal16", "Farmers along the valley moved their animals to higher ground."),
    ("slt", "And what do the engineers say about the bridges in the old town?"),
    ("kal16", "They are inspecting every bridge this afternoon, one after the other."),
    ("rms", "We will open two of them tomorrow, and the others by the end of the week."),
)

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@cache
def panel() -> "tuple[NDArray[np.float32], list[tuple[str, float, float]]]":
    """Three voices one after the other, and who speaks from when to when, in seconds."""
    pieces, spoken, place = [], [], 0
    for voice, text in PANEL:
        command = ["flite", "-voice", voice, "-t", text, "-o", "/dev/stdout"]
        run = subprocess.run(command, check=True, capture_output=True)
        words = np.frombuffer(run.stdout[44:], "<i2").astype(np.float32) / 32_768
        quiet = np.zeros(RATE_HZ // 2, np.float32)
        spoken.append((voice, place / RATE_HZ, (place + len(words)) / RATE_HZ))
        pieces += [words, quiet]
        place += len(words) + len(quiet)
    return np.concatenate(pieces), spoken


def found(speakers: int | None, start: Ticks = Ticks(0)) -> list[SpeakerTurn]:
    samples, _ = panel()
    stepper = OfflineBuiltin()
    state = stepper.init(WorkerSettings("", (), speakers=speakers))
    for first in range(0, len(samples), 48_000):
        block = AudioBlock("floor", Ticks(start + 3 * first), samples[first : first + 48_000])
        state, outputs = stepper.step(state, [block])
        assert not outputs
    state, outputs = stepper.step(state, [SourceEnded("floor", Ticks(start + 3 * len(samples)))])
    assert not outputs
    return [turn for turn in stepper.finish(state) if isinstance(turn, SpeakerTurn)]


@needs_flite
@pytest.mark.parametrize("speakers", [None, 3])
def test_a_recording_is_divided_among_those_who_spoke(speakers: int | None) -> None:
    start = ticks_from_seconds(2)
    turns = found(speakers, start)
    assert [turn.turn for turn in turns] == list(range(len(turns)))
    assert all(turn.settled and turn.end is not None and turn.start < turn.end for turn in turns)
    names = {"slt": "S1", "rms": "S2", "kal16": "S3"}
    assert {turn.speaker for turn in turns} == set(names.values())
    for voice, first, last in panel()[1]:
        begin, end = (start + ticks_from_seconds(second) for second in (first, last))
        own = sum(
            max(0, min(end, turn.end or 0) - max(begin, turn.start))
            for turn in turns
            if turn.speaker == names[voice]
        )
        assert own >= 0.8 * (end - begin)


@needs_flite
def test_no_more_speakers_are_found_than_are_known_to_speak() -> None:
    assert {turn.speaker for turn in found(2)} == {"S1", "S2"}


def test_a_recording_without_voice_has_no_turns() -> None:
    stepper = OfflineBuiltin()
    state = stepper.init(WorkerSettings("", ()))
    assert stepper.finish(state) == []
    state, _ = stepper.step(state, [AudioBlock("floor", Ticks(0), np.zeros(3 * RATE_HZ, np.float32))])
    assert stepper.finish(state) == []


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_a_sure_likeness_is_followed_and_a_doubtful_one_is_not(speakers: list[int]) -> None:
    sure = np.eye(3)[speakers]
    assert likeliest(sure).tolist() == speakers
    assert len(set(likeliest(0.004 * sure).tolist())) == 1
