"""What every voice has in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.engines.speech_shaping import (
    LONGEST_TEXT,
    SPEECH_RATE_HZ,
    in_pieces,
    possible_rate,
    speakable,
    unspoken,
)

_RATE_HZ = 16_000


def utterance(*, silence: int = 900, speech: int = 4_000) -> Samples:
    quiet = np.zeros(silence, np.float32)
    sound = 0.5 * np.sin(np.arange(speech, dtype=np.float32) * 0.3).astype(np.float32)
    return np.concatenate([quiet, sound, quiet, sound, quiet])


def joined(spoken: list[Samples], rate_hz: int = _RATE_HZ) -> Samples:
    pieces = list(in_pieces(7, spoken, rate_hz))
    assert [one.sequence for one in pieces] == list(range(len(pieces)))
    assert [one.last for one in pieces] == [False] * (len(pieces) - 1) + [True]
    assert {(one.clause, one.rate_hz) for one in pieces} == {(7, SPEECH_RATE_HZ)}
    return np.concatenate([one.samples for one in pieces])


@given(st.lists(st.integers(0, 9_000), max_size=6), st.sampled_from([_RATE_HZ, 22_050, SPEECH_RATE_HZ]))
def test_any_chunking_of_speech_gives_the_same_samples(cuts: list[int], rate_hz: int) -> None:
    speech = utterance()
    assert np.allclose(joined(np.split(speech, sorted(cuts)), rate_hz), joined([speech], rate_hz), atol=1e-5)


def test_silence_is_taken_from_the_ends_only_and_the_ends_fade() -> None:
    speech = joined([utterance()])
    expected = (2 * 4_000 + 900) * SPEECH_RATE_HZ / _RATE_HZ
    assert expected < len(speech) < expected + 0.02 * SPEECH_RATE_HZ
    assert abs(speech[0]) < 1e-3
    assert abs(speech[-1]) < 1e-3
    assert np.abs(speech).max() == pytest.approx(0.5 * 0.85, rel=0.05)


@pytest.mark.parametrize("speech", [[], [np.zeros(0, np.float32)], [np.zeros(5_000, np.float32)]])
def test_silence_is_one_empty_last_piece(speech: list[Samples]) -> None:
    (piece,) = in_pieces(3, speech, _RATE_HZ)
    assert piece.last
    assert not len(piece.samples)
    assert not len(unspoken(3).samples)


def test_a_click_fades_in_and_out_within_its_length() -> None:
    click = joined([np.full(20, 0.9, np.float32)], SPEECH_RATE_HZ)
    assert len(click) == 20
    assert click[0] == 0
    assert click[10] == pytest.approx(0.9 * 0.85 * 0.9, rel=0.01)


def test_long_texts_are_cut_between_words() -> None:
    cut = speakable("palabra " * 1_000)
    assert len(cut) <= LONGEST_TEXT
    assert cut.endswith("palabra")


@pytest.mark.parametrize(("asked", "rate"), [(0.1, 0.75), (1.2, 1.2), (9.0, 1.5)])
def test_nobody_is_spoken_to_faster_or_slower_than_they_can_follow(asked: float, rate: float) -> None:
    assert possible_rate(asked) == rate
