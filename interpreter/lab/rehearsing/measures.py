"""What one output shows, stretch by stretch, so that two outputs can be compared on the same stretches."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.steps import Term
from interpreter.lab import feed
from interpreter.lab.comparing import chrf
from interpreter.lab.evidence import Evidence, TextEvidence, gather
from interpreter.lab.feed import Feed, Utterance
from interpreter.lab.metrics.bootstrap import Draws
from interpreter.lab.metrics.erasure import erased_in_all
from interpreter.lab.metrics.quality import word_errors
from interpreter.lab.rehearsing.terms import honoured
from interpreter.lab.rehearsing.yardstick import Document, Yardstick
from interpreter.lab.timing import FinalWord
from interpreter.lab.words import comparable, written_words

HURRIED = 1.1
"""Above this rate a voice is hurried."""
Floats = NDArray[np.float64]
Key = tuple[str, str]
"""Language, or WHOLE, and figure."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is a sum over stretches divided by another one, both of shape (stretches,)."""

    parts: Floats
    wholes: Floats

    @property
    def value(self) -> float | None:
        """The figure; None where there is nothing to divide by."""
        return float(self.parts.sum() / self.wholes.sum()) if self.wholes.sum() > 0 else None

    def drawn(self, draws: Draws) -> Floats:
        """Return the figure of each draw, shape (rounds,); a draw of stretches that tell nothing has the usual one."""
        wholes = self.wholes[draws].sum(axis=1)
        found: Floats = np.full(len(draws), self.value or 0.0)
        np.divide(self.parts[draws].sum(axis=1), wholes, out=found, where=wholes > 0)
        return found

    def of(self, stretches: NDArray[np.intp]) -> "Ratio":
        """Return the figure of some stretches only."""
        return Ratio(self.parts[stretches], self.wholes[stretches])


@dataclass(frozen=True, slots=True)
class Likeness:
    """The corpus chrF of sentences, of which the checked ones count."""

    counted: chrf.Counts
    wholes: Floats
    """1 for every sentence that counts; shape (stretches,)."""

    @property
    def value(self) -> float | None:
        """The figure; None where no sentence counts."""
        return (
            float(self.drawn(np.arange(len(self.counted))[np.newaxis, :])[0]) if self.wholes.any() else None
        )

    def drawn(self, draws: Draws) -> Floats:
        """Return the figure of each draw, shape (rounds,)."""
        return chrf.scores(self.counted, draws)

    def of(self, stretches: NDArray[np.intp]) -> "Likeness":
        """Return the figure of some stretches only."""
        return Likeness(self.counted[stretches], self.wholes[stretches])


Drawn = Ratio | Likeness


@dataclass(frozen=True, slots=True)
class Measured:
    """What one output shows. `told` are figures of the whole recording, `drawn` those that stretches make up."""

    evidence: Evidence
    feed: Feed
    drawn: Mapping[Key, Drawn]
    spans: Mapping[str, Sequence[tuple[float, float | None]]]
    """Language → start of every sentence and its ear-voice span, seconds; None where it was not heard."""
    told: Mapping[Key, float | None] = field(default_factory=dict)


def measured(
    lines: Sequence[str],
    document: Document,
    yardstick: Yardstick,
    asked: tuple[str, Sequence[str], Sequence[Term]],
) -> Measured:
    """Measure one output; `asked` is the language spoken, the languages interpreted into, and all terms."""
    language, targets, terms = asked
    session = feed.read(lines, source_language=language)
    evidence = gather(session, yardstick.reference, language=language, targets=targets)
    table = _Table(yardstick)
    drawn: dict[Key, Drawn] = {}
    for target in targets:
        utterances = session.targets.get(target, ())
        text = evidence.targets[target]
        _add_text(drawn, table, (target, text, utterances))
        _add_voice(drawn, table, (target, session, lines))
        checked = yardstick.checked.translated.get(target, frozenset())
        drawn[target, "lost"] = table.lost(text.words, checked)
        drawn[target, "chrf"] = table.likeness(text, checked, target)
        found = honoured(document, terms, target)
        drawn[target, "terms"] = table.ratio((at, kept, 1.0) for at, kept in found)
    _add_text(drawn, table, (language, evidence.source, session.source))
    drawn[language, "wer"] = table.errors(evidence.source.words, yardstick, language)
    told = {(target, "end_offset_s"): _seconds(evidence.voices[target].end_offset_ms) for target in targets}
    spans = {
        target: [
            (one.start_ms / 1000, _seconds(one.ear_voice_ms)) for one in evidence.voices[target].sentences
        ]
        for target in targets
    }
    for target in targets:
        known = [(at * 1000, span, 1.0) for at, span in spans[target] if span is not None]
        drawn[target, "ear_voice_s"] = table.ratio(known)
    return Measured(evidence, session, drawn, spans, told)


def with_told(found: Measured, told: Mapping[Key, float | None]) -> Measured:
    """Return the measures with more figures of the whole recording."""
    return replace(found, told={**found.told, **told})


class _Table:
    """Counts things by the stretch they belong to: a sentence of the yardstick, until the next one begins."""

    def __init__(self, yardstick: Yardstick) -> None:
        self._sentences = yardstick.sentences
        self._starts = [sentence.start_ms for sentence in self._sentences]
        self._by_word = {word.start_ms: n for n, one in enumerate(self._sentences) for word in one.words}

    def ratio(self, counted: Iterable[tuple[float, float, float]]) -> Ratio:
        """Add up (moment in milliseconds, part, whole) by stretches."""
        parts, wholes = np.zeros(len(self._starts)), np.zeros(len(self._starts))
        for moment, part, whole in counted:
            place = self.stretch(moment)
            parts[place] += part
            wholes[place] += whole
        return Ratio(parts, wholes)

    def stretch(self, moment_ms: float) -> int:
        """The sentence of the word that begins just then, or else the last one that began before."""
        known = self._by_word.get(moment_ms)
        return max(0, bisect_right(self._starts, moment_ms) - 1) if known is None else known

    def errors(self, words: Sequence[FinalWord], yardstick: Yardstick, language: str) -> Ratio:
        """Return the word errors of the checked sentences; words that nobody said are of the sentence before."""
        heard = self._shared_out(words)
        parts, wholes = np.zeros(len(self._starts)), np.zeros(len(self._starts))
        for place in yardstick.checked.said:
            said = comparable(self._sentences[place].text, language)
            found = word_errors(said, comparable(" ".join(heard[place]), language))
            parts[place] = found.substitutions + found.deletions + found.insertions
            wholes[place] = found.words
        return Ratio(parts, wholes)

    def lost(self, words: Sequence[FinalWord], checked: frozenset[int]) -> Ratio:
        """Return which of the checked sentences got no word of translation."""
        shared = self._shared_out(words)
        places = [place for place in sorted(checked) if self._sentences[place].words]
        return self.ratio((self._starts[place], float(not shared[place]), 1.0) for place in places)

    def likeness(self, text: TextEvidence, checked: frozenset[int], language: str) -> Likeness:
        """Hold the checked sentences against their translations, sentence by sentence."""
        if text.segments is None:
            got = [" ".join(words) for words in self._shared_out(text.words)]
        else:
            got = [" ".join(segment.words) for segment in text.segments]
        references = [(one.translations or {}).get(language, "") for one in self._sentences]
        wholes = np.array([float(place in checked) for place in range(len(references))])
        return Likeness(chrf.counts(references, got) * wholes[:, None, None].astype(np.int64), wholes)

    def _shared_out(self, words: Sequence[FinalWord]) -> list[list[str]]:
        shared: list[list[str]] = [[] for _ in self._starts]
        place = 0
        for word in words:
            if word.source is not None:
                place = self.stretch(word.source.start_ms)
            shared[place].append(word.text)
        return shared


def _add_text(
    drawn: dict[Key, Drawn], table: _Table, what: tuple[str, TextEvidence, Sequence[Utterance]]
) -> None:
    """Add what the captions of one language show."""
    language, text, utterances = what
    timed = [(word, word.source) for word in text.words if word.source is not None and word.source.matched]
    claims = [claim for claim in text.claims if claim.counts]
    counted: dict[str, Iterable[tuple[float, float, float]]] = {
        "lag_s": ((at.start_ms, (word.committed_ms - at.end_ms) / 1000, 1.0) for word, at in timed),
        "shown_s": ((at.start_ms, (word.shown_ms - at.end_ms) / 1000, 1.0) for word, at in timed),
        "early_show": ((at.start_ms, float(word.shown_ms < word.committed_ms), 1.0) for word, at in timed),
        "ne_shown": (_erased(utterance) for utterance in utterances),
        "accuracy": ((claim.began_ms, float(claim.came_true), 1.0) for claim in claims),
        "coverage": _covered(text, timed),
    }
    for key, found in counted.items():
        drawn[language, key] = table.ratio(found)


def _covered(
    text: TextEvidence, timed: Sequence[tuple[FinalWord, Any]]
) -> Iterable[tuple[float, float, float]]:
    """Yield the final words, and the predictions that came true among them."""
    yield from ((at.start_ms, 0.0, 1.0) for _, at in timed)
    yield from ((claim.began_ms, 1.0, 0.0) for claim in text.claims if claim.came_true)


def _erased(utterance: Utterance) -> tuple[float, float, float]:
    shown = (written_words(f"{one.committed} {one.provisional}") for one in utterance.captions)
    return utterance.start_ms, float(erased_in_all(shown)), float(len(utterance.words))


def _add_voice(drawn: dict[Key, Drawn], table: _Table, what: tuple[str, Feed, Sequence[str]]) -> None:
    """Add what the voice of one language did; where none ever spoke, nothing is told of it."""
    target, session, lines = what
    utterances = [one for one in session.targets.get(target, ()) if one.words]
    heard = {one.utterance for one in session.speech.get(target, ())}
    starts = {one.utterance: one.start_ms for one in utterances}
    spoken = [event for event in _events(lines, "speech") if event["language"] == target]
    skipped = [event for event in _events(lines, "skip") if event["language"] == target]
    if not heard and not skipped:
        utterances = []
    counted: dict[str, Iterable[tuple[float, float, float]]] = {
        "unheard": ((one.start_ms, float(one.utterance not in heard), 1.0) for one in utterances),
        "skipped": (
            *((one.start_ms, 0.0, float(len(one.words))) for one in utterances),
            *((starts.get(one["utterance"], 0.0), float(one["words"]), 0.0) for one in skipped),
        ),
        "hurried": (
            (
                starts.get(one["utterance"], float(one["start_ms"])),
                one["duration_ms"] * (one.get("rate", 1) > HURRIED),
                float(one["duration_ms"]),
            )
            for one in spoken
        ),
    }
    for key, found in counted.items():
        drawn[target, key] = table.ratio(found)


def _events(lines: Sequence[str], kind: str) -> list[dict[str, Any]]:
    events = (json.loads(line) for line in lines if f'"{kind}"' in line)
    return [event for event in events if event["type"] == kind]


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000
