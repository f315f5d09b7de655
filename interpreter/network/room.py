"""The room of listeners: who has a seat, what they hear, and how many read or hear each channel."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Protocol

from interpreter.domain.audio import Samples
from interpreter.domain.channels import Mode
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience
from interpreter.network.closing import Close
from interpreter.network.faults import without_content
from interpreter.network.hall import Hall
from interpreter.network.media import Media, Reception
from interpreter.network.order import RoomOrder
from interpreter.network.tickets import Tickets
from interpreter.policy.admission import Allowance, Press, Presses, language_choice

_LOG = logging.getLogger("openbooth.listeners")
_GUESTS_PER_SEAT = 4


class Occupant(Protocol):
    """The socket of whoever has a seat."""

    def end(self, code: Close) -> None:
        """Say farewell."""
        ...

    def renew(self) -> None:
        """Offer the sound again: it has ended on the way."""
        ...


@dataclass(slots=True)
class Guest:
    """What is remembered of a ticket after its socket has gone."""

    told: bool = False
    """Heard the spoken notice."""
    visits: Allowance = field(default_factory=lambda: Allowance(per_s=1, burst=10))
    messages: Allowance = field(default_factory=lambda: Allowance(per_s=20, burst=40))
    offers: Allowance = field(default_factory=lambda: Allowance(per_s=1, burst=5))
    presses: Allowance = field(default_factory=lambda: Allowance(per_s=0.5, burst=1))


@dataclass(slots=True, eq=False)
class Seat:
    """A listener who is there: by a socket, by sound, or by both."""

    listener: str
    guest: Guest
    channel: str = FLOOR
    wanted: str | None = None
    """What they chose themselves."""
    languages: tuple[str, ...] = ()
    """What their browser is set to, the dearest first."""
    occupant: Occupant | None = None
    wants_sound: bool = False
    """What they said last."""
    offered: bool = False
    hears: bool = False
    stands: bool = False
    """Whether what is sent arrived when we last looked."""
    notice_offered: bool = False
    """Whether what they hear begins with the spoken notice."""
    last_seen: float = 0.0
    """When there last was a socket, or sound that arrived."""


class Room:
    """Knows who is there. `notice` gives the spoken notice of a language, None where there is none to be had."""

    def __init__(
        self, hall: Hall, media: Media, order: RoomOrder, *, notice: Callable[[str], Samples | None]
    ) -> None:
        self.hall = hall
        self.order = order
        self.tickets = Tickets(order.key)
        self._media = media
        self._notice = notice
        self._seats: dict[str, Seat] = {}
        self._guests: OrderedDict[str, Guest] = OrderedDict()
        self._presses = Presses()

    @property
    def full(self) -> bool:
        """Whether every seat is taken."""
        return len(self._seats) >= self.order.setup.most

    def guest(self, listener: str) -> Guest:
        """Return what is remembered of a ticket; the one that came longest ago is forgotten first."""
        guest = self._guests.pop(listener, None) or Guest()
        self._guests[listener] = guest
        if len(self._guests) > _GUESTS_PER_SEAT * self.order.setup.most:
            self._guests.popitem(last=False)
        return guest

    def sit(self, listener: str, occupant: Occupant) -> Seat | None:
        """Return the listener's seat, which is theirs still if their sound goes on; None where the room is full."""
        seat = self._seats.get(listener)
        if seat is None:
            if self.full:
                return None
            seat = self._seats[listener] = Seat(listener, self.guest(listener))
        elif seat.occupant is not None:
            seat.occupant.end(Close.REPLACED)
        seat.occupant = occupant
        return seat

    async def stand_up(self, seat: Seat, occupant: Occupant, now: float) -> None:
        """Their socket has gone; who hears keeps the seat."""
        if seat.occupant is not occupant:
            return
        seat.occupant, seat.last_seen = None, now
        if not seat.hears:
            await self.silence(seat)
        self._free(seat)

    def settle(self, seat: Seat) -> bool:
        """Choose what suits them of the channels that there are; return whether that is another one than before."""
        before = seat.channel
        seat.channel = self._choice(seat)
        return seat.channel != before

    async def offer(self, seat: Seat) -> str:
        """Return an offer of the sound of their channel. Raises NoRoom."""
        notice = self._notice_for(seat)
        seat.offered, seat.hears, seat.stands, seat.notice_offered = True, False, False, notice is not None
        return await self._media.offer(seat.listener, seat.channel, notice)

    async def answer(self, seat: Seat, sdp: str) -> None:
        """They hear from now on. Raises UserMistake for what is no answer."""
        if not seat.offered or seat.hears:
            return
        await self._media.answer(seat.listener, sdp)
        seat.hears = True

    async def follow(self, seat: Seat) -> None:
        """Let them hear their channel, after the notice where that is due."""
        if seat.offered:
            await self._tell(seat)
            await self._media.switch(seat.listener, seat.channel)

    async def silence(self, seat: Seat) -> None:
        """They hear nothing from now on."""
        if seat.offered:
            seat.offered = seat.hears = seat.stands = False
            await self._media.leave(seat.listener)

    def press(self, seat: Seat, press: Press, now: float) -> None:
        """They are lost, or it is too fast for them."""
        if seat.guest.presses.take(now):
            self._presses.press(seat.listener, seat.channel, press, now)

    async def tend(self, now: float, *, silent_s: float) -> None:
        """Offer broken sound again, tell who has not been told, and free the seats of those who are gone."""
        for channel in self.hall.removed():
            self._media.forget(channel)
        noticed = self.hall.noticed()
        receptions, broken = self._media.receptions(), self._media.broken()
        seats = tuple(self._seats.values())
        for seat in seats:
            seat.stands = seat.hears and seat.listener in receptions
            seat.guest.told |= seat.stands and (seat.notice_offered or seat.channel in noticed)
            if seat.listener in broken:
                self._broke(seat)
        for seat in seats:
            try:
                await self._tend(seat, now, silent_s)
            except Exception as error:  # noqa: BLE001 - one listener's fault ends nothing that is done for others
                _LOG.error("a listener could not be looked after: %s", without_content(error))

    def audience(self, now: float) -> AudienceCounted:
        """Return who is there."""
        by_channel: dict[str, list[Seat]] = {FLOOR: []}
        by_channel |= {known.channel: [] for known in self.hall.channels}
        for seat in self._seats.values():
            by_channel.setdefault(seat.channel, []).append(seat)
        receptions, presses = self._media.receptions(), self._presses.counts(now)
        counted = []
        for channel, seats in by_channel.items():
            hearing = [seat for seat in seats if seat.hears]
            reports = [receptions[seat.listener] for seat in hearing if seat.listener in receptions]
            pressed = (presses.get((channel, "lost"), 0), presses.get((channel, "fast"), 0))
            if seats or any(pressed):
                counted.append(_counted(channel, len(hearing), len(seats) - len(hearing), reports, pressed))
        return AudienceCounted(tuple(counted), self.order.setup.most)

    def replace(self, order: RoomOrder) -> bool:
        """Let those in whom this order lets in; return whether nobody's ticket is valid any more."""
        revoked = order.key != self.order.key
        self.order = order
        if revoked:
            self.tickets = Tickets(order.key)
        return revoked

    async def clear(self, code: Close) -> None:
        """Send everybody away."""
        seats, self._seats = tuple(self._seats.values()), {}
        for seat in seats:
            if seat.occupant is not None:
                seat.occupant.end(code)
        await asyncio.gather(*(self.silence(seat) for seat in seats), return_exceptions=True)

    async def _tend(self, seat: Seat, now: float, silent_s: float) -> None:
        await self._tell(seat)
        if seat.occupant is not None or seat.stands:
            seat.last_seen = now
        elif not seat.hears or now - seat.last_seen > silent_s:
            await self.silence(seat)
            self._free(seat)

    async def _tell(self, seat: Seat) -> None:
        """Have them hear the spoken notice, where that is due and arrives."""
        if not seat.stands or (notice := self._notice_for(seat)) is None:
            return
        told, seat.guest.told = False, True  # by nobody else meanwhile
        try:
            told = await self._media.tell(seat.listener, notice)
        finally:
            seat.guest.told = told

    def _broke(self, seat: Seat) -> None:
        seat.offered = seat.hears = seat.stands = False
        if seat.occupant is not None:
            seat.occupant.renew()

    def _free(self, seat: Seat) -> None:
        """Give a seat away, unless somebody came back to it meanwhile."""
        if seat.occupant is None and not seat.hears and self._seats.get(seat.listener) is seat:
            del self._seats[seat.listener]

    def _choice(self, seat: Seat) -> str:
        if seat.wanted is not None and self.hall.has(seat.wanted):
            return seat.wanted
        offered = {channel.channel: channel.language for channel in self.hall.channels}
        if self.hall.floor_language:
            offered[FLOOR] = self.hall.floor_language
        return language_choice(seat.languages, offered) or FLOOR

    def _notice_for(self, seat: Seat) -> Samples | None:
        channel = self.hall.channel(seat.channel)
        if (
            not self.order.setup.notice
            or seat.guest.told
            or channel is None
            or channel.mode is not Mode.MACHINE
        ):
            return None
        return self._notice(channel.language)


def _counted(
    channel: str, listeners: int, readers: int, reports: list[Reception], pressed: tuple[int, int]
) -> ChannelAudience:
    delays = [report.delay_ms for report in reports if report.delay_ms is not None]
    return ChannelAudience(
        channel=channel,
        listeners=listeners,
        readers=readers,
        loss=round(fmean(report.loss for report in reports), 4) if reports else 0.0,
        delay_ms=round(median(delays), 1) if delays else None,
        lost_me=pressed[0],
        too_fast=pressed[1],
    )
