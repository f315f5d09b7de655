"""The second stage: speech segments become utterances, and the engine makes text of them."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from interpreter.domain.errors import UserMistake, WorkerFailed
from interpreter.domain.health import Overload
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.speech import SegmentEnd, SpeakerTurn, SpeechSegment
from interpreter.domain.steps import AudioBlock, EngineInput, Hurried, TurnChanged, UtteranceEnded
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.ports.workers import Worker
from interpreter.session.floor import Floor
from interpreter.session.listening import LARGEST_STEP, Listening, ModelAudio

_OVERLOADED = ticks_from_seconds(2)


@dataclass(slots=True)
class _Utterance:
    """One segment on its way to the engine."""

    utterance: int
    start: Ticks
    audio: ModelAudio | None = None
    closed: SpeechSegment | None = None
    committed_until: Ticks = Ticks(0)
    """Where the last committed word of the floor's text ends."""

    @property
    def upto(self) -> Ticks | None:
        """Where its audio ends: whatever had been heard when its end was decided, so that load changes no text."""
        if self.closed is None or self.closed.end is None:
            return None
        return max(self.closed.end, self.closed.known_at)


@dataclass(slots=True)
class _Line:
    """What is on its way to the engine from one source."""

    utterances: deque[_Utterance] = field(default_factory=deque)
    turns: deque[SpeakerTurn] = field(default_factory=deque)
    cut: Ticks = Ticks(0)
    """Where the last utterance was cut in the middle of speech; the next one starts no earlier."""


class Translating:
    """Feeds the engine with the audio of open utterances, never further than segments are known.

    A turn reaches the engine at the place in the audio where it became known, however late the engine is. Where the
    speaker changes, the utterance ends at the change or after the last word that is committed, and the next one begins
    there.

    An engine that is late catches up from the spool. While it is given up the floor is still kept, and what it misses
    is counted in `dropped`.
    """

    def __init__(  # noqa: PLR0913 - its surroundings
        self,
        floor: Floor,
        listening: Listening,
        engine: Worker,
        *,
        on_hypothesis: Callable[[Hypothesis], None],
        on_overload: Callable[[Overload], None],
        hurried: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """`hurried` names the languages in which words are to be committed sooner."""
        self._floor = floor
        self._listening = listening
        self._engine = engine
        self._on_hypothesis = on_hypothesis
        self._on_overload = on_overload
        self._lines: defaultdict[str, _Line] = defaultdict(_Line)
        self._notices: list[EngineInput] = []
        self._wanted_hurried, self._hurried = hurried, tuple[str, ...]()
        self._next = 1
        self._overloaded = False
        self.dropped = Ticks(0)
        self.coarse = False
        """Whether the engine works in bigger steps, which cost less."""

    def segment(self, segment: SpeechSegment) -> None:
        """Take a segment that opened or closed."""
        utterances = self._lines[segment.source].utterances
        if segment.end is None:
            utterances.append(_Utterance(self._next, segment.start))
            self._next += 1
        elif utterances:
            utterances[-1].closed = segment

    def turn(self, turn: SpeakerTurn) -> None:
        """Take a turn in its newest form."""
        self._lines[turn.source].turns.append(turn)

    def notify(self, notice: EngineInput) -> None:
        """Hand `notice` to the engine before the next audio."""
        self._notices.append(notice)

    async def advance(self) -> bool:
        """Take up to half a second of every source; say whether there was anything to take."""
        inputs, self._notices = list(self._notices), []
        for source, line in self._lines.items():
            inputs.extend(self._inputs(source, line))
        if not inputs:
            return False
        await self._step([*self._hurry(), *inputs])
        self._watch()
        return True

    async def finish(self) -> None:
        """The floor is over and every segment closed: take what the engine still has to say.

        An engine that speaks goes on running: it is asked for the speech of what it has written.
        """
        while await self.advance():
            pass
        if not self._speaks:
            for output in await self._engine.stop():
                self._pass_on(output)
        elif left := [one for source, line in self._lines.items() for one in _left_open(source, line)]:
            await self._step(left)

    def _hurry(self) -> list[EngineInput]:
        """Say which languages are in a hurry where that has changed."""
        if (wanted := self._wanted_hurried()) == self._hurried:
            return []
        self._hurried = wanted
        return [Hurried(wanted)]

    def _inputs(self, source: str, line: _Line) -> list[EngineInput]:
        """Return what the engine is to hear next of one source: turns, audio of the oldest utterance, its end."""
        if not line.utterances:
            return _turns_known(line, self._listening.heard(source))
        utterance = line.utterances[0]
        if utterance.audio is None:
            utterance.start = max(utterance.start, line.cut)
            utterance.audio = ModelAudio(self._floor, source, utterance.start)
        audio, upto = utterance.audio, utterance.upto
        inputs = _turns_known(line, audio.position)
        heard = self._listening.heard(source)
        if upto is not None and audio.position >= min(upto, heard):
            return inputs + self._ended(source, line)
        end = min(heard, audio.position + LARGEST_STEP, *(turn.known_at for turn in line.turns))
        end = end if upto is None else min(end, upto)
        if end > audio.position and (end - audio.position >= self._hop or upto is not None or line.turns):
            inputs.append(audio.take(Ticks(end), utterance.utterance))
        return inputs

    def _ended(self, source: str, line: _Line) -> list[EngineInput]:
        """End the oldest utterance, all of whose audio the engine has answered."""
        utterance = line.utterances.popleft()
        audio, closed = utterance.audio, utterance.closed
        if audio is None or closed is None or closed.end is None:
            raise ValueError(f"utterance {utterance.utterance} has not been heard to its end")
        if closed.cause is SegmentEnd.TURN:
            line.cut = max(closed.end, utterance.committed_until)
            return [UtteranceEnded(source, utterance.utterance, line.cut)]
        rest = audio.finish(utterance.utterance)
        if closed.cause is SegmentEnd.LENGTH:
            line.cut = audio.position
        return [rest, UtteranceEnded(source, utterance.utterance, audio.position)]

    @property
    def _speaks(self) -> bool:
        try:
            return self._engine.capabilities.speaks
        except WorkerFailed:  # it has never run
            return False

    @property
    def _hop(self) -> Ticks:
        try:
            hop = ticks_from_ms(self._engine.capabilities.hop_ms)
        except WorkerFailed:  # it has never run
            return LARGEST_STEP
        return LARGEST_STEP if self.coarse else hop

    async def _step(self, inputs: list[EngineInput]) -> None:
        try:
            outputs = await self._engine.step(inputs)
        except (WorkerFailed, UserMistake):  # its status tells
            lost = sum(value.end - value.start for value in inputs if isinstance(value, AudioBlock))
            self.dropped = Ticks(self.dropped + lost)
            return
        for output in outputs:
            self._pass_on(output)

    def _pass_on(self, output: object) -> None:
        if not isinstance(output, Hypothesis):
            return
        if output.is_floor and output.committed:
            for utterance in self._lines[output.source].utterances if output.source in self._lines else ():
                if utterance.utterance == output.utterance:
                    utterance.committed_until = output.committed[-1].end
        self._on_hypothesis(output)

    @property
    def behind(self) -> Ticks:
        """How much of the floor was captured and neither found silent nor answered by the engine."""
        late = (
            self._floor.captured(source)
            - (line.utterances[0].audio.position if line.utterances and line.utterances[0].audio else heard)
            for source, line in self._lines.items()
            if (heard := self._listening.heard(source)) is not None and not self._floor.removed(source)
        )
        return Ticks(max(late, default=0))

    def _watch(self) -> None:
        """Say when the engine falls more than two seconds behind, and when it has caught up."""
        behind = self.behind
        if behind > _OVERLOADED and not self._overloaded:
            self._overloaded = True
            self._on_overload(Overload("engine", Ticks(behind)))
        elif self._overloaded and behind < _OVERLOADED // 2:
            self._overloaded = False
            self._on_overload(Overload("engine", Ticks(0)))


def _left_open(source: str, line: _Line) -> list[EngineInput]:
    """End what the speakers process left open when it was given up."""
    return [
        UtteranceEnded(source, one.utterance, one.audio.position)
        for one in line.utterances
        if one.audio is not None
    ]


def _turns_known(line: _Line, position: Ticks) -> list[EngineInput]:
    """Take the turns that were known when the source had been heard up to `position`."""
    known: list[EngineInput] = []
    while line.turns and line.turns[0].known_at <= position:
        known.append(TurnChanged(line.turns.popleft()))
    return known
