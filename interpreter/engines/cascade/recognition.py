"""Streaming recognition with a decoder that looks at audio: each hop the text goes on behind what is committed."""

from collections.abc import Sequence
from dataclasses import replace

from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.cascade.acoustics import FRAME_SAMPLES, Acoustics, Encoded
from interpreter.engines.cascade.decoding import Decoder
from interpreter.engines.cascade.hearing import Reading, Recogniser
from interpreter.engines.cascade.spelling import Spelled, spelled, without_marks
from interpreter.policy.attention import AttendedWord, AttentionPolicy, Certainty
from interpreter.policy.prediction import likely_opening

_TOKENS_PER_SECOND = 12
"""Nobody speaks faster; a decoder that writes more repeats itself."""
_TOKENS_ANYWAY = 8
_LEAST_EXPECTATION = 0.5
"""What is expected is shown where the decoder holds it for likelier than all else."""
_MOST_EXPECTED = 3
_BROKEN_OFF = ("-", "–", "—")
"""What decoders write behind a word that breaks off."""


class AttentionRecogniser(Recogniser):
    """Hears with an encoder and a decoder, and commits by where the decoder looks.

    In a hurry half the margin has to do, and the last word is committed as well, without the marks behind it, where the
    decoder closed the text there and the usual margin of audio has brought nothing more.
    """

    def __init__(
        self, acoustics: Acoustics, *, language: str, hop_ms: int = 320, policy: AttentionPolicy | None = None
    ) -> None:
        self._acoustics = acoustics
        self._decoder = Decoder(acoustics)
        self._prompt = acoustics.prompt(language)
        self._hop = hop_ms * MODEL_RATE_HZ // 1000
        self._policy = policy or AttentionPolicy()
        super().__init__(frame_samples=FRAME_SAMPLES)

    def _open(self) -> None:
        self._encoder = self._acoustics.encoder()
        self._tokens: list[int] = []

    def _needed(self) -> int:
        return self._hop

    def _read(self) -> Reading:
        encoded, words, closed = self._written()
        certain = self._certain(words, encoded.frames, closed=closed)
        sure, uncertain = words[: certain.sure], words[certain.sure : certain.heard]
        if sure and certain.sure == len(words):
            before = [*self._tokens, *_ids(sure[:-1])]
            last, *uncertain = without_marks(self._acoustics.tokenizer, before, sure[-1])
            sure = [*sure[:-1], last]
        self._tokens += _ids(sure)
        meant = words[certain.heard : certain.meant]
        shown = likely_opening(
            [word.probability for word in meant], least=_LEAST_EXPECTATION, most=_MOST_EXPECTED
        )
        return Reading(sure, uncertain, meant[:shown])

    def _rest(self) -> Sequence[Spelled]:
        if len(self._audio) < FRAME_SAMPLES:
            return ()
        encoded, words, _ = self._written()
        return words[: self._policy.split(_attended(words), encoded.frames).meant]

    def _certain(self, words: Sequence[Spelled], frames: int, *, closed: bool) -> Certainty:
        attended = _attended(words)
        if not self._hurried:
            return self._policy.split(attended, frames)
        usual = self._policy.split(attended, frames, closed=closed and _is_complete(words[-1:]))
        sooner = replace(self._policy, margin=self._policy.margin // 2).split(attended, frames)
        return replace(usual, sure=max(usual.sure, sooner.sure))

    def _written(self) -> tuple[Encoded, list[Spelled], bool]:
        """Write on behind what is committed; say also whether the decoder closed the text."""
        encoded = self._encoder.encode(self._audio)
        most = _TOKENS_ANYWAY + _TOKENS_PER_SECOND * len(self._audio) // MODEL_RATE_HZ - len(self._tokens)
        written = self._decoder.write(encoded, [*self._prompt, *self._tokens], max(0, most))
        words = spelled(self._acoustics.tokenizer, self._tokens, written.tokens)
        return encoded, words, written.closed


def _is_complete(last: Sequence[Spelled]) -> bool:
    return any(word.bare and not word.bare.endswith(_BROKEN_OFF) for word in last)


def _ids(words: Sequence[Spelled]) -> list[int]:
    return [token.id for word in words for token in word.tokens]


def _attended(words: Sequence[Spelled]) -> list[AttendedWord]:
    return [
        AttendedWord(word.text, word.tokens[0].frame, word.tokens[-1].frame, word.probability)
        for word in words
    ]
