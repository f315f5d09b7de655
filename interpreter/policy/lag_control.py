"""Turns all knobs of a listener channel together, so that nobody is later than the channel's budget.

A listener is late by the time from the beginning of a word on the floor until its translation begins to sound. What is
given here is how late that will be, at the normal rate, for whatever is worst off: clauses that wait for the voice, and
words that were said but are not committed or in no clause yet. Up to half the budget nothing is done; from there to
nine tenths the knobs are turned in this order, each smoothly, so that the least harmful ones go first:

    pressure 0 to 0.4     clauses are shorter and wait less for more words
    0.25 to 0.6           pauses are shorter
    0.4 to 0.9            the voice speaks faster, up to its fastest rate
    from 0.75             the engine commits sooner, if less surely

Pressure rises at once and falls in four seconds at the fastest, and an engine that is in a hurry stays so until it has
fallen to a quarter: a voice that catches up does not change its ways with every clause. What none of this saves,
`PlayoutPolicy` skips.
"""

from dataclasses import dataclass, replace

from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.domain.tuning import FASTEST_RATE
from interpreter.policy.clauses import ClausePolicy, ClauseTiming
from interpreter.policy.playout import PlayoutPolicy

_FREE_SHARE, _FULL_SHARE = 0.5, 0.9
_RELEASE = ticks_from_seconds(4)
_HURRY_FROM, _HURRY_UNTIL = 0.75, 0.25
_SHORT = ClauseTiming(
    longest_words=4,
    idle_words=3,
    idle_wait=ticks_from_ms(600),
    busy_wait=ticks_from_ms(1_000),
    full_wait=ticks_from_ms(100),
)
"""The clauses of a channel under full pressure."""
_SHORT_PAUSES = 0.3
_GIVEN_UP = ticks_from_seconds(10)


@dataclass(frozen=True, slots=True)
class Knobs:
    """What a channel is run by; as they are by default they change nothing."""

    timing: ClauseTiming
    slowest: float = 1.0
    """No speech is slower than this."""
    pauses: float = 1.0
    """The share of each pause between clauses that is left."""
    hurried: bool = False
    """Whether the engine is to commit sooner."""


class LagControl:
    """The knobs of one channel. `budget` is how late listeners may be at most, None for no limit: nothing is turned."""

    def __init__(
        self, timing: ClauseTiming, *, fastest: float = FASTEST_RATE, budget: Ticks | None = None
    ) -> None:
        """`timing` is how clauses are cut without pressure, `fastest` the highest rate of the voice."""
        self._timing = timing
        self._fastest = fastest
        self._level = 0.0
        self._seen = Ticks(0)
        self._hurried = False
        self.budget = budget

    @property
    def pressure(self) -> float:
        """How much has to be done to stay within the budget: 0 nothing, 1 everything."""
        return self._level

    @property
    def hurried(self) -> bool:
        """Whether the engine is to commit sooner."""
        return self._hurried

    def turn(self, lateness: Ticks, now: Ticks) -> Knobs:
        """Take how late the listener will be if nothing is done, and return the knobs of this moment."""
        wanted = 0.0
        if self.budget is not None:
            wanted = _between(lateness / self.budget, _FREE_SHARE, _FULL_SHARE)
        released = (now - self._seen) / _RELEASE
        self._level, self._seen = max(wanted, self._level - released, 0.0), now
        self._hurried = self._level > (_HURRY_UNTIL if self._hurried else _HURRY_FROM)
        return Knobs(
            self._clauses(_between(self._level, 0.0, 0.4)),
            round(1.0 + (self._fastest - 1.0) * _between(self._level, 0.4, 0.9), 3),
            1.0 - (1.0 - _SHORT_PAUSES) * _between(self._level, 0.25, 0.6),
            self._hurried,
        )

    def _clauses(self, share: float) -> ClauseTiming:
        """Return the usual timing, moved by a share of the way to the short one where that is shorter."""
        usual = self._timing
        moved = {
            name: round(value + min(0, getattr(_SHORT, name) - value) * share)
            for name in ("longest_words", "idle_words", "idle_wait", "busy_wait", "full_wait")
            for value in (getattr(usual, name),)
        }
        return replace(usual, **moved) if share else usual


class Steering:
    """Runs one channel's clauses and playout by the knobs of its lag control.

    Give every hypothesis to `take` and call `advance` before clauses are taken and speech is decided on. The budget is
    never_later of the playout.
    """

    def __init__(
        self, clauses: ClausePolicy, playout: PlayoutPolicy, language: str, *, fastest: float = FASTEST_RATE
    ) -> None:
        self._clauses = clauses
        self._playout = playout
        self._unsettled = _Unsettled(language)
        self._control = LagControl(clauses.timing, fastest=fastest)

    @property
    def hurried(self) -> bool:
        """Whether the engine is to commit sooner."""
        return self._control.hurried

    @property
    def pressure(self) -> float:
        """How much has to be done to stay within the budget: 0 nothing, 1 everything."""
        return self._control.pressure

    def take(self, hypothesis: Hypothesis, now: Ticks) -> None:
        """Take a revision of the channel's translation; those of other languages tell nothing."""
        self._unsettled.take(hypothesis, now)

    def advance(self, now: Ticks, *, speaks: bool = True) -> None:
        """Turn the knobs for this moment; nobody is late on a channel on which the machine does not speak."""
        if self._playout.never_later is None and not self._control.pressure:
            return
        self._control.budget = self._playout.never_later
        knobs = self._control.turn(self._lateness(now) if speaks else Ticks(0), now)
        self._clauses.timing = knobs.timing
        self._playout.urge(knobs.slowest, knobs.pauses)

    def _lateness(self, now: Ticks) -> Ticks:
        late, free = self._playout.prospect(now)
        since = (self._clauses.waiting_since, self._unsettled.since(now))
        return max(late, *(Ticks(free - start) for start in since if start is not None), Ticks(0))


class _Unsettled:
    """Since when something has been said that is shown in a language but not committed."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._open: dict[int, tuple[Ticks, Ticks]] = {}

    def take(self, hypothesis: Hypothesis, now: Ticks) -> None:
        if hypothesis.language != self._language:
            return
        self._open.pop(hypothesis.utterance, None)
        if hypothesis.provisional and not hypothesis.ended:
            self._open[hypothesis.utterance] = hypothesis.provisional[0].start, now

    def since(self, now: Ticks) -> Ticks | None:
        """Return when the oldest of it was said; what has not been revised for ten seconds is given up."""
        for utterance, (_, at) in list(self._open.items()):
            if now - at > _GIVEN_UP:
                del self._open[utterance]
        return min((start for start, _ in self._open.values()), default=None)


def _between(value: float, low: float, high: float) -> float:
    """Return where `value` stands from low, 0, to high, 1."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
