"""Decides which words are worth predicting, and keeps the score, so that prediction is shown with its hit rate."""

from collections import Counter
from collections.abc import Sequence

from interpreter.domain.events import PredictionFigures
from interpreter.domain.hypothesis import Hypothesis, Words
from interpreter.domain.timeline import Ticks, ms_from_ticks, ticks_from_seconds
from interpreter.policy.lag import LagHistogram

_TOLD_EVERY = ticks_from_seconds(2)
_MOST_OPEN = 1024


def likely_opening(probabilities: Sequence[float], *, least: float, most: int) -> int:
    """Return how many opening words are likely enough together to be shown: `least` in all, `most` words."""
    joint = 1.0
    for place, probability in enumerate(probabilities[:most]):
        joint *= probability
        if joint < least:
            return place
    return min(most, len(probabilities))


class PredictionScore:
    """Judges every predicted word of one language when its place in the text is committed.

    The last prediction that stood before anything was heard at a place counts. Its lead is the time from when it was
    first shown there until the place was committed. Of the utterances that never end, the latest 1,024 are followed.
    """

    def __init__(self) -> None:
        self._standing: dict[int, dict[int, tuple[str, Ticks]]] = {}
        self._judged: dict[int, int] = {}
        self._predicted = 0
        self._hits = 0
        self._words = 0
        self._leads = LagHistogram()
        self._told = (0, 0)
        self._told_at = Ticks(-_TOLD_EVERY)

    def observe(self, hypothesis: Hypothesis, now: Ticks) -> None:
        """Take the next revision of an utterance as shown at `now`."""
        utterance = hypothesis.utterance
        standing = self._standing.setdefault(utterance, {})
        self._judge(standing, hypothesis.committed, self._judged.get(utterance, 0), now)
        self._judged[utterance] = len(hypothesis.committed)
        heard = len(hypothesis.committed) + len(hypothesis.provisional)
        predicted = {heard + offset: word.text for offset, word in enumerate(hypothesis.predicted)}
        for place in [place for place in standing if place >= heard and place not in predicted]:
            del standing[place]
        for place, text in predicted.items():
            if place not in standing or standing[place][0] != text:
                standing[place] = (text, now)
        if hypothesis.ended:
            self._predicted += len(standing)
            self._forget(utterance)
        elif len(self._standing) > _MOST_OPEN:
            self._forget(next(iter(self._standing)))

    def figures(self) -> PredictionFigures:
        """What has been judged so far."""
        return PredictionFigures(self._predicted, self._hits, self._words, self._leads.percentile_ms(50))

    def news(self, now: Ticks, *, last: bool = False) -> PredictionFigures | None:
        """Return the figures where they changed, every two seconds at most; the `last` ones at once."""
        judged = self._predicted, self._words
        if judged == self._told or (now - self._told_at < _TOLD_EVERY and not last):
            return None
        self._told, self._told_at = judged, now
        return self.figures()

    def _forget(self, utterance: int) -> None:
        del self._standing[utterance], self._judged[utterance]

    def _judge(
        self, standing: dict[int, tuple[str, Ticks]], committed: Words, judged: int, now: Ticks
    ) -> None:
        for place in range(judged, len(committed)):
            self._words += 1
            if (prediction := standing.pop(place, None)) is None:
                continue
            self._predicted += 1
            if prediction[0] == committed[place].text:
                self._hits += 1
                self._leads.count(ms_from_ticks(Ticks(now - prediction[1])))


def agreed_opening(texts: Sequence[Sequence[str]], least: float) -> tuple[tuple[str, float], ...]:
    """Return the opening words that at least the share `least` of all texts begin with, each with its share.

    The shares never grow; of words that are equally frequent the one that comes first in `texts` is taken.
    """
    agreed: list[tuple[str, float]] = []
    agreeing = list(texts)
    while agreeing:
        place = len(agreed)
        counts = Counter(text[place] for text in agreeing if len(text) > place)
        if not counts:
            break
        word, count = counts.most_common(1)[0]
        if count < least * len(texts):
            break
        agreed.append((word, count / len(texts)))
        agreeing = [text for text in agreeing if len(text) > place and text[place] == word]
    return tuple(agreed)
