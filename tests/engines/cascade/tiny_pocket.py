# ruff: noqa: S106 - tokens of a text are no secrets
"""Tiny Pocket TTS voices of the real classes with random weights, saved as Transformers saves them."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers  # noqa: E402 - after telemetry is off
from transformers import (  # noqa: E402
    GenerationConfig,
    GradiumPhononTTSConfig,
    GradiumPhononTTSForConditionalGeneration,
    PocketTTSAudioTokenizerConfig,
    PocketTTSAudioTokenizerModel,
    PocketTTSConfig,
    PocketTTSFeatureExtractor,
    PocketTTSForConditionalGeneration,
    PocketTTSProcessor,
    PreTrainedTokenizerFast,
)

TEMPLATE = (
    "{% for message in messages %}{% for part in message.content %}"
    "{% if part.type == 'text' %}{{ part.text }}{% endif %}"
    "{% endfor %}{% endfor %}{{ audio_bos_token }}"
)
_LETTERS = " abcdefghijklmnopqrstuvwxyzñáéíóúABCDEFGHIJKLMNOPQRSTUVWXYZ.,;:!?'"
_MARKS = {
    "audio_prompt_token": "<|audio_prompt|>",
    "audio_latent_token": "<|audio_latent|>",
    "audio_prompt_bos_token": "<|audio_prompt_bos|>",
    "audio_bos_token": "<|audio_bos|>",
}
_WIDTH, _LATENT, _SPEAKER = 32, 4, 6


def make_pocket(folder: Path, *, kind: str = "pocket_tts", language: str | None = "es") -> Path:
    """Save a voice of letters whose codec makes 480 samples a frame, with the speakers "ana" and "bo"."""
    folder.mkdir(parents=True)
    tokenizer = _tokenizer()
    torch.manual_seed(3)
    codec = PocketTTSAudioTokenizerModel(_codec()).eval()
    with torch.no_grad():
        codec.decoder.decoder_seanet.layers[-1].conv.weight.mul_(0.02)
    codec.save_pretrained(folder / "audio_tokenizer")
    codec = PocketTTSAudioTokenizerModel.from_pretrained(folder / "audio_tokenizer")
    model = _model(kind, tokenizer)
    ends = {"do_sample": True, "temperature": 0.7, "eos_threshold": -0.6, "min_frames_before_eos": 20}
    model.save_pretrained(folder)
    GenerationConfig(**ends).save_pretrained(folder)
    features = PocketTTSFeatureExtractor(frame_size=480, pad_to_multiple_of=480)
    PocketTTSProcessor(features, tokenizer, codec, chat_template=TEMPLATE).save_pretrained(folder)
    (folder / "voices").mkdir()
    width = _SPEAKER if kind == "gradium_phonon_tts" else _LATENT
    for name, frames in (("ana", 5), ("bo", 7)):
        save_file({"latents": torch.randn(frames, width)}, folder / "voices" / f"{name}.safetensors")
    if language is not None:
        say_language(folder, language)
    return folder


def say_language(folder: Path, language: str) -> None:
    """Write a language into the configuration of a voice."""
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"language": language}))


def _tokenizer() -> PreTrainedTokenizerFast:
    names = ["<unk>", "<pad>", *_LETTERS]
    tokenizer = Tokenizer(
        models.WordLevel({name: place for place, name in enumerate(names)}, unk_token="<unk>")
    )
    tokenizer.decoder = decoders.Fuse()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="<unk>",
        pad_token="<pad>",
        padding_side="left",
        extra_special_tokens=_MARKS,
    )


def _model(kind: str, tokenizer: PreTrainedTokenizerFast) -> Any:  # noqa: ANN401 - Transformers is untyped here
    ids = {f"{name}_id": tokenizer.convert_tokens_to_ids(mark) for name, mark in _MARKS.items()}
    sizes: dict[str, Any] = {
        "vocab_size": len(tokenizer),
        "hidden_size": _WIDTH,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "latent_dim": _LATENT,
        "pad_token_id": tokenizer.pad_token_id,
        "frame_rate": 50.0,
        "initializer_range": 0.3,
        "flow_head_config": {
            "hidden_size": 16,
            "num_hidden_layers": 1,
            "latent_dim": _LATENT,
            "condition_dim": _WIDTH,
            "frequency_embedding_size": 8,
        },
    }
    if kind == "gradium_phonon_tts":
        del ids["audio_prompt_bos_token_id"]
        config = GradiumPhononTTSConfig(**sizes, **ids, audio_prompt_dim=_SPEAKER)
        return GradiumPhononTTSForConditionalGeneration(config).eval()
    return PocketTTSForConditionalGeneration(PocketTTSConfig(**sizes, **ids)).eval()


def _codec() -> PocketTTSAudioTokenizerConfig:
    return PocketTTSAudioTokenizerConfig(
        hidden_size=16,
        num_filters=4,
        upsampling_ratios=[6, 5, 4],
        upsample_groups=16,
        num_hidden_layers=2,
        intermediate_size=24,
        num_attention_heads=2,
        num_key_value_heads=2,
        sliding_window=10,
        layer_scale_initial_scale=1.0,
        latent_stride=4,
        latent_dim=_LATENT,
    )
