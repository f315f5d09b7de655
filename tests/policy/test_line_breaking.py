"""Lines of Chinese and Japanese end between characters, but not before a comma or behind an opening bracket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.line_breaking import pieces, with_breaks


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("港口。", ["港", "口。"]),
        ("「港」へ", ["「港」", "へ"]),
        ("行っ", ["行っ"]),
        ("在2026年", ["在", "2026", "年"]),
        ("OpenBooth中", ["OpenBooth", "中"]),
        ("Good morning", ["Good morning"]),
        ("좋은아침", ["좋은아침"]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_where_a_line_may_end(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut


@given(st.text(alphabet="港口。「」、a 1(ー", max_size=30))
def test_nothing_is_lost_and_no_line_begins_or_ends_with_what_may_not(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert with_breaks(text).replace("\u200b", "") == text
    for before, after in zip(pieces(text), pieces(text)[1:], strict=False):
        assert before[-1] not in "「("
        assert after[0] not in "。」、ー"
