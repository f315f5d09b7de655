"""Turns evidence, of one recording or of many pooled, into the figures of MEASURING.md."""

from collections.abc import Sequence
from dataclasses import asdict
from statistics import mean
from typing import Any

from interpreter.lab.evidence import Evidence, TextEvidence
from interpreter.lab.metrics.ear_voice import UNSPOKEN_MS
from interpreter.lab.metrics.erasure import correction_rate, normalized_erasure
from interpreter.lab.metrics.function_words import function_words
from interpreter.lab.metrics.longform import long_yaal_ms, stream_laal_ms
from interpreter.lab.metrics.prediction import better_than_a_constant, measured
from interpreter.lab.metrics.quality import WordErrors, translation_scores
from interpreter.lab.metrics.statistics import percentile, quarter_change, theil_sen
from interpreter.lab.voices import VoiceEvidence

LOST_MS = 10_000.0
READABLE_MS = 200.0
"""Who reads has seen a word that stands so long."""
_HOUR_MS = 3_600_000
DRIFT_AFTER_S = 600.0
"""Drift is told of recordings of ten minutes and more where there are any; below, it is noise."""
MOST_POINTS = 4_000
"""The slope of the lag is taken over so many words at most, evenly chosen: every pair of them counts."""
_PER_SENTENCE = (
    "sentence_chrf",
    "sentence_bleu",
    "empty_sentences",
    "stream_laal_s",
    "long_yaal_s",
    "omnisteval_long_laal_s",
    "omnisteval_long_yaal_s",
)
Figures = dict[str, Any]


def figures(evidence: Sequence[Evidence], targets: Sequence[str]) -> Figures:
    """Return every figure of text and voice for the recordings, at least one, as one.

    None where the material cannot tell.
    """
    language = evidence[0].language
    minutes = sum(one.duration_ms for one in evidence) / 60_000
    words = sum(len(one.source.words) for one in evidence)
    restarts = [one.restarts for one in evidence if one.restarts is not None]
    lasting = [one for one in evidence if one.duration_ms >= DRIFT_AFTER_S * 1000] or evidence
    return {
        "recordings": len(evidence),
        "audio_s": round(minutes * 60, 3),
        "longest_s": round(max(one.duration_ms for one in evidence) / 1000, 3),
        "reference_sentences": sum(len(one.said) for one in evidence),
        "word_times_interpolated": any(one.interpolated for one in evidence),
        **_recognition(evidence),
        "committed_words_per_minute": words / minutes if minutes else None,
        "source": {
            **_text([one.source for one in evidence], language),
            "lag_drift_s_per_h": _widest([_lag_drift(one.source) for one in lasting]),
        },
        "targets": {
            target: {
                **_translation([one.targets[target] for one in evidence]),
                **_text([one.targets[target] for one in evidence], target),
                "lag_drift_s_per_h": _widest([_lag_drift(one.targets[target]) for one in lasting]),
                "voice": _voice(
                    [one.voices[target] for one in evidence], [one.voices[target] for one in lasting]
                ),
            }
            for target in targets
        },
        "gaps_in_sequence": sum(one.gaps_in_sequence for one in evidence),
        "restarts": sum(restarts) if restarts else None,
        "skipped_words": _added([one.skipped_words for one in evidence]),
    }


def _recognition(evidence: Sequence[Evidence]) -> Figures:
    counted = [one.errors for one in evidence if one.errors is not None]
    errors = sum(counted, WordErrors())
    return {"wer": errors.rate, "word_errors": asdict(errors) if counted else None}


def _translation(texts: Sequence[TextEvidence]) -> Figures:
    pairs = [(text.reference, text.text) for text in texts if text.reference]
    if not pairs:
        return {"chrf": None, "bleu": None, "signatures": None, "comet": None}
    scores = translation_scores([reference for reference, _ in pairs], [text for _, text in pairs])
    return {
        "chrf": scores.chrf,
        "bleu": scores.bleu,
        "signatures": list(scores.signatures),
        "comet": _comet(texts),
        **_per_sentence(texts),
    }


def _comet(texts: Sequence[TextEvidence]) -> float | None:
    """Mean over the sentences; None as soon as one recording was not judged."""
    scores = [score for text in texts for score in text.comet or ()]
    return mean(scores) if scores and all(text.comet is not None for text in texts) else None


def _per_sentence(texts: Sequence[TextEvidence]) -> Figures:
    """Figures of re-segmented sentences; None as soon as one recording could not be re-segmented.

    Those named after OmniSTEval are what its command prints: sentences without a word are left out.
    """
    shares = [text.segments for text in texts]
    segments = [segment for share in shares if share is not None for segment in share]
    if None in shares or not segments:
        return dict.fromkeys(_PER_SENTENCE)
    scores = translation_scores(
        [one.reference for one in segments], [" ".join(one.words) for one in segments]
    )
    found = (
        scores.chrf,
        scores.bleu,
        sum(not one.words for one in segments),
        _seconds(stream_laal_ms(segments)),
        _seconds(long_yaal_ms(segments)),
        _seconds(stream_laal_ms(segments, empty_ms=None)),
        _seconds(long_yaal_ms(segments, empty_ms=None)),
    )
    return dict(zip(_PER_SENTENCE, found, strict=True))


def _text(texts: Sequence[TextEvidence], language: str) -> Figures:
    words = [word for text in texts for word in text.words]
    return {
        "words": len(words),
        "lost_sentences": sum(text.lost_sentences for text in texts),
        **_lag(texts),
        **_early_show(texts),
        **_flicker(texts, len(words)),
        "withdrawals": sum(text.withdrawals for text in texts),
        "engine_marks": sum(len(text.marks) for text in texts),
        "prediction": _prediction(texts, language),
    }


def _lag(texts: Sequence[TextEvidence]) -> Figures:
    """Lag of committed words, seconds; every reference word of a sentence that got no text counts 10 s."""
    words = [word for text in texts for word in text.words]
    timed = [(word, word.source) for word in words if word.source is not None and word.source.matched]
    lags = [word.committed_ms - source.end_ms for word, source in timed]
    matched = [percentile(lags, 50), percentile(lags, 90)]
    lags += [LOST_MS] * sum(text.lost_words for text in texts)
    before = sum(word.committed_ms < source.start_ms for word, source in timed)
    return {
        "lag_p50_s": _seconds(percentile(lags, 50)),
        "lag_p90_s": _seconds(percentile(lags, 90)),
        "matched_words": len(timed),
        "matched_lag_p50_s": _seconds(matched[0]),
        "matched_lag_p90_s": _seconds(matched[1]),
        "committed_before_said": before / len(timed) if timed else None,
    }


def _lag_drift(text: TextEvidence) -> float | None:
    """Slope of the committed words' lag over the recording's time, s/h."""
    timed = [(word, word.source) for word in text.words if word.source is not None and word.source.matched]
    points = [(source.end_ms, word.committed_ms - source.end_ms) for word, source in timed]
    chosen = points[:: -(-len(points) // MOST_POINTS) or 1]
    return theil_sen([end / _HOUR_MS for end, _ in chosen], [lag / 1000 for _, lag in chosen])


def _early_show(texts: Sequence[TextEvidence]) -> Figures:
    """How many words were seen before they were committed, and how long before; a word that was not counts 0."""
    words = [word for text in texts for word in text.words]
    delays = [
        word.shown_ms - word.source.end_ms
        for word in words
        if word.source is not None and word.source.matched
    ]
    leads = [word.committed_ms - word.shown_ms for word in words]
    return {
        "early_show": sum(lead > 0 for lead in leads) / len(words) if words else None,
        "early_show_200_ms": sum(lead >= READABLE_MS for lead in leads) / len(words) if words else None,
        "early_show_lead_ms_p50": percentile(leads, 50),
        "shown_p50_s": _seconds(percentile(delays, 50)),
    }


def _flicker(texts: Sequence[TextEvidence], final: int) -> Figures:
    committed, shown, predicted = (
        normalized_erasure(sum(counts), final)
        for counts in (
            [text.deleted.committed for text in texts],
            [text.deleted.shown for text in texts],
            [text.deleted.predicted for text in texts],
        )
    )
    return {
        "ne_committed": committed,
        "ne_shown": shown,
        "ne_predicted": predicted,
        "correction_rate_shown": None if shown is None else correction_rate(shown),
        "correction_rate": None if predicted is None else correction_rate(predicted),
    }


def _prediction(texts: Sequence[TextEvidence], language: str) -> Figures:
    found = measured(
        [claim for text in texts for claim in text.claims],
        [word.text for text in texts for word in text.words],
        function_words(language),
    )
    return asdict(found) | {"better_than_a_constant": better_than_a_constant(found)}


def _voice(voices: Sequence[VoiceEvidence], lasting: Sequence[VoiceEvidence]) -> Figures | None:
    """Figures of the heard voice, drift of those that last; None where nothing at all was played."""
    if not any(voice.spoken_ms for voice in voices):
        return None
    spans = [one.ear_voice_ms for voice in voices for one in voice.sentences]
    counted = [UNSPOKEN_MS if span is None else span for span in spans]
    offsets = [voice.end_offset_ms for voice in voices if voice.end_offset_ms is not None]
    slopes, changes = zip(*(_drift(voice) for voice in lasting), strict=True)
    return {
        "ear_voice_p50_s": _seconds(percentile(counted, 50)),
        "ear_voice_p90_s": _seconds(percentile(counted, 90)),
        "unspoken_sentences": sum(span is None for span in spans),
        **_causes(voices),
        "end_offset_s": _seconds(max(offsets, default=None)),
        "end_offset_p95_s": _seconds(percentile(offsets, 95)),
        "drift_s_per_h": _widest(slopes),
        "quarter_drift_s": _widest(changes),
        "spoken_s": round(sum(voice.spoken_ms for voice in voices) / 1000, 3),
    }


def _causes(voices: Sequence[VoiceEvidence]) -> Figures:
    """What the ear-voice span of the spoken sentences was spent on."""
    known = [one.causes for voice in voices for one in voice.sentences if one.causes is not None]
    parts = {
        "said": [one.said_ms for one in known],
        "hearing": [one.hearing_ms for one in known],
        "translating": [one.translating_ms for one in known],
        "voice": [one.voice_ms for one in known],
    }
    return {
        f"{name}_p{percent}_s": _seconds(percentile(values, percent))
        for percent in (50, 90)
        for name, values in parts.items()
    }


def _drift(voice: VoiceEvidence) -> tuple[float | None, float | None]:
    """Slope of the spoken sentences' ear-voice span in s/h, and its last quarter minus its first in s."""
    points = [(one.start_ms, one.ear_voice_ms) for one in voice.sentences if one.ear_voice_ms is not None]
    hours, seconds = [start / _HOUR_MS for start, _ in points], [span / 1000 for _, span in points]
    return theil_sen(hours, seconds), quarter_change(hours, seconds)


def _widest(values: Sequence[float | None]) -> float | None:
    return max((value for value in values if value is not None), key=abs, default=None)


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _added(counts: Sequence[dict[str, int] | Any]) -> dict[str, int]:
    return {key: sum(one.get(key, 0) for one in counts) for one in counts for key in one}
