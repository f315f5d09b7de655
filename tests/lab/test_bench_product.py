"""The bench against the product itself: the opening of the demo conference, played by the scripted engine."""

import json
from pathlib import Path

import pytest
import soundfile
from typer.testing import CliRunner

from interpreter.lab.command_line import bench

DEMO = Path(__file__).parents[2] / "resources" / "demo"
SECONDS = 12.0


@pytest.fixture
def opening(tmp_path: Path) -> Path:
    """A set that holds the sentences of the demo that end within the first seconds."""
    folder = tmp_path / "opening"
    folder.mkdir()
    samples, rate = soundfile.read(DEMO / "conference.flac", frames=round(SECONDS * 16_000))
    soundfile.write(folder / "conference.flac", samples, rate)
    sentences = (DEMO / "conference.stm").read_text(encoding="utf-8").splitlines()
    kept = [line for line in sentences if float(line.split()[4]) < SECONDS - 0.5]
    words = (DEMO / "conference.ctm").read_text(encoding="utf-8").splitlines()
    last = max(float(line.split()[4]) for line in kept)
    (folder / "conference.stm").write_text("\n".join(kept) + "\n", encoding="utf-8")
    timed = [line for line in words if float(line.split()[2]) < last]
    (folder / "conference.ctm").write_text("\n".join(timed) + "\n", encoding="utf-8")
    spanish = (DEMO / "conference.es.txt").read_text(encoding="utf-8").splitlines()[: len(kept)]
    (folder / "conference.es.txt").write_text("\n".join(spanish) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def timeline(tmp_path: Path) -> Path:
    """What the scripted engine plays within the first seconds."""
    written = json.loads((DEMO / "scripted.json").read_text(encoding="utf-8"))
    written["entries"] = [entry for entry in written["entries"] if entry["at_ms"] < SECONDS * 1000]
    (tmp_path / "timeline.json").write_text(json.dumps(written), encoding="utf-8")
    return tmp_path / "timeline.json"


def test_the_product_is_measured_from_outside(opening: Path, timeline: Path, tmp_path: Path) -> None:
    told = tmp_path / "result.jsonl"
    asked = [
        "quality",
        str(opening),
        "--engine",
        "scripted",
        "--model",
        str(timeline),
        "--to",
        "es",
    ]
    ended = CliRunner().invoke(bench, [*asked, "--json", str(told), "--out", str(tmp_path / "out")])
    assert ended.exit_code == 0, ended.output
    metrics = json.loads(told.read_text(encoding="utf-8"))["metrics"]
    assert metrics["wer"] < 0.2
    assert metrics["source"]["matched_lag_p90_s"] < 1.5
    assert metrics["targets"]["es"]["chrf"] > 60
    assert metrics["targets"]["es"]["voice"]["ear_voice_p50_s"] < 6
    assert metrics["gaps_in_sequence"] == 0
    assert metrics["silent_speech"] == metrics["not_listened_to_s"] == 0
    assert metrics["peak_pss_mb"] > 50
    assert (tmp_path / "out" / "conference" / "channel.es.flac").is_file()
    assert (tmp_path / "out" / "conference" / "omnisteval.es.jsonl").is_file()
