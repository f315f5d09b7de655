# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The real streaming code with small models of pyannote's own classes, taught to tell two voices of flite apart."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SegmentEnd, SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, seconds_from_ticks, ticks_from_seconds
from interpreter.engines.speakers.pyannote_models import model_place
from interpreter.engines.speakers.pyannote_streaming import PyannoteSpeakers

RATE_HZ = 16_000

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@dataclass(frozen=True)
class Spoken:
    voice: str
    start: float
    end: float


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.engines.speakers.taught import taught_folder

    return taught_folder(tmp_path_factory.getbasetemp())


@cache
def scene() -> tuple[Samples, list[Spoken]]:
    """Two people, one cutting in on the other, then both at once, then each alone: sentences not taught with."""
    from tests.engines.speakers.taught import UNHEARD, said

    parts = (
        ("rms", UNHEARD[2], 1.0),
        ("slt", UNHEARD[1], 5.4),
        ("rms", UNHEARD[0], 8.65),
        ("slt", UNHEARD[2], 14.0),
        ("rms", UNHEARD[0], 15.0),
        ("slt", UNHEARD[1], 20.0),
        ("rms", UNHEARD[2], 24.5),
    )
    samples = np.random.default_rng(0).normal(0, 1e-4, 29 * RATE_HZ).astype(np.float32)
    spoken = []
    for voice, text, start in parts:
        words, place = said(voice, text), round(start * RATE_HZ)
        samples[place : place + len(words)] += words
        spoken.append(Spoken(voice, start, start + len(words) / RATE_HZ))
    return samples, spoken


def blocks(samples: Samples, lengths: Iterable[int] = (), source: str = "floor") -> list[AudioBlock]:
    found, place = [], 0
    for length in (*lengths, len(samples)):
        if place < len(samples):
            found.append(AudioBlock(source, Ticks(3 * place), samples[place : place + length]))
            place += length
    return found


def told(folder: Path, inputs: Sequence[StepInput]) -> list[StepOutput]:
    stepper = PyannoteSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    outputs: list[StepOutput] = []
    for item in inputs:
        state, more = stepper.step(state, [item])
        outputs += more
    return [*without_checkpoints(outputs), *stepper.finish(state)]


def without_checkpoints(outputs: Iterable[StepOutput]) -> list[StepOutput]:
    return [output for output in outputs if not isinstance(output, Checkpoint)]


def turns(outputs: Iterable[StepOutput]) -> list[SpeakerTurn]:
    return [output for output in outputs if isinstance(output, SpeakerTurn)]


@pytest.fixture(scope="module")
def heard(folder: Path) -> list[StepOutput]:
    samples, _ = scene()
    return told(folder, blocks(samples, [1_600] * 400))


def shared(turn: SpeakerTurn, spoken: Spoken) -> float:
    end = seconds_from_ticks(turn.end or turn.start)
    return max(0.0, min(end, spoken.end) - max(seconds_from_ticks(turn.start), spoken.start))


def names_of(heard: Sequence[StepOutput]) -> dict[str, str | None]:
    """The label with which each voice shares most time."""
    settled = [turn for turn in turns(heard) if turn.settled and turn.speaker]
    labels = {turn.speaker for turn in settled}
    _, spoken = scene()
    return {
        voice: max(
            labels,
            key=lambda label: sum(
                shared(turn, one)
                for turn in settled
                if turn.speaker == label
                for one in spoken
                if one.voice == voice
            ),
        )
        for voice in ("slt", "rms")
    }


def test_two_people_at_once_have_two_turns_that_overlap(heard: list[StepOutput]) -> None:
    _, spoken = scene()
    names = names_of(heard)
    both = (15.3, spoken[3].end - 0.2)
    settled = [turn for turn in turns(heard) if turn.settled]
    there = [
        turn
        for turn in settled
        if seconds_from_ticks(turn.start) <= both[0] and seconds_from_ticks(turn.end or Ticks(0)) >= both[1]
    ]
    assert {turn.speaker for turn in there} == set(names.values())
    assert len(there) == 2


def test_each_voice_keeps_its_name_and_there_are_two(heard: list[StepOutput]) -> None:
    names = names_of(heard)
    assert names["slt"] != names["rms"]
    settled = [turn for turn in turns(heard) if turn.settled]
    assert {turn.speaker for turn in settled if turn.speaker} == set(names.values())
    _, spoken = scene()
    for one in spoken[1:]:
        covered = sum(shared(turn, one) for turn in settled if turn.speaker == names[one.voice])
        assert covered >= 0.8 * (one.end - one.start)


def test_a_known_speaker_is_named_within_a_second(heard: list[StepOutput]) -> None:
    names = names_of(heard)
    _, spoken = scene()
    for one in spoken[5:]:
        first = next(
            turn
            for turn in turns(heard)
            if turn.speaker == names[one.voice] and abs(seconds_from_ticks(turn.start) - one.start) < 0.4
        )
        assert seconds_from_ticks(first.known_at) - one.start <= 1.05


def test_every_turn_is_settled_once_and_never_changes_afterwards(heard: list[StepOutput]) -> None:
    done: set[int] = set()
    for turn in turns(heard):
        assert turn.turn not in done
        assert (turn.end is not None) == turn.settled
        if turn.settled:
            done.add(turn.turn)
            assert turn.end is not None
            assert turn.start < turn.end <= turn.known_at
            assert turn.known_at - turn.end <= ticks_from_seconds(2.1)
    assert done == {turn.turn for turn in turns(heard)}


class Told:
    """In the place of a segmentation model: knows who speaks in a scene and numbers people anew in every window."""

    span = 10 * RATE_HZ

    def __init__(self, spoken: Sequence[Spoken], frames: int) -> None:
        middles = 0.02 * np.arange(frames) + 0.01
        self._active = np.zeros((frames, 3), np.float32)
        for one in spoken:
            column = ("slt", "rms").index(one.voice)
            self._active[(middles >= one.start) & (middles < one.end), column] = 0.95
        self._hops = 0

    def activities(self, samples: Samples) -> np.ndarray:
        self._hops += 1
        end = 25 * self._hops
        order = np.random.default_rng(self._hops).permutation(3)
        return self._active[end - len(samples) // 320 : end][:, order]


def test_a_segment_is_cut_where_the_floor_passes_without_a_pause(folder: Path) -> None:
    samples, spoken = scene()
    stepper = PyannoteSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    state.segmentation = Told(spoken, 29 * 50)
    state, outputs = stepper.step(state, blocks(samples))
    outputs = [*outputs, *stepper.finish(state)]
    cuts = [out for out in outputs if isinstance(out, SpeechSegment) and out.cause is SegmentEnd.TURN]
    places = [seconds_from_ticks(cut.end or Ticks(0)) for cut in cuts]
    assert places == pytest.approx([spoken[2].start, spoken[3].end], abs=0.05)
    assert all(cut.end is not None and cut.known_at - cut.end <= ticks_from_seconds(0.8) for cut in cuts)
    opened = {out.start for out in outputs if isinstance(out, SpeechSegment) and out.end is None}
    assert {cut.end for cut in cuts} <= opened
    settled = sorted((turn for turn in turns(outputs) if turn.settled), key=lambda turn: turn.start)
    assert [seconds_from_ticks(turn.start) for turn in settled] == pytest.approx(
        [one.start for one in spoken], abs=0.15
    )
    assert [seconds_from_ticks(turn.end or Ticks(0)) for turn in settled] == pytest.approx(
        [one.end for one in spoken], abs=0.05
    )


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(1, 90_000), max_size=8))
def test_any_chunking_gives_the_same_segments_and_turns(
    folder: Path, heard: list[StepOutput], lengths: list[int]
) -> None:
    samples, _ = scene()
    until = ticks_from_seconds(10)
    found = told(folder, blocks(samples[: 12 * RATE_HZ], lengths))
    assert known_by(found, until) == known_by(heard, until)


def known_by(outputs: Iterable[StepOutput], at: Ticks) -> list[StepOutput]:
    return [out for out in outputs if isinstance(out, SpeakerTurn | SpeechSegment) and out.known_at <= at]


def test_a_fresh_process_goes_on_from_a_checkpoint(folder: Path) -> None:
    parts = blocks(scene()[0][: 14 * RATE_HZ], [7_000] * 60)
    stepper, fresh = PyannoteSpeakers(), PyannoteSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    saved: list[bytes] = []
    for index, part in enumerate(parts):
        state, outputs = stepper.step(state, [part])
        saved = [output.state for output in outputs if isinstance(output, Checkpoint)]
        if index >= 26 and saved:
            break
    resumed = fresh.init(WorkerSettings("en", (), model=str(folder), checkpoint=saved[0]))
    for part in parts[index + 1 :]:
        state, first = stepper.step(state, [part])
        resumed, second = fresh.step(resumed, [part])
        assert without_checkpoints(second) == without_checkpoints(first)
    assert fresh.finish(resumed) == stepper.finish(state)


def test_the_operator_merges_speakers_and_gives_turns_away(folder: Path) -> None:
    samples, _ = scene()
    stepper = PyannoteSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    state, outputs = stepper.step(state, blocks(samples[: 17 * RATE_HZ]))
    going_on = {turn.turn: turn for turn in turns(outputs)}
    going_on = {number: turn for number, turn in going_on.items() if not turn.settled}
    one, other = sorted({turn.speaker for turn in going_on.values() if turn.speaker})
    number = next(number for number, turn in going_on.items() if turn.speaker == other)
    state, merged = stepper.step(state, [SpeakersMerged(other, one)])
    assert [(turn.turn, turn.speaker) for turn in turns(merged)] == [(number, one)]
    state, given_away = stepper.step(state, [TurnsReassigned((number,), "S9")])
    assert [(turn.turn, turn.speaker) for turn in turns(given_away)] == [(number, "S9")]
    rest = AudioBlock("floor", ticks_from_seconds(17), samples[17 * RATE_HZ : 22 * RATE_HZ])
    state, later = stepper.step(state, [rest])
    assert [turn.speaker for turn in turns(later) if turn.turn == number and turn.settled] == ["S9"]


def test_silence_scraps_and_gaps_are_no_fault(folder: Path) -> None:
    quiet = np.zeros(3 * RATE_HZ, np.float32)
    assert turns(told(folder, blocks(quiet))) == []
    assert told(folder, [AudioBlock("floor", Ticks(0), quiet[:50]), SourceEnded("floor", Ticks(150))]) == []
    speech = scene()[0][5 * RATE_HZ : 8 * RATE_HZ]
    later = ticks_from_seconds(20)
    found = turns(told(folder, [AudioBlock("a", Ticks(0), speech), AudioBlock("a", later, speech)]))
    assert {turn.start >= later for turn in found} == {True, False}
    assert all(turn.settled or turn.end is None for turn in found)


def test_what_cannot_be_used_is_said_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    stepper = PyannoteSpeakers()
    for model, options, words in (
        (str(tmp_path / "nowhere"), {}, "no folder"),
        (str(tmp_path), {}, "segmentation/pytorch_model.bin"),
        (str(folder), {"segmentation": "x.bin"}, "both model files"),
        (str(folder), {"sames": "0.5"}, "did you mean 'same'"),
        (str(folder), {"quick": "high"}, "from 0 to 1"),
    ):
        with pytest.raises(UserMistake, match=words):
            stepper.init(WorkerSettings("en", (), model=model, options=options))
    broken = tmp_path / "broken.bin"
    broken.write_bytes(b"no model")
    options = {"segmentation": str(broken), "embedding": str(broken)}
    with pytest.raises(UserMistake, match="cannot be read"):
        stepper.init(WorkerSettings("en", (), model=None, options=options))


def test_two_model_files_do_as_well_as_a_folder(folder: Path) -> None:
    files = {part: str(folder / part / "pytorch_model.bin") for part in ("segmentation", "embedding")}
    stepper = PyannoteSpeakers()
    state = stepper.init(WorkerSettings("en", (), options=files))
    assert stepper.capabilities(state).hop_ms == 500
    assert model_place(None, files).is_local
    with pytest.raises(TypeError, match="SpeechRequest"):
        stepper.step(state, [SpeechRequest(0, "en", "hello", 1.0)])


@pytest.mark.slow
def test_models_that_were_not_fetched_are_asked_for_and_nothing_is_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = """
from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import WorkerSettings
from interpreter.engines.speakers.pyannote_streaming import PyannoteSpeakers
try:
    PyannoteSpeakers().init(WorkerSettings("en", ()))
except MissingPart as error:
    print(error)
"""
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    run = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "openbooth models fetch pyannote/speaker-diarization-community-1" in run.stdout
    assert run.stdout.count("\n") == 1


@pytest.mark.slow
def test_models_load_and_diarize_where_no_socket_can_be_opened(folder: Path) -> None:
    script = f"""
import os, socket, threading
class Refused(socket.socket):
    def __init__(self, *_, **__):
        os._exit(9)
socket.has_ipv6 = False  # else urllib3 opens a socket, unconnected, to see whether there is IPv6
socket.socket, socket.getaddrinfo = Refused, lambda *_, **__: os._exit(9)
import numpy as np
from interpreter.domain.steps import AudioBlock, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.speakers.offline import OfflinePyannote
from interpreter.engines.speakers.pyannote_streaming import PyannoteSpeakers
rng = np.random.default_rng(0)
block = AudioBlock("floor", Ticks(0), rng.normal(0, 0.1, 16_000 * 11).astype(np.float32))
for stepper in (PyannoteSpeakers(), OfflinePyannote()):
    state = stepper.init(WorkerSettings("en", (), model={str(folder)!r}))
    state, _ = stepper.step(state, [block])
    stepper.finish(state)
print(sorted(thread.name for thread in threading.enumerate()), os.environ["PYANNOTE_METRICS_ENABLED"])
"""
    run = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "['MainThread'] 0\n"
