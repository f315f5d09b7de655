"""Folds the journal of a session into its transcript.

The records come in the order in which things became final. Nothing that was committed is left out: an utterance
without source words keeps its translations, and the other way round. A settled turn says who spoke, better than the
guess that was current when a word was committed; what was found afterwards, and what the operator says, is better yet.
What was edited after the event stands in the place of what was committed, and can be told from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, Words, text_of
from interpreter.domain.records import (
    ChannelHeld,
    EditRedone,
    EditUndone,
    LinesEdited,
    Record,
    RediarizationUndone,
    Rediarized,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Provenance, Transcript
from interpreter.policy.attribution import Correction, Held, TurnBook, middles
from interpreter.policy.editing import Place, languages_of, place_of
from interpreter.policy.revisions import Entry, Revisions
from interpreter.policy.shares import Share, Shares, Utterance, pooled, whole
from interpreter.policy.word_timing import divided

UNKNOWN_LANGUAGE = "und"
"""ISO 639: undetermined."""


def transcribe(records: Iterable[Record]) -> Transcript:
    """Return the transcript of a journal, whole or cut anywhere; one without its opening gets an empty provenance."""
    return folded(records).transcript()


def folded(records: Iterable[Record]) -> "Transcription":
    """Return what a journal says so far, to be told more."""
    transcription = Transcription()
    for record in records:
        transcription.take(record)
    return transcription


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

    def words_at(self, place: Place, language: str) -> Words:
        """The words that were committed in a place of its line."""
        match place:
            case "text":
                return tuple(self.spoken)
            case "translations":
                return tuple(self.translated.get(language, ()))
            case "shown_only":
                return tuple(self.shown_only.get(language, ()))

    def entry(self, source_language: str) -> Entry | None:
        """Return the finished line, or None where no text was committed."""
        text = text_of(self.spoken)
        translations, shown_only = _texts(self.translated), _texts(self.shown_only)
        if not (text or translations or shown_only):
            return None
        timed = self.timed()
        line = Line(
            utterance=self.utterance,
            source=self.source,
            speaker=self.speaker,
            start=min(word.start for word in timed),
            end=max(word.end for word in timed),
            language=self.language or source_language,
            text=text,
            translations=translations,
            origin=self.origin,
            words=tuple(self.spoken),
            shown_only=shown_only,
        )
        key = (self.source, self.utterance)
        return Entry(line, frozenset({key}), tuple(middles(timed)), _all_of(line, key))


def _all_of(line: Line, utterance: Utterance) -> Shares:
    """Return what a line rests on as long as it is all that was committed."""
    return {
        ("text", line.language): whole(utterance, line.text),
        **{("translations", code): whole(utterance, text) for code, text in line.translations.items()},
        **{("shown_only", code): whole(utterance, text) for code, text in line.shown_only.items()},
    }


def _texts(words_by_language: dict[str, list[Word]]) -> dict[str, str]:
    texts = {language: text_of(words) for language, words in words_by_language.items()}
    return {language: text for language, text in texts.items() if text}


class Transcription:
    """Folds records one by one; what it says of the transcript is up to date at any time."""

    def __init__(self) -> None:
        self._opened: SessionOpened | None = None
        self._closed: SessionClosed | None = None
        self._utterances: dict[tuple[str, int], _Utterance] = {}
        self.book = TurnBook()
        self._corrected_live: list[Correction] = []
        self._live: list[tuple[SpeakerTurn, ...]] = []  # the turns that each re-diarization replaced
        self._gaps: list[Gap] = []
        self._held: dict[tuple[str, str], bool] = {}  # by language and channel
        self._last = self._last_words = Ticks(0)
        self._revisions = Revisions()
        self._grown = False  # whether words came since the lines were made
        self._edited = False
        self._lines: dict[LineId, Line] = {}  # with the speakers they have now, as far as these are known
        self._turns_of: dict[LineId, Held] = {}
        self._turns: tuple[SpeakerTurn, ...] | None = None

    @property
    def undoable(self) -> str:
        """What `EditUndone` would undo, in few words, or nothing."""
        return self._revisions.undoable

    @property
    def redoable(self) -> str:
        """What `EditRedone` would do again, in few words, or nothing."""
        return self._revisions.redoable

    @property
    def ended(self) -> str:
        """How the session ended: "closed", "recovered" where somebody closed it later, or empty."""
        if self._closed is None:
            return ""
        return "recovered" if self._closed.recovered else "closed"

    @property
    def last_words(self) -> Ticks:
        """The end of the last words that were committed."""
        return self._last_words

    @property
    def last(self) -> Ticks:
        """The end of all that is on record."""
        return self._closed.at if self._closed else self._last

    def take(self, record: Record) -> None:
        """Take the next record."""
        self._last = max(self._last, _end_of(record))
        match record:
            case SessionOpened():
                self._opened = self._opened or record
            case WordsCommitted() | ChannelHeld():
                self._take_words(record)
            case SpeakerTurn() | Rediarized() | RediarizationUndone():
                self._take_turns(record)
            case SpeakerNamed() | SpeakersMerged() | TurnsReassigned():
                self._correct(record)
            case LinesEdited() | EditUndone() | EditRedone():
                self._edit(record)
            case Gap():
                self._gaps.append(record)
            case SessionClosed():
                self._closed = record
            case _:
                pass

    def transcript(self) -> Transcript:
        """Return everything as it is now."""
        lines = self._sorted_lines()
        return Transcript(
            provenance=self._opened.provenance if self._opened else Provenance("", "", "", ""),
            source_language=self._source_language(),
            targets=self._targets(lines),
            lines=lines,
            gaps=tuple(sorted(self._gaps, key=lambda gap: gap.start)),
            names=dict(self.book.names),
            turns=self._ended_turns(),
            duration=self.last,
            complete=self.ended == "closed",
            closed=bool(self.ended),
        )

    def noted(self, line: LineId) -> Line:
        """Return a line without what the turns say of it, as an edit is to begin from it. Raises KeyError."""
        return self._entries[line].line

    def heard(self) -> TurnBook:
        """Return who spoke when, with those who have lines but no turn."""
        self.book.mention(line.speaker for line in self._sorted_lines())
        return self.book

    def is_committed(self, line: LineId) -> bool:
        """Whether nobody edited a line since it was committed. Raises KeyError."""
        self._make_lines()
        return self._revisions.is_committed(line)

    def speaker_of(self, line: LineId) -> str | None:
        """Return who spoke a line, as edited. Raises KeyError."""
        return self._spoken(self._entries[line]).speaker

    def found_speaker(self, line: LineId) -> str | None:
        """Return who spoke a line by the turns, whatever somebody said of the line. Raises KeyError."""
        entry = self._entries[line]
        otherwise = None if entry.line.speaker_edited else entry.line.speaker
        return self.book.speaker_among(self._held_by(entry), otherwise=otherwise)

    def unused_part(self, line: LineId) -> int:
        """Return a number for one more part of the utterance of a line."""
        parts = (
            one.part for one in self._entries if (one.source, one.utterance) == (line.source, line.utterance)
        )
        return max(parts, default=-1) + 1

    def committed(self, lines: Sequence[LineId]) -> dict[str, Words]:
        """Return by language the words that were committed where these lines stand, in their order. Raises KeyError."""
        entries = [self._entries[line] for line in lines]
        pool = pooled(entry.shares for entry in entries)
        places = {
            code: place_of(entry.line, code)
            for entry in reversed(entries)
            for code in languages_of(entry.line)
        }
        return {
            code: tuple(
                word for share in pool.get((place, code), ()) for word in self._words_of(share, place, code)
            )
            for code, place in places.items()
        }

    def _words_of(self, share: Share, place: Place, language: str) -> Words:
        words = self._utterances[share.utterance].words_at(place, language)
        return divided(words, [share.begin, share.end - share.begin, 0])[1]

    @property
    def _entries(self) -> Mapping[LineId, Entry]:
        self._make_lines()
        return self._revisions.entries

    def _take_words(self, record: WordsCommitted | ChannelHeld) -> None:
        if isinstance(record, ChannelHeld):
            self._held[record.language, record.channel] = bool(record.holders)
            return
        key = (record.source, record.utterance)
        utterance = self._utterances.setdefault(key, _Utterance(record.utterance, record.source))
        utterance.take(record, held=self._is_held(record.language))
        self._last_words = max(self._last_words, *(word.end for word in record.words), Ticks(0))
        self._grown = True

    def _is_held(self, language: str) -> bool:
        """Whether an interpreter is on air on a channel of that language."""
        return any(held for (of, _), held in self._held.items() if of == language)

    def _take_turns(self, record: SpeakerTurn | Rediarized | RediarizationUndone) -> None:
        self._forget_speakers()
        self._turns_of.clear()
        match record:
            case SpeakerTurn():
                if record.settled:
                    self.book.note(record)
            case Rediarized():
                self._live.append(self.book.replace(record.turns))
            case RediarizationUndone():
                if self._live:
                    self.book.replace(self._live.pop())

    def _correct(self, record: Correction) -> None:
        """Take what is said of speakers: as a step that can be undone once the session is over."""
        if self._closed or self._edited:
            self._edit(record)
        else:
            self._corrected_live.append(record)
            self.book.correct(record)
            self._forget_speakers()

    def _edit(self, record: Correction | LinesEdited | EditUndone | EditRedone) -> None:
        self._edited = True
        self._make_lines()
        before = self._revisions.corrections
        for line in self._revisions.take(record):
            self._lines.pop(line, None)
            self._turns_of.pop(line, None)
        if isinstance(record, LinesEdited):
            made = [line for replacement in record.replacements for line in replacement.new]
            self.book.mention(line.speaker for line in made if line.speaker_edited)
        corrections = self._revisions.corrections
        if corrections != before:
            self.book.correct_anew([*self._corrected_live, *corrections])
            if any(not isinstance(one, SpeakerNamed) for one in {*before}.symmetric_difference(corrections)):
                self._forget_speakers()

    def _forget_speakers(self) -> None:
        self._lines.clear()
        self._turns = None

    def _ended_turns(self) -> tuple[SpeakerTurn, ...]:
        if self._turns is None:
            self._turns = tuple(turn for turn in self.book.turns if turn.end is not None)
        return self._turns

    def _make_lines(self) -> None:
        """Bring the lines up to date with the words."""
        if self._grown:
            self._grown = False
            language = self._source_language()
            entries = (utterance.entry(language) for utterance in self._utterances.values())
            self._revisions.start_from(entry for entry in entries if entry is not None)
            self._lines.clear()
            self._turns_of.clear()

    def _sorted_lines(self) -> tuple[Line, ...]:
        entries = self._entries
        if len(self._lines) < len(entries):
            self._lines |= {
                key: self._spoken(entry) for key, entry in entries.items() if key not in self._lines
            }
        return tuple(sorted(self._lines.values(), key=_order))

    def _spoken(self, entry: Entry) -> Line:
        """Return a line with the speaker it has now."""
        line = entry.line
        if line.speaker_edited:
            speaker = None if line.speaker is None else self.book.known_as(line.speaker)
        else:
            speaker = self.book.speaker_among(self._held_by(entry), otherwise=line.speaker)
        return line if speaker == line.speaker else replace(line, speaker=speaker)

    def _held_by(self, entry: Entry) -> Held:
        """Which turns hold the words of a line, found once for as long as the turns stay."""
        line = entry.line.id
        if line not in self._turns_of:
            self._turns_of[line] = self.book.held(line.source, entry.moments)
        return self._turns_of[line]

    def _source_language(self) -> str:
        if self._opened:
            return self._opened.settings.source_language
        heard = (utterance.language for utterance in self._utterances.values() if utterance.language)
        return next(heard, UNKNOWN_LANGUAGE)

    def _targets(self, lines: Iterable[Line]) -> tuple[str, ...]:
        wanted = self._opened.settings.targets if self._opened else ()
        found = (language for line in lines for language in (*line.translations, *line.shown_only))
        return tuple(dict.fromkeys((*wanted, *found)))


def _order(line: Line) -> tuple[Ticks, int, int]:
    return line.start, line.utterance, line.part


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
