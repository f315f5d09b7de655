"""The product when the clock on the wall jumps, and when everything is put to sleep and wakes again."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.end_to_end.commands import Event, Lines, excerpt, final_lines, openbooth, run

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(shutil.which("apertium") is None, reason="Apertium is not installed"),
]

SECONDS = 11
SLEEP_S = 5.0
SLEEPS_AT_MS = 3_000
BACK_S = 5.0
FAKETIME = next(Path("/usr/lib").glob("**/libfaketime.so.1"), None)

INTERPRET = ("--to", "es", "--events", "-")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return excerpt(tmp_path_factory.mktemp("recording") / "opening.flac", SECONDS)


@pytest.fixture(scope="module")
def expected(recording: Path, tmp_path_factory: pytest.TempPathFactory) -> Lines:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(tmp_path_factory.mktemp("data")))
        ended = run("interpret", recording, *INTERPRET, "--pace", "fast")
    return final_lines([json.loads(line) for line in ended.stdout.splitlines()])


def followed(core: "subprocess.Popen[str]", due: list[tuple[int, Callable[[], object]]]) -> Iterator[Event]:
    """Read the feed and do what is due when it reaches a session time in milliseconds."""
    assert core.stdout is not None
    for line in core.stdout:
        event = json.loads(line)
        if due and event["at_ms"] >= due[0][0]:
            due.pop(0)[1]()
        yield event


def assert_in_order(events: list[Event]) -> None:
    assert [event["sequence"] for event in events] == list(range(len(events)))
    assert all(before["at_ms"] <= after["at_ms"] for before, after in pairwise(events))
    assert not [event for event in events if event["type"] == "status" and event["state"] == "restarting"]
    assert events[-1]["duration_ms"] == SECONDS * 1_000


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
def test_a_wall_clock_that_jumps_an_hour_either_way_changes_nothing(
    recording: Path, expected: Lines, tmp_path: Path
) -> None:
    wall = tmp_path / "wall"
    wall.write_text("+0\n")
    faked = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(wall),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    began = datetime.now(UTC)
    with subprocess.Popen(
        openbooth("interpret", recording, *INTERPRET, "--pace", "fast"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | faked,
    ) as core:  # fmt: skip
        ahead, behind = (lambda: wall.write_text("+3600\n")), (lambda: wall.write_text("-3600\n"))
        events = list(followed(core, [(1_500, ahead), (6_500, behind)]))
    assert core.returncode == 0
    assert_in_order(events)
    assert final_lines(events) == expected
    exported = json.loads(run("export", "last", "--format", "json", "--out", "-").stdout)
    assert exported["complete"]
    assert abs(datetime.fromisoformat(exported["session"]["started"]) - began) < timedelta(minutes=5)


@pytest.mark.slow
def test_a_session_that_slept_is_back_within_five_seconds_and_has_lost_nothing(
    recording: Path, expected: Lines
) -> None:
    events: list[Event] = []
    woke_s: list[float] = []
    back_s: list[float] = []
    with subprocess.Popen(
        openbooth("interpret", recording, *INTERPRET),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    ) as core:  # fmt: skip

        def sleep() -> None:
            os.killpg(core.pid, signal.SIGSTOP)
            time.sleep(SLEEP_S)
            os.killpg(core.pid, signal.SIGCONT)
            woke_s.append(time.monotonic())

        for event in followed(core, [(SLEEPS_AT_MS, sleep)]):
            events.append(event)
            if woke_s and is_current(event):
                back_s.append(time.monotonic() - woke_s[0])
    assert core.returncode == 0
    assert_in_order(events)
    assert final_lines(events) == expected
    assert back_s
    assert back_s[0] < BACK_S


def is_current(event: Event) -> bool:
    """Whether it is a caption of what was said after the sleep, shown two seconds after that at most."""
    if event["type"] != "caption" or event["language"] != "en":
        return False
    return event["end_ms"] > SLEEPS_AT_MS + SLEEP_S * 1_000 - 500 and event["at_ms"] - event["end_ms"] < 2_000
