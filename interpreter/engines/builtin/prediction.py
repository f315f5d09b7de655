"""What a speaker is expected to say next, by the recogniser's own language model.

Only the commonest words are considered, and only a word of which the model is all but certain is shown: it knows
fixed expressions ("be able to", "according to") and little else. In 50,000 words of Europarl and Tatoeba, from 0.9 on
294 of 301 expected words came next, 92 % in the worse of the two; from 0.65 on 1,016 of 1,202, and of what was heard
of spoken panels 16 of 29. Words this model shows have mostly begun to be said: what counts as foreseen is rare.
"""

import heapq
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pocketsphinx import get_model_path

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.recogniser import LanguageModel

_LOG_BASE = 1.0001
_HISTORY = 2
_SENTENCE_START = "<s>"
_CONTEXTS_REMEMBERED = 4096


class Predictor:
    """Continues a text with the words that the language model is sure of.

    A new context costs one look-up per candidate (about 2 ms for 800), a known one nothing. `confidence` is the least
    joint probability of what is returned.
    """

    def __init__(
        self,
        model: LanguageModel,
        candidates: Sequence[str],
        *,
        confidence: float = 0.9,
        most_words: int = 2,
    ) -> None:
        if not 0 < confidence < 1:
            raise ValueError(f"confidence must lie between 0 and 1, got {confidence}")
        self._model = model
        self._candidates = tuple(candidates)
        self._confidence = confidence
        self._most_words = most_words
        self._likeliest = lru_cache(_CONTEXTS_REMEMBERED)(self._look_up)

    def expected(self, said: Words, now: Ticks) -> Words:
        """Return the raw lower-case words expected after `said`, timed at `now`; usually none."""
        if not said:
            return ()
        history = [_SENTENCE_START, *(word.text for word in said[-_HISTORY:])]
        found: list[Word] = []
        joint = 1.0
        while len(found) < self._most_words:
            text, probability = self._likeliest(*history[-_HISTORY:])
            joint *= probability
            if joint < self._confidence:
                break
            found.append(Word(text, now, now, joint))
            history.append(text)
        return tuple(found)

    def _look_up(self, *history: str) -> tuple[str, float]:
        newest_first = list(reversed(history))
        log, text = max((self._model.prob([word, *newest_first]), word) for word in self._candidates)
        return text, _LOG_BASE**log


def common_words(model: LanguageModel, vocabulary: Iterable[str], count: int = 800) -> tuple[str, ...]:
    """Return the `count` words of `vocabulary` that the model expects most often, commonest first."""
    frequencies = ((model.prob([word]), word) for word in vocabulary)
    return tuple(word for _, word in heapq.nlargest(count, frequencies))


def packaged_vocabulary() -> tuple[str, ...]:
    """Return the words of the pronunciation dictionary that comes with PocketSphinx, each once."""
    lines = Path(get_model_path("en-us/cmudict-en-us.dict")).read_text("utf-8").splitlines()
    return tuple(word for word in (line.partition(" ")[0] for line in lines) if "(" not in word)
