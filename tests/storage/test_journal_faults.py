"""A disk that is slow, full or broken, and a loss of power: what it costs the text of a session."""

import asyncio
import errno
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interpreter.domain.errors import BrokenRecord
from interpreter.domain.records import SessionClosed
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.storage import disk_thread, journal, reserve
from interpreter.storage.journal import JournalFile, inspect_journal, read_journal
from interpreter.storage.sessions import SessionStore
from tests.fakes.disk import FaultyDisk

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs the names of open files")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyDisk]:
    monkeypatch.setattr(disk_thread, "CALM_S", 0.6)
    monkeypatch.setattr(journal, "REFILL_S", 0.1)
    monkeypatch.setattr(disk_thread, "RETRY_S", 0.05)
    faulty = FaultyDisk(tmp_path, monkeypatch)
    yield faulty
    faulty.recover()


def records(*counts: int) -> list[SessionClosed]:
    return [SessionClosed(Ticks(count)) for count in range(*counts)]


def until(condition: Callable[[], bool], within_s: float = 5.0) -> bool:
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.005)
    return condition()


@pytest.mark.parametrize("stalled", ["write", "sync"])
async def test_a_disk_that_hangs_never_holds_up_the_session_and_loses_nothing(
    stalled: str, disk: FaultyDisk, tmp_path: Path
) -> None:
    path = tmp_path / "journal.jsonl"
    written = JournalFile(path)
    written.append(SessionClosed(Ticks(0)))
    assert until(lambda: any(done.content is None for done in disk.operations))
    setattr(disk, f"{stalled}_s", 30.0)
    late_s = 0.0
    for count in range(1, 60):
        began_s = time.monotonic()
        written.append(SessionClosed(Ticks(count)))
        late_s += time.monotonic() - began_s
        await asyncio.sleep(0.01)
    assert late_s < 0.5
    assert written.problem is not None
    assert "too slow" in written.problem
    assert read_journal(path) == (records(60) if stalled == "sync" else records(1))
    disk.recover()
    written.append(SessionClosed(Ticks(60)))
    assert until(lambda: read_journal(path) == records(61))
    assert until(lambda: written.problem is None)
    written.close()


def test_a_disk_that_is_slow_again_and_again_costs_one_wait_only(disk: FaultyDisk, tmp_path: Path) -> None:
    with closing(JournalFile(tmp_path / "journal.jsonl")) as written:
        disk.write_s = 0.3
        waits = []
        for count in range(8):
            began_s = time.monotonic()
            written.append(SessionClosed(Ticks(count)))
            waits.append(time.monotonic() - began_s)
            time.sleep(0.1)
    assert sum(wait > 0.1 for wait in waits) == 1
    assert max(waits) < 0.4
    assert read_journal(tmp_path / "journal.jsonl") == records(8)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_text_that_the_disk_refuses_is_written_by_itself_once_it_takes_text_again(
    error: int, disk: FaultyDisk, tmp_path: Path
) -> None:
    path = tmp_path / "journal.jsonl"
    with closing(JournalFile(path)) as written:
        written.append(SessionClosed(Ticks(0)))
        disk.error, disk.takes = error, 70
        for count in range(1, 10):
            written.append(SessionClosed(Ticks(count)))
        assert written.problem is not None
        assert os.strerror(error) in written.problem
        assert inspect_journal(path).damaged == 0
        disk.recover()
        assert until(lambda: written.problem is None)
        assert read_journal(path) == records(10)


def test_a_disk_that_never_takes_the_text_does_not_keep_the_program_from_ending(
    disk: FaultyDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "CLOSE_S", 0.3)
    written = JournalFile(tmp_path / "journal.jsonl")
    disk.write_s = 30.0
    written.append(SessionClosed(Ticks(0)))
    began_s = time.monotonic()
    written.close()
    assert time.monotonic() - began_s < 2.0
    assert written.problem is not None
    disk.recover()
    assert until(lambda: read_journal(tmp_path / "journal.jsonl") == records(1))


def test_a_correction_that_the_disk_does_not_take_is_said_to_be_missing(
    disk: FaultyDisk, tmp_path: Path
) -> None:
    store = SessionStore(tmp_path)
    session = "20261121-093012-ab12"
    opened = store.create(
        Provenance(session, "2026-11-21T09:30:12+01:00", "builtin", "1"), SessionSettings("en", (), "builtin")
    )
    store.close(opened)
    disk.refuses = lambda name: name == "journal.jsonl"
    with pytest.raises(BrokenRecord, match="free some space"):
        store.amend(session, lambda _: SpeakerNamed("S1", "Ana"))
    assert sorted(path.name for path in opened.path.iterdir()) == ["core.lock", "journal.jsonl", "spool"]
    disk.refuses, disk.takes = (lambda _: False), 20
    before = (opened.path / "journal.jsonl").read_bytes()
    with pytest.raises(BrokenRecord, match="No space left"):
        store.amend(session, lambda _: SpeakerNamed("S1", "Ana"))
    assert (opened.path / "journal.jsonl").read_bytes() == before
    disk.recover()
    store.amend(session, lambda _: SpeakerNamed("S1", "Ana"))
    assert read_journal(opened.path / "journal.jsonl")[-1] == SpeakerNamed("S1", "Ana")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "none", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_text_keeps_flowing_into_the_space_set_aside_although_others_want_it_too(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "REFILL_S", 0.1)
    path = small_disk / "journal.jsonl"
    count = 0
    with closing(JournalFile(path)) as written:
        assert written.problem is None
        greedy = (small_disk / "other").open("wb", buffering=0)
        for _ in range(3_000):
            while _takes_more(greedy.write):
                pass
            written.append(SessionClosed(Ticks(count)))
            count += 1
        assert read_journal(path) == records(count)
        assert written.problem is not None
        assert "set aside" in written.problem
        greedy.close()
        (small_disk / "other").unlink()
        time.sleep(journal.REFILL_S)
        written.append(SessionClosed(Ticks(count)))
        assert written.problem is None
        assert (small_disk / "journal.reserve").stat().st_size == reserve.RESERVE_BYTES
    assert read_journal(path) == records(count + 1)
    assert [entry.name for entry in small_disk.iterdir()] == ["journal.jsonl"]


def _takes_more(write: Callable[[bytes], int]) -> bool:
    try:
        return write(bytes(1 << 16)) > 0
    except OSError:
        return False


def test_a_loss_of_power_at_any_moment_costs_at_most_200_ms_of_text(disk: FaultyDisk, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    appended_s: list[float] = []
    with closing(JournalFile(path)) as written:
        for count in range(60):
            written.append(SessionClosed(Ticks(count)))
            appended_s.append(time.monotonic())
            time.sleep(0.013)
    content = path.read_bytes()
    left = tmp_path / "left.jsonl"
    certain = reached = 0
    disk_s = 0.0
    for done in disk.operations:
        if done.content is not None:
            reached += len(done.content)
            continue
        disk_s += done.took_s
        due = sum(at_s + 0.2 + disk_s < done.at_s for at_s in appended_s)
        disk_s = done.took_s
        for size in range(certain, reached + 1):  # what the power leaves of the writes since the last sync
            left.write_bytes(content[:size])
            kept = inspect_journal(left)
            assert list(kept.records) == records(len(kept.records))
            assert len(kept.records) >= due
            assert kept.damaged == 0
        certain = reached
    assert certain == len(content)
