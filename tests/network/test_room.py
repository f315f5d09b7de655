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


async def test_the_notice_at_the_start_counts_as_heard_once_sound_arrives() -> None:
    venue = Venue()
    seat = await venue.hearing("a", arrives=False)
    await venue.look()
    venue.media.failed.add("a")
    await venue.look()
    assert isinstance(seat.occupant, Occupant)
    assert seat.occupant.renewed == 1
    await venue.hearing("a")
    await venue.room.silence(seat)
    await venue.hearing("a")
    assert venue.media.notices == [("a", "es")] * 2, "heard at the second try, and never again"
    assert venue.media.told == []


async def test_who_hears_before_the_notice_can_be_spoken_is_told_as_soon_as_it_can() -> None:
    venue = Venue()
    spoken = venue.notices.pop("es")
    await venue.hearing("a")
    assert venue.media.told == []
    venue.notices["es"] = spoken
    for _ in range(2):
        await venue.look()
    assert (venue.media.notices, venue.media.told) == ([], ["a"])


async def test_who_hears_an_interpreter_is_told_when_a_machine_takes_over() -> None:
    venue = Venue(Mode.HUMAN)
    await venue.hearing("a")
    await venue.hearing("b", "floor")
    venue.happens(ChannelChanged("es", "es", Mode.MACHINE))
    await venue.look()
    assert venue.media.told == ["a"]


async def test_who_comes_to_a_machine_while_their_connection_is_made_is_told_when_it_stands() -> None:
    venue = Venue()
    seat = venue.seat("a", "floor")
    await venue.room.offer(seat)
    seat.channel = "es"
    await venue.room.follow(seat)
    await venue.room.answer(seat, ANSWER)
    await venue.look()
    assert (venue.media.hearing, venue.media.told) == ({"a": "es"}, [])
    await venue.arrives("a")
    assert venue.media.told == ["a"]


async def test_who_comes_to_a_machine_hears_the_notice_before_anything_of_it() -> None:
    venue = Venue()
    seat = await venue.hearing("a", "floor")
    seat.channel = "es"
    await venue.room.follow(seat)
    assert (venue.media.hearing, venue.media.told) == ({"a": "es"}, ["a"])


async def test_a_notice_that_could_not_be_told_is_told_later(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> bool:
        return False

    venue = Venue(Mode.HUMAN)
    await venue.hearing("a")
    venue.happens(ChannelChanged("es", "es", Mode.MACHINE))
    monkeypatch.setattr(venue.media, "tell", fail)
    await venue.look()
    monkeypatch.undo()
    await venue.look()
    assert venue.media.told == ["a"]
