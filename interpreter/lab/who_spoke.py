"""Who spoke when, as far as it is told beside the quality of a recording: where an RTTM says who really did."""

from collections.abc import Sequence
from pathlib import Path

from interpreter.lab.figures import Figures
from interpreter.lab.speakers import truth
from interpreter.lab.speakers.evidence import SpeakerEvidence, gather
from interpreter.lab.speakers.figures import figures

_TOLD = (
    "der",
    "strict_der",
    "shown_der",
    "speakers_true",
    "speakers_found",
    "swaps_per_h",
    "swaps_after_2_min",
)
"""What of the figures of `bench speakers` is told."""


def people(
    lines: Sequence[str], base: Path, *, language: str, duration_ms: float | None
) -> SpeakerEvidence | None:
    """Judge a session's feed against the RTTM of its recording; None where there is none.

    Raises UserMistake for a broken RTTM or UEM.
    """
    if not base.with_name(base.name + ".rttm").is_file():
        return None
    return gather(lines, truth.load(base, duration_ms=duration_ms), language=language)


def who_spoke(found: Sequence[SpeakerEvidence | None]) -> Figures:
    """Return the figures of all recordings of which somebody says who spoke; none where there is no such one."""
    known = [one for one in found if one is not None]
    told = figures(known) if known else {}
    return {key: told[key] for key in _TOLD if key in told}
