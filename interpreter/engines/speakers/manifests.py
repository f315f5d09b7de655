"""The diarizers that work after installation, as the application knows them."""

from interpreter.engines.speakers.voice_prints import missing_encoder
from interpreter.ports.workers import DiarizerManifest

_DIARIZING = "interpreter.engines.speakers.diarizing:BuiltinSpeakers"

BUILTIN = DiarizerManifest(
    name="builtin",
    title="voice prints, told apart as people speak",
    licence="GPL-3.0-or-later; encoder weights Apache-2.0 (Resemblyzer), voice activity MIT (Silero)",
    note="One person at a time; any language, no download.",
    implementation=_DIARIZING,
    offline=None,
    missing=missing_encoder,
)
SOURCE = DiarizerManifest(
    name="source",
    title="every source is one person",
    licence="GPL-3.0-or-later; voice activity MIT (Silero)",
    note="For one microphone per person; what is used with several inputs.",
    implementation=_DIARIZING,
    offline=None,
    missing=lambda: "",
    options={"source_is_speaker": "yes"},
)
OFF = DiarizerManifest(
    name="off",
    title="nobody is told apart",
    licence="GPL-3.0-or-later; voice activity MIT (Silero)",
    note="",
    implementation="interpreter.engines.speakers.voice_activity:VoiceActivityStepper",
    offline=None,
    missing=lambda: "",
)
