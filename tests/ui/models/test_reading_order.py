"""Lines with words of both directions."""

from ui.models.caption_page import Certainty
from ui.models.reading_order import placed_for_reading
from ui.models.rolling import CaptionWord


def line(*texts: str) -> list[CaptionWord]:
    words, x = [], 0
    for text in texts:
        words.append(CaptionWord(text, float(x), x, Certainty.COMMITTED, 0))
        x += len(text) + 1
    return words


def read(words: list[CaptionWord], *, right_to_left: bool) -> list[tuple[str, float]]:
    return [(word.text, x) for word, x in placed_for_reading(words, len, right_to_left=right_to_left)]


def test_words_of_one_direction_stand_where_they_are() -> None:
    assert read(line("one", "two"), right_to_left=False) == [("one", 0), ("two", 4)]
    assert read(line("شكرا", "لكم"), right_to_left=True) == [("شكرا", 0), ("لكم", 5)]


def test_a_latin_name_within_arabic_is_read_from_the_left() -> None:
    words = line("شكرا", "Jean", "Monnet", "لكم")
    assert read(words, right_to_left=True) == [("شكرا", 0), ("Jean", 12), ("Monnet", 5), ("لكم", 17)]


def test_an_arabic_name_within_english_is_read_from_the_right() -> None:
    words = line("to", "ابن", "سينا", "now")
    assert read(words, right_to_left=False) == [("to", 0), ("ابن", 8), ("سينا", 3), ("now", 12)]


def test_a_number_belongs_to_the_latin_words_before_it() -> None:
    words = line("مع", "Boeing", "747")
    assert read(words, right_to_left=True) == [("مع", 0), ("Boeing", 7), ("747", 3)]
