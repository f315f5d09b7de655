"""Keeps an eye on live sound and on the disk, and says what the operator has to know."""

from collections.abc import Callable, Mapping, Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.health import Alarm, Matter
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.session.chronicle import Chronicle

_LOOK_EVERY = ticks_from_ms(200)


class Watch:
    """Measures every source and channel, and publishes warnings and alarms when they begin and when they end."""

    def __init__(self, chronicle: Chronicle, problems: Mapping[Matter, Callable[[], str | None]]) -> None:
        """`problems` says what keeps the record from the disk, each in one sentence, or None."""
        self._chronicle = chronicle
        self._problems = problems
        self._alarms: dict[tuple[Matter, str], str] = {}
        self._looked = Ticks(-_LOOK_EVERY)

    def heard(self, frames: Sequence[AudioFrame]) -> None:
        """Take what was captured."""

    def sounded(self, channel: str, frames: Sequence[AudioFrame]) -> None:
        """Take what was heard on a channel."""

    def advance(self, now: Ticks) -> None:
        """Look again at what changes slowly."""
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        for matter, problem in self._problems.items():
            self.alarm(matter, "", problem() or "")

    def alarm(self, matter: Matter, about: str, detail: str) -> None:
        """Raise an alarm, or end it where `detail` is empty."""
        key = matter, about
        if self._alarms.get(key, "") == detail:
            return
        if detail:
            self._alarms[key] = detail
        else:
            del self._alarms[key]
        self._chronicle.publish(Alarm(matter, about, bool(detail), detail))
