"""Plain text (.txt): to read, to search, to paste."""

from collections.abc import Sequence

from interpreter.domain.health import Gap
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.columns import EDITED
from interpreter.exporters.wording import (
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    languages,
    provenance,
    speaker_of,
    texts_of,
)
from interpreter.ports.outlets import ExporterManifest


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends."""
    targets = languages(transcript)
    heading = [f"{label}: {text}\n" for label, text in provenance(transcript) if text]
    entries = [_entry(entry, transcript, targets) for entry in in_order(transcript)]
    return "".join(["Transcript\n\n", *heading, *entries]).encode()


def _entry(entry: Line | Gap, transcript: Transcript, targets: Sequence[str]) -> str:
    if isinstance(entry, Gap):
        return f"\n[{clock(entry.start)}] {gap_sentence(entry)}\n"
    texts = "".join(
        f"    {clean(language)}  {text}\n"
        for language, text in texts_of(entry, targets, transcript.languages)
    )
    edited = f" [{EDITED}]" if entry.edited else ""
    return f"\n[{clock(entry.start)}] {speaker_of(entry, transcript) or UNKNOWN_SPEAKER}{edited}\n{texts}"


MANIFEST = ExporterManifest(name="txt", title="Plain text", suffix=".txt", export=export)
