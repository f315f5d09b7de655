"""Streaming recognition with a decoder that looks at audio: each hop the text goes on behind what is committed."""

from collections.abc import Sequence

from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.cascade.acoustics import FRAME_SAMPLES, Acoustics, Encoded
from interpreter.engines.cascade.decoding import Decoder
from interpreter.engines.cascade.hearing import Reading, Recogniser
from interpreter.engines.cascade.spelling import Spelled, spelled
from interpreter.policy.attention import AttendedWord, AttentionPolicy
from interpreter.policy.prediction import likely_opening

_TOKENS_PER_SECOND = 12
"""Nobody speaks faster; a decoder that writes more repeats itself."""
_TOKENS_ANYWAY = 8
_LEAST_EXPECTATION = 0.5
"""What is expected is shown where the decoder holds it for likelier than all else."""
_MOST_EXPECTED = 3


class AttentionRecogniser(Recogniser):
    """Hears with an encoder and a decoder, and commits by where the decoder looks."""

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
        encoded, words = self._written()
        certain = self._policy.split(_attended(words), encoded.frames)
        sure = words[: certain.sure]
        self._tokens += [token.id for word in sure for token in word.tokens]
        meant = words[certain.heard : certain.meant]
        shown = likely_opening(
            [word.probability for word in meant], least=_LEAST_EXPECTATION, most=_MOST_EXPECTED
        )
        return Reading(sure, words[certain.sure : certain.heard], meant[:shown])

    def _rest(self) -> Sequence[Spelled]:
        if len(self._audio) < FRAME_SAMPLES:
            return ()
        encoded, words = self._written()
        return words[: self._policy.split(_attended(words), encoded.frames).meant]

    def _written(self) -> tuple[Encoded, list[Spelled]]:
        """Write on behind what is committed."""
        encoded = self._encoder.encode(self._audio)
        most = _TOKENS_ANYWAY + _TOKENS_PER_SECOND * len(self._audio) // MODEL_RATE_HZ - len(self._tokens)
        written = self._decoder.write(encoded, [*self._prompt, *self._tokens], max(0, most))
        return encoded, spelled(self._acoustics.tokenizer, self._tokens, written)


def _attended(words: Sequence[Spelled]) -> list[AttendedWord]:
    return [
        AttendedWord(word.text, word.tokens[0].frame, word.tokens[-1].frame, word.probability)
        for word in words
    ]
