from hypothesis import given
from hypothesis import strategies as st

from interpreter.engines.tokens import tokens_of


def test_marks_become_tokens_of_their_own_but_stay_inside_words_and_numbers() -> None:
    written = "«¿Son 3.5 o 1,200?», dijo (a las 4.000) l'any: 50% …"
    assert tokens_of(written) == (
        *("«", "¿", "Son", "3.5", "o", "1,200", "?", "»", ",", "dijo"),
        *("(", "a", "las", "4.000", ")", "l'any", ":", "50", "%", "…"),
    )


@given(st.text(max_size=80))
def test_tokens_hold_every_character_but_spaces(text: str) -> None:
    tokens = tokens_of(text)
    assert "".join(tokens) == "".join(text.split())
    assert all(tokens)
