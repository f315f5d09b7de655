"""Web Video Text Tracks (.vtt, W3C WebVTT): who speaks, in which language, in the colours of the captions.

Each cue holds what was said and every translation, each in a language span of its own, so that a style sheet can show
one and hide the others. Gaps and the origin of the file are comments.
"""

import re
from collections.abc import Mapping

from interpreter.domain.timeline import ms_from_ticks
from interpreter.domain.transcript import Transcript
from interpreter.exporters.cues import COLOURS, colours_of, cues_of, directed_rows
from interpreter.exporters.wording import (
    clock,
    clock_of_ms,
    gap_sentence,
    provenance,
    speaker_of,
    tag_of,
)
from interpreter.policy.subtitling import Block, Cue
from interpreter.ports.outlets import ExporterManifest

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ARROW = re.compile("-+>")


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends."""
    speakers = [speaker_of(line, transcript) for line in transcript.lines]
    colours = colours_of(transcript)
    cues = [(cue.start_ms, _cue(cue, speakers[cue.passage], colours)) for cue in cues_of(transcript)]
    gaps = [
        (ms_from_ticks(gap.start), _note(f"{clock(gap.start)} {gap_sentence(gap)}"))
        for gap in transcript.gaps
    ]
    blocks = [block for _, block in sorted([*gaps, *cues], key=lambda entry: entry[0])]
    origin = _note("\n".join(f"{label}: {text}" for label, text in provenance(transcript) if text))
    return "\n".join(["WEBVTT\n", origin, _style(), *blocks]).encode()


def _cue(cue: Cue, speaker: str | None, colours: Mapping[str, str]) -> str:
    text = "\n".join(_block(block) for block in cue.blocks)
    if speaker:
        text = f"<v.{colours[speaker]} {speaker.translate(_ESCAPES)}>{text}</v>"
    return f"{clock_of_ms(cue.start_ms)} --> {clock_of_ms(cue.end_ms)}\n{text}\n"


def _block(block: Block) -> str:
    text = "\n".join(directed_rows(block)).translate(_ESCAPES)
    return f"<lang {tag_of(block.language)}>{text}</lang>"


def _style() -> str:
    rules = "\n".join(f"::cue(.{colour}) {{ color: {colour}; }}" for colour in COLOURS)
    return f"STYLE\n{rules}\n"


def _note(text: str) -> str:
    return f"NOTE\n{_ARROW.sub('→', text)}\n"


MANIFEST = ExporterManifest(name="vtt", title="WebVTT captions", suffix=".vtt", export=export)
