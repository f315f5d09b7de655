"""The built-in ways to tell speakers apart, as the application knows them: nothing is loaded here."""

from importlib.util import find_spec

from interpreter.engines.speakers.voice_prints import missing_encoder
from interpreter.ports.workers import DiarizerManifest


def _missing_voice_activity() -> str:
    return "" if find_spec("silero_vad") else "silero-vad is not installed; run installer/run.py again."


BUILTIN = DiarizerManifest(
    name="builtin",
    title="Built-in voice prints",
    licence="Silero VAD: MIT; Resemblyzer: Apache 2.0",
    note="Works without a download on any machine; two people at once are heard as one.",
    implementation="interpreter.engines.speakers.diarizing:BuiltinSpeakers",
    offline="interpreter.engines.speakers.offline_builtin:OfflineBuiltin",
    missing=lambda: _missing_voice_activity() or missing_encoder(),
)

OFF = DiarizerManifest(
    name="off",
    title="Nobody is told apart",
    licence="Silero VAD: MIT",
    note="Speech is found, speakers are not.",
    implementation="interpreter.engines.speakers.voice_activity:VoiceActivityStepper",
    offline=None,
    missing=_missing_voice_activity,
)

SOURCE = DiarizerManifest(
    name="source",
    title="Every source is one person",
    licence="Silero VAD: MIT",
    note="For one microphone per person; what several inputs are heard with.",
    implementation="interpreter.engines.speakers.diarizing:BuiltinSpeakers",
    offline=None,
    missing=_missing_voice_activity,
    options={"source_is_speaker": "yes"},
)
