"""Captions show what a hypothesis says, and nothing else."""

from dataclasses import replace

import pytest

from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks
from interpreter.policy.captioning import Attributed, caption_of, is_right_to_left
from tests.policy.test_certainty import hypothesis

NOBODY = Attributed(None, 0, None, None)


def test_a_caption_spans_what_was_heard_but_not_what_is_predicted() -> None:
    made = replace(
        hypothesis("Good"),
        provisional=(Word("morning", Ticks(50), Ticks(90)),),
        predicted=(Word("all", Ticks(90), Ticks(200)),),
    )
    caption = caption_of(made, Attributed("es", 7, "S1", "Ana"))
    assert (caption.start, caption.end) == (0, 90)
    assert (caption.committed, caption.provisional, caption.predicted) == ("Good", "morning", "all")
    assert (caption.channel, caption.speaker, caption.speaker_name) == ("es", "S1", "Ana")
    assert caption.revision == 7


def test_punctuation_stands_where_it_is_written() -> None:
    assert caption_of(hypothesis("Is it ( 5 % ) ?"), NOBODY).committed == "Is it (5%)?"


def test_an_empty_hypothesis_is_an_empty_caption() -> None:
    caption = caption_of(hypothesis("", ended=True), NOBODY)
    assert (caption.committed, caption.start, caption.end, caption.ended) == ("", 0, 0, True)


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", True), ("he-IL", True), ("es", False), ("UR", True)]
)
def test_right_to_left_scripts_are_known(language: str, *, expected: bool) -> None:
    assert is_right_to_left(language) is expected
