"""Records hypothesis streams: the product interprets each recording once.

The built-in engine is overheard by a plug-in; of every other one the captions are kept, as the public feed has them.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.lab import product
from interpreter.lab.observing import Observed, observed
from interpreter.lab.policy.plugin import ENTRY_POINT, KEPT_IN, NAME
from interpreter.lab.policy.streams import Heeded, Recorded, Stream, captions_of, entries_of
from interpreter.lab.report import commit

OVERHEARD = ("builtin",)
"""The engines whose policies can be replayed: they are overheard where recognition hands over to them."""


def recorded(place: Path, order: product.Order) -> Iterator[Stream]:
    """Yield what the engine hears of every recording of a set, one after the other; if it is not overheard, tells.

    What is heard is the same for all targets and policies, but for where an utterance is cut when the speaker changes:
    that depends a little on what is committed. Raises UserMistake for a set without recordings, or a product that
    cannot start or fails.
    """
    return _heard(place, order) if order.engine in OVERHEARD else _told(place, order)


def _told(place: Path, order: product.Order) -> Iterator[Stream]:
    for one in observed(place, replace(order, pace="fast")):
        if one.run.failure is not None:
            raise UserMistake(f"{one.name} could not be recorded: {one.run.failure}")
        opening = Recorded(
            one.name, order.engine, order.language, commit(), model=order.model, targets=order.targets
        )
        yield Stream(opening, told=captions_of(one.run.lines))


def _heard(place: Path, order: product.Order) -> Iterator[Stream]:
    floor = replace(order, engine=NAME, targets=(order.language,), pace="fast")
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch) / "heard"
        kept.mkdir()
        command = _overheard(Path(scratch) / "plug-in", kept)
        for one in _named(observed(place, floor, command=command), order.engine):
            if one.run.failure is not None:
                raise UserMistake(f"{one.name} could not be recorded: {one.run.failure}")
            opening = Recorded(one.name, order.engine, order.language, commit(), model=order.model)
            yield Stream(opening, _taken(kept, one.name))


def _named(runs: Iterable[Observed], engine: str) -> Iterator[Observed]:
    """Yield the runs; what cannot be run is told of the engine that was asked for."""
    try:
        yield from runs
    except UserMistake as mistake:
        raise UserMistake(str(mistake).replace(f"engine {NAME}", f"engine {engine}")) from mistake


def _overheard(plugin: Path, kept: Path) -> Sequence[str]:
    """The product with the plug-in, whose recordings go to the folder `kept`."""
    metadata = plugin / f"{NAME}-0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(ENTRY_POINT, encoding="utf-8")
    program = shutil.which("env")
    if program is None:
        raise MissingPart("Recording needs the program env, which every Linux and macOS has; record there.")
    path = os.pathsep.join(filter(None, (str(plugin), os.environ.get("PYTHONPATH"))))
    return (program, f"PYTHONPATH={path}", f"{KEPT_IN}={kept}", *product.COMMAND)


def _taken(kept: Path, name: str) -> tuple[Heeded, ...]:
    """Take what was kept of one recording out of its folder."""
    files = [file for file in kept.iterdir() if file.stat().st_size]
    if len(files) != 1:
        raise UserMistake(
            f"The engine did not live through {name}; record it again when the machine is less busy."
        )
    try:
        with files[0].open("rb") as lines:
            return entries_of(lines)
    except msgspec.MsgspecError as error:
        raise UserMistake(f"What was heard of {name} is not whole; record it again.") from error
    finally:
        for file in kept.iterdir():
            file.unlink()
