"""Edited words take their times from the committed ones."""

import time

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.timeline import Ticks
from interpreter.policy.word_timing import divided, joined, letters_of, timed, tokens, written

START, END = Ticks(0), Ticks(1000)
texts = st.text(alphabet="ab .,?«»(¿\u00a0\n", max_size=24)
sentences = st.lists(st.sampled_from(["a", "b", "the", "The", "harbour", ",", ".", "¿"]), max_size=9)


def said(text: str) -> Words:
    """Each word takes 8 of 10 ticks."""
    return tuple(
        Word(word, Ticks(10 * place), Ticks(10 * place + 8), 0.5) for place, word in enumerate(text.split())
    )


def spans(words: Words) -> list[tuple[str, int, int]]:
    return [(word.text, word.start, word.end) for word in words]


@given(texts)
def test_the_words_of_any_text_join_to_the_same_text(text: str) -> None:
    text = written(text)
    assert joined(tokens(text)) == text
    assert text_of(timed(text, (), START, END)) == text


def test_marks_are_words_of_their_own_but_where_a_space_before_them_would_be_lost() -> None:
    assert tokens("¿Qué? (No.)") == ["¿", "Qué", "?", "(", "No", ".", ")"]
    assert tokens("C'est vrai ? « Oui »") == ["C'est", "vrai ?", "« Oui »"]
    assert tokens("...") == [".", ".", "."]
    assert tokens(" a  b ") == ["a", "b"]


def test_a_text_is_kept_on_one_line_and_without_what_cannot_be_stored() -> None:
    assert written("  one\n\ttwo\u2028three  \ud800") == "one two three ?"
    assert written("5\u00a0%") == "5\u00a0%"


def test_words_that_stand_keep_their_times_to_the_tick() -> None:
    committed = said("Good morning to everyone .")
    assert timed("Good morning to everyone.", committed, START, END) is committed
    edited = timed("Good evening to everyone.", committed, START, END)
    assert spans(edited) == [
        ("Good", 0, 8), ("evening", 10, 18), ("to", 20, 28), ("everyone", 30, 38), (".", 40, 48),
    ]  # fmt: skip
    assert [word.confidence for word in edited] == [0.5, 1.0, 0.5, 0.5, 0.5]


def test_several_words_share_the_time_of_those_they_stand_for_by_their_letters() -> None:
    assert spans(timed("Good day you all now", said("Good morning now"), START, END)) == [
        ("Good", 0, 8), ("day", 10, 12), ("you", 12, 15), ("all", 15, 18), ("now", 20, 28),
    ]  # fmt: skip


def test_what_was_added_has_the_pause_and_no_more() -> None:
    committed = said("Good morning")
    assert spans(timed("Good very morning", committed, START, END))[1] == ("very", 8, 10)
    assert spans(timed("Oh Good morning", committed, START, END))[0] == ("Oh", 0, 0)
    assert spans(timed("Good morning all", committed, START, Ticks(30)))[-1] == ("all", 18, 30)
    assert spans(timed("Good morning all", committed, START, Ticks(12)))[-1] == ("all", 18, 18)


def test_a_text_without_committed_words_has_the_time_of_its_line() -> None:
    assert spans(timed("ab cdef", (), Ticks(60), Ticks(120))) == [("ab", 60, 80), ("cdef", 80, 120)]
    assert timed("", said("gone"), START, END) == ()


@given(sentences, sentences)
def test_times_never_go_back_nor_beyond_what_was_said(before: list[str], after: list[str]) -> None:
    committed = said(" ".join(before))
    end = committed[-1].end if committed else END
    words = timed(written(joined(after)), committed, START, end)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(0 <= word.start <= word.end <= end for word in words)


def test_a_hundred_kilobytes_of_text_are_timed_in_a_moment() -> None:
    committed = said("word " * 3000)
    began_s = time.thread_time()
    long, many = (
        timed("x" * 100_000, committed, START, END),
        timed("other words " * 9000, committed, START, END),
    )
    assert time.thread_time() - began_s < 3
    assert len(long) == 1
    assert (many[0].start, many[-1].end, len(many)) == (0, committed[-1].end, 18_000)


@given(sentences, st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_runs_of_words_are_all_words_cut_where_the_letters_say(texts: list[str], letters: list[int]) -> None:
    words = said(" ".join(texts))
    runs = divided(words, letters)
    assert len(runs) == len(letters)
    whole = "".join(words.text for words in words)
    assert "".join(word.text for run in runs for word in run) == whole
    for run, wanted in zip(runs[:-1], letters, strict=False):
        assert sum(letters_of(word.text) for word in run) <= wanted
    times = [word.start for run in runs for word in run]
    assert times == sorted(times)


def test_a_word_that_is_cut_shares_its_time_by_its_letters() -> None:
    first, second = divided((Word("a bcd", Ticks(0), Ticks(100)),), [1, 0])
    assert spans(first) == [("a", 0, 25)]
    assert spans(second) == [("bcd", 25, 100)]
