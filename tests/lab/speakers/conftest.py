"""A panel of two people who take turns, and the feed of a product that knows it all."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.lab.sabotage import Event, as_lines
from interpreter.lab.speakers import sabotage, truth
from interpreter.lab.speakers.evidence import SpeakerEvidence, gather

TURNS = 30
TURN_S = 9.0
PAUSE_S = 1.0


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """The base path of five minutes: Anna and Ben in turn, 9 s each, 1 s apart."""
    base = tmp_path / "held" / "panel"
    base.parent.mkdir()
    starts = [place * (TURN_S + PAUSE_S) for place in range(TURNS)]
    rows = [
        f"SPEAKER panel 1 {start:.3f} {TURN_S:.3f} <NA> <NA> {('Anna', 'Ben')[place % 2]} <NA> <NA>"
        for place, start in enumerate(starts)
    ]
    base.with_suffix(".rttm").write_text("\n".join(rows) + "\n", encoding="utf-8")
    soundfile.write(base.with_suffix(".flac"), np.zeros(300 * 8_000, np.float32), 8_000)
    return base


@pytest.fixture
def reference(panel: Path) -> truth.Truth:
    return truth.load(panel, duration_ms=300_000)


@pytest.fixture
def oracle(reference: truth.Truth) -> list[Event]:
    return sabotage.oracle(reference)


@pytest.fixture
def judged(reference: truth.Truth) -> Callable[[list[Event]], SpeakerEvidence]:
    return lambda events: gather(as_lines(events), reference, language="en")
