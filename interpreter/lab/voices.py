"""What was heard in one language: when the translation of every sentence began to sound, and what it waited for."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter.lab.feed import Heard, Utterance
from interpreter.lab.metrics.ear_voice import end_offset_ms, parts_of_span, proportional_place, sounding_at
from interpreter.lab.references import Sentence, SpokenWord
from interpreter.lab.timing import FinalWord, committed_moments, words_by_utterance

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Causes:
    """What an ear-voice span is made of, milliseconds; the parts add up to it."""

    said_ms: float
    """From the sentence's start until the last source word was said that the clause it sounds in rests on."""
    hearing_ms: float
    """Until that source word was committed."""
    translating_ms: float
    """Until the clause's last target word was committed."""
    voice_ms: float
    """Until the sentence sounded."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """One reference sentence. `ear_voice_ms` and `causes` are None if it was not spoken."""

    start_ms: float
    ear_voice_ms: float | None
    causes: Causes | None


@dataclass(frozen=True, slots=True)
class VoiceEvidence:
    """What was heard in one language, one entry in `sentences` for every reference sentence."""

    sentences: tuple[Voiced, ...]
    end_offset_ms: float | None
    spoken_ms: float


def voice_evidence(
    utterances: Sequence[Utterance],
    speech: Sequence[Heard],
    sentences: Sequence[Sentence],
    heard: Sequence[FinalWord],
) -> VoiceEvidence:
    """Find for every sentence when its translation began to sound; `heard` are the floor's words as committed.

    The utterance with speech that holds the sentence's first word, or else the earliest of its words, is where to
    listen; the words of an utterance are laid over its speech proportionally.
    """
    spoken: dict[int, list[tuple[float, float]]] = {}
    for piece in speech:
        spoken.setdefault(piece.utterance, []).append((piece.start_ms, piece.duration_ms))
    audible = [utterance for utterance in utterances if utterance.utterance in spoken]
    mine = words_by_utterance(audible, sentences)
    booths = {
        one.utterance: _Booth(
            tuple(spoken[one.utterance]), mine[one.utterance], tuple(sorted(committed_moments(one)))
        )
        for one in audible
        if one.utterance in mine
    }
    place = {word: (number, at) for number, words in mine.items() for at, word in enumerate(words)}
    committed = _Committed.of(heard)
    return VoiceEvidence(
        tuple(_voiced(sentence, place, booths, committed) for sentence in sentences),
        end_offset_ms([one.end_ms for one in speech], [w.end_ms for s in sentences for w in s.words]),
        sum(one.duration_ms for one in speech),
    )


@dataclass(frozen=True, slots=True)
class _Booth:
    """An utterance with speech: its pieces (start, duration), source words, and when its target words were final."""

    pieces: tuple[tuple[float, float], ...]
    said: tuple[SpokenWord, ...]
    committed_ms: tuple[float, ...]

    def clause(self, piece: int) -> int:
        """Return how many target words have been spoken when a piece ends: by its length, and committed before it."""
        lengths = [duration for _, duration in self.pieces]
        share = sum(lengths[: piece + 1]) / sum(lengths) if sum(lengths) else 1.0
        spoken = -int(-(share * len(self.committed_ms) - _ROUNDING) // 1)
        known = sum(at <= self.pieces[piece][0] + _ROUNDING for at in self.committed_ms)
        return max(1, min(spoken, known))


@dataclass(frozen=True, slots=True)
class _Committed:
    """When the floor's words were committed, by the end of what was said."""

    ends_ms: tuple[float, ...]
    at_ms: tuple[float, ...]

    @classmethod
    def of(cls, words: Sequence[FinalWord]) -> "_Committed":
        known = sorted((word.source.end_ms, word.committed_ms) for word in words if word.source is not None)
        return cls(tuple(end for end, _ in known), tuple(at for _, at in known))

    def moment(self, word: SpokenWord) -> float:
        """When a said word, or the next one that was recognised, was committed; its end where none was."""
        place = bisect_left(self.ends_ms, word.end_ms - _ROUNDING)
        return self.at_ms[place] if place < len(self.at_ms) else word.end_ms


def _voiced(
    sentence: Sentence,
    place: Mapping[SpokenWord, tuple[int, int]],
    booths: Mapping[int, _Booth],
    committed: _Committed,
) -> Voiced:
    first = next((place[word] for word in sentence.words if word in place), None)
    if first is None:
        return Voiced(sentence.start_ms, None, None)
    booth, at = booths[first[0]], first[1]
    piece, sounds_ms = sounding_at(at / len(booth.said), booth.pieces)
    causes = None
    if booth.committed_ms:
        clause = booth.clause(piece)
        rests_on = booth.said[proportional_place(clause, len(booth.committed_ms), len(booth.said)) - 1]
        moments = (rests_on.end_ms, committed.moment(rests_on), booth.committed_ms[clause - 1])
        causes = Causes(*parts_of_span((sentence.start_ms, *moments, sounds_ms)))
    return Voiced(sentence.start_ms, sounds_ms - sentence.start_ms, causes)
