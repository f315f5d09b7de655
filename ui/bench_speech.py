"""Speech that nobody said: passages in many languages whose words come one by one."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from interpreter.domain.captions import Caption
from interpreter.domain.timeline import Ticks, ticks_from_seconds

TARGETS = ("es", "de", "fr", "ar", "ja", "ru", "el", "he")
FLOOR_LANGUAGE = "en"
PER_SECOND = 20
_RIGHT_TO_LEFT = frozenset({"ar", "he"})
_LETTERS = {"ar": (0x0627, 0x064A), "he": (0x05D0, 0x05EA), "ja": (0x3042, 0x3093), "ru": (0x0430, 0x044F)}
_GREEK = (0x03B1, 0x03C9)
_LATIN = (0x61, 0x7A)
_WORDS = 3_000
_AHEAD = 3
_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Words of one language, few of them frequent (Zipf's law)."""

    words: tuple[str, ...]
    shares: tuple[float, ...]

    def sentence(self, chance: random.Random) -> tuple[str, ...]:
        words = chance.choices(self.words, cum_weights=self.shares, k=chance.randint(10, 26))
        return (words[0].capitalize(), *words[1:-1], words[-1] + ".")


class Speech:
    """Everybody's words, the same for the same seed."""

    def __init__(self, languages: int, *, seed: int = 5) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._targets = TARGETS[:languages]
        self._vocabularies = {code: self._vocabulary(code) for code in (FLOOR_LANGUAGE, *self._targets)}
        self._utterance = 0
        self._start_s = 0.0

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of those who speak."""
        return tuple(f"speaker-{number}" for number in range(_SPEAKERS))

    def said(self) -> tuple[Caption, ...]:
        """Return one more passage, complete, in every language."""
        *_, last = self.spoken()
        return last

    def spoken(self) -> Iterator[tuple[Caption, ...]]:
        """Yield the updates of one more passage, each in every language."""
        self._utterance += 1
        texts = {code: words.sentence(self._chance) for code, words in self._vocabularies.items()}
        speaker = self.speakers[self._utterance // 3 % _SPEAKERS]
        longest = max(map(len, texts.values()))
        for revision in range(1, longest + 1):
            self._start_s += 1.0 / PER_SECOND
            yield tuple(
                self._caption(code, words, revision, longest, speaker) for code, words in texts.items()
            )

    def _caption(
        self, code: str, words: tuple[str, ...], revision: int, longest: int, speaker: str
    ) -> Caption:
        heard = -(-len(words) * revision // longest)
        ended = revision == longest
        sure = heard if ended else max(0, heard - _AHEAD)
        glue = "" if code == "ja" else " "
        guess = self._vocabularies[code].words[: 0 if ended else self._chance.randint(0, 3)]
        return Caption(
            utterance=self._utterance,
            revision=revision,
            source="podium",
            speaker=speaker,
            speaker_name=None,
            channel=None if code == FLOOR_LANGUAGE else code,
            language=code,
            committed=glue.join(words[:sure]),
            provisional=glue.join(words[sure:heard]),
            predicted=glue.join(words[heard : heard + 1] + guess),
            start=ticks_from_seconds(float(self._utterance)),
            end=Ticks(ticks_from_seconds(float(self._utterance)) + 1),
            ended=ended,
            right_to_left=code in _RIGHT_TO_LEFT,
        )

    def _vocabulary(self, code: str) -> _Vocabulary:
        first, last = _LETTERS.get(code, _GREEK if code == "el" else _LATIN)
        letters = [chr(number) for number in range(first, last + 1) if chr(number).isalpha()]
        words = tuple(
            "".join(self._chance.choices(letters, k=self._chance.randint(2, 10))) for _ in range(_WORDS)
        )
        return _Vocabulary(words, tuple(accumulate(1.0 / rank for rank in range(1, _WORDS + 1))))
