"""Keeps an eye on live sound and on the disk, and says what the operator has to know."""

from collections.abc import Callable, Mapping, Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.health import Alarm, Matter, SourceWarning
from interpreter.domain.levels import Level
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.dsp.levels import LevelMeter
from interpreter.policy.levels import SourceWatch
from interpreter.session.chronicle import Chronicle
from interpreter.session.guarding import SelfHearingGuard

_LOOK_EVERY = ticks_from_ms(200)


class Watch:
    """Measures every source and channel, and publishes warnings and alarms when they begin and when they end."""

    def __init__(
        self,
        chronicle: Chronicle,
        problems: Mapping[Matter, Callable[[], str | None]],
        *,
        ignore: Callable[[str, bool], None],
    ) -> None:
        """`problems` says what keeps the record from the disk, each in one sentence, or None.

        `ignore` keeps a source out of the machine's ears, or lets it in again.
        """
        self._chronicle = chronicle
        self._problems = problems
        self._ignore = ignore
        self._guard = SelfHearingGuard(self._on_self_hearing)
        self._meters: dict[str, LevelMeter] = {}
        self._sources: dict[str, SourceWatch] = {}
        self.levels: dict[str, Level] = {}
        """By source and channel, the newest level."""
        self._alarms: dict[tuple[Matter, str], str] = {}
        self._looked = Ticks(-_LOOK_EVERY)

    def heard(self, frames: Sequence[AudioFrame]) -> None:
        """Take what was captured; its levels and what is wrong with them are known every 100 ms."""
        for frame in frames:
            self._guard.heard(frame.source, frame)
            watch = self._sources.setdefault(frame.source, SourceWatch())
            for level in self._measured(frame.source, frame):
                before = watch.warning
                if watch.observe(level) is not before:
                    self._chronicle.publish(SourceWarning(frame.source, watch.warning))

    def sounded(self, channel: str, frames: Sequence[AudioFrame], *, machine: bool) -> None:
        """Take what was heard on a channel, the machine's voice or somebody else's."""
        if machine:
            self._guard.played(channel, frames)
        for frame in frames:
            self._measured(channel, frame)

    def forget(self, name: str) -> None:
        """A source, channel or desk was taken away."""
        watch = self._sources.pop(name, None)
        if watch is not None and watch.warning is not None:
            self._chronicle.publish(SourceWarning(name, None))
        self._guard.forget(name)
        self._meters.pop(name, None)
        self.levels.pop(name, None)

    def _on_self_hearing(self, alarm: Alarm) -> None:
        self._ignore(alarm.about, alarm.active)
        self._chronicle.publish(alarm)

    def _measured(self, name: str, frame: AudioFrame) -> tuple[Level, ...]:
        levels = self._meters.setdefault(name, LevelMeter()).push(frame.samples)
        if levels:
            self.levels[name] = levels[-1]
        return levels

    def advance(self, now: Ticks) -> None:
        """Look again at what changes slowly."""
        self._guard.advance(now)
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
