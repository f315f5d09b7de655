"""Diarization error rate and the mapping of labels to people; the arithmetic is pyannote.metrics'.

H. Bredin, "pyannote.metrics: a toolkit for reproducible evaluation, diagnostic, and error analysis of speaker
diarization systems", Interspeech 2017.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interpreter.lab.speakers.stretches import Stretch, joined, within
from interpreter.lab.speakers.truth import Truth

if TYPE_CHECKING:
    from pyannote.core import Annotation, Timeline

COLLAR_S = 0.5
"""What is not scored around each reference boundary in all, as pyannote.metrics counts: ±0.25 s."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Seconds of speech, and of the three ways to be wrong about it."""

    total_s: float = 0.0
    miss_s: float = 0.0
    false_alarm_s: float = 0.0
    confusion_s: float = 0.0

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            self.total_s + other.total_s,
            self.miss_s + other.miss_s,
            self.false_alarm_s + other.false_alarm_s,
            self.confusion_s + other.confusion_s,
        )

    @property
    def rate(self) -> float | None:
        """The diarization error rate; None where nothing was said."""
        wrong_s = self.miss_s + self.false_alarm_s + self.confusion_s
        return wrong_s / self.total_s if self.total_s else None


def errors(truth: Truth, found: Iterable[Stretch], *, strict: bool = False) -> Errors:
    """Return the errors outside collars and overlap; `strict` scores every instant and everybody who speaks in it."""
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415 - takes seconds to import

    metric = DiarizationErrorRate() if strict else DiarizationErrorRate(collar=COLLAR_S, skip_overlap=True)
    parts = metric(
        _annotation(truth.stretches), _annotation(_judged(truth, found)), uem=_timeline(truth), detailed=True
    )
    return _errors(parts)


def errors_by_name(truth: Truth, found: Iterable[Stretch]) -> Errors:
    """Return the errors outside collars and overlap of labels that are people's names already.

    So parts of a recording can be judged under one mapping, and added up.
    """
    from pyannote.metrics.identification import IdentificationErrorRate  # noqa: PLC0415

    metric = IdentificationErrorRate(collar=COLLAR_S, skip_overlap=True)
    parts = metric(
        _annotation(truth.stretches), _annotation(_judged(truth, found)), uem=_timeline(truth), detailed=True
    )
    return _errors(parts)


def mapping(truth: Truth, found: Iterable[Stretch]) -> Mapping[str, str]:
    """Return label → person, one to one, so that the most time is right. Labels beyond the people stand for nobody."""
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415

    found = _annotation(_judged(truth, found))
    mapped: Mapping[str, str] = DiarizationErrorRate().optimal_mapping(
        _annotation(truth.stretches), found, uem=_timeline(truth)
    )
    return mapped


def _errors(parts: Mapping[str, float]) -> Errors:
    return Errors(
        float(parts["total"]),
        float(parts["missed detection"]),
        float(parts["false alarm"]),
        float(parts["confusion"]),
    )


def _judged(truth: Truth, found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    return joined(within(found, truth.scored))


def _annotation(stretches: Iterable[Stretch]) -> "Annotation":
    from pyannote.core import Annotation, Segment  # noqa: PLC0415

    made = Annotation()
    for track, stretch in enumerate(stretches):
        made[Segment(stretch.start_ms / 1000, stretch.end_ms / 1000), track] = stretch.label
    return made


def _timeline(truth: Truth) -> "Timeline":
    from pyannote.core import Segment, Timeline  # noqa: PLC0415

    return Timeline([Segment(start / 1000, end / 1000) for start, end in truth.scored])
