# ruff: noqa: S106 - tokens of a text are no secrets
"""A tiny language model of a real class with a chat template; its network can be replaced by one that knows words."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers  # noqa: E402 - after telemetry is off
from transformers import (  # noqa: E402
    Lfm2Config,
    Lfm2ForCausalLM,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from interpreter.engines.cascade.translation_instruct import InstructionModel  # noqa: E402
from tests.engines.cascade.tiny_translation import DICTIONARY  # noqa: E402

TEMPLATE = (
    "{% for message in messages %}<|start|>{{ message.role }}\n{{ message.content }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant\n{% endif %}"
)
_WORDS = sorted({word for pairs in DICTIONARY.values() for pair in pairs.items() for word in pair})
_MARKS = ["<|end|>", "<|start|>"]


def make_instruct(folder: Path, *, kind: str = "qwen3") -> Path:
    """Save a model with random weights: of Llama with pieces of words, or of another `kind` with pieces of bytes.

    Those of Mistral look through a sliding window, those of LFM2 have a layer that is no attention.
    """
    tokenizer = _of_words() if kind == "llama" else _of_bytes()
    spoken = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="<|end|>",
        additional_special_tokens=["<|start|>"],
        chat_template=TEMPLATE,
    )
    sizes: dict[str, Any] = {
        "vocab_size": len(spoken) + 3,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 16,
        "max_position_embeddings": 512,
        "eos_token_id": spoken.convert_tokens_to_ids("<|end|>"),
        "initializer_range": 0.3,
    }
    torch.manual_seed(1)
    _network(kind, sizes).save_pretrained(folder)
    spoken.save_pretrained(folder)
    return folder


def _network(kind: str, sizes: dict[str, Any]) -> PreTrainedModel:
    match kind:
        case "qwen3":
            return Qwen3ForCausalLM(Qwen3Config(**sizes))
        case "llama":
            return LlamaForCausalLM(LlamaConfig(**sizes))
        case "mistral":
            return MistralForCausalLM(MistralConfig(**sizes, sliding_window=24))
        case _:
            return Lfm2ForCausalLM(Lfm2Config(**sizes, layer_types=["conv", "full_attention"]))


class Knowing:
    """Stands in for the network: says the source word by word, and one word wrong while another follows it.

    It reads the request that the model was given, which makes it as honest a reader of the template as any.
    """

    def __init__(self, model: InstructionModel, *, wrong: dict[str, str] | None = None) -> None:
        self._model, self._tokenizer = model, model._tokenizer
        self._wrong = wrong or {}
        self.config, self.device = model._network.config, "cpu"
        self.asked: list[str] = []
        self._rows: list[list[int]] = []

    def __call__(
        self, *, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: object
    ) -> SimpleNamespace:
        if input_ids.shape[1] > 1:
            self._rows = [
                row[kept.bool()].tolist() for row, kept in zip(input_ids, attention_mask, strict=True)
            ]
            self.asked = [self._tokenizer.decode(row) for row in self._rows]
        else:
            for row, more in zip(self._rows, input_ids.tolist(), strict=True):
                row.extend(more)
        scores = torch.zeros(len(self._rows), 1, self.config.vocab_size)
        for place, row in enumerate(self._rows):
            scores[place, 0, self._next(self._tokenizer.decode(row))] = 9.0
        return SimpleNamespace(logits=scores)

    def _next(self, text: str) -> int:
        request, answer = text.rsplit("<|start|>assistant\n", 1)
        target, said = answer.split(":", 1)
        source = request.split("<|end|>")[-2].splitlines()[-1]
        known = DICTIONARY["es" if target == "Spanish" else "ca"]
        words = source.replace(".", " .").split()
        right = [self._wrong.get(word, known.get(word, word)) for word in words]
        wanted = " " + " ".join(right).replace(" .", ".") + "\nand more"
        rest = wanted[len(said) :] if wanted.startswith(said) else _goes_on(said.split(), right)
        return int(self._tokenizer(rest, add_special_tokens=False).input_ids[0])


def _goes_on(said: list[str], right: list[str]) -> str:
    """What follows an answer that was led elsewhere: as many words are done as there are."""
    return "".join(f" {word}" for word in right[len(said) :]) + "\n"


def _of_bytes() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=420,
        special_tokens=_MARKS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([f" {word}" for word in _WORDS] * 3, trainer)
    return tokenizer


def _of_words() -> Tokenizer:
    trained = Tokenizer(models.BPE(unk_token="<unk>"))
    trained.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    trainer = trainers.BpeTrainer(vocab_size=200, special_tokens=["<unk>", *_MARKS], show_progress=False)
    trained.train_from_iterator([" ".join(_WORDS)] * 3, trainer)
    vocabulary = trained.get_vocab()
    vocabulary |= {f"<0x{byte:02X}>": len(vocabulary) + byte for byte in range(256)}
    merges = [tuple(pair) for pair in json.loads(trained.to_str())["model"]["merges"]]
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, byte_fallback=True, unk_token="<unk>"))
    tokenizer.pre_tokenizer = trained.pre_tokenizer
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    )
    return tokenizer
