"""`openbooth bench policy`: what is heard once, played through the policies with many settings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from interpreter.app.tuning_files import changed_knobs
from interpreter.domain.errors import UserMistake
from interpreter.domain.tuning import Tuning
from interpreter.lab import product, references
from interpreter.lab.bars import Bar
from interpreter.lab.evidence import Evidence
from interpreter.lab.importers import sets
from interpreter.lab.policy import streams, sweep
from interpreter.lab.policy.curve import Point, front, point
from interpreter.lab.policy.limit import UNCENSORED, limit
from interpreter.lab.policy.recording import OVERHEARD, recorded
from interpreter.lab.policy.replay import Player, Playing, Repeater
from interpreter.lab.policy.streams import Recorded, Stream
from interpreter.lab.quality import score
from interpreter.lab.report import result_line

Progressing = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Result:
    """What one setting reaches in one language."""

    point: Point
    front: bool
    """No other setting is as good in everything and better in something."""
    bars: tuple[Bar, ...]
    line: str
    """The JSON line."""
    note: str | None = None
    """What a reader has to know of it."""


def usual(engine: str) -> tuple[Tuning, ...]:
    """Return the tunings that are tried where nobody names any."""
    return sweep.usual() if engine in OVERHEARD else (Tuning(),)


def policy(
    place: Path,
    order: product.Order,
    tunings: Sequence[Tuning],
    *,
    kept: Path | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Return what every tuning and the oracle reach on a set, in every target language.

    Streams are read from the file `kept` if it is there; else they are recorded, and kept there if it is named.
    Raises UserMistake for a set without recordings or references, for streams of another set, and for other tunings
    than the product's own where an engine's policies cannot be replayed.
    """
    if order.engine not in OVERHEARD and tuple(tunings) != (Tuning(),):
        raise UserMistake(f"{only_as_it_is(order.engine)} Leave out --sweep.")
    with sets.opened(place, language=order.language, targets=order.targets) as folder:
        known = [references.load(base, language=order.language) for base in references.find(folder)]
        if not any(one.transcript for one in known):
            raise UserMistake(
                f"{place} has no references to judge by; put NAME.stm, or NAME.txt, beside its recordings."
            )
        heard = _streams(folder, order, kept)
        points = _played(heard, [*tunings, UNCENSORED], (folder, order), progress or Progress(disable=True))
    return [_result(one, best, place, order) for one, best in zip(points, front(points), strict=True)]


def _played(
    heard: Sequence[Stream], tunings: Sequence[Tuning], asked: tuple[Path, product.Order], progress: Progress
) -> list[Point]:
    _, order = asked
    player = Player(order.language, order.targets) if order.engine in OVERHEARD else Repeater()
    try:
        return [
            found
            for tuning in progress.track(tunings, description="settings")
            for found in _points(player, tuning, heard, asked)
        ]
    finally:
        player.close()


def only_as_it_is(engine: str) -> str:
    """Return the sentence on an engine whose policies cannot be replayed."""
    return (
        f"The policies of the engine {engine} cannot be replayed, as they decide inside its model: "
        "it is measured as it is, beside the limit."
    )


def _streams(place: Path, order: product.Order, kept: Path | None) -> tuple[Stream, ...]:
    if kept is not None and kept.exists():
        found = streams.read(kept)
        _check(place, order, found, kept)
        return found
    found = tuple(recorded(place, order))
    if kept is not None:
        streams.written(found, kept)
    return found


def _check(place: Path, order: product.Order, found: Sequence[Stream], kept: Path) -> None:
    bases = {_name(base, place) for base in references.find(place)}
    heard = {one.recorded.name for one in found}
    if bases != heard or not all(_fits(one.recorded, order) for one in found):
        raise UserMistake(
            f"{kept} is of another set, engine, model or language; name the right one, or a new file."
        )


def _fits(recorded: Recorded, order: product.Order) -> bool:
    same = (recorded.engine, recorded.language, recorded.model) == (order.engine, order.language, order.model)
    return same and (order.engine in OVERHEARD or set(order.targets) <= set(recorded.targets))


def _points(
    player: Playing, tuning: Tuning, heard: Sequence[Stream], asked: tuple[Path, product.Order]
) -> Iterator[Point]:
    _, order = asked
    oracle = tuning is UNCENSORED
    evidence = [_judged(player.play(one, tuning), one, asked, oracle=oracle) for one in heard]
    for target in order.targets:
        knobs = {} if oracle else changed_knobs(tuning)
        yield point(evidence, target, knobs, oracle=oracle)


def _judged(lines: list[str], stream: Stream, asked: tuple[Path, product.Order], *, oracle: bool) -> Evidence:
    place, order = asked
    root = place if place.is_dir() else place.parent
    told = limit(lines) if oracle else lines
    return score(told, root / stream.recorded.name, language=order.language, targets=order.targets)


def _result(one: Point, best: bool, place: Path, order: product.Order) -> Result:
    bars = () if one.oracle else _bars(one)
    note = None if order.engine in OVERHEARD else only_as_it_is(order.engine)
    line = result_line(
        "policy",
        settings=one.settings,
        metrics=one.metrics,
        bars=bars,
        set=place.name,
        engine=order.engine,
        model=order.model,
        note=note,
        spoken=order.language,
        language=one.language,
        oracle=one.oracle,
        front=best,
    )
    return Result(one, best, bars, line, note)


def _bars(one: Point) -> tuple[Bar, ...]:
    found = one.metrics
    return (
        Bar(f"{one.language} LongYAAL s", found["long_yaal_s"], 2.0),
        Bar(f"{one.language} corrections", found["correction_rate"], 0.05),
        Bar(f"{one.language} early show", found["early_show"], 0.8, at_least=True),
    )


def _name(base: Path, place: Path) -> str:
    return base.relative_to(place if place.is_dir() else place.parent).as_posix()
