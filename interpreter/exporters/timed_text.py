"""Timed text (.ttml, EBU-TT-D 1.0.1 of EBU Tech 3380, a subset of W3C TTML and of IMSC 1): subtitles for players.

Each language has a region of its own, one below the other, and runs from the right where it is read so. Speakers are
agents with names, and have the colours of the captions. Gaps and the origin of the file are metadata.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from interpreter.domain.transcript import Transcript
from interpreter.exporters.cues import colours_of, cues_of
from interpreter.exporters.wording import (
    AI_SOURCE,
    clean,
    clock,
    clock_of_ms,
    gap_sentence,
    languages,
    provenance,
    speaker_of,
    spoken,
    tag_of,
)
from interpreter.policy.captioning import is_right_to_left
from interpreter.policy.subtitling import Block, Cue
from interpreter.ports.outlets import ExporterManifest

_NAMESPACES = {
    "": "http://www.w3.org/ns/ttml",
    ":ttp": "http://www.w3.org/ns/ttml#parameter",
    ":tts": "http://www.w3.org/ns/ttml#styling",
    ":ttm": "http://www.w3.org/ns/ttml#metadata",
    ":ebuttm": "urn:ebu:tt:metadata",
    ":ebutts": "urn:ebu:tt:style",
}
_STANDARDS = ("urn:ebu:tt:distribution:2014-01", "http://www.w3.org/ns/ttml/profile/imsc1/text")
_HEX = {"white": "#FFFFFF", "yellow": "#FFFF00", "cyan": "#00FFFF", "lime": "#00FF00"}
_SAFE_PERCENT = 10
"""Left free on every side of the picture."""
_BANDS = 4
"""So many languages have rows of the usual height; with more of them all are smaller."""


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends."""
    shown = _shown(transcript)
    agents = {name: f"speaker{number}" for number, name in enumerate(colours_of(transcript), start=1)}
    main = tag_of(shown[0])
    spaces = " ".join(f'xmlns{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tt {spaces} ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="{main}" xml:space="default">',
        "<head>",
        *_metadata(transcript, agents),
        *_styling(len(shown)),
        *_layout(len(shown)),
        "</head>",
        *_body(transcript, shown, agents),
        "</tt>\n",
    ]
    return "\n".join(rows).encode()


def _shown(transcript: Transcript) -> tuple[str, ...]:
    """Return the languages from top to bottom."""
    said = (line.language for line in transcript.lines if line.text)
    every = (*spoken(transcript)[:1], *said, *languages(transcript))
    return transcript.languages or tuple(dict.fromkeys(every))


def _metadata(transcript: Transcript, agents: Mapping[str, str]) -> Iterator[str]:
    source = transcript.provenance
    yield "<metadata>"
    yield f"<ttm:title>{escape(f'Transcript {clean(source.session)}')}</ttm:title>"
    for label, text in provenance(transcript):
        if text:
            yield f"<ttm:desc>{escape(f'{label}: {text}')}</ttm:desc>"
    yield f"<ttm:desc>Digital source type: {AI_SOURCE}</ttm:desc>"
    for gap in transcript.gaps:
        yield f"<ttm:desc>{escape(f'{clock(gap.start)} {gap_sentence(gap)}')}</ttm:desc>"
    for name, agent in agents.items():
        yield f'<ttm:agent xml:id="{agent}" type="person"><ttm:name type="full">{escape(name)}</ttm:name></ttm:agent>'
    yield "<ebuttm:documentMetadata>"
    for standard in _STANDARDS:
        yield f"<ebuttm:conformsToStandard>{standard}</ebuttm:conformsToStandard>"
    yield f"<ebuttm:documentIdentifier>{escape(clean(source.session))}</ebuttm:documentIdentifier>"
    system = escape(clean(f"OpenBooth {source.version}"))
    yield f"<ebuttm:documentOriginatingSystem>{system}</ebuttm:documentOriginatingSystem>"
    if day := _day(source.started):
        yield f"<ebuttm:documentCreationDate>{day}</ebuttm:documentCreationDate>"
    yield "</ebuttm:documentMetadata>"
    yield "</metadata>"


def _day(started: str) -> str:
    try:
        return datetime.fromisoformat(started).date().isoformat()
    except ValueError:
        return ""


def _styling(regions: int) -> Iterator[str]:
    size = 100 * min(regions, _BANDS) // regions if regions else 100
    text = f'tts:fontFamily="proportionalSansSerif" tts:fontSize="{size}%" tts:lineHeight="normal"'
    yield "<styling>"
    yield f'<style xml:id="text" {text} tts:textAlign="start" ebutts:linePadding="0.5c"/>'
    yield '<style xml:id="rightToLeft" tts:direction="rtl" tts:unicodeBidi="embed"/>'
    for name, colour in _HEX.items():
        yield f'<style xml:id="{name}" tts:color="{colour}" tts:backgroundColor="#000000C0"/>'
    yield "</styling>"


def _layout(regions: int) -> Iterator[str]:
    """Stack the regions above the lower edge, without overlap, as the standard asks."""
    room = 100 - 2 * _SAFE_PERCENT
    height = room / max(regions, _BANDS)
    yield "<layout>"
    for number in range(regions):
        top = 100 - _SAFE_PERCENT - (regions - number) * height
        place = f'tts:origin="{_SAFE_PERCENT}% {top:.4g}%" tts:extent="{room}% {height:.4g}%"'
        yield f'<region xml:id="language{number + 1}" {place} tts:displayAlign="after"/>'
    yield "</layout>"


def _body(transcript: Transcript, shown: Sequence[str], agents: Mapping[str, str]) -> Iterator[str]:
    cues = cues_of(transcript)
    if not cues:
        return
    colours = colours_of(transcript)
    speakers = [speaker_of(line, transcript) for line in transcript.lines]
    yield '<body style="text">'
    yield "<div>"
    for number, cue in enumerate(cues, start=1):
        speaker = speakers[cue.passage]
        colour = colours[speaker] if speaker else "white"
        agent = f' ttm:agent="{agents[speaker]}"' if speaker else ""
        for place, block in enumerate(cue.blocks):
            region = f"language{shown.index(block.language) + 1}"
            yield _paragraph(f"cue{number}.{place + 1}", cue, block, f'region="{region}"{agent}', colour)
    yield "</div>"
    yield "</body>"


def _paragraph(name: str, cue: Cue, block: Block, place: str, colour: str) -> str:
    times = f'begin="{clock_of_ms(cue.start_ms)}" end="{clock_of_ms(cue.end_ms)}"'
    direction = ' style="rightToLeft"' if is_right_to_left(block.language) else ""
    text = "<br/>".join(map(escape, block.rows))
    language = quoteattr(tag_of(block.language))
    attributes = f'xml:id="{name}" xml:lang={language} {times} {place}{direction}'
    return f'<p {attributes}><span style="{colour}">{text}</span></p>'


MANIFEST = ExporterManifest(
    name="ttml", title="Timed text for broadcast: TTML, EBU-TT-D", suffix=".ttml", export=export
)
