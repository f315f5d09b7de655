"""SubRip subtitles (.srt): each subtitle carries what was said and every translation, a block of rows per language.

The format knows neither comments nor escapes. So gaps and the origin of the file are subtitles too, the latter at the
very end, and characters that players take for markup are written as their look-alikes.
"""

from collections.abc import Iterator
from dataclasses import replace

from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Transcript
from interpreter.exporters.cues import directed_rows, passage_of
from interpreter.exporters.wording import (
    UNKNOWN_SPEAKER,
    clock_of_ms,
    gap_sentence,
    in_order,
    languages,
    provenance_sentence,
    speaker_of,
)
from interpreter.policy.subtitling import READING_CHARACTERS_PER_S, Cue, Passage, subtitles
from interpreter.ports.outlets import ExporterManifest

_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "\\": "＼"})


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with LF line ends."""
    cues = subtitles([_without_markup(passage) for passage in _passages(transcript)])
    return "\n".join(_cue(number, cue) for number, cue in enumerate(cues, start=1)).encode()


def _passages(transcript: Transcript) -> Iterator[Passage]:
    targets = languages(transcript)
    known: str | None = None
    for entry in in_order(transcript):
        if isinstance(entry, Gap):
            end = Ticks(entry.start + entry.duration)
            yield Passage(entry.start, end, (("en", f"[{gap_sentence(entry)}]"),))
        else:
            speaker = speaker_of(entry, transcript)
            label = "" if speaker == known else f"{speaker or UNKNOWN_SPEAKER}:"
            yield passage_of(entry, targets, transcript.languages, label)
            known = speaker
    end = max((transcript.duration, *(line.end for line in transcript.lines)))
    origin = provenance_sentence(transcript)
    readable = ticks_from_seconds(len(origin) / READING_CHARACTERS_PER_S)
    yield Passage(end, Ticks(end + readable), (("en", origin),))


def _without_markup(passage: Passage) -> Passage:
    texts = tuple((language, text.translate(_LOOKALIKES)) for language, text in passage.texts)
    words = tuple(replace(word, text=word.text.translate(_LOOKALIKES)) for word in passage.words)
    return replace(passage, texts=texts, words=words, label=passage.label.translate(_LOOKALIKES))


def _cue(number: int, cue: Cue) -> str:
    times = f"{clock_of_ms(cue.start_ms, decimal=',')} --> {clock_of_ms(cue.end_ms, decimal=',')}"
    rows = [row for block in cue.blocks for row in directed_rows(block)]
    return "\n".join([str(number), times, *rows, ""])


MANIFEST = ExporterManifest(name="srt", title="SubRip subtitles", suffix=".srt", export=export)
