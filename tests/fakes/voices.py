"""Steerable voices that speak a clause piece by piece."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings

RATE_HZ = 24_000


class PiecewiseVoice:
    """Says every character of a text as one piece, each as soon as it is computed; piece n has samples of n / 100.

    Options: `piece_ms`, how long a piece sounds, else 100; `needs_ms`, how long it takes to compute; `fault` = exit |
    raise | hang at piece number `at` of a text, once per file `marker`, else always.
    """

    def init(self, settings: WorkerSettings) -> dict[str, str]:
        return settings.options or {}

    def capabilities(self, state: dict[str, str]) -> Capabilities:
        return Capabilities((), (), hop_ms=0, speaks=True, stateful=False)

    def step(
        self, state: dict[str, str], inputs: Sequence[StepInput]
    ) -> tuple[dict[str, str], Iterable[StepOutput]]:
        requests = (one for one in inputs if isinstance(one, SpeechRequest))
        return state, (piece for one in requests for piece in self._pieces(state, one))

    def finish(self, state: dict[str, str]) -> Sequence[StepOutput]:
        return ()

    def _pieces(self, state: dict[str, str], request: SpeechRequest) -> Iterator[StepOutput]:
        frames = int(state.get("piece_ms", "100")) * RATE_HZ // 1000
        for number in range(1, len(request.text) + 1):
            time.sleep(float(state.get("needs_ms", "0")) / 1000)
            if number == int(state.get("at", "0")):
                _break(state)
            samples = np.full(frames, number / 100, np.float32)
            yield SynthesizedSpeech(
                request.clause, number - 1, RATE_HZ, samples, last=number == len(request.text)
            )


def _break(state: dict[str, str]) -> None:
    if marker := state.get("marker"):
        if Path(marker).exists():
            return
        Path(marker).touch()
    if state["fault"] == "exit":
        os._exit(3)
    if state["fault"] == "hang":
        time.sleep(60)
    raise RuntimeError("the secret phrase")
