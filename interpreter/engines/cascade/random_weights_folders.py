"""Folders that the engine loads as if a model had been fetched: real sizes, made-up vocabulary, weights of zeros.

The weights' file has no content on disk: it is as long as the published one and reads as zeros, which are made random
once they are in memory. Every word of the vocabulary `WORDS` is one token of every model.
"""

import io
import itertools
import json
import string
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    AutoConfig,
    AutoModel,
    AutoModelForRNNT,
    AutoModelForSeq2SeqLM,
    AutoModelForSpeechSeq2Seq,
    M2M100Tokenizer,
    MarianTokenizer,
    MoonshineStreamingProcessor,
    Nemotron3_5AsrProcessor,
    NemotronAsrStreamingFeatureExtractor,
    PreTrainedTokenizerFast,
    VitsTokenizer,
    Wav2Vec2FeatureExtractor,
    WhisperFeatureExtractor,
    WhisperProcessor,
    WhisperTokenizer,
)
from transformers.models.whisper.tokenization_whisper import LANGUAGES

from interpreter.engines.cascade.random_weights_sizes import Sizes

WORDS = tuple("".join(parts) for parts in itertools.product("bdfgklmn", "aeio", ("ra", "so")))
TARGETS = ["es", "fr", "de", "it", "pt", "nl", "pl", "ca", "sv", "da", "ro", "cs"]
"""Languages to translate into, from English; every translation model offers them."""

_SPACE = "▁"
_WHISPER_MARKS = ("<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>", "<|nospeech|>")
_WHISPER_TIMES = 1501
_MARIAN_CODES = ["spa", "fra", "deu", "ita", "por", "nld", "pol", "cat", "swe", "dan", "ron", "ces"]
_FLOAT_BYTES = 4


@dataclass(frozen=True, slots=True)
class Made:
    """A model's folder, the tokens of `WORDS` if it has them, and those in front of a text that are none of it."""

    folder: Path
    words: tuple[int, ...]
    marks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Text:
    """A vocabulary by place, and what a model's configuration says of it."""

    names: Mapping[str, int]
    configured: Mapping[str, object]
    space: str = _SPACE
    marks: frozenset[int] = frozenset()


def make_folder(sizes: Sizes, folder: Path) -> Made:
    """Write a model of these sizes into `folder`, which is made."""
    folder.mkdir(parents=True)
    text = _MAKERS[sizes.family](sizes, folder)
    config = AutoConfig.for_model(
        sizes.family,
        **{"vocab_size": sizes.vocabulary, **text.configured, **sizes.dimensions, "dtype": "float32"},
    )
    kinds = {
        "m2m_100": AutoModelForSeq2SeqLM,
        "marian": AutoModelForSeq2SeqLM,
        "nemotron3_5_asr": AutoModelForRNNT,
        "vits": AutoModel,
    }
    with torch.device("meta"):
        network = kinds.get(sizes.family, AutoModelForSpeechSeq2Seq).from_config(config)
    config.save_pretrained(folder)
    if network.can_generate():
        network.generation_config.save_pretrained(folder)
    _write_zeros(folder / "model.safetensors", dict(_kept(network)))
    words = (text.names.get(text.space + word) for word in WORDS)
    return Made(folder, tuple(token for token in words if token is not None), text.marks)


def _kept(network: torch.nn.Module) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Names and shapes of what a file of weights holds: no tied ones, no buffers that are made anew."""
    kept = network.state_dict().keys()
    for name, tensor in itertools.chain(network.named_parameters(), network.named_buffers()):
        if name in kept:
            yield name, tuple(tensor.shape)


def _write_zeros(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Write a safetensors file of zeros that takes no space where the file system knows holes."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in shapes.items():
        begin, end = end, end + _FLOAT_BYTES * prod(shape)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": (begin, end)}
    written = json.dumps(header).encode()
    written += b" " * (-len(written) % 8)
    with path.open("wb") as file:
        file.write(len(written).to_bytes(8, "little") + written)
        file.truncate(8 + len(written) + end)


def _filler(count: int, prefix: str) -> list[str]:
    """So many pieces that no text consists of."""
    letters = itertools.product(string.ascii_uppercase, repeat=4)
    return [prefix + "".join(piece) for piece in itertools.islice(letters, count)]


def _whisper(sizes: Sizes, folder: Path) -> _Text:
    marks = [
        "<|startoftranscript|>",
        *(f"<|{code}|>" for code in LANGUAGES),
        *_WHISPER_MARKS,
        "<|notimestamps|>",
    ]
    times = [f"<|{step * 0.02:.2f}|>" for step in range(_WHISPER_TIMES)]
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    names = [*letters, *(f"Ġ{word}" for word in WORDS)]
    names += _filler(sizes.vocabulary - len(names) - len(marks) - len(times) - 1, "Ġ")
    vocabulary = {name: place for place, name in enumerate([*names, "<|endoftext|>"])}
    spoken = WhisperTokenizer(vocab=vocabulary, merges=[], additional_special_tokens=marks)
    spoken.add_tokens(times)
    features = WhisperFeatureExtractor(feature_size=sizes.mel_bins)
    WhisperProcessor(features, spoken).save_pretrained(folder)
    end, start = (spoken.convert_tokens_to_ids(mark) for mark in ("<|endoftext|>", marks[0]))
    configured = {
        "bos_token_id": end,
        "eos_token_id": end,
        "pad_token_id": end,
        "decoder_start_token_id": start,
        "begin_suppress_tokens": None,
    }
    return _Text(vocabulary, configured, "Ġ", frozenset(range(end, sizes.vocabulary)))


def _moonshine(sizes: Sizes, folder: Path) -> _Text:
    spoken = _words_as_tokens(["<unk>", "<s>", "</s>"], sizes.vocabulary)
    MoonshineStreamingProcessor(Wav2Vec2FeatureExtractor(), spoken).save_pretrained(folder)
    configured = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
    return _Text(spoken.get_vocab(), configured, marks=frozenset(range(3)))


def _nemotron(sizes: Sizes, folder: Path) -> _Text:
    spoken = _words_as_tokens(["<unk>", "<blank>"], sizes.vocabulary)
    features = NemotronAsrStreamingFeatureExtractor(feature_size=sizes.mel_bins)
    Nemotron3_5AsrProcessor(features, spoken).save_pretrained(folder)
    return _Text(spoken.get_vocab(), {"blank_token_id": 1, "pad_token_id": 0})


def _words_as_tokens(marks: Iterable[str], size: int) -> PreTrainedTokenizerFast:
    names = [*marks, *(f"{_SPACE}{word}" for word in WORDS)]
    names += _filler(size - len(names), _SPACE)
    tokenizer = Tokenizer(
        models.WordLevel({name: place for place, name in enumerate(names)}, unk_token="<unk>")  # noqa: S106
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<unk>")  # noqa: S106


def _m2m(sizes: Sizes, folder: Path) -> _Text:
    pieces = folder / "sentencepiece.bpe.model"
    marks = ["<s>", "<pad>", "</s>", "<unk>"]
    names = [*marks, *_pieces(pieces)]
    vocabulary = _vocabulary(folder, names)
    spoken = M2M100Tokenizer(str(vocabulary), str(pieces), src_lang="en")
    reserved = len(spoken.lang_code_to_id) + spoken.num_madeup_words
    _vocabulary(folder, [*names, *_filler(sizes.vocabulary - len(names) - reserved, _SPACE)])
    M2M100Tokenizer(str(vocabulary), str(pieces), src_lang="en").save_pretrained(folder)
    return _Text({name: place for place, name in enumerate(names)}, {})


def _marian(sizes: Sizes, folder: Path) -> _Text:
    pieces = _pieces(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    names = ["</s>", "<unk>", *pieces, *(f">>{code}<<" for code in _MARIAN_CODES)]
    names += [*_filler(sizes.vocabulary - len(names) - 1, _SPACE), "<pad>"]
    _vocabulary(folder, names)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        spoken = MarianTokenizer.from_pretrained(str(folder), source_lang="en")
    spoken.save_pretrained(folder)
    last = sizes.vocabulary - 1
    ends = {"pad_token_id": last, "eos_token_id": 0, "forced_eos_token_id": None}
    configured = {**ends, "decoder_start_token_id": last}
    return _Text({name: place for place, name in enumerate(names)}, configured)


def _vits(sizes: Sizes, folder: Path) -> _Text:
    letters = [chr(ord("ⲁ") + place) for place in range(sizes.vocabulary)]
    names = ["_", " ", *string.ascii_lowercase, *letters][: sizes.vocabulary - 1]
    path = _vocabulary(folder, names)
    VitsTokenizer(str(path), language="eng", phonemize=False, pad_token=names[0]).save_pretrained(folder)
    return _Text({}, {})


def _vocabulary(folder: Path, names: Iterable[str]) -> Path:
    path = folder / "vocab.json"
    path.write_text(json.dumps({name: place for place, name in enumerate(names)}), encoding="utf-8")
    return path


def _pieces(path: Path) -> list[str]:
    """Write a SentencePiece model that knows the words, and return its pieces without the marks."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([string.ascii_letters + string.digits, " ".join(WORDS)]),
        model_writer=written,
        vocab_size=len(WORDS) + 100,
        hard_vocab_limit=False,
        user_defined_symbols=[f"{_SPACE}{word}" for word in WORDS],
        minloglevel=2,
    )
    path.write_bytes(written.getvalue())
    known = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    pieces = [known.id_to_piece(number) for number in range(known.get_piece_size())]
    return [piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>", "<pad>"}]


_MAKERS: dict[str, Callable[[Sizes, Path], _Text]] = {
    "whisper": _whisper,
    "moonshine_streaming": _moonshine,
    "nemotron3_5_asr": _nemotron,
    "m2m_100": _m2m,
    "marian": _marian,
    "vits": _vits,
}
