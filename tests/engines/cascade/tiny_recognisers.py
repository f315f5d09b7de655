# ruff: noqa: S106 - tokens of a text are no secrets
"""Small recognisers of the real classes, with real tokenizers and feature extractors, saved as a hub has them.

Their weights are random: what they write means nothing, but they write it with the real code.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    MoonshineStreamingConfig,
    MoonshineStreamingForConditionalGeneration,
    MoonshineStreamingProcessor,
    NemotronAsrStreamingConfig,
    NemotronAsrStreamingFeatureExtractor,
    NemotronAsrStreamingForRNNT,
    NemotronAsrStreamingProcessor,
    PreTrainedTokenizerFast,
    Wav2Vec2FeatureExtractor,
    WhisperConfig,
    WhisperFeatureExtractor,
    WhisperForConditionalGeneration,
    WhisperProcessor,
    WhisperTokenizer,
)

TEXT = (
    "Good afternoon, and welcome to our panel on public transport in growing cities.",
    "Five years ago your city decided to make every bus electric: where do you stand now?",
    "We have two hundred and forty buses, and half of them are electric today.",
)
WINDOW_S = 8
_MARKS = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|es|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


def whisper(folder: Path, *, words: Iterable[str] = TEXT, seed: int = 3) -> Path:
    """A Whisper of two layers and a window of eight seconds."""
    processor = whisper_processor(words)
    torch.manual_seed(seed)
    model = whisper_model(processor, width=32, heads=2, init_std=0.3)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


def whisper_processor(words: Iterable[str], window_s: int = WINDOW_S) -> WhisperProcessor:
    """What makes audio and text of a Whisper; a word that comes often is one token."""
    tokenizer = _byte_pairs(words)
    vocabulary, merges = tokenizer.get_vocab(), _merges(tokenizer)
    spoken = WhisperTokenizer(vocab=vocabulary, merges=merges, additional_special_tokens=list(_MARKS[1:]))
    spoken.add_tokens([f"<|{step * 0.02:.2f}|>" for step in range(20)])
    return WhisperProcessor(WhisperFeatureExtractor(feature_size=80, chunk_length=window_s), spoken)


def whisper_model(
    processor: WhisperProcessor, *, width: int, heads: int, init_std: float
) -> WhisperForConditionalGeneration:
    """A Whisper of two layers each with random weights."""
    end, start = (processor.tokenizer.convert_tokens_to_ids(mark) for mark in _MARKS[:2])
    return WhisperForConditionalGeneration(
        WhisperConfig(
            vocab_size=len(processor.tokenizer),
            d_model=width,
            encoder_layers=2,
            decoder_layers=2,
            encoder_attention_heads=heads,
            decoder_attention_heads=heads,
            encoder_ffn_dim=2 * width,
            decoder_ffn_dim=2 * width,
            max_source_positions=processor.feature_extractor.nb_max_frames // 2,
            max_target_positions=96,
            init_std=init_std,
            bos_token_id=end,
            eos_token_id=end,
            pad_token_id=end,
            decoder_start_token_id=start,
            begin_suppress_tokens=None,
            attn_implementation="eager",
        )
    )


def moonshine(folder: Path, *, words: Iterable[str] = TEXT, seed: int = 3) -> Path:
    """A Moonshine Streaming of three encoder layers, of which two look ahead."""
    pieces = _pieces(words, "<s>", "</s>")
    torch.manual_seed(seed)
    encoder = {
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 3,
        "num_attention_heads": 2,
        "num_key_value_heads": 2,
        "sliding_windows": [[16, 4], [16, 0], [16, 4]],
    }
    model = MoonshineStreamingForConditionalGeneration(
        MoonshineStreamingConfig(
            encoder_config=encoder,
            vocab_size=pieces.get_vocab_size(),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=2,
            max_position_embeddings=1024,
            bos_token_id=1,
            eos_token_id=2,
            pad_token_id=0,
        )
    )
    with torch.no_grad():
        for weights in model.parameters():
            if weights.dim() > 1:
                weights.mul_(8)
    return save_moonshine(model, pieces, folder)


def save_moonshine(
    model: MoonshineStreamingForConditionalGeneration, pieces: Tokenizer, folder: Path
) -> Path:
    """Save a model with what makes audio and text of it."""
    spoken = PreTrainedTokenizerFast(
        tokenizer_object=pieces, bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<unk>"
    )
    model.save_pretrained(folder)
    MoonshineStreamingProcessor(Wav2Vec2FeatureExtractor(), spoken).save_pretrained(folder)
    return folder


def word_pieces(words: Sequence[str]) -> Tokenizer:
    """A tokenizer in which every one of the words is one token."""
    names = ["<unk>", "<s>", "</s>", *(f"▁{word}" for word in words)]
    tokenizer = Tokenizer(
        models.WordLevel({name: place for place, name in enumerate(names)}, unk_token="<unk>")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return tokenizer


def nemotron(folder: Path, *, words: Iterable[str] = TEXT, seed: int = 3) -> Path:
    """A Nemotron of two conformer layers that looks ahead no, one or three frames of 80 ms."""
    tokenizer = _pieces(words, "<blank>")
    spoken = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<unk>")
    blank = spoken.convert_tokens_to_ids("<blank>")
    torch.manual_seed(seed)
    encoder = {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "subsampling_conv_channels": 8,
        "sliding_window": 16,
        "default_num_lookahead_tokens": 3,
    }
    model = NemotronAsrStreamingForRNNT(
        NemotronAsrStreamingConfig(
            encoder_config=encoder,
            vocab_size=len(spoken),
            decoder_hidden_size=24,
            num_decoder_layers=1,
            blank_token_id=blank,
            pad_token_id=0,
            max_symbols_per_step=3,
        )
    )
    with torch.no_grad():
        for weights in (model.encoder_projector.weight, model.decoder.decoder_projector.weight):
            weights.mul_(20)
        model.joint.head.bias[blank] += 0.5
    model.generation_config.decoder_start_token_id = blank
    model.save_pretrained(folder)
    NemotronAsrStreamingProcessor(
        NemotronAsrStreamingFeatureExtractor(), spoken, supported_num_lookahead_tokens=[3, 1, 0]
    ).save_pretrained(folder)
    return folder


def _pieces(words: Iterable[str], *marks: str) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    trainer = trainers.BpeTrainer(vocab_size=120, special_tokens=["<unk>", *marks], show_progress=False)
    tokenizer.train_from_iterator(words, trainer)
    return tokenizer


def _byte_pairs(words: Iterable[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    trainer = trainers.BpeTrainer(
        vocab_size=340,
        special_tokens=list(_MARKS[:1]),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(words, trainer)
    return tokenizer


def _merges(tokenizer: Tokenizer) -> list[tuple[str, str]]:
    return [tuple(pair) for pair in json.loads(tokenizer.to_str())["model"]["merges"]]
