"""Sound that goes nowhere, as steered by a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interpreter.domain.audio import Samples
from interpreter.domain.errors import NoRoom, UserMistake
from interpreter.domain.timeline import Ticks
from interpreter.network.media import Reception

ANSWER = "v=0 answer"


@dataclass
class FakeMedia:
    """Remembers who hears what; offers name the listener and the channel."""

    most: int = 1000
    hearing: dict[str, str] = field(default_factory=dict)
    offered: dict[str, str] = field(default_factory=dict)
    notices: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    sounded: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    reports: dict[str, Reception] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    error: Exception | None = None

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        self.sounded.append(channel)

    def forget(self, channel: str) -> None:
        self.forgotten.append(channel)

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        if self.error is not None:
            raise self.error
        if len(self.hearing.keys() | self.offered.keys() | {listener}) > self.most:
            raise NoRoom("No more listeners can be served.")
        self.hearing.pop(listener, None)
        self.offered[listener] = channel
        if notice is not None:
            self.notices.append((listener, channel))
        return f"v=0 offer {channel}"

    async def answer(self, listener: str, sdp: str) -> None:
        if sdp != ANSWER:
            raise UserMistake("This is no answer.")
        self.hearing[listener] = self.offered.pop(listener)

    async def switch(self, listener: str, channel: str) -> None:
        for those in (self.hearing, self.offered):
            if listener in those:
                those[listener] = channel

    async def tell(self, listener: str, notice: Samples) -> bool:
        heard = listener in self.hearing
        self.told += [listener] if heard else []
        return heard

    async def leave(self, listener: str) -> None:
        self.hearing.pop(listener, None)
        self.offered.pop(listener, None)

    def receptions(self) -> Mapping[str, Reception]:
        return self.reports

    def broken(self) -> frozenset[str]:
        failed, self.failed = frozenset(self.failed), set()
        for listener in failed:
            self.hearing.pop(listener, None)
        return failed

    async def close(self) -> None:
        self.hearing.clear()
        self.offered.clear()
