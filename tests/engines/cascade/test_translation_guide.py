from interpreter.domain.steps import Term
from interpreter.engines.cascade.translation_guide import (
    Choice,
    Guide,
    Mention,
    Required,
    TermList,
    occurrences,
)

TERM = Required((7, 8, 9), 2, 3)
OTHER = Required((5,), 4, 4)


def test_a_term_is_written_once_the_attention_reaches_it() -> None:
    guide = Guide([TERM])
    assert guide.choose([1], 1).token is None
    written = [1, 2]
    for token in TERM.tokens:
        choice = guide.choose(written, 2)
        assert (choice.token, choice.place) == (token, 3)
        written.append(token)
    assert guide.choose(written, 2).token is None
    assert guide.before_end(written) == Choice()


def test_what_the_model_began_by_itself_is_gone_on_with() -> None:
    guide = Guide([TERM])
    assert guide.choose([1, 7], 2).token == 8


def test_a_term_that_the_model_wrote_by_itself_is_not_written_again() -> None:
    guide = Guide([OTHER])
    assert guide.choose([1, 5], 4).token is None
    assert guide.before_end([1, 5]).token is None


def test_no_text_ends_without_its_terms() -> None:
    guide = Guide([TERM, OTHER])
    written = [1]
    for _ in range(4):
        token = guide.before_end(written).token if len(written) in {1, 4} else guide.choose(written, 0).token
        assert token is not None
        written.append(token)
    assert written == [1, 7, 8, 9, 5]
    assert guide.before_end(written).token is None


def test_nothing_is_glued_onto_a_term() -> None:
    guide = Guide([OTHER], gluing={3})
    assert guide.choose([1], 4).token == 5
    assert 3 in guide.choose([1, 5], 0).banned
    assert 3 not in guide.choose([1, 5, 2], 0).banned


def test_tokens_are_banned_where_they_were_wrong_or_everywhere() -> None:
    guide = Guide(banned={1: {4}}, never={6})
    assert set(guide.choose([1], 0).banned) == {4, 6}
    assert set(guide.choose([1, 2], 0).banned) == {6}


def test_the_longest_term_said_is_found_in_any_case() -> None:
    terms = TermList([Term("big", {"es": "gordo"}), Term("Big Cat", {"es": " gato  gordo "})], "es")
    assert terms.mentions(["a", "BIG", "cat", "big"]) == [
        Mention("gato gordo", 1, 3),
        Mention("gordo", 3, 4),
    ]
    assert terms.unfinished(["a", "big"]) == 1
    assert terms.unfinished(["a", "cat"]) == 0


def test_a_term_without_translations_stays_and_one_for_other_languages_is_none() -> None:
    terms = TermList([Term("Newton", {}), Term("dog", {"ca": "gos"}), Term(" ", {})], "es")
    assert terms.mentions(["newton", "dog"]) == [Mention("Newton", 0, 1)]


def test_occurrences_never_overlap() -> None:
    assert occurrences([1, 1, 1, 2, 1, 1], [1, 1]) == [0, 4]
    assert occurrences([1], []) == []
