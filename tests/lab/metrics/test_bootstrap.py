"""Which differences are real, by vectors that can be worked out by hand."""

import numpy as np
import pytest

from interpreter.lab.metrics.bootstrap import Difference, paired, resampled


def test_a_constant_difference_has_no_width() -> None:
    found = paired([1.0, 5.0, 2.0], [1.5, 5.5, 2.5])
    assert found == Difference(0.5, 0.5, 0.5)
    assert found.real


def test_equal_results_do_not_differ() -> None:
    found = paired([1.0, 5.0, 2.0], [1.0, 5.0, 2.0])
    assert found == Difference(0.0, 0.0, 0.0)
    assert not found.real


def test_two_pairs_give_the_three_means_there_are() -> None:
    """Draws of {0, 1} have means 0, 0.5 and 1 with probabilities 1/4, 1/2 and 1/4."""
    assert paired([0.0, 0.0], [0.0, 1.0]) == Difference(0.5, 0.0, 1.0)


def test_the_interval_is_that_of_the_binomial_distribution() -> None:
    """Sums of 20 draws from ten −1 and ten +1 are 2·B(20, ½) − 20, whose 2.5 % and 97.5 % quantiles are −8 and 8."""
    found = paired([0.0] * 20, [-1.0, 1.0] * 10, rounds=20_000)
    assert found.mean == 0
    assert [found.low, found.high] == pytest.approx([-0.4, 0.4])
    assert not found.real


def test_pairs_tell_what_means_alone_do_not() -> None:
    noise = [10.0 * value for value in np.random.default_rng(3).normal(size=40)]
    better = [value + 0.5 for value in noise]
    assert paired(noise, better).real
    assert not paired(noise, [*better[1:], better[0]]).real


def test_the_same_seed_gives_the_same_interval() -> None:
    a, b = [1.0, 2.0, 4.0, 3.0], [2.0, 2.5, 3.0, 5.0]
    assert paired(a, b, seed=4) == paired(a, b, seed=4)


def test_a_figure_that_is_no_mean_is_computed_anew_on_every_draw() -> None:
    a, b = np.array([1.0, 1.0]), np.array([3.0, 3.0])
    found = resampled(lambda draws: b[draws].max(axis=1) - a[draws].max(axis=1), 2)
    assert found == Difference(2.0, 2.0, 2.0)


def test_what_has_no_pairs_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="at least one pair"):
        paired([], [])
    with pytest.raises(ValueError, match="shorter"):
        paired([1.0, 2.0], [1.0])
