"""Leads a decoder to the terms of a glossary and away from tokens that were found to be wrong.

A term is written from the moment the attention points to it in the source, whatever the model would have said, and at
the latest where the model would end the text (constrained decoding after Post and Vilar 2018, with attention instead
of beams).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from interpreter.domain.steps import Term

_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a guide says of the next token: this one at that source place, or any but the banned ones."""

    token: int | None = None
    place: int | None = None
    banned: Collection[int] = _NOTHING


@dataclass(frozen=True, slots=True)
class Required:
    """Target tokens that have to appear for the source tokens from `first` to `last`, both included."""

    tokens: tuple[int, ...]
    first: int
    last: int


class Guide:
    """Guides one row once. `required` come in the order of the source and do not stand in the opening yet.

    `banned` holds tokens by the place in the row where they must not stand, `never` those that must not stand anywhere,
    `gluing` those that would be written onto the end of a term.
    """

    def __init__(
        self,
        required: Sequence[Required] = (),
        *,
        banned: Mapping[int, Collection[int]] | None = None,
        never: Collection[int] = _NOTHING,
        gluing: Collection[int] = _NOTHING,
    ) -> None:
        self._pending = list(required)
        self._banned = banned or {}
        self._never, self._gluing = never, gluing
        self._open: tuple[Required, int] | None = None
        self._ended_at = -1

    def choose(self, tokens: Sequence[int], place: int) -> Choice:
        """Say what may follow `tokens`, the text so far, where the attention points to source token `place`."""
        if self._open is None:
            self._strike_out(tokens)
            self._begin(tokens, [one for one in self._pending if one.first <= place <= one.last])
        if self._open is not None:
            return self._go_on(tokens)
        banned = {*self._banned.get(len(tokens), ()), *self._never}
        if self._ended_at == len(tokens):
            banned |= set(self._gluing)
        return Choice(banned=banned)

    def before_end(self, tokens: Sequence[int]) -> Choice:
        """Say what must still be written before the text may end."""
        self._begin(tokens, self._pending)
        return self._go_on(tokens) if self._open is not None else Choice()

    def _strike_out(self, tokens: Sequence[int]) -> None:
        """Take a term off the list that the model wrote by itself."""
        for required in self._pending:
            if len(tokens) >= len(required.tokens) > 0 and _ends_with(tokens, required.tokens):
                self._pending.remove(required)
                self._ended_at = len(tokens)
                return

    def _begin(self, tokens: Sequence[int], due: Sequence[Required]) -> None:
        if due:
            wording = due[0].tokens
            begun = max(size for size in range(len(wording)) if _ends_with(tokens, wording[:size]))
            self._open = (due[0], begun)

    def _go_on(self, tokens: Sequence[int]) -> Choice:
        assert self._open is not None  # noqa: S101 - both callers looked
        required, written = self._open
        if written + 1 < len(required.tokens):
            self._open = (required, written + 1)
        else:
            self._open = None
            self._pending.remove(required)
            self._ended_at = len(tokens) + 1
        return Choice(required.tokens[written], required.last)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term said in the words from `first` up to `after`, and how it is to be written."""

    wording: str
    first: int
    after: int


class TermList:
    """The terms of one target language; one without any translation is written as it is said."""

    def __init__(self, terms: Sequence[Term], target: str) -> None:
        self._wordings: dict[tuple[str, ...], str] = {}
        for term in terms:
            wording = term.translations.get(target, "") if term.translations else term.source
            said = tuple(term.source.casefold().split())
            if said and wording.strip():
                self._wordings[said] = " ".join(wording.split())
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        for said in sorted(self._wordings, key=len, reverse=True):
            self._by_word.setdefault(said[0], []).append(said)

    def mentions(self, words: Sequence[str]) -> list[Mention]:
        """Return the terms said, the longest at each place, in their order and never overlapping."""
        said = tuple(word.casefold() for word in words)
        found: list[Mention] = []
        place = 0
        while place < len(said):
            known = self._by_word.get(said[place], ())
            term = next((term for term in known if said[place : place + len(term)] == term), ())
            if term:
                found.append(Mention(self._wordings[term], place, place + len(term)))
            place += max(1, len(term))
        return found

    def unfinished(self, words: Sequence[str]) -> int:
        """How many of the last words may be the beginning of a longer term."""
        said = tuple(word.casefold() for word in words)
        longest = max(map(len, self._wordings), default=0)
        for size in range(min(len(said), longest - 1), 0, -1):
            if any(len(term) > size and term[:size] == said[-size:] for term in self._wordings):
                return size
        return 0


def occurrences(tokens: Sequence[int], wording: Sequence[int]) -> list[int]:
    """Return where `wording` stands in `tokens`, never overlapping."""
    found: list[int] = []
    place, size = 0, len(wording)
    while size and place + size <= len(tokens):
        if list(tokens[place : place + size]) == list(wording):
            found.append(place)
            place += size
        else:
            place += 1
    return found


def _ends_with(tokens: Sequence[int], ending: Sequence[int]) -> bool:
    return list(tokens[len(tokens) - len(ending) :]) == list(ending) if len(ending) <= len(tokens) else False
