"""Where a recording sounds, and whose sound it is: nothing but samples is looked at.

Levels are RMS in decibels relative to full scale, in hops of HOP_MS. All times are milliseconds of the recording.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples

HOP_MS = 10
SOUNDS_DB = -50.0
"""A hop above this level sounds."""
TONAL = 0.5
"""A hop of which the tone holds this share of the power is the tone's."""
SILENCE_DB = -120.0

_BANDS = 100
_FLOOR_OF_SPECTRUM = 1e-4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of time."""

    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sounds held against what should: later than it should is positive.

    What should sound is taken together where less than twice the tolerance parts it; there is an onset and an offset
    for each such run that sounds at all.
    """

    missing: tuple[Stretch, ...]
    """Runs in which nothing sounds."""
    extra: tuple[Stretch, ...]
    """What sounds outside every run, by more than the tolerance."""
    onsets_ms: tuple[float, ...]
    offsets_ms: tuple[float, ...]

    @property
    def worst_ms(self) -> float:
        """The largest difference at a beginning or an end, 0 where nothing sounds."""
        return max((abs(value) for value in (*self.onsets_ms, *self.offsets_ms)), default=0.0)


def levels_db(samples: Samples, rate_hz: int) -> NDArray[np.float64]:
    """Return the level of every whole hop of mono audio, shape (hops,)."""
    power = np.mean(np.square(_hops(samples, rate_hz), dtype=np.float64), axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 10 ** (SILENCE_DB / 10)))
    return levels


def sounding(
    samples: Samples, rate_hz: int, *, above_db: float = SOUNDS_DB, bridged_ms: float = 0.0
) -> tuple[Stretch, ...]:
    """Return the stretches above a level; those that at most `bridged_ms` parts are one."""
    return together(_stretches(levels_db(samples, rate_hz) > above_db), bridged_ms)


def tonal(
    samples: Samples, rate_hz: int, tone_hz: float, *, above_db: float = SOUNDS_DB
) -> tuple[Stretch, ...]:
    """Return where a pure tone sounds and little else (the Goertzel filter's power against all power)."""
    hops = _hops(samples, rate_hz).astype(np.float64)
    turning = np.exp(-2j * np.pi * tone_hz * np.arange(hops.shape[1]) / rate_hz)
    tone = 2 * np.abs(hops @ turning / hops.shape[1]) ** 2
    power = np.mean(np.square(hops), axis=1)
    loud = power > 10 ** (above_db / 10)
    return _stretches(loud & (tone > TONAL * power))


def onsets_ms(samples: Samples, rate_hz: int, *, above: float = 0.02, quiet_ms: float = 100.0) -> list[float]:
    """Return where sound sets in, to the sample: louder than `above` after `quiet_ms` of less."""
    loud = np.flatnonzero(np.abs(samples) > above)
    fresh = np.diff(loud, prepend=-rate_hz) > quiet_ms * rate_hz / 1000
    return [float(place) * 1000 / rate_hz for place in loud[fresh]]


def compare(
    found: Sequence[Stretch], expected: Sequence[Stretch], *, tolerance_ms: float = 50.0
) -> Comparison:
    """Hold what sounds against what should sound; pauses within a run do not count."""
    runs = together(expected, 2 * tolerance_ms)
    missing: list[Stretch] = []
    onsets: list[float] = []
    offsets: list[float] = []
    for run in runs:
        inside = [one for one in found if _reaches(one, run, tolerance_ms)]
        if not inside:
            missing.append(run)
            continue
        onsets.append(max(inside[0].start_ms, run.start_ms - tolerance_ms) - run.start_ms)
        offsets.append(min(inside[-1].end_ms, run.end_ms + tolerance_ms) - run.end_ms)
    extra = [rest for one in found for rest in _outside(one, runs, tolerance_ms)]
    return Comparison(tuple(missing), tuple(extra), tuple(onsets), tuple(offsets))


def leakage(recording: Samples, material: Samples) -> float:
    """Return how much of `material` is in `recording` at whatever delay, as a correlation from 0 to 1.

    Both are whitened by the material's long-term spectrum, so that two voices do not resemble each other for being
    voices. Equal rates; 0 where either is silent.
    """
    size = 1 << (len(recording) + len(material) - 1).bit_length()
    heard, said = np.fft.rfft(recording, size), np.fft.rfft(material, size)
    spectrum = _flattened(np.abs(said) ** 2)
    white = 1 / np.maximum(spectrum, _FLOOR_OF_SPECTRUM * max(spectrum.max(), 1e-12))
    likeness = np.fft.irfft(heard * np.conj(said) * white, size)
    norm = np.sqrt(_energy(heard, white, size) * _energy(said, white, size))
    return float(np.abs(likeness).max() / norm) if norm > 0 else 0.0


def together(stretches: Iterable[Stretch], bridged_ms: float) -> tuple[Stretch, ...]:
    """Return stretches in order, those that at most `bridged_ms` parts as one."""
    joined: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: stretch.start_ms):
        if joined and one.start_ms - joined[-1].end_ms <= bridged_ms:
            joined[-1] = Stretch(joined[-1].start_ms, max(joined[-1].end_ms, one.end_ms))
        else:
            joined.append(one)
    return tuple(joined)


def _hops(samples: Samples, rate_hz: int) -> Samples:
    size = rate_hz * HOP_MS // 1000
    return samples[: len(samples) // size * size].reshape(-1, size)


def _stretches(sounds: NDArray[np.bool_]) -> tuple[Stretch, ...]:
    edges = np.flatnonzero(np.diff(sounds.astype(np.int8), prepend=0, append=0))
    return tuple(
        Stretch(float(start * HOP_MS), float(end * HOP_MS))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _reaches(one: Stretch, run: Stretch, tolerance_ms: float) -> bool:
    return one.end_ms > run.start_ms - tolerance_ms and one.start_ms < run.end_ms + tolerance_ms


def _outside(one: Stretch, runs: Sequence[Stretch], tolerance_ms: float) -> list[Stretch]:
    """Return what of a stretch lies in none of the widened runs."""
    rest, at = [], one.start_ms
    for run in runs:
        if not _reaches(one, run, tolerance_ms):
            continue
        if run.start_ms - tolerance_ms > at:
            rest.append(Stretch(at, run.start_ms - tolerance_ms))
        at = max(at, run.end_ms + tolerance_ms)
    return [*rest, Stretch(at, one.end_ms)] if at < one.end_ms else rest


def _flattened(power: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a spectrum averaged over _BANDS bands of equal width."""
    edges = np.linspace(0, len(power), min(_BANDS, len(power)) + 1).astype(int)
    means = np.add.reduceat(power, edges[:-1]) / np.diff(edges)
    return np.repeat(means, np.diff(edges))


def _energy(spectrum: NDArray[np.complex128], white: NDArray[np.float64], size: int) -> float:
    """The energy of the whitened signal, by Parseval's theorem."""
    return float(2 * np.sum(np.abs(spectrum) ** 2 * white) / size)
