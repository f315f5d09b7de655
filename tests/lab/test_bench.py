"""The bench against a stand-in product: a program that plays a prepared feed."""

import json
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab import bench, product
from interpreter.lab.command_line import bench as bench_app
from interpreter.lab.report import shown, table
from interpreter.lab.sabotage import Event, as_lines

PRODUCT = """
    import os, pathlib, subprocess, sys, time
    assert pathlib.Path(os.environ["OPENBOOTH_DATA"]).parent.is_dir()
    recording = pathlib.Path(sys.argv[1])
    child = subprocess.Popen([sys.executable, "-c", "x = bytearray(40_000_000); input()"], stdin=subprocess.PIPE)
    sum(range(20_000_000))
    for line in (recording.parent / "feed").read_text(encoding="utf-8").splitlines():
        print(line, flush=True)
    time.sleep(0.7)
    child.communicate(b"\\n")
"""

QUICK = """
    import pathlib, sys
    print((pathlib.Path(sys.argv[1]).parent / "feed").read_text(encoding="utf-8"), end="", flush=True)
"""


def _command(tmp_path: Path, program: str) -> list[str]:
    script = tmp_path / "product.py"
    script.write_text(textwrap.dedent(program), encoding="utf-8")
    return [sys.executable, str(script)]


def _order(**changed: object) -> product.Order:
    return product.Order(**({"language": "en", "targets": ("es",), "engine": "builtin"} | changed))  # type: ignore[arg-type]


@pytest.fixture
def fed(panel: Path, oracle: list[Event]) -> Path:
    """The set of the panel with the feed that the stand-in plays."""
    (panel.parent / "feed").write_text("\n".join(as_lines(oracle)) + "\n", encoding="utf-8")
    return panel.parent


def test_a_set_is_interpreted_scored_and_told_in_one_line(fed: Path, tmp_path: Path) -> None:
    result = bench.quality(fed, _order(), out=tmp_path / "out", command=_command(tmp_path, PRODUCT))
    told = json.loads(result.line)
    assert "\n" not in result.line
    assert told["benchmark"] == "quality"
    assert told["seed"] is None
    assert told["machine"]["cpus"] > 0
    assert told["settings"]["engine"] == "builtin"
    assert told["settings"]["set"] == "set"
    assert told["metrics"]["wer"] == 0
    assert told["recordings"]["panel"]["wer"] == 0
    metrics = told["metrics"]
    assert 40 < metrics["peak_pss_mb"] < 400
    assert metrics["wall_s"] > 0.7
    assert metrics["rtf"] == pytest.approx(metrics["wall_s"] / metrics["audio_s"])
    assert metrics["cpu_s"] > 0.1
    assert metrics["first_caption_s"] < metrics["wall_s"]
    assert told["verdict"] == "pass"
    observed = (tmp_path / "out" / "panel" / "observed.jsonl").read_text(encoding="utf-8")
    assert observed == (fed / "feed").read_text(encoding="utf-8")
    assert table(shown(result.recordings, result.pooled), ["es"]).row_count > 35
    assert len(told["details"]["panel"]["targets"]["es"]["sentences"]) == 6


def test_who_spoke_is_judged_where_an_rttm_says_so(fed: Path, panel: Path, tmp_path: Path) -> None:
    rows = [
        "SPEAKER panel 1 0.500 2.400 <NA> <NA> Anna <NA> <NA>",
        "SPEAKER panel 1 3.900 5.000 <NA> <NA> Ben <NA> <NA>",
    ]
    panel.with_suffix(".rttm").write_text("\n".join(rows) + "\n", encoding="utf-8")
    result = bench.quality(fed, _order(), command=_command(tmp_path, QUICK))
    assert result.pooled["der"] == 1, "the feed tells of no turns"
    assert result.recordings["panel"]["strict_der"] == 1
    assert [bar.met for bar in result.bars if bar.name == "DER"] == [False]
    assert json.loads(result.line)["details"]["panel"]["turns"]["reference"][0] == ["Anna", 0.5, 2.9]


def test_a_published_set_is_interpreted_as_far_as_asked(oracle: list[Event], tmp_path: Path) -> None:
    place = tmp_path / "tst-COMMON"
    (place / "wav").mkdir(parents=True)
    for talk in ("ted_1", "ted_2"):
        soundfile.write(place / "wav" / f"{talk}.wav", np.zeros(16_000, np.float32), 16_000)
    segments = [f"- {{duration: 1.0, offset: 0.0, speaker_id: spk, wav: ted_{talk}.wav}}" for talk in (1, 2)]
    (place / "segments.yaml").write_text("\n".join(segments) + "\n", encoding="utf-8")
    (place / "segments.en").write_text("Good morning.\nGood night.\n", encoding="utf-8")
    (place / "segments.es").write_text("Buenos días.\nBuenas noches.\n", encoding="utf-8")
    feed = tmp_path / "feed"
    feed.write_text("\n".join(as_lines(oracle)) + "\n", encoding="utf-8")
    command = _command(
        tmp_path, f"import pathlib; print(pathlib.Path({str(feed)!r}).read_text('utf-8'), end='')"
    )
    result = bench.quality(place, _order(), scope=bench.Scope(most=1), command=command)
    assert list(result.recordings) == ["ted_1"]
    assert result.pooled["reference_sentences"] == 1
    assert json.loads(result.line)["settings"]["set"] == "tst-COMMON"
    (sentence,) = json.loads(result.line)["details"]["ted_1"]["targets"]["es"]["sentences"]
    assert sentence["reference"] == "Buenos días."


def test_an_engine_that_does_not_start_is_one_sentence(fed: Path, tmp_path: Path) -> None:
    command = _command(tmp_path, "import sys; sys.exit('openbooth: No engine goes by the name nope.')")
    with pytest.raises(
        UserMistake, match=r"panel.flac could not be interpreted: No engine goes by the name nope\."
    ):
        bench.quality(fed, _order(engine="nope"), command=command)


def test_a_product_that_breaks_half_way_is_scored_with_what_it_showed(fed: Path, tmp_path: Path) -> None:
    broken = """
        import pathlib, sys
        lines = (pathlib.Path(sys.argv[1]).parent / "feed").read_text(encoding="utf-8").splitlines()
        print("\\n".join(lines[: len(lines) // 2]), flush=True)
        sys.exit("openbooth: The engine broke three times.")
    """
    result = bench.quality(fed, _order(), command=_command(tmp_path, broken))
    assert result.pooled["failures"] == ["The engine broke three times."]
    assert result.pooled["source"]["lost_sentences"] >= 2
    assert json.loads(result.line)["verdict"] == "fail"


def test_a_product_that_hangs_is_ended_with_its_children(
    fed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product, "SILENT_S", 3.0)
    hanging = PRODUCT.replace("time.sleep(0.7)", "time.sleep(60)").replace("sum(range(20_000_000))", "")
    result = bench.quality(fed, _order(), command=_command(tmp_path, hanging))
    assert result.pooled["failed_recordings"] == 1
    assert "reported nothing" in result.pooled["failures"][0]


def test_real_time_has_no_factor_but_a_delivery_delay(fed: Path, tmp_path: Path) -> None:
    result = bench.quality(fed, _order(pace="realtime"), command=_command(tmp_path, PRODUCT))
    assert result.pooled["rtf"] is None
    assert result.pooled["delivery_p95_ms"] > 0
    assert not any(bar.name == "RTF" for bar in result.bars)


def test_silence_is_held_to_no_words_at_all(fed: Path, panel: Path, tmp_path: Path) -> None:
    for suffix in (".stm", ".ctm", ".es.txt"):
        panel.with_name(panel.name + suffix).unlink()
    panel.with_suffix(".txt").write_text("", encoding="utf-8")
    result = bench.quality(fed, _order(), command=_command(tmp_path, PRODUCT))
    assert result.pooled["wer"] is None
    assert any(bar.name.startswith("committed words per minute") and bar.met is False for bar in result.bars)


def test_the_product_is_asked_in_its_own_words() -> None:
    order = _order(targets=("es", "ca"), model="m", speakers=4, glossary=Path("terms.csv"))
    assert " ".join(order.arguments(Path("x.flac"), Path("o"))) == (
        "x.flac --to es --to ca --from en --engine builtin --pace fast --model m --speakers 4 --glossary terms.csv "
        "--events - --out o"
    )


def test_a_set_that_is_none_is_a_mistake_on_the_command_line(tmp_path: Path) -> None:
    asked = ["quality", str(tmp_path / "nope"), "--engine", "builtin", "--to", "es"]
    ended = CliRunner().invoke(bench_app, asked)
    assert isinstance(ended.exception, UserMistake)
