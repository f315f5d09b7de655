"""Keeps the application from interpreting itself: watches every source for what our own channels play."""

from collections.abc import Callable, Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.health import Alarm
from interpreter.domain.timeline import Ticks
from interpreter.dsp.correlation import RecentSound, similarity
from interpreter.policy.self_hearing import COMPARE_EVERY, SelfHearing


class SelfHearingGuard:
    """Compares what sources hear with what the machine says, and hands on the alarms that begin and end."""

    def __init__(self, on_alarm: Callable[[Alarm], None]) -> None:
        self._on_alarm = on_alarm
        self._policy = SelfHearing()
        self._heard: dict[str, RecentSound] = {}
        self._played: dict[str, RecentSound] = {}
        self._compared = Ticks(0)

    def heard(self, source: str, frame: AudioFrame) -> None:
        """Take what a source heard."""
        self._heard.setdefault(source, RecentSound()).take(frame)

    def played(self, channel: str, frames: Sequence[AudioFrame]) -> None:
        """Take what the machine said on a channel."""
        for frame in frames:
            self._played.setdefault(channel, RecentSound()).take(frame)

    def advance(self, now: Ticks) -> None:
        """Compare every half second, one source after the other."""
        if now - self._compared < COMPARE_EVERY:
            return
        self._compared = now
        for source, heard in self._heard.items():
            for channel, played in self._played.items():
                alarm = self._policy.observe(source, channel, similarity(played, heard), now)
                if alarm is not None:
                    self._on_alarm(alarm)

    def forget(self, name: str) -> None:
        """A source or channel was taken away."""
        self._heard.pop(name, None)
        self._played.pop(name, None)
        for alarm in self._policy.forget(name):
            self._on_alarm(alarm)
