import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.storage.spool import SpoolFiles

WRITER = """
import sys
from pathlib import Path
import numpy as np
from interpreter.domain.audio import AudioFrame
from interpreter.storage.spool import SpoolFiles
spool = SpoolFiles(Path(sys.argv[1]))
for index in range(1_000_000):
    samples = np.full(320, (index % 100) / 128, np.float32)
    spool.append(AudioFrame("floor", index * 960, 16_000, samples))
    print(index, flush=True)
"""


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[SpoolFiles]:
    with closing(SpoolFiles(tmp_path)) as opened:
        yield opened


def sixteen_bit(frames: int, seed: int = 0) -> Samples:
    """Noise of which every sample is an exact 16-bit value."""
    whole = np.random.default_rng(seed).integers(-(1 << 15), 1 << 15, frames)
    return (whole / (1 << 15)).astype(np.float32)


def test_sixteen_bit_audio_comes_back_unchanged_at_any_place(spool: SpoolFiles) -> None:
    samples = sixteen_bit(4_800)
    for first in range(0, 4_800, 960):
        spool.append(AudioFrame("floor", Ticks(first), 48_000, samples[first : first + 960]))
        read = spool.read("floor", Ticks(0), Ticks(first + 960))
        np.testing.assert_array_equal(read.samples, samples[: first + 960])
    part = spool.read("floor", Ticks(1_000), Ticks(3_000))
    assert (part.start, part.end, part.rate_hz) == (1_000, 3_000, 48_000)
    np.testing.assert_array_equal(part.samples, samples[1_000:3_000])
    assert not part.samples.flags.writeable


def test_louder_than_full_scale_saturates(spool: SpoolFiles) -> None:
    spool.append(AudioFrame("floor", Ticks(0), 16_000, np.array([7.0, -7.0, np.nan, 0.5], np.float32)))
    kept = spool.read("floor", Ticks(0), Ticks(12)).samples
    np.testing.assert_allclose(kept, [1.0, -1.0, 0.0, 0.5], atol=1e-4)


def test_a_jump_is_silence_and_is_written_down(tmp_path: Path, spool: SpoolFiles) -> None:
    samples = sixteen_bit(160)
    spool.append(AudioFrame("floor", Ticks(0), 16_000, samples))
    spool.append(AudioFrame("floor", Ticks(48_000), 16_000, samples))
    read = spool.read("floor", Ticks(0), Ticks(96_000))
    assert len(read.samples) == 16_160
    assert not read.samples[160:16_000].any()
    np.testing.assert_array_equal(read.samples[16_000:], samples)
    described = [json.loads(line) for line in (tmp_path / "000.jsonl").read_text().splitlines()]
    assert described == [
        {"source": "floor", "rate_hz": 16_000, "start": 0},
        {"gap": 480, "duration": 47_520},
    ]


def test_a_source_that_comes_late_begins_where_it_came(tmp_path: Path, spool: SpoolFiles) -> None:
    spool.append(AudioFrame("remote/../guest", Ticks(4_800_000), 24_000, sixteen_bit(240)))
    read = spool.read("remote/../guest", Ticks(0), Ticks(9_600_000))
    assert (read.start, len(read.samples)) == (4_800_000, 240)
    assert sum(file.stat().st_size for file in tmp_path.glob("*.pcm")) == 480


def test_reading_beyond_what_was_captured_gives_less(spool: SpoolFiles) -> None:
    spool.append(AudioFrame("floor", Ticks(0), 8_000, sixteen_bit(80)))
    assert len(spool.read("floor", Ticks(240), Ticks(9_999)).samples) == 40
    assert len(spool.read("floor", Ticks(480), Ticks(9_999)).samples) == 0
    assert spool.end("floor") == 480
    with pytest.raises(KeyError):
        spool.read("nobody", Ticks(0), Ticks(1))


def test_what_would_overwrite_or_change_the_record_is_refused(spool: SpoolFiles) -> None:
    spool.append(AudioFrame("floor", Ticks(0), 16_000, sixteen_bit(160)))
    with pytest.raises(ValueError, match="already has audio"):
        spool.append(AudioFrame("floor", Ticks(240), 16_000, sixteen_bit(160)))
    with pytest.raises(ValueError, match="changed from 16000 to 48000"):
        spool.append(AudioFrame("floor", Ticks(480), 48_000, sixteen_bit(160)))
    with pytest.raises(ValueError, match="44100"):
        spool.append(AudioFrame("other", Ticks(0), 44_100, sixteen_bit(160)))
    assert spool.sources == ("floor",)


@settings(deadline=None, max_examples=40)
@example(rate_hz=8_000, frames=[(1, 0)], span=(0, 6))
@given(
    rate_hz=st.sampled_from([8_000, 16_000, 24_000, 48_000]),
    frames=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), max_size=10),
    span=st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)),
)
def test_any_frames_read_as_one_timeline(
    tmp_path_factory: pytest.TempPathFactory,
    rate_hz: int,
    frames: list[tuple[int, int]],
    span: tuple[int, int],
) -> None:
    step = int(ticks_from_samples(1, rate_hz))
    timeline = np.zeros(0, np.float32)
    with closing(SpoolFiles(tmp_path_factory.mktemp("spool"))) as spool:
        spool.append(AudioFrame("floor", Ticks(0), rate_hz, timeline))
        for index, (pause, length) in enumerate(frames):
            timeline = np.concatenate((timeline, np.zeros(pause, np.float32)))
            samples = sixteen_bit(length, index)
            spool.append(AudioFrame("floor", Ticks(len(timeline) * step), rate_hz, samples))
            timeline = np.concatenate((timeline, samples))
        start, end = min(span), max(span)
        read = spool.read("floor", Ticks(start), Ticks(end))
        np.testing.assert_array_equal(read.samples, timeline[start // step : end // step])


def test_a_kill_loses_nothing_that_was_taken(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        last = 0
        for line in process.stdout:
            last = int(line)
            if last == 400:
                os.kill(process.pid, signal.SIGKILL)
    with closing(SpoolFiles(tmp_path)) as recovered:
        read = recovered.read("floor", Ticks(0), recovered.end("floor"))
    assert len(read.samples) >= (last + 1) * 320
    for index in range(last + 1):
        assert (read.samples[index * 320 : (index + 1) * 320] == (index % 100) / 128).all()


def test_a_spool_found_on_disk_goes_on_after_half_a_sample(tmp_path: Path) -> None:
    first = SpoolFiles(tmp_path)
    first.append(AudioFrame("floor", Ticks(0), 16_000, sixteen_bit(100)))
    first.close()
    first.close()
    with (tmp_path / "000.pcm").open("ab") as file:
        file.write(b"\x01")
    again = SpoolFiles(tmp_path)
    assert (again.sources, again.end("floor")) == (("floor",), 300)
    again.append(AudioFrame("floor", Ticks(300), 16_000, sixteen_bit(100, 1)))
    again.append(AudioFrame("guest", Ticks(0), 16_000, sixteen_bit(10)))
    np.testing.assert_array_equal(again.read("floor", Ticks(300), Ticks(600)).samples, sixteen_bit(100, 1))
    again.close()


@pytest.mark.parametrize("text", ["", "{}", '{"source": "a", "rate_hz": 44100, "start": 0}', "\x00\x01"])
def test_a_description_that_nobody_can_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "000.jsonl").write_text(text)
    with pytest.raises(BrokenRecord, match=r"000\.jsonl"):
        SpoolFiles(tmp_path)
