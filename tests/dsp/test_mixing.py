"""Several microphones make one floor."""

import numpy as np

from interpreter.dsp.mixing import mix


def test_sources_add_up_and_the_shorter_one_ends_in_silence() -> None:
    one, other = np.full(4, 0.25, np.float32), np.full(2, 0.5, np.float32)
    np.testing.assert_array_equal(mix([one, other]), np.float32([0.75, 0.75, 0.25, 0.25]))
    assert mix([one]) is one


def test_two_loud_sources_stay_within_full_scale() -> None:
    loud = np.full(3, 0.8, np.float32)
    assert mix([loud, loud]).max() == 1.0
    assert mix([-loud, -loud]).min() == -1.0
