# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
import shutil
from pathlib import Path

import numpy as np
import pytest

from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import AudioBlock, SourceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, seconds_from_ticks, ticks_from_seconds
from interpreter.engines.speakers.offline import OfflinePyannote

RATE_HZ = 16_000
PARTS = (("slt", 1, 1.0), ("rms", 2, 5.0), ("slt", 2, 9.5), ("rms", 1, 10.5), ("slt", 0, 16.0))

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.engines.speakers.taught import taught_folder

    return taught_folder(tmp_path_factory.getbasetemp())


def recording() -> "tuple[np.ndarray, list[tuple[str, float, float]]]":
    from tests.engines.speakers.taught import UNHEARD, said

    samples = np.random.default_rng(0).normal(0, 1e-4, 20 * RATE_HZ).astype(np.float32)
    spoken = []
    for voice, text, start in PARTS:
        words, place = said(voice, UNHEARD[text]), round(start * RATE_HZ)
        samples[place : place + len(words)] += words
        spoken.append((voice, start, start + len(words) / RATE_HZ))
    return samples, spoken


def found(folder: Path, start: Ticks, samples: np.ndarray, speakers: int | None) -> list[SpeakerTurn]:
    stepper = OfflinePyannote()
    state = stepper.init(WorkerSettings("", (), model=str(folder), speakers=speakers))
    for first in range(0, len(samples), 50_000):
        block = AudioBlock("floor", Ticks(start + 3 * first), samples[first : first + 50_000])
        state, outputs = stepper.step(state, [block])
        assert not outputs
    state, outputs = stepper.step(state, [SourceEnded("floor", Ticks(start + 3 * len(samples)))])
    assert not outputs
    turns = list(stepper.finish(state))
    assert all(isinstance(turn, SpeakerTurn) for turn in turns)
    return turns


@pytest.mark.slow
def test_a_whole_recording_is_diarized_with_overlap_when_it_has_ended(folder: Path) -> None:
    samples, spoken = recording()
    start = ticks_from_seconds(3)
    turns = found(folder, start, samples, 2)
    assert [turn.turn for turn in turns] == list(range(len(turns)))
    assert turns == sorted(turns, key=lambda turn: turn.start)
    assert all(turn.settled and turn.end is not None and start <= turn.start < turn.end for turn in turns)
    assert turns[0].speaker == "S1"
    assert {turn.speaker for turn in turns} == {"S1", "S2"}
    wrong = 0
    for moment in np.arange(0, 20, 0.1):
        at = start + ticks_from_seconds(moment)
        now = {turn.speaker for turn in turns if turn.start <= at < (turn.end or at)}
        true = {"S1" if voice == "slt" else "S2" for voice, first, last in spoken if first <= moment < last}
        wrong += now != true
    assert wrong <= 40
    both = [seconds_from_ticks(Ticks(start + ticks_from_seconds(t))) for t in (11.0, 11.5, 12.0)]
    for moment in both:
        at = ticks_from_seconds(moment)
        assert {turn.speaker for turn in turns if turn.start <= at < (turn.end or at)} == {"S1", "S2"}


def test_silence_and_no_recording_have_no_turns(folder: Path) -> None:
    assert found(folder, Ticks(0), np.zeros(0, np.float32), None) == []
    assert found(folder, Ticks(0), np.zeros(100, np.float32), None) == []


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path, folder: Path) -> None:
    shutil.copytree(folder, tmp_path / "models")
    (tmp_path / "models" / "config.yaml").unlink()
    with pytest.raises(UserMistake, match=r"config\.yaml"):
        OfflinePyannote().init(WorkerSettings("", (), model=str(tmp_path / "models")))
