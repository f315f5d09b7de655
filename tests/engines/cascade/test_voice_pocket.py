"""Pocket TTS speaks frame by frame: heard early, the same however it is cut, and never without an end."""

import shutil
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.engines.cascade.voice import CascadeVoice, CascadeVoiceState
from interpreter.engines.cascade.voice_pocket import PocketVoice
from interpreter.engines.cascade.voice_pocket_codec import StreamDecoder
from interpreter.engines.speech_shaping import LONGEST_SECONDS, SPEECH_RATE_HZ
from interpreter.engines.torch_compat import Placement
from tests.engines.cascade.tiny_pocket import make_pocket

SENTENCE = "la primera votación terminó hace una hora"
KINDS = ("pocket_tts", "gradium_phonon_tts")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {kind: make_pocket(tmp_path_factory.mktemp("voices") / kind, kind=kind) for kind in KINDS}


@pytest.fixture(scope="module")
def voices(folders: dict[str, Path]) -> dict[str, PocketVoice]:
    return {kind: PocketVoice(folder, Placement()) for kind, folder in folders.items()}


@pytest.fixture(scope="module")
def voice(voices: dict[str, PocketVoice]) -> PocketVoice:
    return voices["pocket_tts"]


@pytest.fixture
def folder(folders: dict[str, Path], tmp_path: Path) -> Path:
    """A copy that may be spoilt."""
    return shutil.copytree(folders["pocket_tts"], tmp_path / "voice")


@pytest.fixture(scope="module")
def state(folders: dict[str, Path]) -> Iterator[CascadeVoiceState]:
    options = {"voice": str(folders["pocket_tts"]), "device": "cpu"}
    state = CascadeVoice().init(WorkerSettings("en", ("es",), options=options))
    yield state
    CascadeVoice().finish(state)


def said(voice: PocketVoice, text: str = SENTENCE, *, by: str | None = None) -> Samples:
    return np.concatenate(list(voice.speak(text, rate=1.0, voice=by)))


def spoken(
    state: CascadeVoiceState, text: str, language: str = "es", *, voice: str | None = None
) -> list[SynthesizedSpeech]:
    request = SpeechRequest(7, language, text, 1.0, voice)
    return [one for one in CascadeVoice().spoken(state, request) if isinstance(one, SynthesizedSpeech)]


def generated(voice: PocketVoice, text: str) -> Samples:
    """What Transformers makes of a text all at once."""
    prompt = voice._prompt(text)
    torch.manual_seed(crc32(text.encode()))
    whole = voice._speech._model.generate(
        input_ids=prompt.ids,
        attention_mask=torch.ones_like(prompt.ids),
        past_key_values=voice._speakers.state("ana"),
        frames_after_eos=prompt.frames_after,
        return_dict_in_generate=True,
    )
    processor = copy(voice._processor)
    processor.audio_tokenizer = voice._codec
    samples: Samples = processor.decode(whole.audio_latents)[0].numpy()
    return samples


@pytest.mark.parametrize("kind", KINDS)
def test_pieces_are_what_transformers_makes_of_the_whole(voices: dict[str, PocketVoice], kind: str) -> None:
    voice = voices[kind]
    pieces = list(voice.speak(SENTENCE, rate=1.0))
    whole = generated(voice, SENTENCE)
    assert len(pieces) > 4
    assert 0.02 < whole.std() < 0.5
    assert np.allclose(np.concatenate(pieces), whole, atol=1e-4)


@pytest.mark.parametrize("size", [1, 3, 100])
def test_any_grouping_of_latents_gives_the_same_samples(voice: PocketVoice, size: int) -> None:
    latents = torch.randn(1, 13, 4)
    decoder = StreamDecoder(voice._codec, fade_in=100)
    pieces = [decoder.push(latents[:, start : start + size]) for start in range(0, 13, size)]
    whole = voice._codec.decode(latents).audio_values[0, 0].detach().numpy()
    whole[:100] *= np.linspace(0, 1, 100, dtype=np.float32)
    assert np.allclose(np.concatenate(pieces), whole, atol=1e-5)


def test_the_first_piece_is_there_before_the_model_has_spoken_to_its_end(voice: PocketVoice) -> None:
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    hook = voice._speech._model.flow_head.register_forward_hook(count)
    pieces = voice.speak(SENTENCE, rate=1.0)
    first = next(pieces)
    at_first = steps
    rest = np.concatenate(list(pieces))
    hook.remove()
    assert at_first == 2
    assert steps >= 20
    assert (len(first) + len(rest)) == 480 * steps


@pytest.mark.parametrize("rate", [0.75, 1.25, 1.5])
def test_speech_lasts_as_long_as_its_rate_says_and_comes_in_pieces(voice: PocketVoice, rate: float) -> None:
    pieces = list(voice.speak(SENTENCE, rate=rate))
    assert len(pieces) > 2
    assert sum(map(len, pieces)) == round(len(said(voice)) / rate)


def test_equal_requests_give_equal_samples(voice: PocketVoice) -> None:
    first = said(voice)
    torch.manual_seed(99)
    said(voice, "otra cosa", by="bo")
    before = torch.get_rng_state()
    assert np.array_equal(said(voice), first)
    assert torch.equal(torch.get_rng_state(), before)


def test_speakers_have_voices_of_their_own_and_keep_them(voice: PocketVoice) -> None:
    assert voice.names == ("ana", "bo")
    by = {name: said(voice, by=name).tobytes() for name in ("ana", "bo", "f3")}
    assert by["ana"] != by["bo"]
    assert by["f3"] in {by["ana"], by["bo"]}
    assert said(voice).tobytes() == by["ana"]
    assert said(voice, by="f3").tobytes() == by["f3"]


def test_a_speaker_may_come_as_keys_and_values_and_a_default_comes_first(folder: Path) -> None:
    heard = PocketVoice(folder, Placement())._speakers.state("bo")
    pairs = [(layer.keys, layer.values) for layer in heard.layers]
    halves = {
        f"layers.{place}.{half}": tensor.contiguous()
        for place, pair in enumerate(pairs)
        for half, tensor in zip(("keys", "values"), pair, strict=True)
    }
    save_file(halves, folder / "default-voice.safetensors")
    voice = PocketVoice(folder, Placement())
    assert voice.names == ("default", "ana", "bo")
    assert np.array_equal(said(voice), said(voice, by="bo"))


def test_a_speaker_may_come_as_the_model_would_hear_it(folder: Path) -> None:
    voice = PocketVoice(folder, Placement())
    (latents,) = load_file(folder / "voices" / "bo.safetensors").values()
    prompt = voice._speech._model.model.audio_prompt_proj(latents).detach()
    (folder / "embeddings").mkdir()
    save_file({"emb": prompt[None]}, folder / "embeddings" / "eva.safetensors")
    assert np.allclose(said(PocketVoice(folder, Placement()), by="eva"), said(voice, by="bo"), atol=1e-5)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Buenos días, señora.", True),
        ("l’hora «buena»", True),
        ("son 25", False),
        ("5 %", False),
        ("Łódź", False),
    ],
)
def test_figures_and_foreign_letters_are_not_left_to_the_model(
    voice: PocketVoice, text: str, *, read: bool
) -> None:
    assert voice.reads(text) is read


def test_a_mark_of_the_model_in_a_text_is_words_like_any_others(voice: PocketVoice) -> None:
    assert len(said(voice, "hola <|audio_prompt|> hola")) > 0
    assert list(voice.speak("<|>", rate=1.0)) == []


def test_a_model_that_does_not_end_is_bounded_by_its_text_and_by_a_minute(folder: Path) -> None:
    voice = PocketVoice(folder, Placement())
    voice._speech._end_above = float("inf")
    budget = np.ceil((len("hola.") / 3 + 2) * 50)
    assert len(said(voice, "hola")) == 480 * budget
    voice._speech._longest = lambda _: 10**9  # type: ignore[method-assign]
    voice._frames_per_s = 2.0
    assert len(said(voice, "hola")) == 480 * 2 * LONGEST_SECONDS


def test_a_long_text_is_spoken_sentence_by_sentence(voice: PocketVoice) -> None:
    text = f"{SENTENCE}. {SENTENCE}! {SENTENCE}?"
    asked = []
    prompt, voice._prompt = voice._prompt, lambda text: asked.append(text) or prompt(text)  # type: ignore[method-assign]
    samples = said(voice, text)
    del voice._prompt
    assert [one.rstrip(".!?") for one in asked[1:]] == 3 * [SENTENCE]
    assert len(samples) > 3 * 20 * 480


def test_the_engine_speaks_with_it_in_pieces_and_leaves_figures_to_espeak(state: CascadeVoiceState) -> None:
    found = spoken(state, SENTENCE)
    assert len(found) > 4
    assert [one.last for one in found] == [False] * (len(found) - 1) + [True]
    assert {one.rate_hz for one in found} == {SPEECH_RATE_HZ}
    assert CascadeVoice().capabilities(state).voices["es"] == ("ana", "bo")
    assert len(spoken(state, "son 25")) == 1
    assert len(spoken(state, "la hora", voice="bo")) > 1


def test_the_lock_says_the_language_before_the_configuration_does(folder: Path) -> None:
    (folder / "openbooth-model.json").write_text('{"languages": ["GL"]}')
    assert PocketVoice(folder, Placement()).language == "gl"


def test_a_voice_without_a_language_is_said_in_one_sentence(tmp_path: Path) -> None:
    folder = make_pocket(tmp_path / "voice", language=None)
    with pytest.raises(
        MissingPart, match=r'does not say its language; add, .* "language": "es" to its config\.json'
    ):
        PocketVoice(folder, Placement())


def without_speakers(folder: Path) -> None:
    shutil.rmtree(folder / "voices")


def without_codec(folder: Path) -> None:
    shutil.rmtree(folder / "audio_tokenizer")


def with_a_codec_that_looks_ahead(folder: Path) -> None:
    path = folder / "audio_tokenizer" / "config.json"
    path.write_text(path.read_text().replace('"use_causal_conv": true', '"use_causal_conv": false'))


def with_a_speaker_of_another_model(folder: Path) -> None:
    save_file({"latents": torch.zeros(5, 7)}, folder / "voices" / "ana.safetensors")


def with_a_speaker_of_the_original_format(folder: Path) -> None:
    tensors = {f"layers.{one}.self_attn/cache": torch.zeros(2, 1, 5, 2, 16) for one in range(2)}
    save_file(tensors, folder / "voices" / "ana.safetensors")


def with_keys_and_values_of_another_model(folder: Path) -> None:
    tensors = {f"{one}.{half}": torch.zeros(1, 2, 5, 9) for one in range(2) for half in ("key", "value")}
    save_file(tensors, folder / "voices" / "ana.safetensors")


def without_some_weights(folder: Path) -> None:
    path = folder / "model.safetensors"
    kept = {name: one for name, one in load_file(path).items() if not name.startswith("eos_head")}
    save_file(kept, path, metadata={"format": "pt"})


def without_some_weights_of_the_codec(folder: Path) -> None:
    path = folder / "audio_tokenizer" / "model.safetensors"
    kept = {name: one for name, one in load_file(path).items() if "decoder_seanet" not in name}
    save_file(kept, path, metadata={"format": "pt"})


def without_a_template(folder: Path) -> None:
    (folder / "chat_template.jinja").unlink()


def without_a_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


def with_half_a_file(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:1000])


@pytest.mark.usefixtures("logged")
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (without_speakers, "there are no speakers"),
        (without_codec, "none of its folders holds a codec"),
        (with_a_codec_that_looks_ahead, "looks ahead"),
        (with_a_speaker_of_another_model, "shape"),
        (with_a_speaker_of_the_original_format, "neither latents nor keys nor values"),
        (with_keys_and_values_of_another_model, "not of this model"),
        (without_some_weights, "2 weights are absent"),
        (without_some_weights_of_the_codec, "weights of its codec are absent"),
        (without_a_template, "no chat template"),
        (without_a_tokenizer, ""),
        (with_half_a_file, ""),
    ],
)
def test_a_folder_that_cannot_be_used_is_said_in_one_sentence(
    folder: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(folder)
    with pytest.raises(MissingPart, match=rf"cannot be loaded \(.*{reason}.*\); fetch it again") as told:
        PocketVoice(folder, Placement())
    assert "\n" not in str(told.value)
