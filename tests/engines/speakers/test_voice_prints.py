import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import MissingPart
from interpreter.engines.speakers import voice_prints
from interpreter.engines.speakers.voice_prints import (
    Noise,
    VoiceEncoder,
    centred,
    gain_of,
    mel_bands,
    mel_filters,
    missing_encoder,
)

DEMO = Path(__file__).parents[3] / "resources" / "demo"
RATE_HZ = 16_000


@pytest.fixture(scope="module")
def encoder() -> VoiceEncoder:
    return VoiceEncoder()


@pytest.fixture(scope="module")
def spoken() -> dict[str, list[np.ndarray]]:
    """Two windows of 1.6 s of every speaker of the demonstration."""
    samples, rate_hz = soundfile.read(DEMO / "conference.flac", dtype="float32")
    assert rate_hz == RATE_HZ
    windows: dict[str, list[np.ndarray]] = {}
    for line in (DEMO / "conference.rttm").read_text().splitlines():
        fields = line.split()
        start = round((float(fields[3]) + 0.2) * RATE_HZ)
        if float(fields[4]) > 2 and len(windows.setdefault(fields[7], [])) < 2:
            windows[fields[7]].append(samples[start : start + 8 * RATE_HZ // 5])
    return windows


def test_the_same_voice_is_more_alike_than_another(
    encoder: VoiceEncoder, spoken: dict[str, list[np.ndarray]]
) -> None:
    prints = {name: [encoder.print_of(window) for window in windows] for name, windows in spoken.items()}
    assert len(prints) == 4
    own = [float(first @ second) for first, second in prints.values()]
    others = [float(a @ b) for one, two in combinations(prints.values(), 2) for a in one for b in two]
    assert np.mean(own) > max(others)
    assert min(own) > np.mean(others) + 0.2


def test_a_print_depends_on_nothing_but_the_audio(
    encoder: VoiceEncoder, spoken: dict[str, list[np.ndarray]]
) -> None:
    window = next(iter(spoken.values()))[0]
    first = encoder.print_of(window)
    encoder.print_of(window[:5_000])
    assert np.array_equal(first, encoder.print_of(window.copy()))
    assert np.array_equal(first, VoiceEncoder().print_of(window))
    assert abs(float(np.linalg.norm(first)) - 1.0) < 1e-5
    assert (first.shape, first.dtype) == ((256,), np.float32)


def test_a_quiet_voice_sounds_like_itself(encoder: VoiceEncoder, spoken: dict[str, list[np.ndarray]]) -> None:
    window = next(iter(spoken.values()))[0]
    quiet = encoder.print_of(window * np.float32(0.003))
    assert float(quiet @ encoder.print_of(window)) > 0.8


@pytest.mark.parametrize("samples", [0, 100, 400, 25_600])
def test_silence_has_no_print(encoder: VoiceEncoder, samples: int) -> None:
    assert not np.any(encoder.print_of(np.zeros(samples, np.float32)))


def test_what_the_network_cannot_say_is_no_print() -> None:
    assert not np.any(centred(np.zeros(256, np.float32)))
    assert not np.any(centred(np.full(256, np.nan, np.float32)))


def test_loud_audio_keeps_its_level_and_quiet_audio_is_raised() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, RATE_HZ).astype(np.float32)
    assert gain_of(noise) == 1
    quiet = noise * np.float32(0.01)
    raised = quiet * gain_of(quiet)
    assert 20 * np.log10(np.sqrt(np.mean(raised**2))) == pytest.approx(-30, abs=0.01)


def test_a_tone_is_in_the_band_of_its_pitch() -> None:
    tone = np.sin(2 * np.pi * 1_000 * np.arange(RATE_HZ) / RATE_HZ).astype(np.float32)
    filters = mel_filters()
    bands = mel_bands(tone, filters)
    assert bands.shape == (1 + (RATE_HZ - 400) // 160, 40)
    bins = np.linspace(0, RATE_HZ / 2, 201)
    centres = bins[filters.argmax(axis=1)]
    assert abs(centres[bands.mean(axis=0).argmax()] - 1_000) <= 100


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_encoder() == ""
    monkeypatch.setattr(voice_prints, "find_spec", lambda name: None)  # noqa: ARG005
    assert "install" in missing_encoder()
    with pytest.raises(MissingPart, match="install"):
        VoiceEncoder()


def test_an_encoder_loads_no_second_voice_detector() -> None:
    script = (
        "import sys\n"
        "from interpreter.engines.speakers.voice_prints import VoiceEncoder\n"
        "VoiceEncoder()\n"
        "sys.exit(bool({'webrtcvad', 'librosa', 'resemblyzer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_noise_makes_voices_alike_and_what_is_known_of_it_less_so(
    encoder: VoiceEncoder, spoken: dict[str, list[np.ndarray]]
) -> None:
    draw = np.random.default_rng(2)
    voices = [windows[0] for windows in spoken.values()]
    noise = hum(draw, len(voices[0]))
    heard = Noise()
    for _ in range(40):
        heard = encoder.noise_with(heard, hum(draw, 512))
    clean, noisy, cleaned = (
        np.mean([one @ other for one, other in combinations(prints, 2)])
        for prints in (
            [encoder.print_of(voice + added, known) for voice in voices]
            for added, known in ((0 * noise, None), (noise, None), (noise, heard))
        )
    )
    assert noisy > clean + 0.1
    assert cleaned < noisy - 0.1


def test_noise_is_known_after_a_second_and_a_clap_hardly_counts(
    encoder: VoiceEncoder, spoken: dict[str, list[np.ndarray]]
) -> None:
    voice, hums = spoken["Clark"][0], hum(np.random.default_rng(3), 512)
    quiet = heard = Noise()
    for number in range(40):
        if number < 30:
            assert np.array_equal(encoder.print_of(voice, heard), encoder.print_of(voice))
        quiet = encoder.noise_with(quiet, hums)
        heard = encoder.noise_with(heard, hums * np.float32(30 if number == 20 else 1))
    assert float(np.max(heard.power / quiet.power)) < 1.5
    assert not np.array_equal(encoder.print_of(voice, heard), encoder.print_of(voice))


def hum(draw: np.random.Generator, samples: int) -> np.ndarray:
    """Noise that is stronger the lower it is, 10 dB below the demonstration's speech."""
    white = draw.normal(0, 1, samples + 200)
    low = np.convolve(white, np.exp(-np.arange(100) / 8), "same")[100:-100]
    return np.asarray(0.022 * low / np.std(low), np.float32)
