"""`openbooth bench speakers`: interprets a set from outside and scores who was said to speak when."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter.lab import product, references
from interpreter.lab.costs import costs
from interpreter.lab.figures import Figures
from interpreter.lab.importers import sets
from interpreter.lab.observing import Observed, Result, observed, result
from interpreter.lab.speakers import truth
from interpreter.lab.speakers.bars import bars
from interpreter.lab.speakers.evidence import SpeakerEvidence, gather
from interpreter.lab.speakers.figures import figures

TRANSCRIPT = "transcript.json"


@dataclass(frozen=True, slots=True)
class _Scored:
    evidence: SpeakerEvidence
    run: product.Run


def speakers(
    place: Path, order: product.Order, *, out: Path | None = None, command: Sequence[str] = product.COMMAND
) -> Result:
    """Interpret and score a set; with `out`, the product's files and the feed as observed are kept there.

    Raises UserMistake for a set without recordings or RTTM, or a product that cannot start.
    """
    with sets.opened(place, language=order.language, targets=order.targets) as folder:
        for base in references.find(folder):
            truth.load(base)
        scored = {one.name: _scored(one, order) for one in observed(folder, order, out=out, command=command)}
    recordings = {name: _figures([one], order) for name, one in scored.items()}
    pooled = _figures(list(scored.values()), order)
    name = (place if place.is_dir() else place.parent).resolve().name
    return result("speakers", (place, order), recordings, pooled, bars(pooled, name))


def _scored(one: Observed, order: product.Order) -> _Scored:
    reference = truth.load(one.base, duration_ms=one.duration_ms)
    transcript = one.folder / TRANSCRIPT
    return _Scored(gather(one.run.lines, reference, language=order.language, transcript=transcript), one.run)


def _figures(scored: Sequence[_Scored], order: product.Order) -> Figures:
    found = figures([one.evidence for one in scored])
    return found | costs([one.run for one in scored], found["audio_s"], pace=order.pace)
