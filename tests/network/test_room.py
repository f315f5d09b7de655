"""Who is there, and what is done for each of them from time to time."""

import logging

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.timeline import Ticks
from interpreter.network.closing import Close
from interpreter.network.hall import Hall
from interpreter.network.media import Reception
from interpreter.network.room import Room, Seat
from tests.fakes.media import ANSWER, FakeMedia
from tests.fakes.room import ORDER

SPOKEN = np.zeros(480, np.float32)


class Occupant:
    """A page, which is only asked to renew its sound."""

    renewed = 0

    def end(self, code: Close) -> None:
        pass

    def renew(self) -> None:
        self.renewed += 1


class Venue:
    """A room with a floor and a Spanish channel, spoken by a machine unless told otherwise."""

    def __init__(self, mode: Mode = Mode.MACHINE) -> None:
        self.hall, self.media = Hall(), FakeMedia()
        self.notices: dict[str, Samples] = {"es": SPOKEN}
        self.room = Room(self.hall, self.media, ORDER, notice=self.notices.get)
        self.happens(SessionChanged(SessionState.RUNNING, "s1", "en", ("es",)))
        self.happens(ChannelChanged("es", "es", mode))

    def happens(self, event: SessionEvent) -> None:
        self.hall.take(Published(0, Ticks(0), event), b"{}")

    def seat(self, name: str, channel: str = "es") -> Seat:
        seat = self.room.sit(name, Occupant())
        assert seat is not None
        seat.channel = channel
        return seat

    async def hearing(self, name: str, channel: str = "es", *, arrives: bool = True) -> Seat:
        """Somebody who hears a channel; their sound arrives, and that has been seen."""
        seat = self.seat(name, channel)
        await self.room.offer(seat)
        await self.room.answer(seat, ANSWER)
        if arrives:
            await self.arrives(name)
        return seat

    async def arrives(self, name: str) -> None:
        self.media.reports[name] = Reception("es")
        await self.look()

    async def look(self, *, now: float = 0.0) -> None:
        await self.room.tend(now, silent_s=60.0)


async def test_a_fault_of_one_s_sound_leaves_the_others_looked_after(
    logged: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise RuntimeError("the secret phrase")

    venue = Venue()
    for name in ("gone", "gone too"):
        seat = await venue.hearing(name, arrives=False)
        assert seat.occupant is not None
        await venue.room.stand_up(seat, seat.occupant, 0.0)
    left = venue.media.leave
    monkeypatch.setattr(venue.media, "leave", lambda name: fail() if name == "gone" else left(name))
    await venue.look(now=61.0)
    assert list(venue.media.hearing) == ["gone"]
    assert [record.getMessage().partition(" at ")[0] for record in logged] == [
        "a listener could not be looked after: RuntimeError"
    ]
    logged.clear()
