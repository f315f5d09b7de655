"""Tries margins on streams, and decides for every language how late to commit and how boldly to predict."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from interpreter.domain.hypothesis import Words
from interpreter.engines.seamless.calibrating_streams import Sample, Stream, judged, offline, streamed
from interpreter.engines.seamless.loading import Calibration, Loaded, Pair
from interpreter.policy.calibration import (
    Guess,
    GuessTrial,
    MarginTrial,
    chosen_confidence,
    chosen_margin,
    guess_trial,
)

MARGINS = tuple(range(9))
RUNS_ANYWAY = 3
"""How often each utterance is heard beside once with every margin: as before, and twice with all of its audio."""

Heard = Callable[[int], None]
Texts = Mapping[str, Sequence[Words]]
Streams = Mapping[str, Sequence[Stream]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a margin and a confidence in one language."""

    margin: int
    confidence: float
    heard: MarginTrial
    guessed: GuessTrial


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was found in one language: as it was listened to before and is now, and what came of every margin."""

    before: Outcome
    after: Outcome
    margins: tuple[MarginTrial, ...]
    guesses: int
    """How many words were expected at all."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Which share of words may differ from what all of the audio gives, and which share of predictions be wrong."""

    differing: float
    erasures: float


@dataclass(frozen=True, slots=True)
class Trials:
    """A set in some languages, of which the first is spoken."""

    languages: tuple[str, ...]
    samples: Sequence[Sample]
    heard: Heard
    margins: Sequence[int] = MARGINS

    def decide(
        self, loaded: Loaded, read: Calibration, budget: Budget
    ) -> tuple[Calibration, dict[str, Spoken]]:
        """Find margin and confidence of every language for a model whose attention is to be read as `read` says."""
        was = self._as_it_was(loaded)
        texts = offline(replace(loaded, calibration=read), self.languages, self.samples, self.heard)
        runs = {margin: self._run(loaded, _with_margin(read, margin)) for margin in self.margins}
        pairs: dict[str, Pair] = {}
        margins: dict[str, tuple[MarginTrial, ...]] = {}
        for language in self.languages:
            margins[language] = tuple(
                self._judged(margin, runs[margin], texts, language) for margin in self.margins
            )
            margin = chosen_margin(margins[language], budget.differing)
            pairs[language] = Pair(
                margin, chosen_confidence(_guesses(runs[margin][language]), budget.erasures)
            )
        found = _merged(read, pairs)
        return found, {
            language: Spoken(
                was[language],
                self._outcome(found, runs[found.margin_of(language)], texts, language),
                margins[language],
                len(_guesses(runs[found.margin_of(language)][language])),
            )
            for language in self.languages
        }

    def _as_it_was(self, loaded: Loaded) -> dict[str, Outcome]:
        texts = offline(loaded, self.languages, self.samples, self.heard)
        streams = self._run(loaded, loaded.calibration)
        return {
            language: self._outcome(loaded.calibration, streams, texts, language)
            for language in self.languages
        }

    def _run(self, loaded: Loaded, calibration: Calibration) -> Streams:
        return streamed(replace(loaded, calibration=calibration), self.languages, self.samples, self.heard)

    def _judged(self, margin: int, streams: Streams, texts: Texts, language: str) -> MarginTrial:
        spoken = language == self.languages[0]
        return judged(margin, streams[language], texts[language], self.samples, spoken=spoken)

    def _outcome(self, calibration: Calibration, streams: Streams, texts: Texts, language: str) -> Outcome:
        margin, confidence = calibration.margin_of(language), calibration.confidence_of(language)
        words = sum(len(stream.commits) for stream in streams[language])
        guessed = guess_trial(_guesses(streams[language]), confidence, words)
        return Outcome(margin, confidence, self._judged(margin, streams, texts, language), guessed)


def _guesses(streams: Sequence[Stream]) -> list[Guess]:
    return [guess for stream in streams for guess in stream.guesses()]


def _with_margin(calibration: Calibration, margin: int) -> Calibration:
    return msgspec.structs.replace(calibration, margin=margin, pairs={})


def _merged(read: Calibration, pairs: Mapping[str, Pair]) -> Calibration:
    """Keep what was measured; languages that were not are treated like the most cautious of those that were."""
    margins = [pair.margin for pair in pairs.values() if pair.margin is not None]
    confidences = [pair.confidence for pair in pairs.values() if pair.confidence is not None]
    return msgspec.structs.replace(
        read,
        margin=max(margins, default=read.margin),
        confidence=max(confidences, default=read.confidence),
        pairs={**read.pairs, **pairs},
    )
