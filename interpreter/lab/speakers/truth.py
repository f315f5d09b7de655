"""Who really spoke: RTTM and UEM files beside a recording (NIST Rich Transcription)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab.speakers.stretches import Regions, Stretch, joined, within
from interpreter.lab.texts import lines_of


@dataclass(frozen=True, slots=True)
class Truth:
    """The reference of one recording. `stretches` lie within `scored`; those of one speaker never touch."""

    name: str
    stretches: tuple[Stretch, ...]
    scored: Regions
    """What is judged: the UEM file's regions, else the whole recording."""
    duration_ms: float

    @property
    def scored_ms(self) -> float:
        """How much is judged."""
        return sum(end - start for start, end in self.scored)


def load(base: Path, *, duration_ms: float | None = None) -> Truth:
    """Return the reference at a base path. Raises UserMistake where there is no RTTM, or a file is broken."""
    rttm, uem = (base.with_name(base.name + suffix) for suffix in (".rttm", ".uem"))
    if not rttm.is_file():
        raise UserMistake(f"{base.name} has no {rttm.name}; say there who spoke when, as RTTM.")
    spoken = joined(_stretches(rttm))
    whole = max((duration_ms or 0.0, *(stretch.end_ms for stretch in spoken)))
    scored = tuple(_regions(uem)) if uem.is_file() else ((0.0, whole),)
    return Truth(base.name, within(spoken, scored), scored, whole)


def _stretches(rttm: Path) -> Iterator[Stretch]:
    for fields in _rows(rttm, named=1):
        if fields[0] == "SPEAKER":
            start_ms, duration_ms = float(fields[3]) * 1000, float(fields[4]) * 1000
            if duration_ms > 0:
                yield Stretch(start_ms, start_ms + duration_ms, fields[7])


def _regions(uem: Path) -> Iterator[tuple[float, float]]:
    for fields in _rows(uem, named=0):
        yield float(fields[2]) * 1000, float(fields[3]) * 1000


def _rows(path: Path, *, named: int) -> Iterator[list[str]]:
    """Yield the fields of every row about this recording: all rows where the file speaks of only one.

    Raises UserMistake when the caller finds a field missing or no number.
    """
    rows = [line.split() for line in lines_of(path) if line.strip() and not line.startswith(";;")]
    recordings = {fields[named] for fields in rows if len(fields) > named}
    for fields in rows:
        if len(recordings) > 1 and fields[named : named + 1] != [path.stem]:
            continue
        if not _sound(fields, named=named):
            raise UserMistake(f"{path.name} is broken at “{' '.join(fields)[:60]}”; mend that line.")
        yield fields


def _sound(fields: list[str], *, named: int) -> bool:
    """Whether the two times and, in an RTTM, the speaker are there."""
    try:
        times = [float(field) for field in fields[named + 2 : named + 4]]
    except ValueError:
        return False
    return len(times) == 2 and (named == 0 or len(fields) > 7)
