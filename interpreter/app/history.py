"""The conversation of a session so far, from its journal: for a window that comes late, or opens one that has ended."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from interpreter.app.memory import nothing_collected
from interpreter.app.places import data_folder
from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.records import Record, WordsCommitted
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.policy.captioning import is_right_to_left
from interpreter.policy.transcription import Transcription, folded
from interpreter.storage.journal import inspect_journal
from interpreter.storage.sessions import SessionStore

REVISION = -1
"""The revision of captions from the record: any that the session shows itself is newer."""

_JOURNAL = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was committed of a session until its journal was read, and edited since, by the start of the utterances."""

    session: str
    provenance: Provenance
    source_language: str
    targets: tuple[str, ...]
    captions: tuple[Caption, ...]
    """One per utterance and language; a translation's channel is called by its language, the floor's is None.

    What was split of an utterance has a number that no other has.
    """
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
    with nothing_collected():
        records = inspect_journal(folder / _JOURNAL).records
        transcription = folded(records)
        transcript = transcription.transcript()
        return Conversation(
            session=folder.name,
            provenance=transcript.provenance,
            source_language=transcript.source_language,
            targets=transcript.targets,
            captions=tuple(_captions(_texts(records), transcription, transcript)),
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

    def spoken(self) -> "_Spoken":
        """It as a reader sees it; it has words."""
        end = max(word.end for word in self.words)
        return _Spoken(self.channel, self.language, text_of(self.words), self.words[0].start, end, self.ended)


class _Spoken(NamedTuple):
    """What is shown of a line in one language."""

    channel: str | None
    language: str
    text: str
    start: Ticks
    end: Ticks
    ended: bool = True


_Texts = dict[tuple[str, int], dict[str | None, _Text]]


def _captions(texts: _Texts, transcription: Transcription, transcript: Transcript) -> Iterator[Caption]:
    unused = itertools.count(max((line.utterance for line in transcript.lines), default=0) + 1)
    for line in transcript.lines:
        name = transcript.name_of(line.speaker)
        number = next(unused) if line.part else line.utterance
        if transcription.is_committed(line.id):
            by_channel = texts[line.source, line.utterance].values()
            shown: Iterable[_Spoken] = (text.spoken() for text in by_channel if text.words)
        else:
            shown = _edited(line)
        for one in shown:
            yield Caption(
                utterance=number,
                revision=REVISION,
                source=line.source,
                speaker=line.speaker,
                speaker_name=name,
                channel=one.channel,
                language=one.language,
                committed=one.text,
                provisional="",
                predicted="",
                start=one.start,
                end=one.end,
                ended=one.ended,
                right_to_left=is_right_to_left(one.language),
            )


def _edited(line: Line) -> Iterator[_Spoken]:
    """Yield what a line says that somebody edited."""
    if line.text:
        yield _Spoken(None, line.language, line.text, line.start, line.end)
    for language, text in {**line.shown_only, **line.translations}.items():
        if text:
            yield _Spoken(language, language, text, line.start, line.end)


def _texts(records: Sequence[Record]) -> _Texts:
    """Return what was committed by source and utterance, and by channel."""
    texts: _Texts = {}
    for record in records:
        if isinstance(record, WordsCommitted):
            channel = None if record.origin is Origin.FLOOR else record.language
            by_channel = texts.setdefault((record.source, record.utterance), {})
            by_channel.setdefault(channel, _Text(channel, record.language)).take(record)
    return texts
