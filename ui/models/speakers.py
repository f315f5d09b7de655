"""Who has spoken and who speaks now."""

from collections import Counter, OrderedDict
from collections.abc import Iterator

from interpreter.domain.captions import Caption
from interpreter.domain.speech import (
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
    display_name,
)
from ui.models.held import Held
from ui.models.views import SpeakerView

_MOST_LABELS = 20_000
_MOST_OPEN = 1_000

Heard = SpeechSegment | SpeakerTurn | TurnsReassigned | Caption


class Speakers:
    """Counts whose turns and captions there are, and follows what is being said.

    A speaker who was guessed for a moment only, and has nothing any more, is not kept. Colours follow the engine's
    numbers, which it gives in the order of first appearance, so that whoever comes late sees the same ones; a colour
    is never given twice.
    """

    def __init__(self) -> None:
        self._labels: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._revisions: dict[int, int] = {}
        self._count: Counter[str] = Counter()
        self._colours: dict[str, int] = {}
        self._open: dict[int, SpeakerTurn] = {}
        self._segments: set[tuple[str, int]] = set()

    def take(self, event: Heard) -> bool:
        """Take what was heard; return whether that changes what is shown."""
        match event:
            case SpeechSegment():
                return self._take_segment(event)
            case SpeakerTurn():
                return self._take_turn(event)
            case TurnsReassigned(turns=turns, speaker=speaker):
                for turn in turns:
                    self._label("turn", turn, speaker)
                return True
            case Caption(channel=None, utterance=utterance, revision=revision, speaker=speaker):
                if revision < self._revisions.get(utterance, revision):
                    return False
                self._revise(utterance, revision)
                return self._label("utterance", utterance, speaker)
            case _:
                return False

    def hush(self, source: str | None = None) -> None:
        """Nobody is heard any more, on one source or anywhere."""
        self._segments = {one for one in self._segments if source not in {None, one[0]}}
        self._open = {key: turn for key, turn in self._open.items() if source not in {None, turn.source}}

    def is_speaking(self, source: str | None = None) -> bool:
        """Whether anybody is heard, on one source or anywhere."""
        return any(source in {None, one[0]} for one in self._segments)

    def views(self, held: Held) -> tuple[SpeakerView, ...]:
        """Return everybody, under the names and merged as the operator says."""
        merged = {one.speaker: one.into for one in held.all(SpeakersMerged)}
        named = {_resolved(one.speaker, merged): one.name for one in held.all(SpeakerNamed)}
        heard = {_resolved(one, merged) for one in self._heard_now()}
        everybody = {_resolved(one, merged) for one in (*self._count, *self._now())} | named.keys()
        views = [
            SpeakerView(one, display_name(one, named), self._colour(one), one in heard)
            for one in sorted(everybody)
        ]
        return tuple(sorted(views, key=lambda view: view.colour))

    def merged(self, held: Held) -> tuple[tuple[str, str], ...]:
        """Return everybody who turned out to be somebody else, each with whom."""
        merged = {one.speaker: one.into for one in held.all(SpeakersMerged)}
        return tuple((one, _resolved(one, merged)) for one in merged)

    def on(self, source: str, views: tuple[SpeakerView, ...], held: Held) -> SpeakerView | None:
        """Return who is heard on a source, of several whoever began last; None where nobody can say."""
        merged = {one.speaker: one.into for one in held.all(SpeakersMerged)}
        turns = sorted(
            (turn for turn in self._open.values() if turn.source == source and turn.speaker is not None),
            key=lambda turn: turn.start,
        )
        if not turns or not self.is_speaking(source):
            return None
        wanted = _resolved(self._speaker(turns[-1]), merged)
        return next((view for view in views if view.id == wanted), None)

    def _take_segment(self, segment: SpeechSegment) -> bool:
        key, before = (segment.source, segment.segment), set(self._segments)
        if segment.end is None:
            self._segments.add(key)
        else:
            self._segments.discard(key)
        return before != self._segments

    def _take_turn(self, turn: SpeakerTurn) -> bool:
        before = self._open.pop(turn.turn, None)
        if not turn.settled:
            self._open[turn.turn] = turn
            if len(self._open) > _MOST_OPEN:
                del self._open[next(iter(self._open))]
            return before is None or before.speaker != turn.speaker
        self._label("turn", turn.turn, turn.speaker)
        return True

    def _label(self, kind: str, number: int, speaker: str | None) -> bool:
        """Note whose a turn or an utterance is now; what is very old stays as it is."""
        before = self._labels.pop((kind, number), None)
        if before is not None and before != speaker:
            self._count[before] -= 1
            self._count += Counter()
        if speaker is not None:
            self._labels[kind, number] = speaker
            self._count[speaker] += before != speaker
            self._colour(speaker)
        if len(self._labels) > _MOST_LABELS:
            self._labels.popitem(last=False)
        return before != speaker

    def _revise(self, utterance: int, revision: int) -> None:
        self._revisions[utterance] = revision
        if len(self._revisions) > _MOST_LABELS:
            del self._revisions[next(iter(self._revisions))]

    def _speaker(self, turn: SpeakerTurn) -> str:
        return self._labels.get(("turn", turn.turn), turn.speaker or "")

    def _now(self) -> Iterator[str]:
        """Whom the unsettled turns are thought to be of."""
        return (self._speaker(turn) for turn in self._open.values() if turn.speaker is not None)

    def _heard_now(self) -> Iterator[str]:
        sources = {source for source, _ in self._segments}
        open_ = (turn for turn in self._open.values() if turn.speaker is not None)
        return (self._speaker(turn) for turn in open_ if turn.source in sources)

    def _colour(self, speaker: str) -> int:
        if speaker not in self._colours:
            taken = self._colours.values()
            number = speaker.removeprefix("S")
            wished = int(number) - 1 if number != speaker and number.isdecimal() else -1
            free = wished >= 0 and wished not in taken
            self._colours[speaker] = wished if free else max(taken, default=-1) + 1
        return self._colours[speaker]


def _resolved(speaker: str, merged: dict[str, str]) -> str:
    """Return who somebody is after all merges."""
    seen = {speaker}
    while (into := merged.get(speaker)) is not None and into not in seen:
        seen.add(into)
        speaker = into
    return speaker
