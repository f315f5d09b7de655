"""Latency and quality per sentence of a whole recording, after re-segmentation by OmniSTEval's SoftSegmenter."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from omnisteval.alignment import Word, align_sequences, process_alignment
from omnisteval.data import Instance
from omnisteval.scoring import YAALScorer

EMPTY_MS = 10_000.0
MOST_CELLS = 4_000_000
"""The aligner is quadratic in pure Python: longer recordings are left out."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What a reader got for one reference sentence. `delays_ms` are those of its words, from the sentence's start."""

    reference: str
    words: tuple[str, ...]
    delays_ms: tuple[float, ...]
    source_ms: float
    rest_ms: float
    """From the sentence's start to the end of the recording."""


@dataclass(frozen=True, slots=True)
class ReferenceSegment:
    """A reference sentence in the target language and when its source was said."""

    text: str
    start_ms: float
    end_ms: float


def resegmented(
    references: Sequence[ReferenceSegment], words: Sequence[tuple[str, float]], recording_ms: float
) -> tuple[Segment, ...] | None:
    """Share out `words` (text, when committed, in reading order) among the reference sentences.

    Polák et al. 2025, "Better Late Than Never". None where the recording is too long to align.
    """
    said = [Word(word.lower(), seq_id=n) for n, one in enumerate(references) for word in one.text.split()]
    heard = [Word(text.lower(), emission_cu=at_ms, original=text) for text, at_ms in words]
    if len(said) * len(heard) > MOST_CELLS:
        return None
    mine: list[list[Word]] = [[] for _ in references]
    if said and heard:
        for word in process_alignment(*align_sequences(said, heard, False), False):
            mine[word.seq_id].append(word)
    return tuple(
        Segment(
            one.text,
            tuple(word.original for word in got),
            tuple(word.emission_cu - one.start_ms for word in got),
            one.end_ms - one.start_ms,
            recording_ms - one.start_ms,
        )
        for one, got in zip(references, mine, strict=True)
    )


def laal(delays: Sequence[float], source: float, reference_words: int) -> float:
    """Return LAAL = 1/τ · Σ_{i≤τ} [d_i − (i−1)·|X| / max(|Ŷ|, |Y*|)], τ the first i with d_i ≥ |X|.

    Papi et al. 2022; delays and `source` = |X| in the same unit of time; at least one delay.
    """
    step = source / max(len(delays), reference_words)
    total = 0.0
    for place, delay in enumerate(delays):
        total += delay - place * step
        if delay >= source:
            return total / (place + 1)
    return total / len(delays)


def laal_ms(segment: Segment) -> float:
    """Return the LAAL of one sentence; an empty one costs 10 s."""
    if not segment.words:
        return EMPTY_MS
    return laal(segment.delays_ms, segment.source_ms, len(segment.reference.split()))


def yaal_ms(segment: Segment) -> float | None:
    """Return the long-form YAAL of one sentence as OmniSTEval computes it, but an empty one costs 10 s.

    None where the first word came after the end of the recording: by definition there is no YAAL.
    """
    if not segment.words:
        return EMPTY_MS
    found: float | None = YAALScorer(is_longform=True).compute(_instance(segment))
    return found


def stream_laal_ms(segments: Sequence[Segment]) -> float | None:
    """Return StreamLAAL: the mean LAAL of the sentences, an empty one costing 10 s (Papi et al. 2024)."""
    return mean(map(laal_ms, segments)) if segments else None


def long_yaal_ms(segments: Sequence[Segment]) -> float | None:
    """Return LongYAAL: the mean YAAL of the sentences that have one (Polák et al. 2025)."""
    defined = [value for value in map(yaal_ms, segments) if value is not None]
    return mean(defined) if defined else None


def _instance(segment: Segment) -> Instance:
    return Instance(
        prediction=" ".join(segment.words),
        reference=segment.reference,
        source_length=segment.source_ms,
        emission_cu=list(segment.delays_ms),
        time_to_recording_end=segment.rest_ms,
        longform=True,
    )
