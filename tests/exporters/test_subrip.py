"""SubRip files open in subtitle programs and show every language."""

import re
from itertools import pairwise

import pysubs2
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import ticks_from_ms
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.subrip import export

TIMES = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})")


def read(file: bytes) -> list[tuple[int, int, list[str]]]:
    """A strict reader: numbered from 1, exact times, at least one row, one empty line between subtitles."""
    subtitles = []
    for number, block in enumerate(file.decode().removesuffix("\n").split("\n\n"), start=1):
        heading, times, *rows = block.split("\n")
        assert heading == str(number)
        found = TIMES.fullmatch(times)
        assert found, times
        assert rows
        assert all(row.strip() for row in rows)
        hours, minutes, seconds, thousandths = zip(
            *(map(int, found.groups()[i : i + 4]) for i in (0, 4)), strict=True
        )
        start, end = (
            ((hours[i] * 60 + minutes[i]) * 60 + seconds[i]) * 1000 + thousandths[i] for i in range(2)
        )
        subtitles.append((start, end, rows))
    return subtitles


def test_each_subtitle_shows_what_was_said_and_then_each_translation(conference: Transcript) -> None:
    start, end, rows = read(export(conference))[0]
    assert start == 1000
    assert end >= 2450
    assert rows == ["Ann Lee: Good morning, everyone.", "Buenos días a todos.", "صباح الخير للجميع."]


def test_subtitles_are_short_in_order_and_never_overlap(conference: Transcript) -> None:
    subtitles = read(export(conference))
    assert all(1000 <= end - start <= 7000 for start, end, _ in subtitles)
    assert all(len(row) <= 42 for _, _, rows in subtitles for row in rows)
    assert all(before[1] <= after[0] for before, after in pairwise(subtitles))


def test_the_name_stands_where_the_speaker_changes_and_nobody_is_said_to_be_somebody(
    conference: Transcript,
) -> None:
    text = export(conference).decode()
    assert text.count("Ann Lee:") == 2
    assert "Speaker 2: Tom & Jerry ‹ 5 › 3." in text
    assert "Speaker ?: Solo en español." in text


def test_a_gap_is_shown_when_it_happened_and_the_origin_at_the_very_end(conference: Transcript) -> None:
    subtitles = [(start, " ".join(rows)) for start, _, rows in read(export(conference))]
    assert (18500, "[1.2 s of audio missing (floor): input lost]") in subtitles
    ending = " ".join(text for start, text in subtitles if start >= 30_000)
    assert ending.startswith(
        "Session: 20261121-093012-ab12; Started: 2026-11-21T09:30:12+01:00; Made with: OpenBooth"
    )
    assert "recovered from an interrupted session" in ending


def test_a_subtitle_program_reads_the_same_text_and_times(conference: Transcript) -> None:
    file = export(conference)
    loaded = pysubs2.SSAFile.from_string(file.decode(), format_="srt")
    assert [(event.start, event.end, event.plaintext.split("\n")) for event in loaded] == read(file)


PROVENANCE = Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0")


@given(st.text(min_size=1, max_size=200), st.text(max_size=200))
def test_no_text_can_break_the_file_or_be_taken_for_markup(said: str, translated: str) -> None:
    word = Word(said, ticks_from_ms(0), ticks_from_ms(2000))
    line = Line(1, "floor", None, word.start, word.end, "en", said, {"es": translated}, words=(word,))
    file = export(Transcript(PROVENANCE, "en", ("es",), (line,)))
    subtitles = read(file)
    assert not re.search(r"[<>{}\\]", "".join(row for _, _, rows in subtitles for row in rows))
    loaded = pysubs2.SSAFile.from_string(file.decode(), format_="srt")
    assert len(loaded) == len(subtitles)
