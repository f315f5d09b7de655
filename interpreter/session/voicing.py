"""Asks a voice for speech; what is probably said next can be spoken beforehand and kept until it is asked for."""

from dataclasses import replace

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import WorkerFailed
from interpreter.domain.steps import MODEL_RATE_HZ, SpeechRequest, voices_of
from interpreter.ports.workers import Worker

Spoken = tuple[Samples, int]
"""Mono speech, shape (frames,), with its rate in Hz; empty where there is no voice for it."""


class Voicing:
    """The voice of one channel. One piece of speech is kept ready: that of the latest text that was prepared."""

    def __init__(self, voice: Worker | None) -> None:
        self._voice = voice
        self._ready: tuple[SpeechRequest, Spoken] | None = None

    def offered(self, language: str) -> tuple[str, ...]:
        """The voices of a language that can be named in a request; none before the voice has started."""
        try:
            return () if self._voice is None else voices_of(self._voice.capabilities.voices, language)
        except WorkerFailed:
            return ()

    def is_ready(self, request: SpeechRequest) -> bool:
        """Whether this has been prepared."""
        return self._ready is not None and self._ready[0] == replace(request, clause=0)

    async def speak(self, request: SpeechRequest) -> Spoken:
        """Return the speech, at once where it has been prepared."""
        is_ready = self.is_ready(request)
        ready, self._ready = self._ready, None
        if ready is not None and is_ready:
            return ready[1]
        return await self._asked(request)

    async def prepare(self, request: SpeechRequest) -> bool:
        """Have this ready in place of anything else; say whether the voice had to be asked."""
        if self.is_ready(request):
            return False
        request = replace(request, clause=0)
        self._ready = (request, await self._asked(request))
        return True

    async def _asked(self, request: SpeechRequest) -> Spoken:
        pieces: list[SynthesizedSpeech] = []
        if self._voice is not None and request.text:
            try:
                outputs = await self._voice.step([request])
            except WorkerFailed:
                outputs = ()
            pieces = [output for output in outputs if isinstance(output, SynthesizedSpeech)]
        if not pieces:
            return np.zeros(0, np.float32), MODEL_RATE_HZ
        return np.concatenate([piece.samples for piece in pieces]), pieces[0].rate_hz
