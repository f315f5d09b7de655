"""A disk that is slow, full or broken, and a loss of power: what it costs the audio of a session."""

import asyncio
import errno
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.timeline import Ticks
from interpreter.storage import disk_thread, reserve, spool_track
from interpreter.storage.spool import SpoolFiles
from interpreter.storage.spool_track import NOT_WRITTEN, SAMPLE, TrackMemory
from tests.fakes.disk import FaultyDisk

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs the names of open files")

BLOCK = 320
"""Samples of 20 ms at 16 kHz."""


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyDisk]:
    monkeypatch.setattr(disk_thread, "CALM_S", 0.3)
    monkeypatch.setattr(disk_thread, "RETRY_S", 0.05)
    faulty = FaultyDisk(tmp_path, monkeypatch)
    yield faulty
    faulty.recover()


def block(index: int) -> Samples:
    """A block of which every sample tells its number."""
    return np.full(BLOCK, (index % 1_000 + 1) / 1_024, np.float32)


def frame(index: int, source: str = "floor") -> AudioFrame:
    return AudioFrame(source, Ticks(index * BLOCK * 3), 16_000, block(index))


def heard(spool: SpoolFiles, first: int, last: int, source: str = "floor") -> Samples:
    return spool.read(source, Ticks(first * BLOCK * 3), Ticks(last * BLOCK * 3)).samples


def blocks(first: int, last: int) -> Samples:
    return np.concatenate([block(index) for index in range(first, last)])


def notes(folder: Path, number: int = 0) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{number:03d}.jsonl").read_text().splitlines()]


def until(condition: Callable[[], bool], within_s: float = 5.0) -> bool:
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.005)
    return condition()


def test_a_full_disk_stops_nothing_and_what_was_kept_is_written_when_there_is_space_again(
    disk: FaultyDisk, tmp_path: Path
) -> None:
    with closing(SpoolFiles(tmp_path)) as spool:
        disk.takes = 50 * BLOCK * 2 + 5
        for index in range(500):
            spool.append(frame(index))
        assert spool.problem is not None
        assert "No space left" in spool.problem
        np.testing.assert_array_equal(heard(spool, 0, 500), blocks(0, 500))
        disk.recover()
        assert until(lambda: spool.problem is None)
    with closing(SpoolFiles(tmp_path)) as again:
        np.testing.assert_array_equal(heard(again, 0, 500), blocks(0, 500))
    assert len(notes(tmp_path)) == 1


def test_what_waited_too_long_is_a_gap_that_is_written_down_and_the_rest_is_in_its_place(
    disk: FaultyDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool_track, "LONGEST_S", 4)
    with closing(SpoolFiles(tmp_path)) as spool:
        for index in range(50):
            spool.append(frame(index))
        disk.error, disk.refuses = errno.EIO, lambda _: True
        for index in range(50, 550):
            spool.append(frame(index))
        assert spool.problem is not None
        np.testing.assert_array_equal(heard(spool, 350, 550), blocks(350, 550))
        disk.recover()
        assert until(lambda: spool.problem is None)
        spool.append(frame(550))
    _, gap = notes(tmp_path)
    assert gap == {"gap": 48_000, "duration": 6 * 48_000, "cause": NOT_WRITTEN}
    with closing(SpoolFiles(tmp_path)) as again:
        np.testing.assert_array_equal(heard(again, 0, 50), blocks(0, 50))
        assert not heard(again, 50, 350).any()
        np.testing.assert_array_equal(heard(again, 350, 551), blocks(350, 551))


def test_a_source_that_begins_on_a_full_disk_is_kept_and_one_that_the_disk_takes_is_not_affected(
    disk: FaultyDisk, tmp_path: Path
) -> None:
    with closing(SpoolFiles(tmp_path)) as spool:
        spool.append(frame(0))
        spool.append(frame(0, "guest"))
        disk.refuses = lambda name: name == "001.pcm"
        for index in range(1, 100):
            spool.append(frame(index))
            spool.append(frame(index, "guest"))
            if index >= 60:
                spool.append(frame(index, "late"))
        assert spool.problem is not None
        assert (tmp_path / "000.pcm").stat().st_size == 100 * BLOCK * 2
        assert (tmp_path / "002.pcm").stat().st_size == 40 * BLOCK * 2
        assert (tmp_path / "001.pcm").stat().st_size == BLOCK * 2
        np.testing.assert_array_equal(heard(spool, 0, 100, "guest"), blocks(0, 100))
        assert notes(tmp_path, 2)[0]["start"] == 60 * BLOCK * 3
        disk.recover()
        assert until(lambda: spool.problem is None)
        assert (tmp_path / "001.pcm").stat().st_size == 100 * BLOCK * 2


def test_a_gap_note_is_whole_or_absent(disk: FaultyDisk, tmp_path: Path) -> None:
    with closing(SpoolFiles(tmp_path)) as spool:
        spool.append(frame(0))
        disk.takes = 10
        spool.append(frame(100))
        assert until(lambda: disk.takes == 0)
        assert len(notes(tmp_path)) == 1
        np.testing.assert_array_equal(heard(spool, 100, 101), block(100))
        disk.recover()
        assert until(lambda: spool.problem is None)
    assert notes(tmp_path)[1:] == [{"gap": 960, "duration": 99 * 960}]


@pytest.mark.parametrize("stalled", ["write", "sync"])
async def test_a_disk_that_hangs_never_holds_up_the_session(
    stalled: str, disk: FaultyDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.storage.spool.SLOW_S", 0.1)
    spool = SpoolFiles(tmp_path)
    spool.append(frame(0))
    setattr(disk, f"{stalled}_s", 30.0)
    late_s, index = [], 1
    while spool.problem is None and index < 500:
        began_s = time.monotonic()
        spool.append(frame(index))
        read = heard(spool, max(0, index - 20), index + 1)
        late_s.append(time.monotonic() - began_s)
        np.testing.assert_array_equal(read, blocks(max(0, index - 20), index + 1))
        await asyncio.sleep(0.01)
        index += 1
    assert spool.problem is not None
    assert "too slow" in spool.problem
    assert float(np.median(late_s)) < 0.01
    disk.recover()
    assert until(lambda: spool.problem is None)
    spool.close()
    with closing(SpoolFiles(tmp_path)) as again:
        np.testing.assert_array_equal(heard(again, 0, index), blocks(0, index))


def test_three_sources_at_48_khz_take_a_millisecond_at_most_each(tmp_path: Path) -> None:
    samples = np.random.default_rng(1).normal(0, 0.1, 960).astype(np.float32)
    took_s = []
    with closing(SpoolFiles(tmp_path)) as spool:
        for index in range(300):
            for source in ("floor", "guest", "line"):
                began_s = time.perf_counter()
                spool.append(AudioFrame(source, Ticks(index * 960), 48_000, samples))
                took_s.append(time.perf_counter() - began_s)
    assert np.median(took_s) < 0.001


def test_memory_holds_the_latest_seconds_only() -> None:
    memory = TrackMemory(16_000, 0)
    pcm = np.ones(320, SAMPLE)
    for index in range(10_000):
        memory.append(index * 320, pcm)
        memory.wrote((index + 1) * 320)
    assert memory.end - memory.oldest <= (spool_track.KEPT_S + 1) * 16_000
    for index in range(10_000, 20_000):
        memory.append(index * 320, pcm)
    assert memory.end - memory.oldest <= (spool_track.LONGEST_S + 1) * 16_000


@settings(deadline=None, max_examples=150)
@given(
    steps=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.integers(0, 4)), max_size=60),
)
def test_whatever_the_disk_takes_and_when_every_sample_is_in_its_place_or_in_a_gap(
    steps: list[tuple[int, int, int]],
) -> None:
    """A step is a pause, a run of samples, and how many pieces the disk takes after it. A second has 8 samples."""
    memory, rng = TrackMemory(8, 0), np.random.default_rng(0)
    captured, on_disk = np.zeros(0, SAMPLE), np.zeros(0, SAMPLE)
    lost = np.zeros(0, bool)
    for pause, length, pieces in [*steps, (0, 1, 10_000)]:
        samples = rng.integers(1, 99, length).astype(SAMPLE)
        memory.append(len(captured) + pause if length else len(captured), samples)
        if length:
            captured = np.concatenate((captured, np.zeros(pause, SAMPLE), samples))
        np.testing.assert_array_equal(memory.read(memory.oldest, memory.end), captured[memory.oldest :])
        for _ in range(pieces):
            if (piece := memory.unwritten()) is None:
                break
            grown = np.zeros(max(len(on_disk), piece.end), SAMPLE)
            grown[: len(on_disk)] = on_disk
            lost = np.concatenate((lost, np.zeros(len(grown) - len(lost), bool)))
            if piece.pcm:
                grown[piece.first : piece.end] = np.frombuffer(piece.pcm, SAMPLE)
            elif piece.cause == NOT_WRITTEN:
                lost[piece.first : piece.end] = True
            on_disk = grown
            memory.wrote(piece.end)
    assert memory.unwritten() is None
    np.testing.assert_array_equal(on_disk, np.where(lost, 0, captured))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_some_space_is_left_for_text(small_disk: Path) -> None:
    with closing(SpoolFiles(small_disk)) as spool:
        for index in range(3_000):
            spool.append(frame(index))
        assert spool.problem is not None
        free = os.statvfs(small_disk)
        assert free.f_bavail * free.f_frsize >= reserve.MARGIN_BYTES - (1 << 16)
        np.testing.assert_array_equal(heard(spool, 0, 3_000), blocks(0, 3_000))


def test_a_loss_of_power_at_any_moment_costs_at_most_two_seconds_of_audio(
    disk: FaultyDisk, tmp_path: Path
) -> None:
    began_s = time.monotonic()
    index = 0
    with closing(SpoolFiles(tmp_path)) as spool:
        while time.monotonic() < began_s + 3.0:
            spool.append(frame(index))
            spool.append(frame(index, "guest"))
            index += 1
            time.sleep(0.02)
    for name in ("000.pcm", "001.pcm"):
        done = [operation for operation in disk.operations if operation.name == name]
        synced_s = [operation.at_s for operation in done if operation.content is None]
        assert len(synced_s) >= 2
        assert max(after - before for before, after in pairwise([began_s, *synced_s])) < 2.0
        assert done[-1].content is None
    whole = (tmp_path / "000.pcm").read_bytes()
    for size in range(0, len(whole), 997):
        (tmp_path / "000.pcm").write_bytes(whole[:size])
        with closing(SpoolFiles(tmp_path)) as left:
            assert left.end("floor") == size // 2 * 3
            count = size // (BLOCK * 2)
            np.testing.assert_array_equal(heard(left, 0, count), blocks(0, count) if count else [])
