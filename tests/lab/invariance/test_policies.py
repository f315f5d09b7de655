"""What a policy has decided does not depend on what follows, and what it has handed out does not change any more."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.hypothesis import Hypothesis, Origin, Word, Words
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.activity import Activity, ActivitySettings, FloorHolder
from interpreter.policy.attribution import TurnBook
from interpreter.policy.casting import Casting
from interpreter.policy.certainty import CommitLedger
from interpreter.policy.clauses import ClausePolicy
from interpreter.policy.drift import DeviceClock
from interpreter.policy.lag import CommitLag
from interpreter.policy.loudness import LoudnessSteering
from interpreter.policy.playout import PlayoutPolicy
from interpreter.policy.prediction import PredictionScore
from interpreter.policy.segmentation import WINDOW, Segmentation, SegmentationSettings
from interpreter.policy.self_hearing import SelfHearing
from interpreter.policy.stability import AgreementPolicy
from interpreter.policy.turns import Turns, TurnSettings
from interpreter.policy.voices import Voices, VoiceSettings

Happening = int
"""0 to 9: what happens in one step; every policy has its own meaning for it."""
Step = Callable[[Happening, int], object]
"""Takes what happens and how many steps were before; returns all that the policy says."""

TEXTS = ("hola", "y", "buenos", "días,", "señoras.", "la", "casa", "de", "agua", "?")
STEP_MS = 200


def at(step: int) -> Ticks:
    return ticks_from_ms(STEP_MS * (step + 1))


class Reading:
    """A text that grows by a word, loses one, or becomes final, as an engine reads it."""

    def __init__(self) -> None:
        self.heard: Words = ()
        self.committed: Words = ()
        self.utterance = 1

    def take(self, happening: Happening, step: int) -> Hypothesis:
        if happening == 0 and len(self.heard) > len(self.committed):
            self.heard = self.heard[:-1]
        else:
            self.heard += (Word(TEXTS[happening], Ticks(at(step) - ticks_from_ms(STEP_MS)), at(step)),)
        ended = happening == 9
        sure = len(self.heard) if ended or happening % 2 else len(self.committed)
        self.committed = self.heard[:sure]
        told = Hypothesis(
            self.utterance, step, "floor", Origin.MACHINE, "es",
            self.committed, self.heard[sure:], (Word("luego", at(step), at(step)),), ended=ended,
        )  # fmt: skip
        if ended:
            self.utterance, self.heard, self.committed = self.utterance + 1, (), ()
        return told


def stability() -> Step:
    policy, reading = AgreementPolicy(agreement=2, edge=ticks_from_ms(100), shown=2), Reading()
    return lambda happening, step: policy.revise(reading.take(min(happening, 8), step).committed, at(step))


def segmentation() -> Step:
    policy = Segmentation("floor", SegmentationSettings())
    return lambda happening, step: [
        policy.hear(Ticks((8 * step + place) * WINDOW), happening / 9) for place in range(8)
    ]


def activity() -> Step:
    policy = Activity(ActivitySettings())
    return lambda happening, _: (policy.hear([happening / 9] * 5), policy.foreseen([0.9] * 5))


def floor() -> Step:
    policy = FloorHolder(2)
    return lambda happening, step: policy.hear(step, {happening % 3} if happening < 8 else set())


def turns() -> Step:
    """A voice is one of three axes; who asks how a moment sounds that is still to come is found out."""
    voices, numbers = Voices(VoiceSettings()), count()
    segments = Segmentation("floor", SegmentationSettings())
    policy = Turns(TurnSettings(), voices, numbers.__next__)
    said: list[Happening] = []

    def print_of(start: Ticks, end: Ticks) -> NDArray[np.float64]:
        assert 0 <= start < end <= len(said) * 8 * WINDOW
        first, last = start // (8 * WINDOW), -(-end // (8 * WINDOW))
        total = sum((np.eye(3)[happening % 3] for happening in said[first:last]), np.zeros(3))
        return np.asarray(total / np.linalg.norm(total))

    def step(happening: Happening, place: int) -> object:
        said.append(happening)
        told: list[object] = []
        for window in range(8 * place, 8 * place + 8):
            start = Ticks(window * WINDOW)
            happened = segments.hear(start, 0.9 if happening < 8 else 0.02)
            if segments.memory.voiced:
                policy.voiced(start)
            told += [
                policy.opened(one) if one.end is None else policy.closed(one.end, one.known_at, print_of)
                for one in happened
            ]
            told.append(policy.heard(Ticks(start + WINDOW), print_of))
        return told

    return step


def clauses() -> Step:
    policy, reading = ClausePolicy("es", "es", ids=count(1)), Reading()

    def step(happening: Happening, place: int) -> object:
        told = reading.take(happening, place)
        foreseen = policy.foreseen(told, idle=happening > 4)
        return policy.take(told, at(place)), foreseen, policy.due(at(place), idle=happening < 3)

    return step


def playout() -> Step:
    clausing, reading, policy = ClausePolicy("es", "es", ids=count(1)), Reading(), PlayoutPolicy()

    def step(happening: Happening, place: int) -> object:
        now = at(place)
        for clause in clausing.take(reading.take(happening, place), now):
            policy.offer(clause)
        asked, skipped = policy.decide(now)
        begun = asked and policy.placed(ticks_from_ms(100 * (happening + 1)), now)
        played = asked and policy.complete()
        return asked, skipped, begun, played, policy.backlog(), policy.prospect(now)

    return step


def ledger() -> Step:
    policy, reading = CommitLedger(), Reading()
    return lambda happening, step: (policy.admit(reading.take(happening, step)), policy.open_hypotheses())


def scores() -> Step:
    prediction, lag, reading = PredictionScore(), CommitLag(), Reading()

    def step(happening: Happening, place: int) -> object:
        told = reading.take(happening, place)
        prediction.observe(told, at(place))
        return (
            lag.observe(told.committed, at(place)),
            lag.figures(),
            prediction.figures(),
            prediction.news(at(place)),
        )

    return step


def attribution() -> Step:
    book, casting = TurnBook(), Casting()

    def step(happening: Happening, place: int) -> object:
        start = ticks_from_ms(STEP_MS * place)
        speaker = f"S{happening % 4}" if happening < 8 else None
        book.note(
            SpeakerTurn(place, "floor", speaker, None, start, at(place), 1.0, settled=happening % 2 == 0)
        )
        moments = [start, Ticks(max(0, start - 100))]
        who = book.speaker_at("floor", moments)
        return book.turns, book.speakers, who, casting.voice_of(who, ("m1", "f1", "m2"))

    return step


def clocks() -> Step:
    clock, loudness, hearing = DeviceClock(48_000), LoudnessSteering(), SelfHearing()

    def step(happening: Happening, place: int) -> object:
        clock.observe(9_600 * (place + 1), 0.2 * (place + 1) + happening / 1_000)
        heard = hearing.observe("floor", "es", happening / 9, at(place))
        return clock.time_of(9_600 * place), loudness.observe(-10.0 - happening), heard, hearing.sources

    return step


POLICIES: Mapping[str, Callable[[], Step]] = {
    policy.__name__: policy
    for policy in (
        stability, segmentation, activity, floor, turns, clauses, playout, ledger, scores, attribution, clocks,
    )
}  # fmt: skip
HAPPENINGS = st.lists(st.integers(0, 9), min_size=1, max_size=25)


def decided(policy: Callable[[], Step], past: Sequence[Happening], future: Sequence[Happening]) -> list[Any]:
    """What is decided in the past, looked at again when the future has passed."""
    step = policy()
    told = [step(happening, place) for place, happening in enumerate(past)]
    then = repr(told)
    for place, happening in enumerate(future, len(past)):
        step(happening, place)
    assert repr(told) == then
    return [then]


@pytest.mark.parametrize("name", POLICIES)
@given(past=HAPPENINGS, future=HAPPENINGS, other=HAPPENINGS)
def test_a_policy_does_not_know_the_future(
    name: str, past: list[Happening], future: list[Happening], other: list[Happening]
) -> None:
    policy = POLICIES[name]
    assert decided(policy, past, future) == decided(policy, past, other) == decided(policy, past, [])
