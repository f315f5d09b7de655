"""The `details` of a result's JSON line: what each recording gave sentence by sentence, for whoever reads it later.

`{"duration_s", "targets": {language: {"sentences", "points"}}, "turns": {"reference", "told"}}` with times in seconds
of the recording, rounded to milliseconds. A sentence has `start_s`, `end_s`, `speaker`, `source` (as it was said),
`reference`, `text` and `chrf` (None where it has no reference translation), `yaal_s` and `laal_s` as they count in the
means (None where undefined), `ear_voice_s` with its `causes` (None where it was not spoken), and `comet` where it was
judged. A point is a committed target word: when its source word ended, and its lag. A turn is speaker, start, end.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interpreter.lab.evidence import Evidence, TextEvidence
from interpreter.lab.metrics.longform import Segment, laal_ms, yaal_ms
from interpreter.lab.metrics.quality import sentence_chrf
from interpreter.lab.references import Sentence
from interpreter.lab.speakers import histories, truth
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.voices import Voiced

Details = dict[str, Any]
Turn = tuple[str, float, float]


def details(evidence: Evidence, base: Path) -> Details:
    """Return what one recording gave; true turns come from an RTTM beside `base`, else from the sentences."""
    return {
        "duration_s": _s(evidence.duration_ms),
        "targets": {
            language: {
                "sentences": _sentences(evidence, language),
                "points": _points(evidence.targets[language]),
            }
            for language in evidence.targets
        },
        "turns": {
            "reference": _true_turns(evidence, base),
            "told": _turns(histories.settled(histories.shown(evidence.told).turns)),
        },
    }


def _sentences(evidence: Evidence, language: str) -> list[Details]:
    text = evidence.targets[language]
    segments = text.segments or (None,) * len(evidence.said)
    voiced = evidence.voices[language].sentences
    found = [_sentence(*one) for one in zip(evidence.said, segments, voiced, strict=True)]
    if text.comet is None:
        return found
    return [one | {"comet": round(score, 4)} for one, score in zip(found, text.comet, strict=True)]


def _sentence(said: Sentence, segment: Segment | None, voiced: Voiced) -> Details:
    return {
        "start_s": _s(said.start_ms),
        "end_s": _s(said.end_ms),
        "speaker": said.speaker,
        "source": said.text,
        **_text(segment),
        "ear_voice_s": _s(voiced.ear_voice_ms),
        "causes": voiced.causes
        and {
            "said_s": _s(voiced.causes.said_ms),
            "hearing_s": _s(voiced.causes.hearing_ms),
            "translating_s": _s(voiced.causes.translating_ms),
            "voice_s": _s(voiced.causes.voice_ms),
        },
    }


def _text(segment: Segment | None) -> Details:
    if segment is None:
        return dict.fromkeys(("reference", "text", "chrf", "yaal_s", "laal_s"))
    text = " ".join(segment.words)
    return {
        "reference": segment.reference,
        "text": text,
        "chrf": round(sentence_chrf(segment.reference, text), 2),
        "yaal_s": _s(yaal_ms(segment)),
        "laal_s": _s(laal_ms(segment)),
    }


def _points(text: TextEvidence) -> list[list[float | None]]:
    known = [(word.source.end_ms, word.committed_ms) for word in text.words if word.source is not None]
    return [[_s(end), _s(at - end)] for end, at in sorted(known)]


def _true_turns(evidence: Evidence, base: Path) -> list[Turn]:
    if base.with_name(base.name + ".rttm").is_file():
        return _turns(truth.load(base, duration_ms=evidence.duration_ms).stretches)
    return [(one.speaker, one.start_ms / 1000, one.end_ms / 1000) for one in evidence.said]


def _turns(stretches: Sequence[Stretch]) -> list[Turn]:
    ordered = sorted(stretches, key=lambda one: (one.start_ms, one.end_ms))
    return [(one.label, round(one.start_ms / 1000, 3), round(one.end_ms / 1000, 3)) for one in ordered]


def _s(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else round(milliseconds / 1000, 3)
