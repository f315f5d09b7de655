import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.activity import (
    Activity,
    ActivityMemory,
    ActivitySettings,
    FloorHolder,
    FloorMemory,
    Stretch,
)

SETTINGS = ActivitySettings(enter=0.5, leave=0.4, shortest=3, pause=4)
PROBABILITIES = st.lists(st.sampled_from([0.0, 0.3, 0.45, 0.6, 1.0]), max_size=60)


def heard(pattern: str) -> tuple[Stretch, ...]:
    activity = Activity(SETTINGS)
    told = activity.hear([int(mark) / 9 for mark in pattern])
    return told + activity.finish()


def test_a_stretch_opens_with_enough_voice_and_closes_where_it_ended() -> None:
    assert heard("0099900000") == (Stretch(2), Stretch(2, 5))
    assert heard("00990000") == ()


def test_a_short_pause_and_a_weaker_voice_do_not_end_a_stretch() -> None:
    assert heard("99900099") == (Stretch(0), Stretch(0, 8))
    assert heard("9994444000099") == (Stretch(0), Stretch(0, 7))
    assert heard("4440000") == ()


def test_a_stretch_is_foreseen_without_being_taken() -> None:
    activity = Activity(SETTINGS)
    activity.hear([0.0, 1.0])
    assert activity.foreseen([1.0, 1.0]) == Stretch(1)
    assert activity.foreseen([0.0] * 4) is None
    assert activity.going_on is None


@given(PROBABILITIES, st.integers(0, 60))
def test_any_chunking_gives_the_same_stretches(probabilities: list[float], cut: int) -> None:
    whole, parts = Activity(SETTINGS), Activity(SETTINGS)
    told = parts.hear(probabilities[:cut])
    parts = Activity(SETTINGS, parts.memory)
    told += parts.hear(probabilities[cut:])
    assert (*told, *parts.finish()) == (*whole.hear(probabilities), *whole.finish())


@given(PROBABILITIES)
def test_every_stretch_that_opens_closes_and_they_never_overlap(probabilities: list[float]) -> None:
    activity = Activity(SETTINGS)
    told = activity.hear(probabilities) + activity.finish()
    opened, closed = told[::2], told[1::2]
    assert [stretch.start for stretch in opened] == [stretch.start for stretch in closed]
    end = 0
    for stretch in closed:
        assert stretch.end is not None
        assert end <= stretch.start < stretch.end <= len(probabilities)
        end = stretch.end
    assert activity.memory == ActivityMemory(heard=len(probabilities))


def passed(frames: list[set[int]]) -> list[tuple[int, int]]:
    floor = FloorHolder(2)
    places = []
    for frame, active in enumerate(frames):
        since = floor.hear(frame, active)
        if since is not None:
            places.append((since, floor.memory.holder or 0))
    return places


def test_the_floor_passes_where_another_speaks_alone() -> None:
    assert passed([{1}, {1}, {1}, set(), {2}, {2}, {2}]) == [(4, 2)]


def test_who_joins_in_does_not_take_the_floor_until_its_holder_is_silent() -> None:
    assert passed([{1}, {1}, {1, 2}, {1, 2}, {1}]) == []
    assert passed([{1}, {1}, {1, 2}, {1, 2}, {2}, {2}]) == [(4, 2)]


def test_one_frame_of_another_voice_does_not_take_the_floor() -> None:
    assert passed([{1}, {1}, {2}, {1}, {2}, set(), {1}]) == []


@given(st.lists(st.sets(st.integers(1, 3)), max_size=40), st.integers(0, 40))
def test_the_floor_goes_on_from_its_memory(frames: list[set[int]], cut: int) -> None:
    floor = FloorHolder(2)
    for frame, active in enumerate(frames[:cut]):
        floor.hear(frame, active)
    resumed = FloorHolder(2, FloorMemory(*(getattr(floor.memory, n) for n in FloorMemory.__slots__)))
    for frame, active in enumerate(frames[cut:], cut):
        assert resumed.hear(frame, active) == floor.hear(frame, active)


def test_contradicting_settings_are_refused() -> None:
    with pytest.raises(ValueError, match="threshold"):
        ActivitySettings(enter=0.3, leave=0.4)
    with pytest.raises(ValueError, match="frame or more"):
        ActivitySettings(pause=0)
