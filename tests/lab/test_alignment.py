import jiwer
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interpreter.lab.alignment import Pair, aligned


def test_equal_words_meet_across_an_insertion_and_a_substitution() -> None:
    pairs = aligned(["we", "see", "four", "thousand", "visitors"], ["we", "uh", "see", "for", "thousand"])
    assert pairs == (Pair(0, 0, True), Pair(1, 2, True), Pair(2, 3, False), Pair(3, 4, True))


def test_a_gate_keeps_repeats_apart() -> None:
    said, heard = ["yes", "no", "yes", "no"], ["yes", "no"]
    gate = np.zeros((4, 2), np.bool_)
    gate[2:, :] = True
    assert [pair.reference for pair in aligned(said, heard, gate)] == [2, 3]


def test_nothing_aligns_with_nothing() -> None:
    assert aligned([], ["a"]) == ()
    assert aligned(["a"], []) == ()


_words = st.lists(st.sampled_from("abc"), min_size=1, max_size=12)


@given(_words, _words)
def test_the_alignment_is_as_cheap_as_that_of_jiwer(said: list[str], heard: list[str]) -> None:
    pairs = aligned(said, heard)
    wrong = sum(not pair.equal for pair in pairs)
    edits = wrong + len(said) - len(pairs) + len(heard) - len(pairs)
    found = jiwer.process_words(" ".join(said), " ".join(heard))
    assert edits == found.substitutions + found.deletions + found.insertions
    assert all(pair.equal == (said[pair.reference] == heard[pair.hypothesis]) for pair in pairs)
