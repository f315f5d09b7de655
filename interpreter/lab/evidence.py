"""Everything one recording's feed proves, kept as counts and lists so that recordings can be pooled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from interpreter.lab.feed import Feed, Shown, Utterance
from interpreter.lab.metrics.erasure import erased_in_all
from interpreter.lab.metrics.integrity import engine_marks, withdrawals
from interpreter.lab.metrics.longform import ReferenceSegment, Segment, resegmented
from interpreter.lab.metrics.prediction import Claim
from interpreter.lab.metrics.quality import WordErrors, word_errors
from interpreter.lab.references import Reference, Sentence
from interpreter.lab.timing import (
    FinalWord,
    Sources,
    claims,
    committed_tokens,
    final_words,
    source_times,
    target_times,
    words_by_utterance,
)
from interpreter.lab.turns import Told
from interpreter.lab.voices import VoiceEvidence, voice_evidence
from interpreter.lab.words import comparable, written_words


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words deleted over all updates, by what a reader looks at."""

    committed: int
    shown: int
    """Committed and provisional."""
    predicted: int
    """Committed, provisional and predicted."""


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """What the captions of one language prove."""

    text: str
    """All committed text, utterances in the order of their start."""
    reference: str | None
    words: tuple[FinalWord, ...]
    claims: tuple[Claim, ...]
    deleted: Deleted
    withdrawals: int
    marks: tuple[str, ...]
    lost_words: int
    """Reference words of sentences that got no text."""
    lost_sentences: int
    tokens: tuple[tuple[str, float], ...] = ()
    """The committed text split at spaces, each piece with when it was committed, in reading order."""
    segments: tuple[Segment, ...] | None = None
    """The text shared out among the reference sentences; None without a reference or for a recording of hours."""
    comet: tuple[float, ...] | None = None
    """COMET of every segment; None where nobody judged."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one recording's feed proves."""

    name: str
    language: str
    errors: WordErrors | None
    source: TextEvidence
    targets: Mapping[str, TextEvidence]
    voices: Mapping[str, VoiceEvidence]
    duration_ms: float
    interpolated: bool
    said: tuple[Sentence, ...]
    """The reference sentences."""
    gaps_in_sequence: int
    restarts: int | None
    skipped_words: Mapping[str, int]
    told: tuple[Told, ...] = ()
    """What the feed said of speakers."""


def gather(feed: Feed, reference: Reference, *, language: str, targets: Sequence[str]) -> Evidence:
    """Judge a feed against the reference of its recording; a target that never appeared counts as all lost."""
    sentences = reference.sentences or ()
    source = _source(feed, reference, language)
    summary = feed.summary or {}
    return Evidence(
        name=reference.name,
        language=language,
        errors=None
        if reference.transcript is None
        else word_errors(comparable(reference.transcript, language), comparable(source.text, language)),
        source=source,
        targets={target: _target(feed, reference, target) for target in targets},
        voices={
            target: voice_evidence(
                feed.targets.get(target, ()), feed.speech.get(target, ()), sentences, source.words
            )
            for target in targets
        },
        duration_ms=reference.duration_ms or _last_moment(feed),
        interpolated=reference.interpolated,
        said=sentences,
        gaps_in_sequence=feed.gaps_in_sequence,
        restarts=summary.get("restarts"),
        skipped_words=dict(summary.get("skipped_words") or {}),
        told=feed.told,
    )


def _source(feed: Feed, reference: Reference, language: str) -> TextEvidence:
    sentences = reference.sentences or ()
    sources = source_times(feed.source, sentences, language)
    met = {(time.start_ms, time.end_ms) for time in sources.values()}
    lost = [s for s in sentences if s.words and not _touched(s, met)]
    return _text(feed.source, sources, reference.transcript, lost)


def _target(feed: Feed, reference: Reference, target: str) -> TextEvidence:
    sentences, utterances = reference.sentences or (), feed.targets.get(target, ())
    mine = words_by_utterance(utterances, sentences)
    covered = {word for words in mine.values() for word in words}
    lost = [s for s in sentences if s.words and 2 * sum(word in covered for word in s.words) < len(s.words)]
    text = _text(utterances, target_times(utterances, mine), reference.translations.get(target), lost)
    tokens = tuple(piece for utterance in utterances for piece in committed_tokens(utterance))
    return replace(text, tokens=tokens, segments=_segments(tokens, reference, target))


def _segments(
    tokens: Sequence[tuple[str, float]], reference: Reference, target: str
) -> tuple[Segment, ...] | None:
    sentences = reference.sentences or ()
    if not sentences or target not in reference.translations:
        return None
    said = [ReferenceSegment((s.translations or {})[target], s.start_ms, s.end_ms) for s in sentences]
    return resegmented(said, tokens)


def _text(
    utterances: Sequence[Utterance], sources: Sources, reference: str | None, lost: Sequence[Sentence]
) -> TextEvidence:
    captions = [caption for utterance in utterances for caption in utterance.captions]
    return TextEvidence(
        text=" ".join(utterance.text for utterance in utterances if utterance.text),
        reference=reference,
        words=final_words(utterances, sources),
        claims=claims(utterances, sources),
        deleted=Deleted(
            _deleted(utterances, lambda caption: caption.committed),
            _deleted(utterances, lambda caption: f"{caption.committed} {caption.provisional}"),
            _deleted(utterances, lambda caption: " ".join(_parts(caption))),
        ),
        withdrawals=sum(withdrawals(c.committed for c in utterance.captions) for utterance in utterances),
        marks=tuple(mark for caption in captions for part in _parts(caption) for mark in engine_marks(part)),
        lost_words=sum(len(sentence.words) for sentence in lost),
        lost_sentences=len(lost),
    )


def _parts(caption: Shown) -> tuple[str, str, str]:
    return caption.committed, caption.provisional, caption.predicted


def _deleted(utterances: Sequence[Utterance], seen: Callable[[Shown], str]) -> int:
    return sum(
        erased_in_all(written_words(seen(caption)) for caption in utterance.captions)
        for utterance in utterances
    )


def _touched(sentence: Sentence, met: set[tuple[float, float]]) -> bool:
    """Whether any word of the sentence lies within the source time of a recognised word."""
    return any(start <= word.start_ms and word.end_ms <= end for word in sentence.words for start, end in met)


def _last_moment(feed: Feed) -> float:
    every = (feed.source, *feed.targets.values())
    return max((c.at_ms for utterances in every for u in utterances for c in u.captions), default=0.0)
