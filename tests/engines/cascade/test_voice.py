"""The cascade's voice speaks committed text in pieces: neural voices where there are some, eSpeak NG elsewhere."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.steps import SpeechRequest, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.voice import EspeakStepper
from interpreter.engines.cascade.voice import CascadeVoice, CascadeVoiceState
from interpreter.engines.cascade.voice_vits import VitsVoice
from interpreter.engines.speech_shaping import LONGEST_SECONDS, SPEECH_RATE_HZ
from interpreter.engines.torch_compat import Placement
from tests.engines.cascade.tiny_voices import make_vits

SENTENCE = "la primera votación terminó hace una hora"
SETTINGS = WorkerSettings("en", ("es", "en", "ca"))


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vits(tmp_path_factory.mktemp("voices") / "spanish")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voices") / "english"
    return make_vits(folder, language=None, speakers=4, phonemize=True)


@pytest.fixture(scope="module")
def state(spanish: Path, english: Path) -> Iterator[CascadeVoiceState]:
    options = {"voice": os.pathsep.join([str(spanish), str(english)]), "device": "cpu"}
    state = CascadeVoice().init(replace(SETTINGS, options=options))
    yield state
    CascadeVoice().finish(state)


def pieces(state: CascadeVoiceState, request: SpeechRequest) -> list[SynthesizedSpeech]:
    _, outputs = CascadeVoice().step(state, [request])
    found = [one for one in outputs if isinstance(one, SynthesizedSpeech)]
    assert [one.sequence for one in found] == list(range(len(found)))
    assert [one.last for one in found] == [False] * (len(found) - 1) + [True]
    assert {(one.clause, one.rate_hz) for one in found} == {(request.clause, SPEECH_RATE_HZ)}
    return found


def spoken(
    state: CascadeVoiceState, text: str, language: str = "es", *, rate: float = 1.0, voice: str | None = None
) -> Samples:
    found = pieces(state, SpeechRequest(7, language, text, rate, voice))
    return np.concatenate([one.samples for one in found])


def no_phonemes(text: str) -> str:
    raise AssertionError(text)


@pytest.mark.parametrize("rate", [1.0, 1.3])
def test_pieces_of_speech_joined_are_the_whole_of_it(spanish: Path, rate: float) -> None:
    voice = VitsVoice(spanish, Placement(), no_phonemes)
    cut = list(voice.speak(SENTENCE, rate=rate))
    whole = VitsVoice(spanish, Placement(), no_phonemes)
    whole._frames = lambda _: 100_000  # type: ignore[method-assign]
    (uncut,) = whole.speak(SENTENCE, rate=rate)
    assert len(cut) >= 3
    assert 0.02 < uncut.std() < 0.5
    assert np.allclose(np.concatenate(cut), uncut, atol=1e-4)


def test_at_its_usual_rate_a_voice_sounds_as_its_model_does(spanish: Path) -> None:
    from transformers import VitsModel, VitsTokenizer  # noqa: PLC0415 - as in the voice

    model = VitsModel.from_pretrained(spanish).eval()
    ids = VitsTokenizer.from_pretrained(spanish)(SENTENCE, return_tensors="pt").input_ids
    with torch.inference_mode(), torch.random.fork_rng([]):
        torch.manual_seed(0)
        expected = model(ids).waveform[0].numpy()
    said = np.concatenate(list(VitsVoice(spanish, Placement(), no_phonemes).speak(SENTENCE, rate=1.0)))
    assert np.allclose(said, expected, atol=1e-4)


def test_the_first_piece_is_short(state: CascadeVoiceState) -> None:
    found = pieces(state, SpeechRequest(7, "es", SENTENCE, 1.0))
    assert len(found) > 3
    assert len(found[0].samples) < 0.5 * SPEECH_RATE_HZ


@pytest.mark.parametrize("rate", [0.75, 0.9, 1.1, 1.25, 1.5])
@pytest.mark.parametrize(("language", "text"), [("es", SENTENCE), ("en", "the vote ended an hour ago")])
def test_speech_lasts_as_long_as_its_rate_says(
    state: CascadeVoiceState, language: str, text: str, rate: float
) -> None:
    normal = len(spoken(state, text, language))
    assert normal / len(spoken(state, text, language, rate=rate)) == pytest.approx(rate, rel=0.05)


def test_equal_requests_give_equal_samples(state: CascadeVoiceState) -> None:
    first = spoken(state, SENTENCE, rate=1.2)
    torch.manual_seed(99)
    spoken(state, "otra cosa")
    assert np.array_equal(spoken(state, SENTENCE, rate=1.2), first)


def test_speakers_have_voices_of_their_own_and_keep_them(state: CascadeVoiceState) -> None:
    assert state.voices["en"].names == ("1", "2", "3", "4")
    said = {voice: spoken(state, "good morning", "en", voice=voice) for voice in ("1", "2", "3", "f3")}
    assert len({one.tobytes() for one in said.values()}) >= 3
    assert np.array_equal(spoken(state, "good morning", "en"), said["1"])
    assert np.array_equal(spoken(state, "good morning", "en", voice="f3"), said["f3"])


def test_the_voices_of_every_language_are_told(state: CascadeVoiceState) -> None:
    told = CascadeVoice().capabilities(state).voices
    assert (told["en"], told["es"]) == (("1", "2", "3", "4"), ())
    assert "f3" in told["mul"]


def test_a_voice_of_one_speaker_passes_over_wishes(state: CascadeVoiceState) -> None:
    assert state.voices["es"].names == ()
    assert np.array_equal(spoken(state, SENTENCE, voice="m7"), spoken(state, SENTENCE))


@pytest.mark.parametrize(
    ("text", "language"), [("bon dia", "ca"), ("son 25", "es"), ("son 7", "es"), ("Łódź", "es")]
)
def test_what_no_neural_voice_can_read_is_spoken_by_espeak(
    state: CascadeVoiceState, text: str, language: str
) -> None:
    _, (expected,) = EspeakStepper().step(state.espeak, [SpeechRequest(7, language, text, 1.0)])
    assert isinstance(expected, SynthesizedSpeech)
    said = spoken(state, text, language)
    assert len(said) == pytest.approx(len(expected.samples), rel=0.02)


def test_a_voice_that_reads_phonemes_reads_numbers_too(state: CascadeVoiceState) -> None:
    found = pieces(state, SpeechRequest(7, "en", "it was 25, (twenty five)!", 1.0))
    assert len(found) > 1
    assert state.voices["en"].reads("25")
    assert not state.voices["es"].reads("25")


@pytest.mark.parametrize("text", ["", " ", "...", "\x01", "¿?"])
@pytest.mark.parametrize("language", ["es", "en", "ca"])
def test_nothing_to_say_is_an_empty_last_piece(state: CascadeVoiceState, text: str, language: str) -> None:
    (piece,) = pieces(state, SpeechRequest(7, language, text, 1.0))
    assert not len(piece.samples)


def test_a_model_that_would_speak_for_hours_is_bounded(spanish: Path) -> None:
    voice = VitsVoice(spanish, Placement(), no_phonemes)
    predict = voice._pace._predictor.forward
    voice._pace._predictor.forward = lambda *a, **k: predict(*a, **k) + 20  # type: ignore[method-assign]
    said = np.concatenate(list(voice.speak(SENTENCE, rate=1.0)))
    assert 0.9 * LONGEST_SECONDS < len(said) / voice.rate_hz <= LONGEST_SECONDS


def test_other_inputs_are_passed_over(state: CascadeVoiceState) -> None:
    same, outputs = CascadeVoice().step(state, [UtteranceEnded("floor", 1, Ticks(0))])
    assert same is state
    assert list(outputs) == []


def test_the_first_piece_is_handed_on_before_the_rest_is_computed(
    state: CascadeVoiceState, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[int] = []
    decoded = VitsVoice._decoded

    def noted(voice: VitsVoice, latents: torch.Tensor, start: int, end: int, speaker: int | None) -> Samples:
        computed.append(end)
        return decoded(voice, latents, start, end, speaker)

    monkeypatch.setattr(VitsVoice, "_decoded", noted)
    _, outputs = CascadeVoice().step(state, [SpeechRequest(7, "es", SENTENCE, 1.0)])
    assert computed == []
    first = next(outputs)
    assert isinstance(first, SynthesizedSpeech)
    assert not first.last
    assert len(computed) == 1
    assert len(list(outputs)) == len(computed)


def test_without_models_everything_is_spoken_by_espeak() -> None:
    state = CascadeVoice().init(SETTINGS)
    assert state.voices == {}
    assert len(spoken(state, "buenos días")) > 0.3 * SPEECH_RATE_HZ
    told = CascadeVoice().capabilities(state)
    assert told.speaks
    assert not told.stateful
    assert CascadeVoice().finish(state) == []


def test_the_lock_of_a_model_says_its_language(spanish: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(spanish, tmp_path / "voice")
    (folder / "openbooth-model.json").write_text('{"languages": ["gl"]}')
    assert VitsVoice(folder, Placement(), no_phonemes).language == "gl"
    (folder / "openbooth-model.json").write_text('{"languages": ["mul", "es"]}')
    assert VitsVoice(folder, Placement(), no_phonemes).language == "es"


def rewritten(folder: Path, change: Callable[[dict[str, torch.Tensor]], dict[str, torch.Tensor]]) -> Path:
    weights = folder / "model.safetensors"
    save_file(change(load_file(weights)), weights, metadata={"format": "pt"})
    return folder


def test_weights_named_as_they_were_published_are_understood(spanish: Path, tmp_path: Path) -> None:
    norms = {f"parametrizations.weight.original{place}": f"weight_{name}" for place, name in enumerate("gv")}

    def as_published(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        named = {}
        for key, weight in weights.items():
            module, _, part = key.partition("parametrizations.")
            named[module + norms[f"parametrizations.{part}"] if part else key] = weight
        return named

    folder = rewritten(shutil.copytree(spanish, tmp_path / "voice"), as_published)
    said = [VitsVoice(one, Placement(), no_phonemes).speak("hola", rate=1.0) for one in (spanish, folder)]
    assert np.array_equal(*(np.concatenate(list(one)) for one in said))


@pytest.mark.usefixtures("logged")
def test_a_model_that_lacks_weights_does_not_speak(spanish: Path, tmp_path: Path) -> None:
    folder = rewritten(
        shutil.copytree(spanish, tmp_path / "voice"),
        lambda weights: {key: one for key, one in weights.items() if not key.startswith("decoder.conv_post")},
    )
    with pytest.raises(MissingPart, match=r"cannot be loaded; fetch it again"):
        VitsVoice(folder, Placement(), no_phonemes)


def test_a_folder_that_holds_no_voice_is_said_in_one_sentence(spanish: Path, tmp_path: Path) -> None:
    def started(folder: Path) -> CascadeVoiceState:
        return CascadeVoice().init(replace(SETTINGS, options={"voice": str(folder)}))

    with pytest.raises(MissingPart, match=r"no readable config.json; fetch it again"):
        started(tmp_path / "nowhere")
    folder = shutil.copytree(spanish, tmp_path / "voice")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(MissingPart, match=r"cannot be loaded; fetch it again"):
        started(folder)
    (folder / "config.json").write_text('{"model_type": "whisper"}')
    with pytest.raises(MissingPart, match="of the kind whisper; choose a voice of the kind vits"):
        started(folder)
    nameless = make_vits(tmp_path / "nameless", language=None)
    with pytest.raises(MissingPart, match="does not say its language"):
        started(nameless)


def test_a_target_without_any_voice_is_refused(spanish: Path) -> None:
    with pytest.raises(UnsupportedLanguage, match="no voice for tlh; leave"):
        CascadeVoice().init(replace(SETTINGS, targets=("es", "tlh"), options={"voice": str(spanish)}))
