"""Streaming recognition with a decoder that looks at audio: each hop the text goes on behind what is committed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.cascade.acoustics import FRAME_SAMPLES, Acoustics, Encoded
from interpreter.engines.cascade.decoding import Decoder
from interpreter.engines.cascade.spelling import Spelled, spelled, split_marks
from interpreter.policy.attention import AttendedWord, AttentionPolicy

_TOKENS_PER_SECOND = 12
"""Nobody speaks faster; a decoder that writes more repeats itself."""
_TOKENS_ANYWAY = 8
_LEAST_EXPECTATION = 0.5
"""What is expected is shown where the decoder holds it for likelier than all else."""
_MOST_EXPECTED = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance after its audio up to `upto`, by certainty; `committed` only grows."""

    committed: Words
    provisional: Words
    predicted: Words
    upto: Ticks
    final: bool = False


class Recogniser:
    """Turns the audio of one utterance after another into growing text. Not thread-safe.

    Hops are counted from the beginning of the utterance, so any chunking of the same samples gives the same text.
    """

    def __init__(
        self, acoustics: Acoustics, *, language: str, hop_ms: int = 320, policy: AttentionPolicy | None = None
    ) -> None:
        self._acoustics = acoustics
        self._decoder = Decoder(acoustics)
        self._prompt = acoustics.prompt(language)
        self._hop = hop_ms * MODEL_RATE_HZ // 1000
        self._policy = policy or AttentionPolicy()
        self.begin(Ticks(0))

    def begin(self, start: Ticks) -> None:
        """Open an utterance whose first sample stands at `start`; what was open is forgotten."""
        self._start = start
        self._encoder = self._acoustics.encoder()
        self._audio = np.zeros(0, np.float32)
        self._waiting = np.zeros(0, np.float32)
        self._tokens: list[int] = []
        self._committed: Words = ()

    def feed(self, samples: Samples) -> Iterator[Heard]:
        """Take the next samples of the open utterance, shape (frames,), 16 kHz; yield what is heard after each hop."""
        self._waiting = np.concatenate((self._waiting, samples))
        while len(self._waiting) >= self._hop:
            self._take(self._hop)
            yield self._revised()

    def end(self, until: Ticks | None = None) -> Heard:
        """Close the utterance; all is committed but what is said after `until`, unless it has been committed."""
        self._take(len(self._waiting))
        if len(self._audio) < FRAME_SAMPLES:
            return Heard(self._committed, (), (), self._upto, final=True)
        encoded, words = self._read()
        meant = self._policy.split(_attended(words), encoded.frames).meant
        rest = [word for one in words[:meant] for word in self._timed(one)]
        kept = tuple(word for word in rest if until is None or word.start + word.end < 2 * until)
        self._committed += kept
        return Heard(self._committed, (), (), self._upto, final=True)

    @property
    def _upto(self) -> Ticks:
        return Ticks(self._start + ticks_from_samples(len(self._audio), MODEL_RATE_HZ))

    def _take(self, count: int) -> None:
        self._audio = np.concatenate((self._audio, self._waiting[:count]))
        self._waiting = self._waiting[count:]

    def _revised(self) -> Heard:
        encoded, words = self._read()
        certain = self._policy.split(_attended(words), encoded.frames)
        self._commit(words[: certain.sure])
        provisional = words[certain.sure : certain.heard]
        predicted = _expected(words[certain.heard : certain.meant])
        return Heard(self._committed, self._words(provisional), self._words(predicted), self._upto)

    def _read(self) -> tuple[Encoded, list[Spelled]]:
        """Write on behind what is committed."""
        encoded = self._encoder.encode(self._audio)
        most = _TOKENS_ANYWAY + _TOKENS_PER_SECOND * len(self._audio) // MODEL_RATE_HZ - len(self._tokens)
        written = self._decoder.write(encoded, [*self._prompt, *self._tokens], max(0, most))
        return encoded, spelled(self._acoustics.tokenizer, self._tokens, list(written))

    def _commit(self, words: Sequence[Spelled]) -> None:
        self._tokens += [token.id for word in words for token in word.tokens]
        self._committed += self._words(words)

    def _words(self, words: Sequence[Spelled]) -> Words:
        return tuple(word for one in words for word in self._timed(one))

    def _timed(self, spelled_word: Spelled) -> Iterator[Word]:
        """Yield a word and its punctuation marks with the time of the audio that they rest on."""
        first, last = spelled_word.tokens[0].frame, spelled_word.tokens[-1].frame
        start, end = self._at(first), min(self._at(last + 1), self._upto)
        for text in split_marks(spelled_word.text):
            yield Word(text, min(start, end), end, spelled_word.probability)

    def _at(self, frame: int) -> Ticks:
        return Ticks(self._start + ticks_from_samples(frame * FRAME_SAMPLES, MODEL_RATE_HZ))


def _attended(words: Sequence[Spelled]) -> list[AttendedWord]:
    return [
        AttendedWord(word.text, word.tokens[0].frame, word.tokens[-1].frame, word.probability)
        for word in words
    ]


def _expected(words: Sequence[Spelled]) -> Sequence[Spelled]:
    """Return the opening words that are likely enough together to be shown."""
    joint = 1.0
    for place, word in enumerate(words[:_MOST_EXPECTED]):
        joint *= word.probability
        if joint < _LEAST_EXPECTATION:
            return words[:place]
    return words[:_MOST_EXPECTED]
