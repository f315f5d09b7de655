"""The scripted engine and diarizer as the application knows them."""

from interpreter.ports.workers import DiarizerManifest, EngineManifest, EngineOffer

LANGUAGES = (
    "ar", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hu", "it", "ja", "ko",
    "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip


def offer() -> EngineOffer:
    """Any language can be written down; the timeline says which ones are."""
    return EngineOffer(source_languages=LANGUAGES, target_languages=LANGUAGES, pivoted={})


MANIFEST = EngineManifest(
    name="scripted",
    title="Scripted timeline",
    licence="GPL-3.0-or-later",
    note="Plays a written timeline (--model FILE) instead of listening: for tests and demonstrations. "
    "With --model answer:MS it answers every sound with a tone: for measuring.",
    implementation="interpreter.engines.scripted.engine:ScriptedEngine",
    voice="interpreter.engines.scripted.engine:ScriptedVoice",
    offers=offer,
    hears=False,
)

SPEAKERS = DiarizerManifest(
    name="scripted",
    title="Everything is speech",
    licence="GPL-3.0-or-later",
    note="Hears a source as speech from beginning to end, without a model: for measuring.",
    implementation="interpreter.engines.scripted.listening:WholeSourceStepper",
    offline=None,
    missing=lambda: "",
)
