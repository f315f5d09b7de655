"""Looking for words while they are said."""

import pytest

from tests.ui.models.test_conversation import caption
from ui.models.conversation import FLOOR, Conversation
from ui.models.conversation_search import MOST_HITS, Hit, Search, fold, matched


def talk(*lines: str) -> Conversation:
    conversation = Conversation()
    conversation.take_all(caption(number, line) for number, line in enumerate(lines))
    return conversation


def searched(conversation: Conversation, words: str) -> Search:
    search = Search(conversation)
    search.look_for(words, [FLOOR, "es"])
    while not search.is_done:
        search.step(2)
    return search


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "Café", "cafe\u0301"])
def test_case_and_accents_make_no_difference(words: str) -> None:
    assert searched(talk("Un café, por favor", "Nothing"), words).count == 1


def test_full_width_and_sharp_s_are_found() -> None:
    assert fold("ＡＢＣ") == "abc"
    assert fold("Straße") == fold("STRASSE")


def test_going_through_the_hits_begins_with_the_newest_and_goes_round() -> None:
    search = searched(talk("vote one", "nothing", "vote two", "vote three"), "vote")
    assert search.count == 3
    found = [search.go(back=True) for _ in range(4)]
    assert [hit.key[2] for hit in found if hit] == [3, 2, 0, 3]
    assert search.position == 3
    forward = search.go(back=False)
    assert forward is not None
    assert forward.key[2] == 0


def test_every_column_on_show_is_searched() -> None:
    conversation = talk("vote")
    conversation.take(caption(0, "el vote", channel="es", language="es"))
    conversation.take(caption(0, "vote", channel="fr", language="fr"))
    assert searched(conversation, "vote").count == 2


def test_what_is_said_meanwhile_is_found_and_what_is_taken_back_is_not() -> None:
    conversation = talk("one", "two")
    conversation.drain()
    search = searched(conversation, "three")
    conversation.take(caption(2, "", provisional="three"))
    search.look_at(conversation.drain().changed)
    assert search.count == 1
    conversation.take(caption(2, "", provisional="tree", revision=2))
    search.look_at(conversation.drain().changed)
    assert search.count == 0
    assert search.go(back=True) is None


def test_a_row_that_sorts_in_before_the_rest_is_looked_at_once() -> None:
    conversation = talk(*["vote"] * 9)
    search = Search(conversation)
    search.look_for("vote", [FLOOR])
    search.step(3)
    conversation.drain()
    conversation.take(caption(100, "vote", start=0))
    search.look_at(conversation.drain().inserted)
    while not search.is_done:
        search.step(3)
    assert search.count == 10


def test_hits_beyond_counting_are_left_out() -> None:
    search = searched(talk(*["e"] * (MOST_HITS + 5)), "e")
    assert search.is_full
    assert search.count == MOST_HITS


def test_without_words_nothing_is_found() -> None:
    search = searched(talk("one"), "  ")
    assert (search.count, search.position, search.go(back=False)) == (0, 0, None)


def test_the_words_that_a_search_touches_are_marked() -> None:
    words = [("New", True), ("York,", True), ("in", True), ("York", True)]
    assert matched(words, "york") == {1, 3}
    assert matched(words, "new yo") == {0, 1}
    assert matched([("会", True), ("議", False)], "会議") == {0, 1}
    assert matched(words, "") == set()


def test_hits_are_ordered_as_they_are_read() -> None:
    assert Hit((1, 1, 1), 1) < Hit((2, 1, 0), 0)
