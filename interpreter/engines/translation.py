"""What an engine's stepper needs of a translator of growing text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interpreter.domain.hypothesis import Words
from interpreter.domain.steps import Term

Translated = dict[str, tuple[Words, Words, Words]]
"""Target language → committed, provisional and predicted words."""
UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
"""The languages that are written without spaces: each piece of text stands for itself."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An utterance as it stands now in the language in which it is said; once it has ended all is committed."""

    source: str
    utterance: int
    language: str
    committed: Words = ()
    provisional: Words = ()
    predicted: Words = ()
    ended: bool = False
    late: bool = False
    """Several revisions of the source came at once: what can be done without is left out."""

    @property
    def words(self) -> Words:
        """All that was heard."""
        return (*self.committed, *self.provisional)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was heard or is predicted, as text."""
        return tuple(word.text for word in (*self.words, *self.predicted))


class Translation(Protocol):
    """Translates utterances while they grow; committed words only grow."""

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        """Return each revision in every target language; no two are of the same source."""
        ...

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on. Raises UnsupportedLanguage, changing nothing."""
        ...

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from here on."""
        ...

    def hurry(self, languages: tuple[str, ...]) -> None:
        """Commit sooner in these languages from here on, in all others as usual."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...
