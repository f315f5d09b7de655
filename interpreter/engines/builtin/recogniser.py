"""Streaming recognition of one source with PocketSphinx.

Audio is decoded in hops of 100 ms counted from the start of the utterance, so any chunking of the same samples gives
the same words. At a short pause the stretch before it goes through all passes of the decoder: its words are then as
good as they get, and the end of a long utterance is not waited for.

What is learnt about a voice and the room's noise is carried from stretch to stretch as a profile: a new process that is
given it hears the same in what follows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import msgspec
import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_samples
from interpreter.engines.builtin.acoustic_model import SILENCE, AcousticModel
from interpreter.engines.builtin.adaptation import (
    AlignedWord,
    RunningMean,
    VoiceFitting,
    VoiceProfile,
    mapped,
)
from interpreter.engines.builtin.cepstra import Cepstra, Frames
from interpreter.engines.builtin.noise import LogBands, NoiseRemoval

HOP_SAMPLES = MODEL_RATE_HZ // 10
_TICKS_PER_FRAME = TICKS_PER_SECOND // 100
_HOPS_PER_ADAPTATION = 5
_PAUSE_HOPS = 3
_PAUSE_POWER = 1e-3
"""30 dB below the loudest hop of the utterance; a stop consonant is shorter than three hops."""
_PRONUNCIATION = re.compile(r"\(\d+\)$")
_FILLER = re.compile(r"^[<\[+]")
_PAUSES = frozenset({"<s>", "</s>", "<sil>"})
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
    """What an utterance sounds like after its audio up to `upto`.

    The opening `sure` words have been through all passes and will not be read otherwise; `final` says that these are
    all the words.
    """

    words: Words
    upto: Ticks
    sure: int = 0
    final: bool = False


class Recogniser:
    """Turns the audio of one utterance after another into growing lists of words. Not thread-safe.

    `language_model` is that of another recogniser, to be shared; without one the packaged model is loaded.
    """

    def __init__(
        self,
        *,
        language_model: LanguageModel | None = None,
        fitting: VoiceFitting | None = None,
        **options: float | bool | str,
    ) -> None:
        self._decoder = _new_decoder(language_model, options)
        self.fitting = fitting or VoiceFitting(AcousticModel(Path(self._decoder.config["hmm"])))
        self._start = Ticks(0)
        self._stretch = Ticks(0)
        self._sure: Words = ()
        self._loudest = 0.0
        self._quiet_hops = 0
        self._fed = 0
        self._waiting: NDArray[np.float32] = np.zeros(0, np.float32)
        self._open = self._learn = False
        self._cepstra, self._heard = Cepstra(self._without_noise), list[Frames]()
        self._lessons: list[tuple[Frames, list[AlignedWord]]] = []
        self._readings: list[Heard] = []
        self._begun_as = VoiceProfile()
        self._take_profile(self._begun_as)

    @property
    def language_model(self) -> LanguageModel:
        """The n-gram model in use; the decoder scales its scores, `prob` does not."""
        return cast("LanguageModel", self._decoder.get_lm())

    @property
    def profile(self) -> VoiceProfile:
        """What is known about the voice, as of the last utterance end or short pause."""
        return self._profile

    def learnt_for(self, profile: VoiceProfile) -> VoiceProfile:
        """Return the profile of somebody who turned out to have said the utterance that has just ended."""
        evidence, used = profile.evidence, self.fitting.map_for(profile.evidence)
        for cepstra, words in self._lessons:
            evidence = self.fitting.learn(evidence, cepstra, used, words)
        return msgspec.structs.replace(self._profile, evidence=evidence)

    def begin(self, start: Ticks, profile: VoiceProfile | None = None, *, learn: bool = False) -> None:
        """Open an utterance whose first sample stands at `start`; what was open is forgotten.

        The voice is one of this profile, else the last one.

        The mean always follows the voice; `learn` says that it is one person's, to be learnt in depth.
        """
        self._start, self._fed, self._sure = start, 0, ()
        self._loudest, self._quiet_hops = 0.0, 0
        self._waiting = np.zeros(0, np.float32)
        self._learn, self._lessons, self._readings = learn, [], []
        self._begun_as = profile or self._profile
        self._take_profile(self._begun_as)
        self._open_stretch()

    def hear_again(
        self, audio: Iterable[Samples], profile: VoiceProfile, *, learn: bool = False
    ) -> Sequence[Heard]:
        """Hear the open utterance, all of whose audio is given, as if it had begun in another voice.

        What would be heard as it was is not heard twice.
        """
        if profile == self._begun_as and (learn == self._learn or not self._lessons):
            self._learn = learn
        else:
            self.begin(self._start, profile, learn=learn)
            for _ in (heard for samples in audio for heard in self.feed(samples)):
                pass
        return tuple(self._readings)

    def feed(self, samples: Samples) -> Iterator[Heard]:
        """Take the next samples of the open utterance, shape (frames,), 16 kHz; yield what is heard after each hop."""
        self._waiting = np.concatenate((self._waiting, samples))
        while len(self._waiting) >= HOP_SAMPLES:
            hop, self._waiting = self._waiting[:HOP_SAMPLES], self._waiting[HOP_SAMPLES:]
            self._decode(hop)
            words = self._read()
            if self._pauses(hop) and words:
                self._close_stretch()
                self._open_stretch()
                words = ()
            self._readings.append(Heard(self._sure + words, self._upto(), len(self._sure)))
            yield self._readings[-1]

    def end(self) -> Heard:
        """Close the utterance and return its best reading."""
        if len(self._waiting):
            self._decode(self._waiting)
        self._close_stretch()
        return Heard(self._sure, self._upto(), len(self._sure), final=True)

    def _pauses(self, hop: NDArray[np.float32]) -> bool:
        """Whether the speaker has just paused: three hops far below the loudest of the utterance."""
        power = float(np.mean(np.square(hop)))
        self._loudest = max(self._loudest, power)
        self._quiet_hops = self._quiet_hops + 1 if power < _PAUSE_POWER * self._loudest else 0
        return self._quiet_hops == _PAUSE_HOPS

    def _open_stretch(self) -> None:
        if self._open:
            self._decoder.end_utt()
        self._cepstra = Cepstra(self._without_noise)
        self._heard = []
        self._decoder.start_utt()
        self._open = True
        self._stretch = self._upto()

    def _close_stretch(self) -> None:
        """Let every pass have its say on the present stretch, and learn from it."""
        self._search(self._cepstra.rest())
        self._decoder.end_utt()
        self._open = False
        self._sure += self._read()
        self._mean.update()
        evidence = self._profile.evidence
        if words := list(self._aligned()):
            heard = np.concatenate(self._heard)
            self._lessons.append((heard, words))
            evidence = self.fitting.learn(evidence, heard, self._map, words) if self._learn else evidence
        mean, noise = tuple(self._mean.mean.tolist()), self._noise.noise
        self._take_profile(VoiceProfile(mean, self._mean.frames, evidence, noise))

    def _take_profile(self, profile: VoiceProfile) -> None:
        self._profile = profile
        self._mean = RunningMean(profile.mean, profile.frames)
        self._map = self.fitting.map_for(profile.evidence)
        self._noise = NoiseRemoval(self.fitting.clean, profile.noise)

    def _aligned(self) -> Iterator[AlignedWord]:
        """Yield the words and pauses of the stretch that has just been closed."""
        for segment in self._segments():
            if segment.word in _PAUSES:
                yield segment.start_frame, segment.end_frame + 1, (SILENCE,)
            elif not _FILLER.match(segment.word):
                phones = tuple(self._decoder.lookup_word(segment.word).split())
                yield segment.start_frame, segment.end_frame + 1, phones

    def _decode(self, samples: NDArray[np.float32]) -> None:
        """Take one hop; every half second the cepstral mean follows the voice, whoever speaks."""
        self._search(self._cepstra.feed(samples))
        self._fed += len(samples)
        if self._fed % (HOP_SAMPLES * _HOPS_PER_ADAPTATION) == 0:
            self._mean.update()

    def _without_noise(self, bands: LogBands) -> LogBands:
        return self._noise.without_noise(bands, self._mean.mean)

    def _search(self, cepstra: Frames) -> None:
        if not len(cepstra):
            return
        plain = self._mean.take(cepstra)
        self._heard.append(plain)
        self._decoder.process_cep(mapped(plain, self._map).astype("<f4").tobytes())

    def _upto(self) -> Ticks:
        return Ticks(self._start + ticks_from_samples(self._fed, MODEL_RATE_HZ))

    def _read(self) -> Words:
        return tuple(
            Word(
                _PRONUNCIATION.sub("", segment.word),
                Ticks(self._stretch + segment.start_frame * _TICKS_PER_FRAME),
                Ticks(self._stretch + (segment.end_frame + 1) * _TICKS_PER_FRAME),
            )
            for segment in self._segments()
            if not _FILLER.match(segment.word)
        )

    def _segments(self) -> Iterator[Any]:
        return iter(()) if self._decoder.hyp() is None else iter(self._decoder.seg())


def _new_decoder(language_model: LanguageModel | None, options: Options) -> Any:  # noqa: ANN401
    settings: Options = {
        "loglevel": "FATAL",
        "pl_window": 0,  # looking ahead by phones saves a quarter of the time and costs accuracy
        "maxhmmpf": 3000,  # in noise thirty thousand are as good as each other, and take three times as long
        **options,
    }
    try:
        decoder = Decoder(**settings) if language_model is None else Decoder(lm=None, **settings)
        if language_model is not None:
            decoder.add_lm(_SHARED_MODEL, language_model)
            decoder.activate_search(_SHARED_MODEL)
        decoder.config["cmn"] = (
            "none"  # cepstra come less their mean; the packaged model overrides the set-up's choice
        )
        decoder.reinit_feat()
    except (RuntimeError, ValueError) as error:
        raise MissingPart(
            f"The English recognition model could not be loaded ({error}); run the installer again."
        ) from error
    return decoder
