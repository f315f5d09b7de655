"""What a document carries so that it can come back into its session: its lines' references and a mark of its origin.

A reference reads `<source>.<utterance>`, with `.<part>` behind it where an utterance was split, such as `floor.12` or
`floor.12.1`. It is an XML name token (NMTOKEN), so that every format can hold it, and it stands as text in the tables
of documents: of all there is in a row, that is what no editor loses, whether rows are moved, sorted or copied. In the
source's name, what is neither a letter of ASCII, a digit nor a hyphen is written as its code point, `_20_`.

A mark reads `openbooth session=<id> state=<16 hexadecimal digits> languages=<code>+<code>…` and stands among the
keywords of a document. The state is that of the texts it was made from; the languages are those it was restricted to.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from interpreter.domain.transcript import Line, LineId, Transcript
from interpreter.exporters.wording import NOT_INTERPRETED, clean, languages, speaker_of, translation_of
from interpreter.policy.reimport import Row

REFERENCE = "Line"
"""Heads the column of the references in every table."""

_REFERENCE = re.compile(
    r"(?P<source>(?:[A-Za-z0-9-]|_[0-9a-f]{1,6}_)*)\.(?P<utterance>[0-9]{1,18})(?:\.(?P<part>[0-9]{1,9}))?"
)
_OUTSIDE = re.compile(r"[^A-Za-z0-9-]")
_CODE_POINT = re.compile(r"_([0-9a-f]{1,6})_")
_MARK = re.compile(
    r"openbooth session=(?P<session>\S*) state=(?P<state>[0-9a-f]{16}) languages=(?P<languages>\S*)"
)
_STATE_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a document comes from."""

    session: str
    state: str
    """What `state_of` said of the transcript it was made from."""
    languages: tuple[str, ...] = ()
    """Those it was restricted to; empty: all of them."""


def line_ref(line: Line) -> str:
    """Return the reference of a line, the same however it is edited."""
    return reference_of(line.id)


def reference_of(line: LineId) -> str:
    """Return the reference of a line by its id."""
    source = _OUTSIDE.sub(lambda found: f"_{ord(found[0]):x}_", line.source)
    return f"{source}.{line.utterance}" + (f".{line.part}" if line.part else "")


def line_id(reference: str) -> LineId | None:
    """Return the line that a reference names, None for any other text."""
    found = _REFERENCE.fullmatch(reference.strip())
    if found is None:
        return None
    try:
        source = _CODE_POINT.sub(lambda code: chr(int(code[1], 16)), found["source"])
    except ValueError:
        return None
    return LineId(source, int(found["utterance"]), int(found["part"] or 0))


def rows_of(transcript: Transcript) -> tuple[Row, ...]:
    """Return what documents with a row for each line say in it."""
    targets = languages(transcript)
    return tuple(_row(line, speaker_of(line, transcript) or "", targets) for line in transcript.lines)


def _row(line: Line, speaker: str, targets: Sequence[str]) -> Row:
    texts = {language: clean(translation_of(line, language)) for language in targets}
    return Row(line.id, speaker, clean(line.text), *told_apart(texts))


def told_apart(texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return by language what listeners heard and, behind its mark, what the machine wrote beside an interpreter."""
    parts = {language: text.partition(NOT_INTERPRETED) for language, text in texts.items()}
    heard = {language: text.strip(" ") for language, (text, _, _) in parts.items()}
    return heard, {language: text.strip(" ") for language, (_, _, text) in parts.items()}


def state_of(transcript: Transcript) -> str:
    """Return a digest of everything a document can bring back."""
    return StateDigest().of(transcript)


class StateDigest:
    """Digests the states of one record, one after the other, looking only at lines that are new."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str, tuple[str, ...]], tuple[Line, bytes]] = {}

    def of(self, transcript: Transcript) -> str:
        """Return the digest, 16 hexadecimal digits."""
        targets = languages(transcript)
        digest = hashlib.sha256()
        for line in transcript.lines:
            digest.update(self._line(line, speaker_of(line, transcript) or "", targets))
        return digest.hexdigest()[:_STATE_DIGITS]

    def _line(self, line: Line, speaker: str, targets: tuple[str, ...]) -> bytes:
        key = (id(line), speaker, targets)
        if key not in self._known:
            row = _row(line, speaker, targets)
            place = [row.line.source, row.line.utterance, row.line.part]
            said = [row.speaker, row.said, [*row.texts.items()], [*row.shown.items()]]
            self._known[key] = line, hashlib.sha256(json.dumps([*place, *said]).encode()).digest()
        return self._known[key][1]


def mark_of(transcript: Transcript) -> str:
    """Return the mark of a document made from `transcript`, in ASCII and without a comma."""
    session = quote(clean(transcript.provenance.session), safe="")
    chosen = "+".join(quote(clean(code), safe="") for code in transcript.languages)
    return f"openbooth session={session} state={state_of(transcript)} languages={chosen}"


def read_mark(text: str) -> Mark | None:
    """Return the mark that stands in `text`, None without any."""
    found = _MARK.search(text)
    if found is None:
        return None
    chosen = tuple(unquote(code) for code in found["languages"].split("+") if code)
    return Mark(unquote(found["session"]), found["state"], chosen)
