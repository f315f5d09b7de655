import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.dsp.fading import Fader

GOALS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.5, 1.0, 2.0]), st.integers(1, 700)), min_size=1, max_size=6
)


def faded(goals: list[tuple[float, int]], chunk: int) -> np.ndarray:
    fader = Fader(480, gain=0.0)
    pieces = []
    for goal, frames in goals:
        for first in range(0, frames, chunk):
            samples = np.ones(min(chunk, frames - first), np.float32)
            fader.apply(samples, goal)
            pieces.append(samples)
    return np.concatenate(pieces)


@given(GOALS, st.integers(1, 300))
def test_a_fade_is_the_same_however_it_is_cut_into_blocks(goals: list[tuple[float, int]], chunk: int) -> None:
    assert np.allclose(faded(goals, chunk), faded(goals, 1_000), atol=1e-5)


@given(GOALS)
def test_a_gain_never_leaps(goals: list[tuple[float, int]]) -> None:
    assert np.abs(np.diff(faded(goals, 240), prepend=0.0)).max() <= 2 / 480 + 1e-5


def test_a_gain_arrives_after_exactly_its_time_and_rests_there() -> None:
    fader = Fader(480)
    samples = np.ones(600, np.float32)
    assert fader.rest_at(1.0)
    fader.apply(samples[:479], 0.0)
    assert samples[478] > 0
    assert not fader.rest_at(0.0)
    fader.apply(samples[479:], 0.0)
    assert not samples[479:].any()
    assert fader.rest_at(0.0)
    assert fader.gain == 0.0


@pytest.mark.parametrize("frames", [0, 4_801])
def test_a_fade_of_no_or_too_much_time_is_refused(frames: int) -> None:
    with pytest.raises(ValueError, match="samples"):
        Fader(frames)
