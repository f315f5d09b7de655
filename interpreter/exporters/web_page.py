"""Web pages (.html): one file to read, search and hear without a network; a line or a word that is clicked is heard.

The sound, where it is on record, is in the file itself. Nothing is ever loaded from elsewhere: a policy in the page
forbids it, and allows only the style and the script that are part of it.
"""

import base64
import hashlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Word
from interpreter.domain.sessions import file_name
from interpreter.domain.timeline import Ticks, ms_from_ticks, seconds_from_ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.columns import EDITED, Column, columns, committed_text
from interpreter.exporters.cues import colours_of
from interpreter.exporters.line_ids import line_ref
from interpreter.exporters.opus_sound import speech_opus
from interpreter.exporters.sound_files import OPUS, tags_of
from interpreter.exporters.web_page_parts import SCRIPT, STYLE
from interpreter.exporters.wording import (
    AI_SOURCE,
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    language_name,
    provenance,
    provenance_sentence,
    speaker_of,
    tag_of,
)
from interpreter.policy.captioning import is_right_to_left
from interpreter.ports.outlets import ExporterManifest, RecordedSound, Track

BITS_PER_SECOND = 24_000
MOST_SOUND_BYTES = 64_000_000
"""So much sound is put into the page, about six hours; what goes beyond is expected in files beside it."""

NOTICE = (
    "Machine interpretation: an AI wrote this down, and translated it where no interpreter did, while people spoke. "
    "It may be wrong."
)


@dataclass(frozen=True, slots=True)
class _Sound:
    """One sound that can be chosen: in the page itself, or in a file beside it."""

    title: str
    content: bytes = b""
    file: str = ""
    command: str = ""


def export(transcript: Transcript) -> bytes:
    """Return the page without sound."""
    return _page(transcript, ())


def export_sound(transcript: Transcript, sound: RecordedSound, track: Track | None) -> bytes:
    """Return the page with the floor and every channel, or with the one track that is meant."""
    return _page(transcript, tuple(_sounds(transcript, sound, track)))


def _sounds(transcript: Transcript, sound: RecordedSound, wanted: Track | None) -> Iterator[_Sound]:
    session = transcript.provenance.session
    room = MOST_SOUND_BYTES
    for title, tracks in _groups(sound, wanted):
        needed = int(seconds_from_ticks(max(track.duration for track in tracks)) * BITS_PER_SECOND / 8)
        if needed > room:
            name = tracks[0].name if len(tracks) == 1 else "floor"
            command = f"openbooth export {session} --format {OPUS.name} --track {shlex.quote(name)}"
            yield _Sound(title, file=file_name(session, [name], OPUS.suffix), command=command)
            continue
        room -= needed
        tags = tags_of(transcript, tracks)
        yield _Sound(title, speech_opus(sound, tracks, bits_per_second=BITS_PER_SECOND, tags=tags))


def _groups(sound: RecordedSound, wanted: Track | None) -> Iterator[tuple[str, Sequence[Track]]]:
    """Yield the sounds with their titles: all sources together are the floor."""
    if wanted is not None:
        yield clean(wanted.name), [wanted]
        return
    sources = [track for track in sound.tracks if not track.channel]
    if sources:
        yield "Floor", sources
    for track in sound.tracks:
        if track.channel:
            yield f"{clean(track.name)}: {language_name(track.language)}, interpretation", [track]


def _page(transcript: Transcript, sounds: Sequence[_Sound]) -> bytes:
    title = escape(f"Transcript {clean(transcript.provenance.session)}")
    rows = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(sounds)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{escape(clean(f"OpenBooth {transcript.provenance.version}"))}">',
        f'<meta name="description" content="{escape(provenance_sentence(transcript))}">',
        f'<meta name="digital-source-type" content="{AI_SOURCE}">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        f'<body class="{"hearable" if sounds else "silent"}">',
        "<header>",
        f"<h1>{title}</h1>",
        f'<p class="notice">{NOTICE}</p>',
        *_about(transcript),
        "</header>",
        *_bar(sounds),
        "<main>",
        *_table(transcript, hearable=bool(sounds)),
        "</main>",
        *(
            f'<script type="text/plain" id="sound{number}">{base64.b64encode(sound.content).decode()}</script>'
            for number, sound in enumerate(sounds)
            if sound.content
        ),
        f"<script>{SCRIPT}</script>",
        "</body>",
        "</html>\n",
    ]
    return "\n".join(rows).encode()


def _policy(sounds: Sequence[_Sound]) -> str:
    style, script = (
        base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (STYLE, SCRIPT)
    )
    beside = " 'self' file:" if any(sound.file for sound in sounds) else ""
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; media-src blob:{beside}; "
        "base-uri 'none'; form-action 'none'"
    )


def _about(transcript: Transcript) -> Iterator[str]:
    yield "<details><summary>Where this comes from</summary><dl>"
    for label, text in provenance(transcript):
        if text:
            yield f'<dt>{label}</dt><dd dir="auto">{escape(text)}</dd>'
    yield "</dl></details>"


def _bar(sounds: Sequence[_Sound]) -> Iterator[str]:
    yield '<div class="bar"><div>'
    yield '<label>Search <input type="search" id="search" autocomplete="off"></label>'
    yield '<output id="found" for="search"></output>'
    if sounds:
        options = "".join(_option(number, sound) for number, sound in enumerate(sounds))
        yield f'<label>Sound <select id="track">{options}</select></label>'
        yield '<audio id="sound" controls preload="metadata"></audio>'
        yield '<label><input type="checkbox" id="follow" checked> Follow</label>'
        yield '<output id="beside"></output>'
    yield "</div></div>"


def _option(number: int, sound: _Sound) -> str:
    beside = ""
    if sound.file:
        missing = f"Too long for this page: save it beside it as {sound.file}, with: {sound.command}"
        beside = f' data-file="{escape(quote(clean(sound.file)))}" data-missing="{escape(clean(missing))}"'
    return f'<option value="sound{number}"{beside}>{escape(sound.title)}</option>'


def _table(transcript: Transcript, *, hearable: bool) -> Iterator[str]:
    texts = columns(transcript)
    colours = colours_of(transcript)
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in texts)
    yield "<table>"
    first = '<th scope="col" class="time">Time</th><th scope="col" class="speaker">Speaker</th>'
    yield f"<thead><tr>{first}{heads}</tr></thead>"
    yield "<tbody>"
    for entry in in_order(transcript):
        if isinstance(entry, Gap):
            told = f'<td colspan="{len(texts) + 1}">{escape(f"[{gap_sentence(entry)}]")}</td>'
            yield f'<tr class="gap"><td class="time">{_time(entry.start)}</td>{told}</tr>'
        else:
            cells = "".join(_cell(entry, column) for column in texts)
            yield f"<tr {_place(entry)}>{_when(entry, hearable=hearable)}{_who(entry, transcript, colours)}{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _place(line: Line) -> str:
    return f'data-start="{_seconds(line.start)}" data-line="{escape(line_ref(line))}"'


def _when(line: Line, *, hearable: bool) -> str:
    time = f'<button type="button">{_time(line.start)}</button>' if hearable else _time(line.start)
    edited = (
        f'<span class="edited" title="{escape(committed_text(line))}">{EDITED}</span>' if line.edited else ""
    )
    return f'<td class="time">{time}{edited}</td>'


def _who(line: Line, transcript: Transcript, colours: Mapping[str, str]) -> str:
    speaker = speaker_of(line, transcript)
    colour = colours[speaker] if speaker else "unknown"
    return f'<td class="speaker {colour}" dir="auto">{escape(speaker or UNKNOWN_SPEAKER)}</td>'


def _cell(line: Line, column: Column) -> str:
    language = column.language_of(line)
    text = column.text_of(line)
    spoken = language == line.language and text == clean(line.text)
    direction = "rtl" if is_right_to_left(language) else "ltr"
    return f'<td lang="{tag_of(language)}" dir="{direction}">{_words(text, line) if spoken else escape(text)}</td>'


def _words(text: str, line: Line) -> str:
    """Return the text with its words marked by their times; plain where the words are not those of the text."""
    marked: list[str] = []
    at = 0
    for word in line.words:
        written = clean(word.text)
        found = text.find(written, at)
        if found < 0 or not written:
            return escape(text)
        marked += [escape(text[at:found]), _word(written, word)]
        at = found + len(written)
    return "".join([*marked, escape(text[at:])])


def _word(written: str, word: Word) -> str:
    times = f'data-from="{_seconds(word.start)}" data-to="{_seconds(word.end)}"'
    return f'<span class="said" {times}>{escape(written)}</span>'


def _seconds(at: Ticks) -> str:
    milliseconds = ms_from_ticks(at)
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}"


def _time(at: Ticks) -> str:
    return clock(at).split(".", maxsplit=1)[0]


MANIFEST = ExporterManifest(
    name="html",
    title="Web page to read and hear offline",
    suffix=".html",
    export=export,
    export_sound=export_sound,
)
