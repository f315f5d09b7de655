"""What a session on record is shown as: rows in the order of time, a column for what was said and one per language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt

from interpreter.domain.health import Gap
from interpreter.domain.speech import display_name
from interpreter.domain.transcript import Line, LineId, Transcript
from ui.models.views import SpeakerView
from ui.models.wording import language_name, said

SPOKEN = ""
"""The column of what was said on the floor; the other columns are called by their language."""

Row = Line | Gap


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of text: its key and its title, and whether it is written from the right."""

    key: str
    title: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A line in one language."""

    line: LineId
    language: str
    text: str
    committed: str | None = None
    """What was committed, where somebody has edited the text since."""
    only_shown: bool = False
    """Whether the machine wrote it while an interpreter was on air; it is no translation, and stays as it is."""

    @property
    def right_to_left(self) -> bool:
        """Whether its language is written so."""
        return is_right_to_left(self.language)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from the right."""
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft


def rows_of(transcript: Transcript) -> tuple[Row, ...]:
    """Return lines and gaps by their start; a gap stands before a line that begins with it."""
    rows: list[Row] = [*transcript.gaps, *transcript.lines]
    return tuple(sorted(rows, key=lambda row: row.start))


def columns_of(transcript: Transcript) -> tuple[TextColumn, ...]:
    """Return the columns of text there are, what was said first."""
    spoken = dict.fromkeys((transcript.source_language, *(line.language for line in transcript.lines)))
    title = language_name(next(iter(spoken))) if len(spoken) == 1 else said("Floor")
    held = (language for line in transcript.lines for language in (*line.translations, *line.shown_only))
    languages = dict.fromkeys((*transcript.targets, *held))
    columns = (TextColumn(code, language_name(code), is_right_to_left(code)) for code in languages)
    return (TextColumn(SPOKEN, title, all(map(is_right_to_left, spoken))), *columns)


def cell_of(line: Line, column: str) -> Cell:
    """Return a line in a column, without text where it has none there."""
    language = line.language if column == SPOKEN else column
    text = line.text if column == SPOKEN else line.translations.get(column, "")
    shown = "" if column == SPOKEN or text else line.shown_only.get(column, "")
    return Cell(line.id, language, text or shown, line.original.get(language), only_shown=bool(shown))


def speakers_of(transcript: Transcript) -> tuple[SpeakerView, ...]:
    """Return everybody who says a line or has a turn, by appearance, in the colours of the session."""
    heard = dict.fromkeys(
        speaker
        for speaker in (
            *(line.speaker for line in transcript.lines),
            *(turn.speaker for turn in transcript.turns),
        )
        if speaker is not None
    )
    colours = _colours(heard)
    views = (SpeakerView(one, display_name(one, transcript.names), colour) for one, colour in colours.items())
    return tuple(sorted(views, key=lambda view: view.colour))


def neighbour_of(rows: Sequence[Row], line: LineId) -> LineId | None:
    """Return the next line of the same source, with which this one can be merged; None for the last one."""
    found = False
    for row in rows:
        if isinstance(row, Gap):
            continue
        if found and row.source == line.source:
            return row.id
        found = found or row.id == line
    return None


def _colours(speakers: Iterable[str]) -> dict[str, int]:
    """Number speakers as a session does: by the engine's numbers, which it gives by appearance, each colour once."""
    colours: dict[str, int] = {}
    for speaker in speakers:
        number = speaker.removeprefix("S")
        wished = int(number) - 1 if number != speaker and number.isdecimal() else -1
        free = wished >= 0 and wished not in colours.values()
        colours[speaker] = wished if free else max(colours.values(), default=-1) + 1
    return colours
