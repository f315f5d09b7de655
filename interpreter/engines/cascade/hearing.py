"""What every recogniser of the cascade is to the engine: audio of one utterance in, growing text out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.cascade.spelling import Spelled
from interpreter.engines.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance after its audio up to `upto`, by certainty; `committed` only grows."""

    committed: Words
    provisional: Words
    predicted: Words
    upto: Ticks
    final: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one more hop of audio brought: words that are sure now, those that are not yet, and those expected."""

    sure: Sequence[Spelled] = ()
    provisional: Sequence[Spelled] = ()
    predicted: Sequence[Spelled] = ()


class Recogniser(ABC):
    """Turns the audio of one utterance after another into growing text. Not thread-safe.

    Hops are counted from the beginning of the utterance, so any chunking of the same samples gives the same text.
    """

    def __init__(self, *, frame_samples: int) -> None:
        """`frame_samples` of audio make a frame of the model, in which its tokens are timed."""
        self._frame_samples = frame_samples
        self._hurried = False
        self.begin(Ticks(0))

    def begin(self, start: Ticks) -> None:
        """Open an utterance whose first sample stands at `start`; what was open is forgotten."""
        self._start = start
        self._audio: Samples = np.zeros(0, np.float32)
        self._waiting: Samples = np.zeros(0, np.float32)
        self._committed: Words = ()
        self._open()

    def hurry(self, *, on: bool) -> None:
        """Hold words for sure sooner from the next hop on, if less surely, or as usual again."""
        self._hurried = on

    def feed(self, samples: Samples) -> Iterator[Heard]:
        """Take the next samples of the open utterance, shape (frames,), 16 kHz; yield what is heard after each hop."""
        self._waiting = np.concatenate((self._waiting, samples))
        while len(self._waiting) >= (hop := self._needed()):
            self._take(hop)
            reading = self._read()
            self._committed += self._words(reading.sure)
            provisional, predicted = self._words(reading.provisional), self._words(reading.predicted)
            yield Heard(self._committed, provisional, predicted, self._upto)

    def end(self, until: Ticks | None = None) -> Heard:
        """Close the utterance; all is committed but what is said after `until`, unless it has been committed."""
        self._take(len(self._waiting))
        rest = self._words(self._rest())
        self._committed += tuple(word for word in rest if until is None or word.start + word.end < 2 * until)
        return Heard(self._committed, (), (), self._upto, final=True)

    @abstractmethod
    def _open(self) -> None:
        """Forget the last utterance."""

    @abstractmethod
    def _needed(self) -> int:
        """How many more samples the next hop takes."""

    @abstractmethod
    def _read(self) -> Reading:
        """Go on with `self._audio`, to which a hop was added."""

    @abstractmethod
    def _rest(self) -> Sequence[Spelled]:
        """Read to the end of `self._audio`, to which the last samples were added; return what is not committed."""

    @property
    def _upto(self) -> Ticks:
        return Ticks(self._start + ticks_from_samples(len(self._audio), MODEL_RATE_HZ))

    def _take(self, count: int) -> None:
        self._audio = np.concatenate((self._audio, self._waiting[:count]))
        self._waiting = self._waiting[count:]

    def _words(self, words: Sequence[Spelled]) -> Words:
        return tuple(word for one in words for word in self._timed(one))

    def _timed(self, spelled_word: Spelled) -> Iterator[Word]:
        """Yield a word and its punctuation marks with the time of the audio that they rest on."""
        first, last = spelled_word.tokens[0].frame, spelled_word.tokens[-1].frame
        end = min(self._at(last + 1), self._upto)
        start = min(self._at(first), end)
        for text in tokens_of(spelled_word.text):
            yield Word(text, start, end, spelled_word.probability)

    def _at(self, frame: int) -> Ticks:
        return Ticks(self._start + ticks_from_samples(frame * self._frame_samples, MODEL_RATE_HZ))


LanguageTeller = Callable[[Samples, Sequence[str]], dict[str, float]]
"""Says how likely each of some languages is the one spoken in audio, shape (frames,), 16 kHz; they add up to 1."""


class Hearing(Protocol):
    """A loaded recogniser, to be shared by all sources."""

    @property
    def languages(self) -> tuple[str, ...]:
        """What it understands, as language codes."""
        ...

    @property
    def teller(self) -> LanguageTeller | None:
        """What tells languages apart, where the model can."""
        ...

    def recogniser(self, language: str, hop_ms: int) -> Recogniser:
        """Return what hears one source; `hop_ms` is how often its text is revised, as nearly as the model can."""
        ...


def checked_languages(hearing: Hearing, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the codes under which a recogniser knows the languages. Raises UnsupportedLanguage."""
    codes = tuple(dict.fromkeys(language.partition("-")[0] for language in languages))
    for code in codes:
        if code not in hearing.languages:
            heard = ", ".join(hearing.languages)
            raise UnsupportedLanguage(f'This recogniser hears {heard}, not "{code}"; choose another one.')
    if len(codes) > 1 and hearing.teller is None:
        raise UnsupportedLanguage(
            f"This recogniser cannot tell {', '.join(codes)} apart; name one language, or choose a Whisper model."
        )
    return codes
