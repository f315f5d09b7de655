import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import Samples

SENTENCE = "the children came back first and then they brought their parents"


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """SENTENCE in a clear voice between two silences of 0.3 s."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")
    file = tmp_path_factory.mktemp("speech") / "sentence.wav"
    subprocess.run(["flite", "-voice", "slt", "-t", SENTENCE, "-o", str(file)], check=True, timeout=30)
    samples, rate_hz = soundfile.read(file, dtype="float32")
    assert rate_hz == 16_000
    return np.concatenate((np.zeros(4800, np.float32), samples, np.zeros(4800, np.float32)))
