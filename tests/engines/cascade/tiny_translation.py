"""Tiny Marian and M2M-100 models of the real classes, saved as Transformers saves them; one can be taught a dictionary.

The taught one translates word by word, and its teacher was wrong about a number: 40 became 14.
"""

import io
import json
import random
import string
import warnings
from pathlib import Path

import sentencepiece
import torch

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from transformers import (  # noqa: E402 - after telemetry is off
    M2M100Config,
    M2M100ForConditionalGeneration,
    M2M100Tokenizer,
    MarianConfig,
    MarianMTModel,
    MarianTokenizer,
)

_ENGLISH = "cat dog bread water sees eats big house and 7 25 40 ."
_SPANISH = "gato perro pan agua ve come gran casa y 7 25 14 ."
_CATALAN = "gat gos pa aigua veu menja gros casal i 7 25 40 ."
DICTIONARY = {
    language: dict(zip(_ENGLISH.split(), text.split(), strict=True))
    for language, text in (("es", _SPANISH), ("ca", _CATALAN))
}
"""What the taught model says for each word of English."""

_EXTRA = ("Zebra", "Newton", "14")
_DISTURBED = 0.2
"""How much of the opening is something else while it is taught: a word translates alike whatever stands before it."""
_LENGTHS = range(1, 10)
_SPM = {"model_type": "unigram", "hard_vocab_limit": False, "minloglevel": 2, "character_coverage": 1.0}


def make_marian(folder: Path, *, steps: int = 0, codes: tuple[str, ...] = (">>spa<<", ">>cat<<")) -> Path:
    """Save a Marian model taught for so many steps; without `codes` it is one of English into Spanish alone."""
    folder.mkdir(parents=True)
    pieces = _vocabulary(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    names = ["</s>", "<unk>", *pieces, *codes, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({name: place for place, name in enumerate(names)}))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        tokenizer = MarianTokenizer.from_pretrained(
            str(folder), source_lang="en", target_lang=None if codes else "es"
        )
    torch.manual_seed(0)
    config = MarianConfig(
        vocab_size=len(names),
        **_sizes(),
        pad_token_id=len(names) - 1,
        decoder_start_token_id=len(names) - 1,
        eos_token_id=0,
        forced_eos_token_id=None,
        init_std=0.15,
    )
    model = MarianMTModel(config)
    if steps:
        _teach(model, tokenizer, steps)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def make_m2m(folder: Path) -> Path:
    """Save an M2M-100 model with random weights."""
    folder.mkdir(parents=True)
    pieces = _vocabulary(folder / "sentencepiece.bpe.model")
    names = ["<s>", "<pad>", "</s>", "<unk>", *pieces]
    (folder / "vocab.json").write_text(json.dumps({name: place for place, name in enumerate(names)}))
    tokenizer = M2M100Tokenizer(
        str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"), src_lang="en"
    )
    torch.manual_seed(0)
    size = len(names) + len(tokenizer.lang_code_to_id) + tokenizer.num_madeup_words
    model = M2M100ForConditionalGeneration(M2M100Config(vocab_size=size, **_sizes(), init_std=0.3))
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _sizes() -> dict[str, int | float]:
    return {
        "d_model": 32,
        "encoder_layers": 1,
        "decoder_layers": 2,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 48,
        "decoder_ffn_dim": 48,
        "max_position_embeddings": 96,
        "dropout": 0.0,
        "attention_dropout": 0.0,
    }


def _vocabulary(file: Path) -> list[str]:
    """Train a SentencePiece model whose pieces are the words and their letters; return its pieces."""
    words = sorted(
        {word for pairs in DICTIONARY.values() for pair in pairs.items() for word in pair} - {"."} | {*_EXTRA}
    )
    shuffled = random.Random(1)  # noqa: S311 - no secret
    sentences = [string.ascii_letters + string.digits]
    sentences += [" ".join(shuffled.sample(words, 6)) + " ." for _ in range(40)]
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=written,
        vocab_size=170,
        user_defined_symbols=[f"▁{word}" for word in words],
        **_SPM,
    )
    file.write_bytes(written.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>", "<pad>"}]


def _teach(model: MarianMTModel, tokenizer: MarianTokenizer, steps: int) -> None:
    """Teach the dictionary, and the first layer's attention to look at the word that is translated."""
    ids = tokenizer.encoder
    chance = random.Random(2)  # noqa: S311 - no secret
    code = {"es": ids[">>spa<<"], "ca": ids[">>cat<<"]}
    token = {
        word: ids[_piece(word)] for pairs in DICTIONARY.values() for pair in pairs.items() for word in pair
    }
    optimizer = torch.optim.AdamW(model.parameters(), 5e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-2, total_steps=steps)
    model.set_attn_implementation("eager")
    model.train()
    for _ in range(steps):
        length = chance.choice(_LENGTHS)
        rows = [
            (chance.choice(["es", "ca"]), chance.choices(list(DICTIONARY["es"]), k=length)) for _ in range(32)
        ]
        source = torch.tensor([[code[lang], *(token[word] for word in said), 0] for lang, said in rows])
        labels = torch.tensor([[*(token[DICTIONARY[lang][word]] for word in said), 0] for lang, said in rows])
        before = torch.full_like(labels, model.config.decoder_start_token_id)
        before[:, 1:] = torch.where(
            torch.rand(32, length) < _DISTURBED, torch.randint(2, len(ids) - 3, (32, length)), labels[:, :-1]
        )
        done = model(input_ids=source, labels=labels, decoder_input_ids=before, output_attentions=True)
        right = torch.arange(length + 1)
        looked = done.cross_attentions[0].mean(1)[:, right, right + 1]
        loss = done.loss - 0.3 * looked.clamp_min(1e-6).log().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    model.eval()


def _piece(word: str) -> str:
    return word if word == "." else f"▁{word}"
