"""Whose words these are."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.policy.attribution import Correction, TurnBook


def turn(number: int, speaker: str | None, start: int, end: int | None) -> SpeakerTurn:
    stop = None if end is None else Ticks(end)
    return SpeakerTurn(number, "mic", speaker, None, Ticks(start), stop, 1.0, settled=end is not None)


def words(start: int, end: int) -> list[Word]:
    return [Word("w", Ticks(at), Ticks(at + 10)) for at in range(start, end, 10)]


def book_of(*turns: SpeakerTurn) -> TurnBook:
    book = TurnBook()
    for one in turns:
        book.note(one)
    return book


def test_words_belong_to_whoever_holds_most_of_them() -> None:
    book = book_of(turn(1, "S1", 0, 60), turn(2, "S2", 60, None))
    assert book.speaker_of("mic", words(0, 100)) == "S1"
    assert book.speaker_of("mic", words(50, 100)) == "S2"


def test_a_turn_that_changes_is_taken_in_its_newest_form() -> None:
    book = book_of(turn(1, "S1", 0, None), replace(turn(1, "S3", 0, 50), settled=True))
    assert book.speaker_of("mic", words(0, 50)) == "S3"
    assert [known.speaker for known in book.turns] == ["S3"]


def test_nobody_is_named_where_nobody_is_known() -> None:
    book = book_of(turn(1, None, 0, 100), turn(2, "S1", 100, 120))
    assert book.speaker_of("mic", words(0, 120), otherwise="S9") is None
    assert book.speaker_of("line", words(0, 50)) is None
    assert book.speaker_of("mic", words(200, 300)) is None
    assert book.speaker_of("mic", words(200, 300), otherwise="S9") == "S9"
    assert book.speaker_of("mic", [], otherwise="S9") == "S9"


def test_who_was_merged_is_the_other_in_the_past_and_in_the_future() -> None:
    book = book_of(turn(1, "S1", 0, 50), turn(2, "S2", 50, 100))
    book.correct(SpeakersMerged("S2", "S1"))
    book.note(turn(3, "S2", 100, 150))
    assert [known.speaker for known in book.turns] == ["S1", "S1", "S1"]
    assert book.speaker_of("mic", words(100, 150)) == "S1"
    assert book.speaker_of("line", words(0, 20), otherwise="S2") == "S1"
    book.correct(SpeakersMerged("S1", "S2"))
    assert book.speakers == ("S1",)


def test_a_name_survives_a_merge_in_either_direction() -> None:
    book = book_of(turn(1, "S1", 0, 50), turn(2, "S2", 50, 100))
    book.correct(SpeakerNamed("S2", "Ana"))
    book.correct(SpeakersMerged("S2", "S1"))
    assert (book.name_of("S1"), book.name_of(None)) == ("Ana", None)
    book.correct(SpeakerNamed("S2", "Eva"))
    assert book.names == {"S1": "Eva"}
    assert book.name_of("S4") == "Speaker 4"


def test_a_speaker_is_split_by_giving_turns_to_somebody_new() -> None:
    book = book_of(turn(1, "S1", 0, 50), turn(2, "S1", 50, 100), turn(3, None, 100, 150))
    new = book.unused_speaker()
    book.correct(TurnsReassigned((2, 3), new))
    assert (new, [known.speaker for known in book.turns]) == ("S2", ["S1", "S2", "S2"])
    book.note(turn(2, "S1", 50, 110))
    assert book.speaker_of("mic", words(60, 100)) == "S2"
    assert book.unused_speaker() == "S3"


def test_an_id_that_was_merged_away_is_not_used_again() -> None:
    book = book_of(turn(1, "S1", 0, 50), turn(2, "S2", 50, 100), turn(3, "Podium", 90, 95))
    book.correct(SpeakersMerged("S2", "S1"))
    assert book.unused_speaker() == "S3"


def test_turns_can_be_replaced_and_put_back() -> None:
    book = book_of(turn(1, "S1", 0, 50))
    book.correct(SpeakerNamed("S1", "Ana"))
    before = book.replace([turn(2, "S2", 0, 20), turn(3, "S1", 20, 50)])
    assert book.speakers == ("S2", "S1")
    book.replace(before)
    assert (book.speakers, book.name_of("S1")) == (("S1",), "Ana")


TURNS = st.builds(
    SpeakerTurn,
    st.integers(0, 40),
    st.just("mic"),
    st.sampled_from(["S1", "S2", "Ana", None]),
    st.sampled_from(["en", "es", None]),
    st.integers(0, 2_000).map(Ticks),
    st.none() | st.integers(2_000, 4_000).map(Ticks),
    st.floats(0, 1),
    st.booleans(),
    st.integers(0, 4_000).map(Ticks),
)


@given(st.lists(TURNS, max_size=60), st.integers(0, 4_000), st.integers(0, 4_000))
def test_every_turn_is_kept_whole_in_its_newest_form_and_found_at_its_place(
    noted: list[SpeakerTurn], first: int, last: int
) -> None:
    book, newest = TurnBook(), {one.turn: one for one in noted}
    for one in noted:
        book.note(one)
    assert book.turns == tuple(sorted(newest.values(), key=lambda one: (one.start, one.turn)))
    moments = sorted((first, last))
    held: Counter[str | None] = Counter()
    for one in book.turns:
        held[one.speaker] += sum(one.start <= at < (at + 1 if one.end is None else one.end) for at in moments)
    assert book.speaker_at("mic", moments) == (max(held, key=held.__getitem__) if held.total() else None)
    assert dict.fromkeys(book.speakers) == dict.fromkeys(one.speaker for one in book.turns if one.speaker)
    assert book.replace(()) == tuple(sorted(newest.values(), key=lambda one: (one.start, one.turn)))


CORRECTIONS = st.one_of(
    st.builds(SpeakersMerged, st.sampled_from("ABCD"), st.sampled_from("ABCD")),
    st.builds(SpeakerNamed, st.sampled_from("ABCD"), st.sampled_from(["Ana", "Eva"])),
    st.builds(TurnsReassigned, st.tuples(st.integers(1, 6)), st.sampled_from("ABCD")),
)


@given(st.lists(CORRECTIONS, max_size=12), st.lists(st.sampled_from("ABCD"), min_size=6, max_size=6))
def test_whatever_is_corrected_in_whatever_order_every_turn_keeps_one_speaker(
    corrections: list[Correction], speakers: list[str]
) -> None:
    before, after = TurnBook(), TurnBook()
    turns = [turn(n, speaker, n * 10, n * 10 + 10) for n, speaker in enumerate(speakers, 1)]
    for one in turns:
        before.note(one)
    for correction in corrections:
        before.correct(correction)
        after.correct(correction)
    for one in turns:
        after.note(one)
    assert before.turns == after.turns
    assert all(known.speaker is not None for known in before.turns)
    assert before.names == after.names
