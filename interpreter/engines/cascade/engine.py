# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""The cascade engine with its real translator, as a model process starts it."""

import os
from collections.abc import Sequence
from pathlib import Path

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import WorkerSettings
from interpreter.engines.cascade.stepper import TRANSLATION, CascadeStepper
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_loading import load_translator
from interpreter.engines.translation import Translation


class CascadeEngine(CascadeStepper):
    """Hears with the recogniser and translates with the models that the options name, several apart by `os.pathsep`."""

    def __init__(self) -> None:
        super().__init__(_translators)


def _translators(
    settings: WorkerSettings, languages: Sequence[str], placement: Placement
) -> dict[str, Translation]:
    options = settings.options or {}
    folders = [Path(folder) for folder in options.get(TRANSLATION, "").split(os.pathsep) if folder]
    if settings.targets and not folders:
        raise MissingPart(
            "The cascade engine has no translation model; get one, as openbooth models list shows."
        )
    models = [load_translator(folder, placement) for folder in folders]
    return {
        language: IncrementalTranslator(models, language, settings.targets, settings.terms)
        for language in languages
    }
