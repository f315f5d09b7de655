"""The third stage: hypotheses become the record first, then captions, then clauses to speak."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.events import LagFigures, PredictionFigures
from interpreter.domain.health import StageLag
from interpreter.domain.hypothesis import Hypothesis, Words
from interpreter.domain.records import WordsCommitted
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.policy.attribution import TurnBook
from interpreter.policy.captioning import Attributed, caption_of
from interpreter.policy.certainty import CommitLedger
from interpreter.policy.lag import CommitLag
from interpreter.policy.prediction import PredictionScore
from interpreter.session.chronicle import Chronicle

_LAG_EVERY = ticks_from_seconds(1)


class Captioning:
    """Journals what became committed, shows every revision, and hands translations to their channels' voices."""

    def __init__(
        self,
        chronicle: Chronicle,
        channels: Sequence[ListenerChannel],
        *,
        on_translation: Callable[[str, Hypothesis], None],
    ) -> None:
        self._chronicle = chronicle
        self._channels = channels
        self._on_translation = on_translation
        self._ledger = CommitLedger()
        self._turns = TurnBook()
        self._lags: defaultdict[str, CommitLag] = defaultdict(CommitLag)
        self._scores: defaultdict[str, PredictionScore] = defaultdict(PredictionScore)
        self._lag_told: dict[str, Ticks] = {}

    def turn(self, turn: SpeakerTurn) -> None:
        """Take a speaker turn, for the record and for the captions to come."""
        self._turns.note(turn)
        self._chronicle.record_and_publish(turn)

    def take(self, hypothesis: Hypothesis) -> None:
        """Take the next revision of an utterance in one language."""
        fresh = self._ledger.admit(hypothesis)
        if fresh is None:
            return
        speaker = self._speaker(hypothesis)
        if fresh or hypothesis.ended:
            self._record(hypothesis, fresh, speaker)
        self._scores[hypothesis.language].observe(hypothesis, self._chronicle.now())
        for channel in self._channels_of(hypothesis):
            self._chronicle.publish(caption_of(hypothesis, Attributed(channel, speaker, speaker)))
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

    def _channels_of(self, hypothesis: Hypothesis) -> Sequence[str | None]:
        if hypothesis.is_floor:
            return (None,)
        return [entry.channel for entry in self._channels if entry.language == hypothesis.language]

    def _speaker(self, hypothesis: Hypothesis) -> str | None:
        words = hypothesis.committed + hypothesis.provisional
        return self._turns.speaker_of(hypothesis.source, words[0].start, words[-1].end) if words else None

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
