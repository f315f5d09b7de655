"""What lies between two outputs, figure by figure, and which differences are real."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import theilslopes

from interpreter.lab.figures import DRIFT_AFTER_S
from interpreter.lab.metrics.bootstrap import Difference, resampled
from interpreter.lab.metrics.quality import translation_scores
from interpreter.lab.metrics.statistics import theil_sen
from interpreter.lab.rehearsing.catalogue import BY_KEY, KINDS, Kind
from interpreter.lab.rehearsing.measures import Drawn, Measured

FEWEST = 10
"""Stretches; fewer show nothing about the next event."""
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of two outputs; `difference` is b − a, None where there is too little to judge it by.

    Figures of a whole recording are exact on the virtual clock: their intervals have no width.
    """

    kind: Kind
    language: str
    a: float
    b: float
    difference: Difference | None

    @property
    def better(self) -> str | None:
        """`a` or `b` where the difference is real."""
        if self.difference is None or not self.difference.real:
            return None
        a, b = self.a, self.b
        if self.kind.key == "drift_s_per_h":
            a, b = abs(a), abs(b)
        return "b" if (b > a) == self.kind.more_is_better else "a"

    @property
    def matters(self) -> bool:
        """Whether the difference is real and large enough to be noticed."""
        return self.better is not None and abs(self.b - self.a) >= self.kind.matters - _EXACT


def compare(a: Measured, b: Measured, *, seed: int = 0) -> tuple[Compared, ...]:
    """Return every figure that both outputs have, what comes first first."""
    found = [_drawn(key, a.drawn[key], b.drawn[key], seed) for key in a.drawn if key in b.drawn]
    found += [_told(key, a.told[key], b.told.get(key)) for key in a.told]
    found += [_drift(language, (a, b)) for language in a.spans]
    order = {kind.key: place for place, kind in enumerate(KINDS)}
    known = [one for one in found if one is not None]
    return tuple(sorted(known, key=lambda one: order[one.kind.key]))


def drift_s_per_h(points: Sequence[tuple[float, float | None]]) -> float | None:
    """Return the Theil–Sen slope of the ear-voice span; None for what is too short to tell drift from noise."""
    known = [(at, span) for at, span in points if span is not None]
    if len(known) < FEWEST or known[-1][0] - known[0][0] < DRIFT_AFTER_S:
        return None
    return theil_sen([at / 3600 for at, _ in known], [span for _, span in known])


def agreement(a: Measured, b: Measured) -> Mapping[str, float]:
    """Return by language how alike the translations of two outputs are: chrF of b's whole text against a's."""
    texts = {code: (one.text, b.evidence.targets[code].text) for code, one in a.evidence.targets.items()}
    return {
        code: translation_scores([ours], [theirs]).chrf
        for code, (ours, theirs) in texts.items()
        if ours and theirs
    }


def _drawn(key: tuple[str, str], a: Drawn, b: Drawn, seed: int) -> Compared | None:
    kind = BY_KEY[key[1]]
    both = (a.wholes > 0) & (b.wholes > 0) if kind.paired else (a.wholes > 0) | (b.wholes > 0)
    a, b = (one.of(np.flatnonzero(both)) for one in (a, b))
    before, after = a.value, b.value
    if before is None or after is None:
        return None
    count = int(both.sum())
    difference = None
    if count >= FEWEST:
        difference = resampled(lambda draws: b.drawn(draws) - a.drawn(draws), count, seed=seed)
    return Compared(kind, key[0], before, after, difference)


def _told(key: tuple[str, str], a: float | None, b: float | None) -> Compared | None:
    if key[1] not in BY_KEY or a is None or b is None:
        return None
    kind = BY_KEY[key[1]]
    return Compared(kind, key[0], a, b, Difference(b - a, b - a, b - a))


def _drift(language: str, both: tuple[Measured, Measured]) -> Compared | None:
    """Compare drifts by the slope of what lies between the spans of the same sentences (Theil 1950, Sen 1968)."""
    a, b = (one.spans[language] for one in both)
    before, after = drift_s_per_h(a), drift_s_per_h(b)
    steps = [
        (at / 3600, late - early)
        for (at, early), (_, late) in zip(a, b, strict=True)
        if early is not None and late is not None
    ]
    if before is None or after is None or len(steps) < FEWEST:
        return None
    hours, changes = zip(*steps, strict=True)
    slope, _, low, high = theilslopes(changes, hours)
    difference = Difference(float(slope), float(low), float(high))
    return Compared(BY_KEY["drift_s_per_h"], language, before, after, difference)
