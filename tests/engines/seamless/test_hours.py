# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""Six hours of talk cost the seamless engine no more at their end than at their beginning."""

import gc
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.steps import AudioBlock, SpeechRequest, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import ticks_from_samples

if TYPE_CHECKING:
    from interpreter.engines.seamless.stepper import SeamlessState, SeamlessStepper

HOURS, RATE, HOP = 6, 16_000, 5_120
LONG_S, LONG_EVERY = 40, 20
"""One utterance in twenty goes on for longer than any window: audio and words are dropped meanwhile."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3 * 3600),
    pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed"),
]


def _memory_mb() -> float:
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def test_six_hours_take_neither_more_memory_nor_more_time(taught_folder: Path) -> None:
    from interpreter.engines.seamless.stepper import SeamlessStepper
    from tests.engines.seamless.phrases import said, utterance_words

    chance, stepper = np.random.default_rng(1), SeamlessStepper()
    sentences = [
        np.concatenate([said("slt", word) for word in utterance_words(chance)]) for _ in range(LONG_EVERY)
    ]
    long = np.tile(np.concatenate(sentences), 3)[: LONG_S * RATE]
    options = {"interpretation": str(taught_folder), "device": "cpu"}
    state = stepper.init(WorkerSettings("en", ("fr",), options=options))
    costs: list[list[float]] = []
    memory: list[float] = []
    at = number = 0
    for hour in range(1, HOURS + 1):
        costs.append([])
        while at < hour * 3600 * RATE:
            number += 1
            talk = sentences[number % LONG_EVERY] if number % LONG_EVERY else long
            costs[-1] += _heard(stepper, state, talk, number, at)
            at += len(talk)
        memory.append(_memory_mb())
    slope = float(np.polyfit(range(len(memory) - 1), memory[1:], 1)[0])
    medians = [float(np.median(spent)) for spent in costs]
    print(f"memory {[round(one, 1) for one in memory]} MB, {slope:.2f} MB/h; step {medians}")  # noqa: T201
    assert slope <= 1
    assert medians[-1] <= 1.15 * medians[0]
    assert np.percentile(costs[-1], 99) <= 1.5 * np.percentile(costs[0], 99)


def _heard(
    stepper: "SeamlessStepper", state: "SeamlessState", talk: Samples, number: int, at: int
) -> list[float]:
    """Let an utterance be heard, and its end be spoken; return the processor time of each hop, in seconds."""
    spent = []
    for start in range(0, len(talk), HOP):
        begun = time.process_time()
        first = ticks_from_samples(at + start, RATE)
        stepper.step(state, [AudioBlock("floor", first, talk[start : start + HOP], number)])
        spent.append(time.process_time() - begun)
    end = UtteranceEnded("floor", number, ticks_from_samples(at + len(talk), RATE))
    for output in stepper.step(state, [end])[1]:
        if isinstance(output, Hypothesis) and output.language == "fr":
            clause = text_of(output.committed[-5:])
            stepper.step(state, [SpeechRequest(number, "fr", clause, 1.0, utterance=number)])
    return spent
