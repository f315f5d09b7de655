"""Restricts a transcript to some of its languages, so that a file can be made for those who read only these."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from interpreter.domain.transcript import Line, Transcript

_Text = TypeVar("_Text")


def languages_in(transcript: Transcript) -> tuple[str, ...]:
    """Return every language that there is text in, or should be: the usual spoken one, the targets, then others."""
    found = (
        code for line in transcript.lines for code in (line.language, *line.translations, *line.shown_only)
    )
    return tuple(dict.fromkeys((transcript.source_language, *transcript.targets, *found)))


def restricted(transcript: Transcript, languages: Sequence[str]) -> Transcript:
    """Return the transcript with the text of `languages` alone, in their order; all of it where there are none.

    A language takes its regional forms with it, unless one of these is asked for by its own code. Lines without text
    in any of them are left out; who spoke when stays whole, and so do gaps.
    """
    chosen = _meant(languages, languages_in(transcript))
    if not languages:
        return transcript
    lines = tuple(line for line in (_kept(line, chosen) for line in transcript.lines) if _has_text(line))
    targets = tuple(code for code in chosen if code in transcript.targets)
    return replace(transcript, lines=lines, targets=targets, languages=chosen)


def _meant(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for code in wanted:
        of_a_region = [one for one in known if one.startswith(f"{code}-") and one not in wanted]
        found += [code, *of_a_region] if code in known or not of_a_region else of_a_region
    return tuple(dict.fromkeys(found))


def _kept(line: Line, chosen: Sequence[str]) -> Line:
    spoken = line.language in chosen
    return replace(
        line,
        text=line.text if spoken else "",
        words=line.words if spoken else (),
        translations=_among(line.translations, chosen),
        shown_only=_among(line.shown_only, chosen),
        original=_among(line.original, chosen),
    )


def _among(texts: Mapping[str, _Text], chosen: Sequence[str]) -> dict[str, _Text]:
    return {code: texts[code] for code in chosen if code in texts}


def _has_text(line: Line) -> bool:
    return bool(line.text or any(line.translations.values()) or any(line.shown_only.values()))
