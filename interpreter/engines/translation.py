"""What an engine's stepper needs of a translator of growing text."""

from typing import Protocol

from interpreter.domain.hypothesis import Words
from interpreter.domain.steps import Term

Translated = dict[str, tuple[Words, Words, Words]]
"""Target language → committed, provisional and predicted words."""


class Translation(Protocol):
    """Translates utterances while they grow; committed words only grow."""

    def revise(  # noqa: PLR0913, PLR0917 - the parts of a hypothesis, each by its name
        self,
        source: str,
        utterance: int,
        committed: Words,
        provisional: Words,
        predicted: Words,
        ended: bool,
    ) -> Translated:
        """Return committed, provisional and predicted words per target language."""
        ...

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on."""
        ...

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from here on."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...
