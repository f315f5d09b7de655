# ruff: noqa: ANN401, E402 - Transformers has no types, is imported as it is installed here, and stays silent
"""Makes SeamlessM4T v2 models of their real size, and of smaller ones, with random weights, where they are to run."""

from dataclasses import dataclass
from typing import Any

import torch

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from transformers import SeamlessM4TFeatureExtractor, SeamlessM4Tv2Config, SeamlessM4Tv2ForSpeechToSpeech

from interpreter.domain.errors import UnknownName
from interpreter.engines.seamless.languages import CODES
from interpreter.engines.seamless.loading import Calibration, Loaded

_SPECIALS = 4
_END = 3
_SEED = 7


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that count; those of the released model are `large`."""

    width: int
    layers: int
    """Of the encoder and of the text decoder."""
    vocabulary: int

    def config(self) -> SeamlessM4Tv2Config:
        """What Transformers builds it from. Speech output, which is not tried, is as small as it can be."""
        return SeamlessM4Tv2Config(
            vocab_size=self.vocabulary,
            hidden_size=self.width,
            encoder_layers=0,
            decoder_layers=self.layers,
            decoder_ffn_dim=4 * self.width,
            decoder_attention_heads=4,
            speech_encoder_layers=self.layers,
            speech_encoder_intermediate_size=4 * self.width,
            speech_encoder_attention_heads=4,
            t2u_encoder_layers=1,
            t2u_encoder_ffn_dim=self.width,
            t2u_encoder_attention_heads=4,
            t2u_decoder_layers=1,
            t2u_decoder_ffn_dim=self.width,
            t2u_decoder_attention_heads=4,
            t2u_variance_predictor_embed_dim=self.width,
            t2u_variance_predictor_hidden_dim=16,
            t2u_vocab_size=64,
            char_vocab_size=32,
            unit_hifi_gan_vocab_size=64,
            upsample_initial_channel=32,
            resblock_kernel_sizes=[3],
            resblock_dilation_sizes=[[1]],
        )


SHAPES = {"large": None, "small": Shape(128, 3, 4000), "tiny": Shape(64, 2, 300)}
"""`large` is what a configuration without arguments describes, of which nothing is left out."""


def make(shape: str, placement: Placement) -> Loaded:
    """Make a model of a shape in its place. Raises UnknownName.

    Each weight is drawn where it stays, in the precision it keeps: nothing is held twice, and no file is written.
    """
    if shape not in SHAPES:
        raise UnknownName(f"The shape {shape} is not known; choose one of {', '.join(SHAPES)}.")
    sizes = SHAPES[shape]
    config = SeamlessM4Tv2Config() if sizes is None else sizes.config()
    torch.manual_seed(_SEED)
    with torch.device(placement.device):
        model = SeamlessM4Tv2ForSpeechToSpeech._from_config(  # noqa: SLF001 - the only way with a precision
            config, dtype=getattr(torch, placement.dtype), attn_implementation="sdpa"
        )
    _write_varied_text(model.eval())
    return _described(model)


def _write_varied_text(model: Any) -> None:
    """Keep a decoder with tied embeddings from writing one token for ever."""
    with torch.no_grad():
        model.text_decoder.layer_norm.weight[::2] = -1.0


def _described(model: Any) -> Loaded:
    """Give it made-up pieces and the languages of the released model; its text never ends by itself."""
    size = int(model.config.vocab_size)
    codes = {ours: size - len(CODES) + place for place, ours in enumerate(CODES)}
    pieces = tuple(f"▁{place}" if place % 4 else f"{place}" for place in range(size))
    never = (*range(_SPECIALS), *sorted(codes.values()))
    nothing_is_sure = Calibration(margin=10**6, doubt=0.0)
    voices = dict.fromkeys(codes, 0)
    return Loaded(model, SeamlessM4TFeatureExtractor(), pieces, never, _END, codes, voices, nothing_is_sure)
