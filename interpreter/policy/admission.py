"""Who is let into the room of listeners, how often they may ask for something, and what they complain of.

A whole venue may have one address: nothing but tries that failed is counted by address.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass
from ipaddress import IPv6Network, ip_address
from typing import Literal

Press = Literal["lost", "fast"]
"""“I am lost”, or “too fast”."""


@dataclass(frozen=True, slots=True)
class DoorRules:
    """How many tries may fail."""

    failures: int = 10
    within_s: float = 120.0
    blocked_s: float = 300.0
    addresses: int = 4096
    """How many are remembered; the one that failed longest ago is forgotten first."""


class Doors:
    """Counts by address what failed, and blocks where too much did."""

    def __init__(self, rules: DoorRules | None = None) -> None:
        self._rules = rules or DoorRules()
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def failed(self, address: str, now: float) -> None:
        """A code or PIN from this address was wrong."""
        place = _place_of(address)
        times = self._failed.pop(place, None) or deque[float](maxlen=self._rules.failures)
        times.append(now)
        self._failed[place] = times
        if len(self._failed) > self._rules.addresses:
            self._failed.popitem(last=False)

    def blocked_s(self, address: str, now: float) -> float:
        """Return for how long nobody at this address is let in, 0 where somebody may be."""
        times = self._failed.get(_place_of(address))
        if times is None or len(times) < self._rules.failures or times[-1] - times[0] > self._rules.within_s:
            return 0.0
        return max(0.0, times[-1] + self._rules.blocked_s - now)


def _place_of(address: str) -> str:
    """Return what stands for an address; all of IPv6 that one machine may choose from is one."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(IPv6Network((known, 64), strict=False))


class Allowance:
    """So many a second, and a few at once."""

    def __init__(self, *, per_s: float, burst: int) -> None:
        self._per_s = per_s
        self._burst = float(burst)
        self._left = float(burst)
        self._at = 0.0

    def take(self, now: float) -> bool:
        """Whether one more is allowed; then it counts."""
        self._refill(now)
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def reserve(self, now: float) -> float:
        """Count one more; return in how many seconds it is allowed."""
        self._refill(now)
        self._left -= 1
        return max(0.0, -self._left / self._per_s)

    def _refill(self, now: float) -> None:
        self._left = min(self._burst, self._left + max(0.0, now - self._at) * self._per_s)
        self._at = now


class Presses:
    """Counts how many listeners of each channel said in the last minute that they are lost, or that it is too fast."""

    def __init__(self, *, within_s: float = 60.0) -> None:
        self._within_s = within_s
        self._pressed: OrderedDict[tuple[str, Press], tuple[str, float]] = OrderedDict()

    def press(self, listener: str, channel: str, press: Press, now: float) -> None:
        """A listener pressed a button; whoever presses twice counts once."""
        self._pressed.pop((listener, press), None)
        self._pressed[listener, press] = (channel, now)

    def counts(self, now: float) -> dict[tuple[str, Press], int]:
        """Return how many pressed, by channel and button."""
        while self._pressed and next(iter(self._pressed.values()))[1] < now - self._within_s:
            self._pressed.popitem(last=False)
        counts: dict[tuple[str, Press], int] = {}
        for (_, press), (channel, _) in self._pressed.items():
            counts[channel, press] = counts.get((channel, press), 0) + 1
        return counts


def language_choice(languages: tuple[str, ...], offered: dict[str, str]) -> str | None:
    """Return which of the channels (by id, with their languages) suits who reads `languages`, the dearest first.

    The same tag is better than another one of the language; None where nothing suits.
    """
    for wanted in (language.lower().replace("_", "-") for language in languages):
        exact = [channel for channel, language in offered.items() if language.lower() == wanted]
        near = [channel for channel, language in offered.items() if _plain(language) == _plain(wanted)]
        if exact or near:
            return (exact or near)[0]
    return None


def _plain(tag: str) -> str:
    return tag.lower().partition("-")[0]
