"""A session that was killed is recovered, corrected, listened to again and deleted, from the command line."""

import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from interpreter.app.record_editing import RecordEditor
from interpreter.app.sessions import interrupted
from tests.end_to_end.commands import events_in, excerpt, final_lines, openbooth, run

pytestmark = pytest.mark.slow


def killed(recording: Path, feed: Path, lines: int) -> None:
    """Interpret until so many lines are there, and kill it."""
    order = openbooth(
        "interpret", recording, "--to", "es", "--engine", "scripted", "--pace", "fast", "--events", feed
    )
    with subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as core:
        while not feed.exists() or len(re.findall(rb'"ended": true', feed.read_bytes())) < lines:
            assert core.poll() is None
            time.sleep(0.02)
        core.send_signal(signal.SIGKILL)


def bytes_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_killed_session_is_recovered_corrected_and_deleted_without_a_trace(
    data_folder: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "events.jsonl"
    killed(excerpt(tmp_path / "panel.flac", 40), feed, 4)
    (cut_off,) = interrupted()
    shown = {
        key: text for key, text in final_lines(events_in(feed.read_text("utf-8", "ignore"))).items() if text
    }
    assert cut_off.lines >= len({utterance for utterance, _ in shown}) > 1
    assert (
        f"{cut_off.id} was cut off; the last words are of {cut_off.last_words_at}" in run("sessions").stdout
    )
    assert run("sessions", "recover", "last").returncode == 0
    assert interrupted() == ()
    assert "Replaced" in run("sessions", "replace", "last", "Sarah", "Zarah").stdout
    before = RecordEditor("last").transcript
    assert run("diarize", "last").returncode == 0
    after = RecordEditor("last")
    assert [line.text for line in after.transcript.lines] == [line.text for line in before.lines]
    text = run("export", "last", "--format", "txt", "--out", "-").stdout
    assert "I am Zarah Clark" in text
    assert "Edited: " in text
    assert "recovered from an interrupted session" in text
    assert b"Zarah" in bytes_under(data_folder)
    assert run("sessions", "delete", "last", "--yes").returncode == 0
    left = bytes_under(data_folder)
    for secret in (b"Zarah", b"Sarah Clark", b"bienvenidos", b"public transport"):
        assert secret not in left
    assert not list(data_folder.rglob("*.pcm"))
