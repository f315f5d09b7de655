"""Prefix invariance of model code by itself, behind the step protocol: no process, no session, no policy around it."""

import json
from collections.abc import Iterator
from hashlib import blake2b

from interpreter.domain.steps import AudioBlock, StepInput, StepOutput, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import ticks_from_samples
from interpreter.lab.invariance.bench import Plan, Tried, trials
from interpreter.lab.invariance.futures import Sound
from interpreter.lab.invariance.openings import Answer
from interpreter.ports.workers import State, Stepper
from interpreter.worker.messages import Kind, pack

HOP_MS = 100
UTTERANCE_MS, PAUSE_MS = 2_500, 500
"""What is heard is cut into utterances without regard to what is said."""


def stepped(
    name: str,
    stepper: Stepper[State],
    settings: WorkerSettings,
    heard: tuple[Sound, Plan],
    *,
    utterances: bool = True,
) -> list[Tried] | None:
    """Try a model as `trials` does the product; `heard` is mono at 16 kHz, and how its future is exchanged.

    Without `utterances` it is given audio only, as what tells speakers apart.
    """

    def hear(sound: Sound) -> Answer:
        state = stepper.init(settings)
        lines: list[str] = []
        now_ms = 0
        for now_ms, value in _inputs(sound, utterances=utterances):
            state, outputs = stepper.step(state, [value])
            lines += [_line(output, now_ms) for output in outputs]
        return Answer([*lines, *(_line(output, now_ms) for output in stepper.finish(state))])

    sound, plan = heard
    return trials(name, sound, hear, plan)


def _inputs(sound: Sound, *, utterances: bool) -> Iterator[tuple[int, StepInput]]:
    """Yield what is handed over, and when: every block a copy, so that nothing of what follows is within reach."""
    hop = sound.rate_hz * HOP_MS // 1000
    for place in range(0, len(sound.samples) - hop + 1, hop):
        start, began_ms = ticks_from_samples(place, sound.rate_hz), place * 1000 // sound.rate_hz
        utterance, within_ms = divmod(began_ms, UTTERANCE_MS + PAUSE_MS)
        speaks = utterances and within_ms < UTTERANCE_MS
        samples = sound.samples[place : place + hop, 0].copy()
        yield began_ms + HOP_MS, AudioBlock("floor", start, samples, utterance + 1 if speaks else None)
        if speaks and within_ms + HOP_MS == UTTERANCE_MS:
            at = ticks_from_samples(place + hop, sound.rate_hz)
            yield began_ms + HOP_MS, UtteranceEnded("floor", utterance + 1, at)


def _line(output: StepOutput, now_ms: int) -> str:
    """Return an output with a digest of what would go through the pipe."""
    digest = blake2b(pack(Kind.PART, 0, [output]), digest_size=16).hexdigest()
    told = {"type": type(output).__name__, "at_ms": now_ms, "said": repr(output), "digest": digest}
    return json.dumps(told)
