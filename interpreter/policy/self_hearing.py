"""Decides whether a source hears what one of our own outputs plays.

Such a source would have the machine interpret itself. What was played and heard are compared every half second; twice
in a row above 0.5, over three seconds of played speech, raises the alarm. It is over after five seconds without
likeness while something was played, or after thirty while there was nothing to compare.
"""

from dataclasses import dataclass

from interpreter.domain.health import Alarm, Matter
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds

COMPARE_EVERY = ticks_from_ms(500)

_ALIKE = 0.5
_UNLIKE = 0.4
_TIMES = 2
_OVER_AFTER = ticks_from_seconds(5)
_FORGOTTEN_AFTER = ticks_from_seconds(30)


@dataclass(slots=True)
class _Pair:
    alike: int = 0
    alarming: bool = False
    last_alike: Ticks = Ticks(0)
    unlike_since: Ticks | None = None

    def observe(self, similarity: float | None, now: Ticks) -> None:
        if similarity is None:
            self._over(now, self.last_alike + _FORGOTTEN_AFTER)
            return
        self.alike = self.alike + 1 if similarity > _ALIKE else 0
        if similarity >= _UNLIKE:
            self.last_alike, self.unlike_since = now, None
        elif self.unlike_since is None:
            self.unlike_since = now
        if self.alike >= _TIMES:
            self.alarming = True
        elif self.unlike_since is not None:
            self._over(now, self.unlike_since + _OVER_AFTER)

    def _over(self, now: Ticks, when: int) -> None:
        self.alarming = self.alarming and now < when


class SelfHearing:
    """Follows every source against every channel that plays the machine's voice."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], _Pair] = {}
        self._told: dict[str, Alarm] = {}

    @property
    def sources(self) -> frozenset[str]:
        """The sources that hear an output of ours now; nothing of theirs is to be interpreted."""
        return frozenset(self._told)

    def observe(self, source: str, channel: str, similarity: float | None, now: Ticks) -> Alarm | None:
        """Take how alike the two were just now, None where nothing can be said; return an alarm that begins or ends.

        To be called every COMPARE_EVERY for each pair.
        """
        self._pairs.setdefault((source, channel), _Pair()).observe(similarity, now)
        return self._tell(source)

    def forget(self, name: str) -> list[Alarm]:
        """A source or channel was taken away; return the alarms that this ends."""
        affected = dict.fromkeys(source for source, channel in self._pairs if name in {source, channel})
        self._pairs = {pair: state for pair, state in self._pairs.items() if name not in pair}
        return [alarm for source in affected if (alarm := self._tell(source))]

    def _tell(self, source: str) -> Alarm | None:
        """Return what changed about a source, if anything."""
        channels = [heard for (one, heard), pair in self._pairs.items() if one == source and pair.alarming]
        if channels and source not in self._told:
            alarm = Alarm(Matter.SELF_HEARING, source, active=True, detail=_detail(source, channels[0]))
            self._told[source] = alarm
            return alarm
        if not channels and source in self._told:
            del self._told[source]
            return Alarm(Matter.SELF_HEARING, source, active=False)
        return None


def _detail(source: str, channel: str) -> str:
    return (
        f"{source} hears what the channel {channel} plays and is not interpreted; "
        "choose another input, or turn the loudspeaker away from the microphone."
    )
