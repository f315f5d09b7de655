"""Loads a small language model, whatever it is used for."""

from pathlib import Path
from typing import Any

from transformers import AutoModelForCausalLM, AutoTokenizer

from interpreter.domain.errors import UserMistake
from interpreter.engines.torch_compat import Placement


def load_language_model(folder: Path, placement: Placement) -> tuple[Any, Any]:
    """Return the tokenizer and the network of a causal model, in its place. Raises UserMistake where there is none."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        network = AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=placement.dtype
        )
    except (OSError, ValueError, KeyError) as error:
        raise UserMistake(
            f"The folder {folder} holds no language model with safetensors; get it again."
        ) from error
    return tokenizer, placement.put(network)
