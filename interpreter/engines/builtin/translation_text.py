"""The text that goes into Apertium and what comes out, as the tokens of a caption."""

import calendar
import re
from collections.abc import Sequence

_OPENING = "([«“‘¿¡"
_CLOSING = ".,;:!?…)]»”’"
_ALWAYS_CAPITAL = frozenset(["I", *calendar.day_name, *calendar.month_name])
_EDGES = re.compile(rf"^([{re.escape(_OPENING)}]*)(.*?)([{re.escape(_CLOSING)}]*)$", re.DOTALL)


def tokens_of(text: str) -> tuple[str, ...]:
    """Split translated text into words and marks; a mark at the edge of a word is a token of its own."""
    tokens: list[str] = []
    for piece in text.split():
        edges = _EDGES.match(piece)
        if edges is None:
            tokens.append(piece)
            continue
        tokens.extend(edges[1])
        tokens.extend([edges[2]] if edges[2] else [])
        tokens.extend(edges[3])
    return tuple(tokens)


def cased(tokens: Sequence[str], source: Sequence[str]) -> tuple[str, ...]:
    """Give the first word the case of the source's first; take back capitals that the source does not account for."""
    words = list(tokens)
    if not words or not source:
        return tuple(words)
    if source[0][:1].isupper():
        words[0] = words[0][:1].upper() + words[0][1:]
    if not any(word[:1].isupper() for word in source[1:] if word not in _ALWAYS_CAPITAL):
        said = {word.casefold() for word in source}
        words[1:] = [word if word.casefold() in said else word[:1].lower() + word[1:] for word in words[1:]]
    return tuple(words)
