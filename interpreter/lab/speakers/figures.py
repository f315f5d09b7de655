"""Turns evidence, of one recording or of many pooled by time, into figures."""

from collections.abc import Sequence

from interpreter.lab.figures import Figures
from interpreter.lab.metrics.statistics import percentile
from interpreter.lab.speakers.errors import Errors
from interpreter.lab.speakers.evidence import SpeakerEvidence
from interpreter.lab.speakers.words import WordCounts

NEVER_MS = 10_000.0
"""What a label that is never right counts as."""


def figures(evidence: Sequence[SpeakerEvidence]) -> Figures:
    """Return every figure of the recordings as one; None where the material cannot tell."""
    hours = sum(one.scored_ms for one in evidence) / 3_600_000
    swaps = sum(one.swaps.all for one in evidence)
    relabelled = sum(one.relabelled for one in evidence)
    restarts = [one.restarts for one in evidence if one.restarts is not None]
    return {
        "recordings": len(evidence),
        "audio_s": round(sum(one.audio_ms for one in evidence) / 1000, 3),
        "scored_s": round(hours * 3600, 3),
        **_rates("", [one.headline for one in evidence]),
        **_rates("strict_", [one.strict for one in evidence]),
        **_rates("shown_", [one.shown for one in evidence]),
        "speakers_true": sum(one.true for one in evidence),
        "speakers_found": sum(one.found for one in evidence),
        "count_error": max(abs(one.found - one.true) for one in evidence),
        "swaps_per_h": swaps / hours if hours else None,
        "swaps_after_2_min": sum(one.swaps.late for one in evidence),
        "relabels_per_h": relabelled / hours if hours else None,
        **_waits([wait for one in evidence for wait in one.waits_ms]),
        **_words(sum((one.words for one in evidence), WordCounts())),
        "settled_changed": sum(one.changed_after_settling for one in evidence),
        "gaps_in_sequence": sum(one.gaps_in_sequence for one in evidence),
        "restarts": sum(restarts) if restarts else None,
    }


def _rates(prefix: str, parts: Sequence[Errors]) -> Figures:
    total = sum(parts, Errors())
    said = {
        "miss": total.miss_s,
        "false_alarm": total.false_alarm_s,
        "confusion": total.confusion_s,
    }
    return {
        f"{prefix}der": total.rate,
        **{
            f"{prefix}{name}": wrong / total.total_s if total.total_s else None
            for name, wrong in said.items()
        },
    }


def _waits(waits: Sequence[float | None]) -> Figures:
    counted = [NEVER_MS if wait is None else wait for wait in waits]
    median, most = percentile(counted, 50), percentile(counted, 90)
    return {
        "label_turns": len(waits),
        "label_p50_s": None if median is None else median / 1000,
        "label_p90_s": None if most is None else most / 1000,
        "label_never_right": waits.count(None) / len(waits) if waits else None,
    }


def _words(words: WordCounts) -> Figures:
    return {
        "words": words.right + words.wrong + words.unknown,
        "words_right": words.share(words.right),
        "words_wrong": words.share(words.wrong),
        "words_unknown": words.share(words.unknown),
        "stray_words": words.stray,
    }
