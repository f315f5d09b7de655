"""Scores recorded event feeds against references.

`python -m interpreter.lab.quality EVENTS.jsonl SETBASE --to es [--to ca]` scores a feed that was written before;
SETBASE is the path of the reference files without their suffix, or a directory with one recording.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from interpreter.domain.errors import UserMistake
from interpreter.lab import feed, references
from interpreter.lab.bars import bars
from interpreter.lab.details import details
from interpreter.lab.evidence import Evidence, gather
from interpreter.lab.figures import figures
from interpreter.lab.metrics.comet import Judge, Translated
from interpreter.lab.metrics.longform import Segment
from interpreter.lab.options import languages, show
from interpreter.lab.report import line, table
from interpreter.lab.texts import lines_of
from interpreter.lab.who_spoke import people, who_spoke


def score(lines: Iterable[str], base: Path, *, language: str, targets: Sequence[str]) -> Evidence:
    """Judge the JSON Lines of one session against the reference files at `base`. Raises UserMistake."""
    return gather(
        feed.read(lines, source_language=language),
        references.load(base, language=language),
        language=language,
        targets=targets,
    )


def judged_with(evidence: Evidence, judge: Judge | None) -> Evidence:
    """Return the evidence with COMET for every sentence that has a reference translation; as it is without a judge."""
    if judge is None:
        return evidence
    targets = {
        target: text if text.segments is None else replace(text, comet=_comet(evidence, text.segments, judge))
        for target, text in evidence.targets.items()
    }
    return replace(evidence, targets=targets)


def _comet(evidence: Evidence, segments: Sequence[Segment], judge: Judge) -> tuple[float, ...]:
    pairs = zip(evidence.said, segments, strict=True)
    return tuple(judge([Translated(said.text, " ".join(one.words), one.reference) for said, one in pairs]))


def base_of(place: Path) -> Path:
    """Return the one base path that `place` stands for. Raises UserMistake where it is none or several."""
    stem = (
        place.with_suffix("")
        if place.suffix in {".stm", ".txt", ".ctm", *references.AUDIO_SUFFIXES}
        else place
    )
    if any(stem.with_name(stem.name + suffix).is_file() for suffix in (".stm", ".txt")):
        return stem
    found = references.find(place)
    if len(found) > 1:
        raise UserMistake(f"{place} holds {len(found)} recordings; name the one that the events belong to.")
    return found[0]


def main(
    events: Annotated[Path, typer.Argument(help="Event feed, JSON Lines.")],
    base: Annotated[
        Path, typer.Argument(help="Reference files without suffix, or a directory with one recording.")
    ],
    to: Annotated[list[str], typer.Option(help="Target language; repeat for several.")],
    source: Annotated[str, typer.Option("--from", help="Language spoken on the floor.")] = "en",
) -> None:
    """Score an event feed that was written before."""
    try:
        told = _scored(events, base_of(base), *languages(source, to))
    except UserMistake as mistake:
        Console(stderr=True).print(str(mistake), markup=False, highlight=False)
        raise typer.Exit(2) from mistake
    typer.echo(told)


def _scored(events: Path, base: Path, source: str, targets: tuple[str, ...]) -> str:
    """Print the figures of a feed; return its JSON line."""
    lines = lines_of(events)
    found = score(lines, base, language=source, targets=targets)
    speakers = people(lines, base, language=source, duration_ms=found.duration_ms)
    result = figures([found], targets) | who_spoke([speakers])
    judged = bars(result, list(targets))
    show(table({found.name: result}, targets), judged)
    settings = {"events": events.name, "set": base.name, "language": source, "targets": targets}
    told = {found.name: details(found, base)}
    recordings = {found.name: result}
    return line("quality", settings=settings, pooled=result, recordings=recordings, bars=judged, details=told)


if __name__ == "__main__":
    typer.run(main)
