"""Who is heard on one listener channel: the machine, the floor, or interpreters at their desks.

A desk that takes a channel over from the machine waits for the end of the clause that sounds, at most four seconds.
What happens where another desk is on air is the interlock's choice (ISO 20109 desks: free, override, refuse); where it
refuses, the desk asks, the holder accepts, and the two switch.
"""

from dataclasses import dataclass, replace

from interpreter.domain.channels import Interlock, Mode
from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import Ticks, ticks_from_seconds

LONGEST_WAIT = ticks_from_seconds(4)


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Who is heard: `holders` in mode human, else what `unattended` says."""

    unattended: Mode
    holders: tuple[str, ...] = ()

    @property
    def mode(self) -> Mode:
        """What the channel is in."""
        return Mode.HUMAN if self.holders else self.unattended


class Booth:
    """Decides for one channel. Desks and modes are asked for; `advance` says when something changed."""

    def __init__(self, channel: str, unattended: Mode, interlock: Interlock) -> None:
        """`unattended` is what is heard when nobody holds the channel: the machine or the floor."""
        self._channel = channel
        self._interlock = interlock
        self._now = Occupancy(Mode.MACHINE if unattended is Mode.HUMAN else unattended)
        self._pending: tuple[str, ...] = ()
        self._due = Ticks(0)
        self._asking: str | None = None

    @property
    def occupancy(self) -> Occupancy:
        """Who is heard now."""
        return self._now

    @property
    def pending(self) -> tuple[str, ...]:
        """The desks that go on air at the end of the machine's clause; several only where the interlock is free."""
        return self._pending

    @property
    def asking(self) -> str | None:
        """The desk that asks for the channel."""
        return self._asking

    def take_over(self, desk: str, now: Ticks, *, clause_ends: Ticks | None = None) -> None:
        """Put `desk` on air, at `clause_ends` if the machine speaks until then; asking twice changes nothing.

        Raises UserMistake where another desk is on air, or about to be, and the interlock refuses.
        """
        holders = self._now.holders
        if desk in holders:
            return
        others = holders or tuple(other for other in self._pending if other != desk)
        if others and self._interlock is Interlock.REFUSE:
            raise UserMistake(_refusal(self._channel, others[0], on_air=bool(holders)))
        desks = self._joined(others, desk)
        if holders or self._now.mode is not Mode.MACHINE or clause_ends is None or clause_ends <= now:
            self._hold(desks)
            return
        waited = self._due if self._pending else now + LONGEST_WAIT
        self._pending, self._due = desks, Ticks(min(clause_ends, waited))

    def hand_back(self, desk: str) -> None:
        """Take `desk` off air, or off waiting for it. Raises UserMistake where it is not."""
        if desk in self._pending:
            self._pending = _without(self._pending, desk)
        elif desk in self._now.holders:
            self._hold(_without(self._now.holders, desk))
        else:
            raise UserMistake(
                f"{desk} is not on air on {self._channel}; there is nothing to hand back, take it over to speak."
            )

    def request(self, desk: str) -> str:
        """Ask for the channel; return who is to answer. Raises UserMistake where nobody is on air."""
        if not self._now.holders or desk in self._now.holders:
            raise UserMistake(f"Nobody else is on air on {self._channel}; take it over.")
        if self._asking not in {None, desk}:
            raise UserMistake(f"{self._asking} has asked for {self._channel} already; wait for the answer.")
        self._asking = desk
        return self._now.holders[0]

    def answer(self, holder: str, *, accept: bool) -> str:
        """Let the holder hand over or decline; return the desk that asked. Raises UserMistake where none did."""
        asking = self._asking
        if asking is None:
            raise UserMistake(
                f"Nobody has asked for {self._channel}; hand it back to let the machine take over."
            )
        if holder not in self._now.holders:
            raise UserMistake(f"{holder} is not on air on {self._channel}; only who is can answer.")
        self._asking = None
        if accept:
            self._hold(tuple(asking if desk == holder else desk for desk in self._now.holders))
        return asking

    def set_unattended(self, mode: Mode) -> None:
        """Let the machine or the floor be heard from now on, whoever was on air."""
        self._now = Occupancy(mode)
        self._pending, self._asking = (), None

    def remove(self, desk: str) -> None:
        """Forget a desk, wherever it stands."""
        if self._asking == desk:
            self._asking = None
        if desk in self._pending or desk in self._now.holders:
            self.hand_back(desk)

    def advance(self, now: Ticks) -> bool:
        """Put on air who has waited long enough; say whether anybody was."""
        if not self._pending or now < self._due:
            return False
        self._hold(self._pending)
        return True

    def _joined(self, others: tuple[str, ...], desk: str) -> tuple[str, ...]:
        return (*others, desk) if self._interlock is Interlock.FREE else (desk,)

    def _hold(self, holders: tuple[str, ...]) -> None:
        self._pending = ()
        if not holders or self._asking in holders:
            self._asking = None
        self._now = replace(self._now, holders=holders)


def _without(desks: tuple[str, ...], desk: str) -> tuple[str, ...]:
    return tuple(other for other in desks if other != desk)


def _refusal(channel: str, other: str, *, on_air: bool) -> str:
    if on_air:
        return f"{other} is on air on {channel}; ask for a handover, or wait until {other} hands back."
    return (
        f"{other} is about to go on air on {channel}; ask for a handover in a moment, or wait for a handback."
    )
