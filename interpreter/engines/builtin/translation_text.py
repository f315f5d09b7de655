"""The case of the words that come out of Apertium."""

import calendar
import re
from collections.abc import Sequence

_ALWAYS_CAPITAL = frozenset(["I", *calendar.day_name, *calendar.month_name])
_LOUD_ARTICLE = re.compile(r"\bEL(?= \w*[^\W\d_A-ZÀ-Þ])")


def one_capital(text: str) -> str:
    """Give an article one capital: of «La agua», Apertium's post-generation makes «EL agua»."""
    return _LOUD_ARTICLE.sub("El", text)


def cased(tokens: Sequence[str], source: Sequence[str]) -> tuple[str, ...]:
    """Give the first word the case of the source's first; take back capitals that the source does not account for."""
    words = list(tokens)
    if not words or not source:
        return tuple(words)
    if source[0][:1].isupper():
        words[0] = words[0][:1].upper() + words[0][1:]
    if not any(word[:1].isupper() for word in source[1:] if word not in _ALWAYS_CAPITAL):
        said = {word.casefold() for word in source}
        words[1:] = [word if word.casefold() in said else _small(word) for word in words[1:]]
    return tuple(words)


def _small(word: str) -> str:
    """Take back one capital; a word of several is an abbreviation."""
    return word if word[1:].lower() != word[1:] else word.lower()
