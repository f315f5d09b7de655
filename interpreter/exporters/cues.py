"""What subtitle formats have in common: passages to cut, and the colours of the speakers."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from unicodedata import bidirectional

from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.wording import languages, speaker_of, texts_of
from interpreter.policy.captioning import is_right_to_left
from interpreter.policy.subtitling import Block, Cue, Passage, subtitles

COLOURS = ("white", "yellow", "cyan", "lime")
"""One per speaker in the order of their first words, then from the start again; CSS calls pure green lime."""

_RIGHT_TO_LEFT_MARK = "\u200f"


def passage_of(line: Line, targets: Sequence[str], chosen: Sequence[str], label: str = "") -> Passage:
    """Return a line as it is cut: what its words time comes first, and is shown where it was `chosen` to be."""
    texts = sorted(texts_of(line, targets), key=lambda text: text[0] != line.language)
    return Passage(line.start, line.end, tuple(texts), line.words, label, tuple(chosen))


def cues_of(transcript: Transcript) -> tuple[Cue, ...]:
    """Return the subtitles of all lines; the number of a passage is that of its line."""
    targets = languages(transcript)
    return subtitles([passage_of(line, targets, transcript.languages) for line in transcript.lines])


def colours_of(transcript: Transcript) -> Mapping[str, str]:
    """Return a colour for every speaker who has a name."""
    names = dict.fromkeys(
        name for line in transcript.lines if (name := speaker_of(line, transcript)) is not None
    )
    return dict(zip(names, cycle(COLOURS), strict=False))


def directed_rows(block: Block) -> tuple[str, ...]:
    """Return the rows so that players, which go by the first letter, let Arabic and Hebrew run from the right."""
    if not is_right_to_left(block.language):
        return block.rows
    return tuple(row if _begins_from_the_right(row) else f"{_RIGHT_TO_LEFT_MARK}{row}" for row in block.rows)


def _begins_from_the_right(row: str) -> bool:
    strong = (kind for character in row if (kind := bidirectional(character)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"
