"""The product as its users run it: real processes, the real built-in engine, real files, real kills."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import soundfile

from interpreter.domain.hypothesis import text_of
from interpreter.domain.records import WordsCommitted
from interpreter.storage.journal import read_journal
from tests.command_line import run_here

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "conference.flac"
SECONDS = 12

needs_apertium = pytest.mark.skipif(shutil.which("apertium") is None, reason="Apertium is not installed")
pytestmark = [needs_apertium, pytest.mark.timeout(240)]

Event = dict[str, Any]


def openbooth(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "interpreter.app.command_line", *map(str, arguments)]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(openbooth(*arguments), capture_output=True, text=True, check=False, timeout=200)


def events_in(text: str) -> list[Event]:
    return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    samples, rate_hz = soundfile.read(DEMO, frames=SECONDS * 16_000)
    path = tmp_path_factory.mktemp("recording") / "opening.flac"
    soundfile.write(path, samples, rate_hz)
    return path


@dataclass(frozen=True)
class Finished:
    """One undisturbed run of the excerpt, with everything it left."""

    out: Path
    data: Path
    events: list[Event]
    complaints: str
    apart: bool
    """Whether it ran where there is no network at all."""

    def captions(self, language: str) -> list[Event]:
        return [e for e in self.events if e["type"] == "caption" and e["language"] == language]


def final_lines(events: list[Event]) -> dict[tuple[int, str], str]:
    return {(e["utterance"], e["language"]): e["committed"] for e in events if e["type"] == "caption"}


@pytest.fixture(scope="module")
def finished(excerpt: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finished]:
    out, data = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(data))
        apart = ["unshare", "--map-root-user", "--net", "--"]
        if subprocess.run([*apart, "true"], check=False, capture_output=True).returncode:
            apart = []
        order = openbooth(
            "interpret", excerpt, "--from", "en", "--to", "es", "--to", "ca", "--pace", "fast", "--out", out,
            "--events", "-",
        )  # fmt: skip
        ended = subprocess.run(apart + order, capture_output=True, text=True, check=False, timeout=200)
        assert ended.returncode == 0, ended.stderr
        yield Finished(out, data, events_in(ended.stdout), ended.stderr, bool(apart))


def test_a_recording_becomes_captions_voices_and_a_transcript(finished: Finished) -> None:
    kinds = [event["type"] for event in finished.events]
    assert kinds[-1] == "summary"
    assert [event["sequence"] for event in finished.events] == list(range(len(kinds)))
    assert {"status", "session", "segment", "caption", "speech", "lag"} <= set(kinds)
    written = events_in((finished.out / "events.jsonl").read_text("utf-8"))
    assert written == finished.events
    assert {path.name for path in finished.out.iterdir()} == {
        "events.jsonl",
        "transcript.json",
        "transcript.vtt",
        "channel.es.flac",
        "channel.ca.flac",
    }


def test_most_of_the_first_sentences_is_understood(finished: Finished) -> None:
    english = " ".join(
        text for (_, language), text in final_lines(finished.events).items() if language == "en"
    )
    reference = DEMO.with_suffix(".stm").read_text("utf-8").lower()
    words = [word.strip(".,?").lower() for word in english.split()]
    assert len(words) > 2 * SECONDS * 0.8
    assert sum(word in reference for word in words) / len(words) > 0.8


def test_committed_text_only_grows_and_everything_is_committed_in_the_end(finished: Finished) -> None:
    shown: dict[tuple[int, str], str] = {}
    for event in finished.events:
        if event["type"] == "caption":
            key = (event["utterance"], event["language"])
            assert event["committed"].startswith(shown.get(key, ""))
            shown[key] = event["committed"]
    for language in ("en", "es", "ca"):
        latest = {caption["utterance"]: caption for caption in finished.captions(language)}
        assert all(c["ended"] and not c["provisional"] and not c["predicted"] for c in latest.values())


def test_provisional_words_are_shown_before_they_are_committed(finished: Finished) -> None:
    for language in ("en", "es", "ca"):
        assert any(caption["provisional"] for caption in finished.captions(language))


def test_no_engine_mark_reaches_a_caption(finished: Finished) -> None:
    for caption in (event for event in finished.events if event["type"] == "caption"):
        for text in (caption["committed"], caption["provisional"], caption["predicted"]):
            assert not set("*@#~^$<>[]") & set(text)


def test_each_channel_sounds_exactly_where_the_feed_says(finished: Finished) -> None:
    for language in ("es", "ca"):
        samples, rate_hz = soundfile.read(finished.out / f"channel.{language}.flac")
        spoken = [e for e in finished.events if e["type"] == "speech" and e["channel"] == language]
        expected = np.zeros(len(samples), bool)
        for event in spoken:
            first = event["start_ms"] * rate_hz // 1000
            expected[first : first + event["duration_ms"] * rate_hz // 1000] = True
            assert np.abs(samples[first : first + rate_hz // 2]).max() > 0.01
        margin = rate_hz // 500
        (with_session,) = finished.data.glob(f"sessions/*/channels/channel.{language}.flac")
        assert with_session.samefile(finished.out / f"channel.{language}.flac")
        outside = ~np.convolve(expected, np.ones(2 * margin), "same").astype(bool)
        assert len(samples) >= SECONDS * rate_hz
        assert np.abs(samples[outside]).max(initial=0.0) == 0.0


def test_the_transcript_and_every_export_hold_every_final_line(finished: Finished, tmp_path: Path) -> None:
    lines = [text for text in final_lines(finished.events).values() if text]
    assert len(lines) >= 6
    for form in ("json", "txt", "csv"):
        target = tmp_path / f"record.{form}"
        assert run_here("export", "last", "--format", form, "--out", target).returncode == 0
        content = target.read_text("utf-8-sig")
        assert all(line in content for line in lines), form
    for form in ("srt", "vtt", "docx"):
        target = tmp_path / f"record.{form}"
        assert run_here("export", "last", "--format", form, "--out", target).returncode == 0
        again = run_here("export", "last", "--format", form, "--out", tmp_path / "again")
        assert again.returncode == 0
        assert target.read_bytes() == (tmp_path / "again").read_bytes()
    assert (finished.out / "transcript.vtt").read_bytes() == (tmp_path / "record.vtt").read_bytes()


@pytest.fixture(autouse=True)
def sessions_of_the_undisturbed_run(
    request: pytest.FixtureRequest, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that take `finished` look at its data folder; the others have their own."""
    if "finished" in request.fixturenames:
        folder = request.getfixturevalue("finished").data
        monkeypatch.setenv("OPENBOOTH_DATA", str(folder))
    else:
        monkeypatch.setenv("OPENBOOTH_DATA", str(data_folder))


def test_logs_quote_nobody(finished: Finished) -> None:
    words = {word for text in final_lines(finished.events).values() for word in text.split() if len(word) > 5}
    assert not {word for word in words if word in finished.complaints}


def test_a_session_needs_no_network(finished: Finished) -> None:
    if not finished.apart:
        pytest.skip("network namespaces are not allowed here")
    assert finished.events[-1]["type"] == "summary"


def worker_pids(core: int, name: str) -> list[int]:
    """The model processes of a core, found by what they have loaded."""
    marks = {"engine": "pocketsphinx", "speakers": "torch", "voice": "espeak"}
    found = []
    for child in psutil.Process(core).children():
        with_maps = [mapping.path for mapping in child.memory_maps()]
        if any(marks[name] in path for path in with_maps):
            found.append(child.pid)
    return found


@pytest.mark.parametrize("victim", ["engine", pytest.param("speakers", marks=pytest.mark.slow)])
def test_text_is_the_same_when_a_model_process_is_killed_in_the_middle(
    victim: str, excerpt: Path, finished: Finished
) -> None:
    events: list[Event] = []
    with subprocess.Popen(
        openbooth("interpret", excerpt, "--to", "es", "--to", "ca", "--pace", "fast", "--events", "-"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as core:
        assert core.stdout is not None
        targets = [4_000, 9_000]
        for line in core.stdout:
            events.append(json.loads(line))
            if targets and events[-1]["at_ms"] > targets[0]:
                targets.pop(0)
                for pid in worker_pids(core.pid, victim):
                    os.kill(pid, signal.SIGKILL)
    restarted = [e for e in events if e["type"] == "status" and e["state"] == "restarting"]
    assert restarted
    assert {e["worker"] for e in restarted} == {victim}
    assert events[-1]["restarts"] == len(restarted)
    assert final_lines(events) == final_lines(finished.events)


@pytest.mark.slow
@pytest.mark.parametrize("delay_s", [1.5, 3.3, 6.1])
def test_nothing_that_was_shown_is_lost_when_everything_is_killed(
    delay_s: float, excerpt: Path, data_folder: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "events.jsonl"
    with subprocess.Popen(
        openbooth("interpret", excerpt, "--to", "es", "--events", feed),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as core:
        wait_for_captions(feed)
        time.sleep(delay_s)
        os.killpg(core.pid, signal.SIGKILL)
        core.wait()
    shown = final_lines(events_in(feed.read_text("utf-8")))
    assert any(shown.values())
    listed = run("sessions").stdout
    assert "interrupted" in listed
    exported = run("export", "last", "--format", "txt", "--out", "-").stdout
    for text in shown.values():
        assert text in exported
    (journal,) = data_folder.glob("sessions/*/journal.jsonl")
    kept: dict[tuple[int, str], list[Any]] = {}
    for record in read_journal(journal):
        if isinstance(record, WordsCommitted):
            kept.setdefault((record.utterance, record.language), []).extend(record.words)
    for key, text in shown.items():
        assert text_of(kept.get(key, [])).startswith(text)


def wait_for_captions(feed: Path) -> None:
    for _ in range(300):
        if feed.exists() and '"caption"' in feed.read_text("utf-8"):
            return
        time.sleep(0.1)
    pytest.fail("no caption within 30 s")


def test_ctrl_c_finishes_cleanly_and_keeps_everything(excerpt: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        openbooth("interpret", excerpt, "--to", "es", "--out", out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as core:
        out.mkdir(exist_ok=True)
        wait_for_captions(out / "events.jsonl")
        time.sleep(1.0)
        core.send_signal(signal.SIGINT)
        said, complaints = core.communicate(timeout=20)
    assert core.returncode == 0, complaints
    assert "is on record" in said
    events = events_in((out / "events.jsonl").read_text("utf-8"))
    assert events[-1]["type"] == "summary"
    transcript = json.loads((out / "transcript.json").read_text("utf-8"))
    assert transcript["lines"]
    assert "closed" in run_here("sessions").stdout


@pytest.mark.slow
def test_the_demo_shows_its_first_caption_within_ten_seconds() -> None:
    began = time.monotonic()
    with subprocess.Popen(
        openbooth("demo", "--events", "-"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as core:
        assert core.stdout is not None
        first = next(line for line in core.stdout if '"caption"' in line)
        took_s = time.monotonic() - began
        core.send_signal(signal.SIGTERM)
        core.communicate(timeout=20)
    assert json.loads(first)["provisional"] or json.loads(first)["committed"]
    assert took_s <= 10


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["interpret", "nowhere.wav", "--to", "es"], "nowhere.wav"),
        (["interpret", DEMO.with_suffix(".stm"), "--to", "es"], "audio"),
        (["interpret", DEMO], "--to es"),
        (["interpret", DEMO, "--to", "pl"], "does not translate into pl"),
        (["interpret", DEMO, "--to", "es", "--from", "ja"], "does not understand ja"),
        (["interpret", DEMO, "--to", "es", "--engine", "buildin"], "Did you mean builtin?"),
        (["interpret", DEMO, "--to", "es", "--glossary", "none.csv"], "none.csv"),
        (["interpret", DEMO, "--to", "es", "--tuning", "none.toml"], "none.toml cannot be read"),
        (["interpret", DEMO, "--to", "es", "--never-later", "0.2"], "equal to"),
        (["interpret", DEMO, "--to", "es", "--events", "/nowhere/feed"], "/nowhere/feed"),
        (["export", "last", "--format", "srt"], "no session on record"),
        (["export", "last", "--format", "doc"], "Did you mean docx?"),
        (["interpret", DEMO, "--to", "es", "--pace", "slow"], "slow"),
    ],
)
def test_a_mistake_gets_one_sentence_and_status_two(arguments: list[object], sentence: str) -> None:
    ended = run_here(*arguments)
    assert ended.returncode == 2, ended.stderr
    assert sentence in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr
