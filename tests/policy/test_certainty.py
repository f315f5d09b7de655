"""Committed text only grows, whatever an engine says."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Hypothesis, Origin, Word, Words
from interpreter.domain.timeline import Ticks
from interpreter.policy.certainty import CommitLedger


def words(text: str) -> Words:
    return tuple(Word(part, Ticks(index), Ticks(index + 1)) for index, part in enumerate(text.split()))


def hypothesis(
    committed: str,
    *,
    utterance: int = 1,
    tail: str = "",
    guess: str = "",
    ended: bool = False,
    revision: int = 1,
) -> Hypothesis:
    return Hypothesis(
        utterance,
        revision,
        "mic",
        Origin.FLOOR,
        "en",
        words(committed),
        words(tail),
        words(guess),
        ended=ended,
    )


@given(st.lists(st.text(alphabet="ab ", max_size=10), max_size=12))
def test_what_is_admitted_never_takes_a_word_back_and_misses_none(texts: list[str]) -> None:
    ledger = CommitLedger()
    shown: list[str] = []
    for text in texts:
        fresh = ledger.admit(hypothesis(text))
        if fresh is None:
            assert text.split()[: len(shown)] != shown
        else:
            shown += [word.text for word in fresh]
            assert shown == text.split()


def test_languages_and_utterances_are_apart() -> None:
    ledger = CommitLedger()
    assert ledger.admit(hypothesis("one two")) == words("one two")
    assert ledger.admit(hypothesis("three", utterance=2)) == words("three")
    assert ledger.refused == 0


def test_what_is_said_in_a_language_and_what_is_passed_through_in_it_are_apart() -> None:
    ledger = CommitLedger()
    said = hypothesis("one two", ended=True)
    assert ledger.admit(said) == words("one two")
    assert ledger.admit(replace(said, origin=Origin.MACHINE)) == words("one two")


def test_nothing_comes_after_the_end() -> None:
    ledger = CommitLedger()
    ledger.admit(hypothesis("one", ended=True))
    assert ledger.admit(hypothesis("one two")) is None
    assert ledger.refused == 1


def test_what_is_open_ends_with_its_committed_words_alone() -> None:
    ledger = CommitLedger()
    ledger.admit(hypothesis("one", tail="two", guess="three", revision=4))
    ledger.admit(hypothesis("done", utterance=2, ended=True))
    assert ledger.open_hypotheses() == [hypothesis("one", revision=5, ended=True)]


def test_memory_is_bounded() -> None:
    ledger = CommitLedger()
    for utterance in range(3_000):
        ledger.admit(hypothesis("word", utterance=utterance))
    assert len(ledger.open_hypotheses()) == 1_024


def test_the_words_of_what_has_ended_are_forgotten_and_its_end_is_not() -> None:
    ledger = CommitLedger()
    ledger.admit(hypothesis("one", utterance=1))
    for utterance in range(2, 900):
        ledger.admit(hypothesis("two three", utterance=utterance, ended=True))
    assert ledger.admit(hypothesis("two three four", utterance=2)) is None
    assert [kept.utterance for kept in ledger.open_hypotheses()] == [1]
