"""A voice that says everything with a short tone: at once, and at the first sample."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech, frozen
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.engines.scripted.answering import Answer, answer_of
from interpreter.engines.scripted.sounds import Stamps

RATE_HZ = 24_000
TONE_HZ = 1_000
TONE_MS = 80
LEVEL = 0.3
"""The tone's amplitude."""
_FADE_MS = 5


@dataclass(frozen=True, slots=True)
class ToneState:
    """The tone, and where it is written down when it was asked for."""

    tone: Samples
    answer: Answer
    languages: tuple[str, ...]


class ToneStepper:
    """Answers every request with a tone of TONE_MS that begins at its height and fades out."""

    def init(self, settings: WorkerSettings) -> ToneState:
        """Make the tone. Raises UserMistake as the engine does."""
        return ToneState(tone(), answer_of(settings.model) or Answer(0), settings.targets)

    def capabilities(self, state: ToneState) -> Capabilities:
        """A tone sounds alike in every language."""
        return Capabilities((), state.languages, hop_ms=0, speaks=True, stateful=False)

    def step(self, state: ToneState, inputs: Sequence[StepInput]) -> tuple[ToneState, Sequence[StepOutput]]:
        """Sound once for every request."""
        came_s = time.monotonic()
        requests = [one for one in inputs if isinstance(one, SpeechRequest)]
        for request in requests:
            name = request.text.partition(".")[0]
            Stamps(state.answer.stamps).write(
                "voice", name, onset=None, came_s=came_s, went_s=time.monotonic()
            )
        return state, [
            SynthesizedSpeech(request.clause, 0, RATE_HZ, state.tone, last=True) for request in requests
        ]

    def finish(self, state: ToneState) -> Sequence[StepOutput]:  # noqa: ARG002
        """Nothing is left to be said."""
        return []


def tone() -> Samples:
    """Return the tone, at RATE_HZ."""
    samples = LEVEL * np.cos(2 * np.pi * TONE_HZ * np.arange(TONE_MS * RATE_HZ // 1000) / RATE_HZ)
    fade = _FADE_MS * RATE_HZ // 1000
    samples[-fade:] *= np.linspace(1, 0, fade)
    return frozen(samples.astype(np.float32))
