"""The third stage: hypotheses become the record first, then captions, then clauses to speak."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from interpreter.domain.events import LagFigures, PredictionFigures, PredictionScored
from interpreter.domain.health import StageLag
from interpreter.domain.hypothesis import Hypothesis, Words
from interpreter.domain.records import WordsCommitted
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.policy.attribution import Correction, TurnBook
from interpreter.policy.captioning import Attributed, caption_of
from interpreter.policy.certainty import CommitLedger
from interpreter.policy.lag import CommitLag
from interpreter.policy.prediction import PredictionScore
from interpreter.session.chronicle import Chronicle

_LAG_EVERY = ticks_from_seconds(1)
_MOST_SHOWN = 1024


@dataclass(slots=True)
class _Shown:
    """An utterance in one language as readers see it."""

    hypothesis: Hypothesis
    speaker: str | None
    name: str | None
    revision: int


class Captioning:
    """Journals what became committed, shows every revision, and hands translations to their channels' voices.

    `routes` says on which channels a translation is interpreted. While `committed_only`, revisions that commit nothing
    are not shown.
    """

    def __init__(
        self,
        chronicle: Chronicle,
        routes: Callable[[Hypothesis], Sequence[str]],
        *,
        on_translation: Callable[[str, Hypothesis], None],
    ) -> None:
        self._chronicle = chronicle
        self._routes = routes
        self._on_translation = on_translation
        self._ledger = CommitLedger()
        self.turns = TurnBook()
        self._shown: OrderedDict[tuple[int, str], _Shown] = OrderedDict()
        self._lags: defaultdict[str, CommitLag] = defaultdict(CommitLag)
        self._scores: defaultdict[str, PredictionScore] = defaultdict(PredictionScore)
        self._lag_told: dict[str, Ticks] = {}
        self.committed_only = False

    def turn(self, turn: SpeakerTurn) -> None:
        """Take a speaker turn; captions that it shows to be somebody else's come again, with the same text."""
        self.turns.note(turn)
        if turn.settled:
            self._chronicle.record(turn)
        self._chronicle.publish(turn)
        self._attribute_again(turn.start)

    def correct(self, correction: Correction) -> None:
        """Take what the operator says of speakers, for the record and for every caption."""
        self.turns.correct(correction)
        self._chronicle.record_and_publish(correction)
        self._attribute_again()

    def take(self, hypothesis: Hypothesis) -> None:
        """Take the next revision of an utterance in one language."""
        fresh = self._ledger.admit(hypothesis)
        if fresh is None:
            return
        speaker = self._speaker(hypothesis)
        if fresh or hypothesis.ended:
            self._record(hypothesis, fresh, speaker)
        self._scores[hypothesis.language].observe(hypothesis, self._chronicle.now())
        if self.committed_only:
            hypothesis = replace(hypothesis, provisional=(), predicted=())
        if fresh or hypothesis.ended or not self.committed_only:
            self._show(hypothesis, speaker)
        for channel in self._channels_of(hypothesis):
            if channel is not None:
                self._on_translation(channel, hypothesis)
        self._tell_lag(hypothesis.language, fresh)

    def finish(self) -> None:
        """End every utterance that the engine left open with the words committed so far."""
        for hypothesis in self._ledger.open_hypotheses():
            self.take(hypothesis)

    def lag_figures(self) -> dict[str, LagFigures]:
        """Lag of committed words by language."""
        return {language: lag.figures() for language, lag in self._lags.items()}

    def prediction_figures(self) -> dict[str, PredictionFigures]:
        """Prediction figures by language."""
        return {language: score.figures() for language, score in self._scores.items()}

    def tell_predictions(self, *, last: bool = False) -> None:
        """Publish the prediction figures that changed, every two seconds at most unless these are the `last`."""
        now = self._chronicle.now()
        for language, score in self._scores.items():
            if (figures := score.news(now, last=last)) is not None:
                self._chronicle.publish(PredictionScored(language, figures))

    def _show(self, hypothesis: Hypothesis, speaker: str | None) -> None:
        """Publish an utterance's captions in one language."""
        key = hypothesis.utterance, hypothesis.language
        before = self._shown.get(key)
        revision = 0 if before is None else before.revision + 1
        name = self.turns.name_of(speaker)
        self._shown[key] = _Shown(hypothesis, speaker, name, revision)
        while len(self._shown) > _MOST_SHOWN:
            self._shown.popitem(last=False)
        for channel in self._channels_of(hypothesis):
            attributed = Attributed(channel, revision, speaker, name)
            self._chronicle.publish(caption_of(hypothesis, attributed))

    def _attribute_again(self, since: Ticks = Ticks(0)) -> None:
        """Show again what was said after `since` and now belongs to somebody else, or to somebody with another name."""
        for shown in list(self._shown.values()):
            words = shown.hypothesis.provisional or shown.hypothesis.committed
            if not words or words[-1].end < since:
                continue
            speaker = self._speaker(shown.hypothesis)
            if (speaker, self.turns.name_of(speaker)) != (shown.speaker, shown.name):
                self._show(shown.hypothesis, speaker)

    def _channels_of(self, hypothesis: Hypothesis) -> Sequence[str | None]:
        if hypothesis.is_floor:
            return (None,)
        return self._routes(hypothesis)

    def _speaker(self, hypothesis: Hypothesis) -> str | None:
        return self.turns.speaker_of(hypothesis.source, hypothesis.committed + hypothesis.provisional)

    def _record(self, hypothesis: Hypothesis, fresh: Words, speaker: str | None) -> None:
        self._chronicle.record(
            WordsCommitted(
                utterance=hypothesis.utterance,
                source=hypothesis.source,
                origin=hypothesis.origin,
                language=hypothesis.language,
                words=fresh,
                speaker=speaker,
                at=self._chronicle.now(),
                ended=hypothesis.ended,
            )
        )

    def _tell_lag(self, language: str, fresh: Words) -> None:
        now = self._chronicle.now()
        lag = self._lags[language].observe(fresh, now)
        if lag is not None and now - self._lag_told.get(language, Ticks(-_LAG_EVERY)) >= _LAG_EVERY:
            self._lag_told[language] = now
            self._chronicle.publish(StageLag(language, lag))
