# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The models on which the seamless engine is tested are what a hub would hand out."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from transformers import SeamlessM4TProcessor, SeamlessM4Tv2ForSpeechToSpeech

    Loaded = tuple[SeamlessM4TProcessor, SeamlessM4Tv2ForSpeechToSpeech]

MAPS = ("text_decoder_lang_to_code_id", "t2u_lang_code_to_id", "vocoder_lang_code_to_id", "id_to_text")


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> "Loaded":
    return loaded(tiny_folder)


def loaded(folder: Path) -> "Loaded":
    from transformers import AutoProcessor, SeamlessM4Tv2ForSpeechToSpeech

    return AutoProcessor.from_pretrained(folder), SeamlessM4Tv2ForSpeechToSpeech.from_pretrained(folder)


def test_what_generation_needs_to_know_survives_saving_and_loading(tiny: "Loaded") -> None:
    processor, model = tiny
    known = model.generation_config
    assert all(getattr(known, name) for name in (*MAPS, "char_to_id"))
    for language, code in known.text_decoder_lang_to_code_id.items():
        assert processor.tokenizer.convert_ids_to_tokens(code) == f"__{language}__"
    assert set(known.vocoder_lang_code_to_id) < set(known.text_decoder_lang_to_code_id)


def test_speech_consists_of_units_and_is_as_long_as_its_text(tiny: "Loaded") -> None:
    from tests.engines.seamless.tiny_seamless import SPOKEN, UNIT_SAMPLES, UNITS_PER_CHARACTER

    processor, model = tiny
    texts = set()
    for seed in range(4):
        audio = np.random.default_rng(seed).normal(0, 0.05, 16_000 * (1 + seed)).astype(np.float32)
        heard = processor(audio=audio, sampling_rate=16_000, return_tensors="pt")
        said = model.generate(**heard, tgt_lang=SPOKEN[1 + seed % 2], return_intermediate_token_ids=True)
        tokens = [str(token.item()) for token in said.sequences[0, 2:-1]]
        letters = sum(len(model.generation_config.id_to_text[token]) for token in tokens)
        assert said.waveform.shape[-1] == letters * UNITS_PER_CHARACTER * UNIT_SAMPLES
        assert said.waveform.isfinite().all()
        assert said.waveform.std() > 0.01
        texts.add(tuple(tokens))
    assert len(texts) == 4
