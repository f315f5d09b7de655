"""All benches in one go: what is measured is kept at once, and what is not is told."""

import json
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest
import typer

from interpreter.domain.errors import UserMistake
from interpreter.lab.command_line import bench as commands
from interpreter.lab.everything.bench import Everything, Plan, ResultFile, as_line, kept_lines, verdict
from interpreter.lab.everything.parts import Part, Place, parts, place_in
from interpreter.lab.everything.report import ahead
from interpreter.lab.everything.running import State, run

_STUB = """
import json, subprocess, sys, time
what, kept = sys.argv[1], sys.argv[sys.argv.index("--json") + 1]
if what == "hang":
    child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    with open(kept + ".pid", "w") as told:
        told.write(str(child.pid))
    time.sleep(60)
if what == "break":
    sys.exit("openbooth: It broke.")
with open(kept, "a") as lines:
    lines.write(json.dumps({"benchmark": what, "verdict": what, "metrics": {}, "details": {"long": 1}}) + "\\n")
sys.exit(what == "fail")
"""
UNHURRIED = Plan(quick=True, budget_s=None)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return place_in(tmp_path, tmp_path / "demo")


@pytest.fixture
def stub(tmp_path: Path) -> tuple[str, ...]:
    script = tmp_path / "stub.py"
    script.write_text(_STUB, encoding="utf-8")
    return (sys.executable, "-S", str(script))


def part(what: str, *, seconds: float = 1.0, **options: Any) -> Part:  # noqa: ANN401 - of a part
    return Part(what, f"what {what} is", seconds, ((what,),), **options)


def all_of(place: Place, stub: tuple[str, ...], *asked: Part, plan: Plan = UNHURRIED) -> Everything:
    told = Everything(asked, place, plan, command=stub)
    list(told.run())
    return told


def test_what_breaks_or_is_missing_is_told_and_makes_the_verdict_incomplete(
    place: Place, stub: tuple[str, ...]
) -> None:
    absent = part("pass", missing=lambda: "no such thing here")
    told = all_of(place, stub, part("pass"), part("break"), absent, part("late", after="break"))
    assert [(one.state, one.reason) for one in told.outcomes] == [
        (State.MEASURED, ""),
        (State.FAILED, "It broke."),
        (State.SKIPPED, "no such thing here"),
        (State.SKIPPED, "break was not measured"),
    ]
    closing = json.loads(told.line)
    assert closing["verdict"] == "incomplete"
    assert [one["reason"] for one in closing["metrics"]["parts"]][1] == "It broke."


def test_a_missed_bar_fails_the_whole_but_not_where_figures_are_only_told(
    place: Place, stub: tuple[str, ...]
) -> None:
    assert verdict(all_of(place, stub, part("pass"), part("fail")).outcomes) == "fail"
    (place.work / "fail.jsonl").unlink()
    assert verdict(all_of(place, stub, part("fail", judged=False)).outcomes) == "pass"


def test_what_takes_too_long_is_ended_with_all_that_it_started(place: Place, stub: tuple[str, ...]) -> None:
    outcome = run(part("hang"), place, limit_s=1.4, command=stub)
    assert (outcome.state, outcome.reason) == (State.FAILED, "it had not finished after 1 s")
    started = int(Path(place.result("hang") + ".pid").read_text(encoding="utf-8"))
    assert not psutil.pid_exists(started) or psutil.Process(started).status() == psutil.STATUS_ZOMBIE


def test_what_does_not_fit_into_the_time_is_left_out(place: Place, stub: tuple[str, ...]) -> None:
    told = all_of(place, stub, part("pass", seconds=120), plan=Plan(quick=True, budget_s=60))
    assert told.outcomes[0].state is State.LEFT_OUT
    assert told.outcomes[0].reason == "it does not fit into 1 minutes"


def test_whoever_stops_it_keeps_what_is_there(
    place: Place, stub: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(asked: Part, *others: object, **options: Any) -> object:  # noqa: ANN401 - of a run
        if asked.name == "two":
            raise KeyboardInterrupt
        return run(asked, *others, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("interpreter.lab.everything.bench.run", stopped)
    told = all_of(place, stub, part("pass"), part("two"), part("three"))
    assert [one.state for one in told.outcomes] == [State.MEASURED, State.LEFT_OUT, State.LEFT_OUT]


def test_a_part_of_several_commands_needs_the_first_ones(place: Place, stub: tuple[str, ...]) -> None:
    first = ("pass", "--json", str(place.work / "first.jsonl"))
    outcome = run(Part("both", "", 1, (first, ("again",))), place, limit_s=20, command=stub)
    assert [line["benchmark"] for line in outcome.lines] == ["again"]
    outcome = run(
        Part("neither", "", 1, (("break", "--json", "x"), ("again",))), place, limit_s=20, command=stub
    )
    assert (outcome.state, outcome.lines) == (State.FAILED, ())


def test_every_line_is_kept_as_soon_as_it_is_there(
    place: Place, stub: tuple[str, ...], tmp_path: Path
) -> None:
    file = ResultFile(tmp_path / "bench.json")
    told = Everything([part("pass"), part("break")], place, UNHURRIED, command=stub)
    for count, outcome in enumerate(told.run(), start=1):
        file.add(*map(as_line, kept_lines(outcome)))
        assert len((tmp_path / "bench.json").read_text().splitlines()) == count
    measured, broken = map(json.loads, (tmp_path / "bench.json").read_text().splitlines())
    assert measured == {"part": "pass", "judged": True, "benchmark": "pass", "verdict": "pass", "metrics": {}}
    assert broken == {"benchmark": "all", "part": "break", "state": "failed", "reason": "It broke."}


def test_a_file_in_no_folder_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="no such folder"):
        ResultFile(tmp_path / "absent" / "bench.json")


def test_what_comes_next_is_told_with_the_time_left(place: Place, stub: tuple[str, ...]) -> None:
    heard: list[str] = []
    both = [part("pass", seconds=100), part("skip", seconds=200, missing=lambda: "absent")]
    told = Everything(both, place, UNHURRIED, told=lambda coming: heard.append(ahead(coming)), command=stub)
    list(told.run())
    assert heard == ["1 of 2: what pass is (about 2 minutes left)", "2 of 2: what skip is (a minute left)"]


@pytest.mark.parametrize("quick", [True, False])
def test_every_part_is_a_command_with_the_options_it_has(place: Place, *, quick: bool) -> None:
    known: Any = typer.main.get_command(commands)
    for one in parts(place, quick=quick):
        for name, *arguments in one.commands:
            given = arguments if "--json" in arguments else [*arguments, "--json", "kept"]
            known.commands[name].make_context(name, given)


def test_what_is_quick_is_expected_to_fit_into_ten_minutes_without_neural_models(place: Place) -> None:
    assert sum(one.seconds for one in parts(place, quick=True) if one.name != "engine") <= 600
