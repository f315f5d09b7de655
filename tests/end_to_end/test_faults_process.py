"""The product when its processes are killed or hang: the text stays the same, and what was shown is on record."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
import soundfile

from interpreter.domain.sessions import RecordState
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.storage.journal import inspect_journal
from interpreter.storage.sessions import LAST, SessionStore
from interpreter.storage.spool import SpoolFiles
from tests.end_to_end.commands import (
    Event,
    Lines,
    events_in,
    excerpt,
    final_lines,
    lines_of,
    openbooth,
    shown_and_kept,
)

pytestmark = pytest.mark.timeout(240)

MARKS = {"engine": "pocketsphinx", "speakers": "torch", "voice": "espeak"}
PATIENCE_S = 3.0


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return excerpt(tmp_path_factory.mktemp("recording") / "opening.flac", 12)


@pytest.fixture(scope="module")
def long_recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return excerpt(tmp_path_factory.mktemp("recording") / "opening.flac", 40)


def process_of(core: int, worker: str) -> psutil.Process:
    """A model process, found by what it has loaded."""
    for child in psutil.Process(core).children():
        with contextlib.suppress(psutil.Error):
            if any(MARKS[worker] in entry.path for entry in child.memory_maps()):
                return child
    pytest.fail(f"no {worker} process")


@dataclass
class Stopping:
    """Stops model processes one after the other while the feed comes, and notes when each was missed."""

    core: "subprocess.Popen[str]"
    due: list[tuple[int, str]]
    stopped_s: dict[str, float] = field(default_factory=dict)
    missed_s: dict[str, float] = field(default_factory=dict)

    def follow(self) -> list[Event]:
        events: list[Event] = []
        assert self.core.stdout is not None
        for line in self.core.stdout:
            events.append(json.loads(line))
            self._note(events[-1])
            if self.due and events[-1]["at_ms"] >= self.due[0][0] and not self._waits:
                _, worker = self.due.pop(0)
                os.kill(process_of(self.core.pid, worker).pid, signal.SIGSTOP)
                self.stopped_s[worker] = time.monotonic()
        return events

    @property
    def _waits(self) -> bool:
        return len(self.stopped_s) > len(self.missed_s)

    def _note(self, event: Event) -> None:
        if event["type"] == "status" and event["state"] == "restarting":
            assert "no progress" in event["detail"]
            self.missed_s[event["worker"]] = time.monotonic() - self.stopped_s[event["worker"]]


@pytest.mark.slow
def test_hanging_processes_are_missed_within_three_seconds_and_the_text_and_the_voice_are_the_same(
    recording: Path,
) -> None:
    order = openbooth("interpret", recording, "--to", "es", "--pace", "fast", "--events", "-")
    expected = events_in(subprocess.run(order, capture_output=True, text=True, check=True).stdout)
    with subprocess.Popen(order, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as core:
        stopping = Stopping(core, [(3_000, "engine"), (5_000, "speakers"), (7_000, "voice")])
        events = stopping.follow()
    assert core.returncode == 0
    assert set(stopping.missed_s) == set(MARKS)
    assert max(stopping.missed_s.values()) < PATIENCE_S + 1.0
    assert final_lines(events) == final_lines(expected)
    assert [utterance for utterance, _ in spoken(events)] == [utterance for utterance, _ in spoken(expected)]
    for (_, duration_ms), (_, expected_ms) in zip(spoken(events), spoken(expected), strict=True):
        assert abs(duration_ms - expected_ms) < 50
    assert events[-1]["restarts"] == len(MARKS)


def spoken(events: list[Event]) -> list[tuple[int, int]]:
    return [(e["utterance"], e["duration_ms"]) for e in events if e["type"] == "speech"]


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(72) if seed != 1)]
)
def test_whatever_was_shown_is_on_record_when_everything_is_killed_at_any_moment(
    seed: int, long_recording: Path, data_folder: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "events.jsonl"
    order = openbooth(
        "interpret", long_recording, "--to", "es", "--to", "ca", "--engine", "scripted", "--diarizer", "off",
        "--pace", "fast", "--events", feed,
    )  # fmt: skip
    with subprocess.Popen(
        order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as core:
        while not (feed.exists() and re.search(rb'"committed": "[^"]', feed.read_bytes())):
            assert core.poll() is None
            time.sleep(0.005)
        time.sleep(random.Random(seed).uniform(0.0, 0.8))  # noqa: S311 - a moment, not a secret
        with contextlib.suppress(ProcessLookupError):
            os.killpg(core.pid, signal.SIGKILL)
        core.wait()
    events = events_in(feed.read_text("utf-8", "ignore"))
    assert_recovered(events, data_folder, long_recording)


def assert_recovered(events: list[Event], data: Path, recording: Path) -> None:
    """Every word and every sample that was shown or heard is there, and nothing of it is damaged."""
    store = SessionStore(data)
    (entry,) = store.list()
    assert entry.state is (RecordState.CLOSED if events[-1]["type"] == "summary" else RecordState.INTERRUPTED)
    journal = store.folder_of(LAST) / "journal.jsonl"
    assert inspect_journal(journal).damaged == 0
    shown: Lines = {key: text for key, text in final_lines(events).items() if text}
    assert shown
    shown_and_kept(shown, lines_of(store.open(LAST)))
    heard = ticks_from_ms(max(event["at_ms"] for event in events if event["type"] == "caption"))
    with closing(SpoolFiles(journal.parent / "spool")) as spool:
        kept = spool.read("opening", Ticks(0), spool.end("opening"))
    captured, _ = soundfile.read(recording, dtype="float32")
    assert kept.end >= min(heard, Ticks(len(captured) * 3)) - ticks_from_ms(2_000)
    assert (kept.samples == captured[: len(kept.samples)]).all()
