"""Sets made from one recording with references: its opening, the same with noise, the same again and again."""

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from interpreter.domain.errors import UserMistake

Audio = NDArray[np.float32]
_STARTS = {".stm": 3, ".ctm": 2, ".rttm": 3}
"""Which field of a line of a reference file is the start, in seconds."""
_ENDS = {".stm": 4}
"""Which is an end."""


def write_opening(base: Path, folder: Path, seconds: float) -> None:
    """Write the recording at `base` with its references up to the last sentence that ends within `seconds`.

    Raises UserMistake where no sentence does.
    """
    ends = [float(line.split()[4]) for line in _lines(base, ".stm")]
    count = sum(end <= seconds for end in ends)
    if not count:
        raise UserMistake(f"{base.name} holds no sentence within {seconds:g} s; keep more of it.")
    cut = max(ends[:count])
    following = [float(line.split()[3]) for line in _lines(base, ".stm")[count:]]
    samples, rate_hz = _read(base)
    _write(folder / base.name, samples[: round(min([cut + 1, *following]) * rate_hz)], rate_hz)
    for suffix, place in _STARTS.items():
        kept = [line for line in _lines(base, suffix) if float(line.split()[place]) < cut]
        _write_lines(folder / base.name, suffix, kept)
    for suffix in _translations(base):
        _write_lines(folder / base.name, suffix, _lines(base, suffix)[:count])


def write_noisy(base: Path, folder: Path, snr_db: float, *, seed: int = 1) -> None:
    """Write the recording at `base` with pink noise `snr_db` below the speech of its sentences, and its references."""
    samples, rate_hz = _read(base)
    said = [
        samples[round(float(start) * rate_hz) : round(float(end) * rate_hz)]
        for _, _, _, start, end, *_ in map(str.split, _lines(base, ".stm"))
    ]
    level = float(np.sqrt(np.mean(np.square(np.concatenate(said)))))
    noise = pink_noise(len(samples), seed) * np.float32(level * 10 ** (-snr_db / 20))
    _write(folder / base.name, samples + noise, rate_hz)
    for suffix in (*_STARTS, *_translations(base)):
        _write_lines(folder / base.name, suffix, _lines(base, suffix))


def write_repeated(base: Path, folder: Path, times: int) -> None:
    """Write the recording at `base` so many times over, with references that go on likewise."""
    samples, rate_hz = _read(base)
    _write(folder / base.name, np.tile(samples, times), rate_hz)
    for suffix in _STARTS:
        lines = [
            _later(line, suffix, number * len(samples) / rate_hz)
            for number in range(times)
            for line in _lines(base, suffix)
        ]
        _write_lines(folder / base.name, suffix, lines)
    for suffix in _translations(base):
        _write_lines(folder / base.name, suffix, _lines(base, suffix) * times)


def pink_noise(frames: int, seed: int) -> Audio:
    """Return noise whose power falls by 3 dB per octave, shape (frames,), float32, of mean power 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[0] = 0
    noise = np.fft.irfft(spectrum, frames)
    return np.asarray(noise / np.sqrt(np.mean(np.square(noise))), np.float32)


def _read(base: Path) -> tuple[Audio, int]:
    samples, rate_hz = soundfile.read(base.with_suffix(".flac"), dtype="float32")
    return samples, int(rate_hz)


def _write(base: Path, samples: Audio, rate_hz: int) -> None:
    base.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(base.with_suffix(".flac"), np.clip(samples, -1, 1), rate_hz, subtype="PCM_16")


def _lines(base: Path, suffix: str) -> list[str]:
    return base.with_name(base.name + suffix).read_text(encoding="utf-8").splitlines()


def _write_lines(base: Path, suffix: str, lines: list[str]) -> None:
    base.with_name(base.name + suffix).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _translations(base: Path) -> list[str]:
    return [path.name.removeprefix(base.name) for path in sorted(base.parent.glob(f"{base.name}.*.txt"))]


def _later(line: str, suffix: str, seconds: float) -> str:
    """Move the times of one line of a reference file."""
    places = (_STARTS[suffix], *((_ENDS[suffix],) if suffix in _ENDS else ()))
    fields = line.split(" ")
    for place in places:
        fields[place] = f"{float(fields[place]) + seconds:.3f}"
    return " ".join(fields)
