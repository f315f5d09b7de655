"""The diarizers whose models are downloaded, as the application knows them."""

from importlib.util import find_spec

from interpreter.ports.workers import DiarizerManifest


def missing_pyannote() -> str:
    """Say what to install, or nothing; imports no model library."""
    return _missing("pyannote.audio", "pyannote", "torch")


def missing_nemotron() -> str:
    """Say what to install, or nothing; imports no model library."""
    return _missing("transformers", "transformers", "torch")


def _missing(name: str, *modules: str) -> str:
    if all(find_spec(module) for module in modules):
        return ""
    return f"{name} is not installed; run installer/run.py again."


PYANNOTE = DiarizerManifest(
    name="pyannote",
    title="pyannote.audio: people who speak at once have turns of their own",
    licence="MIT (pyannote.audio); models CC-BY-4.0 (pyannote/speaker-diarization-community-1)",
    note=(
        "Name a folder with the models, or: openbooth models fetch pyannote/speaker-diarization-community-1; "
        "runs on a processor, better on a GPU."
    ),
    implementation="interpreter.engines.speakers.pyannote_streaming:PyannoteSpeakers",
    offline="interpreter.engines.speakers.offline:OfflinePyannote",
    missing=missing_pyannote,
)
NEMOTRON = DiarizerManifest(
    name="nemotron",
    title="NVIDIA Nemotron-3 diarization: up to eight people, also at once",
    licence="Apache-2.0 (transformers); the model's own licence is on its page on the hub",
    note="Made for a GPU. Name a folder with the model, or get it with: openbooth models fetch.",
    implementation="interpreter.engines.speakers.nemotron:NemotronSpeakers",
    offline=None,
    missing=missing_nemotron,
)
