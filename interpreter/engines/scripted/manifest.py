"""The scripted engine as the application knows it."""

from interpreter.ports.workers import EngineManifest, EngineOffer

_LANGUAGES = (
    "ar", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hu", "it", "ja", "ko",
    "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip


def offer() -> EngineOffer:
    """Any language can be written down; the timeline says which ones are."""
    return EngineOffer(source_languages=_LANGUAGES, target_languages=_LANGUAGES, pivoted={})


MANIFEST = EngineManifest(
    name="scripted",
    title="Scripted timeline",
    licence="GPL-3.0-or-later",
    note="Plays a written timeline (--model FILE) instead of listening: for tests and demonstrations.",
    implementation="interpreter.engines.scripted.stepper:ScriptedStepper",
    voice="interpreter.engines.builtin.voice:EspeakStepper",
    offers=offer,
)
