"""The law of certainty: committed text only grows, whatever an engine says."""

import sys
from collections import OrderedDict
from dataclasses import replace

from interpreter.domain.hypothesis import Hypothesis, Words

_REMEMBERED = 1024

Key = tuple[int, str, bool]
"""Utterance, language, and whether it was said, not translated, in that language."""


class CommitLedger:
    """Admits the revisions of an engine that keep every word it has committed before.

    Remembers the latest 1,024 texts, each one utterance in one language, and the words of those only that go on.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[Key, Hypothesis | None] = OrderedDict()  # None: it has ended
        self.refused = 0
        """Revisions that took back committed words or came after the end; they were not shown."""

    def admit(self, hypothesis: Hypothesis) -> Words | None:
        """Return the words that became committed with this revision, or None when it must not be shown."""
        key = (hypothesis.utterance, sys.intern(hypothesis.language), hypothesis.is_floor)
        before = self._latest.get(key)
        settled = before.committed if before is not None else ()
        over = before is None and key in self._latest
        if over or not _extends(hypothesis.committed, settled):
            self.refused += 1
            return None
        self._latest[key] = None if hypothesis.ended else hypothesis
        while len(self._latest) > _REMEMBERED:
            self._latest.popitem(last=False)
        return hypothesis.committed[len(settled) :]

    def open_hypotheses(self) -> list[Hypothesis]:
        """What has not ended, as it would stand if it ended now: the committed words alone."""
        return [
            replace(kept, revision=kept.revision + 1, provisional=(), predicted=(), ended=True)
            for kept in self._latest.values()
            if kept is not None
        ]


def _extends(words: Words, settled: Words) -> bool:
    return len(words) >= len(settled) and all(
        new.text == old.text for new, old in zip(words, settled, strict=False)
    )
