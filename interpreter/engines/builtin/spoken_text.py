"""The text of one utterance in the language spoken: what was heard, split by certainty and written for readers."""

from collections.abc import Iterable

from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.formatting import full_stop, settled, written
from interpreter.engines.builtin.prediction import Predictor
from interpreter.engines.builtin.recogniser import Heard
from interpreter.engines.utterance import Text
from interpreter.policy.stability import AgreementPolicy

AGREEMENT = 6
COMMIT_AGE = ticks_from_ms(600)
HIDDEN_EDGE = ticks_from_ms(400)
SHOWN_AGREEMENT = 4


class SpokenText:
    """Turns what is heard of one utterance into its text, revision after revision."""

    def __init__(self, predictor: Predictor, tuning: Tuning | None = None) -> None:
        tuning = tuning or Tuning()
        self._agreement = AGREEMENT if tuning.agreement is None else tuning.agreement
        self._age = COMMIT_AGE if tuning.age_ms is None else ticks_from_ms(tuning.age_ms)
        self._policy = AgreementPolicy(
            agreement=self._agreement,
            age=self._age,
            edge=HIDDEN_EDGE if tuning.edge_ms is None else ticks_from_ms(tuning.edge_ms),
            shown=SHOWN_AGREEMENT if tuning.shown_agreement is None else tuning.shown_agreement,
        )
        self._predictor = predictor
        self._settled = 0

    def hurry(self, *, on: bool) -> None:
        """Commit after half as many revisions that agree and half the time, or as usual again."""
        haste = 2 if on else 1
        self._policy.demand(agreement=-(-self._agreement // haste), age=Ticks(self._age // haste))

    def hear_again(self, readings: Iterable[Heard]) -> None:
        """Take these revisions in the place of those so far, as if they had come one by one; nothing is committed."""
        self._policy.forget()
        for heard in readings:
            self._policy.revise(heard.words, heard.upto, hold=True)

    def revise(self, heard: Heard, until: Ticks | None = None, *, hold: bool = False) -> Text:
        """Take the newest revision; the final one commits everything and adds the full stop. `hold` commits nothing.

        Words of which half is said after `until` are left out of the final one unless they have been committed.
        """
        if heard.final:
            said = self._policy.finish(heard.words).committed
            kept = (
                word for word in said[self._settled :] if until is None or word.start + word.end < 2 * until
            )
            words = written((*said[: self._settled], *kept))
            return Text(words + full_stop(words))
        split = self._policy.revise(heard.words, heard.upto, sure=heard.sure, hold=hold)
        self._settled = settled(split.committed)
        committed = written(split.committed[: self._settled])
        said = split.committed + split.provisional
        whole = written(said[: settled(said)])
        return Text(committed, whole[len(committed) :], self._predicted(said, whole, heard.upto))

    def _predicted(self, said: Words, whole: Words, now: Ticks) -> Words:
        """What is expected behind the words shown, unless it would change how they are written."""
        if settled(said) < len(said):
            return ()
        longer = written(said + self._predictor.expected(said, now))
        return longer[len(whole) :] if longer[: len(whole)] == whole else ()
