"""The conversation of a session so far, from its journal: for a window that comes late, or opens one that has ended."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from interpreter.app.places import data_folder
from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.records import Record, WordsCommitted
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.policy.captioning import is_right_to_left
from interpreter.policy.transcription import transcribe
from interpreter.storage.journal import inspect_journal
from interpreter.storage.sessions import SessionStore

REVISION = -1
"""The revision of captions from the record: any that the session shows itself is newer."""

_JOURNAL = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was committed of a session until its journal was read, by the start of the utterances."""

    session: str
    provenance: Provenance
    source_language: str
    targets: tuple[str, ...]
    captions: tuple[Caption, ...]
    """One per utterance and language; a translation's channel is called by its language, the floor's is None."""
    gaps: tuple[Gap, ...]
    names: Mapping[str, str]
    """Speaker id → the name the operator gave."""
    duration: Ticks
    ended: bool
    """Whether the session ended in order; one that runs, or was cut off, did not."""
    also_spoken: tuple[str, ...] = ()
    """Further languages in which something was said on the floor."""


def conversation_of(session: str | Path) -> Conversation:
    """Return the conversation of a session by its id, the beginning of one, “last”, or its folder.

    The journal may be written meanwhile; a last line that is not whole yet is left out. Takes about a second for
    thirty thousand captions. Raises UnknownName, or BrokenRecord for a journal that cannot be opened.
    """
    folder = session if isinstance(session, Path) else SessionStore(data_folder()).folder_of(session)
    with _nothing_collected():
        records = inspect_journal(folder / _JOURNAL).records
        transcript = transcribe(records)
        return Conversation(
            session=folder.name,
            provenance=transcript.provenance,
            source_language=transcript.source_language,
            targets=transcript.targets,
            captions=tuple(_captions(records, transcript)),
            gaps=transcript.gaps,
            names=transcript.names,
            duration=transcript.duration,
            ended=transcript.complete,
            also_spoken=_also_spoken(transcript),
        )


def _also_spoken(transcript: Transcript) -> tuple[str, ...]:
    """Return the languages of what was said, besides the usual one."""
    said = dict.fromkeys(line.language for line in transcript.lines)
    return tuple(language for language in said if language != transcript.source_language)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no cycles meanwhile: among a million values each search would hold up every thread of the window."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True)
class _Text:
    """One utterance in one language."""

    channel: str | None
    language: str
    words: list[Word] = field(default_factory=list)
    ended: bool = False

    def take(self, record: WordsCommitted) -> None:
        self.words.extend(record.words)
        self.ended = self.ended or record.ended


def _captions(records: Sequence[Record], transcript: Transcript) -> Iterable[Caption]:
    texts = _texts(records)
    for line in transcript.lines:
        name = transcript.name_of(line.speaker)
        for text in texts[line.source, line.utterance].values():
            if not text.words:
                continue
            yield Caption(
                utterance=line.utterance,
                revision=REVISION,
                source=line.source,
                speaker=line.speaker,
                speaker_name=name,
                channel=text.channel,
                language=text.language,
                committed=text_of(text.words),
                provisional="",
                predicted="",
                start=text.words[0].start,
                end=max(word.end for word in text.words),
                ended=text.ended,
                right_to_left=is_right_to_left(text.language),
            )


def _texts(records: Sequence[Record]) -> dict[tuple[str, int], dict[str | None, _Text]]:
    """Return what was committed by source and utterance, and by channel."""
    texts: dict[tuple[str, int], dict[str | None, _Text]] = {}
    for record in records:
        if isinstance(record, WordsCommitted):
            channel = None if record.origin is Origin.FLOOR else record.language
            by_channel = texts.setdefault((record.source, record.utterance), {})
            by_channel.setdefault(channel, _Text(channel, record.language)).take(record)
    return texts
