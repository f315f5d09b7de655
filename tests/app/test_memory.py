"""What the core needed for a moment goes back to the system."""

import subprocess
import sys

import pytest

_HIGH_WATER = """
import sys
import numpy as np, psutil
from interpreter.app.memory import give_memory_back

def private_mb():
    told = psutil.Process().memory_info()
    return (told.rss - told.shared) / 1e6

if sys.argv[1] == "given back":
    give_memory_back()
np.ones(2_000_000, np.float32)  # once freed, it is the measure of what is large
before, kept = private_mb(), []
waiting = [(np.ones(75_000, np.float32), kept.append(np.ones(300, np.float32))) for _ in range(100)]
del waiting
print(private_mb() - before)
"""


def stays_mb(what: str) -> float:
    """What stays of 30 MB that waited in pieces among small things that are kept."""
    told = subprocess.run(
        [sys.executable, "-c", _HIGH_WATER, what], capture_output=True, text=True, check=True
    )
    return float(told.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give memory back by themselves")
def test_audio_that_waited_for_a_moment_leaves_no_high_water_mark() -> None:
    assert stays_mb("given back") < 3.0
