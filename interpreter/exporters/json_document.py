"""JSON (.json, RFC 8259): everything the transcript holds, for other programs.

format            "openbooth-transcript"
schema            1; grows only when something changes its meaning, so readers ignore members they do not know
session           id, started (ISO 8601 with offset), engine, version, inputs, models [{role, name,
                  licence, commercial (may an event company use it; null where that is not known)}]
source_language, target_languages
duration_ms       whole milliseconds since the session started, as every time here
complete          false while the session runs, and when it was interrupted
speakers          [{id, name}] in the order of their first words, then those without words; name is null where nobody
                  named them
lines             [{utterance, part (not 0 for more lines of one utterance that somebody split), input, speaker (id
                  or null), start_ms, end_ms, language, text, origin ("machine" or
                  "human": who translated), translations {language: text}, shown_only {language: text} (what a
                  machine wrote while an interpreter was on air), passed_through (whether readers of this very
                  language got the text itself, which is no translation and stands in neither), original {language:
                  text} (what was committed where somebody edited the text after the event), speaker_edited
                  (whether somebody said then who spoke), words [{text, start_ms, end_ms, confidence (0 to 1, or
                  null)}]}] in the order of their start
turns             [{turn, input, speaker (id or null), start_ms, end_ms, confidence (0 to 1, or null)}]: who spoke when,
                  by start, with the operator's corrections; empty where nobody told speakers apart
gaps              [{input, start_ms, duration_ms, cause}]
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from interpreter.domain.hypothesis import Word
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import ms_from_ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.wording import languages, translation_of
from interpreter.ports.outlets import ExporterManifest

FORMAT = "openbooth-transcript"
SCHEMA = 1


def export(transcript: Transcript) -> bytes:
    """Return the document, UTF-8, its members always in the same order, each line of the transcript on one line."""
    source = transcript.provenance
    targets = languages(transcript)
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "session": {
            "id": source.session,
            "started": source.started,
            "engine": source.engine,
            "version": source.version,
            "inputs": list(source.inputs),
            "models": [asdict(model) for model in source.models],
        },
        "source_language": transcript.source_language,
        "target_languages": list(targets),
        "duration_ms": ms_from_ticks(transcript.duration),
        "complete": transcript.complete,
        "speakers": _speakers(transcript),
        "lines": [_line(line, targets) for line in transcript.lines],
        "turns": [_turn(turn) for turn in transcript.turns],
        "gaps": _gaps(transcript),
    }
    members = ",\n".join(f"{_json(name)}: {_member(value)}" for name, value in document.items())
    return f"{{\n{members}\n}}\n".encode("utf-8", "replace")


def _member(value: object) -> str:
    if not isinstance(value, list) or not value or isinstance(value[0], str):
        return _json(value)
    return "[\n{}\n]".format(",\n".join(_json(entry) for entry in value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _speakers(transcript: Transcript) -> list[dict[str, Any]]:
    spoke = [line.speaker for line in transcript.lines] + [turn.speaker for turn in transcript.turns]
    known = dict.fromkeys((*(speaker for speaker in spoke if speaker is not None), *transcript.names))
    return [{"id": speaker, "name": transcript.names.get(speaker)} for speaker in known]


def _line(line: Line, targets: Sequence[str]) -> dict[str, Any]:
    own = line.language if line.text else None
    interpreted = own is not None and bool(translation_of(line, own))
    passed = own in line.shown_only or (own in line.translations and not interpreted)
    heard = [code for code in targets if code in line.translations and (interpreted or code != own)]
    shown = [code for code in targets if code in line.shown_only and code != own]
    return {
        "utterance": line.utterance,
        "part": line.part,
        "input": line.source,
        "speaker": line.speaker,
        "start_ms": ms_from_ticks(line.start),
        "end_ms": ms_from_ticks(line.end),
        "language": line.language,
        "text": line.text,
        "origin": str(line.origin),
        "translations": {code: line.translations[code] for code in heard},
        "shown_only": {code: line.shown_only[code] for code in shown},
        "passed_through": passed,
        "original": dict(sorted(line.original.items())),
        "speaker_edited": line.speaker_edited,
        "words": [_word(word) for word in line.words],
    }


def _word(word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "start_ms": ms_from_ticks(word.start),
        "end_ms": ms_from_ticks(word.end),
        "confidence": _confidence(word.confidence),
    }


def _turn(turn: SpeakerTurn) -> dict[str, Any]:
    return {
        "turn": turn.turn,
        "input": turn.source,
        "speaker": turn.speaker,
        "start_ms": ms_from_ticks(turn.start),
        "end_ms": None if turn.end is None else ms_from_ticks(turn.end),
        "confidence": _confidence(turn.confidence),
    }


def _confidence(value: float) -> float | None:
    return round(value, 4) if math.isfinite(value) else None


def _gaps(transcript: Transcript) -> list[dict[str, Any]]:
    return [
        {
            "input": gap.source,
            "start_ms": ms_from_ticks(gap.start),
            "duration_ms": ms_from_ticks(gap.duration),
            "cause": gap.cause,
        }
        for gap in transcript.gaps
    ]


MANIFEST = ExporterManifest(name="json", title="JSON for other programs", suffix=".json", export=export)
