"""Folds the journal of a session into its transcript.

The records come in the order in which things became final. Nothing that was committed is left out: an utterance
without source words keeps its translations, and the other way round. A settled turn says who spoke, better than the
guess that was current when a word was committed; what was found afterwards, and what the operator says, is better yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.records import (
    ChannelHeld,
    Record,
    RediarizationUndone,
    Rediarized,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.policy.attribution import TurnBook

UNKNOWN_LANGUAGE = "und"
"""ISO 639: undetermined."""


def transcribe(records: Iterable[Record]) -> Transcript:
    """Return the transcript of a journal, whole or cut anywhere; one without its opening gets an empty provenance."""
    fold = _Fold()
    for record in records:
        fold.take(record)
    return fold.transcript()


def turns_in(records: Iterable[Record]) -> TurnBook:
    """Return who spoke when by a journal, with all corrections, to check or make further ones."""
    fold = _Fold()
    for record in records:
        fold.take(record)
    return fold.book


@dataclass(slots=True)
class _Utterance:
    """What is known of one utterance while the records go by."""

    utterance: int
    source: str
    speaker: str | None = None
    origin: Origin = Origin.MACHINE
    language: str | None = None
    spoken: list[Word] = field(default_factory=list)
    translated: dict[str, list[Word]] = field(default_factory=dict)
    shown_only: dict[str, list[Word]] = field(default_factory=dict)

    def take(self, record: WordsCommitted, *, held: bool) -> None:
        """Take words; `held` says that an interpreter was on air in their language."""
        if record.speaker is not None:
            self.speaker = record.speaker
        if record.origin is Origin.FLOOR:
            self.language = self.language or record.language
            self.spoken.extend(record.words)
        else:
            self.origin = record.origin
            texts = self.shown_only if held and record.origin is Origin.MACHINE else self.translated
            texts.setdefault(record.language, []).extend(record.words)

    def timed(self) -> list[Word]:
        """The words that say when it was: those of the floor, or of the translations where there are none."""
        texts = (*self.translated.values(), *self.shown_only.values())
        return self.spoken or [word for words in texts for word in words]

    def line(self, source_language: str, book: TurnBook) -> Line | None:
        """Return the finished line, or None where no text was committed."""
        text = text_of(self.spoken)
        translations, shown_only = _texts(self.translated), _texts(self.shown_only)
        if not (text or translations or shown_only):
            return None
        timed = self.timed()
        return Line(
            utterance=self.utterance,
            source=self.source,
            speaker=book.speaker_of(self.source, timed, otherwise=self.speaker),
            start=min(word.start for word in timed),
            end=max(word.end for word in timed),
            language=self.language or source_language,
            text=text,
            translations=translations,
            origin=self.origin,
            words=tuple(self.spoken),
            shown_only=shown_only,
        )


def _texts(words_by_language: dict[str, list[Word]]) -> dict[str, str]:
    texts = {language: text_of(words) for language, words in words_by_language.items()}
    return {language: text for language, text in texts.items() if text}


class _Fold:
    def __init__(self) -> None:
        self._opened: SessionOpened | None = None
        self._closed: SessionClosed | None = None
        self._utterances: dict[tuple[str, int], _Utterance] = {}
        self.book = TurnBook()
        self._live: list[tuple[SpeakerTurn, ...]] = []  # the turns that each re-diarization replaced
        self._gaps: list[Gap] = []
        self._held: dict[tuple[str, str], bool] = {}  # by language and channel
        self._last = Ticks(0)

    def take(self, record: Record) -> None:
        self._last = max(self._last, _end_of(record))
        match record:
            case SessionOpened():
                self._opened = self._opened or record
            case WordsCommitted() | ChannelHeld():
                self._take_words(record)
            case SpeakerTurn() if record.settled:
                self.book.note(record)
            case SpeakerNamed() | SpeakersMerged() | TurnsReassigned():
                self.book.correct(record)
            case Rediarized() | RediarizationUndone():
                self._rediarize(record)
            case Gap():
                self._gaps.append(record)
            case SessionClosed():
                self._closed = record
            case _:
                pass

    def _take_words(self, record: WordsCommitted | ChannelHeld) -> None:
        if isinstance(record, ChannelHeld):
            self._held[record.language, record.channel] = bool(record.holders)
            return
        key = (record.source, record.utterance)
        utterance = self._utterances.setdefault(key, _Utterance(record.utterance, record.source))
        utterance.take(record, held=self._is_held(record.language))

    def _is_held(self, language: str) -> bool:
        """Whether an interpreter is on air on a channel of that language."""
        return any(held for (of, _), held in self._held.items() if of == language)

    def _rediarize(self, record: Rediarized | RediarizationUndone) -> None:
        if isinstance(record, Rediarized):
            self._live.append(self.book.replace(record.turns))
        elif self._live:
            self.book.replace(self._live.pop())

    def transcript(self) -> Transcript:
        language = self._source_language()
        lines = self._lines(language)
        return Transcript(
            provenance=self._opened.provenance if self._opened else Provenance("", "", "", ""),
            source_language=language,
            targets=self._targets(lines),
            lines=lines,
            gaps=tuple(sorted(self._gaps, key=lambda gap: gap.start)),
            names=dict(self.book.names),
            turns=tuple(turn for turn in self.book.turns if turn.end is not None),
            duration=self._closed.at if self._closed else self._last,
            complete=self._closed is not None,
        )

    def _source_language(self) -> str:
        if self._opened:
            return self._opened.settings.source_language
        heard = (utterance.language for utterance in self._utterances.values() if utterance.language)
        return next(heard, UNKNOWN_LANGUAGE)

    def _lines(self, language: str) -> tuple[Line, ...]:
        lines = [utterance.line(language, self.book) for utterance in self._utterances.values()]
        return tuple(sorted((line for line in lines if line), key=lambda line: (line.start, line.utterance)))

    def _targets(self, lines: Iterable[Line]) -> tuple[str, ...]:
        wanted = self._opened.settings.targets if self._opened else ()
        found = (language for line in lines for language in (*line.translations, *line.shown_only))
        return tuple(dict.fromkeys((*wanted, *found)))


def _end_of(record: Record) -> Ticks:
    match record:
        case WordsCommitted():
            return max(record.at, *(word.end for word in record.words), Ticks(0))
        case SpeakerTurn():
            return record.start if record.end is None else record.end
        case Gap():
            return Ticks(record.start + record.duration)
        case SessionClosed():
            return record.at
        case _:
            return Ticks(0)
