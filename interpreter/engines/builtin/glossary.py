"""Terms whose translation is given, and names, which have none: carried through the translation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.domain.steps import Term
from interpreter.engines.builtin.apertium import is_reserved
from interpreter.engines.builtin.formatting import is_surname

_CLOSING = ".,;:!?…%"
_LONGEST_WORD = 48
_LETTERS = "bcdfghjklmnp"
_CARRIER = re.compile(rf"[qQ][zZ]([{_LETTERS}{_LETTERS.upper()}]+)[wW][qQ]")


@dataclass(frozen=True, slots=True)
class Carried:
    """Text in which every term is one word that no dictionary knows, and what each of them stands for."""

    text: str
    meanings: tuple[str, ...]

    def restored(self, translation: str) -> str:
        """Put the terms back into the translation of `text`; one that was lost on the way comes at the end."""
        seen: set[int] = set()

        def meaning(found: re.Match[str]) -> str:
            number = _number(found[1])
            if number >= len(self.meanings):
                return ""
            seen.add(number)
            return self.meanings[number]

        restored = _CARRIER.sub(meaning, translation)
        lost = [meaning for number, meaning in enumerate(self.meanings) if number not in seen]
        return " ".join([restored, *lost]) if lost else restored


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term in one target language; an exact one is found in any form and written as given, even at the start."""

    wording: tuple[str, ...]
    meaning: str
    exact: bool

    def agrees(self, said: Sequence[str]) -> bool:
        """Whether what was said is this term as far as it goes."""
        if not self.exact:
            return self.wording[: len(said)] == tuple(said)
        return all(word in _forms(term) for term, word in zip(self.wording, said, strict=False))


class Glossary:
    """The terms of one target language, ready to be found in spoken text."""

    def __init__(self, terms: Sequence[Term], target: str, *, phrases: Sequence[Term] = ()) -> None:
        self._terms: dict[str, list[_Entry]] = {}
        for term in terms:
            self._add(
                term, term.translations.get(target, "") if term.translations else term.source, exact=True
            )
        for phrase in phrases:
            self._add(phrase, phrase.translations.get(target, ""), exact=False)
        for entries in self._terms.values():
            entries.sort(key=lambda entry: -len(entry.wording))

    def _add(self, term: Term, meaning: str, *, exact: bool) -> None:
        wording = tuple(word.casefold() for word in term.source.split())
        if not meaning.strip() or not wording:
            return
        entry = _Entry(wording, " ".join(meaning.split()), exact)
        for form in _forms(wording[0]) if exact else wording[:1]:
            self._terms.setdefault(form, []).append(entry)

    def carry(self, words: Sequence[str]) -> Carried:
        """Join words as they are written, with a carrier in place of each term, the longest at each place."""
        pieces: list[str] = []
        meanings: list[str] = []
        place = 0
        while place < len(words):
            length, meaning = self._match(words, place)
            if length:
                pieces.append(_carrier(len(meanings)))
                meanings.append(meaning)
            else:
                pieces.append(words[place])
            place += max(1, length)
        return Carried(_joined(pieces), tuple(meanings))

    def unfinished(self, words: Sequence[str]) -> int:
        """How many of the last words may be the beginning of a longer term."""
        for length in range(min(len(words), 8), 0, -1):
            tail = [word.casefold() for word in words[-length:]]
            if any(
                len(entry.wording) > length and entry.agrees(tail) for entry in self._terms.get(tail[0], ())
            ):
                return length
        return 0

    def _match(self, words: Sequence[str], place: int) -> tuple[int, str]:
        """The number of words a term or an untranslatable word takes at `place`, and what it becomes; 0 for none."""
        word = words[place]
        for entry in self._terms.get(word.casefold(), ()):
            said = [other.casefold() for other in words[place : place + len(entry.wording)]]
            if len(said) == len(entry.wording) and entry.agrees(said):
                opening = not entry.exact and place == 0 and word[:1].isupper()
                return len(said), entry.meaning[:1].upper() + entry.meaning[1:] if opening else entry.meaning
        surname = place > 0 and is_surname(word, words[place - 1])
        if surname or is_reserved(word) or len(word) > _LONGEST_WORD or _CARRIER.search(word):
            return 1, word
        return 0, ""


def _forms(word: str) -> set[str]:
    """The forms in which a word of a term may be said: plural or singular, possessive, and regular verb endings."""
    bases = {word}
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        bases |= {word[:-1], word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    forms = set(bases)
    for base in bases:
        stem = base.removesuffix("e")
        forms |= {f"{base}s", f"{base}es", f"{base}'s", f"{base}s'", f"{stem}ed", f"{stem}ing"}
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
        if base.endswith("y"):
            forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    return forms


def _joined(pieces: Sequence[str]) -> str:
    text = ""
    for piece in pieces:
        text += piece if not text or piece[:1] in _CLOSING else f" {piece}"
    return text


def _carrier(number: int) -> str:
    """A word of consonants: never known to a dictionary, never elided, never split at a digit."""
    base = len(_LETTERS)
    letters = _LETTERS[number % base]
    while number >= base:
        number //= base
        letters = _LETTERS[number % base] + letters
    return f"qz{letters}wq"


def _number(letters: str) -> int:
    number = 0
    for letter in letters.lower():
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    return number
