"""Decides which words of a running recognition or translation can no longer change, and which are worth showing.

A word is committed once it stood in the same place in `agreement` successive revisions (LocalAgreement-n, Liu et al.
2020) and the audio has gone on for `age` since its end. Committed words are never taken back: exporters and
loudspeakers rely on them. Words that end less than `edge` before the newest audio are a forced guess at something
half heard: they are not shown.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.timeline import Ticks
from interpreter.policy.alignment import common_prefix

_TICKS_PER_EDIT = 12_000
"""The time, 250 ms, that weighs as much as one differing word where two readings are laid side by side."""


@dataclass(frozen=True, slots=True)
class Split:
    """A running text by certainty: `committed` only grows, `provisional` is what follows it and is worth showing."""

    committed: Words
    provisional: Words
    hidden: Words = ()
    """Heard after them, but too close to the newest audio to be shown."""


class AgreementPolicy:
    """Commits the opening words on which the latest revisions of one utterance agree."""

    def __init__(
        self, *, agreement: int = 3, age: Ticks = Ticks(0), edge: Ticks = Ticks(0), shown: int = 1
    ) -> None:
        """`shown` is how many successive revisions must agree on a word before it is shown."""
        if agreement < 1:
            raise ValueError(f"agreement must be at least 1, got {agreement}")
        self._recent: deque[tuple[str, ...]] = deque(maxlen=max(agreement, shown))
        self._agreement = agreement
        self._age = age
        self._edge = edge
        self._shown = shown
        self._committed: Words = ()
        self._display: Words = ()

    def demand(self, *, agreement: int, age: Ticks) -> None:
        """Commit by these from the next revision on; `agreement` is not above that of the beginning."""
        self._agreement, self._age = agreement, age

    @property
    def committed(self) -> Words:
        """All words committed so far."""
        return self._committed

    def forget(self) -> None:
        """Let the revisions so far no longer count: what follows is another reading. Committed words stay."""
        self._recent.clear()

    def revise(self, heard: Words, now: Ticks, *, sure: int = 0, hold: bool = False) -> Split:
        """Take the whole text heard up to `now`, whose `sure` opening words are certain; return it by stability.

        With `hold` nothing more is committed for now.
        """
        rest = remainder(self._committed, heard)
        self._recent.append(tuple(word.text for word in rest))
        settled = max(0, sure - (len(heard) - len(rest)))
        agreed = min(self._agreed(self._agreement), _ended_by(rest, Ticks(now - self._age)))
        settled = max(settled, agreed)
        settled = 0 if hold else settled
        self._commit(rest[:settled])
        open_words = rest[settled:]
        self._display = self._displayed(open_words, _ended_by(open_words, Ticks(now - self._edge)))
        return Split(self._committed, self._display, open_words[len(self._display) :])

    def finish(self, heard: Words) -> Split:
        """Commit what follows the committed words in the final text."""
        self._commit(remainder(self._committed, heard))
        return Split(self._committed, ())

    def _agreed(self, revisions: int) -> int:
        """On how many opening words behind the committed ones the latest revisions agree; 0 while there are fewer."""
        latest = tuple(self._recent)[-revisions:]
        return common_prefix(latest) if len(latest) == revisions else 0

    def _displayed(self, open_words: Words, old_enough: int) -> Words:
        """What is shown of the newest revision: what was shown and still stands, or more."""
        latest = tuple(self._recent)[-self._shown :]
        before = texts_of(self._display)
        kept = len(before) if len(latest) < self._shown else standing(before, latest)
        agreed = min(self._agreed(self._shown), old_enough)
        same = min(kept, common_prefix((before, texts_of(open_words))))
        return open_words[: max(agreed, same)] + self._display[max(agreed, same) : kept]

    def _commit(self, words: Words) -> None:
        if not words:
            return
        same = texts_of(self._display[: len(words)]) == texts_of(words)
        self._display = self._display[len(words) :] if same else ()
        self._committed += words
        kept = [texts[len(words) :] for texts in self._recent]
        self._recent.clear()
        self._recent.extend(kept)


def texts_of(words: Words) -> tuple[str, ...]:
    """Return words without their times."""
    return tuple(word.text for word in words)


def standing(shown: Sequence[str], revisions: Sequence[Sequence[str]]) -> int:
    """Return how many of the words shown stand in at least one of the revisions: the others are to be taken back."""
    return max((common_prefix((shown, revision)) for revision in revisions), default=len(shown))


def remainder(committed: Words, heard: Words) -> Words:
    """Return the words of `heard` that come after `committed`, which `heard` may read differently.

    The cut is where the opening of `heard` needs the fewest edits to become `committed` and ends nearest to its end;
    250 ms weigh as much as one edit.
    """
    count = len(committed)
    if count == 0 or [word.text for word in heard[:count]] == [word.text for word in committed]:
        return heard[count:]
    edits = edits_of_openings([word.text for word in committed], [word.text for word in heard])
    ends = (heard[0].start, *(word.end for word in heard)) if heard else (committed[-1].end,)
    apart = [abs(end - committed[-1].end) / _TICKS_PER_EDIT for end in ends]
    cut = min(range(len(heard) + 1), key=lambda words: edits[words] + apart[words])
    return heard[cut:]


def edits_of_openings(wanted: Sequence[str], heard: Sequence[str]) -> list[int]:
    """Return for each opening of `heard`, the empty one first, its Levenshtein distance to `wanted`."""
    row = list(range(len(wanted) + 1))
    distances = [row[-1]]
    for text in heard:
        previous, row = row, [row[0] + 1]
        for place, other in enumerate(wanted, start=1):
            row.append(min(previous[place - 1] + (text != other), previous[place] + 1, row[-1] + 1))
        distances.append(row[-1])
    return distances


def _ended_by(words: Sequence[Word], limit: Ticks) -> int:
    for place, word in enumerate(words):
        if word.end > limit:
            return place
    return len(words)
