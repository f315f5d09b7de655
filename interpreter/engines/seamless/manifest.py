"""The seamless engine as the application knows it."""

from interpreter.domain.models import Role, UsedModel
from interpreter.engines.seamless.languages import WRITTEN
from interpreter.ports.workers import EngineManifest, EngineOffer


def offer() -> EngineOffer:
    """What the released model can do; what the one that is here can is told when it is loaded."""
    return EngineOffer(source_languages=WRITTEN, target_languages=WRITTEN, pivoted={})


MANIFEST = EngineManifest(
    name="seamless",
    title="Seamless: speech to text and speech in many languages by one model on a graphics card",
    licence="CC-BY-NC-4.0 (the model): not for commercial events",
    note="SeamlessM4T v2. Get it once with openbooth models get; --model names a profile or a folder.",
    implementation="interpreter.engines.seamless.stepper:SeamlessStepper",
    voice="interpreter.engines.builtin.voice:EspeakStepper",
    offers=offer,
    models=(Role.INTERPRETATION,),
    commercial=False,
    programs=(UsedModel(Role.VOICE, "eSpeak NG", "GPL-3.0-or-later", commercial=True),),
)
