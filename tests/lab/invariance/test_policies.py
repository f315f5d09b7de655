"""What a policy has decided does not depend on what follows, and what it has handed out does not change any more."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.channels import Interlock, Mode
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, Words
from interpreter.domain.levels import Level
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.activity import Activity, ActivitySettings, FloorHolder
from interpreter.policy.admission import Allowance, DoorRules, Doors, Presses
from interpreter.policy.attention import AttendedWord, AttentionPolicy, before_looping
from interpreter.policy.attribution import TurnBook
from interpreter.policy.booth import Booth
from interpreter.policy.casting import Casting
from interpreter.policy.certainty import CommitLedger
from interpreter.policy.clauses import ClausePolicy
from interpreter.policy.device_states import DeviceWatch, Sighting
from interpreter.policy.drift import DeviceClock
from interpreter.policy.freshness import Freshness
from interpreter.policy.lag import CommitLag
from interpreter.policy.lag_control import Steering
from interpreter.policy.levels import SourceWatch
from interpreter.policy.loudness import LoudnessSteering
from interpreter.policy.notices import NoticePolicy, notice_in
from interpreter.policy.playout import PlayoutPolicy
from interpreter.policy.prediction import PredictionScore
from interpreter.policy.quality import QualityPolicy
from interpreter.policy.restarts import RestartPolicy
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


def attention() -> Step:
    """The more it is heard of, the longer a decoder's text; now and then it looks back and repeats itself."""
    policy = AttentionPolicy(margin=6, edge=2, doubt=0.3, patience=12, rewind=20)
    read: list[AttendedWord] = []

    def step(happening: Happening, place: int) -> object:
        first = 0 if happening == 0 else 5 * place
        read.append(AttendedWord(TEXTS[happening], first, first + happening, happening / 9))
        return (
            policy.split(read, 5 * place + 12, closed=happening == 9),
            before_looping([len(word.text) for word in read], rounds=2, longest=2),
        )

    return step


def freshness() -> Step:
    policy = Freshness()
    return lambda happening, step: policy.is_fresh(at(step), 0.2 * step + 0.1 * happening)


def restarts() -> Step:
    policy = RestartPolicy()

    def step(happening: Happening, place: int) -> object:
        if happening == 9:
            policy.forgive()
        if happening > 6:
            policy.progressed()
        return policy.failed(100.0 * place)

    return step


def levels() -> Step:
    """Seconds of silence, of steady noise, and of something that rises and falls; loud ones touch full scale."""
    watch = SourceWatch()

    def step(happening: Happening, _: int) -> object:
        loud_db = (-90.0, -70.0, -60.0, -50.0, -45.0, -40.0, -30.0, -20.0, -10.0, 0.0)[happening]
        swing_db = 3.0 * (happening % 3)
        hops = (Level(loud_db, loud_db + swing_db * (hop % 2), clipped=happening == 9) for hop in range(10))
        return [watch.observe(hop) for hop in hops], watch.warning

    return step


def notices() -> Step:
    policy = NoticePolicy()

    def step(happening: Happening, place: int) -> object:
        now, free_at = at(place), Ticks(at(place) + ticks_from_ms(50 * (happening % 2)))
        mode = Mode.HUMAN if happening == 9 else Mode.MACHINE
        due = policy.due(now, mode, free_at=free_at, heard=happening != 8)
        if due:
            policy.begun(now, ticks_from_ms(STEP_MS * happening))
        return due, notice_in(TEXTS[happening])

    return step


def steering() -> Step:
    """The lag control with its clauses and its playout, under a budget that comes and goes; and the quality."""
    clausing, playing, reading = ClausePolicy("es", "es", ids=count(1)), PlayoutPolicy(), Reading()
    policy, quality = Steering(clausing, playing, "es"), QualityPolicy()

    def step(happening: Happening, place: int) -> object:
        now, told = at(place), reading.take(happening, place)
        playing.never_later = ticks_from_ms(3_000) if happening else None
        policy.take(told, now)
        policy.advance(now, speaks=happening != 8)
        for clause in clausing.take(told, now):
            playing.offer(clause)
        changed = quality.observe(ticks_from_ms(800 * happening), now)
        knobs = clausing.timing, policy.pressure, policy.hurried
        return knobs, playing.prospect(now), changed, quality.step

    return step


def booth() -> Step:
    policy = Booth("es", Mode.MACHINE, Interlock.REFUSE)

    def step(happening: Happening, place: int) -> object:
        desk = f"desk {happening % 3}"
        with suppress(UserMistake):
            if happening < 4:
                policy.take_over(desk, at(place), clause_ends=at(place + happening))
            elif happening < 6:
                policy.hand_back(desk)
            elif happening < 8:
                policy.request(desk)
            else:
                policy.answer(desk, accept=happening == 9)
        return policy.advance(at(place)), policy.occupancy, policy.pending, policy.asking

    return step


def doors() -> Step:
    policy, allowed, pressed = (
        Doors(DoorRules(failures=2)),
        Allowance(per_s=2.0, burst=3),
        Presses(within_s=1.0),
    )

    def step(happening: Happening, place: int) -> object:
        now, address = 0.2 * place, f"192.0.2.{happening % 3}"
        if happening > 6:
            policy.failed(address, now)
        pressed.press(address, "es", "lost" if happening % 2 else "fast", now)
        return policy.blocked_s(address, now), allowed.take(now), pressed.counts(now)

    return step


def devices() -> Step:
    watch = DeviceWatch(0.0)

    def step(happening: Happening, place: int) -> object:
        now_s = 0.2 * place
        seen = Sighting(
            listed=happening > 0,
            answers=happening > 1,
            opened_s=0.0 if happening > 3 else None,
            called_s=now_s - 0.1 * (9 - happening) if happening > 4 else None,
            refused=happening == 3,
        )
        return watch.observe(now_s, seen), watch.state, watch.lost

    return step


POLICIES: Mapping[str, Callable[[], Step]] = {
    policy.__name__: policy
    for policy in (
        stability, segmentation, activity, floor, turns, clauses, playout, ledger, scores, attribution, clocks,
        attention, freshness, restarts, levels, notices, steering, booth, doors, devices,
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


@given(said=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12), more=HAPPENINGS)
def test_a_word_that_attention_is_sure_of_stays_sure_whatever_is_read_behind_it(
    said: list[tuple[int, int]], more: list[Happening]
) -> None:
    policy, frames, read = AttentionPolicy(margin=4, rewind=10), 0, list[AttendedWord]()
    for gap, length in said:
        read.append(AttendedWord("word", frames + gap, frames + gap + length))
        frames += gap + length
    before = policy.split(read, frames)
    for happening in more:
        last = max(0, frames - 5 * happening)
        read.append(AttendedWord("more", last, last))
        frames += happening
    after = policy.split(read, frames)
    assert before.sure <= after.sure
    assert after.sure <= after.heard <= after.meant <= len(read)


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_says_something_different_when_other_things_happen(name: str) -> None:
    """Or else that it does not know the future would tell nothing."""
    told = [
        [step(happening, place) for place, happening in enumerate(happenings)]
        for happenings in ([1] * 25, [5, 9] * 12, [8, 0, 9, 3] * 6, [9] * 25)
        for step in [POLICIES[name]()]
    ]
    assert len({repr(one) for one in told}) > 1
