"""The third stage: hypotheses become the record first, then captions, then clauses to speak."""

import sys
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from interpreter.domain.captions import Caption
from interpreter.domain.events import LagFigures, PredictionFigures, PredictionScored
from interpreter.domain.health import StageLag
from interpreter.domain.hypothesis import Hypothesis, Words
from interpreter.domain.records import WordsCommitted
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.policy.attribution import Correction, TurnBook, middles
from interpreter.policy.captioning import Attributed, caption_of
from interpreter.policy.certainty import CommitLedger
from interpreter.policy.lag import CommitLag
from interpreter.policy.prediction import PredictionScore
from interpreter.session.chronicle import Chronicle

_LAG_EVERY = ticks_from_seconds(1)
_MOST_SHOWN = 1024


@dataclass(slots=True)
class _Shown:
    """An utterance in one language as readers see it: some hundred bytes, however many words it has.

    `text` is the hypothesis without its words; `moments` are the middles of those that were heard.
    """

    text: Hypothesis
    caption: Caption
    moments: "array[int]"


_Key = tuple[int, str, bool]
"""Utterance, language, and whether it was said, not translated, in that language."""


def _key(hypothesis: Hypothesis) -> _Key:
    return hypothesis.utterance, hypothesis.language, hypothesis.is_floor


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
        on_translation: Callable[[str, Hypothesis, str | None], None],
    ) -> None:
        self._chronicle = chronicle
        self._routes = routes
        self._on_translation = on_translation
        self._ledger = CommitLedger()
        self.turns = TurnBook()
        self._shown: OrderedDict[_Key, _Shown] = OrderedDict()
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
        if not self._is_passed_on(hypothesis):
            self._scores[hypothesis.language].observe(hypothesis, self._chronicle.now())
        if self.committed_only:
            hypothesis = replace(hypothesis, provisional=(), predicted=())
        if fresh or hypothesis.ended or not self.committed_only:
            self._show(hypothesis, speaker)
        for channel in self._channels_of(hypothesis):
            if channel is not None:
                self._on_translation(channel, hypothesis, speaker)
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

    def _is_passed_on(self, hypothesis: Hypothesis) -> bool:
        """Whether this is what was said on the floor, on its way to a channel of the same language."""
        return not hypothesis.is_floor and (hypothesis.utterance, hypothesis.language, True) in self._shown

    def _show(self, hypothesis: Hypothesis, speaker: str | None) -> None:
        """Publish an utterance's captions in one language."""
        source, language = sys.intern(hypothesis.source), sys.intern(hypothesis.language)
        before = self._shown.get(_key(hypothesis))
        revision = 0 if before is None else before.caption.revision + 1
        hypothesis = replace(hypothesis, source=source, language=language)
        caption = caption_of(hypothesis, Attributed(None, revision, speaker, self._name_of(speaker)))
        heard = array("q", middles(hypothesis.committed + hypothesis.provisional))
        text = replace(hypothesis, committed=(), provisional=(), predicted=())
        self._publish(_Shown(text, caption, heard))
        while len(self._shown) > _MOST_SHOWN:
            self._shown.popitem(last=False)

    def _attribute_again(self, since: Ticks = Ticks(0)) -> None:
        """Show again what was said after `since` and now belongs to somebody else, or to somebody with another name."""
        for shown in list(self._shown.values()):
            caption = shown.caption
            if not shown.moments or caption.end < since:
                continue
            speaker = self.turns.speaker_at(caption.source, shown.moments)
            name = self._name_of(speaker)
            if (speaker, name) != (caption.speaker, caption.speaker_name):
                again = replace(caption, revision=caption.revision + 1, speaker=speaker, speaker_name=name)
                self._publish(replace(shown, caption=again))

    def _publish(self, shown: _Shown) -> None:
        self._shown[_key(shown.text)] = shown
        for channel in self._channels_of(shown.text):
            self._chronicle.publish(replace(shown.caption, channel=channel))

    def _name_of(self, speaker: str | None) -> str | None:
        name = self.turns.name_of(speaker)
        return None if name is None else sys.intern(name)

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
