"""Joins the feed with the reference: for every final word, when it was seen and when its source word was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.lab.alignment import aligned
from interpreter.lab.feed import Shown, Utterance
from interpreter.lab.metrics.ear_voice import proportional_place
from interpreter.lab.metrics.prediction import Claim
from interpreter.lab.references import Sentence, SpokenWord
from interpreter.lab.words import normalised, written_words

GATE_MS = 1_000.0
"""A heard and a said word may be the same only when the utterance comes this close to the word."""
SPAN_MS = 300.0
"""A reference word belongs to an utterance whose span it misses by no more than this."""


@dataclass(frozen=True, slots=True)
class SourceTime:
    """When the source word under a final word was said, milliseconds. `matched` when it is the same word."""

    start_ms: float
    end_ms: float
    matched: bool


@dataclass(frozen=True, slots=True)
class FinalWord:
    """A committed word of one utterance, lower case.

    `shown_ms` is when it was first visible in its place, at the latest when it was committed.
    """

    text: str
    committed_ms: float
    shown_ms: float
    source: SourceTime | None


Sources = Mapping[tuple[int, int], SourceTime]
"""(utterance, place of the final word) → its source word."""


def source_times(utterances: Sequence[Utterance], sentences: Sequence[Sentence], language: str) -> Sources:
    """Align what was recognised with what was said, word by word (Levenshtein on comparable words, gated in time)."""
    said = [word for sentence in sentences for word in sentence.words]
    heard = [
        (utterance, normal) for utterance in utterances for normal in normalised(utterance.words, language)
    ]
    if not said or not heard:
        return {}
    gate = _gate(said, [utterance for utterance, _ in heard])
    pairs = aligned([word.text for word in said], [normal.text for _, normal in heard], gate)
    found: dict[tuple[int, int], SourceTime] = {}
    for pair in pairs:
        utterance, normal = heard[pair.hypothesis]
        word, key = said[pair.reference], (utterance.utterance, normal.origin)
        earlier = found.get(key)
        found[key] = SourceTime(
            earlier.start_ms if earlier else word.start_ms,
            word.end_ms,
            pair.equal and (earlier is None or earlier.matched),
        )
    return found


def target_times(utterances: Sequence[Utterance], words: Mapping[int, Sequence[SpokenWord]]) -> Sources:
    """Lay the n target words of every utterance over its m source words: k counts from ⌈k·m/n⌉."""
    found = {}
    for utterance in utterances:
        said, count = words.get(utterance.utterance, ()), len(utterance.words)
        for place in range(count if said else 0):
            word = said[proportional_place(place + 1, count, len(said)) - 1]
            found[utterance.utterance, place] = SourceTime(word.start_ms, word.end_ms, matched=True)
    return found


def words_by_utterance(
    utterances: Sequence[Utterance], sentences: Sequence[Sentence]
) -> dict[int, tuple[SpokenWord, ...]]:
    """Give every reference word to the utterance with text that covers its middle, or comes within 300 ms of it."""
    spoken = [utterance for utterance in utterances if utterance.words]
    if not spoken:
        return {}
    starts, ends = (np.array(times) for times in zip(*((u.start_ms, u.end_ms) for u in spoken), strict=True))
    mine: dict[int, list[SpokenWord]] = {}
    for word in sorted((w for s in sentences for w in s.words), key=lambda word: word.start_ms):
        middle = (word.start_ms + word.end_ms) / 2
        distances = np.maximum(np.maximum(starts - middle, middle - ends), 0.0)
        nearest = int(np.argmin(distances))
        if distances[nearest] <= SPAN_MS:
            mine.setdefault(spoken[nearest].utterance, []).append(word)
    return {utterance: tuple(words) for utterance, words in mine.items()}


def final_words(utterances: Sequence[Utterance], sources: Sources) -> tuple[FinalWord, ...]:
    """Return every committed word with when it was seen."""
    found = []
    for utterance in utterances:
        revisions = [_visible(caption) for caption in utterance.captions]
        for place, text in enumerate(utterance.words):
            committed_ms = min(r.at_ms for r in revisions if place < r.committed and r.holds(place, text))
            shown_ms = min(r.at_ms for r in revisions if r.holds(place, text))
            source = sources.get((utterance.utterance, place))
            found.append(FinalWord(text.casefold(), committed_ms, shown_ms, source))
    return tuple(found)


def committed_moments(utterance: Utterance) -> tuple[float, ...]:
    """Return when each final word of one utterance was first committed, in reading order."""
    return tuple(word.committed_ms for word in final_words([utterance], {}))


def committed_tokens(utterance: Utterance) -> tuple[tuple[str, float], ...]:
    """Return the final text split at spaces, punctuation kept, each piece with when it was first committed."""
    found = []
    revisions = [(caption.at_ms, caption.committed.split()) for caption in utterance.captions]
    for place, token in enumerate(utterance.text.split()):
        bare = written_words(token)
        found.append(
            (
                token,
                min(at for at, seen in revisions if place < len(seen) and written_words(seen[place]) == bare),
            )
        )
    return tuple(found)


def claims(utterances: Sequence[Utterance], sources: Sources) -> tuple[Claim, ...]:
    """Return every prediction once: word, place, and when it was first shown there."""
    found = []
    for utterance in utterances:
        final = tuple(word.casefold() for word in utterance.words)
        first: dict[tuple[int, str], float] = {}
        for caption in utterance.captions:
            revision = _visible(caption)
            for place in range(revision.heard, len(revision.words)):
                first.setdefault((place, revision.words[place]), caption.at_ms)
        for (place, word), shown_ms in first.items():
            said = final[place] if place < len(final) else None
            found.append(Claim(word, said, shown_ms, _began(utterance, place, sources)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Visible:
    """The words of one caption, lower case: `committed` of them final, those up to `heard` not predicted."""

    at_ms: float
    words: tuple[str, ...]
    committed: int
    heard: int

    def holds(self, place: int, text: str) -> bool:
        return place < len(self.words) and self.words[place] == text.casefold()


def _visible(caption: Shown) -> _Visible:
    committed = written_words(caption.committed)
    provisional = written_words(caption.provisional)
    words = (*committed, *provisional, *written_words(caption.predicted))
    folded = tuple(word.casefold() for word in words)
    return _Visible(caption.at_ms, folded, len(committed), len(committed) + len(provisional))


def _began(utterance: Utterance, place: int, sources: Sources) -> float:
    """When the source word at a place began; where that is unknown, the next known one, or the utterance's end."""
    known = (sources.get((utterance.utterance, later)) for later in range(place, len(utterance.words)))
    return next((source.start_ms for source in known if source is not None), utterance.end_ms)


def _gate(said: Sequence[SpokenWord], heard: Sequence[Utterance]) -> NDArray[np.bool_]:
    starts = np.array([word.start_ms for word in said])[:, np.newaxis]
    ends = np.array([word.end_ms for word in said])[:, np.newaxis]
    opens = np.array([utterance.start_ms for utterance in heard]) - GATE_MS
    closes = np.array([utterance.end_ms for utterance in heard]) + GATE_MS
    meeting: NDArray[np.bool_] = (ends >= opens) & (starts <= closes)
    return meeting
