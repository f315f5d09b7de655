# ruff: noqa: ARG002 - fakes take what the protocol hands them
"""Who says a clause: an engine that speaks says what it wrote itself, and the voice all the rest."""

from collections.abc import Sequence

import numpy as np
import pytest

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.errors import WorkerLost
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.session.voicing import Voicing
from tests.fakes.world import InlineWorker

ENGINE, VOICE = 0.25, 0.75
"""What each of them sounds like."""


class Speaker:
    """Says a tenth of a second of its own level; an engine knows what was said in utterance 7, in Spanish only."""

    def __init__(self, level: float, voices: dict[str, tuple[str, ...]]) -> None:
        self._level, self._voices = level, voices

    def init(self, settings: WorkerSettings) -> None:
        return None

    def capabilities(self, state: None) -> Capabilities:
        return Capabilities((), (), hop_ms=0, speaks=True, voices=self._voices)

    def step(self, state: None, inputs: Sequence[StepInput]) -> tuple[None, Sequence[StepOutput]]:
        return state, [self._said(one) for one in inputs if isinstance(one, SpeechRequest)]

    def finish(self, state: None) -> Sequence[StepOutput]:
        return ()

    def _said(self, request: SpeechRequest) -> SynthesizedSpeech:
        knows = self._level == VOICE or request.utterance == 7
        samples = np.full(2_400 if knows else 0, self._level, np.float32)
        return SynthesizedSpeech(request.clause, 0, 24_000, samples, last=True)


class Broken(InlineWorker):
    """An engine whose process has just died for the last time."""

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        raise WorkerLost("The engine process ended unexpectedly (status 1).")


async def _voicing(kind: type[InlineWorker] = InlineWorker) -> Voicing:
    engine = kind(Speaker(ENGINE, {"es": ("0", "1")}), WorkerSettings("en", ("es", "fr")))
    voice = InlineWorker(Speaker(VOICE, {"mul": ("ann",)}), WorkerSettings("en", ("es", "fr")))
    await engine.start()
    await voice.start()
    return Voicing(voice, engine)


async def _who(voicing: Voicing, language: str, utterance: int | None) -> float:
    samples, _ = await voicing.speak(SpeechRequest(1, language, "hola", 1.0, utterance=utterance))
    assert len(samples) == 2_400
    return float(samples[0])


async def test_an_engine_says_what_it_wrote_in_the_languages_that_it_speaks() -> None:
    voicing = await _voicing()
    assert await _who(voicing, "es", 7) == ENGINE
    assert await _who(voicing, "fr", 7) == VOICE
    assert voicing.offered("es") == ("0", "1")
    assert voicing.offered("fr") == ("ann",)


@pytest.mark.parametrize("utterance", [None, 3])
async def test_what_the_engine_did_not_write_is_said_by_the_voice(utterance: int | None) -> None:
    assert await _who(await _voicing(), "es", utterance) == VOICE


async def test_an_engine_that_is_lost_leaves_the_word_to_the_voice() -> None:
    assert await _who(await _voicing(Broken), "es", 7) == VOICE
