"""How sound reaches listeners: from this process, or through Janus nodes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks


@dataclass(frozen=True, slots=True)
class Reception:
    """How well a listener hears, as their browser reports."""

    channel: str
    loss: float = 0.0
    """The share of packets that got lost in the last seconds, 0 to 1."""
    delay_ms: float | None = None
    """Half of the time to the listener and back; None until it is known."""


class Media(Protocol):
    """Sends each channel to whoever hears it. Everything is called from one asyncio task group's loop."""

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        """Take what sounds on a channel from `start` on: mono, 48 kHz, float32 in -1..1; a later start is silence."""
        ...

    def forget(self, channel: str) -> None:
        """A channel was taken away; whoever heard it hears silence."""
        ...

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        """Prepare to send a channel to a listener, in place of what was sent before; return the SDP offer.

        `notice`, mono at 48 kHz, is heard first. Raises NoRoom where no more can be sent.
        """
        ...

    async def answer(self, listener: str, sdp: str) -> None:
        """Begin to send, after what the listener's browser answered. Raises UserMistake for what is no answer."""
        ...

    async def switch(self, listener: str, channel: str) -> None:
        """Send another channel from now on, without a new offer; nothing happens for who hears nothing."""
        ...

    async def tell(self, listener: str, notice: Samples) -> bool:
        """Have a listener hear a notice, mono at 48 kHz, in place of what sounds meanwhile; return whether they do."""
        ...

    async def leave(self, listener: str) -> None:
        """Send nothing more to a listener."""
        ...

    def receptions(self) -> Mapping[str, Reception]:
        """How well each listener hears whose sound arrives."""
        ...

    def broken(self) -> frozenset[str]:
        """The listeners whose sound has ended and who need a new offer, each told once."""
        ...

    async def close(self) -> None:
        """Send nothing more to anybody."""
        ...
