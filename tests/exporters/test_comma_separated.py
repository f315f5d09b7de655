"""The table opens in a spreadsheet with its letters right and runs nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.comma_separated import export
from interpreter.exporters.wording import clean


def read(file: bytes) -> list[dict[str, str]]:
    assert file.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""), strict=True))


def test_there_is_a_row_per_utterance_and_a_column_per_language(conference: Transcript) -> None:
    rows = [row for row in read(export(conference)) if row["kind"] == "line"]
    assert [row["utterance"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0] == {
        "kind": "line", "start": "00:00:01.000", "end": "00:00:02.450", "input": "floor", "utterance": "1",
        "part": "0", "edited": "", "committed": "",
        "speaker": "Ann Lee", "origin": "machine", "language": "en", "text": "Good morning, everyone.",
        "es": "Buenos días a todos.", "ar": "صباح الخير للجميع.",
    }  # fmt: skip
    assert (rows[3]["speaker"], rows[3]["text"], rows[3]["es"]) == ("Speaker ?", "", "Solo en español.")


def test_the_first_row_says_where_the_table_comes_from_and_gaps_have_rows(conference: Transcript) -> None:
    rows = read(export(conference))
    assert rows[0]["kind"] == "session"
    assert "Session: 20261121-093012-ab12; Started: 2026-11-21T09:30:12+01:00" in rows[0]["text"]
    (gap,) = [row for row in rows if row["kind"] == "gap"]
    assert (gap["start"], gap["end"], gap["input"]) == ("00:00:18.500", "00:00:19.750", "floor")


PROVENANCE = Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0")


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "＝1", "\u202e=1"]
)
def test_a_formula_in_speech_is_text(formula: str) -> None:
    line = Line(1, "floor", formula, Ticks(0), Ticks(1), "en", formula, {"es": formula})
    row = read(export(Transcript(PROVENANCE, "en", ("es",), (line,))))[1]
    assert all(row[column].startswith("'") for column in ("text", "es", "speaker"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_comes_back_from_its_cell(said: str, translated: str) -> None:
    line = Line(1, "floor", "S1", Ticks(0), Ticks(1), "en", said, {"es": translated})
    row = read(export(Transcript(PROVENANCE, "en", ("es",), (line,))))[1]
    for cell, text in ((row["text"], clean(said)), (row["es"], clean(translated))):
        assert cell in (text, f"'{text}")
        assert cell == text or text.lstrip()[0] in "=+-@＝＋－＠"
