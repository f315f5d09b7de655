"""What is found after the event keeps the names that were given live."""

from dataclasses import replace

from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.policy.rediarization import changes, matched
from interpreter.policy.transcription import transcribe
from tests.policy.test_attribution import book_of, turn
from tests.policy.test_transcription import OPENED, committed, said
from tests.policy.test_transcription import turn as floor_turn


def spans(turns: tuple[SpeakerTurn, ...]) -> list[tuple[int, str | None, int]]:
    return [(one.turn, one.speaker, one.start) for one in turns]


def test_each_new_speaker_becomes_the_known_one_he_shares_most_time_with() -> None:
    book = book_of(turn(1, "S1", 0, 100), turn(2, "S2", 100, 300))
    found = [turn(1, "B", 90, 300), turn(0, "A", 0, 90), turn(2, "C", 300, 400), turn(3, None, 400, 410)]
    assert spans(matched(found, book)) == [(3, "S1", 0), (4, "S2", 90), (5, "S3", 300), (6, None, 400)]
    assert all(one.settled for one in matched(found, book))


def test_who_was_found_to_be_two_people_keeps_the_id_for_the_greater_part() -> None:
    book = book_of(turn(1, "S1", 0, 300))
    assert spans(matched([turn(1, "A", 0, 100), turn(2, "B", 100, 300)], book)) == [
        (2, "S2", 0),
        (3, "S1", 100),
    ]


def test_an_id_that_was_merged_away_is_not_given_again() -> None:
    book = book_of(turn(1, "S1", 0, 100), turn(2, "S2", 100, 200))
    book.correct(SpeakersMerged("S2", "S1"))
    assert spans(matched([turn(1, "A", 0, 200), turn(2, "B", 200, 300)], book)) == [
        (3, "S1", 0),
        (4, "S3", 200),
    ]


def test_a_session_without_turns_gets_them() -> None:
    assert spans(matched([turn(5, "x", 0, 10)], book_of())) == [(0, "S1", 0)]
    assert matched([], book_of(turn(1, "S1", 0, 10))) == ()


def test_turns_of_other_sources_share_no_time() -> None:
    book = book_of(replace(turn(1, "S1", 0, 100), source="line"))
    assert [one.speaker for one in matched([turn(1, "A", 0, 100)], book)] == ["S2"]


def test_the_report_says_which_lines_moved_and_how_long_everybody_spoke() -> None:
    records = [
        OPENED,
        committed(1, said("a b"), speaker="S1"),
        committed(2, said("c d", 200), speaker="S1"),
        SpeakerNamed("S1", "Ana"),
    ]
    before = transcribe([*records, floor_turn(1, "S1", 0, 400)])
    after = transcribe([*records, floor_turn(1, "S1", 0, 200), floor_turn(2, "S2", 200, 400)])
    report = changes(before, after)
    assert [(line.text, line.speaker, now.speaker) for line, now in report.moved] == [("c d", "S1", "S2")]
    assert [(one.name, one.lines, one.spoke) for one in report.speakers] == [
        ("Ana", (2, 1), (Ticks(400), Ticks(200))),
        ("Speaker 2", (0, 1), (Ticks(0), Ticks(200))),
    ]
    assert report.lines == 2
