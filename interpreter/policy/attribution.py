"""Whose words these are: joins turns with stretches of the floor, and honours what the operator says of them."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from interpreter.domain.hypothesis import Word
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned, display_name
from interpreter.domain.timeline import Ticks

Correction = SpeakerNamed | SpeakersMerged | TurnsReassigned
"""What an operator says of speakers and turns."""

_MOST_TURNS_IN_AN_UTTERANCE = 64


class TurnBook:
    """Knows the turns of every source in their newest form, and the operator's names, merges and splits."""

    def __init__(self) -> None:
        self._turns: defaultdict[str, list[SpeakerTurn]] = defaultdict(list)
        self._known: dict[int, SpeakerTurn] = {}
        self._merged: dict[str, str] = {}
        self._given: dict[int, str] = {}
        self._names: dict[str, str] = {}

    @property
    def turns(self) -> tuple[SpeakerTurn, ...]:
        """Every turn by start, with the speaker it has now."""
        return tuple(sorted(map(self._corrected, self._known.values()), key=_place))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker who has a turn now, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker is not None))

    @property
    def names(self) -> Mapping[str, str]:
        """The names that were given, by speaker; who was merged has the name of whom he became."""
        return {self._resolved(speaker): name for speaker, name in self._names.items()}

    def note(self, turn: SpeakerTurn) -> None:
        """Take a new turn, or the newer form of a known one."""
        turns = self._turns[turn.source]
        if (known := self._known.get(turn.turn)) is not None:
            turns.remove(known)
        self._known[turn.turn] = turn
        insort(turns, turn, key=_place)

    def replace(self, turns: Iterable[SpeakerTurn]) -> tuple[SpeakerTurn, ...]:
        """Put these in the place of all turns and return those as they were noted; names, merges and splits stay."""
        before = tuple(self._known.values())
        self._turns.clear()
        self._known.clear()
        for turn in turns:
            self.note(turn)
        return before

    def correct(self, correction: Correction) -> None:
        """Take what the operator says."""
        match correction:
            case SpeakerNamed(speaker, name):
                self._names[self._resolved(speaker)] = name
            case SpeakersMerged(speaker, into):
                self._merge(self._resolved(speaker), self._resolved(into))
            case TurnsReassigned(turns, speaker):
                self._given |= dict.fromkeys(turns, speaker)

    def unused_speaker(self) -> str:
        """Return an id that no speaker has or had."""
        used = (
            {turn.speaker for turn in self._known.values()} | self._merged.keys() | set(self._given.values())
        )
        numbers = (speaker[1:] for speaker in used if speaker is not None and speaker.startswith("S"))
        return f"S{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"

    def name_of(self, speaker: str | None) -> str | None:
        """Return the name to show for a speaker, None where nobody is known."""
        return None if speaker is None else display_name(speaker, self.names)

    def speaker_of(self, source: str, words: Sequence[Word], *, otherwise: str | None = None) -> str | None:
        """Return whose turns hold the middle of most words, `otherwise` where no turn holds any.

        A turn whose speaker is unknown counts as well: where it holds most words, nobody is named. The earlier speaker
        wins a tie.
        """
        if not words:
            return otherwise
        held: Counter[str | None] = Counter()
        for turn in self._around(source, min(word.start for word in words), max(word.end for word in words)):
            middles = sum(_holds(turn, (word.start + word.end) // 2) for word in words)
            held[self._corrected(turn).speaker] += middles
        if not held.total():
            return None if otherwise is None else self._resolved(otherwise)
        return max(held, key=held.__getitem__)

    def _around(self, source: str, start: Ticks, end: Ticks) -> list[SpeakerTurn]:
        """The turns of a source that touch [start, end), by start."""
        turns = self._turns[source]
        last = bisect_left(turns, end, key=lambda turn: turn.start)
        nearby = turns[max(0, last - _MOST_TURNS_IN_AN_UTTERANCE) : last]
        return [turn for turn in nearby if turn.end is None or turn.end > start]

    def _merge(self, speaker: str, into: str) -> None:
        if speaker == into:
            return
        self._merged[speaker] = into
        if speaker in self._names:
            name = self._names.pop(speaker)
            self._names.setdefault(into, name)

    def _corrected(self, turn: SpeakerTurn) -> SpeakerTurn:
        speaker = self._given.get(turn.turn, turn.speaker)
        return replace(turn, speaker=None if speaker is None else self._resolved(speaker))

    def _resolved(self, speaker: str) -> str:
        while speaker in self._merged:
            speaker = self._merged[speaker]
        return speaker


def _place(turn: SpeakerTurn) -> tuple[Ticks, int]:
    return turn.start, turn.turn


def _holds(turn: SpeakerTurn, at: int) -> bool:
    return turn.start <= at and (turn.end is None or at < turn.end)
