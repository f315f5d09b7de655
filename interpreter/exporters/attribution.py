"""Who spoke when, as the formats that hold nothing else need it."""

from dataclasses import dataclass

from interpreter.domain.timeline import Ticks, ms_from_ticks
from interpreter.domain.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one speaker, longer than nothing. Whole milliseconds, so that the end is exact too."""

    source: str
    speaker: str | None
    start_ms: int
    end_ms: int

    @property
    def duration_ms(self) -> int:
        """How long it lasts."""
        return self.end_ms - self.start_ms


def stretches(transcript: Transcript) -> list[Stretch]:
    """Return the turns by start; of a transcript without turns, the lines with the speakers they carry."""
    found = [Stretch(turn.source, turn.speaker, *_ms(turn.start, turn.end)) for turn in transcript.turns] or [
        Stretch(line.source, line.speaker, *_ms(line.start, line.end)) for line in transcript.lines
    ]
    return sorted((one for one in found if one.duration_ms > 0), key=lambda one: (one.start_ms, one.end_ms))


def _ms(start: Ticks, end: Ticks | None) -> tuple[int, int]:
    return ms_from_ticks(start), ms_from_ticks(start if end is None else end)
