import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
from recordings import CONTAINERS, RATE_HZ, encode, encode_silent_film, encode_surround, tone, write_wav

from interpreter.audio.files import Recording, open_recording
from interpreter.domain.errors import UnreadableAudio

FUZZING = Path(__file__).with_name("fuzzing.py")


def read_all(recording: Recording, frames: int = 960) -> NDArray[np.float32]:
    parts = [np.zeros(0, np.float32)]
    while len(samples := recording.read(frames)):
        assert len(samples) <= frames
        parts.append(samples)
    recording.close()
    return np.concatenate(parts)


def loudest_hz(samples: NDArray[np.float32], rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * rate_hz / len(samples))


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 24_000, 48_000])
@pytest.mark.parametrize("suffix", ["wav", "flac"])
def test_sixteen_bit_samples_arrive_unchanged(tmp_path: Path, rate_hz: int, suffix: str) -> None:
    path = write_wav(tmp_path / f"talk.{suffix}", tone(0.7, rate_hz), rate_hz)
    recording = open_recording(path)
    assert (recording.name, recording.rate_hz, recording.duration) == ("talk", rate_hz, 33_600)
    expected, _ = soundfile.read(path, dtype="float32")
    np.testing.assert_array_equal(read_all(recording), expected)
    assert recording.damage is None


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW"])
def test_every_sample_format_has_the_same_scale(tmp_path: Path, subtype: str) -> None:
    samples = tone(0.2)
    heard = read_all(open_recording(write_wav(tmp_path / "a.wav", samples, RATE_HZ, subtype)))
    np.testing.assert_allclose(heard, samples, atol=0.02)


def test_channels_are_mixed_to_their_mean(tmp_path: Path) -> None:
    left, right = tone(0.2, hz=300), tone(0.2, hz=900)
    path = write_wav(tmp_path / "a.wav", np.stack([left, right], axis=1), RATE_HZ, "FLOAT")
    np.testing.assert_allclose(read_all(open_recording(path)), (left + right) / 2, atol=1e-6)


@pytest.mark.parametrize("container", ["a.wav", "a.m4a"])
def test_one_channel_is_heard_alone_and_all_where_there_is_none_of_its_number(
    tmp_path: Path, container: str
) -> None:
    channels = np.stack([tone(1.0, hz=hertz) for hertz in (300, 500, 700, 900, 1_100, 1_300, 1_500, 1_700)])
    if container == "a.wav":
        path = write_wav(tmp_path / container, channels.T, RATE_HZ, "FLOAT")
    else:
        path = encode_surround(tmp_path / container, channels)
    pitches = [loudest_hz(read_all(open_recording(path, channel=number)), RATE_HZ) for number in (1, 2)]
    assert len(set(pitches)) == 2
    assert min(abs(pitches[0] - hertz) for hertz in range(300, 1_900, 200)) < 3
    both, none = (read_all(open_recording(path, channel=number)) for number in (None, 9))
    np.testing.assert_array_equal(both, none)


def test_surround_sound_is_mixed_too(tmp_path: Path) -> None:
    channels = np.zeros((8, 72_000), np.float32)
    channels[0], channels[7] = tone(1.5), tone(1.5)
    heard = read_all(open_recording(encode_surround(tmp_path / "a.m4a", channels)))
    assert loudest_hz(heard, RATE_HZ) == pytest.approx(440, abs=3)
    assert heard.std() == pytest.approx(0.125 / np.sqrt(2), abs=0.02)


def test_samples_beyond_full_scale_saturate_and_what_is_no_number_is_silent(tmp_path: Path) -> None:
    wild = np.array([0.5, 3.0, -np.inf, np.nan, np.inf, -0.5] * 100, np.float32)
    path = write_wav(tmp_path / "a.wav", wild, RATE_HZ, "FLOAT")
    with soundfile.SoundFile(path) as stored:
        assert stored.subtype == "FLOAT"
    assert read_all(open_recording(path))[:6].tolist() == [0.5, 1.0, -1.0, 0.0, 1.0, -0.5]


@pytest.mark.parametrize("rate_hz", [11_025, 22_050, 32_000, 44_100, 96_000])
def test_other_rates_come_as_48_khz(tmp_path: Path, rate_hz: int) -> None:
    path = write_wav(tmp_path / "a.wav", tone(0.5, rate_hz), rate_hz)
    recording = open_recording(path)
    assert recording.rate_hz == 48_000
    stored, _ = soundfile.read(path, dtype="float32")
    np.testing.assert_allclose(read_all(recording), soxr.resample(stored, rate_hz, 48_000), atol=1e-6)


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_every_usual_container_is_heard_in_pitch_and_length(tmp_path: Path, suffix: str) -> None:
    path = encode(tmp_path / f"a.{suffix}", tone(1.5))
    recording = open_recording(path, name="floor")
    heard = read_all(recording)
    assert recording.name == "floor"
    assert len(heard) / recording.rate_hz == pytest.approx(1.5, abs=0.1)
    assert loudest_hz(heard, recording.rate_hz) == pytest.approx(440, abs=3)
    assert heard.std() == pytest.approx(0.5 / np.sqrt(2), abs=0.03)
    assert recording.damage is None


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frames=st.integers(1, 20_000))
def test_the_size_of_the_reads_does_not_matter(tmp_path: Path, frames: int) -> None:
    path = tmp_path / "a.wav"
    if not path.exists():
        write_wav(path, tone(0.2, 44_100), 44_100)
    first = open_recording(path)
    whole = first.read(1 << 20)
    first.close()
    np.testing.assert_array_equal(read_all(open_recording(path), max(frames, 7)), whole)


def test_reads_are_full_until_the_end(tmp_path: Path) -> None:
    recording = open_recording(write_wav(tmp_path / "a.wav", tone(1.0), RATE_HZ))
    assert [len(recording.read(20_000)) for _ in range(4)] == [20_000, 20_000, 8_000, 0]
    recording.close()


def test_closing_twice_is_harmless_and_ends_the_source(tmp_path: Path) -> None:
    recording = open_recording(write_wav(tmp_path / "a.wav", tone(0.1), RATE_HZ))
    recording.close()
    recording.close()
    assert not len(recording.read(100))


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "noise.wav").write_bytes(np.random.default_rng(1).bytes(30_000))
    (tmp_path / "notes.txt").write_text("These are the minutes of the meeting.\n" * 50)
    (tmp_path / "head.wav").write_bytes(write_wav(tmp_path / "a.wav", tone(0.1), RATE_HZ).read_bytes()[:44])
    encode_silent_film(tmp_path / "film.mp4")
    reasons = {
        "absent.wav": "no file",
        ".": "folder",
        "empty.wav": "empty",
        "noise.wav": "choose another",
        "notes.txt": "choose a",
        "head.wav": "choose another",
        "film.mp4": "no audio track",
        "a\0b.wav": "cannot be opened",
    }
    for name, reason in reasons.items():
        with pytest.raises(UnreadableAudio, match=reason) as raised:
            open_recording(tmp_path / name)
        assert str(raised.value).endswith(".")
        assert "\n" not in str(raised.value)


def test_a_playlist_opens_no_other_file(tmp_path: Path) -> None:
    encode(tmp_path / "secret.m4a", tone(1.0))
    playlist = tmp_path / "list.m3u8"
    playlist.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:1.0,\nsecret.m4a\n#EXT-X-ENDLIST\n")
    with pytest.raises(UnreadableAudio):
        open_recording(playlist)
    script = tmp_path / "list.ffconcat"
    script.write_text("ffconcat version 1.0\nfile secret.m4a\n")
    with pytest.raises(UnreadableAudio):
        open_recording(script)


def test_a_cut_recording_gives_what_is_there(tmp_path: Path) -> None:
    whole = encode(tmp_path / "a.mp3", tone(4.0)).read_bytes()
    (tmp_path / "cut.mp3").write_bytes(whole[: len(whole) // 2])
    heard = read_all(open_recording(tmp_path / "cut.mp3"))
    assert len(heard) / RATE_HZ == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize("suffix", ["mp3", "flac", "mkv", "m4a", "ogg"])
def test_damage_in_the_middle_is_told_and_what_follows_is_heard_in_its_place(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    hiss = np.random.default_rng(2).normal(0, 0.05, 12 * RATE_HZ).astype(np.float32)
    samples = hiss + np.concatenate([tone(6.0, hz=440), tone(6.0, hz=880)])
    write_wav(path, samples, RATE_HZ) if suffix == "flac" else encode(path, samples)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 3_000] = np.random.default_rng(5).bytes(3_000)
    path.write_bytes(content)
    recording = open_recording(path)
    heard = read_all(recording)
    assert recording.damage is not None
    assert recording.damage.count(str(path)) == 1
    assert len(heard) / RATE_HZ == pytest.approx(12.0, abs=0.5)
    assert loudest_hz(heard[-RATE_HZ:], RATE_HZ) == pytest.approx(880, abs=3)


def fuzz(folder: Path, count: int, seed: int) -> tuple[int, int, int]:
    """How many mutated files were read, how many opened, and the peak memory in MiB."""
    samples = tone(0.4) + np.random.default_rng(1).normal(0, 0.05, 19_200).astype(np.float32)
    for suffix in CONTAINERS:
        encode(folder / f"a.{suffix}", samples)
    for suffix in ("wav", "flac", "aiff"):
        write_wav(folder / f"c.{suffix}", samples, RATE_HZ)
    write_wav(folder / "d.wav", np.stack([samples, samples], axis=1), RATE_HZ, "FLOAT")
    command = [sys.executable, str(FUZZING), str(folder), str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280 + count // 4)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    read, opened, peak_mib = done.stdout.split()
    return int(read), int(opened), int(peak_mib)


def test_mutated_files_never_crash_and_never_eat_memory(tmp_path: Path) -> None:
    read, opened, peak_mib = fuzz(tmp_path, 400, 27)
    assert read == 400
    assert 0 < opened < 400
    assert peak_mib < 300


@pytest.mark.slow
@pytest.mark.timeout(3_000)
def test_ten_thousand_mutated_files_never_crash_and_never_eat_memory(tmp_path: Path) -> None:
    read, _, peak_mib = fuzz(tmp_path, 10_000, 2_027)
    assert read == 10_000
    assert peak_mib < 400
