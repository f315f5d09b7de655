# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.speakers.nemotron import NemotronSpeakers
from interpreter.engines.torch_compat import prepare_torchaudio

RATE_HZ = 16_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random model of the real classes whose people come and go."""
    return saved_model(tmp_path_factory.mktemp("nemotron"))


def saved_model(folder: Path) -> Path:
    prepare_torchaudio()
    import torch
    from transformers import (
        Nemotron3DiarizationConfig,
        Nemotron3DiarizationForAudioFrameClassification,
        Nemotron3DiarizationProcessor,
        NemotronAsrStreamingFeatureExtractor,
    )

    torch.manual_seed(11)
    audio = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = Nemotron3DiarizationConfig(
        audio_config={**audio, "num_mel_bins": 32},
        head_config={"hidden_size": 16, "audio_hidden_size": 32},
        streaming_config={"fifo_length": 24, "speaker_cache_update_period": 20, "speaker_cache_length": 40},
    )
    model = Nemotron3DiarizationForAudioFrameClassification(config)
    with torch.no_grad():
        model.classifier.out_proj.weight.mul_(3e5)
    model.save_pretrained(folder)
    Nemotron3DiarizationProcessor(NemotronAsrStreamingFeatureExtractor(feature_size=32)).save_pretrained(
        folder
    )
    return folder


@cache
def noise(seconds: float) -> Samples:
    """Noise that changes its colour now and then, so that a random model finds different people in it."""
    rng = np.random.default_rng(4)
    pieces = []
    for _ in range(round(seconds)):
        colour = np.exp(-np.arange(64) / rng.uniform(0.5, 20)) * np.cos(np.arange(64) * rng.uniform(0, 3))
        pieces.append(np.convolve(rng.normal(0, 0.1, RATE_HZ), colour, "same"))
    return np.concatenate(pieces).astype(np.float32)


def blocks(samples: Samples, lengths: Iterable[int], source: str = "floor") -> list[AudioBlock]:
    found, place = [], 0
    for length in (*lengths, len(samples)):
        if place < len(samples):
            found.append(AudioBlock(source, Ticks(3 * place), samples[place : place + length]))
            place += length
    return found


def told(folder: Path, inputs: Sequence[StepInput], **options: str) -> list[StepOutput]:
    stepper = NemotronSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder), options=options))
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
def whole(folder: Path) -> list[StepOutput]:
    """What is told of the noise when it comes in one piece."""
    return told(folder, blocks(noise(14), ()))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(1, 60_000), max_size=12))
def test_any_chunking_gives_the_same_turns(folder: Path, whole: list[StepOutput], lengths: list[int]) -> None:
    assert told(folder, blocks(noise(14), lengths)) == whole


def test_up_to_eight_people_have_names_in_order_of_appearance(whole: list[StepOutput]) -> None:
    found = turns(whole)
    names = list(dict.fromkeys(turn.speaker for turn in found))
    assert names == [f"S{number}" for number in range(1, len(names) + 1)]
    assert 2 <= len(names) <= 8
    settled = [turn for turn in found if turn.settled]
    assert len({turn.turn for turn in settled}) == len(settled) == len({turn.turn for turn in found})
    assert all(turn.end is not None and turn.start < turn.end for turn in settled)
    overlap = any(
        a.start < (b.end or 0) and b.start < (a.end or 0) for a in settled for b in settled if a is not b
    )
    assert overlap


def test_a_streamed_answer_is_that_of_the_model_itself(folder: Path) -> None:
    from interpreter.engines.speakers.nemotron_model import NemotronModel

    model = NemotronModel(str(folder), "low")
    samples, frame, memory, rows = noise(6), 0, None, []
    while model.first_sample(frame) + model.needed(frame) <= len(samples):
        first = model.first_sample(frame)
        scores, memory = model.heard(samples[first : first + model.needed(frame)], frame, memory)
        rows.append(scores)
        frame += model.step
    cache, expected, frame = None, [], 0
    import torch

    with torch.inference_mode():
        for _ in rows:
            first = model.first_sample(frame)
            inputs = model._processor(
                samples[first : first + model.needed(frame)],
                sampling_rate=RATE_HZ,
                is_streaming=True,
                is_first_audio_chunk=frame == 0,
            )
            output = model._network(**inputs, speaker_cache=cache)
            cache, frame = output.speaker_cache, frame + model.step
            expected.append(output.logits[0].sigmoid().numpy())
    np.testing.assert_array_equal(np.concatenate(rows), np.concatenate(expected))


def test_a_fresh_process_goes_on_from_a_checkpoint(folder: Path) -> None:
    parts = blocks(noise(14), [8_000] * 40)
    stepper = NemotronSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    for index, part in enumerate(parts):
        state, outputs = stepper.step(state, [part])
        saved = [output.state for output in outputs if isinstance(output, Checkpoint)]
        if index > 12 and saved:
            break
    fresh = NemotronSpeakers()
    resumed = fresh.init(WorkerSettings("en", (), model=str(folder), checkpoint=saved[0]))
    for part in parts[index + 1 :]:
        state, first = stepper.step(state, [part])
        resumed, second = fresh.step(resumed, [part])
        assert without_checkpoints(second) == without_checkpoints(first)
    assert fresh.finish(resumed) == stepper.finish(state)


def test_silence_scraps_and_gaps_are_no_fault(folder: Path) -> None:
    quiet = np.zeros(5 * RATE_HZ, np.float32)
    told(folder, blocks(quiet, ()))
    told(folder, [AudioBlock("floor", Ticks(0), quiet[:100]), SourceEnded("floor", Ticks(300))])
    gap = ticks_from_seconds(30)
    found = told(
        folder, [AudioBlock("floor", Ticks(0), noise(14)), AudioBlock("floor", gap, noise(14)[: 3 * RATE_HZ])]
    )
    before = [turn for turn in turns(found) if turn.start < gap]
    assert all((turn.end or 0) <= ticks_from_seconds(14) for turn in before if turn.settled)
    assert any(turn.start >= gap for turn in turns(found))


def test_the_operator_merges_speakers_and_gives_turns_away(folder: Path) -> None:
    stepper = NemotronSpeakers()
    state = stepper.init(WorkerSettings("en", (), model=str(folder)))
    state, outputs = stepper.step(state, blocks(noise(14), ()))
    going_on = {turn.turn: turn for turn in turns(outputs)}
    going_on = {number: turn for number, turn in going_on.items() if not turn.settled}
    names = sorted({turn.speaker or "" for turn in turns(outputs)})
    state, _ = stepper.step(state, [SpeakersMerged(names[1], names[0])])
    given_away = next(iter(going_on), None)
    if given_away is not None:
        state, answer = stepper.step(state, [TurnsReassigned((given_away,), "S40")])
        assert [(turn.turn, turn.speaker) for turn in turns(answer)] == [(given_away, "S40")]
    state, later = stepper.step(state, [AudioBlock("floor", ticks_from_seconds(14), noise(14))])
    after = [turn for turn in turns(later) if turn.turn not in going_on]
    assert after
    assert names[1] not in {turn.speaker for turn in after}


def test_what_cannot_be_used_is_said_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    stepper = NemotronSpeakers()
    for model, options, error, words in (
        (str(folder), {"latency": "none"}, UserMistake, "one of low"),
        (str(folder), {"latencies": "low"}, UserMistake, "did you mean 'latency'"),
        (str(tmp_path / "nowhere"), {}, UserMistake, "no folder"),
        (str(tmp_path), {}, MissingPart, "is not on this machine"),
    ):
        with pytest.raises(error, match=words):
            stepper.init(WorkerSettings("en", (), model=model, options=options))
    state = stepper.init(WorkerSettings("en", (), model=str(folder), options={"latency": "ultra-low"}))
    assert stepper.capabilities(state).hop_ms == 240
    with pytest.raises(TypeError, match="SpeechRequest"):
        stepper.step(state, [SpeechRequest(0, "en", "hello", 1.0)])


@pytest.mark.slow
def test_it_diarizes_where_no_socket_can_be_opened(folder: Path) -> None:
    script = f"""
import os, socket
class Refused(socket.socket):
    def __init__(self, *_, **__):
        os._exit(9)
socket.has_ipv6 = False  # else urllib3 opens a socket, unconnected, to see whether there is IPv6
socket.socket, socket.getaddrinfo = Refused, lambda *_, **__: os._exit(9)
import numpy as np
from interpreter.domain.steps import AudioBlock, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.speakers.nemotron import NemotronSpeakers
stepper = NemotronSpeakers()
state = stepper.init(WorkerSettings("en", (), model={str(folder)!r}))
noise = np.random.default_rng(0).normal(0, 0.1, 48_000).astype(np.float32)
stepper.step(state, [AudioBlock("floor", Ticks(0), noise)])
stepper.finish(state)
"""
    run = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
