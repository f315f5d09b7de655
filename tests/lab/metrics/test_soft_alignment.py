import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from omnisteval.alignment import Word, align_sequences

from interpreter.lab.metrics.soft_alignment import align

WORDS = st.lists(st.sampled_from(["a", "ab", "abc", "ba", "cd", "d", ".", ",", "。", "eeb"]), max_size=12)


@given(WORDS, WORDS)
def test_every_word_meets_the_word_that_omnisteval_gives_it(said: list[str], heard: list[str]) -> None:
    ours, theirs = [Word(text) for text in said], [Word(text) for text in heard]
    for found, expected in zip(align(ours, theirs), align_sequences(ours, theirs, False), strict=True):
        assert [id(word) for word in found] == [id(word) for word in expected]


def test_half_an_hour_is_aligned_in_seconds() -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    letters = "abcdefghijklmnoprstuv"
    known = ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(1500)]
    said, heard = ([Word(chance.choice(known)) for _ in range(4500)] for _ in range(2))
    began = time.monotonic()
    left, right = align(said, heard)
    assert time.monotonic() - began < 30
    assert [word for word in left if word] == said
    assert [word for word in right if word] == heard


@pytest.mark.slow
def test_ten_minutes_are_aligned_as_omnisteval_aligns_them() -> None:
    chance = random.Random(2)  # noqa: S311 - no secret
    known = ["".join(chance.choices("aeiourstlnmd,", k=chance.randint(1, 7))) for _ in range(400)]
    said, heard = ([Word(chance.choice(known)) for _ in range(1500)] for _ in range(2))
    for found, expected in zip(align(said, heard), align_sequences(said, heard, False), strict=True):
        assert [id(word) for word in found] == [id(word) for word in expected]
