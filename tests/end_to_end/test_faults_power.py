"""The power fails while a session runs: what was shown 200 ms before is on record, and all audio but two seconds."""

import time
from itertools import accumulate
from pathlib import Path

import pytest

from interpreter.app.composition import Interpretation, interpret
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.events import Published, SessionChanged
from interpreter.domain.settings import SessionSettings
from interpreter.policy.transcription import transcribe
from interpreter.storage.journal import inspect_journal
from tests.end_to_end.commands import Lines, excerpt, lines_of, shown_and_kept
from tests.fakes.disk import FaultyDisk, Operation

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs the names of open files"),
]

SECONDS = 6
TEXT_S = 0.2
AUDIO_S = 2.0
BYTES_PER_S = 32_000


class Noting:
    """Notes what was shown and when, by the monotonic clock."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, tuple[int, str], str]] = []
        self.began_s = 0.0

    def publish(self, published: Published) -> None:
        event = published.event
        if isinstance(event, Caption) and event.committed:
            self.shown.append((time.monotonic(), (event.utterance, event.language), event.committed))
        elif isinstance(event, SessionChanged) and not self.began_s:
            self.began_s = time.monotonic()

    def close(self) -> None:
        pass

    def before(self, moment_s: float) -> Lines:
        return {key: text for at_s, key, text in self.shown if at_s < moment_s}


def syncs_of(disk: FaultyDisk, name: str) -> list[tuple[Operation, int, int]]:
    """Each sync of a file, with how much was certain to be on disk before it, and how much was written."""
    done = [operation for operation in disk.operations if operation.name == name]
    written = list(accumulate(len(operation.content or b"") for operation in done))
    syncs = [
        (operation, size) for operation, size in zip(done, written, strict=True) if operation.content is None
    ]
    certain = [0, *(size for _, size in syncs)]
    return [(operation, before, size) for (operation, size), before in zip(syncs, certain, strict=False)]


def test_a_loss_of_power_costs_at_most_200_ms_of_text_and_two_seconds_of_audio(
    tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = excerpt(tmp_path / "opening.flac", SECONDS)
    channels = tuple(ListenerChannel(code, code) for code in ("es", "ca"))
    disk, noting = FaultyDisk(data_folder, monkeypatch), Noting()
    settings = SessionSettings("en", channels, "scripted", diarizer="off")
    session = interpret(Interpretation([recording], settings, sinks=[noting])).session
    journal = (data_folder / "sessions" / session / "journal.jsonl").read_bytes()
    left = tmp_path / "left.jsonl"
    late_s = 0.0
    for sync, certain, written in syncs_of(disk, "journal.jsonl"):
        shown = noting.before(sync.at_s - TEXT_S - sync.took_s - late_s)
        late_s = sync.took_s
        for size in {certain, *range(certain, written, max(1, (written - certain) // 5))}:
            left.write_bytes(journal[:size])
            contents = inspect_journal(left)
            assert contents.damaged == 0
            shown_and_kept(shown, lines_of(transcribe(contents.records)))
    assert noting.before(time.monotonic())
    for sync, certain, _ in syncs_of(disk, "000.pcm"):
        captured_s = min(sync.at_s - noting.began_s, SECONDS)
        assert certain >= (captured_s - AUDIO_S) * BYTES_PER_S
