"""Everything that was measured about the speakers of one recording."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from interpreter.lab import feed
from interpreter.lab.speakers import errors, histories, steadiness, words
from interpreter.lab.speakers.stretches import Stretch, within
from interpreter.lab.speakers.truth import Truth

ENOUGH_MS = 3_000.0
"""Who speaks less in all is not counted as a speaker, in the reference and in what was found alike."""


@dataclass(frozen=True, slots=True)
class SpeakerEvidence:
    """One recording. `waits_ms` has None for every label that was never right."""

    audio_ms: float
    scored_ms: float
    headline: errors.Errors
    strict: errors.Errors
    shown: errors.Errors
    found: int
    true: int
    swaps: steadiness.Swaps
    relabelled: int
    waits_ms: tuple[float | None, ...]
    words: words.WordCounts
    changed_after_settling: int
    gaps_in_sequence: int
    restarts: int | None


def gather(
    lines: Iterable[str], truth: Truth, *, language: str, transcript: Path | None = None
) -> SpeakerEvidence:
    """Judge one session's feed; the words are those of `transcript`, the product's JSON, else those of the captions.

    Raises UserMistake where a line of the feed is no event.
    """
    session = feed.read(lines, source_language=language)
    shown = histories.shown(session.told)
    settled = histories.settled(shown.turns)
    people = errors.mapping(truth, settled)
    said = words.transcribed(transcript) if transcript is not None else None
    return SpeakerEvidence(
        audio_ms=truth.duration_ms,
        scored_ms=truth.scored_ms,
        headline=errors.errors(truth, settled),
        strict=errors.errors(truth, settled, strict=True),
        shown=errors.errors(truth, histories.as_shown(shown.turns)),
        found=_speakers(settled, truth),
        true=_speakers(truth.stretches, truth),
        swaps=steadiness.swaps(truth, shown.turns, people),
        relabelled=sum(turn.relabelled() for turn in shown.turns),
        waits_ms=tuple(steadiness.waits(truth, shown.turns, people)),
        words=words.counted(words.captioned(session.source) if said is None else said, truth, people),
        changed_after_settling=shown.changed_after_settling,
        gaps_in_sequence=session.gaps_in_sequence,
        restarts=None if session.summary is None else int(session.summary.get("restarts", 0)),
    )


def _speakers(stretches: Iterable[Stretch], truth: Truth) -> int:
    spoken: dict[str, float] = {}
    for stretch in within(stretches, truth.scored):
        spoken[stretch.label] = spoken.get(stretch.label, 0.0) + stretch.duration_ms
    return sum(ms >= ENOUGH_MS for ms in spoken.values())
