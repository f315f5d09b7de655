"""`openbooth live` as an operator uses it, on a core whose session needs no sound."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from interpreter.app.client import CORE_FILE, attach
from interpreter.domain.commands import Quit
from interpreter.lab.sound_server import sound_server
from interpreter.policy.snapshot import UTTERANCES_KEPT
from tests.command_line import run_here
from tests.fakes.live import SESSION

CHECKOUT = Path(__file__).parents[2]
EVENT = """
title = "Assembly"
[[sources]]
name = "podium"
device = "floor"
[[channels]]
language = "es"
[[desks]]
name = "booth"
microphone = "headset.monitor"
"""

pytestmark = pytest.mark.timeout(180)

Line = dict[str, Any]


def openbooth(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "interpreter.app.command_line", *map(str, arguments)]


def run(*arguments: object, status: int = 0) -> str:
    """Run a command to its end; return what it said."""
    ended = run_here(*arguments)
    assert ended.returncode == status, f"{ended.stdout}{ended.stderr}"
    assert "Traceback" not in ended.stderr
    return ended.stdout if status == 0 else ended.stderr


@pytest.fixture(autouse=True, scope="module")
def _sound() -> Iterator[None]:
    """Two sound cards, so that their names can be given."""
    with sound_server("floor", "headset") as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        yield


@pytest.fixture
def event(tmp_path: Path) -> Path:
    path = tmp_path / "hall.openbooth"
    path.write_text(EVENT, "utf-8")
    return path


@pytest.fixture
def core(data_folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT) as process:
        try:
            wait_for((data_folder / CORE_FILE).exists)
            yield process
        finally:
            process.kill()


@contextmanager
def live(feed: Path, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A client that shows a session, in a process group of its own as a terminal gives it."""
    with subprocess.Popen(
        openbooth("live", *arguments, "--events", feed),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def lines(feed: Path) -> list[Line]:
    if not feed.exists():
        return []
    return [json.loads(line) for line in feed.read_text("utf-8").splitlines() if line.endswith("}")]


def kinds(feed: Path) -> list[str]:
    return [str(line["type"]) for line in lines(feed)]


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


@pytest.mark.usefixtures("core")
def test_one_command_starts_an_event_and_ctrl_c_ends_it_with_its_summary(event: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with live(feed, event) as client:
        wait_for(lambda: "caption" in kinds(feed))
        os.killpg(client.pid, signal.SIGINT)
        said, complaints = client.communicate(timeout=30)
    assert client.returncode == 0, complaints
    assert f"Session {SESSION} is on record" in said
    assert "es  Ana: es 1" in said
    told = lines(feed)
    assert told[-1]["type"] == "summary"
    assert [line["sequence"] for line in told] == list(range(len(told)))


@pytest.mark.usefixtures("core")
def test_phones_are_let_in_as_the_event_file_says_and_options_say_where(event: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    event.write_text(f'{EVENT}[sharing]\nhost = "192.0.2.1"\nnetwork = "Hall"\n', "utf-8")
    with live(feed, event, "--serve", "127.0.0.1:0") as client:
        wait_for(lambda: "sharing" in kinds(feed))
        run("control", "revoke-link")
        wait_for(lambda: kinds(feed).count("sharing") == 2)
        client.send_signal(signal.SIGINT)
        said, complaints = client.communicate(timeout=30)
    assert client.returncode == 0, complaints
    first, link, captions, again, *_ = complaints.splitlines()
    invitation = r"Phones listen in the Wi-Fi “Hall” at http://(127.0.0.1:\d+) with the code (\w{6})\."
    found = re.fullmatch(invitation, first)
    assert found
    assert link.startswith(f"The QR code leads to http://{found[1]}/#")
    assert "/overlay?channel=floor&token=" in captions
    assert again == "Whoever has the old link or code is not let in again; the new ones:"
    assert "Phones" not in said
    assert found[2] not in feed.read_text("utf-8")


def test_a_client_that_is_killed_leaves_the_session_to_the_next_one(
    core: subprocess.Popen[bytes], event: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    with live(first, event) as client:
        wait_for(lambda: "caption" in kinds(first))
        os.killpg(client.pid, signal.SIGKILL)
    time.sleep(1.5)
    assert core.poll() is None
    with live(second) as client:
        wait_for(lambda: kinds(second).count("caption") > UTTERANCES_KEPT + 5)
        client.send_signal(signal.SIGINT)
        said, _ = client.communicate(timeout=30)
    assert client.returncode == 0
    assert f"Session {SESSION} is on record" in said
    assert kinds(second)[-1] == "summary"
    assert {"session", "channel", "source", "desk"} <= set(kinds(second))
    assert core.wait(20) == 0


@pytest.mark.usefixtures("core")
def test_options_are_enough_without_a_file(tmp_path: Path) -> None:
    feed, text = tmp_path / "feed.jsonl", tmp_path / "terms.csv"
    text.write_text("source,es\nbooth,cabina\n", "utf-8")
    arguments = (
        "--input",
        "podium=floor:2",
        "--to",
        "es,ca",
        "--output",
        "es=headset",
        "--human",
        "es=headset",
        "--monitor",
        "headset:2",
    )
    with live(feed, *arguments, "--glossary", text) as client:
        wait_for(lambda: "caption" in kinds(feed))
        client.send_signal(signal.SIGINT)
        _, complaints = client.communicate(timeout=30)
    assert client.returncode == 0, complaints
    told = lines(feed)
    assert [line["channel"] for line in told if line["type"] == "channel"] == ["es", "ca"]
    assert [line["desk"] for line in told if line["type"] == "desk"] == ["es-desk"]
    (source,) = (line for line in told if line["type"] == "source")
    assert source["place"].pop("title") == "Monitor of Null Output"
    assert source["place"] == {"device": "floor.monitor", "channel": 2, "recording": False}
    (monitor,) = (line for line in told if line["type"] == "monitor")
    assert monitor["output"].pop("title")
    assert monitor["output"] == {"device": "headset", "first": 2}


@pytest.mark.usefixtures("core")
def test_a_session_that_runs_already_is_not_disturbed(event: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with live(feed, event) as client:
        wait_for(lambda: "caption" in kinds(feed))
        assert "A session runs already" in run("live", event, status=2)
        run("control", "stop")
        _, complaints = client.communicate(timeout=30)
    assert client.returncode == 0, complaints


@pytest.mark.usefixtures("core")
def test_what_ends_a_session_is_one_sentence_and_a_status(event: Path, data_folder: Path) -> None:
    with attach(data_folder / CORE_FILE):
        assert "There is no engine called “buildin”" in run("live", event, "--engine", "buildin", status=2)
        assert "could not start; choose another" in run("live", event, "--speakers", 13, status=1)
        assert "broke too often" in run("live", event, "--speakers", 14, status=1)
        assert "because of an error in OpenBooth (KeyError)" in run("live", event, "--speakers", 15, status=1)


def test_a_core_that_is_killed_is_told_as_such(
    core: subprocess.Popen[bytes], event: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.jsonl"
    with live(feed, event) as client:
        wait_for(lambda: "caption" in kinds(feed))
        core.kill()
        _, complaints = client.communicate(timeout=30)
    assert client.returncode == 1
    assert "The core has gone before the session ended" in complaints


@pytest.mark.usefixtures("core")
def test_an_operator_commands_the_session_that_runs(event: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with live(feed, event):
        wait_for(lambda: "caption" in kinds(feed))
        run("control", "mute", "es")
        said = run("control", "status")
        for word in (SESSION, "podium", "floor.monitor", "es", "machine (muted)", "booth", "off air"):
            assert word in said
        run("control", "mute", "es", "off")
        assert "There is no channel fr" in run("control", "mute", "fr", status=2)
        run("control", "pause")
        assert "is paused" in run("control", "status")
        run("control", "quit")
        wait_for(lambda: "summary" in kinds(feed))
    muted = [line["muted"] for line in lines(feed) if line["type"] == "channel"]
    assert muted == [False, True, False]


def test_without_a_core_every_command_says_what_to_do(data_folder: Path) -> None:
    assert "start one as in: openbooth live --to es" in run("live", status=2)
    assert "No core is running; start a session with: openbooth live." in run("control", "status", status=1)
    (data_folder / CORE_FILE).write_text('{"port": 1, "token": ""}', "utf-8")
    assert "No core is running" in run("control", "pause", status=1)


def test_an_idle_core_says_that_no_session_runs(core: subprocess.Popen[bytes], data_folder: Path) -> None:
    with attach(data_folder / CORE_FILE) as kept:
        assert "No session is running" in run("control", "status")
        assert "No session is running" in run("live", status=2)
        kept.ask(Quit())
    assert core.wait(20) == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.openbooth",), "none.openbooth cannot be read"),
        (("--to", "es", "--input", "flor"), "There is no input “flor” now; did you mean floor.monitor?"),
        (("--to", "es", "--input", "o"), "“o” fits 2 inputs; use one of: floor.monitor, headset.monitor."),
        (("--to", "es", "--output", "floor"), "write it as in --output es=NAME"),
        (("--to", "spanish"), "is not a language code"),
        (("--input", "floor"), "Say which language to interpret into, as in --to es."),
        (("--to", "es", "--human", "ca=headset"), "The desk ca-desk has no channel ca to speak on"),
        (("--to", "es", "--glossary", "none.csv"), "none.csv"),
        (("--to", "es", "--interlock", "maybe"), "'maybe' is not one of"),
    ],
    ids=lambda given: given if isinstance(given, str) else " ".join(given),
)
def test_a_mistake_starts_no_core(arguments: tuple[str, ...], sentence: str, data_folder: Path) -> None:
    assert sentence in " ".join(run("live", *arguments, status=2).split())
    assert not (data_folder / CORE_FILE).exists()
