"""COMET (Rei et al. 2020), where `unbabel-comet` is installed and a model lies at hand; nothing is ever downloaded."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from interpreter.domain.errors import UserMistake


class Translated(NamedTuple):
    """A sentence as it was said, its translation, and the reference translation."""

    source: str
    translation: str
    reference: str


class Judge(Protocol):
    """Scores translations, about 0 to 1 each."""

    def __call__(self, sentences: Sequence[Translated]) -> list[float]:
        """Return one score per sentence."""
        ...


def judge(folder: Path) -> Judge:
    """Return a judge with the model in a folder: `checkpoints/*.ckpt` with `hparams.yaml` beside `checkpoints`.

    The encoder that the model names must be in Hugging Face's cache. It runs on the processor. Raises UserMistake where
    there is no such model or no `unbabel-comet` (2.2 or later).
    """
    found = (one for one in sorted(folder.rglob("*.ckpt")) if (one.parents[1] / "hparams.yaml").is_file())
    checkpoint = next(found, None)
    if checkpoint is None:
        raise UserMistake(
            f"{folder} holds no COMET model (hparams.yaml, checkpoints/*.ckpt); name the folder of a downloaded one."
        )
    try:
        comet = import_module("comet")
    except ImportError as error:
        raise UserMistake(
            "COMET needs the package unbabel-comet; install it with: pip install unbabel-comet"
        ) from error
    try:
        model = comet.load_from_checkpoint(str(checkpoint), local_files_only=True)
    except (OSError, TypeError, ValueError, RuntimeError, KeyError) as error:
        raise UserMistake(
            f"{checkpoint.name} cannot be loaded without a download ({error}); load it once where there is a network."
        ) from error

    def judged(sentences: Sequence[Translated]) -> list[float]:
        asked = [{"src": one.source, "mt": one.translation, "ref": one.reference} for one in sentences]
        return [
            float(score) for score in model.predict(asked, batch_size=8, gpus=0, progress_bar=False).scores
        ]

    return judged
