"""The sentence that tells each listener once that the voice is an AI interpretation, as sound in their language."""

import asyncio
import logging

import numpy as np

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.dsp.resampling import StreamResampler
from interpreter.policy.notices import notice_in

_LOG = logging.getLogger("openbooth.listeners")


class SpokenNotices:
    """Has each language's notice spoken once, by eSpeak NG, whatever voice the session has."""

    def __init__(self) -> None:
        self._spoken: dict[str, asyncio.Task[Samples | None]] = {}

    async def __call__(self, language: str) -> Samples | None:
        """Return the notice, mono at 48 kHz; None where there is no sentence or no voice for the language."""
        sentence = notice_in(language)
        if not sentence:
            return None
        if sentence not in self._spoken:
            speaking = asyncio.to_thread(_speak, sentence, language)
            self._spoken[sentence] = asyncio.create_task(speaking, name="spoken notice")
        return await asyncio.shield(self._spoken[sentence])

    async def close(self) -> None:
        """Wait for what is being spoken."""
        await asyncio.gather(*self._spoken.values())


def _speak(sentence: str, language: str) -> Samples | None:
    """Speak a sentence in a process of its own. Blocks for about half a second."""
    from interpreter.engines.builtin.voice import EspeakStepper  # noqa: PLC0415 - only where somebody listens

    stepper = EspeakStepper()
    try:
        state = stepper.init(WorkerSettings("en", ()))
        try:
            _, (speech,) = stepper.step(state, [SpeechRequest(0, language, sentence, 1.0)])
        finally:
            stepper.finish(state)
    except OpenBoothError as error:
        _LOG.warning("the AI notice cannot be spoken: %s", error)
        return None
    resampler = StreamResampler(speech.rate_hz, TICKS_PER_SECOND)
    sound = np.concatenate([resampler.push(speech.samples), resampler.finish()])
    return frozen(sound) if len(sound) else None
