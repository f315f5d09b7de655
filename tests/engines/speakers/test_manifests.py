import subprocess
import sys
from importlib import import_module

import pytest

from interpreter.engines.speakers.manifests import BUILTIN, OFF, SOURCE
from interpreter.ports.workers import DiarizerManifest


@pytest.mark.parametrize("manifest", [BUILTIN, OFF, SOURCE])
def test_a_manifest_names_a_stepper_that_is_there(manifest: DiarizerManifest) -> None:
    module, name = (manifest.implementation or "").split(":")
    stepper = getattr(import_module(module), name)()
    assert {"init", "step", "finish", "capabilities"} <= set(dir(stepper))
    assert manifest.missing() == ""


def test_reading_the_manifests_loads_no_model_library() -> None:
    script = (
        "import sys\n"
        "from interpreter.engines.speakers.manifests import BUILTIN, OFF\n"
        "BUILTIN.missing(), OFF.missing()\n"
        "sys.exit(bool({'torch', 'silero_vad', 'resemblyzer', 'librosa'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
