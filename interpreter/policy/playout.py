"""Decides when, how fast and whether each clause is heard on one listener channel.

The voice catches up by speaking faster and pausing less, and above a bounded backlog it skips the oldest clause and
says so. The backlog is committed speech that waits to be heard, in seconds at the normal rate; what sounds already is
not in it:

    below 1 s   normal rate
    1 to 3 s    up to 1.15 times as fast
    3 to 6 s    up to 1.25 times as fast, shorter pauses
    above 6 s   the oldest clause that is not yet spoken is skipped
    above 30 s  nothing is spoken until the voice is free again: captions only, and an alarm

Where listeners are never to be later than some time, that takes the place of the 6 s: a clause is skipped that would
begin later than that after it was said, if one said later could begin in its place.
"""

from collections import deque
from dataclasses import dataclass, replace
from statistics import median_low

from interpreter.domain.channels import Clause, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.hypothesis import text_of
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.domain.tuning import FASTEST_RATE
from interpreter.policy.clauses import spoken_words
from interpreter.policy.speaking_rate import nearer, rate_for, weight

FASTEST = FASTEST_RATE
SKIP_ABOVE = ticks_from_seconds(6)
ALARM_ABOVE = ticks_from_seconds(30)
_SHORTER_PAUSES_ABOVE = ticks_from_seconds(3)
_LONGEST_JOIN = ticks_from_seconds(4)
_PAUSE_AFTER = {",": 85, ";": 125, ":": 125, ".": 180, "!": 180, "?": 180, "…": 180}
_PAUSE_WITHIN_MS = 40
_SHORT_PAUSE = 0.3
_MEMORY = 0.9
_LONGEST_SYNTHESIS = ticks_from_seconds(2)
_ANSWERS_REMEMBERED = 5
_TOLD_EVERY = ticks_from_seconds(1)
_WORTH_TELLING = ticks_from_ms(200)
_WORTH_TELLING_PRESSURE = 0.25


@dataclass(frozen=True, slots=True)
class Speak:
    """One request to the voice: clauses of one utterance joined, `clause` being the first of them.

    The speech starts at `not_before` or later; `words` counts what is said.
    """

    clause: int
    clauses: tuple[int, ...]
    channel: str
    language: str
    utterance: int
    text: str
    words: int
    rate: float
    not_before: Ticks

    def played(self, start: Ticks, duration: Ticks) -> SpeechPlayed:
        """The event that says what listeners hear."""
        return SpeechPlayed(self.channel, self.language, self.utterance, start, duration, self.rate)

    def skipped(self, cause: SkipCause) -> SpeechSkipped:
        """The event that says that listeners will not hear it."""
        return SpeechSkipped(self.channel, self.language, self.utterance, self.words, cause)


class PlayoutPolicy:
    """Orders the speech of one channel: nothing overlaps, nothing is reordered, the backlog is bounded.

    Give every clause to `offer`, call `decide` at every tick, and answer each `Speak` by `placed` for every piece of
    it as the voice says it, and `complete` or `failed`, before the next one is given.
    """

    def __init__(
        self,
        *,
        lead: Ticks = ticks_from_ms(300),
        characters_per_second: float = 15.0,
        fastest: float = FASTEST,
    ) -> None:
        """`lead` is how long before the end of the present speech the next is asked for, besides what that takes.

        No rate is above `fastest`.
        """
        self.never_later: Ticks | None = None
        """How late a clause may begin, counted from its first word on the floor; None to skip by the backlog."""
        self._fastest, self._slowest, self._pauses = fastest, 1.0, 1.0
        self._usual_lead = lead
        self._needed: deque[Ticks] = deque(maxlen=_ANSWERS_REMEMBERED)
        self._waited: deque[Ticks] = deque(maxlen=_ANSWERS_REMEMBERED)
        self._first_at = Ticks(0)
        self._asked_at = Ticks(0)
        self._waiting: deque[Clause] = deque()
        self._asked: Speak | None = None
        self._asked_length = Ticks(0)
        self._begun: Ticks | None = None
        self._said = Ticks(0)
        self._free_at = Ticks(0)
        self._last_mark = ""
        self._rate = 1.0
        self._characters = characters_per_second
        self._seconds = 1.0
        self._alarm = False

    @property
    def synthesis(self) -> Ticks:
        """How long the voice needs until it begins to speak: the median of its latest five times, at most two seconds.

        One answer that waited for a voice which starts again is not what the voice needs.
        """
        return min(median_low(self._needed), _LONGEST_SYNTHESIS) if self._needed else Ticks(0)

    @property
    def reserve(self) -> Ticks:
        """How much later than it could a clause begins, so that a voice slower than its speech makes no pauses in it.

        That is what the latest five would have had to wait at their beginning: the median, at most two seconds.
        """
        return min(median_low(self._waited), _LONGEST_SYNTHESIS) if self._waited else Ticks(0)

    @property
    def alarm(self) -> bool:
        """Whether the channel has fallen so far behind that it shows captions only."""
        return self._alarm

    @property
    def speech_end(self) -> Ticks:
        """When the last placed speech ends."""
        return self._free_at

    @property
    def asked(self) -> Speak | None:
        """What the voice is asked for, until it has said all of it or failed."""
        return self._asked

    def sounds_until(self, now: Ticks) -> Ticks | None:
        """When speech of which the end is not known yet will probably end; None where none sounds."""
        if self._asked is None or self._begun is None or now < self._begun:
            return None
        return Ticks(max(self._free_at, self._begun + round(self._expected(self._asked))))

    @property
    def settled(self) -> bool:
        """Whether nothing waits for the voice or for its answer."""
        return not self._waiting and self._asked is None

    def offer(self, clause: Clause) -> None:
        """Queue `clause` after all earlier ones; one without a word to say is dropped."""
        if spoken_words(clause.words):
            self._waiting.append(clause)

    def idle(self, now: Ticks) -> bool:
        """Whether the voice could take new speech without anyone waiting."""
        return self.settled and self._free_at - now <= self._lead

    def backlog(self) -> Ticks:
        """Return how much committed speech waits to be heard; what sounds already is not waiting."""
        return Ticks(self._asked_length + sum(self._length(clause) for clause in self._waiting))

    def urge(self, slowest: float, pauses: float) -> None:
        """From the next clause on speak at least so fast, with this share of each pause."""
        self._slowest, self._pauses = slowest, pauses

    def prospect(self, now: Ticks) -> tuple[Ticks, Ticks]:
        """Return how late the latest clause that waits will begin, and when the voice is free for one more.

        What waits is counted at the normal rate, with nothing skipped; the first is 0 where nothing waits.
        """
        free = max(self._free_at, Ticks(now + self.synthesis))
        if (asked := self._asked) is not None:
            begun = max(free, asked.not_before) if self._begun is None else self._begun
            free = max(free, Ticks(begun + round(self._expected(asked))))
        late = 0
        for clause in self._waiting:
            late = max(late, free - clause.words[0].start)
            free = Ticks(free + self._length(clause))
        return Ticks(late), free

    def rate_of(self, text: str) -> float:
        """Return the rate of speech that were asked for now, had nothing but this text to be said."""
        return round(self._next_rate(self._ticks_of(text)), 2)

    def decide(self, now: Ticks) -> tuple[Speak | None, tuple[SpeechSkipped, ...]]:
        """Return what the voice is to say next, if it is time for it, and what listeners will not hear."""
        skipped = self._shed(now)
        if self._asked is not None or not self._waiting:
            return None, skipped
        backlog = self.backlog()
        not_before = self._next_start(backlog)
        if not_before - now > self._lead:
            return None, skipped
        skipped += self._too_late(max(not_before, Ticks(now + self.synthesis)))
        backlog = self.backlog() if skipped else backlog
        self._rate = self._next_rate(backlog)
        self._asked, self._asked_at = self._join(Ticks(max(not_before, now))), now
        return self._asked, skipped

    def needed(self, took: Ticks) -> None:
        """Take how long the voice needed until it began to speak."""
        self._needed.append(took)

    def placed(self, duration: Ticks, now: Ticks, *, prepared: bool = False) -> Ticks:
        """Take the length of the next piece of the speech asked for; return when it starts.

        That is the very end of the piece before, or `now` where the voice was slower than its speech sounds. What was
        `prepared` tells nothing of what the voice needs. Raises ValueError if nothing was asked for.
        """
        asked = self._open_request()
        reserve = Ticks(0) if prepared else self.reserve
        if not prepared:
            self._time(now)
        if self._begun is None:
            start = self._begun = Ticks(max(asked.not_before, now + reserve))
            self._asked_length = Ticks(0)
        else:
            start = Ticks(max(self._free_at, now))
        self._said = Ticks(self._said + duration)
        self._free_at = Ticks(start + duration)
        return start

    def complete(self) -> SpeechPlayed | None:
        """The voice has said all that was asked for; return what is heard, None where nothing was placed of it.

        In that case it is still asked for. Raises ValueError if nothing was asked for.
        """
        asked = self._open_request()
        if (played := self._heard_of(asked)) is not None:
            self._learn(asked, self._said)
            self._close(asked)
        return played

    def failed(self, cause: SkipCause = SkipCause.NO_VOICE) -> tuple[SpeechPlayed | None, SpeechSkipped]:
        """No more is said of what was asked for; return what is heard of it, if anything, and what is not.

        How many words were heard is estimated by the time. Raises ValueError if nothing was asked for.
        """
        asked = self._open_request()
        played = self._heard_of(asked)
        share = 0.0 if played is None else min(1.0, played.duration / self._expected(asked))
        left = max(1, asked.words - int(asked.words * share))
        self._close(asked)
        return played, replace(asked.skipped(cause), words=left)

    def drop(self, cause: SkipCause) -> tuple[SpeechSkipped, ...]:
        """Forget everything that waits, as when a human takes the channel or the session stops."""
        skipped = tuple(_skip(clause, cause) for clause in self._waiting)
        self._waiting.clear()
        return skipped

    def cut(self, at: Ticks) -> None:
        """What was placed is not heard after `at`: the channel is free from then on."""
        self._free_at = min(self._free_at, at)

    def occupied(self, until: Ticks) -> None:
        """Something else is said on the channel until then."""
        self._free_at = max(self._free_at, until)

    @property
    def _lead(self) -> Ticks:
        return Ticks(self._usual_lead + self.synthesis + self.reserve)

    def _next_rate(self, backlog: Ticks) -> float:
        return nearer(self._rate, min(self._fastest, max(self._slowest, rate_for(backlog))))

    def _time(self, now: Ticks) -> None:
        """A piece came now: the first says what the voice needs to begin, the others what they are late by."""
        if self._begun is None:
            self._first_at = now
            self.needed(Ticks(now - self._asked_at))
            self._waited.append(Ticks(0))
        self._waited[-1] = Ticks(max(self._waited[-1], now - self._first_at - self._said))

    def _open_request(self) -> Speak:
        if self._asked is None:
            raise ValueError("the voice answered without having been asked")
        return self._asked

    def _heard_of(self, asked: Speak) -> SpeechPlayed | None:
        """What listeners hear of it, as far as it is placed and not cut."""
        if self._begun is None or self._free_at <= self._begun:
            return None
        return asked.played(self._begun, Ticks(self._free_at - self._begun))

    def _close(self, asked: Speak) -> None:
        if self._begun is not None:
            self._last_mark = asked.text[-1]
        self._asked, self._asked_length = None, Ticks(0)
        self._begun, self._said = None, Ticks(0)

    def _expected(self, asked: Speak) -> float:
        """How many ticks it takes to say something."""
        return self._ticks_of(asked.text) / asked.rate

    def _shed(self, now: Ticks) -> tuple[SpeechSkipped, ...]:
        backlog = self.backlog()
        self._alarm = backlog > ALARM_ABOVE or (self._alarm and not self.idle(now))
        if self._alarm:
            return self.drop(SkipCause.BACKLOG)
        skipped: list[SpeechSkipped] = []
        while self.never_later is None and backlog > SKIP_ABOVE and len(self._waiting) > 1:
            oldest = self._waiting.popleft()
            skipped.append(_skip(oldest, SkipCause.BACKLOG))
            backlog = self.backlog()
        return tuple(skipped)

    def _too_late(self, start: Ticks) -> tuple[SpeechSkipped, ...]:
        """Skip what would begin beyond the limit although a later clause waits that could begin then.

        The voice itself has a quarter of the limit in any case: skipping makes no engine earlier.
        """
        skipped: list[SpeechSkipped] = []
        while len(self._waiting) > 1 and self._is_late(self._waiting[0], start):
            skipped.append(_skip(self._waiting.popleft(), SkipCause.BACKLOG))
        return tuple(skipped)

    def _is_late(self, clause: Clause, start: Ticks) -> bool:
        """Whether a clause that begins then begins beyond the limit, where there is one."""
        if self.never_later is None:
            return False
        return start > max(clause.words[0].start + self.never_later, clause.at + self.never_later // 4)

    def _next_start(self, backlog: Ticks) -> Ticks:
        pause = ticks_from_ms(_PAUSE_AFTER.get(self._last_mark, _PAUSE_WITHIN_MS)) if self._last_mark else 0
        share = min(self._pauses, _SHORT_PAUSE if backlog > _SHORTER_PAUSES_ABOVE else 1.0)
        return Ticks(self._free_at + round(pause * share))

    def _join(self, not_before: Ticks) -> Speak:
        first = self._waiting.popleft()
        joined, length = [first], self._length(first)
        while self._waiting and self._waiting[0].utterance == first.utterance:
            longer = length + self._length(self._waiting[0])
            if longer > _LONGEST_JOIN:
                break
            joined.append(self._waiting.popleft())
            length = Ticks(longer)
        self._asked_length = length
        words = tuple(word for clause in joined for word in clause.words)
        return Speak(
            clause=first.clause,
            clauses=tuple(clause.clause for clause in joined),
            channel=first.channel,
            language=first.language,
            utterance=first.utterance,
            text=text_of(words),
            words=spoken_words(words),
            rate=round(self._rate, 2),
            not_before=not_before,
        )

    def _length(self, clause: Clause) -> Ticks:
        return self._ticks_of(text_of(clause.words))

    def _ticks_of(self, text: str) -> Ticks:
        """How long something lasts at the normal rate."""
        return ticks_from_seconds(weight(text) * self._seconds / self._characters)

    def _learn(self, asked: Speak, duration: Ticks) -> None:
        self._characters = self._characters * _MEMORY + weight(asked.text)
        self._seconds = self._seconds * _MEMORY + duration * asked.rate / TICKS_PER_SECOND


class BacklogNews:
    """Says when a backlog is worth telling: once a second at most, where it changed by 0.2 s or is gone.

    So it is with the pressure that comes with it, from a change of a quarter on.
    """

    def __init__(self) -> None:
        self._told = Ticks(0)
        self._told_pressure = 0.0
        self._told_at = Ticks(-_TOLD_EVERY)

    def observe(self, backlog: Ticks, now: Ticks, *, pressure: float = 0.0) -> bool:
        """Take the backlog of this moment; return whether it is to be told."""
        changed = abs(backlog - self._told) >= _WORTH_TELLING or (not backlog and self._told)
        pressed = abs(pressure - self._told_pressure) >= _WORTH_TELLING_PRESSURE
        gone = not pressure and self._told_pressure
        if not (changed or pressed or gone) or now - self._told_at < _TOLD_EVERY:
            return False
        self._told, self._told_pressure, self._told_at = backlog, pressure, now
        return True


def _skip(clause: Clause, cause: SkipCause) -> SpeechSkipped:
    return SpeechSkipped(clause.channel, clause.language, clause.utterance, spoken_words(clause.words), cause)
