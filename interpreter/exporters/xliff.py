"""XLIFF 2.0 (.xliff, OASIS 2014): a unit for each line, to be corrected in translators' tools and to come back.

A document holds one pair of languages: what is usually spoken and the first target, or those the transcript was
restricted to, as by `--language ar`. Lines in which something else was spoken are counted in a note. A unit's id
is the line's reference, and the file is said to be made from what its mark says: no tool changes either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from interpreter.domain.errors import UserMistake
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.columns import committed_text
from interpreter.exporters.line_ids import line_ref, mark_of, told_apart
from interpreter.exporters.wording import (
    AI_SOURCE,
    NOT_INTERPRETED,
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    language_name,
    languages,
    provenance,
    speaker_of,
    translation_of,
)
from interpreter.exporters.xml_text import add, language_tag, written
from interpreter.ports.outlets import ExporterManifest

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"


@dataclass(frozen=True, slots=True)
class Pair:
    """The languages of a document; without a target there is nothing to translate into."""

    source: str
    target: str | None

    def holds(self, line: Line) -> bool:
        """Whether a line was said in the source language, or not at all."""
        return not line.text or _plain(line.language) == _plain(self.source)


def pair_of(transcript: Transcript) -> Pair:
    """Return the languages that a document of this transcript holds.

    Raises UserMistake where it was restricted to several targets.
    """
    chosen = transcript.languages
    source = transcript.source_language
    if chosen and source not in chosen:
        said = {line.language for line in transcript.lines if line.text}
        source = next((code for code in chosen if code in said), source)
    others = [code for code in chosen or languages(transcript) if _plain(code) != _plain(source)]
    further = [code for code in others[1:] if not code.startswith(f"{others[0]}-")]
    if chosen and further:
        names = " or ".join(language_name(code) for code in (others[0], *further))
        raise UserMistake(f"An XLIFF document holds one target language; choose one alone: {names}.")
    return Pair(source, others[0] if others else None)


def export(transcript: Transcript) -> bytes:
    """Return the document. Raises UserMistake where the transcript was restricted to several targets."""
    pair = pair_of(transcript)
    root = ET.Element("xliff", {"xmlns": NAMESPACE, "version": "2.0", "srcLang": language_tag(pair.source)})
    if pair.target is not None:
        root.set("trgLang", language_tag(pair.target))
    mark = mark_of(transcript)
    file = add(root, "file", {"id": "transcript", "original": mark, "canResegment": "no"})
    notes = add(file, "notes")
    for category, text in _told(transcript, pair):
        _add_note(notes, category, text)
    for line in transcript.lines:
        if pair.holds(line):
            _add_unit(file, line, transcript, pair)
    if len(file) == 1:
        add(file, "group", {"id": "no-lines"})
    return written(root)


def _told(transcript: Transcript, pair: Pair) -> Iterator[tuple[str, str]]:
    for label, text in provenance(transcript):
        if text:
            yield label.lower(), text
    yield "digital source type", AI_SOURCE
    other = [line for line in transcript.lines if not pair.holds(line)]
    if other:
        codes = ", ".join(dict.fromkeys(line.language for line in other))
        yield "left out", f"lines in which another language was spoken: {len(other)} ({codes})"
    for gap in transcript.gaps:
        yield "gap", f"{clock(gap.start)} {gap_sentence(gap)}"


def _add_unit(file: ET.Element, line: Line, transcript: Transcript, pair: Pair) -> None:
    heard, shown = told_apart({code: clean(translation_of(line, code)) for code in _targets(pair)})
    target = next((heard[code] or shown[code] for code in heard), "")
    unit = add(file, "unit", {"id": line_ref(line), "canResegment": "no"})
    notes = add(unit, "notes")
    _add_note(notes, "speaker", speaker_of(line, transcript) or UNKNOWN_SPEAKER)
    _add_note(notes, "time", f"{clock(line.start)} to {clock(line.end)}")
    _add_note(notes, "translated by", line.origin if target else "nobody")
    for text in filter(None, shown.values()):
        _add_note(notes, "heard", f"{NOT_INTERPRETED} {text}")
    if committed := committed_text(line, (line.language, *_targets(pair))):
        _add_note(notes, "committed", committed)
    segment = add(unit, "segment", {"state": _state(line, pair, target)})
    add(segment, "source", text=line.text)
    if target:
        add(segment, "target", text=target)


def _state(line: Line, pair: Pair, target: str) -> str:
    """Nobody has looked at what a machine or an interpreter said as people spoke, until somebody edits it."""
    if not target:
        return "initial"
    return "reviewed" if pair.target in line.original else "translated"


def _targets(pair: Pair) -> tuple[str, ...]:
    return () if pair.target is None else (pair.target,)


def _plain(code: str) -> str:
    return code.partition("-")[0]


def _add_note(notes: ET.Element, category: str, text: str) -> None:
    add(notes, "note", {"category": category}, text)


MANIFEST = ExporterManifest(
    name="xliff",
    title="XLIFF 2.0 for translators' tools, one target language",
    suffix=".xliff",
    export=export,
    bilingual=True,
)
