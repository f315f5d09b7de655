import numpy as np

from interpreter.domain.timeline import ticks_from_ms
from interpreter.policy.voices import Voices, VoiceSettings


def voice(axis: int) -> np.ndarray:
    return np.eye(8)[axis]


LONG, SHORT = ticks_from_ms(3_000), ticks_from_ms(500)


def test_a_voice_is_found_again_under_its_number() -> None:
    voices = Voices(VoiceSettings())
    assert [voices.settle(n, voice(axis), LONG).speaker for n, axis in enumerate((0, 1, 0))] == [
        "S1",
        "S2",
        "S1",
    ]
    assert voices.guess(voice(1)).speaker == "S2"
    assert voices.guess(voice(2)).speaker is None
    assert voices.settle(3, voice(2), SHORT).speaker is None
