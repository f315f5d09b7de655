"""Words of a translation have the times at which listeners heard them."""

from pathlib import Path

from interpreter.app.heard_words import HeardWords, heard_words, played_in, wholes_of
from interpreter.domain.channels import SpeechPlayed
from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from tests.fakes.reviewed import DELAY, on_record

WORDS = (Word("uno", Ticks(0), Ticks(10)), Word("dos", Ticks(10), Ticks(20)), Word("y", Ticks(20), Ticks(21)))
LINE = Line(4, "podium", "S1", Ticks(0), Ticks(40), "en", "one two and", {"es": "uno dos y"})
WHOLE = (Ticks(0), Ticks(40))


def played(*stretches: tuple[int, int]) -> HeardWords:
    """What was played of the line in Spanish, by start and duration."""
    return played_in(
        SpeechPlayed("es", "es", 4, Ticks(start), Ticks(duration), 1.0) for start, duration in stretches
    )


def test_words_take_their_share_of_what_was_played_by_their_letters() -> None:
    found = played((100, 70)).words("es", LINE, WORDS, WHOLE)
    assert [(word.start, word.end) for word in found] == [(100, 130), (130, 160), (160, 170)]


def test_a_pause_between_two_clauses_belongs_to_no_word() -> None:
    found = played((100, 35), (500, 35)).words("es", LINE, WORDS, WHOLE)
    assert [word.start for word in found] == [100, 130, 525]


def test_a_part_of_a_split_line_has_its_part_of_what_was_played() -> None:
    second = Line(4, "podium", "S1", Ticks(20), Ticks(40), "en", "and", {"es": "y"}, part=1)
    found = played((100, 80)).words("es", second, WORDS[2:], WHOLE)
    assert [(word.start, word.end) for word in found] == [(140, 180)]


def test_what_was_never_played_keeps_the_times_of_the_floor() -> None:
    assert played().words("es", LINE, WORDS, WHOLE) == WORDS
    assert played((100, 70)).words("ca", LINE, WORDS, WHOLE) == WORDS


def test_lines_of_one_utterance_are_one_whole() -> None:
    first = Line(4, "podium", "S1", Ticks(0), Ticks(20), "en", "one")
    second = Line(4, "podium", "S1", Ticks(20), Ticks(45), "en", "two", part=1)
    transcript = Transcript(Provenance("s", "", "", ""), "en", (), (first, second))
    assert wholes_of(transcript) == {("podium", 4): (0, 45)}


def test_what_was_played_is_read_from_the_record(data_folder: Path) -> None:
    session = on_record(data_folder, sound=False)
    line = Line(1, "podium", "S1", Ticks(0), Ticks(144_000), "en", "one", {"es": "uno"})
    found = heard_words(session).words("es", line, WORDS[:1], (Ticks(0), Ticks(144_000)))
    assert [word.start for word in found] == [DELAY]
