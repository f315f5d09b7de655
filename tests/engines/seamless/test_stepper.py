"""The seamless engine on a small model with random weights: what it says means nothing, but the rules hold."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    Hurried,
    SpeechRequest,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.seamless.decoding import Row, TextDecoder
from interpreter.engines.seamless.encoding import SpeechEncoder
from interpreter.engines.seamless.features import FeatureWindow
from interpreter.engines.seamless.loading import load
from interpreter.engines.seamless.stepper import SeamlessState, SeamlessStepper
from interpreter.engines.torch_compat import Placement
from tests.engines.seamless import tiny_seamless

RATE = 16_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talkative one."""
    return tiny_seamless.make(tmp_path_factory.mktemp("seamless"), seed=8)


def _settings(folder: Path, *targets: str, checkpoint: bytes | None = None) -> WorkerSettings:
    options = {"interpretation": str(folder), "device": "cpu"}
    return WorkerSettings("en", targets or ("fr", "es"), options=options, checkpoint=checkpoint)


def _begun(
    folder: Path, *targets: str, checkpoint: bytes | None = None
) -> tuple[SeamlessStepper, SeamlessState]:
    stepper = SeamlessStepper()
    return stepper, stepper.init(_settings(folder, *targets, checkpoint=checkpoint))


def _noise(seconds: float, seed: int = 0) -> Samples:
    made = np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE))
    return made.astype(np.float32)


def _at(samples: int) -> Ticks:
    return ticks_from_samples(samples, RATE)


def _blocks(
    audio: Samples, sizes: Sequence[int], source: str = "floor", utterance: int = 1
) -> list[StepInput]:
    inputs: list[StepInput] = []
    start = 0
    for size in sizes:
        if start < len(audio):
            inputs.append(AudioBlock(source, _at(start), audio[start : start + size], utterance))
            start += size
    if start < len(audio):
        inputs.append(AudioBlock(source, _at(start), audio[start:], utterance))
    return [*inputs, UtteranceEnded(source, utterance, _at(len(audio)))]


def _said(stepper: SeamlessStepper, state: SeamlessState, inputs: Sequence[StepInput]) -> list[StepOutput]:
    return [output for value in inputs for output in stepper.step(state, [value])[1]]


def _revisions(outputs: Sequence[StepOutput]) -> list[Hypothesis]:
    return [output for output in outputs if isinstance(output, Hypothesis)]


def _final(outputs: Sequence[StepOutput], language: str, source: str = "floor") -> str:
    """The text that stood at the end."""
    (last,) = (
        one for one in _revisions(outputs) if one.language == language and one.source == source and one.ended
    )
    return text_of(last.committed)


def test_any_chunking_of_the_audio_gives_the_same_revisions(folder: Path) -> None:
    audio = _noise(4.3)
    told = []
    for sizes in ([5_120] * 20, [100_000], [777] * 100, [16_000, 3, 5_119, 30_000]):
        stepper, state = _begun(folder)
        told.append(_revisions(_said(stepper, state, _blocks(audio, sizes))))
    assert told[0] == told[1] == told[2] == told[3]
    assert _final(told[0], "en")


def test_committed_words_only_grow_and_the_end_commits_everything(folder: Path) -> None:
    stepper, state = _begun(folder)
    outputs = _revisions(_said(stepper, state, _blocks(_noise(6), [5_120] * 30)))
    for language in ("en", "fr", "es"):
        texts = [tuple(w.text for w in one.committed) for one in outputs if one.language == language]
        assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(texts))
        last = next(one for one in reversed(outputs) if one.language == language)
        assert last.ended
        assert not last.provisional + last.predicted
    assert all(word.start <= word.end <= _at(6 * RATE) for one in outputs for word in one.committed)


def test_an_utterance_heard_at_once_is_what_greedy_decoding_writes(folder: Path) -> None:
    """Nothing is committed before the end where the margin is longer than the audio: then streaming is offline."""
    loaded = load(folder, Placement())
    audio = _noise(2.9)
    window = FeatureWindow(loaded.extractor)
    window.append(audio)
    encoded = SpeechEncoder(loaded.model).encode([window.normalised()])
    tokens = [loaded.end, loaded.codes["fr"]]
    with torch.inference_mode():
        for _ in range(12):
            scores = loaded.model.lm_head(
                loaded.model.text_decoder(
                    torch.tensor([tokens]), encoder_hidden_states=encoded.states
                ).last_hidden_state[0, -1]
            )
            scores[list(loaded.never)] = -torch.inf
            if (token := int(scores.argmax())) == loaded.end:
                break
            tokens.append(token)
    offline = "".join(loaded.pieces[token] for token in tokens[2:]).replace("▁", " ").strip()
    decoder = TextDecoder(loaded.model, loaded.probe, never=loaded.never, end=loaded.end)
    (written,) = decoder.write(encoded, [Row(0, (loaded.end, loaded.codes["fr"]), 12)])
    assert "".join(loaded.pieces[token] for token in written.tokens).replace("▁", " ").strip() == offline


def test_sources_heard_together_are_told_as_each_by_itself(folder: Path) -> None:
    audios = {f"mic {place}": _noise(1.7 + place, seed=place) for place in range(3)}
    alone = {}
    for source, audio in audios.items():
        stepper, state = _begun(folder)
        outputs = _said(stepper, state, _blocks(audio, [8_000] * 20, source, 7))
        alone[source] = [(one.language, one.committed, one.provisional) for one in _revisions(outputs)]
    stepper, state = _begun(folder)
    lines = [
        _blocks(audio, [8_000] * 20, source, place) for place, (source, audio) in enumerate(audios.items(), 1)
    ]
    outputs = []
    for step in range(max(map(len, lines))):
        outputs += stepper.step(state, [line[step] for line in lines if step < len(line)])[1]
    for source in audios:
        together = [
            (one.language, one.committed, one.provisional)
            for one in _revisions(outputs)
            if one.source == source
        ]
        assert [(c, text_of(w), text_of(p)) for c, w, p in together] == [
            (c, text_of(w), text_of(p)) for c, w, p in alone[source]
        ]


def test_another_process_goes_on_from_a_checkpoint(folder: Path) -> None:
    first, second = _noise(2, 1), _noise(3, 2)
    stepper, state = _begun(folder)
    inputs = [*_blocks(first, [5_120] * 9), AudioBlock("floor", _at(40_000), second[:20_000], 2)]
    outputs = _said(stepper, state, inputs[:-2])
    (checkpoint,) = (
        one for one in stepper.step(state, [inputs[-1], inputs[-2]])[1] if isinstance(one, Checkpoint)
    )
    assert outputs
    rest = [AudioBlock("floor", _at(60_000), second[20_000:], 2), UtteranceEnded("floor", 2, _at(88_000))]
    whole = _revisions(_said(stepper, state, rest))
    again, taken_up = _begun(folder, checkpoint=checkpoint.state)
    assert [text_of(one.committed) for one in _revisions(_said(again, taken_up, rest))] == [
        text_of(one.committed) for one in whole
    ]


def test_in_a_hurry_half_the_margin_does_and_another_process_goes_on_alike(folder: Path) -> None:
    blocks = _blocks(_noise(5), [5_120] * 30)[:-1]
    stepper, state = _begun(folder, "fr")
    _said(stepper, state, [Hurried(("fr",)), *blocks[:8]])
    drafts = state.lines["floor"][0].drafts
    usual = state.loaded.calibration.margin
    assert (drafts["fr"].policy.margin, drafts["en"].policy.margin) == (usual // 2, usual)
    (checkpoint,) = _said(stepper, state, [Hurried(()), UtteranceEnded("desk", 9, _at(0))])
    assert isinstance(checkpoint, Checkpoint)
    again, taken_up = _begun(folder, "fr", checkpoint=checkpoint.state)
    assert taken_up.lines["floor"][0].told.hurried == [(0, ("fr",)), (8 * 5_120, ())]
    rest = _revisions(_said(again, taken_up, blocks[8:]))
    assert any(one.committed for one in rest)
    assert [text_of(one.committed) for one in rest] == [
        text_of(one.committed) for one in _revisions(_said(stepper, state, blocks[8:]))
    ]


def test_languages_come_and_go_while_somebody_speaks(folder: Path) -> None:
    stepper, state = _begun(folder, "fr")
    inputs = _blocks(_noise(5), [5_120] * 30)
    half = len(inputs) // 2
    before = _revisions(_said(stepper, state, inputs[:half]))
    after = _revisions(_said(stepper, state, [TargetsChanged(("de",)), *inputs[half:]]))
    assert {one.language for one in before} <= {"en", "fr"}
    assert {one.language for one in after} == {"en", "fr", "de"}
    standing = [text_of(one.committed) for one in before if one.language == "fr"]
    assert _final(after, "fr") == standing[-1]
    assert _final(after, "de")
    assert [one.ended for one in after if one.language == "fr"] == [True]


def test_a_language_that_is_not_known_or_has_no_room_does_not_end_the_others(folder: Path) -> None:
    stepper, state = _begun(folder, "fr")
    state.most = 3
    stepper.step(state, [TargetsChanged(("fr", "xx", "en", "es", "de"))])
    assert state.targets == ("fr", "en", "es")
    assert stepper.capabilities(state).most_targets == 2


def test_what_was_committed_is_spoken_and_a_quicker_rate_is_shorter(folder: Path) -> None:
    stepper, state = _begun(folder, "fr", "es")
    outputs = _said(stepper, state, _blocks(_noise(5), [5_120] * 30))
    text = _final(outputs, "fr")

    def speak(rate: float, voice: str | None = None, language: str = "fr", words: str = text) -> Samples:
        request = SpeechRequest(4, language, words, rate, voice, utterance=1)
        pieces = [one for one in stepper.step(state, [request])[1] if isinstance(one, SynthesizedSpeech)]
        assert pieces[-1].last
        return np.concatenate([piece.samples for piece in pieces])

    usual, quick = speak(1.0), speak(1.3)
    assert len(text.split()) > 1
    assert len(usual) == pytest.approx(1.3 * len(quick), rel=0.1)
    np.testing.assert_array_equal(usual, speak(1.0))
    assert not np.array_equal(usual, speak(1.0, voice="2"))
    assert 0 < len(speak(1.0, words=text.split()[0])) < len(usual)
    assert not len(speak(1.0, language="es", words=_final(outputs, "es"))), "it is written only"
    assert not len(speak(1.0, words="what nobody said"))


def test_what_it_is_missing_is_said_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="--model"):
        SeamlessStepper().init(WorkerSettings("en", ("fr",)))
    with pytest.raises(MissingPart, match="holds no SeamlessM4T v2 model"):
        _begun(tmp_path)
    with pytest.raises(UnsupportedLanguage, match='not "it"'):
        _begun(folder, "it")
    several = replace(_settings(folder), also_spoken=("es",))
    with pytest.raises(UnsupportedLanguage, match="does not tell languages apart"):
        SeamlessStepper().init(several)


def test_a_card_that_is_too_small_is_told_with_the_way_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr("interpreter.engines.seamless.stepper._warm_up", full)
    with pytest.raises(MissingPart, match=r"too little free memory.*--engine cascade"):
        _begun(folder)


def test_a_model_without_its_voice_is_refused(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    weights = load_file(broken / "model.safetensors")
    kept = {name: value for name, value in weights.items() if not name.startswith("vocoder")}
    save_file(kept, broken / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(MissingPart, match="of its weights are missing"):
        _begun(broken)


def test_what_it_can_do_is_what_the_model_knows(folder: Path) -> None:
    stepper, state = _begun(folder)
    told = stepper.capabilities(state)
    assert told.target_languages == ("de", "en", "es", "fr")
    assert set(told.voices) == {"en", "fr", "de"}
    assert told.speaks
    assert told.predicts
