"""The bench against a stand-in product: a program that plays a prepared feed and leaves a transcript."""

import json
import sys
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab import product
from interpreter.lab.command_line import bench as bench_app
from interpreter.lab.report import shown
from interpreter.lab.sabotage import Event, as_lines
from interpreter.lab.speakers import bench
from interpreter.lab.speakers.report import table

PRODUCT = """
    import pathlib, sys
    arguments = sys.argv[1:]
    out = pathlib.Path(arguments[arguments.index("--out") + 1])
    (out / "arguments").write_text(" ".join(arguments))
    transcript = pathlib.Path(arguments[0]).with_name("transcript.json")
    if transcript.is_file():
        (out / "transcript.json").write_bytes(transcript.read_bytes())
    print(pathlib.Path(arguments[0]).with_name("feed").read_text(encoding="utf-8"), end="", flush=True)
"""
ORDER = product.Order("en", ("en",), "builtin", speakers=2, diarizer="builtin", speaker_model="models")


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    script = tmp_path / "product.py"
    script.write_text(textwrap.dedent(PRODUCT), encoding="utf-8")
    return [sys.executable, str(script)]


@pytest.fixture
def fed(panel: Path, oracle: list[Event]) -> Path:
    """The set of the panel with the feed that the stand-in plays."""
    (panel.parent / "feed").write_text("\n".join(as_lines(oracle)) + "\n", encoding="utf-8")
    return panel.parent


def test_a_set_is_interpreted_scored_and_told_in_one_line(
    fed: Path, tmp_path: Path, command: list[str]
) -> None:
    result = bench.speakers(fed, ORDER, out=tmp_path / "out", command=command)
    told = json.loads(result.line)
    assert "\n" not in result.line
    assert (told["benchmark"], told["verdict"]) == ("speakers", "pass")
    assert told["settings"]["set"] == "held"
    assert told["settings"]["diarizer"] == "builtin"
    assert told["metrics"]["der"] == told["recordings"]["panel"]["der"] == 0
    assert told["metrics"]["rtf"] == pytest.approx(told["metrics"]["wall_s"] / 300)
    assert {bar["name"] for bar in told["bars"]} >= {"DER", "RTF", "peak PSS MB", "label swaps after 2 min"}
    assert (tmp_path / "out" / "panel" / "observed.jsonl").read_text("utf-8") == (fed / "feed").read_text(
        "utf-8"
    )
    assert table(shown(result.recordings, result.pooled)).row_count > 25


def test_the_product_is_asked_for_the_diarizer_only_where_one_is_named(
    fed: Path, tmp_path: Path, command: list[str]
) -> None:
    bench.speakers(fed, ORDER, out=tmp_path, command=command)
    assert "--to en" in (asked := (tmp_path / "panel" / "arguments").read_text("utf-8"))
    assert "--speakers 2 --diarizer builtin --speaker-model models --events -" in asked
    bench.speakers(fed, product.Order("en", ("en",), "builtin"), out=tmp_path, command=command)
    assert "--diarizer" not in (tmp_path / "panel" / "arguments").read_text("utf-8")


def test_words_are_those_of_the_final_transcript_where_there_is_one(fed: Path, command: list[str]) -> None:
    words = [
        {"text": "so", "start_ms": 1000, "end_ms": 1400},
        {"text": "it", "start_ms": 11_000, "end_ms": 11_400},
    ]
    (fed / "transcript.json").write_text(
        json.dumps({"lines": [{"speaker": "S1", "words": words}]}), encoding="utf-8"
    )
    pooled = bench.speakers(fed, ORDER, command=command).pooled
    assert (pooled["words"], pooled["words_right"]) == (2, 0.5)


def test_a_feed_that_stops_half_way_is_scored_as_it_is(fed: Path, command: list[str]) -> None:
    lines = (fed / "feed").read_text("utf-8").splitlines(keepends=True)
    (fed / "feed").write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    result = bench.speakers(fed, ORDER, command=command)
    assert result.pooled["miss"] == pytest.approx(0.5, abs=0.05)
    assert json.loads(result.line)["verdict"] == "fail"


def test_a_set_without_rttm_is_refused_before_anything_is_interpreted(fed: Path, command: list[str]) -> None:
    (fed / "panel.rttm").unlink()
    with pytest.raises(UserMistake, match=r"panel has no panel\.rttm"):
        bench.speakers(fed, ORDER, out=fed / "out", command=command)
    assert not (fed / "out").exists()


def test_the_command_line_shows_a_table_and_appends_the_line(
    fed: Path, tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.speakers, "__kwdefaults__", {"out": None, "command": command})
    lines = tmp_path / "lines.jsonl"
    ended = CliRunner().invoke(bench_app, ["speakers", str(fed), "--speakers", "2", "--json", str(lines)])
    assert ended.exit_code == 0, ended.output
    assert "DER (settled, ±0.25 s, no overlap)" in ended.output
    assert "Bars: pass" in ended.output
    (told,) = map(json.loads, lines.read_text("utf-8").splitlines())
    assert told["settings"]["targets"] == ["en"]
    assert told["settings"]["engine"] == "builtin"
