"""WebVTT files follow the grammar of the standard and tell speakers and languages apart."""

import html
import re
from dataclasses import dataclass
from itertools import pairwise

import pysubs2
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.webvtt import export
from interpreter.exporters.wording import clean

TIMES = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")
TOKENS = re.compile(
    r"<(?P<end>/)?(?P<tag>v|lang)(?P<classes>(?:\.[a-z]+)*)(?: (?P<value>[^<>\n]+))?>|(?P<text>[^<>]+)"
)


@dataclass
class ReadCue:
    start: int
    end: int
    voice: str | None
    colour: str | None
    texts: dict[str, str]


def read(file: bytes) -> tuple[list[ReadCue], list[str], str]:
    """A strict reader of the grammar in section 4 of the W3C text: returns cues, comments and the style sheet."""
    heading, *blocks = file.decode().removesuffix("\n").split("\n\n")
    assert heading == "WEBVTT"
    cues, notes, style = [], [], ""
    for block in blocks:
        first, _, rest = block.partition("\n")
        if first == "NOTE":
            assert "-->" not in rest
            notes.append(rest)
        elif first == "STYLE":
            assert not cues
            assert "-->" not in rest
            style = rest
        else:
            cues.append(cue_of(first, rest))
    return cues, notes, style


def cue_of(times: str, payload: str) -> ReadCue:
    found = TIMES.fullmatch(times)
    assert found, times
    numbers = [int(number) for number in found.groups()]
    start, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (numbers[:4], numbers[4:]))
    assert start < end
    assert payload
    assert "-->" not in payload
    assert "\r" not in payload
    cue = ReadCue(start, end, None, None, {})
    position, opened = 0, list[tuple[str, str]]()
    while position < len(payload):
        token = TOKENS.match(payload, position)
        assert token, payload[position:]
        position = token.end()
        take(token, cue, opened)
    assert not opened
    return cue


def take(token: "re.Match[str]", cue: ReadCue, opened: list[tuple[str, str]]) -> None:
    if token["text"] is not None:
        assert not re.search(r"&(?!amp;|lt;|gt;)", token["text"])
        if opened and opened[-1][0] == "lang":
            language = opened[-1][1]
            cue.texts[language] = cue.texts.get(language, "") + html.unescape(token["text"])
        else:
            assert token["text"] == "\n"
    elif token["end"]:
        assert opened.pop()[0] == token["tag"]
    else:
        assert token["value"]
        opened.append((token["tag"], token["value"]))
        if token["tag"] == "v":
            cue.voice, cue.colour = html.unescape(token["value"]), token["classes"].removeprefix(".")


def test_each_cue_names_its_speaker_in_a_colour_and_marks_its_languages(conference: Transcript) -> None:
    cues, _, style = read(export(conference))
    assert (cues[0].voice, cues[0].colour) == ("Ann Lee", "white")
    assert cues[0].texts == {
        "en": "Good morning, everyone.", "es": "Buenos días a todos.", "ar": "صباح الخير للجميع.",
    }  # fmt: skip
    assert {(cue.voice, cue.colour) for cue in cues} == {
        ("Ann Lee", "white"),
        ("Speaker 2", "yellow"),
        (None, None),
    }
    assert "::cue(.yellow) { color: yellow; }" in style


def test_markup_in_speech_is_shown_as_text(conference: Transcript) -> None:
    cues, _, _ = read(export(conference))
    assert next(cue for cue in cues if cue.voice == "Speaker 2").texts["en"] == "Tom & Jerry < 5 > 3."


def test_the_origin_and_each_gap_are_comments(conference: Transcript) -> None:
    _, notes, _ = read(export(conference))
    assert "Session: 20261121-093012-ab12" in notes[0]
    assert "Made with: OpenBooth 0.1.0, engine builtin" in notes[0]
    assert "Translated by: a machine, as people spoke" in notes[0]
    assert notes[1] == "00:00:18.500 1.2 s of audio missing (floor): input lost"


def test_a_person_who_interpreted_is_not_called_a_machine(interpreted: Transcript) -> None:
    _, notes, _ = read(export(interpreted))
    assert (
        "Translated by: a machine, as people spoke (machine interpretation, AI) and an interpreter"
        in notes[0]
    )


def test_colours_come_again_after_four_speakers() -> None:
    lines = tuple(
        Line(
            number,
            "floor",
            f"S{number}",
            ticks_from_seconds(3 * number),
            ticks_from_seconds(3 * number + 2),
            "en",
            "a",
        )
        for number in range(6)
    )
    cues, _, _ = read(export(Transcript(PROVENANCE, "en", (), lines)))
    assert [cue.colour for cue in cues] == ["white", "yellow", "cyan", "lime", "white", "yellow"]


def test_cues_hold_every_word_in_order_and_never_overlap(conference: Transcript) -> None:
    cues, _, _ = read(export(conference))
    assert all(before.end <= after.start for before, after in pairwise(cues))
    said = " ".join(cue.texts["en"] for cue in cues if "en" in cue.texts).split()
    assert said == " ".join(line.text for line in conference.lines).split()


def test_a_subtitle_program_reads_the_same_times(conference: Transcript) -> None:
    file = export(conference)
    loaded = pysubs2.SSAFile.from_string(file.decode(), format_="vtt")
    assert [(event.start, event.end) for event in loaded] == [(cue.start, cue.end) for cue in read(file)[0]]


PROVENANCE = Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0")
ANY = st.text(max_size=120)


@given(ANY, ANY, ANY, ANY)
@example("-->", "a --> b", "<v X>", "--->")
def test_no_text_can_break_the_grammar_and_none_is_lost(
    said: str, translated: str, speaker: str, cause: str
) -> None:
    line = Line(1, "floor", speaker, Ticks(0), ticks_from_seconds(3), "en", said, {"es": translated})
    provenance = Provenance(cause, said, translated, speaker)
    cues, notes, _ = read(export(Transcript(provenance, "en", ("es",), (line,))))
    assert len(notes) == 1
    for language, text in (("en", said), ("es", translated)):
        shown = "".join(cue.texts.get(language, "") for cue in cues)
        assert "".join(shown.split()) == "".join(clean(text).split())
    assert {cue.voice for cue in cues} <= {clean(speaker).strip() or None}
