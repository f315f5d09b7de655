"""Tiny VITS voices of the real class with random weights, saved as Transformers saves them."""

import json
from pathlib import Path

import torch

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from transformers import VitsConfig, VitsModel, VitsTokenizer  # noqa: E402 - after telemetry is off

LETTERS = "_abcdefghijklmnopqrstuvwxyzñáéíóú' 7"
_SIGNS = ".,;!?ˈˌːəɪʊɛæɑɔʌɹɾɡʃʒθðŋɜɐ"


def make_vits(
    folder: Path, *, language: str | None = "spa", speakers: int = 1, phonemize: bool = False
) -> Path:
    """Save a voice of letters, or of phonemes."""
    folder.mkdir(parents=True)
    symbols = LETTERS + (_SIGNS if phonemize else "")
    (folder / "symbols.json").write_text(json.dumps({one: place for place, one in enumerate(symbols)}))
    tokenizer = VitsTokenizer(
        str(folder / "symbols.json"), language=language, phonemize=phonemize, pad_token=LETTERS[0]
    )
    torch.manual_seed(speakers)
    model = VitsModel(_config(len(symbols) + 1, speakers)).eval()
    with torch.no_grad():
        model.decoder.conv_post.weight.mul_(0.02)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _config(symbols: int, speakers: int) -> VitsConfig:
    return VitsConfig(
        vocab_size=symbols,
        hidden_size=16,
        num_hidden_layers=1,
        ffn_dim=16,
        flow_size=16,
        spectrogram_bins=9,
        num_speakers=speakers,
        speaker_embedding_size=8 if speakers > 1 else 0,
        upsample_initial_channel=32,
        upsample_rates=(4, 4, 2, 2),
        upsample_kernel_sizes=(8, 8, 4, 4),
        resblock_kernel_sizes=(3, 5),
        resblock_dilation_sizes=((1, 3), (1, 3)),
        depth_separable_num_layers=1,
        duration_predictor_num_flows=1,
        duration_predictor_filter_channels=16,
        prior_encoder_num_flows=2,
        prior_encoder_num_wavenet_layers=1,
        posterior_encoder_num_wavenet_layers=1,
        speaking_rate=0.15,
        sampling_rate=16_000,
    )
