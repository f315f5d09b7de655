"""Latency and quality per sentence of a whole recording, after re-segmentation by OmniSTEval's SoftSegmenter.

Polák et al. 2025, "Better Late Than Never: Evaluation of Latency Metrics for Simultaneous Speech-to-Text Translation".
The figures are those of `omnisteval longform --word_level`, which calls StreamLAAL LongLAAL, but for one difference on
purpose: a sentence that got no word costs 10 s here and is skipped there. With `empty_ms=None` it is skipped here too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from omnisteval.alignment import Word, process_alignment
from omnisteval.data import Instance
from omnisteval.scoring import LAALScorer, YAALScorer
from omnisteval.tokenization import unicode_normalize

from interpreter.lab.metrics.soft_alignment import align

EMPTY_MS = 10_000.0
MOST_CELLS = 400_000_000
"""The alignment holds a byte for every pair of words: recordings of more than two hours are left out."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What a reader got for one reference sentence. `delays_ms` are those of its words, from the sentence's start."""

    reference: str
    words: tuple[str, ...]
    delays_ms: tuple[float, ...]
    source_ms: float
    rest_ms: float
    """From the sentence's start to the end of the recording's last sentence: YAAL looks no further."""


@dataclass(frozen=True, slots=True)
class ReferenceSegment:
    """A reference sentence in the target language and when its source was said."""

    text: str
    start_ms: float
    end_ms: float


def resegmented(
    references: Sequence[ReferenceSegment], words: Sequence[tuple[str, float]]
) -> tuple[Segment, ...] | None:
    """Share out `words` (text, when committed, in reading order) among the reference sentences.

    None where the recording is too long to align.
    """
    said = [
        Word(_comparable(word.lower()), seq_id=n)
        for n, one in enumerate(references)
        for word in one.text.split()
    ]
    heard = [Word(_comparable(text), emission_cu=at_ms, original=text) for text, at_ms in words]
    if len(said) * len(heard) > MOST_CELLS:
        return None
    mine: list[list[Word]] = [[] for _ in references]
    if said and heard:
        for word in process_alignment(*align(said, heard), False):
            mine[word.seq_id].append(word)
    end_ms = max((one.end_ms for one in references), default=0.0)
    return tuple(
        Segment(
            one.text.strip(),
            tuple(word.original for word in got),
            tuple(word.emission_cu - one.start_ms for word in got),
            one.end_ms - one.start_ms,
            end_ms - one.start_ms,
        )
        for one, got in zip(references, mine, strict=True)
    )


def laal_ms(segment: Segment, *, empty_ms: float | None = EMPTY_MS) -> float | None:
    """Return LAAL = 1/τ · Σ_{i≤τ} [d_i − (i−1)·|X| / max(|Ŷ|, |Y*|)], τ the first i with d_i ≥ |X| (Papi et al. 2022).

    `empty_ms` for a sentence without a word, None for one without a length.
    """
    if not segment.words:
        return empty_ms
    found: float | None = LAALScorer().compute(_instance(segment))
    return found


def yaal_ms(segment: Segment, *, empty_ms: float | None = EMPTY_MS) -> float | None:
    """Return the long-form YAAL of one sentence: LAAL, but to the recording's end.

    `empty_ms` for a sentence without a word; None for one without a length, and for one whose first word came after
    the recording's end, which has no YAAL by definition.
    """
    if not segment.words:
        return empty_ms
    if segment.source_ms <= 0:
        return None
    found: float | None = YAALScorer(is_longform=True).compute(_instance(segment))
    return found


def stream_laal_ms(segments: Sequence[Segment], *, empty_ms: float | None = EMPTY_MS) -> float | None:
    """Return StreamLAAL: the mean LAAL of the sentences that have one (Papi et al. 2024)."""
    return _mean(laal_ms(segment, empty_ms=empty_ms) for segment in segments)


def long_yaal_ms(segments: Sequence[Segment], *, empty_ms: float | None = EMPTY_MS) -> float | None:
    """Return LongYAAL: the mean YAAL of the sentences that have one (Polák et al. 2025)."""
    return _mean(yaal_ms(segment, empty_ms=empty_ms) for segment in segments)


def _comparable(word: str) -> str:
    lowered: str = unicode_normalize(word).lower()
    return lowered


def _mean(values: Iterable[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
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
