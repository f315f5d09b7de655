"""RTTM (.rttm, NIST Rich Transcription 2009): who spoke when, for programs that score or train diarization.

One line per turn, `SPEAKER <session> <input> <start> <duration> <NA> <NA> <speaker> <NA> <NA>`, times in seconds.
Inputs are numbered from 1 in the order in which they were first heard.

A turn of which nobody can say whose it is goes by `unknown`. Left out, it would tell whoever trains on the file that
nobody spoke; a label for each would add people who were not there. To a scorer the time is an error either way.

The format has neither comments that every reader skips nor escapes. So the file does not say where it comes from,
blanks within a name are written `_`, and a name that readers take for "no value" carries the speaker's id as well.
"""

from collections.abc import Iterator

from interpreter.domain.transcript import Transcript
from interpreter.exporters.attribution import stretches
from interpreter.exporters.wording import clean
from interpreter.ports.outlets import ExporterManifest

UNKNOWN = "unknown"

_NO_VALUE = frozenset((
    "", "NA", "<NA>", "N/A", "#N/A", "#NA", "n/a", "nan", "NaN", "-nan", "-NaN", "null", "NULL", "None",
    "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", UNKNOWN,
))  # fmt: skip
_WITHOUT_QUOTES = str.maketrans({'"': "'"})
"""Readers of tables, which most readers of RTTM are, take a quotation mark for the beginning of a long cell."""


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends; it is empty where nobody spoke."""
    return "".join(_lines(transcript)).encode()


def _lines(transcript: Transcript) -> Iterator[str]:
    session = _field(transcript.provenance.session, "session")
    inputs: dict[str, int] = {}
    for stretch in stretches(transcript):
        number = inputs.setdefault(stretch.source, len(inputs) + 1)
        times = f"{_seconds(stretch.start_ms)} {_seconds(stretch.duration_ms)}"
        yield f"SPEAKER {session} {number} {times} <NA> <NA> {_name(stretch.speaker, transcript)} <NA> <NA>\n"


def _name(speaker: str | None, transcript: Transcript) -> str:
    if speaker is None:
        return UNKNOWN
    return _field(transcript.name_of(speaker) or speaker, speaker)


def _field(text: str, spare: str) -> str:
    """Return `text` without blanks, followed by `spare` where it would read as no value or as nobody."""
    joined = _joined(text)
    return joined if joined not in _NO_VALUE else f"{joined}_{_joined(spare)}"


def _joined(text: str) -> str:
    return "_".join(clean(text).translate(_WITHOUT_QUOTES).split())


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}"


MANIFEST = ExporterManifest(name="rttm", title="RTTM: who spoke when", suffix=".rttm", export=export)
