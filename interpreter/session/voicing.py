"""Asks a voice for speech; what is probably said next can be spoken beforehand and kept until it is asked for."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import UserMistake, WorkerFailed
from interpreter.domain.steps import MODEL_RATE_HZ, SpeechRequest, voices_of
from interpreter.ports.workers import Worker

Spoken = tuple[Samples, int]
"""Mono speech, shape (frames,), with its rate in Hz."""


class Voicing:
    """The voice of one channel. One piece of speech is kept ready: that of the latest text that was prepared."""

    def __init__(self, voice: Worker | None, engine: Worker | None = None) -> None:
        """An `engine` that speaks is asked first; it cannot say what it has not written itself, such as the notice."""
        self._voice = voice
        self._engine = engine
        self._ready: tuple[SpeechRequest, Sequence[Spoken]] | None = None

    def offered(self, language: str) -> tuple[str, ...]:
        """The voices of a language that can be named in a request; none before the voice has started."""
        if self._engine_speaks(language) and self._engine is not None:
            return voices_of(self._engine.capabilities.voices, language)
        try:
            return () if self._voice is None else voices_of(self._voice.capabilities.voices, language)
        except WorkerFailed:
            return ()

    def is_ready(self, request: SpeechRequest) -> bool:
        """Whether this is kept ready."""
        return self._ready is not None and self._ready[0] == replace(request, clause=0)

    async def stream(self, request: SpeechRequest) -> AsyncIterator[Spoken]:
        """Yield the speech piece by piece, as soon as it is computed or at once where it is kept ready.

        Nothing comes where there is no voice for it. Raises WorkerFailed, also in the middle of the speech.
        """
        is_ready = self.is_ready(request)
        ready, self._ready = self._ready, None
        if ready is not None and is_ready and ready[1]:
            for spoken in ready[1]:
                yield spoken
        elif request.text:
            by_engine = await self._asked_of_engine(request)
            for output in by_engine:
                yield output.samples, output.rate_hz
            if self._voice is not None and not by_engine:
                async for said in self._voice.stream([request]):
                    if isinstance(said, SynthesizedSpeech) and len(said.samples):
                        yield said.samples, said.rate_hz

    async def speak(self, request: SpeechRequest) -> Spoken:
        """Return the whole of the speech; empty where there is no voice for it or it could not say all of it."""
        try:
            pieces = [spoken async for spoken in self.stream(request)]
        except WorkerFailed:
            pieces = []
        if not pieces:
            return np.zeros(0, np.float32), MODEL_RATE_HZ
        return np.concatenate([samples for samples, _ in pieces]), pieces[0][1]

    def keep(self, request: SpeechRequest, spoken: Sequence[Spoken]) -> None:
        """Have this ready in place of anything else; where nothing was `spoken`, it is asked for again."""
        self._ready = replace(request, clause=0), spoken

    def _engine_speaks(self, language: str) -> bool:
        try:
            told = None if self._engine is None else self._engine.capabilities
        except WorkerFailed:
            return False
        return told is not None and told.speaks and bool(voices_of(told.voices, language))

    async def _asked_of_engine(self, request: SpeechRequest) -> list[SynthesizedSpeech]:
        """What the engine says, nothing where it does not speak the language, or not these words."""
        if self._engine is None or not self._engine_speaks(request.language):
            return []
        try:
            outputs = await self._engine.step([request])
        except (WorkerFailed, UserMistake):
            return []
        return [one for one in outputs if isinstance(one, SynthesizedSpeech) and len(one.samples)]
