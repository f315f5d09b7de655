"""`openbooth bench quality`: interprets every recording of a set from outside and scores what came out."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from interpreter.lab import checks, omnisteval_logs, product, references
from interpreter.lab.bars import bars
from interpreter.lab.costs import costs
from interpreter.lab.details import Details, details
from interpreter.lab.evidence import Evidence
from interpreter.lab.figures import Figures, figures
from interpreter.lab.importers import sets
from interpreter.lab.metrics import comet
from interpreter.lab.observing import Observed, Result, observed, result
from interpreter.lab.quality import judged_with, score
from interpreter.lab.speakers.evidence import SpeakerEvidence
from interpreter.lab.who_spoke import people, who_spoke


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a set is judged, and by whom."""

    most: int | None = None
    """At most so many recordings; None is all."""
    comet: Path | None = None
    """The folder of a COMET model; without one its figures are None."""


@dataclass(frozen=True, slots=True)
class _Scored:
    evidence: Evidence
    run: product.Run
    details: Details
    people: SpeakerEvidence | None
    """None where nobody says who really spoke."""
    checked: checks.Checked


def quality(
    place: Path,
    order: product.Order,
    *,
    scope: Scope = Scope(),
    out: Path | None = None,
    command: Sequence[str] = product.COMMAND,
) -> Result:
    """Interpret and score a set; with `out`, the product's files and the feed as observed are kept there.

    Raises UserMistake for a set without recordings, broken references, or a product that cannot start.
    """
    judge = None if scope.comet is None else comet.judge(scope.comet)
    with sets.opened(place, language=order.language, targets=order.targets, most=scope.most) as folder:
        for base in references.find(folder):
            references.load(base, language=order.language)
        with closing(observed(folder, order, out=out, command=command)) as each:
            scored = {one.name: _scored(one, order, judge) for one in islice(each, scope.most)}
    recordings = {name: _figures([one], order) for name, one in scored.items()}
    pooled = _figures(list(scored.values()), order)
    judged = bars(pooled, list(order.targets))
    told = {name: one.details for name, one in scored.items()}
    return result("quality", (place, order), recordings, pooled, judged, details=told)


def _scored(one: Observed, order: product.Order, judge: comet.Judge | None) -> _Scored:
    found = score(one.run.lines, one.base, language=order.language, targets=order.targets)
    found = judged_with(found, judge)
    omnisteval_logs.write(found, one.folder)
    checked = checks.checked(one.run, one.folder, one.duration_ms)
    speakers = people(one.run.lines, one.base, language=order.language, duration_ms=one.duration_ms)
    return _Scored(found, one.run, details(found, one.base), speakers, checked)


def _figures(scored: Sequence[_Scored], order: product.Order) -> Figures:
    found = figures([one.evidence for one in scored], order.targets)
    found |= who_spoke([one.people for one in scored])
    found |= checks.figures([one.checked for one in scored])
    return found | costs([one.run for one in scored], found["audio_s"], pace=order.pace)
