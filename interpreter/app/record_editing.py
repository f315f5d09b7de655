"""Corrects the record of a session that has ended: text, speakers, lines; every step is on disk at once.

What was committed stays in the journal beside it, so that every step can be undone, also after a restart, and done
again until the next one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from interpreter.app.memory import nothing_collected
from interpreter.app.records import noted_at, session_store
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.hypothesis import Words
from interpreter.domain.records import EditRedone, EditUndone, LinesEdited, Record, Replacement
from interpreter.domain.speech import SpeakerNamed
from interpreter.domain.transcript import Found, Line, LineId, Transcript
from interpreter.policy import editing
from interpreter.policy.corrections import known_speaker, merged, named
from interpreter.policy.transcription import Transcription

_Edit = Callable[[Transcription], Sequence[Replacement]]


class RecordEditor:
    """Edits one session that has ended; every step is in the journal when its call returns.

    What other programs changed meanwhile is seen with the next step, or by `refresh`. Any one thread. Every step raises
    UserMistake, in one sentence, where it cannot be made; UnknownName where the line or the session is gone; and
    BrokenRecord where the disk does not take it. Nothing has changed then.
    """

    def __init__(self, session: str) -> None:
        """Open a session by its id, the beginning of one, or “last”.

        Raises UnknownName, UserMistake while it runs, BrokenRecord. Takes about a second for 10,000 lines.
        """
        with nothing_collected():
            self._record = session_store().record(session)
            self._transcript = self._record.transcript

    @property
    def transcript(self) -> Transcript:
        """The transcript as it was edited."""
        return self._transcript

    @property
    def undoable(self) -> str:
        """What would be undone, in few words, or nothing."""
        return self._record.transcription.undoable

    @property
    def redoable(self) -> str:
        """What would be done again, in few words, or nothing."""
        return self._record.transcription.redoable

    def refresh(self) -> bool:
        """Take over what other programs changed; say whether there was anything."""
        with nothing_collected():
            changed = self._record.refresh()
            if changed:
                self._transcript = self._record.transcript
        return changed

    def set_text(self, line: LineId, language: str, text: str) -> None:
        """Write another text in the line's own language or in that of a translation, which may be empty."""
        self._edit("edit", lambda now: _rewritten(now, {line: {language: text}}))

    def set_speaker(self, lines: Sequence[LineId], speaker: str | None) -> None:
        """Say who spoke these lines, by id or name; None is somebody new."""
        self._edit("speaker", lambda now: _spoken(now, lines, speaker))

    def split(self, line: LineId, language: str, position: int) -> None:
        """Cut a line before a character of its text in a language; in the others it is cut where the time fits."""

        def halves(now: Transcription) -> Sequence[Replacement]:
            old = _noted(now, line)
            part = now.unused_part(line)
            new = editing.split(old, language, position, now.committed([line]), part=part)
            return (Replacement((line,), new),)

        self._edit("split", halves)

    def merge(self, lines: Sequence[LineId]) -> None:
        """Make one line of neighbours on one source."""
        self._edit("merge", lambda now: _joined(now, lines))

    def find(
        self, what: str, *, language: str | None = None, match_case: bool = False, whole_words: bool = False
    ) -> tuple[Found, ...]:
        """Return where something stands, in the order of the transcript, in one language or in all."""
        found = editing.find(
            self._transcript, what, language=language, match_case=match_case, whole_words=whole_words
        )
        return tuple(found)

    def replace(self, found: Sequence[Found], replacement: str) -> int:
        """Write something else in these places, as one step; return in how many.

        Where nothing would be left of what was said the text stays; where nothing but that was asked for, or another
        text was searched, UserMistake is raised.
        """
        replaced = 0

        def rewritten(now: Transcription) -> Sequence[Replacement]:
            nonlocal replaced
            made, replaced = _replaced(now, found, replacement)
            return made

        self._edit("replace", rewritten)
        return replaced

    def apply(
        self, replacements: Sequence[Replacement], what: str, names: Sequence[SpeakerNamed] = ()
    ) -> None:
        """Take the edits of an import as one step: each puts one line, edited, in the place of one.

        Only texts and a speaker count that differ from those of `transcript`: what was committed, and when words were
        said, is found here. `names` are of the same step.
        """
        seen = {line.id: line for line in self._transcript.lines}
        self._edit(what, lambda now: _imported(now, replacements, seen), names)

    def name_speaker(self, speaker: str, name: str) -> None:
        """Give a speaker, known by id or name, a name: it reaches every language."""
        self._add(lambda now: named(now.heard(), speaker, name))

    def merge_speakers(self, speaker: str, into: str) -> None:
        """Say that two speakers are one person."""
        self._add(lambda now: merged(now.heard(), speaker, into))

    def undo(self) -> None:
        """Take the last step back."""
        self._add(lambda now: EditUndone(noted_at()) if now.undoable else _nothing("undo"))

    def redo(self) -> None:
        """Do the last step that was undone again."""
        self._add(lambda now: EditRedone(noted_at()) if now.redoable else _nothing("do again"))

    def words(self, line: LineId, language: str) -> Words:
        """Return the words of a line in a language with the times of the source audio. Raises UnknownName."""
        now = self._record.transcription
        return editing.words_in(_noted(now, line), language, now.committed([line]))

    def _edit(self, what: str, edit: _Edit, names: Sequence[SpeakerNamed] = ()) -> None:
        """Add one step, where it changes anything."""

        def step(now: Transcription) -> LinesEdited | None:
            replacements = tuple(edit(now))
            return (
                LinesEdited(replacements, what, noted_at(), tuple(names)) if replacements or names else None
            )

        self._add(step)

    def _add(self, make: Callable[[Transcription], Record | None]) -> None:
        with nothing_collected():
            try:
                self._record.add(make)
            finally:
                self._transcript = self._record.transcript


def _rewritten(now: Transcription, texts: Mapping[LineId, Mapping[str, str]]) -> Sequence[Replacement]:
    """Return what puts other texts into lines."""
    made = []
    for line, by_language in texts.items():
        old = new = _noted(now, line)
        committed = now.committed([line])
        for language, text in by_language.items():
            new = editing.with_text(new, language, text, committed)
        if new != old:
            made.append(Replacement((line,), (new,)))
    return made


def _replaced(
    now: Transcription, found: Sequence[Found], replacement: str
) -> tuple[Sequence[Replacement], int]:
    """Return what writes something else in places, and in how many it does."""
    texts: dict[LineId, dict[str, list[Found]]] = {}
    for one in dict.fromkeys(found):
        texts.setdefault(one.line, {}).setdefault(one.language, []).append(one)
    made, count, refused = [], 0, None
    for line, by_language in texts.items():
        old = new = _noted(now, line)
        committed = now.committed([line])
        for language, places in by_language.items():
            text = editing.replaced(editing.text_in(old, language), places, replacement)
            try:
                new = editing.with_text(new, language, text, committed)
                count += len(places)
            except editing.SaysNothing as error:
                refused = error
        if new != old:
            made.append(Replacement((line,), (new,)))
    if refused and not count:
        raise refused
    return made, count


def _spoken(now: Transcription, lines: Sequence[LineId], speaker: str | None) -> Sequence[Replacement]:
    book = now.heard()
    who = book.unused_speaker() if speaker is None else known_speaker(book, speaker)
    made = []
    for line in dict.fromkeys(lines):
        old = _noted(now, line)
        found = now.found_speaker(line)
        new = replace(old, speaker=who, speaker_edited=who != found)
        if new.speaker_edited != old.speaker_edited or (new.speaker_edited and new != old):
            made.append(Replacement((line,), (new,)))
    return made


def _joined(now: Transcription, lines: Sequence[LineId]) -> Sequence[Replacement]:
    wanted = {*lines}
    olds = [_noted(now, line) for line in wanted]
    if len({line.source for line in wanted}) != 1 or len(wanted) < 2:
        raise UserMistake("Choose two or more lines that follow one another on one source.")
    source = [line.id for line in now.transcript().lines if line.source == olds[0].source]
    places = [place for place, line in enumerate(source) if line in wanted]
    if places[-1] - places[0] >= len(wanted):
        raise UserMistake("Choose lines that follow one another; others stand between these.")
    run = tuple(source[place] for place in places)
    new = editing.merged([_noted(now, line) for line in run], now.committed(run))
    return (Replacement(run, (new,)),)


def _imported(
    now: Transcription, replacements: Sequence[Replacement], seen: Mapping[LineId, Line]
) -> Sequence[Replacement]:
    made = []
    for replacement in replacements:
        (line,), (wanted,) = replacement.old, replacement.new
        old, before = _noted(now, line), seen.get(line, wanted)
        texts = {code: editing.text_in(wanted, code) for code in editing.languages_of(wanted)}
        changed = {code: text for code, text in texts.items() if text != editing.text_in(before, code)}
        rewritten = _rewritten(now, {line: changed})
        new = rewritten[0].new[0] if rewritten else old
        if wanted.speaker not in {None, before.speaker}:
            new = replace(
                new, speaker=wanted.speaker, speaker_edited=wanted.speaker != now.found_speaker(line)
            )
        if new != old:
            made.append(Replacement((line,), (new,)))
    return made


def _noted(now: Transcription, line: LineId) -> Line:
    try:
        return now.noted(line)
    except KeyError as error:
        raise UnknownName("This line is not there any more; look at the transcript again.") from error


def _nothing(what: str) -> Record:
    raise UserMistake(f"There is nothing to {what}.")
