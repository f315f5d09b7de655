"""Who says what, as users see it: real processes, the built-in diarizer, names given while people speak."""

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from interpreter.storage.sessions import SessionStore
from tests.command_line import run_here

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "conference.flac"
RATE_HZ = 16_000
CLARK_THEN_MORGAN = (20.3, 41.1)
CLARK, MORGAN = (0.3, 6.1), (28.0, 34.4)

pytestmark = pytest.mark.timeout(200)

Event = dict[str, Any]


def openbooth(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "interpreter.app.command_line", *map(str, arguments)]


def run(*arguments: object, status: int = 0) -> str:
    ended = run_here(*arguments)
    assert ended.returncode == status, ended.stderr
    return ended.stdout if status == 0 else ended.stderr


def excerpt(folder: Path, name: str, span: tuple[float, float]) -> Path:
    samples, _ = soundfile.read(DEMO, start=round(span[0] * RATE_HZ), stop=round(span[1] * RATE_HZ))
    soundfile.write(folder / f"{name}.flac", samples, RATE_HZ)
    return folder / f"{name}.flac"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of a user who has interpreted two people talking."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(folder))
        recording = excerpt(tmp_path_factory.mktemp("recording"), "two", CLARK_THEN_MORGAN)
        run("interpret", recording, "--to", "en", "--pace", "fast", "--events", folder / "events.jsonl")
        yield folder


@pytest.fixture(autouse=True)
def _the_users_data(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBOOTH_DATA", str(data))


def events_of(path: Path) -> list[Event]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.endswith("}")]


def test_two_people_are_told_apart_and_every_caption_has_its_speaker(data: Path) -> None:
    events = events_of(data / "events.jsonl")
    final = {event["utterance"]: event for event in events if event["type"] == "caption"}
    speakers = ["S1" if event["end_ms"] < 7_400 else "S2" for event in final.values()]
    assert [event["speaker"] for event in final.values()] == speakers
    assert {event["speaker_name"] for event in final.values()} == {"Speaker 1", "Speaker 2"}
    turns = [event for event in events if event["type"] == "turn" and event["settled"]]
    assert [speaker for speaker, _ in itertools.groupby(turn["speaker"] for turn in turns)] == ["S1", "S2"]
    assert all(event["known_at_ms"] <= event["at_ms"] + 1 for event in events if event["type"] == "turn")


def test_speakers_are_named_merged_and_split_in_a_session_that_has_ended(data: Path) -> None:
    run("speakers", "name", "last", "S2", "David Morgan")
    assert "David Morgan" in run("speakers", "list", "last")
    assert "David_Morgan" in run("export", "last", "--format", "rttm", "--out", "-")
    run("speakers", "merge", "last", "david morgan", "S1")
    transcript = SessionStore(data).open("last")
    assert {line.speaker for line in transcript.lines} == {"S1"}
    run("speakers", "split", "last", "--turn", transcript.turns[-1].turn)
    assert SessionStore(data).open("last").lines[-1].speaker == "S3"
    assert "S3" in run("speakers", "turns", "last", "--speaker", "S3")


def test_speakers_are_found_again_with_the_whole_recording_and_that_can_be_undone(data: Path) -> None:
    session = min(folder.name for folder in (data / "sessions").iterdir())
    before = SessionStore(data).open(session)
    report = run("diarize", session)
    assert "lines have another speaker" in report
    found = SessionStore(data).open(session)
    assert [line.text for line in found.lines] == [line.text for line in before.lines]
    assert found.lines[0].speaker != found.lines[-1].speaker
    assert {turn.turn for turn in found.turns}.isdisjoint(turn.turn for turn in before.turns)
    run("diarize", session, "--undo")
    assert SessionStore(data).open(session) == before
    assert "only while people speak" in run("diarize", session, "--diarizer", "off", status=2)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("name", "last", "S9", "Eva"), "There is no speaker S9"),
        (("name", "last", "S1", " "), "A name needs"),
        (("merge", "last", "S1", "S1"), "with itself"),
        (("split", "last", "--turn", "999"), "There is no turn 999"),
        (("list", "20000101"), "There is no session"),
    ],
)
def test_mistakes_are_answered_with_the_way_out(arguments: tuple[str, ...], hint: str) -> None:
    assert hint in run("speakers", *arguments, status=2)


@pytest.mark.slow
def test_a_name_given_while_people_speak_reaches_the_captions(data: Path, tmp_path: Path) -> None:
    recording, events = excerpt(tmp_path, "live", (0.3, 20.3)), tmp_path / "events.jsonl"
    command = openbooth("interpret", recording, "--to", "en", "--events", events)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(events, lambda event: event["type"] == "turn" and event["speaker"] == "S1")
            run("speakers", "name", "last", "S1", "Sarah Clark")
            assert "no speaker S7" in run("speakers", "merge", "last", "S7", "S1", status=2)
            assert "is running" in run("diarize", "last", status=2)
            wait_for(events, lambda event: event.get("speaker_name") == "Sarah Clark")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
    assert process.returncode == 0
    folder = SessionStore(data).folder_of("last")
    assert not (folder / "control.json").exists()
    assert dict(SessionStore(data).open("last").names) == {"S1": "Sarah Clark"}


def wait_for(path: Path, told: Callable[[Event], bool]) -> None:
    until = time.monotonic() + 60
    while not (path.exists() and any(told(event) for event in events_of(path))):
        assert time.monotonic() < until, "it was never told"
        time.sleep(0.1)


@pytest.mark.slow
def test_with_several_inputs_each_source_is_its_speaker(tmp_path: Path) -> None:
    one, other = excerpt(tmp_path, "podium", CLARK), excerpt(tmp_path, "desk", MORGAN)
    run("interpret", one, other, "--to", "en", "--pace", "fast", "--out", tmp_path / "out")
    transcript = json.loads((tmp_path / "out" / "transcript.json").read_text(encoding="utf-8"))
    assert {line["speaker"] for line in transcript["lines"]} == {"podium", "desk"}
    assert {turn["speaker"]: turn["input"] for turn in transcript["turns"]} == {
        "podium": "podium",
        "desk": "desk",
    }
    mixed, rate_hz = soundfile.read(tmp_path / "out" / "channel.en.flac")
    assert len(mixed) / rate_hz == pytest.approx(6.4, abs=0.1)
    assert np.abs(mixed).max() <= 1.0


def test_the_control_of_a_session_is_for_its_user_alone(data: Path, tmp_path: Path) -> None:
    recording, events = excerpt(tmp_path, "private", CLARK), tmp_path / "events.jsonl"
    silent = ("--engine", "scripted", "--diarizer", "off", "--events", events)
    command = openbooth("interpret", recording, "--to", "en", *silent)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(events, lambda event: event["type"] == "session")
            (control,) = data.glob("sessions/*/control.json")
            if os.name == "posix":
                assert control.stat().st_mode & 0o077 == 0
            control.write_text(json.dumps(json.loads(control.read_text()) | {"token": "guessed"}))
            assert "token is wrong" in run("speakers", "name", "last", "S1", "Eva", status=2)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
