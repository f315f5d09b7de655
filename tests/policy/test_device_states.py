"""How devices in use fare, and when their streams are opened and closed."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.devices import DeviceState
from interpreter.policy.device_states import Action, DeviceWatch, Sighting, Trouble, Verdict

THERE = Sighting(listed=True, answers=True)
GONE = Sighting(listed=False, answers=True)


class World:
    """A stream that is opened and closed as it is told, and called back while `sounding`; time goes by 10 ms."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.watch = DeviceWatch(0.0)
        self.sighting = THERE
        self.sounding = True
        self.refusing = False
        self.told: list[tuple[float, DeviceState, Trouble]] = []
        self.actions: list[tuple[float, Action]] = []

    def run(self, seconds: float) -> None:
        until_s = self.now_s + seconds
        while self.now_s < until_s - 1e-9:
            self.step()

    def step(self, elapsed_s: float = 0.01) -> Verdict:
        self.now_s += elapsed_s
        if self.sounding and self.sighting.opened_s is not None:
            self.sighting = replace(self.sighting, called_s=self.now_s - 0.005)
        if self.sighting.answers:
            self.sighting = replace(self.sighting, asked_s=self.now_s - 0.01)
        verdict = self.watch.observe(self.now_s, self.sighting)
        if verdict.changed:
            self.told.append((round(self.now_s, 2), verdict.state, verdict.trouble))
        if verdict.action is not Action.NONE:
            self.actions.append((round(self.now_s, 2), verdict.action))
        self._obey(verdict.action)
        return verdict

    def _obey(self, action: Action) -> None:
        if action is Action.OPEN and not self.refusing:
            self.sighting = replace(self.sighting, opened_s=self.now_s, called_s=None, refused=False)
        if action is Action.OPEN and self.refusing:
            self.sighting = replace(self.sighting, refused=True)
        if action is Action.CLOSE:
            self.sighting = replace(self.sighting, opened_s=None, called_s=None, ended=False)

    @property
    def states(self) -> list[DeviceState]:
        return [state for _, state, _ in self.told]


def running() -> World:
    world = World()
    world.run(1.0)
    assert world.states == [DeviceState.RUNNING]
    return world


def test_a_device_that_is_there_is_opened_and_told_once() -> None:
    world = running()
    world.run(5.0)
    assert [action for _, action in world.actions] == [Action.OPEN]
    assert len(world.told) == 1


def test_a_device_is_suspect_after_250_ms_without_a_callback_and_lost_after_a_second() -> None:
    world = running()
    world.sounding = False
    world.run(1.2)
    assert world.states[1:] == [DeviceState.SUSPECT, DeviceState.LOST]
    assert 1.24 <= world.told[1][0] <= 1.27
    assert 1.98 <= world.told[2][0] <= 2.02


def test_a_device_that_comes_back_within_a_second_was_never_lost() -> None:
    world = running()
    world.sounding = False
    world.run(0.6)
    world.sounding = True
    world.run(0.1)
    assert world.states[1:] == [DeviceState.SUSPECT, DeviceState.RUNNING]
    assert [action for _, action in world.actions] == [Action.OPEN]


def test_a_stream_whose_device_is_gone_is_lost_and_closed_at_once_though_it_still_sounds() -> None:
    world = running()
    world.sighting = replace(world.sighting, listed=False)
    world.step()
    assert world.told[-1][1:] == (DeviceState.LOST, Trouble.ABSENT)
    assert world.actions[-1][1] is Action.CLOSE


def test_a_device_that_returns_is_opened_at_once() -> None:
    world = running()
    world.sighting = replace(world.sighting, listed=False)
    world.run(60.0)
    world.sighting = THERE
    world.run(0.05)
    assert world.states[-1] is DeviceState.RUNNING


def test_a_stream_that_ends_by_itself_is_opened_anew() -> None:
    world = running()
    world.sighting = replace(world.sighting, ended=True)
    world.run(0.5)
    assert [action for _, action in world.actions][1:] == [Action.CLOSE, Action.OPEN]
    assert world.states[-1] is DeviceState.RUNNING


def test_a_stream_on_a_server_that_hangs_is_kept_and_goes_on_with_it() -> None:
    world = running()
    world.sounding = False
    world.sighting = replace(world.sighting, answers=False)
    world.run(30.0)
    assert world.told[-1][1:] == (DeviceState.LOST, Trouble.NO_SERVER)
    assert [action for _, action in world.actions] == [Action.OPEN]
    world.sounding = True
    world.sighting = replace(world.sighting, answers=True)
    world.run(0.02)
    assert world.states[-1] is DeviceState.RUNNING


def test_a_silent_stream_on_a_server_that_answers_is_opened_anew() -> None:
    world = running()
    world.sounding = False
    world.run(1.5)
    assert Action.CLOSE in [action for _, action in world.actions]


def test_whether_the_server_answers_is_asked_again_before_a_silent_stream_is_closed() -> None:
    world = running()
    world.sounding = False
    stale = replace(world.sighting, asked_s=world.now_s)
    for _ in range(300):
        world.now_s += 0.01
        assert world.watch.observe(world.now_s, stale).action is Action.NONE


def test_a_stream_that_never_starts_is_opened_anew_after_three_seconds() -> None:
    world = World()
    world.sounding = False
    world.run(3.5)
    assert [action for _, action in world.actions] == [Action.OPEN, Action.CLOSE, Action.OPEN]


def test_a_device_that_is_absent_from_the_start_is_told_after_a_second() -> None:
    world = World()
    world.sighting = GONE
    world.run(3.0)
    assert world.states == [DeviceState.LOST]
    assert world.told[0][0] >= 1.0
    assert not world.watch.observe(world.now_s, GONE).changed
    assert world.watch.lost


def test_a_device_that_refuses_is_told_once_and_tried_at_least_every_second() -> None:
    world = World()
    world.refusing = True
    world.run(10.0)
    assert [trouble for _, _, trouble in world.told] == [Trouble.REFUSED]
    assert 9 <= len(world.actions) <= 14
    world.refusing = False
    world.run(1.1)
    assert world.states[-1] is DeviceState.RUNNING


def test_time_in_which_nobody_looked_is_not_held_against_a_device() -> None:
    world = running()
    world.sounding = False
    assert world.step(5.0).state is DeviceState.RUNNING
    world.sounding = True
    world.run(1.0)
    assert world.states == [DeviceState.RUNNING]


def test_nothing_is_begun_while_an_opening_or_closing_is_under_way() -> None:
    watch = DeviceWatch(0.0)
    assert watch.observe(1.0, replace(THERE, busy=True)).action is Action.NONE
    assert watch.observe(1.0, THERE).action is Action.OPEN


def test_a_stream_without_a_server_is_lost_for_that_reason() -> None:
    world = running()
    world.sighting = replace(world.sighting, listed=False, answers=False)
    world.run(0.1)
    assert world.told[-1][1:] == (DeviceState.LOST, Trouble.NO_SERVER)
    hanging = DeviceWatch(0.0)
    assert hanging.observe(1.0, replace(THERE, answers=False, opened_s=0.5)).trouble is Trouble.NO_SERVER
    closed = DeviceWatch(0.0)
    assert closed.observe(1.0, replace(THERE, answers=False, busy=True)).trouble is Trouble.NO_SERVER


@given(st.lists(st.tuples(st.sampled_from(["gone", "there", "silent", "sounds", "ends", "hangs", "answers"]),
                          st.integers(1, 300)), max_size=12))  # fmt: skip
def test_whatever_happens_a_device_that_is_there_and_sounds_runs_within_five_seconds(
    story: list[tuple[str, int]],
) -> None:
    world = World()
    for fate, steps in [*story, ("there", 1), ("answers", 1), ("sounds", 500)]:
        match fate:
            case "gone" | "there":
                world.sighting = replace(world.sighting, listed=fate == "there")
            case "silent" | "sounds":
                world.sounding = fate == "sounds"
            case "ends":
                world.sighting = replace(world.sighting, ended=world.sighting.opened_s is not None)
            case "hangs" | "answers":
                world.sighting = replace(world.sighting, answers=fate == "answers")
        for _ in range(steps):
            world.step()
    assert world.watch.state is DeviceState.RUNNING
    told = [(state, trouble) for _, state, trouble in world.told]
    assert all(one != after for one, after in itertools.pairwise(told))
