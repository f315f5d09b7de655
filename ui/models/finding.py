"""Finds in a text what a human interpreter finds hard to keep in mind: terms, names and numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.steps import Term
from ui.models.numerals import Figure, figure_at
from ui.models.tokens import Token, Tokens, listed, stem_of, tokens_of


class HelpKind(StrEnum):
    """What is helped with."""

    NUMBER = "number"
    NAME = "name"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """Something that was said, `source`, and what helps to say it: figures, a translation, or the same again."""

    kind: HelpKind
    source: str
    help: str


_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*[%％]?")
Stems = tuple[str, ...]

_LINKS = frozenset(listed("of de da di del della van von der den la le al bin el y"))
_NO_NAMES = frozenset(
    listed(
        "I I'm I'll I've I'd I’m I’ll I’ve I’d OK Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
        "February March April May June July August September October November December Mr Mrs Ms Dr"
    )
)
_NOUNS_CAPITALISED = ("de", "lb")
_NO_SPACES = ("zh", "ja", "th", "lo", "km", "my")


@dataclass(frozen=True, slots=True)
class Glossary:
    """What is known before anybody speaks: terms, the names of the set-up, and the language interpreted into."""

    terms: Sequence[Term] = ()
    names: Sequence[str] = ()
    language: str = ""


class Finder:
    """Finds entries in texts of one language or another."""

    def __init__(self, glossary: Glossary) -> None:
        self._known: defaultdict[str, list[tuple[Stems, HelpEntry]]] = defaultdict(list)
        self._written: list[HelpEntry] = []
        for name in glossary.names:
            self._learn(HelpEntry(HelpKind.NAME, name, name))
        for term in glossary.terms:
            self._learn(HelpEntry(HelpKind.TERM, term.source, _translation(term, glossary.language)))
        for entries in self._known.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def entries(self, text: str, language: str) -> tuple[HelpEntry, ...]:
        """Return what is found in a text, in its order, the longest first where several begin at one word."""
        if language.startswith(_NO_SPACES):
            return tuple(self._within(text))
        tokens, found, at = tokens_of(text), list[HelpEntry](), 0
        while at < len(tokens):
            entry, count = self._at(tokens, at, text, language)
            if entry is not None:
                found.append(entry)
            at += count
        return tuple(found)

    def _learn(self, entry: HelpEntry) -> None:
        stems = tuple(stem_of(token.text) for token in tokens_of(entry.source))
        if stems:
            self._known[stems[0]].append((stems, entry))
        if entry.source:
            self._written.append(entry)

    def _within(self, text: str) -> Iterator[HelpEntry]:
        """Find terms and figures in a script that sets no spaces."""
        folded = text.casefold()
        yield from (entry for entry in self._written if entry.source.casefold() in folded)
        yield from (HelpEntry(HelpKind.NUMBER, figure, figure) for figure in _DIGITS.findall(text))

    def _at(self, tokens: Tokens, at: int, text: str, language: str) -> tuple[HelpEntry | None, int]:
        """Return what begins at a word, and how many words it takes; of a term and a name the longer one."""
        known, words = self._known_at(tokens, at)
        count = 0 if language.startswith(_NOUNS_CAPITALISED) else _name_at(tokens, at)
        if known is not None and words >= count:
            return known, words
        figure = _figure_at(tokens, at, language)
        if figure is not None:
            source = text[tokens[at].start : tokens[at + figure.count - 1].end]
            return HelpEntry(HelpKind.NUMBER, source, figure.text), figure.count
        if not count:
            return None, 1
        source = text[tokens[at].start : tokens[at + count - 1].end]
        name = source.removesuffix("'s").removesuffix("’s")
        return HelpEntry(HelpKind.NAME, name, name), count

    def _known_at(self, tokens: Tokens, at: int) -> tuple[HelpEntry | None, int]:
        first = self._known.get(stem_of(tokens[at].text), ())
        for stems, entry in first:
            here = tokens[at : at + len(stems)]
            if tuple(stem_of(token.text) for token in here) == stems:
                return entry, len(stems)
        return None, 0


def _figure_at(tokens: Tokens, at: int, language: str) -> Figure | None:
    """Return the number at a word; of other languages than English only what is written in digits, as it is."""
    if language.startswith("en"):
        return figure_at(tokens, at)
    return Figure(tokens[at].text, 1) if tokens[at].is_figure else None


def _translation(term: Term, language: str) -> str:
    """Return what a term is in a language, or in a variety of it; what is not translated stays as it is."""
    base = language.partition("-")[0]
    found = term.translations.get(language) or term.translations.get(base)
    return found or term.source


def _name_at(tokens: Tokens, at: int) -> int:
    """Return how many words from this one on are a name; 0 where none begins.

    The first word of a sentence tells nothing by its capital, unless all of it is capitals.
    """
    if not _is_name(tokens[at]):
        return 0
    count, end = 1, at + 1
    while end < len(tokens) and tokens[end].joined:
        if _is_name(tokens[end]):
            count = end + 1 - at
        elif tokens[end].text not in _LINKS:
            break
        end += 1
    return count


def _is_name(token: Token) -> bool:
    if not token.is_capitalised or token.text in _NO_NAMES:
        return False
    is_acronym = len(token.text) > 1 and token.text.isupper()
    return is_acronym or (not token.opens and len(token.text) > 1)
