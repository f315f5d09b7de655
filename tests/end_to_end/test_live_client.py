"""A live session outlives the client that started it: it is followed again, commanded, and ended from elsewhere."""

import os
import signal
import time
from pathlib import Path

import pytest

from interpreter.lab.system.material import bursts
from interpreter.lab.system.room import ANSWERING, Room

pytestmark = pytest.mark.timeout(180)

EVENT = """
title = "Assembly"
engine = "scripted"
model = "answer:20"
diarizer = "scripted"

[[sources]]
name = "podium"
device = "floor"

[[channels]]
language = "es"
output = "booth"
"""


def test_an_event_file_starts_with_one_command_and_goes_on_without_its_window(tmp_path: Path) -> None:
    event = tmp_path / "hall.openbooth"
    event.write_text(EVENT, "utf-8")
    with Room(tmp_path, "floor", "booth", "hall") as room:
        first = room.live(event)
        room.play("floor", bursts(30))
        first.wait_for(lambda event: event["type"] == "speech", timeout_s=30, what="speech")
        os.kill(first.pid, signal.SIGKILL)
        time.sleep(1)
        second = room.live()
        added = second.control("add-channel", "ca", "--output", "hall")
        assert added.returncode == 0, added.stderr
        for language in ("es", "ca"):
            second.wait_for(
                lambda event, language=language: event["type"] == "speech" and event["channel"] == language,
                timeout_s=30,
                what=f"speech in {language}",
            )
        status = second.control("status").stdout
        for word in ("is running", "podium", "floor.monitor", "hall", "machine"):
            assert word in status
        stopped = second.control("stop")
        assert stopped.returncode == 0, stopped.stderr
        second.wait_for(lambda event: event["type"] == "summary", timeout_s=30, what="the summary")
        assert second.end() == 0, second.complaints


@pytest.mark.slow
def test_a_source_in_the_middle_of_it(tmp_path: Path) -> None:
    """A source is added while others go on, and taken away again."""
    with Room(tmp_path, "floor", "hall", "booth") as room:
        live = room.live("--input", "podium=floor", "--to", "es", "--output", "es=booth", *ANSWERING)
        room.play("floor", bursts(30, seed=1))
        live.wait_for(lambda event: event["type"] == "caption" and event["source"] == "podium", timeout_s=30)
        assert "did you mean hall.monitor" in live.control("add-source", "hal.monitr").stderr
        added = live.control("add-source", "hall", "--name", "gallery")
        assert added.returncode == 0, added.stderr
        room.play("hall", bursts(20, seed=2))
        live.wait_for(lambda event: event["type"] == "caption" and event["source"] == "gallery", timeout_s=30)
        assert live.control("remove-source", "gallery").returncode == 0
        live.wait_for(lambda event: event["type"] == "source" and event["removed"], timeout_s=10)
        assert live.end() == 0, live.complaints
        assert {event["source"] for event in live.of("caption")} == {"podium", "gallery"}
