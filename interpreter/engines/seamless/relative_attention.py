# ruff: noqa: ANN401, E402 - Transformers has no types, is imported as it is installed here, and stays silent
"""Attention of the speech encoder by the distance of two places, without a vector for every pair of them.

The library's own makes a matrix (places, places, share) of embeddings in each layer, which takes more time than all
else that an encoder computes on a processor. Here each place asks the few distances that have an embedding (Shaw et al.
2018), and its answers are given out by place.
"""

from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from transformers.models.seamless_m4t_v2.modeling_seamless_m4t_v2 import SeamlessM4Tv2ConformerSelfAttention


def quicken(encoder: Any) -> None:
    """Let the layers of a speech encoder attend in this way; what they compute stays the same, to rounding."""
    for layer in encoder.encoder.layers:
        attention = layer.self_attn
        if attention.position_embeddings_type == "relative_key":
            attention.__class__ = RelativeAttention


class RelativeAttention(SeamlessM4Tv2ConformerSelfAttention):  # type: ignore[misc] # no types there
    """A layer's attention; not for training, as nothing is dropped."""

    def forward(self, hidden_states: Any, attention_mask: Any = None, **_: Any) -> tuple[Any, None]:
        """Attend where `attention_mask`, shape (rows, 1, places, places), is true, or add it if it is numbers."""
        rows, count, size = hidden_states.shape
        asked, keys, values = (
            part(hidden_states).view(rows, count, self.num_heads, self.head_size).transpose(1, 2)
            for part in (self.linear_q, self.linear_k, self.linear_v)
        )
        near = asked @ self.distance_embedding.weight.T.to(asked.dtype) * self.scaling
        bias = _by_distance(near, self.left_max_position_embeddings, self.right_max_position_embeddings)
        if attention_mask is not None and attention_mask.dtype == torch.bool:
            bias = bias.masked_fill(~attention_mask, torch.finfo(bias.dtype).min)
        elif attention_mask is not None:
            bias = bias + attention_mask
        found = scaled_dot_product_attention(asked, keys, values, attn_mask=bias, scale=self.scaling)
        return self.linear_out(found.transpose(1, 2).reshape(rows, count, size)), None


def _by_distance(near: Any, left: int, right: int) -> Any:
    """Turn answers by distance, shape (rows, heads, places, left + 1 + right), into answers by place."""
    rows, heads, count, _ = near.shape
    places = torch.arange(count, device=near.device)
    distances = (places[None] - places[:, None]).clamp_(-left, right) + left
    return near.gather(-1, distances.expand(rows, heads, -1, -1))
