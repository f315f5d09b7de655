"""Who was said to speak: how often the label was wrong where that is known, and how steady it was."""

import numpy as np

from interpreter.lab.rehearsing.catalogue import WHOLE
from interpreter.lab.rehearsing.measures import Key, Measured, Ratio
from interpreter.lab.rehearsing.yardstick import Yardstick
from interpreter.lab.speakers import errors, histories, steadiness
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.speakers.truth import Truth

ENOUGH_MS = 3_000.0
"""Who speaks less in all is not counted as a speaker, as in `openbooth bench speakers`."""
_HOUR_MS = 3_600_000.0


def steadiness_told(found: Measured, yardstick: Yardstick) -> dict[Key, float | None]:
    """Return how often labels changed, and how many speakers were found; swaps only where the truth is known."""
    turns = histories.shown(found.feed.told).turns
    settled = histories.settled(turns)
    hours = found.evidence.duration_ms / _HOUR_MS
    told: dict[Key, float | None] = {
        (WHOLE, "speakers_found"): float(_speakers(settled)) if turns else None,
        (WHOLE, "relabels_per_h"): sum(turn.relabelled() for turn in turns) / hours
        if turns and hours
        else None,
    }
    truth = yardstick.truth
    if truth is not None and turns:
        people = errors.mapping(truth, settled)
        told[WHOLE, "swaps_per_h"] = steadiness.swaps(truth, turns, people).all / (truth.scored_ms / _HOUR_MS)
    return told


def wrong_labels(found: Measured, yardstick: Yardstick) -> Ratio | None:
    """Return the diarization error rate (collar ±0.25 s, no overlap) by stretches; None where nobody checked it."""
    truth = yardstick.truth
    if truth is None:
        return None
    settled = histories.settled(histories.shown(found.feed.told).turns)
    people = errors.mapping(truth, settled)
    told = [Stretch(one.start_ms, one.end_ms, people.get(one.label, f"? {one.label}")) for one in settled]
    starts = [sentence.start_ms for sentence in yardstick.sentences]
    ends = [*starts[1:], truth.duration_ms]
    parts, wholes = np.zeros(len(starts)), np.zeros(len(starts))
    for place, region in enumerate(zip(starts, ends, strict=True)):
        here = _within(truth, region)
        if here is not None:
            wrong = errors.errors_by_name(here, told)
            parts[place] = wrong.miss_s + wrong.false_alarm_s + wrong.confusion_s
            wholes[place] = wrong.total_s
    return Ratio(parts, wholes)


def _within(truth: Truth, region: tuple[float, float]) -> Truth | None:
    """Return the truth, judged in a region only; None where nothing there is judged."""
    cut = [(max(start, region[0]), min(end, region[1])) for start, end in truth.scored]
    scored = tuple((start, end) for start, end in cut if end > start)
    return Truth(truth.name, truth.stretches, scored, truth.duration_ms) if scored else None


def _speakers(settled: list[Stretch]) -> int:
    spoken: dict[str, float] = {}
    for stretch in settled:
        spoken[stretch.label] = spoken.get(stretch.label, 0.0) + stretch.duration_ms
    return sum(ms >= ENOUGH_MS for ms in spoken.values())
