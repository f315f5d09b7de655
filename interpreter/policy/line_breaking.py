"""Where lines of scripts without spaces may end (after Unicode Standard Annex 14 and JIS X 4051, simplified)."""

import re

_WIDE = (
    "\u1100-\u11ff\u2e80-\u2fff\u3000-\u30ff\u3100-\u318f\u31a0-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
"""Of Chinese and Japanese. Korean has spaces, and its syllables are not among them."""

_NOT_FIRST = (
    "、。，．・：；？！ー々〻）］｝〕〉》」』】〙〗〟’”｠»…‥%％゛゜,.!?:;)]}"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NOT_LAST = "（［｛〔〈《「『【〘〖〝‘“｟«([{￥＄$"
_BREAK = "\u200b"
_PLACE = re.compile(
    f"(?<=[{_WIDE}])(?<![{re.escape(_NOT_LAST)}])(?=[^\\s{re.escape(_NOT_FIRST)}{_BREAK}])"
    f"|(?<=[^\\s{re.escape(_NOT_LAST)}{_BREAK}])(?=[{_WIDE}])(?![{re.escape(_NOT_FIRST)}])"
)


def pieces(text: str) -> list[str]:
    """Cut text without spaces where a line may end; text of other scripts stays whole."""
    return _PLACE.split(text)


def with_breaks(text: str) -> str:
    """Return `text` with a zero-width space wherever a line of Chinese or Japanese may end."""
    return _BREAK.join(pieces(text))
