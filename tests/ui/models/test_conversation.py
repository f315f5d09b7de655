"""What was said and what it becomes."""

import random
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from ui.models.conversation import FLOOR, Changes, Conversation, Missing, Passage


def caption(utterance: int, text: str = "Good morning", **changes: object) -> Caption:
    plain = Caption(
        utterance=utterance,
        revision=1,
        source="podium",
        speaker="s1",
        speaker_name=None,
        channel=None,
        language="en",
        committed=text,
        provisional="",
        predicted="",
        start=ticks_from_seconds(float(utterance)),
        end=ticks_from_seconds(utterance + 1.0),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def texts(conversation: Conversation, column: str = FLOOR) -> list[str]:
    rows = [conversation[number] for number in range(len(conversation))]
    return [text.committed for row in rows if isinstance(row, Passage) and (text := row.text(column))]


def test_an_utterance_is_one_passage_in_every_language() -> None:
    conversation = Conversation()
    conversation.take(caption(1))
    conversation.take(caption(1, "Buenos días", channel="es", language="es"))
    conversation.take(caption(1, "Bonjour", channel="fr", language="fr"))
    assert len(conversation) == 1
    assert (texts(conversation), texts(conversation, "es")) == (["Good morning"], ["Buenos días"])


def test_two_channels_of_one_language_are_one_column() -> None:
    conversation = Conversation()
    conversation.take(caption(1, "Hola", channel="es", language="es", revision=3))
    conversation.take(caption(1, "Hola", channel="es-2", language="es", revision=1))
    conversation.take(caption(1, "Hola a", channel="es", language="es", revision=4))
    assert texts(conversation, "es") == ["Hola a"]


def test_an_older_revision_changes_nothing() -> None:
    conversation = Conversation()
    conversation.take(caption(1, "new", revision=5))
    conversation.take(caption(1, "old", revision=4))
    conversation.take(caption(1, "recalled", revision=-1))
    assert texts(conversation) == ["new"]


def test_what_was_recalled_gives_way_to_what_is_told() -> None:
    conversation = Conversation()
    conversation.take(caption(1, "recalled", revision=-1))
    conversation.take(caption(1, "told", revision=0))
    assert texts(conversation) == ["told"]


def test_what_was_not_told_is_made_up_for_by_the_record() -> None:
    conversation = Conversation()
    conversation.take(caption(1, "Good morning", provisional="and wel", revision=3))
    conversation.take(caption(1, "Good morning and welcome", revision=-1))
    assert texts(conversation) == ["Good morning and welcome"]
    conversation.take(caption(1, "Good", revision=2))
    assert texts(conversation) == ["Good morning and welcome"]
    conversation.take(caption(1, "Good morning and welcome to", revision=4))
    conversation.take(caption(1, "Good morning and welcome", revision=-1))
    assert texts(conversation) == ["Good morning and welcome to"]
    conversation.take(caption(1, "Good morning and welcome to all.", ended=True, revision=-1))
    passage = conversation.find(1)
    assert passage is not None
    text = passage.text(FLOOR)
    assert text is not None
    assert (text.committed, text.provisional, text.ended) == ("Good morning and welcome to all.", "", True)


def test_a_translation_that_was_cut_short_is_completed_in_its_own_column() -> None:
    conversation = Conversation()
    conversation.take(caption(1, "Hola", channel="es-hall", language="es", revision=3))
    conversation.take(caption(1, "Hola a todos", channel="es", language="es", ended=True, revision=-1))
    assert texts(conversation, "es") == ["Hola a todos"]
    conversation.take(caption(1, "Hola a todas", channel="es-hall", language="es", ended=True, revision=4))
    assert texts(conversation, "es") == ["Hola a todas"]


def test_a_passage_begins_with_its_first_word() -> None:
    conversation = Conversation()
    conversation.take(caption(1, ""))
    assert len(conversation) == 0


@given(st.permutations(range(12)), st.lists(st.integers(0, 11), max_size=4))
def test_rows_stand_in_the_order_of_time_and_every_change_is_told(order: list[int], gaps: list[int]) -> None:
    conversation = Conversation()
    known: list[object] = []
    for utterance in order:
        conversation.take(caption(utterance))
        for gap in gaps:
            conversation.take_gap(Gap("podium", ticks_from_seconds(gap + 0.5), Ticks(4800), "device lost"))
        changes = conversation.drain()
        for place in changes.inserted:
            known.insert(place, conversation[place])
        assert set(changes.inserted) <= changes.changed
    rows = [conversation[number] for number in range(len(conversation))]
    assert known == rows
    assert [row.key for row in rows] == sorted(row.key for row in rows)
    assert sum(isinstance(row, Missing) for row in rows) == len(set(gaps))


def test_nothing_new_is_no_change() -> None:
    conversation = Conversation()
    conversation.take(caption(1))
    conversation.drain()
    conversation.take(caption(1, revision=2))
    assert conversation.drain() == Changes()


def test_a_new_speaker_changes_the_row_after_as_well() -> None:
    conversation = Conversation()
    conversation.take_all(caption(number) for number in range(3))
    conversation.drain()
    conversation.take(caption(1, revision=2, speaker="s2"))
    assert conversation.drain().changed == {1, 2}
    assert [conversation.opens(place) for place in range(3)] == [True, True, True]


def test_the_speaker_is_named_when_they_begin_and_after_a_gap() -> None:
    conversation = Conversation()
    gap = Gap("podium", ticks_from_seconds(1.5), ticks_from_seconds(3.2), "device lost")
    conversation.take_all([caption(0), caption(1), gap, caption(2), caption(3)])
    assert [conversation.opens(place) for place in range(5)] == [True, False, False, True, False]


def test_another_session_begins_with_nothing() -> None:
    conversation = Conversation()
    conversation.take(caption(1))
    conversation.clear()
    assert len(conversation) == 0
    assert conversation.drain().reset
    conversation.take(caption(1, "again"))
    assert texts(conversation) == ["again"]


@pytest.mark.slow
def test_a_hundred_thousand_passages_are_taken_in_any_order() -> None:
    captions = [caption(number) for number in range(100_000)]
    random.Random(1).shuffle(captions)  # noqa: S311 - no secret
    conversation = Conversation()
    conversation.take_all(captions)
    assert len(conversation) == 100_000
    assert len(conversation.drain().inserted) == 100_000


def test_old_passages_stay_readable_and_can_change_in_little_memory() -> None:
    conversation = Conversation()
    languages = ("es", "fr", "de", "ca")
    words = "The committee has discussed the proposal of the members at some length today"
    tracemalloc.start()
    for number in range(3_000):
        for language in languages:
            conversation.take(caption(number, f"{words} {number}", channel=language, language=language))
    conversation.drain()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept / 3_000 < 1_100
    assert texts(conversation, "fr")[7] == f"{words} 7"
    conversation.take(caption(7, "changed", channel="fr", language="fr", revision=2))
    assert conversation.drain() == Changes(changed=frozenset({7, 8}))
    assert texts(conversation, "fr")[7] == "changed"
    assert texts(conversation, "es")[7] == f"{words} 7"


def test_somebody_who_is_merged_is_so_throughout() -> None:
    conversation = Conversation()
    conversation.take_all([caption(1, "Yes.", speaker="S1"), caption(2, "No.", speaker="S2")])
    conversation.drain()
    conversation.merge({"S2": "S1"})
    assert not conversation.opens(1)
    assert conversation.drain().changed == {1}
    conversation.merge({"S2": "S1"})
    assert conversation.drain() == Changes()
    conversation.take(caption(3, "Perhaps.", speaker="S2"))
    assert not conversation.opens(2)
    conversation.clear()
    conversation.take(caption(4, "Well.", speaker="S2"))
    passage = conversation.find(4)
    assert passage is not None
    assert passage.speaker == "S2"
