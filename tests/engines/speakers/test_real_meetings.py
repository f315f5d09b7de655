"""An excerpt of a real meeting with overlapping people, if it is at hand (AMI corpus, CC-BY 4.0; not shipped)."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import ticks_from_seconds
from tests.engines.speakers.test_diarizing import listen, pieces

EXCERPT = Path(__file__).parents[4] / "shared" / "speech" / "ami-excerpts" / "trn06.flac"
MONOLOGUE = ticks_from_seconds(13)
"""From here on one person speaks, but for half a second of assent."""


@pytest.mark.skipif(not EXCERPT.is_file(), reason="no excerpts of real meetings here")
def test_who_was_first_heard_together_with_somebody_is_known_again_alone() -> None:
    samples, _ = soundfile.read(EXCERPT, dtype="float32")
    told = listen(pieces(np.asarray(samples, np.float32), [320] * (len(samples) // 320)))
    turns = [one for one in told if isinstance(one, SpeakerTurn) and one.settled]
    assert {turn.speaker for turn in turns if turn.start >= MONOLOGUE} == {"S1"}
