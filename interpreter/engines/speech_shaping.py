"""What every voice has in common: what it is asked to say, and how its speech begins, ends and is handed on.

Speech comes from a voice in pieces at its own rate; any chunking of it gives the same samples.
"""

import unicodedata
from collections.abc import Iterable, Iterator

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech, frozen
from interpreter.dsp.resampling import StreamResampler

SPEECH_RATE_HZ = 24_000
SLOWEST, FASTEST = 0.75, 1.5
LONGEST_SECONDS = 60
"""No request is spoken for longer."""
LONGEST_TEXT = 600
"""Characters of one request; what is longer is cut at a word, which no clause of twelve words needs."""

_SILENCE = 100 / 32_768  # −50 dBFS
_KEPT_MS = 5
_FADE = 3 * SPEECH_RATE_HZ // 1000
_GAIN = np.float32(0.85)
_NOTHING: Samples = np.zeros(0, np.float32)


def speakable(text: str) -> str:
    """Return `text` without control and formatting characters, with single spaces, at most LONGEST_TEXT long."""
    plain = "".join(
        " " if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} else one for one in text
    )
    plain = " ".join(plain[: 8 * LONGEST_TEXT].split())
    if len(plain) > LONGEST_TEXT:
        cut = plain.rfind(" ", LONGEST_TEXT // 2, LONGEST_TEXT)
        plain = plain[: cut if cut > 0 else LONGEST_TEXT]
    return plain if any(one.isalnum() for one in plain) else ""


def possible_rate(rate: float) -> float:
    """Return the rate nearest to `rate` that listeners can follow."""
    return max(SLOWEST, min(FASTEST, rate))


class SilenceTrimmer:
    """Takes away what is softer than −50 dBFS before and after speech, but for 5 ms."""

    def __init__(self, rate_hz: int) -> None:
        self._kept = _KEPT_MS * rate_hz // 1000
        self._begun = False
        self._waiting = _NOTHING

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, shape (frames,), in −1..1; return those that are speech for certain."""
        waiting = np.concatenate([self._waiting, samples])
        loud = np.flatnonzero(np.abs(waiting) > _SILENCE)
        if not len(loud):
            self._waiting = waiting if self._begun else waiting[-self._kept :]
            return _NOTHING
        start = 0 if self._begun else max(0, int(loud[0]) - self._kept)
        end = int(loud[-1]) + 1
        self._begun, self._waiting = True, waiting[end:]
        return waiting[start:end]

    def finish(self) -> Samples:
        """Return the end of the speech."""
        return self._waiting[: self._kept] if self._begun else _NOTHING


class _EdgeFades:
    """Lets speech at SPEECH_RATE_HZ begin and end in 3 ms, or in half its length where that is shorter."""

    def __init__(self) -> None:
        self._begun = False
        self._waiting = _NOTHING

    def push(self, samples: Samples) -> Samples:
        waiting = np.concatenate([self._waiting, samples])
        if len(waiting) < 2 * _FADE:
            self._waiting = waiting
            return _NOTHING
        if not self._begun:
            waiting[:_FADE] *= _ramp(_FADE)
            self._begun = True
        self._waiting = waiting[-_FADE:]
        return waiting[:-_FADE]

    def finish(self) -> Samples:
        rest = self._waiting.copy()
        fade = min(_FADE, len(rest) if self._begun else len(rest) // 2)
        if not self._begun:
            rest[:fade] *= _ramp(fade)
        rest[len(rest) - fade :] *= _ramp(fade)[::-1]
        return rest


class SpeechShape:
    """Turns one utterance of a voice into speech as listeners get it: without silence, at SPEECH_RATE_HZ, faded."""

    def __init__(self, rate_hz: int) -> None:
        self._trimmer = SilenceTrimmer(rate_hz)
        self._resampler = StreamResampler(rate_hz, SPEECH_RATE_HZ)
        self._fades = _EdgeFades()

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, shape (frames,), in −1..1; return what became final, possibly nothing."""
        return self._ready(self._resampler.push(self._trimmer.push(samples)))

    def finish(self) -> Samples:
        """Return what was held back; the shape is done with."""
        last = self._ready(self._resampler.push(self._trimmer.finish()))
        rest = self._ready(self._resampler.finish())
        end = np.clip(self._fades.finish(), -1, 1)
        return np.concatenate([last, rest, end])

    def _ready(self, samples: Samples) -> Samples:
        return np.clip(self._fades.push(samples * _GAIN), -1, 1)


def in_pieces(clause: int, spoken: Iterable[Samples], rate_hz: int) -> Iterator[SynthesizedSpeech]:
    """Yield what a voice says at `rate_hz` as the pieces of a clause, each as soon as it is final."""
    shape, sequence = SpeechShape(rate_hz), 0
    for samples in spoken:
        if len(piece := shape.push(samples)):
            yield SynthesizedSpeech(clause, sequence, SPEECH_RATE_HZ, frozen(piece), last=False)
            sequence += 1
    yield SynthesizedSpeech(clause, sequence, SPEECH_RATE_HZ, frozen(shape.finish()), last=True)


def unspoken(clause: int) -> SynthesizedSpeech:
    """Return the empty piece of a clause that nobody says."""
    return SynthesizedSpeech(clause, 0, SPEECH_RATE_HZ, frozen(_NOTHING), last=True)


def _ramp(frames: int) -> Samples:
    return np.linspace(0, 1, frames, endpoint=False, dtype=np.float32)
