"""Corrected documents come back: what somebody edited in one, and its edits in the record.

All three formats that people correct are taken: Word documents, workbooks and XLIFF. What a document said when it was
exported is found among the states of the record, by the digest that the document carries.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from interpreter.domain.errors import UserMistake
from interpreter.domain.records import (
    EditRedone,
    EditUndone,
    LinesEdited,
    Record,
    RediarizationUndone,
    Rediarized,
)
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, TurnsReassigned
from interpreter.domain.steps import Term
from interpreter.domain.transcript import LineId, Transcript
from interpreter.policy.choosing import restricted
from interpreter.policy.corrections import LONGEST_NAME, is_name
from interpreter.policy.reimport import Change, Findings, Place, compare, namings, replacements
from interpreter.policy.term_candidates import Candidate, candidates, completed

if TYPE_CHECKING:
    from interpreter.app.record_editing import RecordEditor
    from interpreter.exporters.line_ids import Mark
    from interpreter.exporters.returned import Recognised

IMPORT = "import"
"""What the step is called where it can be undone."""

_CORRECTIONS = (
    LinesEdited, EditUndone, EditRedone, SpeakerNamed, SpeakersMerged, TurnsReassigned, Rediarized, RediarizationUndone,
)  # fmt: skip
_MOST_STATES = 200
"""So many earlier states of a record are compared with a document, the latest ones."""

_MOST_TOLD, _LONGEST_TOLD = 20, 40
_REFUSED = {
    Place.SPEAKER: "A speaker cannot be made unknown again",
    Place.SAID: "What was said cannot be emptied, nor added where only a translation is on record",
    Place.HEARD: "What was said in a language has no translation into it",
    Place.SHOWN: "Machine text beside an interpreter cannot be edited where both are in one language",
    Place.UNMARKED: "The mark of machine text is missing, so nobody can tell which part of the text was heard",
}
"""Why an edit is not taken, by where it was made."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a document would change; nothing is changed yet."""

    session: str
    findings: Findings
    added: int = 0
    """Rows that somebody added; they are ignored."""
    unknown: tuple[str, ...] = ()
    """References that are none of this session's; their rows are ignored."""
    known_state: bool = True
    """Whether the state it was exported in is on record; otherwise every difference is a clash."""
    not_text: int = 0
    """Cells with a date, a number or such in the place of a text; they are ignored."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is not imported, and why, a sentence each."""
        return tuple(_remarks(self))


def examined(session: str, content: bytes) -> Import:
    """Return what a document that has come back would change in its session.

    Raises UserMistake where it is no document of this session, UnknownName, BrokenRecord.
    """
    from interpreter.app.record_editing import RecordEditor  # noqa: PLC0415 - keeps --help quick

    return _examined(RecordEditor(session), content)


def imported(session: str, content: bytes, *, overwrite: bool = False) -> Import:
    """Bring what was edited in a document into its session, as one step that can be undone; return what it was.

    Where a text was edited here as well, it stays, or with `overwrite` the document's takes its place. A speaker whose
    every line got one new name is named so. Raises like `examined`; nothing has changed then.
    """
    from interpreter.app.record_editing import RecordEditor  # noqa: PLC0415

    editor = RecordEditor(session)
    found = _examined(editor, content)
    changes = taken(found, overwrite=overwrite)
    names = namings(changes, editor.transcript)
    named = {line.id for line in editor.transcript.lines if line.speaker in names}
    rest = [change for change in changes if change.place is not Place.SPEAKER or change.line not in named]
    edits = replacements(rest, editor.transcript)
    editor.apply(edits, IMPORT, [SpeakerNamed(speaker, name) for speaker, name in names.items()])
    return found


def offered_terms(session: str, found: Import, *, overwrite: bool = False) -> tuple[Candidate, ...]:
    """Return what the edits of a document suggest for a glossary, before or after they were imported."""
    from interpreter.app.records import session_store  # noqa: PLC0415

    transcript = session_store().open(session)
    changes = taken(found, overwrite=overwrite)
    edits = {edit.old[0]: edit.new[0] for edit in replacements(changes, transcript)}
    return candidates(changes, [edits.get(line.id, line) for line in transcript.lines])


def glossary_with(known: Sequence[Term], offered: Sequence[Term]) -> tuple[Term, ...]:
    """Return a glossary with terms that were offered; what it says already stays, and nothing is left out."""
    return completed(known, offered)


def terms_of(path: Path) -> tuple[Term, ...]:
    """Return what a glossary that terms can be added to says; nothing where there is none yet.

    Raises UnreadableGlossary, and UserMistake for a term base (TBX): it would lose what else it holds.
    """
    from interpreter.storage.glossary import is_term_base, read_glossary  # noqa: PLC0415

    if is_term_base(path):
        raise UserMistake(
            f"Terms are added to CSV files only, and {path} is none; choose another with --glossary."
        )
    return read_glossary(path) if path.exists() else ()


def with_terms(path: Path, terms: Sequence[Term]) -> int:
    """Write terms behind those of a glossary as CSV, which is made where there is none; return how many are new.

    What it says already stays. Raises like `terms_of`.
    """
    from interpreter.storage.glossary import written_glossary  # noqa: PLC0415

    before = terms_of(path)
    after = glossary_with(before, terms)
    if after == before:
        return 0
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_bytes(written_glossary(after))
        unfinished.replace(path)
    except OSError as error:
        raise UserMistake(
            f"{path} cannot be written ({error.strerror}); choose another with --glossary."
        ) from error
    return len(after) - len(before)


def _examined(editor: "RecordEditor", content: bytes) -> Import:
    from interpreter.exporters.line_ids import rows_of  # noqa: PLC0415
    from interpreter.exporters.reading import read_document  # noqa: PLC0415
    from interpreter.exporters.returned import recognised  # noqa: PLC0415

    returned = read_document(content)
    now = editor.transcript
    mark = _checked(returned.mark, now)
    before = _exported(now, mark)
    lines = {line.id: line for line in now.lines}
    chosen = restricted(now, mark.languages)
    found = recognised(returned, chosen if before is None else before, lines)
    _check_columns(found)
    findings = compare(found.rows, None if before is None else rows_of(before), rows_of(chosen), now.lines)
    _check_names((*findings.changes, *findings.clashes))
    return Import(
        now.provenance.session, findings, found.added, found.unknown, before is not None, returned.not_text
    )


def _checked(mark: "Mark | None", transcript: Transcript) -> "Mark":
    session = transcript.provenance.session
    if mark is None:
        raise UserMistake("The document does not say which session it is of; correct one that was exported.")
    if mark.session != session:
        raise UserMistake(f"The document is of session {mark.session}, not of {session}; import it there.")
    return mark


def _check_columns(found: "Recognised") -> None:
    if not found.languages:
        raise UserMistake("None of the document's columns has a heading that was exported; put them back.")
    if not found.rows:
        raise UserMistake("None of the document's rows is a line of the session; correct what was exported.")


def _check_names(changes: Iterable[Change]) -> None:
    from interpreter.exporters.line_ids import reference_of  # noqa: PLC0415

    for change in changes:
        if change.place is Place.SPEAKER and change.after and not is_name(change.after):
            name = "".join(filter(str.isprintable, change.after))
            shown = name if len(name) <= _LONGEST_TOLD else f"{name[:_LONGEST_TOLD]}…"
            raise UserMistake(
                f"“{shown}” in line {reference_of(change.line)} cannot be a speaker's name, which has 1 to "
                f"{LONGEST_NAME} characters that can be read; correct it in the document."
            )


def _exported(now: Transcript, mark: "Mark") -> Transcript | None:
    """Return the transcript that a document was made from, None where no such state is on record."""
    from interpreter.exporters.line_ids import StateDigest  # noqa: PLC0415

    digest = StateDigest()
    for transcript in chain([now], _earlier(now.provenance.session)):
        before = restricted(transcript, mark.languages)
        if digest.of(before) == mark.state:
            return before
    return None


def _earlier(session: str) -> Iterator[Transcript]:
    """The states of a record before each correction, the latest 200."""
    from interpreter.app.records import session_store  # noqa: PLC0415
    from interpreter.policy.transcription import Transcription  # noqa: PLC0415
    from interpreter.storage.journal import inspect_journal  # noqa: PLC0415
    from interpreter.storage.record import JOURNAL  # noqa: PLC0415

    records = inspect_journal(session_store().folder_of(session) / JOURNAL).records
    left = sum(map(_is_correction, records))
    transcription = Transcription()
    for record in records:
        if _is_correction(record):
            if left <= _MOST_STATES:
                yield transcription.transcript()
            left -= 1
        transcription.take(record)


def _is_correction(record: Record) -> bool:
    return isinstance(record, _CORRECTIONS)


def taken(found: Import, *, overwrite: bool) -> tuple[Change, ...]:
    """Return the edits that an import makes."""
    return (*found.findings.changes, *(found.findings.clashes if overwrite else ()))


def _remarks(found: Import) -> Iterator[str]:
    findings = found.findings
    if findings.clashes:
        yield _clash_sentence(len(findings.clashes), known_state=found.known_state)
    for place, reason in _REFUSED.items():
        if lines := [one.line for one in findings.refused if one.place is place]:
            yield f"{reason}: {_listed(lines)}."
    if findings.twice:
        yield f"Rows with one reference that say different things are ignored: {_listed(findings.twice)}."
    if findings.gone:
        yield f"Lines that were split or merged since stay as they are: {_listed(findings.gone)}."
    yield from _ignored(found)


def _ignored(found: Import) -> Iterator[str]:
    if found.added:
        yield f"{counted(found.added, 'row')} added in the document; lines cannot be added, so they are ignored."
    if found.not_text:
        yield (
            f"{counted(found.not_text, 'cell')} ignored, with a date or number instead of text; format such cells as "
            "text and type what they are to say again."
        )
    if found.unknown:
        names = ", ".join(one[:_LONGEST_TOLD] for one in found.unknown[:_MOST_TOLD])
        yield f"Rows of no line of this session are ignored: {names}."


def _clash_sentence(clashes: int, *, known_state: bool) -> str:
    if known_state:
        return f"{counted(clashes, 'text')} edited both here and in the document; what is here stays."
    return (
        "The state that was exported is not on record, so nobody can tell what was edited in the document and what "
        f"here: {counted(clashes, 'difference')}; what is here stays."
    )


def counted(count: int, noun: str) -> str:
    """Return how many there are of something, such as "2 lines"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _listed(lines: Iterable[LineId]) -> str:
    from interpreter.exporters.line_ids import reference_of  # noqa: PLC0415

    names = list(dict.fromkeys(map(reference_of, lines)))
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return ", ".join(names[:_MOST_TOLD]) + more
