"""What Python puts aside is swept away once a minute."""

import gc
import weakref
from pathlib import Path

import pytest

from interpreter.domain.timeline import ticks_from_seconds
from interpreter.session.sweeping import Sweeping
from tests.session.live_event import Event


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def forgotten() -> "weakref.ref[Ring]":
    return weakref.ref(Ring())


@pytest.fixture(autouse=True)
def _undisturbed() -> None:
    """Let no collection come by itself."""
    gc.collect()


def test_rings_are_swept_away_once_a_minute() -> None:
    sweeping = Sweeping()
    sweeping.begin()
    try:
        ring = forgotten()
        sweeping.advance(ticks_from_seconds(59))
        assert ring() is not None
        sweeping.advance(ticks_from_seconds(60))
        assert ring() is None
    finally:
        sweeping.end()


async def test_nothing_is_left_to_itself_once_a_session_is_over(tmp_path: Path) -> None:
    async with Event(tmp_path):
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
