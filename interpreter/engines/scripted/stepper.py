"""Plays a written timeline of hypotheses: for tests, demonstrations and work on the screen.

It hears how much of the floor has gone by, and nothing else.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.scripted.timeline import Cue, Fault, Timeline, read_timeline

DEMO_TIMELINE = Path(__file__).parents[3] / "resources" / "demo" / "scripted.json"
MARKER = "marker"
"""Option: a file that keeps which faults have happened, so that a process started again does not fail again.

Without it a fault happens every time it is reached.
"""
_HOP_MS = 100
_FAULT_STATUS = 70


@dataclass(frozen=True, slots=True)
class ScriptedState:
    """The timeline and how far it has been played: up to cue `played`, with `source` heard up to `heard`."""

    timeline: Timeline
    targets: tuple[str, ...]
    marker: Path | None
    played: int = 0
    heard: Ticks = Ticks(0)
    source: str = ""


class ScriptedStepper:
    """An engine whose every hypothesis is written down; `WorkerSettings.model` names the file, see `timeline`.

    A cue is played when audio, or the end of an utterance, reaches its time; what is left follows at the end.
    """

    def init(self, settings: WorkerSettings) -> ScriptedState:
        """Read the timeline. Raises UserMistake for a malformed one, MissingPart without the demo's."""
        path = DEMO_TIMELINE if settings.model is None else Path(settings.model)
        if settings.model is None and not path.exists():
            raise MissingPart("the demonstration timeline is not installed; name a timeline with --model")
        timeline = read_timeline(path)
        _check_languages(timeline, settings, path)
        marker = (settings.options or {}).get(MARKER)
        state = ScriptedState(timeline, settings.targets, Path(marker) if marker else None)
        if settings.checkpoint is None:
            return state
        played, heard, source = settings.checkpoint.decode().split(" ", maxsplit=2)
        return replace(state, played=int(played), heard=Ticks(int(heard)), source=source)

    def capabilities(self, state: ScriptedState) -> Capabilities:
        """The languages of the timeline."""
        timeline = state.timeline
        return Capabilities(
            (timeline.source_language,), timeline.targets, _HOP_MS, predicts=timeline.predicts
        )

    def step(
        self, state: ScriptedState, inputs: Sequence[StepInput]
    ) -> tuple[ScriptedState, Sequence[StepOutput]]:
        """Play all cues up to the latest time in `inputs`."""
        time.sleep(state.timeline.step_ms / 1000)
        outputs: list[StepOutput] = []
        for value in inputs:
            if isinstance(value, TargetsChanged):
                state = replace(state, targets=value.targets)
            elif isinstance(value, AudioBlock):
                state = _played_to(state, value.end, value.source, outputs)
            elif isinstance(value, UtteranceEnded):
                state = _played_to(state, value.at, value.source, outputs)
                outputs.append(Checkpoint(f"{state.played} {state.heard} {state.source}".encode()))
        return state, outputs

    def finish(self, state: ScriptedState) -> Sequence[StepOutput]:
        """Play what is left, without its faults."""
        return list(_hypotheses(state, state.timeline.cues[state.played :]))


def _check_languages(timeline: Timeline, settings: WorkerSettings, path: Path) -> None:
    absent = [target for target in settings.targets if target not in timeline.targets]
    if settings.source_language != timeline.source_language:
        absent.insert(0, settings.source_language)
    if absent:
        there = " ".join((timeline.source_language, "→", *timeline.targets))
        raise UserMistake(f"the timeline {path.name} has no text in {', '.join(absent)}; it holds {there}")


def _played_to(state: ScriptedState, at: Ticks, source: str, outputs: list[StepOutput]) -> ScriptedState:
    state = replace(state, heard=Ticks(max(state.heard, at)), source=source)
    played, cues = state.played, state.timeline.cues
    while played < len(cues) and cues[played].at <= state.heard:
        happening = cues[played].happening
        if isinstance(happening, Fault):
            _fail(happening, played, state.marker)
        played += 1
    outputs.extend(_hypotheses(state, cues[state.played : played]))
    return replace(state, played=played)


def _hypotheses(state: ScriptedState, cues: Sequence[Cue]) -> Iterator[Hypothesis]:
    for cue in cues:
        hypothesis = cue.happening
        if isinstance(hypothesis, Hypothesis) and (
            hypothesis.is_floor or hypothesis.language in state.targets
        ):
            yield hypothesis if hypothesis.source else replace(hypothesis, source=state.source)


def _fail(fault: Fault, cue: int, marker: Path | None) -> None:
    """Fail now, unless the marker file says that this fault has happened."""
    if marker is not None:
        happened = marker.read_text().split() if marker.exists() else []
        if str(cue) in happened:
            return
        marker.write_text(" ".join([*happened, str(cue)]))
    match fault:
        case Fault.EXIT:
            os._exit(_FAULT_STATUS)
        case Fault.HANG:
            _hang()
        case Fault.OUT_OF_MEMORY:
            raise MemoryError("the timeline asks for it")


def _hang() -> NoReturn:
    while True:
        time.sleep(60)
