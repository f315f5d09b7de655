"""How good a lag is, and what it comes from."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from interpreter.domain.channels import ChannelChanged, SkipCause, SpeechSkipped
from interpreter.domain.events import Published
from interpreter.domain.health import Overload, StageLag, VoiceBacklog
from interpreter.domain.timeline import seconds_from_ticks
from ui.models.held import Held
from ui.models.views import Grade, LagCause, LagView, LimitView

GOOD_S = 3.0
"""Listeners expect the translation within about three seconds (PRODUCT.md; MEASURING.md, end offset)."""
FAIR_S = 5.0
"""Slightly better than the slowest of the published speech systems that MEASURING.md names (5.5 s)."""
QUEUE_S = 1.5
"""Speech that waits longer than this is what an interpretation comes late from."""
OLD_S = 15.0
"""A lag that was told longer ago says nothing of a floor on which nobody speaks."""
HURRIES_FROM = 0.25
"""From this pressure on pauses are shorter, and then the voice is faster (policy/lag_control.py)."""
LATELY_S = 20.0
"""So long it is told that words were left out."""

_MOST_LEFT_OUT = 500
_NOTHING: Mapping[str, int] = MappingProxyType({})
_VOICE_STAGE = "voice "
_WORST_FIRST = (Grade.POOR, Grade.FAIR, Grade.GOOD, Grade.UNKNOWN)


def grade_of(seconds: float) -> Grade:
    """Return how good it is to be so late."""
    if seconds <= GOOD_S:
        return Grade.GOOD
    return Grade.FAIR if seconds <= FAIR_S else Grade.POOR


def worst_of(lags: Iterable[LagView]) -> LagView:
    """Return the one that needs attention first: the poorest, of equals the longest."""
    return min(
        lags, key=lambda lag: (_WORST_FIRST.index(lag.grade), -(lag.seconds or 0.0)), default=LagView()
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """When the lags are looked at: session time, and whether anybody speaks."""

    elapsed_s: float = 0.0
    speaking: bool = False


class LeftOut:
    """Counts the words of every channel that were not spoken because too much waited."""

    def __init__(self) -> None:
        self._told: deque[tuple[float, str, int]] = deque(maxlen=_MOST_LEFT_OUT)

    def take(self, published: Published) -> None:
        """Take an event; all but such words are left alone."""
        match published.event:
            case SpeechSkipped(channel=channel, words=words, cause=SkipCause.BACKLOG):
                self._told.append((seconds_from_ticks(published.at), channel, words))
            case _:
                pass

    def lately(self, elapsed_s: float) -> Mapping[str, int]:
        """Return how many they were by channel within the last seconds of session time."""
        counted: Counter[str] = Counter()
        for at_s, channel, words in self._told:
            if elapsed_s - at_s < LATELY_S:
                counted[channel] += words
        return counted


class Lags:
    """The lags of all languages and channels at one moment."""

    def __init__(self, held: Held, moment: Moment, left_out: Mapping[str, int] = _NOTHING) -> None:
        """`left_out` is how many words of a channel were lately not spoken."""
        self._told = {lag.language: (seconds_from_ticks(at), lag) for at, lag in held.timed(StageLag)}
        self._waiting = {one.channel: seconds_from_ticks(one.backlog) for one in held.all(VoiceBacklog)}
        self._hurrying = {one.channel for one in held.all(VoiceBacklog) if one.pressure >= HURRIES_FROM}
        self._limits = {one.channel: one.never_later_s for one in held.all(ChannelChanged)}
        self._left_out = left_out
        self._behind: Set[str] = {one.stage for one in held.all(Overload) if one.behind}
        self._moment = moment

    @property
    def languages(self) -> Set[str]:
        """Those of which a lag was told."""
        return self._told.keys()

    def backlog_s(self, channel: str) -> float:
        """Return how much speech waits to be heard on a channel, seconds at the normal rate."""
        return self._waiting.get(channel, 0.0)

    def view(self, language: str, channel: str = "") -> LagView:
        """Return the lag of a language as it is on a channel.

        The number is how late words are shown; the grade counts speech that waits as well, where that is longer.
        """
        limit = self._limit(channel)
        if language not in self._told:
            return LagView(limit=limit)
        told_s, lag = self._told[language]
        seconds = seconds_from_ticks(lag.lag)
        grade = grade_of(max(seconds, self.backlog_s(channel)))
        old = not self._moment.speaking and self._moment.elapsed_s - told_s > OLD_S
        if old and grade is Grade.POOR:
            grade = Grade.UNKNOWN
        return LagView(round(seconds, 1), grade, self._cause(channel), limit)

    def _limit(self, channel: str) -> LimitView:
        return LimitView(self._limits.get(channel), channel in self._hurrying, self._left_out.get(channel, 0))

    def _cause(self, channel: str) -> LagCause:
        if any(not stage.startswith(_VOICE_STAGE) for stage in self._behind):
            return LagCause.ENGINE
        if self.backlog_s(channel) > QUEUE_S or _VOICE_STAGE + channel in self._behind:
            return LagCause.VOICE
        return LagCause.WORDS
