"""Small SeamlessM4T v2 models of the real class with real tokenizer, features and maps, saved as a hub has them.

Their weights are random: what they write and say means nothing, but they do it with the real code.
"""

import io
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import sentencepiece
import torch

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from transformers import (  # noqa: E402 - after telemetry is off
    GenerationConfig,
    SeamlessM4TFeatureExtractor,
    SeamlessM4TProcessor,
    SeamlessM4TTokenizer,
    SeamlessM4Tv2Config,
    SeamlessM4Tv2ForSpeechToSpeech,
)

LANGUAGES = ("eng", "fra", "deu", "spa")
SPOKEN = ("eng", "fra", "deu")
"""Those that have speech output; the others are written only."""
VOICES = 4
UNITS = 50
UNIT_SAMPLES = 320
UNITS_PER_CHARACTER = 3
"""How long the speech of a character is; a unit is 20 ms."""
TEXT = (
    "Good afternoon, and welcome to our panel on public transport in growing cities.",
    "Cinq ans plus tard, la moitié des bus de votre ville sont électriques : où en êtes-vous ?",
    "Fünf Jahre später fährt die Hälfte der Busse Ihrer Stadt elektrisch, und heute hören wir davon.",
    "Hace cinco años su ciudad decidió que todos los autobuses fueran eléctricos: ¿qué pasó después?",
)
_CONTROLS = 4
"""Ids before the first unit and before the first piece of text."""
_FORBIDDEN = -1e4
_LOUDNESS = 0.06
"""Of what is spoken, root mean square."""


def make(folder: Path, *, words: Iterable[str] = TEXT, width: int = 64, seed: int = 10) -> Path:
    """Save a model with random weights in `folder`, which may exist.

    With the usual seed what it writes varies, ends by itself most times, and depends on audio and language.
    """
    processor = seamless_processor(words)
    torch.manual_seed(seed)
    model = seamless_model(processor, width=width, init_std=0.14)
    _write_varied_text(model)
    speak_evenly(model)
    return save(model, processor, folder)


def save(model: SeamlessM4Tv2ForSpeechToSpeech, processor: SeamlessM4TProcessor, folder: Path) -> Path:
    """Save a model with what makes audio and text of it."""
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


def seamless_processor(texts: Iterable[str], pieces: int = 160) -> SeamlessM4TProcessor:
    """What makes features of audio and pieces of text; a word that comes often is one piece."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=written,
        model_type="bpe",
        vocab_size=pieces,
        hard_vocab_limit=False,
        character_coverage=1.0,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=-1,
        minloglevel=2,
    )
    with TemporaryDirectory() as folder:
        (Path(folder) / "sentencepiece.bpe.model").write_bytes(written.getvalue())
        tokenizer = SeamlessM4TTokenizer.from_pretrained(
            folder,
            additional_special_tokens=[f"__{language}__" for language in LANGUAGES],
            src_lang="eng",
            tgt_lang="fra",
        )
    return SeamlessM4TProcessor(SeamlessM4TFeatureExtractor(), tokenizer)


def seamless_model(
    processor: SeamlessM4TProcessor, *, width: int, init_std: float, decoder_layers: int = 2
) -> SeamlessM4Tv2ForSpeechToSpeech:
    """A model with random weights and what generation has to know; it may speak anything yet."""
    tokenizer = processor.tokenizer
    characters = _characters(processor)
    config = SeamlessM4Tv2Config(
        vocab_size=len(tokenizer),
        char_vocab_size=len(characters),
        t2u_vocab_size=_CONTROLS + UNITS + len(SPOKEN),
        unit_hifi_gan_vocab_size=UNITS + _CONTROLS,
        initializer_range=init_std,
        decoder_layers=decoder_layers,
        **_sizes(width),
        **_speech_sizes(),
        **_without_dropout(),
    )
    model = SeamlessM4Tv2ForSpeechToSpeech(config).eval()
    model.generation_config = _generation(processor, characters)
    return model


def _sizes(width: int) -> dict[str, int]:
    return {
        "hidden_size": width,
        "max_position_embeddings": 512,
        "encoder_layers": 0,
        "decoder_ffn_dim": 2 * width,
        "decoder_attention_heads": 4,
        "speech_encoder_layers": 2,
        "speech_encoder_intermediate_size": 2 * width,
        "speech_encoder_attention_heads": 4,
        "conv_depthwise_kernel_size": 15,
        "t2u_encoder_layers": 1,
        "t2u_encoder_ffn_dim": width,
        "t2u_encoder_attention_heads": 4,
        "t2u_decoder_layers": 1,
        "t2u_decoder_ffn_dim": width,
        "t2u_decoder_attention_heads": 4,
        "t2u_max_position_embeddings": 512,
        "t2u_variance_predictor_embed_dim": width,
        "t2u_variance_predictor_hidden_dim": 16,
    }


def _speech_sizes() -> dict[str, int | list[int] | list[list[int]]]:
    return {
        "upsample_initial_channel": 32,
        "resblock_kernel_sizes": [3, 7],
        "resblock_dilation_sizes": [[1, 3], [1, 3]],
        "unit_embed_dim": 32,
        "lang_embed_dim": 8,
        "spkr_embed_dim": 8,
        "vocoder_num_langs": len(SPOKEN),
        "vocoder_num_spkrs": VOICES,
    }


def _without_dropout() -> dict[str, float]:
    names = ("encoder_layerdrop", "decoder_layerdrop", "speech_encoder_layerdrop", "dropout")
    names += ("attention_dropout", "adaptor_dropout", "t2u_variance_pred_dropout", "var_pred_dropout")
    return dict.fromkeys(names, 0.0)


@torch.no_grad()
def _write_varied_text(model: SeamlessM4Tv2ForSpeechToSpeech) -> None:
    """Keep a decoder with tied embeddings from writing one token for ever, and let it end now and then."""
    signs = torch.rand(model.config.hidden_size) < 0.5
    model.text_decoder.layer_norm.weight.copy_(torch.where(signs, -1.0, 1.0))
    model.shared.weight[model.config.eos_token_id] *= 3


@torch.no_grad()
def speak_evenly(model: SeamlessM4Tv2ForSpeechToSpeech) -> None:
    """Make speech as long as its text, `UNITS_PER_CHARACTER` units a character, of units alone, and to be heard."""
    units, vocoder = model.t2u_model, model.vocoder
    for predictor, length in (
        (units.model.decoder.duration_predictor, UNITS_PER_CHARACTER),
        (vocoder.dur_predictor, 1),
    ):
        predictor.proj.weight.zero_()
        predictor.proj.bias.fill_(torch.log1p(torch.tensor(float(length))))
    norm, head = units.model.decoder.layer_norm, units.lm_head.weight
    norm.weight[0], norm.bias[0] = 0, 1  # the head has no bias: this dimension is always one
    head[:, 0] = 0
    head[:_CONTROLS, 0] = head[_CONTROLS + UNITS :, 0] = _FORBIDDEN
    for embedding in (units.model.decoder.embed_char, vocoder.unit_embedding, vocoder.speaker_embedding):
        embedding.weight.normal_()  # so that letters, units and voices sound different
    last = vocoder.hifi_gan.conv_post
    last.bias.zero_()
    heard = vocoder.hifi_gan(torch.randn(1, vocoder.hifi_gan.conv_pre.in_channels, 100))
    last.weight.mul_(_LOUDNESS / heard.std())


def _characters(processor: SeamlessM4TProcessor) -> dict[str, int]:
    seen = sorted({letter for piece in _pieces(processor).values() for letter in piece})
    return {name: place for place, name in enumerate(["<pad>", "<unk>", "<s>", "</s>", *seen])}


def _pieces(processor: SeamlessM4TProcessor) -> dict[int, str]:
    special = set(processor.tokenizer.all_special_ids)
    pieces = processor.tokenizer.get_vocab().items()
    return {place: piece for piece, place in sorted(pieces, key=lambda pair: pair[1]) if place not in special}


def _generation(processor: SeamlessM4TProcessor, characters: dict[str, int]) -> GenerationConfig:
    tokenizer = processor.tokenizer
    codes = {language: tokenizer.convert_tokens_to_ids(f"__{language}__") for language in LANGUAGES}
    # Built by hand, so that the maps survive: what a generation config takes from the model's it forgets on loading.
    return GenerationConfig(
        bos_token_id=tokenizer.bos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        decoder_start_token_id=tokenizer.eos_token_id,
        max_new_tokens=40,
        text_decoder_lang_to_code_id=codes,
        t2u_lang_code_to_id={language: _CONTROLS + UNITS + place for place, language in enumerate(SPOKEN)},
        vocoder_lang_code_to_id={language: place for place, language in enumerate(SPOKEN)},
        id_to_text={str(place): piece for place, piece in _pieces(processor).items()},
        char_to_id=characters,
    )
