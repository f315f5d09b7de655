"""What tables have in common: a column per language, the key of a line, and what somebody edited in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.wording import clean, language_name, languages, spoken, translation_of

EDITED = "edited"
"""Marks lines in which somebody has changed since what was committed."""

SAID = ""
"""The language of the column that holds what was said, whatever it was said in."""


@dataclass(frozen=True, slots=True)
class Column:
    """One language of a table, or what was said."""

    title: str
    language: str

    def language_of(self, line: Line) -> str:
        """Return the language of the cell of a line."""
        return self.language or line.language

    def text_of(self, line: Line) -> str:
        """Return the clean text of the cell of a line, "" where there is none."""
        if self.language == SAID:
            return clean(line.text)
        return clean(translation_of(line, self.language))


@dataclass(frozen=True, slots=True)
class ChosenColumn(Column):
    """One language of a transcript that was restricted: what was said in it, and what was translated into it."""

    def text_of(self, line: Line) -> str:
        """Return the clean text of the cell of a line, "" where there is none."""
        said = line.text if line.language == self.language else ""
        return clean(" ".join(filter(None, (said, translation_of(line, self.language)))))


def columns(transcript: Transcript) -> tuple[Column, ...]:
    """Return what was said, then each translation; where the transcript was restricted, the languages as chosen."""
    if transcript.languages:
        return tuple(ChosenColumn(language_name(code), code) for code in transcript.languages)
    said = language_name(transcript.source_language) if len(spoken(transcript)) == 1 else "Said"
    return (Column(said, SAID), *(Column(language_name(code), code) for code in languages(transcript)))


def edited_parts(line: Line) -> tuple[str, ...]:
    """Return what somebody has changed since it was committed: languages, then "speaker"."""
    return (*map(clean, line.original), *(("speaker",) if line.speaker_edited else ()))


def committed_text(line: Line, codes: Sequence[str] = ()) -> str:
    """Return what was committed where it was edited since, each language on a line of its own."""
    kept = {code: text for code, text in line.original.items() if not codes or code in codes}
    return "\n".join(f"{clean(code)}: {clean(text)}" for code, text in kept.items())
