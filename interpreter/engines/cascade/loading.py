"""Loads whatever recogniser lies in a folder."""

from pathlib import Path

from transformers import AutoConfig

from interpreter.domain.errors import MissingPart
from interpreter.engines.cascade.acoustics import Acoustics, Moonshine, Whisper
from interpreter.engines.cascade.hearing import Hearing, Recogniser
from interpreter.engines.cascade.recognition import AttentionRecogniser
from interpreter.engines.cascade.transducer import Transducer
from interpreter.engines.torch_compat import Placement

_ACOUSTICS: dict[str, type[Acoustics]] = {family.model_type: family for family in (Whisper, Moonshine)}
_KNOWN = (*_ACOUSTICS, *Transducer.model_types)


class _Attending:
    """A recogniser that commits by attention."""

    def __init__(self, acoustics: Acoustics) -> None:
        self._acoustics = acoustics
        self.languages = acoustics.languages
        self.teller = acoustics.teller

    def recogniser(self, language: str, hop_ms: int) -> Recogniser:
        return AttentionRecogniser(self._acoustics, language=language, hop_ms=hop_ms)


def load_recogniser(folder: Path, placement: Placement | None = None) -> Hearing:
    """Load the recogniser in a folder, of whatever family. Raises MissingPart with what to do."""
    placement = placement or Placement()
    try:
        kind = AutoConfig.from_pretrained(folder, local_files_only=True).model_type
        if kind in Transducer.model_types:
            return Transducer(folder, placement)
        if kind in _ACOUSTICS:
            return _Attending(_ACOUSTICS[kind](folder, placement))
    except (OSError, ValueError) as error:
        raise MissingPart(
            f"The recogniser in {folder} could not be loaded ({error}); fetch it again with openbooth models get."
        ) from error
    raise MissingPart(
        f"The model in {folder} is of the kind {kind}; choose a recogniser of the kind {', '.join(_KNOWN)}."
    )
