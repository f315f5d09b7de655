import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.stability import AgreementPolicy, remainder

LENGTH = 100


def words(text: str) -> Words:
    """Words of 100 ticks each, one after the other."""
    return tuple(
        Word(word, Ticks(LENGTH * place), Ticks(LENGTH * (place + 1)))
        for place, word in enumerate(text.split())
    )


def texts(heard: Words) -> str:
    return " ".join(word.text for word in heard)


TEXTS = st.lists(st.text(alphabet="ab ", max_size=12), max_size=10)


def test_a_word_is_committed_once_three_revisions_agree_on_it() -> None:
    policy = AgreementPolicy(agreement=3)
    assert texts(policy.revise(words("one"), Ticks(100)).committed) == ""
    assert texts(policy.revise(words("one two"), Ticks(200)).committed) == ""
    split = policy.revise(words("one too three"), Ticks(300))
    assert (texts(split.committed), texts(split.provisional)) == ("one", "too three")


def test_a_word_must_be_old_enough_to_be_committed() -> None:
    policy = AgreementPolicy(agreement=1, age=Ticks(150))
    assert texts(policy.revise(words("one two"), Ticks(200)).committed) == ""
    assert texts(policy.revise(words("one two three"), Ticks(300)).committed) == "one"


def test_nothing_is_committed_while_that_is_held_and_agreement_goes_on_being_counted() -> None:
    policy = AgreementPolicy(agreement=2)
    for _ in range(3):
        held = policy.revise(words("one two"), Ticks(200), sure=1, hold=True)
        assert (texts(held.committed), texts(held.provisional)) == ("", "one two")
    assert texts(policy.revise(words("one two"), Ticks(300)).committed) == "one two"


def test_revisions_that_are_forgotten_agree_with_nothing() -> None:
    policy = AgreementPolicy(agreement=2)
    policy.revise(words("one"), Ticks(100))
    policy.revise(words("one two"), Ticks(200))
    policy.forget()
    split = policy.revise(words("one two"), Ticks(300))
    assert (texts(split.committed), texts(split.provisional)) == ("one", "two")


def test_what_is_demanded_of_a_word_may_change_while_it_is_heard() -> None:
    policy = AgreementPolicy(agreement=3, age=Ticks(500))
    for now in (200, 300):
        assert texts(policy.revise(words("one two"), Ticks(now)).committed) == ""
    policy.demand(agreement=2, age=Ticks(200))
    assert texts(policy.revise(words("one two"), Ticks(300)).committed) == "one"
    policy.demand(agreement=3, age=Ticks(500))
    assert texts(policy.revise(words("one two three"), Ticks(600)).committed) == "one"


def test_words_that_are_sure_are_committed_at_once() -> None:
    policy = AgreementPolicy(agreement=5, age=Ticks(500))
    split = policy.revise(words("one two three"), Ticks(300), sure=2)
    assert (texts(split.committed), texts(split.provisional)) == ("one two", "three")
    assert texts(policy.revise(words("one two four"), Ticks(300), sure=2).committed) == "one two"


def test_a_word_at_the_edge_of_the_audio_is_not_shown() -> None:
    policy = AgreementPolicy(agreement=9, edge=Ticks(50))
    split = policy.revise(words("one two three"), Ticks(320))
    assert (texts(split.provisional), texts(split.hidden)) == ("one two", "three")


def timed(text: str, *ends_ms: int) -> Words:
    starts = (0, *ends_ms)
    return tuple(
        Word(word, Ticks(48 * start), Ticks(48 * end))
        for word, start, end in zip(text.split(), starts, ends_ms, strict=False)
    )


def test_the_final_text_goes_on_behind_what_was_committed_however_it_reads_it() -> None:
    policy = AgreementPolicy(agreement=1)
    policy.revise(timed("recognise speech", 700, 1200), ticks_from_ms(1300))
    final = timed("wreck a nice speech to day", 300, 400, 700, 1200, 1400, 1800)
    assert texts(policy.finish(final).committed) == "recognise speech to day"


def test_a_word_that_is_committed_is_not_said_again_when_more_words_are_found_before_it() -> None:
    committed = timed("good name", 500, 1200)
    later = timed("good my name is", 500, 700, 1200, 1400)
    assert texts(remainder(committed, later)) == "is"


def test_nothing_follows_committed_words_that_the_new_reading_lacks() -> None:
    assert remainder(words("one two"), ()) == ()


def test_agreement_must_be_positive() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        AgreementPolicy(agreement=0)


@given(TEXTS, st.integers(1, 4), st.integers(0, 300))
def test_a_settled_word_stays_and_is_shown_once(revisions: list[str], agreement: int, age: int) -> None:
    policy = AgreementPolicy(agreement=agreement, age=Ticks(age), edge=Ticks(50))
    before: Words = ()
    for number, text in enumerate(revisions):
        heard = words(text)
        split = policy.revise(heard, Ticks(LENGTH * number))
        assert split.committed[: len(before)] == before
        assert policy.committed == split.committed
        rest = split.provisional + split.hidden
        assert rest == heard[len(heard) - len(rest) :]
        before = split.committed
    final = words(revisions[-1]) if revisions else ()
    split = policy.finish(final)
    assert split.committed[: len(before)] == before
    assert split.provisional == ()


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.integers(1, 4))
def test_a_text_that_only_grows_is_committed_as_it_is(spoken: list[str], agreement: int) -> None:
    policy = AgreementPolicy(agreement=agreement)
    for end in range(len(spoken)):
        policy.revise(words(" ".join(spoken[:end])), Ticks(LENGTH * end))
    assert policy.finish(words(" ".join(spoken))).committed == words(" ".join(spoken))


def test_a_word_is_shown_once_enough_revisions_agree_and_goes_once_as_many_are_without_it() -> None:
    policy = AgreementPolicy(agreement=10, shown=2)
    heard = ("so", "so we", "so we", "so he", "so we", "so he", "so he", "so he is", "so he is")
    shown = [
        texts(policy.revise(words(text), Ticks(100 * place)).provisional) for place, text in enumerate(heard)
    ]
    assert shown == ["", "so", "so we", "so we", "so we", "so we", "so he", "so he", "so he is"]


def test_what_is_shown_follows_what_is_committed() -> None:
    policy = AgreementPolicy(agreement=3, shown=1)
    for _ in range(2):
        assert texts(policy.revise(words("one two"), Ticks(200)).provisional) == "one two"
    policy.revise(words("one two"), Ticks(200))
    assert policy.committed == words("one two")
    assert texts(policy.revise(words("one two three"), Ticks(300)).provisional) == "three"


def test_another_reading_that_is_certain_takes_the_place_of_what_was_shown() -> None:
    policy = AgreementPolicy(agreement=3, shown=1)
    policy.revise(words("a wall"), Ticks(200))
    split = policy.revise(words("all of it"), Ticks(300), sure=1)
    assert (texts(split.committed), texts(split.provisional)) == ("all", "of it")
