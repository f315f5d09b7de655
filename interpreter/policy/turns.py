"""Decides who has the floor and since when: makes speaker turns of speech segments and voice prints.

A turn opens with its segment, gets a quick label from the first windows of voice, may be relabelled while it goes on,
and is settled from the print of the whole when its segment ends. Where the voice changes inside a segment, the turn is
settled there and the segment is to be cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.speech import SpeakerTurn, SpeechSegment
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.prints import VoicePrint, mean_print
from interpreter.policy.segmentation import WINDOW
from interpreter.policy.voices import Verdict, Voices

PrintOf = Callable[[Ticks, Ticks], VoicePrint]
"""Gives the print of what a source says from one position to another."""


@dataclass(frozen=True, slots=True)
class TurnSettings:
    """When voice is looked at. Raises ValueError for values that contradict one another."""

    first: Ticks = ticks_from_ms(1_000)
    """How much of a segment the first print needs."""
    hop: Ticks = ticks_from_ms(400)
    """From one print to the next."""
    window: Ticks = ticks_from_ms(1_600)
    """How much a print reaches back at most."""
    shortest: Ticks = ticks_from_ms(250)
    """A segment with less voice than this says nothing of the speaker."""
    going_on: Ticks = ticks_from_ms(1_000)
    """After no longer silence than this the same speaker is expected to go on."""
    different: float = 0.40
    """Likeness of a window with the turn before it, below which the voice may have changed."""
    following: float = 1.75
    """How far `different` rises for a known speaker's turn where more likeness is asked than is usual."""
    confirmed: int = 2
    """Windows in a row that must say so, if the new voice is not surely a known speaker's."""

    def __post_init__(self) -> None:
        if not 0 < self.first <= self.window or self.hop <= 0 or self.confirmed < 1:
            raise ValueError("the first window must not exceed the others, and windows must move on")


@dataclass(frozen=True, slots=True)
class WindowPrint:
    """The print of a window, raw little-endian float32."""

    start: Ticks
    end: Ticks
    print: bytes

    @property
    def vector(self) -> NDArray[np.float32]:
        """The print, shape (dimensions,)."""
        return np.frombuffer(self.print, "<f4")


@dataclass(frozen=True, slots=True)
class TurnMemory:
    """What is known of the turns of a source between two windows: all that is needed to go on from here."""

    open: SpeakerTurn | None = None
    prints: tuple[WindowPrint, ...] = ()
    voiced: tuple[Ticks, ...] = ()
    """Where each 32 ms of voice of the open segment begin."""
    next_end: Ticks = Ticks(0)
    """Where the next window ends."""
    changed: tuple[Ticks, ...] = ()
    """Ends of the last windows that sounded like somebody else."""
    previous: str | None = None
    """Whose the last settled turn was."""
    previous_end: Ticks = Ticks(0)


class Turns:
    """Makes the turns of one source."""

    def __init__(
        self,
        settings: TurnSettings,
        voices: Voices,
        next_id: Callable[[], int],
        memory: TurnMemory | None = None,
    ) -> None:
        """`next_id` gives the numbers of turns; `memory` goes on from there."""
        self._settings = settings
        self._voices = voices
        self._next_id = next_id
        self._now = memory or TurnMemory()

    @property
    def memory(self) -> TurnMemory:
        """All that is needed to go on from here."""
        return self._now

    @property
    def needed_from(self) -> Ticks | None:
        """The earliest audio that a print may still be asked of; None between segments."""
        now = self._now
        if now.open is None:
            return None
        settings = self._settings
        reach = (settings.confirmed + 3) * settings.hop + settings.window
        return max(now.open.start, Ticks(now.next_end - reach))

    def opened(self, segment: SpeechSegment) -> SpeakerTurn:
        """Open a turn with its segment; nobody is named yet."""
        start = segment.start
        turn = SpeakerTurn(
            self._next_id(),
            segment.source,
            None,
            None,
            start,
            None,
            0.0,
            settled=False,
            known_at=segment.known_at,
        )
        voiced = tuple(place for place in self._now.voiced if place + WINDOW > start)
        next_end = Ticks(start + self._settings.first)
        self._now = replace(self._now, open=turn, prints=(), voiced=voiced, next_end=next_end, changed=())
        return turn

    def voiced(self, start: Ticks) -> None:
        """Note that there is voice in the 32 ms from `start`."""
        kept = self._now.voiced if self._now.open else self._now.voiced[-8:]
        self._now = replace(self._now, voiced=(*kept, start))

    def heard(self, until: Ticks, print_of: PrintOf) -> tuple[SpeakerTurn, ...]:
        """Look at the windows of the open turn that end by `until`; return the turn anew when its label changed."""
        told: list[SpeakerTurn] = []
        while self._now.open is not None and self._now.next_end <= until and self.change is None:
            relabelled = self._looked_at(self._now.open, self._now.next_end, until, print_of)
            told += relabelled
        return tuple(told)

    @property
    def change(self) -> Ticks | None:
        """Where the open turn is to be cut because another voice began, None while it goes on."""
        now, settings = self._now, self._settings
        if now.open is None or len(now.changed) < settings.confirmed:
            return None
        at = self._dip(Ticks(now.changed[0] - settings.window // 2))
        return at if now.open.start + settings.shortest < at < now.voiced[-1] else None

    def closed(self, end: Ticks, known_at: Ticks, print_of: PrintOf) -> SpeakerTurn:
        """Settle the open turn, which ends at `end`. Raises ValueError without one."""
        now = self._now
        if now.open is None:
            raise ValueError("no turn is open")
        turn, voice = now.open, self._voice_until(end)
        prints = [one for one in now.prints if one.end <= end]
        if not prints or end - prints[-1].end >= self._settings.hop // 2:
            prints.append(self._window(turn.start, end, print_of))
        verdict = Verdict(None, 0.0)
        if voice >= self._settings.shortest:
            whole = mean_print([one.vector for one in prints])
            verdict = self._voices.settle(turn.turn, whole, voice, previous=self._previous(turn.start))
        settled = replace(
            turn,
            speaker=verdict.speaker,
            confidence=verdict.confidence,
            end=end,
            settled=True,
            known_at=known_at,
        )
        self._now = TurnMemory(
            voiced=tuple(place for place in now.voiced if place >= end),
            previous=verdict.speaker,
            previous_end=end,
        )
        return settled

    def _looked_at(
        self, turn: SpeakerTurn, end: Ticks, until: Ticks, print_of: PrintOf
    ) -> tuple[SpeakerTurn, ...]:
        window = self._window(turn.start, end, print_of)
        before = mean_print(
            [one.vector for one in self._now.prints if one.end <= window.start + self._settings.hop]
        )
        voice = self._voice_until(end)
        changed = (*self._now.changed, *(end,) * self._signs_of_change(window.vector, before, voice))
        changed = changed if len(changed) > len(self._now.changed) else ()
        self._now = replace(
            self._now,
            prints=(*self._now.prints, window),
            next_end=Ticks(end + self._settings.hop),
            changed=changed,
        )
        if changed or voice < self._settings.shortest:
            return ()
        whole = mean_print([one.vector for one in self._now.prints])
        verdict = self._voices.guess(whole, voice, previous=self._previous(turn.start))
        if verdict.speaker is None and turn.speaker is None:
            verdict = self._voices.found(turn.turn, whole, voice)
        if verdict.speaker is None or verdict.speaker == turn.speaker:
            return ()
        relabelled = replace(turn, speaker=verdict.speaker, confidence=verdict.confidence, known_at=until)
        self._now = replace(self._now, open=relabelled)
        return (relabelled,)

    def _signs_of_change(self, window: NDArray[np.float32], before: NDArray[np.float64], voice: Ticks) -> int:
        """How many windows say that somebody else speaks: enough of them if it surely is a known one."""
        if len(before) != len(window) or not np.any(before) or not np.any(window):
            return 0
        then = self._voices.guess(before, voice)
        stricter = max(0.0, self._voices.strictness(voice)) if then.speaker is not None else 0.0
        if float(window @ before) >= self._settings.different + self._settings.following * stricter:
            return 0
        now = self._voices.guess(window, self._settings.window)
        if now.speaker is None:
            return 1
        return 0 if now.speaker == then.speaker else self._settings.confirmed

    def _window(self, earliest: Ticks, end: Ticks, print_of: PrintOf) -> WindowPrint:
        start = max(earliest, Ticks(end - self._settings.window))
        return WindowPrint(start, end, np.asarray(print_of(start, end), "<f4").tobytes())

    def _dip(self, near: Ticks) -> Ticks:
        """The middle of the longest pause around a position, or the position itself."""
        reach = self._settings.hop * 5 // 4
        voiced = [place for place in self._now.voiced if abs(place - near) <= reach]
        gaps = [(after - before, before) for before, after in pairwise(voiced)]
        longest, before = max(gaps, default=(WINDOW, near))
        return Ticks(before + (longest + WINDOW) // 2) if longest > WINDOW else near

    def _previous(self, start: Ticks) -> str | None:
        near = start - self._now.previous_end <= self._settings.going_on
        return self._now.previous if near else None

    def _voice_until(self, end: Ticks) -> Ticks:
        return Ticks(WINDOW * sum(place < end for place in self._now.voiced))


class OwnTurns:
    """Makes the turns of a source that one person speaks into: each segment is a turn of that speaker."""

    def __init__(
        self, speaker: Callable[[], str], next_id: Callable[[], int], memory: TurnMemory | None = None
    ) -> None:
        """`speaker` says who that is by now; `next_id` gives the numbers of turns; `memory` goes on from there."""
        self._speaker = speaker
        self._next_id = next_id
        self._open = memory.open if memory else None

    @property
    def memory(self) -> TurnMemory:
        """All that is needed to go on from here."""
        return TurnMemory(open=self._open)

    @property
    def needed_from(self) -> Ticks | None:
        """No audio is needed."""
        return None

    @property
    def change(self) -> Ticks | None:
        """The speaker never changes."""
        return None

    def opened(self, segment: SpeechSegment) -> SpeakerTurn:
        """Open a turn with its segment."""
        number, start, now = self._next_id(), segment.start, segment.known_at
        speaker = self._speaker()
        self._open = SpeakerTurn(
            number, segment.source, speaker, None, start, None, 1.0, settled=False, known_at=now
        )
        return self._open

    def voiced(self, start: Ticks) -> None:
        """Voice says nothing new."""

    def heard(self, until: Ticks, print_of: PrintOf) -> tuple[SpeakerTurn, ...]:  # noqa: ARG002
        """Nothing is looked at."""
        return ()

    def closed(self, end: Ticks, known_at: Ticks, print_of: PrintOf) -> SpeakerTurn:  # noqa: ARG002
        """Settle the open turn, which ends at `end`. Raises ValueError without one."""
        if self._open is None:
            raise ValueError("no turn is open")
        turn, self._open = self._open, None
        return replace(turn, speaker=self._speaker(), end=end, settled=True, known_at=known_at)


def bridged(turns: Sequence[SpeakerTurn], pause: Ticks) -> list[SpeakerTurn]:
    """Return settled turns with those joined that the same speaker has on both sides of at most `pause`."""
    joined: list[SpeakerTurn] = []
    for turn in sorted(turns, key=lambda one: (one.source, one.start)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end is not None
            and (last.source, last.speaker) == (turn.source, turn.speaker)
            and turn.start - last.end <= pause
        ):
            joined[-1] = replace(last, end=turn.end)
        else:
            joined.append(turn)
    return joined
