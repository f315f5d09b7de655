"""Engines whose policies cannot be replayed are measured as they are, beside the limit of what they told."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from interpreter.domain.errors import UserMistake
from interpreter.lab.command_line import bench
from interpreter.lab.policy.streams import read
from interpreter.lab.product import Order, Run


def caption(at_ms: int, committed: str, provisional: str, **others: object) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "caption", "at_ms": at_ms, "utterance": 1, "revision": at_ms}
    told |= {"channel": None, "language": "en", "start_ms": 500, "end_ms": 2600, "predicted": ""}
    return (
        told | {"committed": committed, "provisional": provisional, "ended": False, "speaker": "S1"} | others
    )


FEED = (
    {"type": "session", "at_ms": 0, "state": "running"},
    caption(1500, "", "We see"),
    caption(2000, "We see", "about 4,000"),
    caption(2200, "", "Vemos unos", channel="es", language="es"),
    caption(3000, "We see about 4,000 visitors a week.", "", ended=True),
    caption(3200, "Vemos unos 4000 visitantes.", "", channel="es", language="es", ended=True),
)


@pytest.fixture
def neural(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that tells FEED of every recording."""

    def run(order: Order, audio: Path, *_: object, **__: object) -> Run:
        assert order.engine == "neural"
        assert order.model == "large"
        lines = tuple(json.dumps(event) + "\n" for event in FEED)
        return Run(
            lines, tuple(range(len(lines))), 1.0, 1.0, 1.0, "It broke." if "broken" in audio.name else None
        )

    monkeypatch.setattr("interpreter.lab.product.run", run)


def measured(place: Path, *options: str | Path, to: str = "es") -> Result:
    asked = ["policy", str(place), "--to", to, "--engine", "neural", "--model", "large", *map(str, options)]
    return CliRunner().invoke(bench, asked, env={"COLUMNS": "200"})


@pytest.mark.usefixtures("neural")
def test_any_engine_has_its_own_setting_beside_the_limit_of_what_it_told(panel: Path, tmp_path: Path) -> None:
    streams, told = tmp_path / "streams.jsonl", tmp_path / "told.jsonl"
    ended = measured(panel.parent, "--streams", streams, "--json", told)
    assert ended.exit_code == 0, ended.output
    assert "The policies of the engine neural cannot be replayed" in ended.output
    own, limit = (json.loads(line) for line in told.read_text("utf-8").splitlines())
    assert (own["engine"], own["model"], own["oracle"], limit["oracle"]) == ("neural", "large", False, True)
    assert limit["metrics"]["long_yaal_s"] < own["metrics"]["long_yaal_s"]
    assert limit["metrics"]["chrf"] == own["metrics"]["chrf"] > 0
    (stream,) = read(streams)
    assert [one.language for one in stream.told] == ["en", "en", "es", "en", "es"]
    again = measured(panel.parent, "--streams", streams, "--json", told)
    assert again.exit_code == 0, again.output
    assert json.loads(told.read_text("utf-8").splitlines()[2])["metrics"] == own["metrics"]
    assert "of another set, engine, model or language" in str(
        measured(panel.parent, "--streams", streams, to="ca").exception
    )


@pytest.mark.usefixtures("neural")
def test_a_sweep_of_an_engine_that_has_no_such_knobs_is_refused(panel: Path, tmp_path: Path) -> None:
    sweep = tmp_path / "sweep.toml"
    sweep.write_text("agreement = [2, 3]\n", "utf-8")
    mistake = measured(panel.parent, "--sweep", sweep).exception
    assert isinstance(mistake, UserMistake)
    assert str(mistake).startswith("The policies of the engine neural cannot be replayed")
    assert str(mistake).endswith("Leave out --sweep.")


@pytest.mark.usefixtures("neural")
def test_a_recording_that_an_engine_does_not_get_through_is_named(panel: Path) -> None:
    for file in panel.parent.iterdir():
        file.rename(file.with_name(file.name.replace("panel", "broken")))
    mistake = measured(panel.parent).exception
    assert str(mistake) == "broken could not be recorded: It broke."
