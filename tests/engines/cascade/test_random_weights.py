# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""A computer is tried with the product's own engine: models of invented sizes that write as much as speech has."""

import json
from pathlib import Path

import pytest
import torch

from interpreter.domain.errors import UnknownName
from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from interpreter.engines.cascade.loading import load_recogniser
from interpreter.engines.cascade.random_weights import Order, main, measure
from interpreter.engines.cascade.random_weights_folders import TARGETS, WORDS, make_folder
from interpreter.engines.cascade.random_weights_sizes import PUBLISHED, Sizes
from interpreter.engines.cascade.random_weights_steering import randomise
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import Passage

SPEECH = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
}
STREAMING = {
    **{name: SPEECH[name] for name in ("hidden_size", "intermediate_size", "num_hidden_layers")},
    "num_attention_heads": 2,
    "subsampling_conv_channels": 8,
    "num_mel_bins": 80,
}
SEQUENCES = {
    "d_model": 32,
    "encoder_layers": 1,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 48,
    "decoder_ffn_dim": 48,
}
SPEAKING = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "ffn_dim": 16,
    "flow_size": 16,
    "spectrogram_bins": 9,
    "upsample_initial_channel": 32,
    "upsample_rates": (4, 4, 2, 2),
    "upsample_kernel_sizes": (8, 8, 4, 4),
    "resblock_kernel_sizes": (3, 5),
    "resblock_dilation_sizes": ((1, 3), (1, 3)),
    "depth_separable_num_layers": 1,
    "duration_predictor_num_flows": 1,
    "duration_predictor_filter_channels": 16,
    "prior_encoder_num_flows": 2,
    "prior_encoder_num_wavenet_layers": 1,
    "posterior_encoder_num_wavenet_layers": 1,
}
INVENTED = {
    "whisper": Sizes("whisper", 2500, SEQUENCES, 80),
    "moonshine": Sizes(
        "moonshine_streaming",
        600,
        {**SPEECH, "encoder_config": {**SPEECH, "sliding_windows": [[16, 4], [16, 0]]}},
    ),
    "nemotron": Sizes(
        "nemotron3_5_asr",
        600,
        {"encoder_config": STREAMING, "decoder_hidden_size": 24, "num_decoder_layers": 1},
        80,
    ),
    "m2m": Sizes("m2m_100", 600, SEQUENCES),
    "vits": Sizes("vits", 60, SPEAKING),
    "marian": Sizes("marian", 600, {**SEQUENCES, "max_position_embeddings": 512}),
}


def order(recogniser: str, translator: str, **more: object) -> Order:
    return Order((recogniser,), (translator,), **{"seconds": 3.2, "device": "cpu", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("recogniser", "translator"), [("whisper", "m2m"), ("moonshine", "marian"), ("nemotron", "m2m")]
)
def test_as_many_tokens_are_computed_as_speech_has(recogniser: str, translator: str) -> None:
    figures = measure(order(recogniser, translator), INVENTED)
    assert figures["models"] == {"recognition": recogniser, "translation": translator}
    assert figures["hops"] == 10
    stages = figures["stages"]
    assert all(stage["rtf"] > 0 and stage["p95_ms"] >= stage["p50_ms"] for stage in stages.values())
    # each hop writes what is not committed and the end again: some tokens more than the 12 of the utterance
    most = 10 * 10
    assert 12 <= stages["recognition decoder"]["calls"] <= most
    assert 12 <= stages["translation decoder"]["calls"] <= most
    assert set(figures["languages"]) == {"1", "2", "4"}
    assert figures["recognition_rtf"] > 0
    assert figures["memory_mb"] > 0
    assert 0 <= figures["others"] <= 1


def test_layers_of_eight_bits_are_tried_as_such() -> None:
    figures = measure(order("whisper", "marian", precision="int8", patience_s=0.0), INVENTED)
    assert figures["numbers"] == "int8"
    assert figures["stages"]["translation decoder"]["calls"] > 0


def test_a_hop_is_one_of_all_sources_and_measuring_ends_when_patience_does() -> None:
    figures = measure(order("moonshine", "marian", sources=2, targets=3, patience_s=0.0), INVENTED)
    assert figures["hops"] == 1
    assert figures["spoken_s"] == pytest.approx(2 * 0.32)
    assert set(figures["languages"]) == {"1", "2", "3", "4"}


def test_a_voice_is_tried_where_there_is_one() -> None:
    figures = measure(order("moonshine", "marian", voice=("big/mouth", "vits"), patience_s=0.0), INVENTED)
    assert figures["voice"]["model"] == "vits"
    assert figures["voice"]["rtf"] > 0
    assert figures["voice"]["first_ms"] > 0


def test_models_that_were_there_before_stay_as_they_are(taught: TranslationModel) -> None:
    passage = Passage(taught.read("en", ["big", "cat"]), "es")
    before = taught.translate([passage])
    measure(order("moonshine", "marian", patience_s=0.0), INVENTED)
    assert before[0]
    assert taught.translate([passage]) == before


def test_models_whose_sizes_are_not_known_are_passed_over() -> None:
    with pytest.raises(UnknownName, match="big/ears"):
        measure(Order(("big/ears",), ("m2m",)), INVENTED)


@pytest.mark.parametrize(
    ("name", "published_mb"),
    [("openai/whisper-small", 967), ("nvidia/nemotron-3.5-asr-streaming-0.6b", 2554)],
)
def test_a_file_of_weights_is_as_long_as_the_published_one_and_takes_no_space(
    name: str, published_mb: int, tmp_path: Path
) -> None:
    written = (make_folder(PUBLISHED[name], tmp_path / "model").folder / "model.safetensors").stat()
    assert written.st_size / 1e6 == pytest.approx(published_mb, rel=0.01)
    assert written.st_blocks * 512 < 1e6


def test_every_word_is_one_token_of_every_model(tmp_path: Path) -> None:
    for family in ("m2m", "marian"):
        made = make_folder(INVENTED[family], tmp_path / family)
        model = TranslationModel(made.folder)
        assert model.read("en", WORDS).tokens == made.words
        assert all(model.translates("en", target) for target in TARGETS)
    assert "en" in load_recogniser(make_folder(INVENTED["whisper"], tmp_path / "whisper").folder).languages


def test_random_numbers_fill_every_weight_and_leave_norms_neutral() -> None:
    network = torch.nn.Sequential(torch.nn.Linear(64, 64), torch.nn.LayerNorm(64))
    randomise(network)
    assert 0.01 < float(network[0].weight.detach().std()) < 0.04
    assert float(network[1].weight.detach().sum()) == 64


def test_the_module_prints_figures_as_json_and_tells_a_mistake_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["", json.dumps({"recognition": ["big/ears"], "translation": []})])
    assert main() == 2
    assert capsys.readouterr().err.startswith("The sizes of big/ears are not known")
