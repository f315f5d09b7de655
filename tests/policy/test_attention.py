"""How far a decoder's words can be relied upon, by where it looked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.attention import AttendedWord, AttentionPolicy, Certainty, before_looping

POLICY = AttentionPolicy(margin=10, edge=2, rewind=20)


def said(*places: tuple[int, int]) -> list[AttendedWord]:
    return [AttendedWord("word", first, last) for first, last in places]


def test_words_are_sure_heard_or_expected_by_where_their_attention_lies() -> None:
    words = said((5, 20), (22, 88), (90, 96), (97, 97), (98, 100))
    assert POLICY.split(words, 100) == Certainty(sure=2, heard=4, meant=5)


def test_the_last_word_is_never_sure_as_it_may_go_on() -> None:
    assert POLICY.split(said((5, 20)), 100) == Certainty(0, 1, 1)
    assert POLICY.split([], 100) == Certainty(0, 0, 0)


def test_a_decoder_that_repeats_itself_is_cut_short() -> None:
    assert POLICY.split(said((5, 20), (22, 50), (6, 20), (22, 50)), 100) == Certainty(1, 2, 2)


def test_one_glance_back_is_no_repetition() -> None:
    assert POLICY.split(said((5, 20), (22, 50), (6, 20), (52, 60)), 100) == Certainty(3, 4, 4)


@given(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 30)), max_size=12), st.integers(0, 150))
def test_counts_are_ordered_and_more_audio_never_makes_less_sure(
    places: list[tuple[int, int]], frames: int
) -> None:
    words = said(*((first, first + length) for first, length in places))
    shorter, longer = POLICY.split(words, frames), POLICY.split(words, frames + 10)
    for one in (shorter, longer):
        assert all(
            before <= after for before, after in pairwise((one.sure, one.heard, one.meant, len(words)))
        )
    assert shorter.sure <= longer.sure


def test_the_last_word_is_sure_where_the_text_is_closed_behind_it() -> None:
    words = said((5, 20), (22, 60))
    assert POLICY.split(words, 100).sure == 1
    assert POLICY.split(words, 100, closed=True).sure == 2


def test_a_word_that_is_hardly_likely_waits_longer() -> None:
    policy = AttentionPolicy(margin=2, edge=1, doubt=0.6, patience=20)
    words = [AttendedWord("clear", 5, 10, 0.9), AttendedWord("mumbled", 12, 30, 0.4), *said((31, 40))]
    assert policy.split(words, 45).sure == 1
    assert policy.split(words, 51).sure == 2


@pytest.mark.parametrize(
    ("tokens", "kept"),
    [
        ([], 0),
        ([1, 2, 3, 4], 4),
        ([7, 7, 7], 3),
        ([5, 7, 7, 7, 7, 7], 2),
        ([1, 2, 3, 2, 3, 2, 3, 2, 3, 2], 3),
        ([1, 1, 2, 1, 1, 2, 1, 1, 2, 9], 10),
        ([8, 8, 8, 8, 1, 2], 6),
    ],
)
def test_a_decoder_that_repeats_itself_is_believed_once(tokens: list[int], kept: int) -> None:
    assert before_looping(tokens) == kept
