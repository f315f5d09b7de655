import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.tokens import tokens_of


def test_marks_become_tokens_of_their_own_but_stay_inside_words_and_numbers() -> None:
    written = "«¿Son 3.5 o 1,200?», dijo (a las 4.000) l'any: 50% …"
    assert tokens_of(written) == (
        *("«", "¿", "Son", "3.5", "o", "1,200", "?", "»", ",", "dijo"),
        *("(", "a", "las", "4.000", ")", "l'any", ":", "50", "%", "…"),
    )


@pytest.mark.parametrize("written", ["صباح الخير، كيف حالك؟", "你好， 世界。 真的？ 好！", "ठीक है।"])
def test_clauses_end_in_every_script(written: str) -> None:
    tokens = tokens_of(written)
    assert tokens[-1] == written[-1]
    assert text_of(Word(token, Ticks(0), Ticks(0)) for token in tokens) == written


@given(st.text(max_size=80))
def test_tokens_hold_every_character_but_spaces(text: str) -> None:
    tokens = tokens_of(text)
    assert "".join(tokens) == "".join(text.split())
    assert all(tokens)
