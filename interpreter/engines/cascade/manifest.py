"""The cascade engine as the application knows it."""

from interpreter.domain.models import Role, UsedModel
from interpreter.engines.cascade.languages import HEARD, WRITTEN
from interpreter.ports.workers import EngineManifest, EngineOffer


def offer() -> EngineOffer:
    """What the models of the profiles can do together; what those can that are here is told when they are loaded."""
    return EngineOffer(source_languages=HEARD, target_languages=WRITTEN, pivoted={})


MANIFEST = EngineManifest(
    name="cascade",
    title="Cascade: streaming recognition, translation and voice by neural models",
    licence="its models' own: permissive ones, as openbooth models list tells",
    note="For real voices. Get its models once with openbooth models get; --model names a profile or a folder.",
    implementation="interpreter.engines.cascade.engine:CascadeEngine",
    voice="interpreter.engines.cascade.voice:CascadeVoice",
    offers=offer,
    models=(Role.RECOGNITION, Role.TRANSLATION),
    optional_models=(Role.VOICE, Role.PREDICTION),
    programs=(UsedModel(Role.VOICE, "eSpeak NG", "GPL-3.0-or-later", commercial=True),),
    trial="interpreter.engines.cascade.random_weights",
)
