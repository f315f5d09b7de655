"""Decides whose voice it is: clusters voice prints while they arrive.

A voice print is a unit vector; the cosine of two prints says how alike two voices are. Decisions have two stages: a
`guess` from a short window of an unfinished turn names only whom it surely resembles, and `settle` judges the print
of a whole turn, learns from it and founds new speakers. Speakers are never forgotten, their ids never used again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.prints import VoicePrint, certainty, cosine, resemblance, unit, weighted


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How alike two voices must be. Likeness is a cosine. Raises ValueError for values that contradict one another."""

    same: float = 0.52
    """From here on a whole turn is a known speaker's, in a session as `usual`."""
    usual: float = 0.80
    """Likeness of a speaker's turns with the speaker."""
    adapting: float = 1.75
    """How far `same` and `quick` follow where voices of a session are steadier than is usual."""
    yielding: float = 0.5
    """How far they follow where voices vary more than is usual."""
    doubtful: float = 0.08
    """Up to so much below `same`, a voice must be heard twice, or twice as long, to be a new speaker's."""
    short: float = 0.2
    """How much less is asked of a turn with hardly any voice, if it resembles nobody else."""
    quick: float = 0.45
    """From here on a short window is a known speaker's."""
    margin: float = 0.08
    """How much more a short window must resemble its speaker than anybody else."""
    going_on: float = 0.05
    """What is added to the likeness of the speaker who is expected to go on."""
    one_person: float = 0.72
    """Two speakers who are both known well are one from here on."""
    founding_voice: Ticks = ticks_from_ms(2_000)
    """Voice that a new speaker must have been heard with."""
    learning_voice: Ticks = ticks_from_ms(1_000)
    """Voice that a turn must have to teach how its speaker sounds."""
    most: int = 16
    """No more speakers than this are told apart."""
    expected: int | None = None
    """How many people are expected to speak: until then new ones are found more easily, then none."""
    expecting: float = 0.04
    """How much more alike a turn must be to be a known speaker's while more are expected."""
    early_voice: Ticks = ticks_from_ms(3_000)
    """Voice of an unfinished turn on which a new speaker can be founded, and from which prints are steady."""
    remembered: int = 2_048
    """How many turns can still be given to another speaker."""

    def __post_init__(self) -> None:
        if not -1.0 <= self.quick <= 1.0 or not -1.0 <= self.same <= self.one_person <= 1.0:
            raise ValueError("likeness must be from -1 to 1, and for one person not less than for a turn")
        if self.most < 1 or (self.expected is not None and self.expected < 1):
            raise ValueError("at least one speaker must be possible")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who it is, None where nobody can say, and how sure that is, from 0 to 1."""

    speaker: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class RememberedTurn:
    """The print of a settled turn, raw little-endian float16, and whose it is (None: a candidate for a new speaker)."""

    turn: int
    speaker: str | None
    voice: Ticks
    print: bytes
    learnt: bool
    """Whether the speaker was learnt from it."""


@dataclass(frozen=True, slots=True)
class RememberedSpeaker:
    """A speaker's prints added up by seconds of voice, raw little-endian float64, with the voice that went into it."""

    speaker: str
    total: bytes
    voice: Ticks


@dataclass(frozen=True, slots=True)
class VoicesMemory:
    """All that is known about voices: with the same memory, the same prints give the same speakers."""

    used: int = 0
    likeness: float = 0.0
    """Likeness of the judged turns with their speakers, added up."""
    judged: int = 0
    speakers: tuple[RememberedSpeaker, ...] = ()
    turns: tuple[RememberedTurn, ...] = ()
    merged: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Heard:
    turn: int
    speaker: str | None
    voice: Ticks
    print: NDArray[np.float16]
    learnt: bool


@dataclass(slots=True)
class _Speaker:
    total: NDArray[np.float64]
    voice: Ticks
    examples: NDArray[np.float64]
    """Prints of the longest turns, shape (turns, dimensions)."""


_NOBODY = Verdict(None, 0.0)
_EXAMPLES = 12
_DOUBT = 3
"""Turns after which a session counts as much as what is usual."""


class Voices:
    """Knows the speakers of a session by their voices."""

    def __init__(self, settings: VoiceSettings, memory: VoicesMemory | None = None) -> None:
        before = memory or VoicesMemory()
        self._settings = settings
        self._used = before.used
        self._likeness = before.likeness
        self._judged = before.judged
        self._merged = dict(before.merged)
        self._heard = {
            turn.turn: _Heard(
                turn.turn, turn.speaker, turn.voice, np.frombuffer(turn.print, "<f2"), turn.learnt
            )
            for turn in before.turns
        }
        self._speakers: dict[str, _Speaker] = {}
        for known in before.speakers:
            total = np.frombuffer(known.total, "<f8").copy()
            self._speakers[known.speaker] = _Speaker(total, known.voice, self._examples(known.speaker))

    @property
    def memory(self) -> VoicesMemory:
        """All that is needed to go on from here."""
        return VoicesMemory(
            used=self._used,
            likeness=self._likeness,
            judged=self._judged,
            speakers=tuple(
                RememberedSpeaker(name, one.total.astype("<f8").tobytes(), one.voice)
                for name, one in self._speakers.items()
            ),
            turns=tuple(
                RememberedTurn(
                    one.turn, one.speaker, one.voice, one.print.astype("<f2").tobytes(), one.learnt
                )
                for one in self._heard.values()
            ),
            merged=dict(self._merged),
        )

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is known, in order of appearance."""
        return tuple(dict.fromkeys(map(self.resolved, self._speakers)))

    def resolved(self, speaker: str) -> str:
        """Return who a speaker is by now."""
        while speaker in self._merged:
            speaker = self._merged[speaker]
        return speaker

    def guess(self, print_: VoicePrint, voice: Ticks, *, previous: str | None = None) -> Verdict:
        """Judge `voice` of an unfinished turn: a known speaker who is surely meant, or nobody.

        `previous` is who spoke just before and is expected to go on.
        """
        known = unit(print_)
        if known is None or not self._speakers:
            return _NOBODY
        speaker, likeness, next_best = self._nearest(known, previous)
        quick = self._settings.quick + self.strictness(voice)
        surely = likeness >= quick and likeness - next_best >= self._settings.margin
        if speaker is None or not surely:
            return _NOBODY
        return Verdict(self.resolved(speaker), certainty(likeness, next_best, quick))

    def found(self, turn: int, print_: VoicePrint, voice: Ticks) -> Verdict:
        """Found a speaker on an unfinished turn that surely is nobody's who is known; `settle` has the last word."""
        known, settings = unit(print_), self._settings
        if known is None or voice < (settings.early_voice if self._speakers else settings.founding_voice):
            return _NOBODY
        _, likeness, _ = self._nearest(known, None)
        if likeness >= self._needed(voice) - settings.doubtful - settings.margin:
            return _NOBODY
        founded = self._founded(turn, known, voice)
        return _NOBODY if founded is None else Verdict(founded, 0.5)

    def settle(self, turn: int, print_: VoicePrint, voice: Ticks, *, previous: str | None = None) -> Verdict:
        """Judge a whole turn that has `voice` of speech: a known speaker, a new one, or nobody. Learns from it.

        The print is remembered under the number of the turn, so that the turn can be given to somebody else.
        """
        known = unit(print_)
        early = self._taken_back(turn)
        if known is None:
            return _NOBODY
        speaker, likeness, next_best = self._nearest(known, previous)
        if speaker is not None and self._is_known(likeness, next_best, voice):
            self._remember(turn, speaker, known, voice)
            if voice >= self._settings.learning_voice:
                self._teach(self._heard[turn], speaker)
                self._join_twin(speaker)
            if voice >= self._settings.founding_voice:
                self._likeness, self._judged = self._likeness + likeness, self._judged + 1
            return Verdict(self.resolved(speaker), certainty(likeness, next_best, self._settings.same))
        doubtful = likeness >= self._needed(voice) - self._settings.doubtful
        founded = self._founded(turn, known, voice, doubtful=doubtful, name=early)
        return _NOBODY if founded is None else Verdict(founded, 0.5)

    def merge(self, speaker: str, into: str) -> None:
        """Make one person of two: what is `speaker`'s, now and later, is `into`'s. Both ways to sound stay known."""
        speaker, into = self.resolved(speaker), self.resolved(into)
        if speaker != into:
            self._merged[speaker] = into

    def reassign(self, turns: Iterable[int], speaker: str) -> None:
        """Give turns to a speaker, known or new: their prints no longer count for whom they were taken for.

        Turns that are not remembered are passed over.
        """
        self._reserve(speaker)
        speaker = self.resolved(speaker)
        for turn in turns:
            heard = self._heard.get(turn)
            if heard is None or heard.speaker == speaker:
                continue
            before, heard.speaker = heard.speaker, speaker
            if before is not None:
                self._unlearn(heard, before)
            self._teach(heard, speaker)

    def _nearest(self, known: NDArray[np.float64], previous: str | None) -> tuple[str | None, float, float]:
        """The most alike speaker, the likeness, and that of the next best (-1 without one)."""
        if not self._speakers:
            return None, -1.0, -1.0
        expected = None if previous is None else self.resolved(previous)
        whose = {name: self.resolved(name) for name in self._speakers}
        likeness = {
            name: resemblance(known, one.total, one.examples)
            + (self._settings.going_on if whose[name] == expected else 0.0)
            for name, one in self._speakers.items()
        }
        best = max(likeness, key=likeness.__getitem__)
        others = (value for name, value in likeness.items() if whose[name] != whose[best])
        return best, likeness[best], max(others, default=-1.0)

    def _is_known(self, likeness: float, next_best: float, voice: Ticks) -> bool:
        """Whether a turn is the nearest speaker's. Of little voice less likeness is asked, but a clear lead."""
        settings = self._settings
        needed = self._needed(voice)
        if likeness >= needed:
            return True
        little = max(0.0, 1.0 - voice / settings.founding_voice)
        return likeness >= needed - settings.short * little and likeness - next_best >= settings.margin

    def _needed(self, voice: Ticks) -> float:
        """The likeness from which a turn is a known speaker's: there is nobody else once everybody has appeared."""
        settings = self._settings
        if len(self.speakers) >= (settings.expected or settings.most):
            return -1.0 if voice >= settings.founding_voice else settings.same - 2 * settings.margin
        return settings.same + self.strictness(voice) + (settings.expecting if settings.expected else 0.0)

    def strictness(self, voice: Ticks) -> float:
        """How much more likeness is asked of `voice` of speech in this session than in a usual one.

        The prints of short turns vary even where those of long ones do not.
        """
        settings = self._settings
        surplus = self._likeness - self._judged * settings.usual
        usual = settings.yielding if surplus < 0 else settings.adapting
        share = min(1.0, voice / settings.early_voice) if surplus > 0 else 1.0
        return usual * share * surplus / (self._judged + _DOUBT)

    def _taken_back(self, turn: int) -> str | None:
        """Forget what was founded on a turn before its end; return the speaker's id."""
        early = self._heard.pop(turn, None)
        if early is None or early.speaker is None:
            return None
        self._unlearn(early, early.speaker)
        return early.speaker

    def _founded(
        self,
        turn: int,
        known: NDArray[np.float64],
        voice: Ticks,
        *,
        doubtful: bool = False,
        name: str | None = None,
    ) -> str | None:
        """Found a speaker on this turn and the candidates like it, if that is voice enough or done already."""
        if len(self.speakers) >= min(self._settings.most, self._settings.expected or self._settings.most):
            return None
        self._remember(turn, None, known, voice)
        alike = [
            heard
            for heard in self._heard.values()
            if heard.speaker is None and float(heard.print.astype(np.float64) @ known) >= self._settings.same
        ]
        enough = self._founding_voice(len(alike), doubtful=doubtful)
        if name is None and sum(heard.voice for heard in alike) < enough:
            return None
        self._used += name is None
        speaker = name or f"S{self._used}"
        for heard in alike:
            heard.speaker = speaker
            self._teach(heard, speaker)
        return speaker

    def _founding_voice(self, turns: int, *, doubtful: bool) -> int:
        """The voice that a new speaker must have been heard with: little where there is nobody to be mistaken for."""
        settings = self._settings
        if not self._speakers:
            return settings.learning_voice
        return 2 * settings.founding_voice if doubtful and turns < 2 else settings.founding_voice

    def _remember(self, turn: int, speaker: str | None, known: NDArray[np.float64], voice: Ticks) -> None:
        self._heard[turn] = _Heard(turn, speaker, voice, known.astype(np.float16), learnt=False)
        self._look_again(speaker)
        while len(self._heard) > self._settings.remembered:
            self._look_again(self._heard.pop(next(iter(self._heard))).speaker)

    def _look_again(self, speaker: str | None) -> None:
        """Choose the examples of a speaker anew, as the remembered turns changed."""
        if speaker is not None and speaker in self._speakers:
            self._speakers[speaker].examples = self._examples(speaker)

    def _teach(self, heard: _Heard, speaker: str) -> None:
        heard.learnt = True
        self._add(speaker, weighted(heard.print.astype(np.float64), heard.voice), heard.voice)

    def _join_twin(self, speaker: str) -> None:
        """Make one of `speaker` and somebody whom they are, as shows when both are known well."""
        enough = Ticks(3 * self._settings.founding_voice)
        known = {name: one for name, one in self._speakers.items() if one.voice >= enough}
        one_person = self._settings.one_person + max(0.0, self.strictness(enough)) / 2
        for name, one in known.items() if speaker in known else ():
            if name != speaker and cosine(one.total, known[speaker].total) >= one_person:
                order = list(self._speakers)
                self._join(*sorted((name, speaker), key=order.index))
                return

    def _join(self, first: str, second: str) -> None:
        self.merge(second, first)
        for heard in self._heard.values():
            if heard.speaker == second:
                heard.speaker = first
        joined = self._speakers.pop(second)
        self._add(first, joined.total, joined.voice)

    def _add(self, speaker: str, total: NDArray[np.float64], voice: Ticks) -> None:
        one = self._speakers.get(speaker)
        if one is None:
            one = self._speakers[speaker] = _Speaker(
                np.zeros_like(total), Ticks(0), np.zeros((0, len(total)))
            )
        one.total, one.voice = one.total + total, Ticks(one.voice + voice)
        one.examples = self._examples(speaker)

    def _unlearn(self, heard: _Heard, speaker: str) -> None:
        one = self._speakers.get(speaker)
        if one is None:
            return
        if heard.learnt:
            one.total = one.total - weighted(heard.print.astype(np.float64), heard.voice)
            one.voice = Ticks(one.voice - heard.voice)
        self._look_again(speaker)
        if one.voice <= 0:
            del self._speakers[speaker]

    def _examples(self, speaker: str) -> NDArray[np.float64]:
        own = [heard for heard in self._heard.values() if heard.speaker == speaker]
        telling = [heard for heard in own if heard.voice >= self._settings.learning_voice] or own
        longest = sorted(telling, key=lambda heard: -heard.voice)[:_EXAMPLES]
        return np.array([heard.print for heard in longest], np.float64)

    def _reserve(self, speaker: str) -> None:
        number = speaker.removeprefix("S")
        if number != speaker and number.isdecimal():
            self._used = max(self._used, int(number))
