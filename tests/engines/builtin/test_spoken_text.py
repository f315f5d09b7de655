"""What is heard becomes text that readers can follow."""

from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import ticks_from_ms
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.prediction import Predictor
from interpreter.engines.builtin.recogniser import Heard
from interpreter.engines.builtin.spoken_text import SpokenText

WORD_MS = 300


class SpeechlessModel:
    """Expects nothing."""

    def prob(self, words: list[str]) -> int:
        assert words
        return -1_000_000


def heard(text: str) -> Heard:
    """Words of 0.3 s each, the newest 0.6 s ago."""
    words = tuple(
        Word(word, ticks_from_ms(WORD_MS * place), ticks_from_ms(WORD_MS * (place + 1)))
        for place, word in enumerate(text.split())
    )
    return Heard(words, ticks_from_ms(WORD_MS * (len(words) + 2)))


def shown(*revisions: str) -> list[str]:
    """Show every word at once and commit none; return what is shown after each revision."""
    tuning = Tuning(agreement=50, shown_agreement=1)
    text = SpokenText(Predictor(SpeechlessModel(), ("a",)), tuning)
    return [text_of(text.revise(heard(revision)).provisional) for revision in revisions]


def test_a_number_is_shown_when_no_further_word_can_change_it() -> None:
    assert shown("we have three", "we have three hundred", "we have three hundred buses") == [
        "We have",
        "We have",
        "We have 300 buses",
    ]


def test_by_itself_a_word_is_shown_after_four_revisions_that_agree() -> None:
    text = SpokenText(Predictor(SpeechlessModel(), ("a",)))
    readings = ["we have"] * 3 + ["we had", "we have"]
    assert [text_of(text.revise(heard(reading)).provisional) for reading in readings] == [
        "",
        "",
        "",
        "We",
        "We",
    ]
