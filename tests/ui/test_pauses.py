"""The garbage collector and the window."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from ui.pauses import end_sparing, leave_alone, spare_pauses, tidy


class Thing:
    def __init__(self) -> None:
        self.ring: Thing | None = None


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    end_sparing()


def test_what_is_left_alone_is_freed_when_nobody_holds_it() -> None:
    thing = Thing()
    there = weakref.ref(thing)
    leave_alone()
    assert gc.get_freeze_count() > 0
    del thing
    assert there() is None


def test_a_new_ring_is_collected_by_tidying() -> None:
    spare_pauses()
    thing = Thing()
    thing.ring = thing
    there = weakref.ref(thing)
    del thing
    tidy()
    assert there() is None


def test_an_old_ring_is_collected_when_nothing_is_going_on() -> None:
    thing = Thing()
    thing.ring = thing
    there = weakref.ref(thing)
    leave_alone()
    del thing
    tidy()
    assert there() is not None
    spare_pauses()
    assert there() is None
