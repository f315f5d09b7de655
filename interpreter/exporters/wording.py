"""What every export says alike: clean text, times, where it comes from, and what is missing."""

import re
from collections.abc import Iterator, Sequence

from babel import Locale, UnknownLocaleError

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin
from interpreter.domain.models import models_in_words
from interpreter.domain.timeline import Ticks, ms_from_ticks
from interpreter.domain.transcript import Line, Transcript

UNKNOWN_SPEAKER = "Speaker ?"
MACHINE = "a machine, as people spoke (machine interpretation, AI)"
AI_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""By this, the IPTC's word for it, programs know what a machine has made."""
NOT_INTERPRETED = "[machine text; an interpreter was on air]"
"""Stands before what the machine wrote but nobody heard."""

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_NOT_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, most of them illegal in XML
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates would reorder the text around them
    "\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]"  # no characters at all
)


def clean(text: str) -> str:
    """Return `text` on one line and without characters that XML forbids or that reorder what stands beside them."""
    return _NOT_TEXT.sub("", _BREAKS.sub(" ", text))


def clock(at: Ticks, *, decimal: str = ".") -> str:
    """Return hours:minutes:seconds with milliseconds, as subtitles write it; hours have at least two digits."""
    return clock_of_ms(ms_from_ticks(at), decimal=decimal)


def clock_of_ms(milliseconds: int, *, decimal: str = ".") -> str:
    """Like `clock`, of milliseconds."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{decimal}{rest:03}"


def provenance(transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of where the transcript comes from."""
    source = transcript.provenance
    yield "Session", clean(source.session)
    yield "Started", clean(source.started)
    yield "Made with", clean(f"OpenBooth {source.version}, engine {source.engine}")
    yield "Models", clean(models_in_words(source.models))
    yield "Input", clean(", ".join(source.inputs))
    yield (
        "Languages",
        clean(f"{', '.join(spoken(transcript))} → {', '.join(languages(transcript)) or 'none'}"),
    )
    yield "Duration", clock(transcript.duration)
    yield "Written down by", MACHINE
    yield "Translated by", " and ".join(_translators(transcript))
    yield "Edited", _edited(transcript)
    yield "Record", _record(transcript)


def provenance_sentence(transcript: Transcript) -> str:
    """Return the same on one line."""
    return "; ".join(f"{label}: {text}" for label, text in provenance(transcript) if text)


def gap_sentence(gap: Gap) -> str:
    """Say what audio is missing."""
    return clean(f"{ms_from_ticks(gap.duration) / 1000:.1f} s of audio missing ({gap.source}): {gap.cause}")


def spoken(transcript: Transcript) -> tuple[str, ...]:
    """Return the languages that were spoken, the usual one first; one of a region is the same language."""
    found: dict[str, str] = {}
    for code in (transcript.source_language, *(line.language for line in transcript.lines)):
        found.setdefault(code.partition("-")[0], code)
    return tuple(found.values())


def languages(transcript: Transcript) -> tuple[str, ...]:
    """Return the languages that have a translation or should have one, the chosen ones first."""
    found = (language for line in transcript.lines for language in (*line.translations, *line.shown_only))
    return tuple(dict.fromkeys((*transcript.targets, *found)))


def texts_of(line: Line, targets: Sequence[str], chosen: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield (language, clean text) of what was said, then of each translation; in the order that was `chosen`."""
    texts = [
        (line.language, line.text),
        *((language, translation_of(line, language)) for language in targets),
    ]
    order = {language: place for place, language in enumerate(chosen)}
    for language, text in sorted(texts, key=lambda entry: order.get(entry[0], 0)):
        if cleaned := clean(text).strip():
            yield language, cleaned


def translation_of(line: Line, language: str) -> str:
    """Return what listeners heard in a language, then, marked, what the machine wrote beside an interpreter.

    What was said in that language is its own text, so what the machine made of it there is left out.
    """
    heard, shown = line.translations.get(language, ""), line.shown_only.get(language, "")
    if line.text and language == line.language:
        heard, shown = "" if line.origin is Origin.MACHINE or heard == line.text else heard, ""
    return " ".join(filter(None, (heard, shown and f"{NOT_INTERPRETED} {shown}")))


def speaker_of(line: Line, transcript: Transcript) -> str | None:
    """Return the clean name of who spoke, None where nobody is known."""
    name = transcript.name_of(line.speaker)
    return (clean(name).strip() or None) if name is not None else None


def in_order(transcript: Transcript) -> list[Line | Gap]:
    """Return lines and gaps by their start."""
    return sorted((*transcript.gaps, *transcript.lines), key=lambda entry: entry.start)


def tag_of(language: str) -> str:
    """Return a language code as other programs may rely on it, "und" for what is none."""
    return language if _TAG.fullmatch(language) else "und"


def language_name(code: str) -> str:
    """Return the English name of a language code and the code, or the code alone where it has no name."""
    try:
        name = Locale.parse(code, sep="-").get_display_name("en")
    except (ValueError, UnknownLocaleError):
        name = None
    return f"{name} ({clean(code)})" if name else clean(code)


def _translators(transcript: Transcript) -> list[str]:
    origins = {line.origin for line in transcript.lines if line.translations}
    names = {Origin.MACHINE: MACHINE, Origin.HUMAN: "an interpreter"}
    return [name for origin, name in names.items() if origin in origins] or ["nobody"]


def _record(transcript: Transcript) -> str:
    if transcript.complete:
        return "complete"
    if transcript.closed:
        return "recovered from an interrupted session"
    return "not closed: still running, or cut off"


def _edited(transcript: Transcript) -> str:
    edited = sum(line.edited for line in transcript.lines)
    return f"{edited} of {len(transcript.lines)} lines, after they were spoken" if edited else ""
