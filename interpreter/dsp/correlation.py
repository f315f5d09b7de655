"""Says how alike what was played and what was heard are, for whatever delay lies between them.

Two measures, the larger of which counts. The waveforms between 300 and 3400 Hz at 8 kHz tell a loopback, also under a
speaker who talks at the same time; they fail in reverberant rooms and where two devices' clocks run apart. Envelopes of
twelve bands, 100 a second, the fourth root of their power, hold out there. Independent speech, also of one voice, stays
below 0.45 in both; a loopback gives 1.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_ms, ticks_from_seconds
from interpreter.dsp.resampling import StreamResampler

WINDOW = ticks_from_seconds(3)
"""How much of what was heard is compared."""
LONGEST_DELAY = ticks_from_ms(500)
LARGEST_LEAD = ticks_from_ms(100)
"""By how much the sound may seem to be heard before it was played: what the devices' latencies may be wrong by."""

_RATE_HZ = 8_000
_HELD = 6 * _RATE_HZ
_MOST_PIECES = 500
_GRID = ticks_from_ms(100)
_LATEST = ticks_from_ms(600)
_BAND_HZ = (300.0, 3_400.0)
_FRAME, _HOP, _BANDS, _LOWEST_HZ, _HIGHEST_HZ = 200, 80, 12, 200.0, 3_600.0
_SPEECH_RMS = 10 ** (-50 / 20)
_AUDIBLE_RMS = 10 ** (-65 / 20)
_LEAST_SPEECH = 0.5
_TINY = 1e-12

_Floats = NDArray[np.float64]
_Kept = TypeVar("_Kept")


class RecentSound:
    """The last seconds of one source or channel at 8 kHz, on the session's timeline.

    Features are worked out once for each stretch, however many others it is compared with.
    """

    def __init__(self) -> None:
        self._held = np.zeros(_HELD, np.float32)
        self._newest: list[Samples] = []  # not in `_held` yet
        self._resampler: StreamResampler | None = None
        self._begin: Ticks | None = None
        self._next = Ticks(0)
        self._end = 0  # of what is held, in samples at 8 kHz
        self._features: dict[str, tuple[Ticks, object]] = {}

    @property
    def begin(self) -> Ticks | None:
        """When the first sound came, None before."""
        return self._begin

    @property
    def end(self) -> Ticks:
        """Up to where sound can be compared; up to 120 ms before the end of what was taken."""
        return Ticks(self._end * (ticks_from_seconds(1) // _RATE_HZ))

    def take(self, frame: AudioFrame) -> None:
        """Take the next piece, at an exact rate; a later start than the last end is silence until there."""
        resampler = self._resampler
        if resampler is None or frame.start != self._next or frame.rate_hz != resampler.in_hz:
            resampler = self._begin_anew(frame)
        self._hold(resampler.push(frame.samples))
        self._next = frame.end

    def stretch(self, start: Ticks, end: Ticks) -> Samples:
        """Return what is held of [start, end) at 8 kHz, silence where nothing is."""
        first, last = samples_from_ticks(start, _RATE_HZ), samples_from_ticks(end, _RATE_HZ)
        wanted = np.zeros(last - first, np.float32)
        self._held = np.concatenate((self._held, *self._newest))[-_HELD:]
        self._newest = []
        oldest = self._end - _HELD
        begin, stop = max(first, oldest), min(last, self._end)
        if begin < stop:
            wanted[begin - first : stop - first] = self._held[begin - oldest : stop - oldest]
        return wanted

    def feature(self, name: str, end: Ticks, work_out: Callable[[], _Kept]) -> _Kept:
        """Return what `work_out` gives for the stretch that ends at `end`, worked out once."""
        kept = self._features.get(name)
        if kept is None or kept[0] != end:
            kept = end, work_out()
            self._features[name] = kept
        return kept[1]  # type: ignore[return-value]

    def _begin_anew(self, frame: AudioFrame) -> StreamResampler:
        if self._begin is None:
            self._begin = frame.start
        start = samples_from_ticks(frame.start, _RATE_HZ)
        if self._resampler is not None:
            self._hold(self._resampler.finish())
        self._hold(np.zeros(min(max(0, start - self._end), _HELD), np.float32))
        self._end = start
        self._resampler = StreamResampler(frame.rate_hz, _RATE_HZ)
        return self._resampler

    def _hold(self, samples: Samples) -> None:
        self._newest.append(np.nan_to_num(samples))
        self._end += len(samples)
        if len(self._newest) > _MOST_PIECES:
            self.stretch(self.end, self.end)


def similarity(played: RecentSound, heard: RecentSound) -> float | None:
    """Return how alike the last three seconds heard are to what was played up to LONGEST_DELAY before, 0 to 1.

    None while that cannot be said: either is too short yet, or less than half of what was played is speech. One that
    has stopped coming counts as silent.
    """
    end = max(min(heard.end, played.end - LARGEST_LEAD), max(heard.end, played.end) - _LATEST)
    end = Ticks(end // _GRID * _GRID)
    start = Ticks(end - WINDOW)
    if heard.begin is None or heard.begin > start or start < LONGEST_DELAY:
        return None
    first, last = Ticks(start - LONGEST_DELAY), Ticks(end + LARGEST_LEAD)
    source = played.stretch(first, last)
    if _speech_share(source) < _LEAST_SPEECH:
        return None
    sound = heard.stretch(start, end)
    if float(np.sqrt(np.mean(np.square(sound)))) < _AUDIBLE_RMS:
        return 0.0
    frames = len(source)
    waves = _wave_similarity(
        played.feature("played wave", end, lambda: _spectrum(source, frames)),
        heard.feature("heard wave", end, lambda: _spectrum(sound, frames)),
        len(sound),
    )
    envelopes = _envelope_similarity(
        played.feature("played bands", end, lambda: _envelopes(source)),
        heard.feature("heard bands", end, lambda: _envelopes(sound)),
    )
    return max(waves, envelopes)


def _speech_share(samples: Samples) -> float:
    """Return the share of 100 ms pieces that are louder than silence."""
    pieces = samples[: len(samples) // 800 * 800].reshape(-1, 800)
    return float(np.mean(np.sqrt(np.mean(np.square(pieces), axis=1)) > _SPEECH_RMS))


def _spectrum(samples: Samples, frames: int) -> NDArray[np.complex128]:
    """Return the spectrum of `samples`, followed by silence up to `frames`, in the band of the telephone."""
    spectrum = np.fft.rfft(samples, frames)
    frequencies = np.fft.rfftfreq(frames, 1 / _RATE_HZ)
    spectrum[(frequencies < _BAND_HZ[0]) | (frequencies > _BAND_HZ[1])] = 0
    return spectrum


def _wave_similarity(played: NDArray[np.complex128], heard: NDArray[np.complex128], window: int) -> float:
    frames = 2 * (len(played) - 1)
    products = np.fft.irfft(played * np.conj(heard), frames)[: frames - window + 1]
    powers = np.concatenate(([0.0], np.cumsum(np.square(np.fft.irfft(played, frames)))))
    played_power = powers[window:] - powers[: len(powers) - window]
    heard_power = float(np.sum(np.square(np.abs(heard)))) * 2 / frames
    return float(np.max(np.abs(products) / np.sqrt(played_power * heard_power + _TINY)))


def _envelopes(samples: Samples) -> _Floats:
    """Return the fourth root of the power of each band, shape (frames, _BANDS)."""
    frames = 1 + (len(samples) - _FRAME) // _HOP
    pieces = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP][:frames]
    powers = np.square(np.abs(np.fft.rfft(pieces * np.hanning(_FRAME), 256)))
    edges = np.geomspace(_LOWEST_HZ, _HIGHEST_HZ, _BANDS + 1) * 256 / _RATE_HZ
    sums: _Floats = np.add.reduceat(powers, np.ceil(edges).astype(np.intp), axis=1)[:, :_BANDS]
    return np.sqrt(np.sqrt(sums))


def _envelope_similarity(played: _Floats, heard: _Floats) -> float:
    """Return the largest correlation of `heard` with a stretch of `played` of its length, band means taken out."""
    frames = len(heard)
    centred = heard - heard.mean(axis=0)
    stretches = np.lib.stride_tricks.sliding_window_view(played, frames, axis=0)
    products = np.tensordot(stretches, centred.T, axes=((1, 2), (0, 1)))
    sums = np.concatenate((np.zeros((1, played.shape[1])), np.cumsum(played, axis=0)))
    squares = np.concatenate(([0.0], np.cumsum(np.sum(np.square(played), axis=1))))
    means = np.sum(np.square(sums[frames:] - sums[:-frames]), axis=1) / frames
    powers = np.maximum(squares[frames:] - squares[:-frames] - means, 0)
    return float(np.max(products / np.sqrt(powers * np.sum(np.square(centred)) + _TINY)))
