"""The sentence that tells each listener once that the voice is an AI interpretation, as sound in their language."""

import asyncio
import logging

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech, frozen
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.dsp.resampling import StreamResampler
from interpreter.policy.notices import notice_in

_LOG = logging.getLogger("openbooth.listeners")


class SpokenNotices:
    """Has each language's notice spoken once, one after the other, by eSpeak NG, whatever voice the session has."""

    def __init__(self) -> None:
        self._speaking: dict[str, asyncio.Task[None]] = {}
        self._spoken: dict[str, Samples] = {}
        self._turn = asyncio.Lock()

    def prepare(self, language: str) -> None:
        """Have the notice of a language spoken, if it is not yet."""
        sentence = notice_in(language)
        if sentence and language not in self._speaking:
            speaking = self._speak(language, sentence)
            self._speaking[language] = asyncio.create_task(speaking, name="spoken notice")

    def of(self, language: str) -> Samples | None:
        """Return the notice, mono at 48 kHz; None before it is spoken, and without a sentence or a voice for it."""
        return self._spoken.get(language)

    async def close(self) -> None:
        """Speak no more."""
        for task in self._speaking.values():
            task.cancel()
        await asyncio.gather(*self._speaking.values(), return_exceptions=True)

    async def _speak(self, language: str, sentence: str) -> None:
        async with self._turn:
            sound = await asyncio.to_thread(_speech, language, sentence)
        if len(sound):
            self._spoken[language] = sound


def _speech(language: str, sentence: str) -> Samples:
    """Speak a sentence in a process of its own; nothing without a voice. Blocks for less than a second."""
    from interpreter.engines.builtin.voice import EspeakStepper  # noqa: PLC0415 - only where there are channels

    stepper = EspeakStepper()
    try:
        state = stepper.init(WorkerSettings("en", ()))
        try:
            _, outputs = stepper.step(state, [SpeechRequest(0, language, sentence, 1.0)])
        finally:
            stepper.finish(state)
    except OpenBoothError as error:
        _LOG.warning("the AI notice cannot be spoken: %s", error)
        return frozen(np.zeros(0, np.float32))
    (speech,) = (one for one in outputs if isinstance(one, SynthesizedSpeech))
    resampler = StreamResampler(speech.rate_hz, TICKS_PER_SECOND)
    return frozen(np.concatenate([resampler.push(speech.samples), resampler.finish()]))
