"""`openbooth bench quality`: interprets every recording of a set from outside and scores what came out."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from interpreter.domain.errors import UserMistake
from interpreter.lab import product, references
from interpreter.lab.bars import Bar, bars
from interpreter.lab.costs import costs
from interpreter.lab.evidence import Evidence
from interpreter.lab.figures import Figures, figures
from interpreter.lab.quality import score
from interpreter.lab.report import line

OBSERVED = "observed.jsonl"


@dataclass(frozen=True, slots=True)
class Result:
    """A bench over one set."""

    recordings: dict[str, Figures]
    pooled: Figures
    bars: tuple[Bar, ...]
    line: str
    """The one JSON line."""


@dataclass(frozen=True, slots=True)
class _Scored:
    evidence: Evidence
    run: product.Run


def quality(
    place: Path, order: product.Order, *, out: Path | None = None, command: Sequence[str] = product.COMMAND
) -> Result:
    """Interpret and score a set; with `out`, the product's files and the feed as observed are kept there.

    Raises UserMistake for a set without recordings, broken references, or a product that cannot start.
    """
    bases = references.find(place)
    for base in bases:
        references.load(base, language=order.language)
    root = place if place.is_dir() else place.parent
    with tempfile.TemporaryDirectory() as scratch, _progress() as progress:
        scored = {}
        for base in bases:
            name = base.relative_to(root).as_posix()
            folder = (Path(scratch) if out is None else out) / name
            folder.mkdir(parents=True, exist_ok=True)
            scored[name] = _interpreted(base, order, folder, progress, command)
    return _result(place, order, scored)


def _interpreted(
    base: Path, order: product.Order, folder: Path, progress: Progress, command: Sequence[str]
) -> _Scored:
    reference = references.load(base, language=order.language)
    if reference.audio is None:
        raise UserMistake(f"{base.name} has no audio; put a recording beside its references.")
    task = progress.add_task(base.name, total=reference.duration_ms)

    def advance(text: str) -> None:
        progress.update(task, completed=_moment(text))

    run = product.run(order, reference.audio, folder, advance=advance, command=command)
    progress.remove_task(task)
    (folder / OBSERVED).write_text("".join(run.lines), encoding="utf-8")
    return _Scored(score(run.lines, base, language=order.language, targets=order.targets), run)


def _result(place: Path, order: product.Order, scored: dict[str, _Scored]) -> Result:
    recordings = {name: _figures([one], order) for name, one in scored.items()}
    pooled = _figures(list(scored.values()), order)
    judged = bars(pooled, list(order.targets))
    settings = asdict(order) | {"set": place.name, "glossary": order.glossary and order.glossary.name}
    return Result(
        recordings,
        pooled,
        judged,
        line(settings=settings, pooled=pooled, recordings=recordings, bars=judged),
    )


def _figures(scored: Sequence[_Scored], order: product.Order) -> Figures:
    found = figures([one.evidence for one in scored], order.targets)
    return found | costs([one.run for one in scored], found["audio_s"], pace=order.pace)


def _moment(text: str) -> float | None:
    """How far the session is, by the feed; None for a line that does not say."""
    try:
        return float(json.loads(text)["at_ms"])
    except (ValueError, KeyError, TypeError):
        return None


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"))
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
