"""The command itself: the product runs for every setting, and the verdict says what was heard."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
import soundfile
import typer
from typer.testing import CliRunner

from interpreter.app.record_editing import RecordEditor
from interpreter.domain.errors import UserMistake
from interpreter.lab.rehearsing.command_line import rehearse
from tests.fakes.records import noise

DEMO = Path(__file__).parents[3] / "resources" / "demo"
COUNT = 12
OPENBOOTH = (sys.executable, "-m", "interpreter.app.command_line")


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go; the product inherits it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A recording of which nobody knows what is said in it."""
    soundfile.write(tmp_path / "talk.flac", noise(COUNT * 0.5 + 2), 16_000)
    return tmp_path / "talk.flac"


def setting(folder: Path, name: str, late_ms: int) -> str:
    """Write a setting in which everything is committed so much after it was said."""
    entries: list[dict[str, Any]] = []
    for number in range(COUNT):
        start, end = 500 * number + 100, 500 * number + 500
        for language, text in (("en", "two words"), ("es", "dos palabras")):
            common = {"utterance": number + 1, "language": language, "start_ms": start, "end_ms": end}
            entries.append(common | {"at_ms": end, "provisional": text})
            entries.append(common | {"at_ms": end + late_ms, "committed": text, "ended": True})
    entries.sort(key=lambda entry: entry["at_ms"])
    timeline = {"source_language": "en", "step_ms": 0, "entries": entries}
    (folder / f"{name}.json").write_text(json.dumps(timeline), encoding="utf-8")
    content = f'engine = "scripted"\nmodel = "{name}.json"\ndiarizer = "scripted"\n'
    (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return str(folder / f"{name}.toml")


def rehearsed(*arguments: str) -> str:
    """Run the command in this process; return what it printed."""
    command = typer.Typer()
    command.command()(rehearse)
    ended = CliRunner().invoke(command, arguments)
    if isinstance(ended.exception, UserMistake):
        raise ended.exception
    assert ended.exit_code == 0, (ended.output, ended.exception)
    return ended.stdout


def told(printed: str) -> dict[str, Any]:
    """The JSON line in what was printed."""
    found: dict[str, Any] = json.loads(next(one for one in printed.splitlines() if one.startswith("{")))
    return found


def test_what_comes_sooner_serves_the_audience_better(talk: Path, tmp_path: Path, scratch: Path) -> None:
    prompt, late = setting(tmp_path, "prompt", 300), setting(tmp_path, "late", 1500)
    report = tmp_path / "report.html"
    printed = rehearsed(
        str(talk), "--to", "es", "--settings", prompt, "--settings", late, "--report", str(report)
    )
    assert "“prompt” serves the audience better than “late”." in printed
    assert "Spanish words stand for good 1.2 s sooner (0.4 s after the speaker instead of 1.6 s)." in printed
    assert "Nobody corrected a line" in printed
    line = told(printed)
    (pairing,) = line["comparisons"]
    lag = pairing["differences"]["es"]["lag_s"]
    assert (lag["real"], lag["better"]) == (True, "a")
    assert lag["low"] <= lag["mean"] <= lag["high"]
    assert lag["mean"] == pytest.approx(1.2, abs=0.05)
    assert pairing["agreement_chrf"] == {"es": pytest.approx(100)}
    assert (line["best"], line["benchmark"]) == ("prompt", "rehearse")
    assert line["metrics"]["late"]["targets"]["es"]["words"] == 2 * COUNT
    assert str(tmp_path) not in printed
    assert "late" in report.read_text(encoding="utf-8")
    assert not list(scratch.iterdir())


def test_mistakes_are_told_before_anything_runs(talk: Path, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="as in --settings"):
        rehearsed(str(talk), "--to", "es")
    with pytest.raises(UserMistake, match="as in --to es"):
        rehearsed(str(talk), "--settings", "usual")
    (tmp_path / "broken.toml").write_text("speakers = 0\n", encoding="utf-8")
    with pytest.raises(UserMistake, match="speakers must be from 1 to 64"):
        rehearsed(str(talk), "--to", "es", "--settings", str(tmp_path / "broken.toml"))


@pytest.fixture
def opening(tmp_path: Path) -> Path:
    """The demo's sentences that end within the first minute, with all references."""
    sentences = (DEMO / "conference.stm").read_text(encoding="utf-8").splitlines()
    kept = [line for line in sentences if float(line.split()[4]) < 60]
    last = max(float(line.split()[4]) for line in kept)
    samples, rate_hz = soundfile.read(DEMO / "conference.flac", frames=round((last + 0.3) * 16_000))
    soundfile.write(tmp_path / "conference.flac", samples, rate_hz)
    spanish = (DEMO / "conference.es.txt").read_text(encoding="utf-8").splitlines()[: len(kept)]
    words = (DEMO / "conference.ctm").read_text(encoding="utf-8").splitlines()
    turns = (DEMO / "conference.rttm").read_text(encoding="utf-8").splitlines()
    beside = {
        "stm": kept,
        "ctm": [line for line in words if float(line.split()[2]) < last],
        "es.txt": spanish,
        "uem": [f"conference 1 0 {last}"],
        "rttm": [line for line in turns if float(line.split()[3]) < last],
    }
    for suffix, lines in beside.items():
        (tmp_path / f"conference.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "conference.flac"


@pytest.mark.slow
def test_a_setting_that_commits_later_is_told_to_be_worse(opening: Path, scratch: Path) -> None:
    """The demo through the built-in engine: words that wait for thirty revisions come later, and little is gained."""
    patient = opening.with_name("patient.toml")
    patient.write_text("[tuning]\nagreement = 30\n", encoding="utf-8")
    printed = rehearsed(str(opening), "--to", "es", "--settings", "usual", "--settings", str(patient))
    (pairing,) = told(printed)["comparisons"]
    assert pairing["better"] == "usual", printed
    spanish, english = pairing["differences"]["es"], pairing["differences"]["en"]
    for figure in (spanish["lag_s"], english["lag_s"]):
        assert (figure["real"], figure["better"], figure["matters"]) == (True, "a", True)
    assert spanish["chrf"]["a"] > 45
    assert english["wer"]["a"] < 0.25
    assert pairing["differences"]["whole"]["der"]["a"] < 0.2
    assert not list(scratch.iterdir())


@pytest.fixture
def session(tmp_path: Path, data_folder: Path) -> Path:
    """Twenty seconds of the demo, interpreted and on record, with one line corrected."""
    samples, rate_hz = soundfile.read(DEMO / "conference.flac", frames=20 * 16_000)
    soundfile.write(tmp_path / "opening.flac", samples, rate_hz)
    asked = (
        str(tmp_path / "opening.flac"),
        "--to",
        "es",
        "--pace",
        "fast",
        "--engine",
        "builtin",
        "--events",
        "-",
    )
    subprocess.run((*OPENBOOTH, "interpret", *asked), check=True, stdout=subprocess.DEVNULL)
    editor = RecordEditor("last")
    line = editor.transcript.lines[1]
    editor.set_text(line.id, "en", f"{line.text} Indeed")
    return data_folder


@pytest.mark.slow
def test_a_session_is_held_to_what_somebody_corrected_and_stays_as_it_is(
    session: Path, tmp_path: Path, scratch: Path
) -> None:
    before = {path: path.read_bytes() for path in session.rglob("*") if path.is_file()}
    (tmp_path / "sure.toml").write_text('title = "sure"\n[tuning]\nagreement = 8\n', encoding="utf-8")
    printed = rehearsed("last", "--settings", str(tmp_path / "sure.toml"))
    line = told(printed)
    assert line["reference"]["edited"] == 1
    assert "corrected in 1 of " in " ".join(printed.split())
    assert [one["title"] for one in line["settings"]["settings"]] == ["sure", "usual"]
    assert line["settings"]["targets"] == ["es"]
    usual = line["metrics"]["usual"]["compared"]["en"]
    assert 0 < usual["wer"] < 0.5
    (pairing,) = line["comparisons"]
    assert pairing["differences"]["whole"]["cpu_per_audio"]["mean"] is None
    assert {path: path.read_bytes() for path in session.rglob("*") if path.is_file()} == before
    assert not list(scratch.iterdir())


@pytest.mark.slow
def test_ctrl_c_leaves_no_process_and_no_file(scratch: Path) -> None:
    asked = (str(DEMO / "conference.flac"), "--to", "es", "--settings", "usual")
    process = subprocess.Popen((*OPENBOOTH, "rehearse", *asked), stderr=subprocess.PIPE, text=True)
    started = psutil.Process(process.pid)
    while len(ours := started.children(recursive=True)) < 3 and process.poll() is None:
        time.sleep(0.1)
    assert ours, "the product did not start"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode not in (0, None), said
    assert "Traceback" not in said
    assert not psutil.wait_procs(ours, timeout=10)[1]
    assert not list(scratch.iterdir())


@pytest.mark.slow
def test_mistakes_end_with_one_sentence_and_status_2() -> None:
    ended = subprocess.run(
        (*OPENBOOTH, "rehearse", "2019", "--settings", "usual"), capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "openbooth: There is no session on record yet; `openbooth interpret` makes one.\n"
