# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""The cascade engine with its real translator, as a model process starts it."""

from collections.abc import Sequence
from functools import partial

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import WorkerSettings
from interpreter.engines.cascade.anticipation import SampledContinuations
from interpreter.engines.cascade.stepper import PREDICTION, TRANSLATION, CascadeStepper, named_models
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_loading import load_translator
from interpreter.engines.loaded import LoadedModels
from interpreter.engines.translation import Translation


class CascadeEngine(CascadeStepper):
    """Hears with the recogniser and translates with the models that the options name, several apart by `os.pathsep`.

    Where they name a language model too, what it expects next is predicted in the languages translated into.
    """

    def __init__(self) -> None:
        models = LoadedModels()
        super().__init__(partial(_translation, models), models)


def _translation(
    models: LoadedModels, settings: WorkerSettings, languages: Sequence[str], placement: Placement
) -> Translation:
    options = settings.options or {}
    wanted = named_models(options, TRANSLATION, placement)
    if settings.targets and not wanted:
        raise MissingPart(
            "The cascade engine has no translation model; get one, as openbooth models list shows."
        )
    translators = [
        models.get(key, partial(load_translator, folder, placement)) for key, folder in wanted.items()
    ]
    for translator in translators:
        translator.forget()
    anticipators = [
        models.get(key, partial(SampledContinuations, folder, placement=placement))
        for key, folder in named_models(options, PREDICTION, placement).items()
    ]
    anticipator = anticipators[0] if anticipators else None
    return IncrementalTranslator(
        translators, languages, settings.targets, settings.terms, anticipator=anticipator
    )
