"""A feed that was written before is scored as `bench quality` scores its own."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from interpreter.lab import quality, references
from interpreter.lab.sabotage import Event


def scored(*arguments: object) -> Result:
    command = typer.Typer()
    command.command()(quality.main)
    return CliRunner().invoke(command, [str(one) for one in arguments])


def result(told: Result) -> dict[str, Any]:
    assert told.exit_code == 0, told.output
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


@pytest.fixture
def feed(oracle: list[Event], tmp_path: Path) -> Path:
    path = tmp_path / "events.jsonl"
    path.write_text("".join(f"{json.dumps(event)}\n" for event in oracle), "utf-8")
    return path


def told_turns(panel: Path, feed: Path) -> None:
    """Let the feed tell every sentence as a turn of its speaker, the first one as the other's."""
    sentences = references.load(panel).sentences or ()
    with feed.open("a", encoding="utf-8") as lines:
        for place, one in enumerate(sentences):
            turn = {"type": "turn", "at_ms": one.end_ms, "turn": place, "start_ms": one.start_ms}
            speaker = "Ben" if place == 0 else one.speaker
            turn |= {"speaker": speaker, "end_ms": one.end_ms, "settled": True}
            lines.write(json.dumps(turn) + "\n")
    rows = [
        f"SPEAKER panel 1 {one.start_ms / 1000} {(one.end_ms - one.start_ms) / 1000} <NA> <NA> {one.speaker} <NA> <NA>"
        for one in sentences
    ]
    panel.with_suffix(".rttm").write_text("\n".join(rows) + "\n", "utf-8")


def test_who_spoke_is_scored_where_an_rttm_lies_beside_the_references(panel: Path, feed: Path) -> None:
    told_turns(panel, feed)
    found = result(scored(feed, panel, "--to", "es"))
    sentences = references.load(panel).sentences or ()
    collar = 2 * 0.25
    lengths = [(one.end_ms - one.start_ms) / 1000 - collar for one in sentences]
    assert found["metrics"]["der"] == pytest.approx(lengths[0] / sum(lengths), abs=0.001)
    assert found["metrics"]["speakers_true"] == 2
    assert "DER" in {bar["name"] for bar in found["bars"]}


def test_without_an_rttm_nobody_says_who_spoke(panel: Path, feed: Path) -> None:
    found = result(scored(feed, panel.parent, "--to", "es"))
    assert "der" not in found["metrics"]
    assert found["metrics"]["targets"]["es"]["chrf"] == 100
    assert found["settings"] == {
        "events": "events.jsonl",
        "set": "panel",
        "language": "en",
        "targets": ["es"],
    }


def test_what_cannot_be_scored_is_one_sentence(panel: Path, feed: Path, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "half").write_text(feed.read_text("utf-8")[:200], "utf-8")
    for path, reason in (
        (tmp_path / "none", "cannot be read (No such file or directory)"),
        (tmp_path, "cannot be read (Is a directory)"),
        (tmp_path / "binary", "it is no UTF-8 text"),
        (tmp_path / "half", "of the event feed is not an event"),
    ):
        told = scored(path, panel, "--to", "es")
        assert told.exit_code == 2
        assert reason in " ".join(told.stderr.split())
        assert told.stderr.strip().endswith(".")
