"""Streaming recognition of one source with PocketSphinx.

Audio is decoded in hops of 100 ms counted from the start of the utterance, so any chunking of the same samples gives
the same words. The cepstral mean is carried from utterance to utterance as the text PocketSphinx prints it as, and
noise statistics start afresh with each utterance: a new process that is given the mean hears the same in what follows.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_samples

HOP_SAMPLES = MODEL_RATE_HZ // 10
_TICKS_PER_FRAME = TICKS_PER_SECOND // 100
_HOPS_PER_ADAPTATION = 5
_PRONUNCIATION = re.compile(r"\(\d+\)$")
_FILLER = re.compile(r"^[<\[+]")
_SHARED_MODEL = "shared"

Options = dict[str, float | bool | str]
"""PocketSphinx configuration by name."""


class LanguageModel(Protocol):
    """PocketSphinx's n-gram model."""

    def prob(self, words: list[str]) -> int:
        """Log probability, base 1.0001, of the first word after the others, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What an utterance sounds like after its audio up to `upto`. `final` is the result of the last pass."""

    words: Words
    upto: Ticks
    final: bool = False


class Recogniser:
    """Turns the audio of one utterance after another into growing lists of words. Not thread-safe.

    `language_model` is that of another recogniser, to be shared; without one the packaged model is loaded.
    """

    def __init__(self, *, language_model: LanguageModel | None = None, **options: float | bool | str) -> None:
        self._decoder = _new_decoder(language_model, options)
        self._start = Ticks(0)
        self._fed = 0
        self._waiting: NDArray[np.float32] = np.zeros(0, np.float32)

    @property
    def language_model(self) -> LanguageModel:
        """The n-gram model in use; the decoder scales its scores, `prob` does not."""
        return cast("LanguageModel", self._decoder.get_lm())

    @property
    def cepstral_mean(self) -> str:
        """What the recogniser has learnt about voice and room, as of the last utterance end."""
        return cast("str", self._decoder.get_cmn())

    @cepstral_mean.setter
    def cepstral_mean(self, mean: str) -> None:
        self._decoder.set_cmn(mean)

    def begin(self, start: Ticks) -> None:
        """Open an utterance whose first sample stands at `start`."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # nothing else resets the noise statistics
            self._decoder.start_stream()
        self._decoder.start_utt()
        self._start, self._fed = start, 0
        self._waiting = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> Iterator[Heard]:
        """Take the next samples of the open utterance, shape (frames,), 16 kHz; yield what is heard after each hop."""
        self._waiting = np.concatenate((self._waiting, samples))
        while len(self._waiting) >= HOP_SAMPLES:
            hop, self._waiting = self._waiting[:HOP_SAMPLES], self._waiting[HOP_SAMPLES:]
            self._decode(hop)
            yield Heard(self._words(), self._upto())

    def end(self) -> Heard:
        """Close the utterance and return its best reading."""
        if len(self._waiting):
            self._decode(self._waiting)
        self._decoder.end_utt()
        heard = Heard(self._words(), self._upto(), final=True)
        self.cepstral_mean = self.cepstral_mean
        return heard

    def _decode(self, samples: NDArray[np.float32]) -> None:
        """Take one hop; every half second the cepstral mean follows the voice, whoever speaks."""
        pcm = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2")
        self._decoder.process_raw(pcm.tobytes())
        self._fed += len(samples)
        if self._fed % (HOP_SAMPLES * _HOPS_PER_ADAPTATION) == 0:
            self._decoder.get_cmn(update=True)

    def _upto(self) -> Ticks:
        return Ticks(self._start + ticks_from_samples(self._fed, MODEL_RATE_HZ))

    def _words(self) -> Words:
        if self._decoder.hyp() is None:
            return ()
        return tuple(
            Word(
                _PRONUNCIATION.sub("", segment.word),
                Ticks(self._start + segment.start_frame * _TICKS_PER_FRAME),
                Ticks(self._start + (segment.end_frame + 1) * _TICKS_PER_FRAME),
            )
            for segment in self._decoder.seg()
            if not _FILLER.match(segment.word)
        )


def _new_decoder(language_model: LanguageModel | None, options: Options) -> Any:  # noqa: ANN401
    settings: Options = {
        "loglevel": "FATAL",
        "samprate": MODEL_RATE_HZ,
        "fwdflat": False,  # hearing the utterance once more at its end takes 0.2 s
        "pl_window": 0,  # looking ahead by phones saves a quarter of the time and costs accuracy
        **options,
    }
    try:
        if language_model is None:
            return Decoder(**settings)
        decoder = Decoder(lm=None, **settings)
        decoder.add_lm(_SHARED_MODEL, language_model)
        decoder.activate_search(_SHARED_MODEL)
    except (RuntimeError, ValueError) as error:
        raise MissingPart(
            f"The English recognition model could not be loaded ({error}); run the installer again."
        ) from error
    return decoder
