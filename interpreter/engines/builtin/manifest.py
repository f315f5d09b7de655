"""The built-in engine as the application knows it."""

from interpreter.engines.builtin.apertium import SOURCE_LANGUAGE, available_targets
from interpreter.ports.workers import EngineManifest, EngineOffer

_MISSING = (
    "Apertium is not installed, so there are captions in the spoken language only; "
    "on Debian or Ubuntu run the installer again."
)


def offer() -> EngineOffer:
    """English into every language that the installed Apertium pairs reach."""
    targets = available_targets()
    return EngineOffer(
        source_languages=(SOURCE_LANGUAGE,),
        target_languages=tuple(targets),
        pivoted={target: pivot for target, pivot in targets.items() if pivot},
        missing="" if targets else _MISSING,
    )


MANIFEST = EngineManifest(
    name="builtin",
    title="Built in: PocketSphinx, Apertium, eSpeak NG",
    licence="BSD (PocketSphinx and its model), GPL-2.0-or-later (Apertium), GPL-3.0-or-later (eSpeak NG)",
    note="Works at once, without a download, on two processor cores: a demonstration on clear English.",
    implementation="interpreter.engines.builtin.stepper:BuiltinStepper",
    voice="interpreter.engines.builtin.voice:EspeakStepper",
    offers=offer,
    lag_ms=900,
)
