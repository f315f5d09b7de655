"""Whose words these are: joins turns with stretches of the floor, and honours what the operator says of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from interpreter.domain.hypothesis import Word
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned, display_name
from interpreter.domain.timeline import Ticks
from interpreter.policy.turn_rows import Stretch, TurnRows

Correction = SpeakerNamed | SpeakersMerged | TurnsReassigned
"""What an operator says of speakers and turns."""


Held = tuple[tuple[int, str | None, int], ...]
"""Turns, the speaker each was noted with, and how many moments it holds."""


class TurnBook:
    """Knows the turns of every source in their newest form, and the operator's names, merges and splits."""

    def __init__(self) -> None:
        self._rows = TurnRows()
        self._merged: dict[str, str] = {}
        self._given: dict[int, str] = {}
        self._names: dict[str, str] = {}
        self._mentioned: dict[str, None] = {}

    @property
    def turns(self) -> tuple[SpeakerTurn, ...]:
        """Every turn by start, with the speaker it has now."""
        return tuple(
            sorted(map(self._corrected, self._rows.turns()), key=lambda turn: (turn.start, turn.turn))
        )

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker who has a turn now, in order of appearance, then those who were only mentioned."""
        speakers = dict.fromkeys(map(self._whose, self._rows.stretches()))
        speakers |= dict.fromkeys(map(self._resolved, self._mentioned))
        return tuple(speaker for speaker in speakers if speaker is not None)

    @property
    def names(self) -> Mapping[str, str]:
        """The names that were given, by speaker; who was merged has the name of whom he became."""
        return {self._resolved(speaker): name for speaker, name in self._names.items()}

    def note(self, turn: SpeakerTurn) -> None:
        """Take a new turn, or the newer form of a known one."""
        self._rows.note(turn)

    def replace(self, turns: Iterable[SpeakerTurn]) -> tuple[SpeakerTurn, ...]:
        """Put these in the place of all turns and return those as they were noted; names, merges and splits stay."""
        before = tuple(self._rows.turns())
        self._rows.clear()
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

    def correct_anew(self, corrections: Iterable[Correction]) -> None:
        """Take these in the place of all that the operator said before."""
        self._merged.clear()
        self._given.clear()
        self._names.clear()
        for correction in corrections:
            self.correct(correction)

    def mention(self, speakers: Iterable[str | None]) -> None:
        """Know these speakers, even if they have no turn."""
        self._mentioned |= dict.fromkeys(speaker for speaker in speakers if speaker is not None)

    def known_as(self, speaker: str) -> str:
        """Return whom this speaker was merged into, himself where he was not."""
        return self._resolved(speaker)

    def unused_speaker(self) -> str:
        """Return an id that no speaker has or had."""
        noted = {stretch.speaker for stretch in self._rows.stretches()}
        used = noted | self._merged.keys() | set(self._given.values()) | self._mentioned.keys()
        numbers = (speaker[1:] for speaker in used if speaker is not None and speaker.startswith("S"))
        return f"S{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"

    def name_of(self, speaker: str | None) -> str | None:
        """Return the name to show for a speaker, None where nobody is known."""
        return None if speaker is None else display_name(speaker, self.names)

    def speaker_of(self, source: str, words: Sequence[Word], *, otherwise: str | None = None) -> str | None:
        """Return whose turns hold the middle of most words, `otherwise` where no turn holds any; see `speaker_at`."""
        return self.speaker_at(source, middles(words), otherwise=otherwise)

    def speaker_at(self, source: str, moments: Sequence[int], *, otherwise: str | None = None) -> str | None:
        """Return whose turns hold most of these moments, `otherwise` where no turn holds any.

        A turn whose speaker is unknown counts as well: where it holds most of them, nobody is named. The earlier
        speaker wins a tie.
        """
        return self.speaker_among(self.held(source, moments), otherwise=otherwise) if moments else otherwise

    def held(self, source: str, moments: Sequence[int]) -> Held:
        """Return which turns hold how many of these moments, whatever the operator says of them."""
        around = self._rows.around(source, Ticks(min(moments)), Ticks(max(moments) + 1)) if moments else ()
        return tuple((one.turn, one.speaker, sum(map(one.holds, moments))) for one in around)

    def speaker_among(self, held: Held, *, otherwise: str | None = None) -> str | None:
        """Return whose turns hold most, by what the operator says now; see `speaker_at`."""
        counts: Counter[str | None] = Counter()
        for turn, noted, moments in held:
            counts[self._speaker_now(turn, noted)] += moments
        if not counts.total():
            return None if otherwise is None else self._resolved(otherwise)
        return max(counts, key=counts.__getitem__)

    def _merge(self, speaker: str, into: str) -> None:
        if speaker == into:
            return
        self._merged[speaker] = into
        if speaker in self._names:
            name = self._names.pop(speaker)
            self._names.setdefault(into, name)

    def _corrected(self, turn: SpeakerTurn) -> SpeakerTurn:
        return replace(turn, speaker=self._speaker_now(turn.turn, turn.speaker))

    def _whose(self, stretch: Stretch) -> str | None:
        return self._speaker_now(stretch.turn, stretch.speaker)

    def _speaker_now(self, turn: int, noted: str | None) -> str | None:
        speaker = self._given.get(turn, noted)
        return None if speaker is None else self._resolved(speaker)

    def _resolved(self, speaker: str) -> str:
        while speaker in self._merged:
            speaker = self._merged[speaker]
        return speaker


def middles(words: Iterable[Word]) -> list[int]:
    """Return the moment in the middle of each word."""
    return [(word.start + word.end) // 2 for word in words]
