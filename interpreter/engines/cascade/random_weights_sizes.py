"""The published sizes of the profiles' models, for trying a computer before anything is downloaded.

They are those of each model's own configuration on its page; what is not named here is the family's default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a model of a family is built from. `mel_bins` is what its feature extractor makes, 0 where it has none."""

    family: str
    """The model type, as Transformers calls it."""
    vocabulary: int
    dimensions: Mapping[str, object] = field(default_factory=dict)
    mel_bins: int = 0


def _layers(width: int, heads: int, feed_forward: int, *, encoder: int, decoder: int) -> dict[str, object]:
    """An encoder and a decoder of one width."""
    return {
        "d_model": width,
        "encoder_layers": encoder,
        "decoder_layers": decoder,
        "encoder_attention_heads": heads,
        "decoder_attention_heads": heads,
        "encoder_ffn_dim": feed_forward,
        "decoder_ffn_dim": feed_forward,
    }


_MOONSHINE_TINY = {
    "hidden_size": 320,
    "intermediate_size": 1280,
    "num_hidden_layers": 6,
    "num_attention_heads": 8,
    "num_key_value_heads": 8,
}
_STREAMING = {
    "hidden_size": 1024,
    "num_hidden_layers": 24,
    "num_attention_heads": 8,
    "intermediate_size": 4096,
    "num_mel_bins": 128,
    "sliding_window": 57,
}

PUBLISHED: Mapping[str, Sizes] = {
    "openai/whisper-small": Sizes(
        "whisper", 51865, _layers(768, 12, 3072, encoder=12, decoder=12) | {"num_mel_bins": 80}, 80
    ),
    "openai/whisper-large-v3-turbo": Sizes(
        "whisper", 51866, _layers(1280, 20, 5120, encoder=32, decoder=4) | {"num_mel_bins": 128}, 128
    ),
    "UsefulSensors/moonshine-streaming-tiny": Sizes(
        "moonshine_streaming",
        32768,
        {"encoder_config": _MOONSHINE_TINY, **_MOONSHINE_TINY, "tie_word_embeddings": True},
    ),
    "nvidia/nemotron-3.5-asr-streaming-0.6b": Sizes(
        "nemotron3_5_asr", 13088, {"encoder_config": _STREAMING}, 128
    ),
    "facebook/m2m100_418M": Sizes("m2m_100", 128112, _layers(1024, 16, 4096, encoder=12, decoder=12)),
    "facebook/m2m100_1.2B": Sizes("m2m_100", 128112, _layers(1024, 16, 8192, encoder=24, decoder=24)),
    "Helsinki-NLP/opus-mt-tc-big-en-es": Sizes(
        "marian", 55027, _layers(1024, 16, 4096, encoder=6, decoder=6) | {"max_position_embeddings": 1024}
    ),
    "kakao-enterprise/vits-vctk": Sizes(
        "vits", 178, {"num_speakers": 109, "speaker_embedding_size": 256, "sampling_rate": 22050}
    ),
}
"""By the name that the hub and the profiles use."""
