"""Audacity labels: who spoke when, to see and mend above the waveform (File, Import, Labels).

One label per turn, `<start> TAB <end> TAB <speaker>`, times in seconds. The format has no place for where the file
comes from. Audacity opens files that end in .txt only, which plain text does too; hence the longer suffix.
"""

from interpreter.domain.transcript import Transcript
from interpreter.exporters.attribution import Stretch, stretches
from interpreter.exporters.wording import UNKNOWN_SPEAKER, clean
from interpreter.ports.outlets import ExporterManifest


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends; it is empty where nobody spoke."""
    return "".join(_label(stretch, transcript) for stretch in stretches(transcript)).encode()


def _label(stretch: Stretch, transcript: Transcript) -> str:
    name = clean(transcript.name_of(stretch.speaker) or "").strip() or UNKNOWN_SPEAKER
    return f"{stretch.start_ms / 1000:.3f}\t{stretch.end_ms / 1000:.3f}\t{name}\n"


MANIFEST = ExporterManifest(
    name="audacity", title="Audacity labels: who spoke when", suffix=".labels.txt", export=export
)
