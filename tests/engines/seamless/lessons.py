"""What the taught model hears in its lessons, drawn anew each time: log-mel features of utterances, many broken off.

Words are turned to features once, in many variants; a lesson lays them in a row and adds noise. Powers add up, so that
is done with the features.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.engines.seamless.features import FRAME_SAMPLES, ROWS_PER_FRAME
from tests.engines.seamless.phrases import RATE_HZ, VOICES, WORDS, said, utterance_words

MEL_SAMPLES, _MEL_WINDOW = 160, 400
_SILENCE = float(np.log(np.finfo(np.float32).eps))
"""Where the feature extractor puts digital silence."""
_VARIANTS = 10
_NOISES = 3_000
_FRAME_S = FRAME_SAMPLES / RATE_HZ

Features = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Mel features, shape (mel frames, 80), the words that were to be said and their times, also of those cut off."""

    mel: Features
    words: tuple[str, ...]
    times: tuple[tuple[float, float], ...]
    whole: bool

    @property
    def frames(self) -> int:
        """Frames that the encoder makes of it."""
        return len(self.mel) // 2 // ROWS_PER_FRAME + 1

    @property
    def seconds(self) -> float:
        """How much was heard."""
        return ((len(self.mel) - 1) * MEL_SAMPLES + _MEL_WINDOW) / RATE_HZ

    def heard(self, place: int) -> float:
        """How much of a word was heard, 0–1."""
        begin, end = self.times[place]
        return float(np.clip((self.seconds - begin) / (end - begin), 0, 1))

    def looked_at(self, place: int | None) -> tuple[int, int]:
        """First and last frame of a word; of what was not heard, or of the end, the last two."""
        last = self.frames - 1
        if place is None or self.heard(place) < 0.15:
            return max(0, last - 1), last
        begin, end = self.times[place]
        first, final = (
            np.ceil((begin - 0.06) / _FRAME_S),
            np.floor((min(end, self.seconds) + 0.06) / _FRAME_S),
        )
        return int(min(first, last)), int(min(max(first, final), last))


@dataclass(frozen=True, slots=True)
class _Sound:
    mel: Features
    begin: int
    """Samples before the word."""
    length: int


class Lessons:
    """Draws lessons. `extract` turns samples into mel features, shape (mel frames, 80)."""

    def __init__(self, extract: Callable[[Features], Features], *, seed: int) -> None:
        self._extract = extract
        self._chance = np.random.default_rng(seed)
        self._noise = self._mel(self._chance.normal(0, 1, _NOISES * MEL_SAMPLES))
        self._sounds = {
            (voice, word): [self._sound(said(voice, word)) for _ in range(_VARIANTS)]
            for voice in VOICES
            for word in WORDS
        }

    def draw(self) -> Lesson:
        """One utterance; half of them are broken off anywhere, some lack their first words, as after a cut."""
        words, times, mel = self._row()
        skipped = int(self._chance.integers(1, len(words))) if self._chance.random() < 0.2 else 0
        front = max(0, round((times[skipped][0] - self._chance.uniform(0, 0.1)) * 100)) if skipped else 0
        words, mel = words[skipped:], mel[front:]
        times = tuple((begin - front / 100, end - front / 100) for begin, end in times[skipped:])
        whole = bool(self._chance.random() < 0.5)
        if not whole:
            mel = mel[: self._chance.integers(20, len(mel))]
        return Lesson(self._in_noise(mel), words, times, whole)

    def _row(self) -> tuple[tuple[str, ...], tuple[tuple[float, float], ...], Features]:
        words = utterance_words(self._chance)
        voice = VOICES[self._chance.integers(len(VOICES))]
        at, placed, times = int(self._chance.uniform(0, 0.4) * 100), [], []
        for word in words:
            variants = self._sounds[voice, word]
            sound = variants[self._chance.integers(len(variants))]
            begin = at * MEL_SAMPLES + sound.begin
            times.append((begin / RATE_HZ, (begin + sound.length) / RATE_HZ))
            placed.append((at, sound.mel + 2 * np.log(self._chance.uniform(0.6, 1.4))))
            at += (sound.begin + sound.length) // MEL_SAMPLES + int(self._chance.integers(0, 11))
        end = times[-1][1] + self._chance.uniform(0.08, 0.6)
        mel = np.full((max(at + 8, round(end * 100)), 80), _SILENCE, np.float32)
        for place, part in placed:
            mel[place : place + len(part)] = np.logaddexp(mel[place : place + len(part)], part)
        return words, tuple(times), mel[: max(20, round(end * 100))]

    def _in_noise(self, mel: Features) -> Features:
        if self._chance.random() < 0.1:
            return mel
        first = int(self._chance.integers(len(self._noise) - len(mel)))
        level = 2 * np.log(10) * self._chance.uniform(-5, -2.5)
        return np.logaddexp(mel, self._noise[first : first + len(mel)] + level).astype(np.float32)

    def _sound(self, samples: Features) -> _Sound:
        speed, begin = self._chance.uniform(0.93, 1.07), 240 + int(self._chance.integers(MEL_SAMPLES))
        places = np.arange(0, len(samples) - 1, speed)
        spoken = np.interp(places, np.arange(len(samples)), samples)
        padded = np.concatenate((np.zeros(begin), spoken, np.zeros(_MEL_WINDOW)))
        return _Sound(self._mel(padded), begin, len(spoken))

    def _mel(self, samples: Features) -> Features:
        return self._extract(samples.astype(np.float32))


def statistics(lessons: Sequence[Lesson]) -> tuple[Features, Features]:
    """Mean and standard deviation of each mel band over lessons."""
    everything = np.concatenate([lesson.mel for lesson in lessons])
    return everything.mean(0), everything.std(0)
