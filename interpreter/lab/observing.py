"""Interprets every recording of a set from outside: what benches over sets have in common."""

import json
import tempfile
from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from interpreter.app.tuning_files import changed_knobs, read_tuning
from interpreter.domain.errors import UserMistake
from interpreter.lab import product, references
from interpreter.lab.bars import Bar
from interpreter.lab.figures import Figures
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
class Observed:
    """One recording of a set, interpreted."""

    name: str
    """Its path within the set, without suffix."""
    base: Path
    folder: Path
    """Where the product's files are while the next recording is not asked for."""
    run: product.Run
    duration_ms: float | None


def observed(
    place: Path, order: product.Order, *, out: Path | None = None, command: Sequence[str] = product.COMMAND
) -> Generator[Observed]:
    """Interpret the recordings of a set one after the other, with progress on standard error.

    Raises UserMistake for a set without recordings or a product that cannot start.
    """
    bases = references.find(place)
    root = place if place.is_dir() else place.parent
    with tempfile.TemporaryDirectory() as scratch, _progress() as progress:
        for base in bases:
            name = base.relative_to(root).as_posix()
            folder = (Path(scratch) if out is None else out) / name
            folder.mkdir(parents=True, exist_ok=True)
            audio = references.audio_of(base)
            if audio is None:
                raise UserMistake(f"{base.name} has no audio; put a recording beside its references.")
            duration_ms = references.duration_ms(audio)
            run = _interpreted(audio, duration_ms, order, (folder, progress, command))
            (folder / OBSERVED).write_text("".join(run.lines), encoding="utf-8")
            yield Observed(name, base, folder, run, duration_ms)


def result(
    benchmark: str,
    asked: tuple[Path, product.Order],
    recordings: Mapping[str, Figures],
    pooled: Figures,
    judged: tuple[Bar, ...],
    **others: Any,  # noqa: ANN401 - whatever JSON holds
) -> Result:
    """Return the figures of a set with their JSON line, `others` in it; `asked` is the set and what was ordered."""
    told = line(
        benchmark, settings=settings_of(*asked), pooled=pooled, recordings=recordings, bars=judged, **others
    )
    return Result(dict(recordings), pooled, judged, told)


def settings_of(place: Path, order: product.Order) -> dict[str, Any]:
    """Return what was ordered for a set, as it stands in a JSON line."""
    return asdict(order) | {
        "set": place.name,
        "glossary": order.glossary and order.glossary.name,
        "tuning": order.tuning and changed_knobs(read_tuning(order.tuning)),
    }


def _interpreted(
    audio: Path,
    duration_ms: float | None,
    order: product.Order,
    means: tuple[Path, Progress, Sequence[str]],
) -> product.Run:
    folder, progress, command = means
    task = progress.add_task(audio.stem, total=duration_ms)

    def advance(text: str) -> None:
        progress.update(task, completed=_moment(text))

    run = product.run(order, audio, folder, advance=advance, command=command)
    progress.remove_task(task)
    return run


def _moment(text: str) -> float | None:
    """How far the session is, by the feed; None for a line that does not say."""
    try:
        return float(json.loads(text)["at_ms"])
    except (ValueError, KeyError, TypeError):
        return None


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"))
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
