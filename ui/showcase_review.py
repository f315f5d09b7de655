"""A session on record as it is reviewed, and the dialogs around it, for pictures of the windows."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from interpreter.app.record_editing import RecordEditor
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.sessions import Interrupted, RecordState, SessionEntry
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Found, Line, LineId, Provenance, Transcript
from ui.dialogs.exporting import ExportDialog
from ui.dialogs.importing import Edited, ImportDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.sessions import SessionsDialog
from ui.dialogs.telling_apart import TellingApartDialog
from ui.models.formats import Format
from ui.models.playing import Sound
from ui.reviewing import Opened, Reviewing
from ui.showcase import LANGUAGES, LENGTH_S, NAMES, SAID
from ui.windows.review import ReviewWindow

_SESSION = "20261121-093000-show"
_STARTED = "2026-11-21T09:30:00+01:00"
_EDITED = 3
"""The line in which somebody put a word right."""
_END = ticks_from_seconds(LENGTH_S * len(SAID))
_FORMATS = (
    Format("docx", "Bilingual Word document", ".docx"),
    Format("html", "Web page to read, search and hear", ".html", holds_sound=True),
    Format("srt", "SubRip subtitles", ".srt"),
    Format("pdf", "Pages to print", ".pdf", missing="No font for Arabic is installed."),
)


class ShownRecord(RecordEditor):
    """A record that is nowhere on the disk, and cannot be edited."""

    def __init__(self) -> None:  # nothing is opened
        self._shown = _transcript()

    @property
    def transcript(self) -> Transcript:
        """What is shown."""
        return self._shown

    @property
    def undoable(self) -> str:
        """The last step."""
        return "edit"

    @property
    def redoable(self) -> str:
        """Nothing."""
        return ""

    def find(
        self, what: str, *, language: str | None = None, match_case: bool = False, whole_words: bool = False
    ) -> tuple[Found, ...]:
        """Return where something stands in what was said."""
        del language, match_case, whole_words
        lines = ((line, line.text.find(what)) for line in self._shown.lines)
        return tuple(
            Found(one.id, one.language, at, at + len(what), one.text) for one, at in lines if at >= 0
        )

    def words(self, line: LineId, language: str) -> Words:
        """Return the words of a line, each as long."""
        found = next(one for one in self._shown.lines if one.id == line)
        text = found.text if language == found.language else found.translations[language]
        return tuple(_words(text, found.start, found.end))


def review() -> ReviewWindow:
    """Return a window in the middle of it, with a search and somebody's correction."""
    window = ReviewWindow(Reviewing(_SESSION, _read))
    window.reviewing.opened.connect(lambda: _look_around(window))
    window.reviewing.open()
    return window


def sessions() -> QDialog:
    """Return the list, with a question about one of them."""
    listed = SessionsDialog()
    listed.show_sessions(_entries())
    listed.delete_key.click()
    return listed


def recovery() -> QDialog:
    """Return what is asked after a crash."""
    cut_off = Interrupted("a", _STARTED, _END, "2026-11-21T09:30:36.250+01:00", 6, ("podium", "hall"))
    dialog = RecoveryDialog((cut_off, Interrupted("b", _STARTED, Ticks(0), "", 0, ("podium",))))
    dialog.cards["a"].discard.click()
    return dialog


def exporting() -> QDialog:
    """Return the choice of a format that holds sound."""
    dialog = ExportDialog(_SESSION)
    dialog.show_session(("en", *LANGUAGES), _sounds())
    dialog.show_formats(_FORMATS)
    dialog.formats.setCurrentRow(1)
    return dialog


def importing() -> QDialog:
    """Return what a document would change."""
    dialog = ImportDialog("Harbour conference.docx")
    line = _transcript().lines[_EDITED]
    edits = (
        Edited("0:18", "es", line.original["es"], line.translations["es"]),
        Edited("0:24", "", "Speaker 3", "Marc Pons", clash=True),
    )
    dialog.show_edits(edits, ("1 text edited both here and in the document; what is here stays.",))
    return dialog


def offering_terms() -> QDialog:
    """Return the terms that a document suggests."""
    dialog = ImportDialog("Harbour conference.docx")
    dialog.show_terms(
        (Term("gate", {"es": "compuerta", "ca": "comporta"}), Term("pilot", {"es": "práctico"}))
    )
    return dialog


def telling_apart() -> QDialog:
    """Return what came of telling speakers apart once more."""
    dialog = TellingApartDialog()
    dialog.show_diarizers((("builtin", "Built-in voice prints"),))
    dialog.conclude("12 of 96 lines have another speaker now.", grade="good", undoable=True)
    return dialog


def _look_around(window: ReviewWindow) -> None:
    line = _transcript().lines[_EDITED]
    window.player.seek(ticks_from_seconds(LENGTH_S * 2.5))
    window.view.choose(line.id)
    window.bar.begin("gate")
    window.head.columns_chosen.emit(("", "es", "ar"))


def _read(_session: str) -> Opened:
    return Opened(ShownRecord(), _sounds())


def _sounds() -> tuple[Sound, ...]:
    channels = (Sound(language, channel=True, language=language, duration=_END) for language in LANGUAGES)
    return (Sound("podium", channel=False, language="en", duration=_END), *channels)


def _transcript() -> Transcript:
    lines = tuple(_line(number, said) for number, said in enumerate(SAID))
    gap = Gap("podium", Ticks(lines[2].end), ticks_from_seconds(0.6), "the cable was out")
    provenance = Provenance(_SESSION, _STARTED, "builtin", "", ("Harbour conference",))
    return Transcript(provenance, "en", LANGUAGES, lines, (gap,), dict(NAMES), duration=_END)


def _line(number: int, said: tuple[str, ...]) -> Line:
    speaker, text, *others = said
    start = ticks_from_seconds(number * LENGTH_S)
    end = ticks_from_seconds((number + 1) * LENGTH_S - 1)
    translations = dict(zip(LANGUAGES, others, strict=True))
    original: dict[str, str] = {}
    if number == _EDITED:
        original["es"] = translations["es"].replace("compuerta", "puerta")
    return Line(number + 1, "podium", speaker, start, end, "en", text, translations, original=original)


def _words(text: str, start: Ticks, end: Ticks) -> Iterator[Word]:
    tokens = text.split()
    each = (end - start) // len(tokens)
    for number, token in enumerate(tokens):
        yield Word(token, Ticks(start + number * each), Ticks(start + (number + 1) * each))


def _entries() -> tuple[SessionEntry, ...]:
    def entry(day: int, title: str, state: RecordState, lines: int, *, kept: bool = False) -> SessionEntry:
        started = f"2026-11-{day}T09:30:00+01:00"
        length = ticks_from_seconds(lines * LENGTH_S)
        return SessionEntry(
            str(day), started, (title,), "en", LANGUAGES, "builtin", state, length, lines, kept=kept
        )

    return (
        entry(21, "Harbour conference", RecordState.CLOSED, 612, kept=True),
        entry(20, "podium, hall", RecordState.INTERRUPTED, 48),
        entry(18, "Annual assembly of the pilots' association", RecordState.RECOVERED, 1_204),
    )
