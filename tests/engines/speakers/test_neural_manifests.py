import importlib
import subprocess
import sys

import pytest

from interpreter.engines.speakers.neural_manifests import NEMOTRON, PYANNOTE
from interpreter.ports.workers import DiarizerManifest


@pytest.mark.parametrize("manifest", [PYANNOTE, NEMOTRON])
def test_what_a_manifest_names_exists(manifest: DiarizerManifest) -> None:
    assert manifest.missing() == ""
    for place in (manifest.implementation, manifest.offline):
        if place is not None:
            module, _, name = place.partition(":")
            stepper = getattr(importlib.import_module(module), name)()
            assert all(hasattr(stepper, method) for method in ("init", "step", "finish", "capabilities"))


def test_asking_what_is_missing_loads_no_model_library() -> None:
    script = (
        "import sys\n"
        "import interpreter.engines.speakers.neural_manifests as it\n"
        "import interpreter.engines.speakers.pyannote_streaming, interpreter.engines.speakers.nemotron\n"
        "import interpreter.engines.speakers.offline\n"
        "it.PYANNOTE.missing(), it.NEMOTRON.missing()\n"
        "sys.exit(bool({'torch', 'pyannote.audio', 'transformers', 'huggingface_hub'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
