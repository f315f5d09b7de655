"""The windows as people use them: on a screen, with a real sound server and a core of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.screen import screen

CHECKOUT = Path(__file__).parents[2]
ON_SCREEN = (
    ("test_conditions.py", "not slow"),  # starts the demo and an event too
    pytest.param("test_conditions.py", "slow", marks=pytest.mark.slow),
    pytest.param("test_demo.py", "not slow", marks=pytest.mark.slow),
    pytest.param("test_event.py", "not slow", marks=pytest.mark.slow),
)

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize(("module", "chosen"), ON_SCREEN)
def test_people_drive_the_windows(module: str, chosen: str) -> None:
    tests = ("-m", chosen, f"tests/on_screen/{module}")
    with screen() as environment:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
            cwd=CHECKOUT,
            env=os.environ | environment | {"OPENBOOTH_ON_SCREEN": "1"},
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
