"""Whose words these are."""

from dataclasses import replace

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.policy.attribution import TurnBook


def turn(number: int, speaker: str | None, start: int, end: int | None) -> SpeakerTurn:
    stop = None if end is None else Ticks(end)
    return SpeakerTurn(number, "mic", speaker, None, Ticks(start), stop, 1.0, settled=end is not None)


def test_words_belong_to_whoever_holds_most_of_them() -> None:
    book = TurnBook()
    book.note(turn(1, "S1", 0, 60))
    book.note(turn(2, "S2", 60, None))
    assert book.speaker_of("mic", Ticks(0), Ticks(100)) == "S1"
    assert book.speaker_of("mic", Ticks(50), Ticks(100)) == "S2"


def test_a_turn_that_changes_is_taken_in_its_newest_form() -> None:
    book = TurnBook()
    book.note(turn(1, "S1", 0, None))
    book.note(replace(turn(1, "S3", 0, 50), settled=True))
    assert book.speaker_of("mic", Ticks(0), Ticks(50)) == "S3"


def test_nobody_is_named_where_nobody_is_known() -> None:
    book = TurnBook()
    book.note(turn(1, None, 0, 100))
    assert book.speaker_of("mic", Ticks(0), Ticks(50)) is None
    assert book.speaker_of("line", Ticks(0), Ticks(50)) is None
    assert book.speaker_of("mic", Ticks(200), Ticks(300)) is None
