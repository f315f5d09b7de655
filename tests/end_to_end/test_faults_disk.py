"""The product on a disk that is full, and beside somebody who holds its index: text flows on and is all there."""

import json
import resource
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
import soundfile

from interpreter.storage.index import SessionIndex
from interpreter.storage.journal import inspect_journal
from interpreter.storage.spool import SpoolFiles
from tests.end_to_end.commands import Event, Lines, excerpt, final_lines, openbooth, recorded_lines, run

pytestmark = pytest.mark.timeout(180)

SECONDS = 22
SCRIPTED = ("--to", "es", "--to", "ca", "--engine", "scripted", "--diarizer", "off", "--pace", "fast")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return excerpt(tmp_path_factory.mktemp("recording") / "opening.flac", SECONDS)


@pytest.fixture(scope="module")
def undisturbed(recording: Path, tmp_path_factory: pytest.TempPathFactory) -> Lines:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(tmp_path_factory.mktemp("data")))
        ended = run("interpret", recording, *SCRIPTED, "--events", "-")
        assert ended.returncode == 0, ended.stderr
        lines = final_lines([json.loads(line) for line in ended.stdout.splitlines()])
        assert recorded_lines() == {key: text for key, text in lines.items() if text}
    return lines


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk with room for what is set aside and a second or so of everything else; the application's folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=5400k", "none", folder]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    monkeypatch.setenv("OPENBOOTH_DATA", str(folder))
    yield folder
    subprocess.run(["umount", folder], check=True)


class Greedy:
    """Another program that takes every byte it can get in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "greedy"
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def give_back(self) -> None:
        self._ended.set()
        self._thread.join()
        self._path.unlink(missing_ok=True)

    def _take(self) -> None:
        with self._path.open("ab", buffering=0) as file:
            while not self._ended.wait(0.002):
                with suppress(OSError):
                    while not self._ended.is_set():
                        file.write(bytes(1 << 14))


def followed(core: "subprocess.Popen[str]", at: dict[int, Callable[[], object]]) -> list[Event]:
    """Read the feed to its end; do what is due when it reaches a session time in milliseconds."""
    events: list[Event] = []
    assert core.stdout is not None
    due = sorted(at)
    for line in core.stdout:
        events.append(json.loads(line))
        while due and events[-1]["at_ms"] >= due[0]:
            at[due.pop(0)]()
    return events


def alarms(events: list[Event]) -> list[tuple[str, bool]]:
    return [(event["matter"], event["active"]) for event in events if event["type"] == "alarm"]


def assert_nothing_is_corrupt(data: Path) -> None:
    (journal,) = data.glob("sessions/*/journal.jsonl")
    contents = inspect_journal(journal)
    assert (contents.damaged, contents.cut) == (0, False)
    with closing(SpoolFiles(journal.parent / "spool")) as spool:
        assert spool.sources == ("opening",)
    for line in (journal.parent / "spool" / "000.jsonl").read_text().splitlines():
        json.loads(line)
    with closing(sqlite3.connect(data / "sessions.db")) as index:
        assert index.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_on_a_full_disk_text_flows_on_and_is_complete_and_the_end_says_what_is_missing(
    small_disk: Path, recording: Path, undisturbed: Lines
) -> None:
    out = small_disk / "out"
    others: list[Greedy] = []
    with subprocess.Popen(
        openbooth("interpret", recording, *SCRIPTED, "--out", out, "--events", "-"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as core:  # fmt: skip
        events = followed(core, {2_000: lambda: others.append(Greedy(small_disk))})
        assert core.stderr is not None
        complaint = core.stderr.read()
    others[0].give_back()
    assert core.returncode == 1
    assert complaint.count("\n") == 1
    assert "is on record, but the disk was full and did not take" in complaint
    assert "all of the text" not in complaint
    assert final_lines(events) == undisturbed
    assert ("journal", True) in alarms(events)
    assert ("spool", True) in alarms(events)
    assert recorded_lines() == {key: text for key, text in undisturbed.items() if text}
    assert_nothing_is_corrupt(small_disk)
    for sound in out.glob("channel.*.flac"):
        samples, _ = soundfile.read(sound)
        assert len(samples)
    written = (out / "events.jsonl").read_text("utf-8").splitlines()
    for line in written[:-1]:
        assert json.loads(line) in events


def test_when_there_is_space_again_everything_that_was_said_is_on_disk(
    small_disk: Path, recording: Path, undisturbed: Lines
) -> None:
    others: list[Greedy] = []
    with subprocess.Popen(
        openbooth("interpret", recording, *SCRIPTED, "--events", "-"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as core:  # fmt: skip
        subprocess.run(["mount", "-o", "remount,size=9m", small_disk], check=True)
        events = followed(
            core,
            {2_000: lambda: others.append(Greedy(small_disk)), 9_000: lambda: others.pop().give_back()},
        )
        assert core.stderr is not None
        complaint = core.stderr.read()
    assert final_lines(events) == undisturbed
    assert ("spool", True) in alarms(events)
    assert "the audio of the floor" not in complaint
    assert_nothing_is_corrupt(small_disk)
    (spool,) = small_disk.glob("sessions/*/spool")
    samples, _ = soundfile.read(recording, dtype="int16")
    assert (spool / "000.pcm").read_bytes() == samples.tobytes()
    assert len((spool / "000.jsonl").read_text().splitlines()) == 1


@pytest.mark.slow
def test_a_limit_on_the_size_of_files_costs_no_text(
    recording: Path, undisturbed: Lines, data_folder: Path
) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    ended = subprocess.run(
        openbooth("interpret", recording, *SCRIPTED, "--events", "-"),
        capture_output=True, text=True, check=False, preexec_fn=limited, timeout=100,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "the audio of the floor" in ended.stderr
    assert "Traceback" not in ended.stderr
    events = [json.loads(line) for line in ended.stdout.splitlines()]
    assert final_lines(events) == undisturbed
    assert {("journal", True), ("spool", True)} <= set(alarms(events))
    assert recorded_lines() == {key: text for key, text in undisturbed.items() if text}
    assert_nothing_is_corrupt(data_folder)


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the index so that nobody else can even read it."""
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("COMMIT")


@pytest.mark.slow
@pytest.mark.parametrize("pace", ["fast", "realtime"])
def test_an_index_that_somebody_holds_delays_no_session_and_is_brought_up_to_date_later(
    pace: str, recording: Path, undisturbed: Lines, data_folder: Path
) -> None:
    """At the pace of speech the index is held for half a minute."""
    SessionIndex(data_folder / "sessions.db").update([], (), lambda _: None)
    with held(data_folder / "sessions.db"):
        began_s = time.monotonic()
        ended = run("interpret", recording, *SCRIPTED[:-1], pace, "--events", "-")
        took_s = time.monotonic() - began_s
        assert ended.returncode == 0, ended.stderr
        events = [json.loads(line) for line in ended.stdout.splitlines()]
        assert final_lines(events) == undisturbed
        assert recorded_lines() == {key: text for key, text in undisturbed.items() if text}
        assert "closed" in run("sessions").stdout
    assert took_s < events[-1]["at_ms"] / 1_000 + 20
    assert run("sessions").returncode == 0
    assert len(SessionIndex(data_folder / "sessions.db").sessions()) == 1
