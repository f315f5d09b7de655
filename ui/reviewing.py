"""A session on record while it is reviewed: edits are done in threads, one after the other, and told when they hold."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from interpreter.app.heard_words import HeardWords, heard_words, wholes_of
from interpreter.app.record_editing import RecordEditor
from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.domain.hypothesis import Words
from interpreter.domain.sharing import FLOOR
from interpreter.domain.transcript import Found, Line, LineId, Transcript
from ui.errands import Errands
from ui.models.playing import Sound
from ui.models.review_words import Span, spans_of
from ui.models.wording import said

_MOST_KEPT = 4_000


Act = Callable[[RecordEditor], object]


@dataclass(slots=True)
class _Held:
    """What threads share: nobody reads the record while it is edited."""

    editor: RecordEditor
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was read: what edits it, and what can be heard of it."""

    editor: RecordEditor
    sounds: tuple[Sound, ...] = ()
    heard: HeardWords = field(default_factory=HeardWords)


class Reviewing(QObject):
    """Holds the newest transcript of a session, and has it edited."""

    opened = Signal()
    changed = Signal()
    """Another transcript holds, or something else can be undone."""
    refused = Signal(str)
    """Why it could not be opened, or what was asked for was not done."""
    not_opened = Signal()
    """It could not be opened."""

    def __init__(
        self, session: str, read: Callable[[str], Opened] | None = None, parent: QObject | None = None
    ) -> None:
        """`read` may raise OpenBoothError; it runs in a thread. Without it the session is read from its folder."""
        super().__init__(parent)
        self.session = session
        self._read = read or _read
        self._errands = Errands(self)
        self._held: _Held | None = None
        self._heard = HeardWords()
        self._waiting: deque[tuple[Act, Callable[[object], None]]] = deque()
        self._busy = False
        self._spans: dict[tuple[LineId, str, bool, str], tuple[Span, ...]] = {}
        self.transcript: Transcript | None = None
        self.undoable = self.redoable = ""
        self.sounds: tuple[Sound, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether nothing is being done."""
        return self._errands.idle

    def open(self) -> None:
        """Read the record, once more where it was changed by somebody else."""
        self._busy = True
        self._errands.send("record", partial(_opened, self._read, self.session), self._take_opened)

    def refresh(self) -> None:
        """Take over what was changed elsewhere."""
        self.do(lambda editor: editor.refresh())

    def do(self, act: Act, then: Callable[[object], None] | None = None) -> None:
        """Have the record edited; `then` is called with what `act` returned, unless it was refused."""
        self._waiting.append((act, then or _nothing))
        self._go_on()

    def find(self, what: str, *, match_case: bool, whole_words: bool) -> Sequence[Found]:
        """Return where words stand, by line, in every language; nothing while the record is being edited."""
        held = self._held
        if held is None or not what or not held.lock.acquire(blocking=False):
            return ()
        try:
            return held.editor.find(what, match_case=match_case, whole_words=whole_words)
        finally:
            held.lock.release()

    def spans(self, line: Line, language: str, sound: Sound | None = None) -> tuple[Span, ...]:
        """Return where the words of a line stand in a language, and when they were said, or heard on a channel.

        Nothing where that cannot be told without waiting for an edit.
        """
        held, channel = self._held, sound.name if sound is not None and sound.channel else ""
        text = line.text if language == line.language and line.text else line.translations.get(language, "")
        key = (line.id, language + channel, bool(channel), text)
        if held is None or self.transcript is None:
            return ()
        if key not in self._spans:
            words = _words(held, line.id, language)
            if words is None:
                return ()
            if channel:
                whole = self._wholes.get((line.source, line.utterance), (line.start, line.end))
                words = self._heard.words(channel, line, words, whole)
            if len(self._spans) > _MOST_KEPT:
                self._spans.clear()
            self._spans[key] = spans_of(text, words)
        return self._spans[key]

    def _take_opened(self, opened: Opened | OpenBoothError) -> None:
        self._busy = False
        if isinstance(opened, OpenBoothError):
            self.refused.emit(str(opened))
            self.not_opened.emit()
            return
        self._held, self.sounds, self._heard = _Held(opened.editor), opened.sounds, opened.heard
        self._look(self._held)
        self.opened.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or self._held is None or not self._waiting:
            return
        self._busy = True
        act, then = self._waiting.popleft()
        self._errands.send("edit", partial(_done, self._held, act), partial(self._take_done, then))

    def _take_done(self, then: Callable[[object], None], done: object) -> None:
        self._busy = False
        if self._held is not None:
            self._look(self._held)
        self.changed.emit()
        if isinstance(done, OpenBoothError):
            self.refused.emit(str(done))
        else:
            then(done)
        self._go_on()

    def _look(self, held: _Held) -> None:
        editor = held.editor
        self._spans.clear()
        self.transcript, self.undoable, self.redoable = editor.transcript, editor.undoable, editor.redoable
        self._wholes = wholes_of(editor.transcript)


def _read(session: str) -> Opened:
    return Opened(RecordEditor(session), sounds_of(session), heard_words(session))


def _opened(read: Callable[[str], Opened], session: str) -> Opened | OpenBoothError:
    try:
        return read(session)
    except OpenBoothError as error:
        return error
    except OSError as error:
        return UserMistake(said("The session cannot be read ({why}).", why=error.strerror))


def sounds_of(session: str) -> tuple[Sound, ...]:
    """Return what can be heard of a session: the floor as a whole where it has several sources, then each."""
    from interpreter.app.recorded_sound import open_recorded_sound  # noqa: PLC0415 - windows load no sound to start

    with open_recorded_sound(session) as recorded:
        sounds = [Sound(one.name, one.channel, one.language, one.duration) for one in recorded.tracks]
    sources = [sound for sound in sounds if not sound.channel]
    if len(sources) > 1:
        longest = max(sources, key=lambda sound: sound.duration)
        sounds.insert(0, Sound(FLOOR, channel=False, language=longest.language, duration=longest.duration))
    return tuple(sounds)


def _words(held: _Held, line: LineId, language: str) -> Words | None:
    """Return the words of a line; None while the record is being edited, or where it has no such line any more."""
    if not held.lock.acquire(blocking=False):
        return None
    try:
        return held.editor.words(line, language)
    except UnknownName:
        return None
    finally:
        held.lock.release()


def _done(held: _Held, act: Act) -> object:
    with held.lock:
        try:
            return act(held.editor)
        except OpenBoothError as error:
            return error


def _nothing(_result: object) -> None:
    """Nothing is to be done afterwards."""
