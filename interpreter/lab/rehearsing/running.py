"""Sends the recording through the product once for every setting, as its command line would."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli_w
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from interpreter.app.tuning_files import changed_knobs
from interpreter.domain.errors import UserMistake
from interpreter.lab import product
from interpreter.lab.rehearsing.material import Material
from interpreter.lab.rehearsing.settings import Setting
from interpreter.lab.rehearsing.yardstick import Document, read_document
from interpreter.storage.glossary import written_glossary


@dataclass(frozen=True, slots=True)
class Output:
    """What the product made of the recording with one setting; the first run is judged, all of them are timed."""

    setting: Setting
    runs: tuple[product.Run, ...]
    document: Document
    """Its transcript."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The event feed."""
        return self.runs[0].lines


def outputs(
    material: Material, settings: Sequence[Setting], folder: Path, *, rounds: int = 1
) -> tuple[Output, ...]:
    """Interpret with every setting, `rounds` times in turn and back (A B B A), with progress on standard error.

    Files go to `folder`. Raises UserMistake where the product cannot do what a setting asks for.
    """
    runs: dict[str, list[product.Run]] = {setting.title: [] for setting in settings}
    with _progress() as progress:
        for number, setting in _turns(settings, rounds):
            out = folder / f"{settings.index(setting)}-{number}"
            out.mkdir()
            runs[setting.title].append(_interpreted(material, setting, out, progress))
    documents = [read_document(folder / f"{place}-0" / "transcript.json") for place in range(len(settings))]
    return tuple(
        Output(setting, tuple(runs[setting.title]), document)
        for setting, document in zip(settings, documents, strict=True)
    )


def _turns(settings: Sequence[Setting], rounds: int) -> Iterator[tuple[int, Setting]]:
    for number in range(rounds):
        for setting in reversed(settings) if number % 2 else settings:
            yield number, setting


def _interpreted(material: Material, setting: Setting, out: Path, progress: Progress) -> product.Run:
    task = progress.add_task(setting.title, total=material.duration_ms)
    order = _order(material, setting, out)
    try:
        run = product.run(
            order,
            material.recordings[0],
            out,
            advance=lambda line: progress.update(task, completed=_at(line)),
        )
    except UserMistake as mistake:
        raise UserMistake(f"With the settings “{setting.title}”: {mistake}") from mistake
    finally:
        progress.remove_task(task)
    if run.failure is not None:
        raise UserMistake(f"With the settings “{setting.title}” the product broke off: {run.failure}")
    return run


def _order(material: Material, setting: Setting, out: Path) -> product.Order:
    glossary, tuning = out / "glossary.csv", out / "tuning.toml"
    knobs = changed_knobs(setting.tuning)
    if setting.terms:
        glossary.write_bytes(written_glossary(setting.terms))
    if knobs:
        tuning.write_text(tomli_w.dumps(knobs), encoding="utf-8")
    return product.Order(
        language=",".join(material.spoken),
        targets=material.targets,
        engine=setting.engine,
        model=setting.model,
        speakers=setting.speakers,
        most_speakers=setting.most_speakers,
        glossary=glossary if setting.terms else None,
        diarizer=setting.diarizer,
        speaker_model=setting.speaker_model,
        tuning=tuning if knobs else None,
        beside=material.recordings[1:],
    )


def _at(line: str) -> float | None:
    """How far the session is, by the feed; None for a line that does not say."""
    try:
        return float(json.loads(line)["at_ms"])
    except (ValueError, KeyError, TypeError):
        return None


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"))
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
