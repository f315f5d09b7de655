"""Makes speaker turns of the activities in successive windows and of the voice prints of who speaks alone in them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.engines.speakers.pyannote_tracks import Tracks, TracksMemory
from interpreter.policy.activity import (
    Activity,
    ActivityMemory,
    ActivitySettings,
    FloorHolder,
    FloorMemory,
    Stretch,
)
from interpreter.policy.voices import Voices

FRAME_TICKS = ticks_from_ms(20)
PIECES = 64
"""Voice prints remembered under one turn at most: turn * PIECES + piece is the number of a print."""

PrintsOf = Callable[[int, NDArray[np.bool_]], NDArray[np.floating]]
"""Gives the prints of people, shape (people, dimensions).

It is told from which frame on they are wanted, and in which frames each speaks alone, shape (people, frames).
"""

_ACTIVE = 0.5


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """When people speak and how much of a voice is looked at; lengths are in frames of 20 ms."""

    activity: ActivitySettings = field(default_factory=ActivitySettings)
    delay: int = 25
    """How long what a window says of a frame can still change."""
    floor: int = 13
    """Frames of another voice that take the floor."""
    reach: int = 150
    """How far back a print reaches."""
    first: int = 20
    """Frames of voice from which somebody is guessed."""
    piece: int = 100
    """Frames of voice that teach how somebody sounds while he goes on."""
    rest: int = 25
    """Frames of voice that do so when he has ended."""


@dataclass(frozen=True, slots=True)
class OpenTurn:
    """A turn that goes on: what is known of its speaker."""

    value: SpeakerTurn
    start: int
    learned: int
    """The frame up to which its voice has been learned from."""
    pieces: int = 0
    votes: dict[str, float] = field(default_factory=dict)
    fixed: bool = False
    """Whether the operator said whose it is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody within the last window."""

    activity: ActivityMemory
    speaker: str | None = None
    turn: OpenTurn | None = None


@dataclass(frozen=True, slots=True)
class PeopleMemory:
    """What is known of the people of a source: all that is needed to go on from here."""

    tracks: TracksMemory = field(default_factory=TracksMemory)
    people: dict[int, Person] = field(default_factory=dict)
    floor: FloorMemory = field(default_factory=FloorMemory)


@dataclass(slots=True)
class _Asked:
    """A print that is wanted of somebody's frames in a span."""

    track: int
    alone: NDArray[np.bool_]
    end: int | None
    """Where his turn ended, None while it goes on."""


class PeopleTurns:
    """Makes the turns of one source, which begins at `start`; `next_turn` gives their numbers."""

    def __init__(
        self,
        source: tuple[str, Ticks],
        settings: PeopleSettings,
        voices: Voices,
        next_turn: Callable[[], int],
        memory: PeopleMemory | None = None,
    ) -> None:
        before = memory or PeopleMemory()
        self._source, self._start = source
        self._settings = settings
        self._voices = voices
        self._next_turn = next_turn
        self._tracks = Tracks(before.tracks)
        self._people = dict(before.people)
        self._floor = FloorHolder(settings.floor, before.floor)

    @property
    def memory(self) -> PeopleMemory:
        """All that is needed to go on from here."""
        return PeopleMemory(self._tracks.memory, dict(self._people), self._floor.memory)

    def hear(
        self, scores: NDArray[np.floating], new: int, prints_of: PrintsOf
    ) -> tuple[tuple[SpeakerTurn, ...], tuple[Ticks, ...]]:
        """Take the scores of a window that ends `new` frames after the last one.

        Returns the turns that opened, changed or were settled, and where the floor passed from one to another.
        """
        self._tracks.hear(scores, new)
        return self._told(self._tracks.heard - self._settings.delay, prints_of), self._passed(new)

    def finish(self, prints_of: PrintsOf) -> tuple[SpeakerTurn, ...]:
        """Settle what is open because nothing more will be heard."""
        settled = self._told(self._tracks.heard, prints_of, ends=True)
        self._people.clear()
        return settled

    def correct(self, correction: SpeakersMerged | TurnsReassigned) -> tuple[SpeakerTurn, ...]:
        """Take what the operator says; return the open turns that have another speaker now."""
        before = self._open_turns()
        for track, person in self._people.items():
            self._people[track] = _corrected(person, correction)
        return self._changed(before)

    def _told(self, until: int, prints_of: PrintsOf, *, ends: bool = False) -> tuple[SpeakerTurn, ...]:
        before = self._open_turns()
        closed: dict[int, Stretch] = {}
        settled: list[SpeakerTurn] = []
        asked: list[_Asked] = []
        for track in dict.fromkeys((*self._people, *self._tracks.numbers)):
            ended = self._moved_on(track, until, ends=ends)
            if ended is not None:
                closed[track] = ended
            asked += self._asked(track, closed.get(track))
        asked = [one for one in asked if one.alone.any()]
        prints = self._prints(asked, prints_of)
        for one, print_ in zip(asked, prints, strict=True):
            self._learn(one, print_)
        for track, stretch in closed.items():
            settled += self._settled(track, stretch)
        self._forget()
        return (*settled, *self._changed(before))

    def _moved_on(self, track: int, until: int, *, ends: bool) -> Stretch | None:
        """Take somebody's frames before `until`; open a turn where he begins, return the stretch that ended."""
        person = self._people.get(track) or Person(ActivityMemory(heard=max(0, until)))
        activity = Activity(self._settings.activity, person.activity)
        probabilities, first = self._tracks.probabilities(track), self._tracks.first
        heard = person.activity.heard
        known = [*activity.hear(probabilities[max(0, heard - first) : max(0, until - first)].tolist())]
        known += activity.finish() if ends else ()
        ahead = None if ends else activity.foreseen(probabilities[max(0, until - first) :].tolist())
        ended = next((stretch for stretch in known if stretch.end is not None), None)
        turn = person.turn
        opening = known[0] if known and turn is None else ahead
        if turn is None and opening is not None:
            turn = self._opened(opening.start, person.speaker)
        elif turn is not None and not (ahead or activity.going_on or ended):
            ended = Stretch(turn.start, turn.start + self._settings.activity.shortest)
        self._people[track] = Person(activity.memory, person.speaker, turn)
        return ended

    def _opened(self, start: int, speaker: str | None) -> OpenTurn:
        known = speaker if speaker in self._voices.speakers else None
        turn = SpeakerTurn(
            self._next_turn(),
            self._source,
            known,
            None,
            self._at(start),
            None,
            0.5 if known else 0.0,
            settled=False,
            known_at=self._at(self._tracks.heard),
        )
        return OpenTurn(turn, start, start)

    def _asked(self, track: int, ended: Stretch | None) -> Iterable[_Asked]:
        """The print that is wanted of somebody now, if he was heard alone for long enough."""
        turn = self._people[track].turn
        if turn is None:
            return
        heard, settings = self._tracks.heard, self._settings
        first = max(self._tracks.first, heard - settings.reach)
        end = heard if ended is None or ended.end is None else ended.end
        alone = self._alone(track)[first - self._tracks.first :]
        frames = np.arange(first, heard)
        alone = alone & (frames >= turn.learned) & (frames < end)
        enough = settings.rest if ended else settings.first if turn.value.speaker is None else settings.piece
        if alone.sum() >= enough:
            yield _Asked(track, alone, None if ended is None else end)

    def _alone(self, track: int) -> NDArray[np.bool_]:
        """In which frames of the window nobody but this person speaks."""
        others = [self._tracks.probabilities(other) for other in self._tracks.numbers if other != track]
        joined = np.max(others, axis=0) if others else np.zeros_like(self._tracks.probabilities(track))
        return np.asarray((self._tracks.probabilities(track) >= _ACTIVE) & (joined < _ACTIVE))

    def _prints(self, asked: list[_Asked], prints_of: PrintsOf) -> NDArray[np.floating]:
        if not asked:
            return np.zeros((0, 1))
        masks = np.array([one.alone for one in asked])
        return prints_of(self._tracks.heard - masks.shape[1], masks)

    def _learn(self, asked: _Asked, print_: NDArray[np.floating]) -> None:
        person = self._people[asked.track]
        turn = person.turn
        if turn is None:
            return
        frames = int(asked.alone.sum())
        if asked.end is None and frames < self._settings.piece:
            verdict = self._voices.guess(print_, Ticks(frames * FRAME_TICKS), previous=person.speaker)
            if verdict.speaker is not None and not turn.fixed:
                value = replace(turn.value, speaker=verdict.speaker, confidence=verdict.confidence)
                self._people[asked.track] = replace(person, turn=replace(turn, value=value))
            return
        number = turn.value.turn * PIECES + min(turn.pieces, PIECES - 1)
        voice = Ticks(frames * FRAME_TICKS)
        verdict = self._voices.settle(number, print_, voice, previous=person.speaker)
        votes = Counter(turn.votes)
        if verdict.speaker is not None:
            votes[verdict.speaker] += frames * max(0.1, verdict.confidence)  # type: ignore[assignment]
        turn = replace(turn, learned=self._tracks.heard, pieces=turn.pieces + 1, votes=dict(votes))
        self._people[asked.track] = replace(person, turn=_voted(turn))

    def _settled(self, track: int, stretch: Stretch) -> Iterable[SpeakerTurn]:
        person = self._people[track]
        turn = person.turn
        if turn is None or stretch.end is None:
            return
        speaker = turn.value.speaker
        again = Activity(self._settings.activity, person.activity).going_on
        following = None if again is None else self._opened(again.start, speaker)
        self._people[track] = Person(person.activity, speaker or person.speaker, following)
        yield replace(
            turn.value,
            start=self._at(min(turn.start, stretch.start)),
            end=self._at(stretch.end),
            settled=True,
            known_at=self._at(self._tracks.heard),
        )

    def _forget(self) -> None:
        here = self._tracks.numbers
        self._people = {
            track: one for track, one in self._people.items() if track in here or one.turn is not None
        }

    def _passed(self, new: int) -> tuple[Ticks, ...]:
        """Where the floor passed to somebody else in the newest frames."""
        places: list[Ticks] = []
        active = {
            track: self._tracks.probabilities(track)[-new:] >= _ACTIVE for track in self._tracks.numbers
        }
        for index in range(new):
            holder = self._floor.memory.holder
            frame = self._tracks.heard - new + index
            since = self._floor.hear(frame, {track for track, now in active.items() if now[index]})
            if since is not None and self._are_two(holder, self._floor.memory.holder):
                places.append(self._at(since))
        return tuple(places)

    def _are_two(self, one: int | None, other: int | None) -> bool:
        first, second = self._speaker(one), self._speaker(other)
        return first is None or first != second

    def _speaker(self, track: int | None) -> str | None:
        person = None if track is None else self._people.get(track)
        if person is None:
            return None
        return person.speaker if person.turn is None else person.turn.value.speaker

    def _open_turns(self) -> Mapping[int, SpeakerTurn]:
        return {one.turn.value.turn: one.turn.value for one in self._people.values() if one.turn is not None}

    def _changed(self, before: Mapping[int, SpeakerTurn]) -> tuple[SpeakerTurn, ...]:
        """The open turns that are new or have another speaker than before."""
        now = self._at(self._tracks.heard)
        return tuple(
            replace(turn, known_at=now)
            for number, turn in sorted(self._open_turns().items())
            if number not in before or before[number].speaker != turn.speaker
        )

    def _at(self, frame: int) -> Ticks:
        return Ticks(self._start + frame * FRAME_TICKS)


def _voted(turn: OpenTurn) -> OpenTurn:
    """The turn with the speaker for whom most of its voice speaks."""
    if turn.fixed or not turn.votes:
        return turn
    best = max(turn.votes, key=turn.votes.__getitem__)
    sure = turn.votes[best] / sum(turn.votes.values())
    return replace(turn, value=replace(turn.value, speaker=best, confidence=min(1.0, 0.5 + sure / 2)))


def _corrected(person: Person, correction: SpeakersMerged | TurnsReassigned) -> Person:
    turn = person.turn
    match correction:
        case SpeakersMerged(speaker, into):
            if turn is not None:
                votes = Counter[str]()
                for name, count in turn.votes.items():
                    votes[into if name == speaker else name] += count  # type: ignore[assignment]
                value = turn.value
                named = replace(value, speaker=into) if value.speaker == speaker else value
                turn = replace(turn, votes=dict(votes), value=named)
            return replace(person, turn=turn, speaker=into if person.speaker == speaker else person.speaker)
        case TurnsReassigned(turns, speaker):
            if turn is None or turn.value.turn not in turns:
                return person
            named = replace(turn.value, speaker=speaker, confidence=1.0)
            return replace(person, turn=replace(turn, value=named, fixed=True), speaker=speaker)
