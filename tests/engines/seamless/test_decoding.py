# ruff: noqa: ANN401 - what Transformers makes has no types
"""The decoder's own loop writes what the model writes by itself, and knows where it looked."""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from interpreter.engines.seamless.decoding import Probe, Row, TextDecoder, Written
from interpreter.engines.seamless.encoding import Encoded, SpeechEncoder
from interpreter.engines.seamless.features import FeatureWindow, Matrix
from interpreter.engines.seamless.loading import Loaded, load
from interpreter.engines.torch_compat import Placement

_PREFIXES = {"eng": 0, "fra": 5, "deu": 2}


@pytest.fixture(scope="module")
def loaded(tiny_folder: Path) -> Loaded:
    return load(tiny_folder, Placement())


@pytest.fixture
def model(loaded: Loaded) -> Any:
    return loaded.model


@pytest.fixture
def extractor(loaded: Loaded) -> Any:
    return loaded.extractor


def _window(extractor: Any, samples: int, seed: int = 0) -> Matrix:
    window = FeatureWindow(extractor)
    window.append(np.random.default_rng(seed).normal(0, 0.1, samples).astype(np.float32))
    return window.normalised()


def _decoder(model: Any, **options: Any) -> TextDecoder:
    return TextDecoder(model, Probe(1, (0, 2)), never=[0, 1, 2], end=3, **options)


def _prefixes(model: Any) -> list[tuple[int, ...]]:
    codes = model.generation_config.text_decoder_lang_to_code_id
    return [(3, codes[code], *range(10, 10 + count)) for code, count in _PREFIXES.items()]


def _greedily(model: Any, states: Any, prefix: Sequence[int], most: int) -> tuple[list[int], Any, Any]:
    """Written by the model's own forward pass without any cache, with the states of its last layer."""
    tokens = list(prefix)
    with torch.inference_mode():
        while True:
            hidden = model.text_decoder(
                torch.tensor([tokens]), encoder_hidden_states=states, use_cache=False
            ).last_hidden_state
            if len(tokens) == len(prefix) + most:
                break
            scores = model.lm_head(hidden[0, -1])
            scores[[0, 1, 2]] = -torch.inf
            if (token := int(scores.argmax())) == 3:
                break
            tokens.append(token)
    return tokens[len(prefix) :], hidden[0], tokens


def _looked(model: Any, states: Any, tokens: Sequence[int]) -> Any:
    """The weights of the probed layer, by the model with every attention computed openly; nothing is padded here."""
    open_model = type(model)(copy.deepcopy(model.config)).eval()
    open_model.load_state_dict(model.state_dict())
    open_model.set_attn_implementation("eager")
    with torch.inference_mode():
        said = open_model.text_decoder(
            torch.tensor([tokens]), encoder_hidden_states=states, output_attentions=True, use_cache=False
        )
    return said.cross_attentions[1][0, [0, 2]].mean(0).numpy()


def test_rows_of_any_length_are_written_as_the_model_writes_each_by_itself(
    model: Any, extractor: Any
) -> None:
    encoded = SpeechEncoder(model).encode([_window(extractor, 25_000)])
    written = _decoder(model).write(encoded, [Row(0, prefix, 9) for prefix in _prefixes(model)])
    for prefix, row in zip(_prefixes(model), written, strict=True):
        tokens, hidden, _ = _greedily(model, encoded.states, prefix, 9)
        assert list(row.tokens) == tokens
        assert torch.allclose(row.states, hidden, atol=1e-4)


def test_attention_of_every_token_is_that_of_the_probed_heads(model: Any, extractor: Any) -> None:
    encoded = SpeechEncoder(model).encode([_window(extractor, 25_000)])
    prefix = _prefixes(model)[1]
    (row,) = _decoder(model).write(encoded, [Row(0, prefix, 6)])
    looked = _looked(model, encoded.states, [*prefix, *row.tokens])
    np.testing.assert_allclose(row.attention, looked[: len(row.attention)], atol=1e-5)
    assert len(row.attention) == len(prefix) + len(row.tokens) - 1


def test_sources_and_languages_in_one_batch_are_written_as_one_by_one(model: Any, extractor: Any) -> None:
    windows = [
        _window(extractor, samples, seed) for seed, samples in enumerate((25_000, 9_000, 47_321, 5_600))
    ]
    together = SpeechEncoder(model).encode(windows)
    rows = [Row(source, prefix, 8) for source in range(4) for prefix in _prefixes(model)[: 1 + source % 3]]
    batched = _decoder(model).write(together, rows)
    for row, found in zip(rows, batched, strict=True):
        alone = SpeechEncoder(model).encode([windows[row.source]])
        assert _same(_decoder(model).write(alone, [Row(0, row.prefix, 8)])[0], found)


def test_each_window_is_encoded_as_if_it_was_alone(model: Any, extractor: Any) -> None:
    windows = [
        _window(extractor, 5_120 * hops - 320 * less, hops) for hops in range(1, 5) for less in range(9)
    ]
    encoded = SpeechEncoder(model).encode(windows)
    for place, window in enumerate(windows):
        alone = SpeechEncoder(model).encode([window])
        frames = encoded.frames[place]
        assert torch.allclose(encoded.states[place, :frames], alone.states[0], atol=2e-5)


@pytest.mark.parametrize("rows", [(400, 400), (23, 15, 7), (95, 40)])
def test_the_encoder_hears_what_the_models_own_does(loaded: Loaded, rows: tuple[int, ...]) -> None:
    own = type(loaded.model)(copy.deepcopy(loaded.model.config)).eval()
    own.load_state_dict(loaded.model.state_dict())
    windows = [np.random.default_rng(count).normal(0, 1, (count, 160)).astype(np.float32) for count in rows]
    encoded = SpeechEncoder(loaded.model).encode(windows)
    for place, window in enumerate(windows):
        mask = torch.ones(1, len(window), dtype=torch.long)
        with torch.inference_mode():
            states = own.speech_encoder(torch.from_numpy(window)[None], attention_mask=mask).last_hidden_state
        assert torch.allclose(encoded.states[place, : encoded.frames[place]], states[0], atol=1e-4)


def test_buffers_are_used_again_without_a_trace(model: Any, extractor: Any) -> None:
    decoder = _decoder(model)
    long, short = _window(extractor, 47_000, 1), _window(extractor, 20_000, 2)
    rows = [Row(0, prefix, 8) for prefix in _prefixes(model)]
    first = decoder.write(SpeechEncoder(model).encode([short]), rows)
    decoder.write(SpeechEncoder(model).encode([long]), rows)
    again = decoder.write(SpeechEncoder(model).encode([short]), rows)
    assert all(_same(one, other) for one, other in zip(first, again, strict=True))


class _Recorded(TextDecoder):
    """Treats its buffers as a decoder with graphs does, without a device that has them."""

    def _capture(self, slate: Any) -> None:
        slate.graph = None


def test_buffers_for_many_sources_serve_fewer(model: Any, extractor: Any) -> None:
    decoder = _Recorded(model, Probe(1, (0, 2)), never=[0, 1, 2], end=3, graphs=True)
    windows = [_window(extractor, 20_000 + 900 * seed, seed) for seed in range(3)]
    rows = [Row(source, prefix, 8) for source in range(3) for prefix in _prefixes(model)]
    decoder.write(SpeechEncoder(model).encode(windows), rows)
    for window in windows[:2]:
        encoded = SpeechEncoder(model).encode([window])
        found = decoder.write(encoded, rows[:3])
        assert all(map(_same, _decoder(model).write(encoded, rows[:3]), found))


def test_an_encoder_whose_masks_would_be_ignored_is_refused(model: Any) -> None:
    other = type(model)(copy.deepcopy(model.config))
    other.set_attn_implementation("eager")
    with pytest.raises(ValueError, match="sdpa"):
        SpeechEncoder(other)


def _same(one: Written, other: Written) -> bool:
    return (
        one.tokens == other.tokens
        and one.ended == other.ended
        and np.allclose(one.attention, other.attention, atol=1e-5)
        and torch.allclose(one.states, other.states, atol=1e-4)
    )


def test_a_row_without_sources_writes_nothing(model: Any) -> None:
    assert _decoder(model).write(Encoded(torch.zeros(0, 0, 64), ()), []) == []


def test_a_step_waits_for_nothing_so_that_it_can_be_recorded(model: Any) -> None:
    """On the meta device, which has no values, whoever asks for one fails."""
    without_values = type(model)(copy.deepcopy(model.config)).to("meta", torch.bfloat16)
    decoder = _decoder(without_values, graphs=False)
    encoded = Encoded(torch.zeros(2, 20, 64, device="meta", dtype=torch.bfloat16), (20, 13))
    with torch.inference_mode():
        _, slate = decoder._laid_out(encoded, [Row(0, (3, 4, 5), 6), Row(1, (3, 4), 6)])
        decoder._hear(slate, encoded)
        decoder._prefill(slate)
        decoder._advance(slate)
        with pytest.raises(RuntimeError, match="meta"):
            decoder._go_on(slate, 1)
