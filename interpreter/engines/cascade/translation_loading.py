"""Loads whatever translation model lies in a folder."""

from pathlib import Path

from transformers import AutoConfig

from interpreter.domain.errors import UserMistake
from interpreter.engines.cascade.translation_instruct import InstructionModel
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import PassageModel
from interpreter.engines.torch_compat import Placement


def load_translator(folder: Path, placement: Placement | None = None) -> PassageModel:
    """Load Marian, M2M-100 or a language model that follows instructions. Raises UserMistake with what to do."""
    try:
        kinds = AutoConfig.from_pretrained(folder, local_files_only=True).architectures or ()
    except (OSError, ValueError) as error:
        raise UserMistake(f"The folder {folder} holds no translation model; get it again.") from error
    if any(kind.endswith("ForCausalLM") for kind in kinds):
        return InstructionModel(folder, placement=placement)
    return TranslationModel(folder, placement=placement)
