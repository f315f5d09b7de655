"""What is said in the self-test, and how it sounds: every word is a level of its own, so that it can be heard exactly.

Only Python's own library is used: the oracle's process has to start at once.
"""

from collections.abc import Sequence
from itertools import accumulate

RATE_HZ = 8_000
WORD_MS = 260
GAP_MS = 40
PAUSE_MS = 700
LEVEL = 400
"""Samples of 16 bits: word number 3 is a stretch of 3 * LEVEL."""

_GLOSSES = (
    "we:nosotros see:vemos many:muchos visitors:visitantes every:cada week:semana and:y that:ese number:número is:es "
    "growing:creciendo again:otra in:en winter:invierno the:el museum:museo was:estaba closed:cerrado children:niños "
    "came:vinieron back:detrás first:primero then:luego they:ellos brought:trajeron their:sus parents:padres "
    "with:con them:aquellos this:esto surprised:sorprendió me:me greatly:mucho nobody:nadie expected:esperaba such:tal "
    "success:éxito so:así soon:pronto"
)
WORDS = tuple(
    (said, translated) for said, _, translated in (pair.partition(":") for pair in _GLOSSES.split())
)
"""English and, word by word, Spanish; a word's number is its place, counted from 1."""

CONVERSATION = (
    "we see many visitors every week",
    "and that number is growing again",
    "in winter the museum was closed",
    "children came back first",
    "then they brought their parents with them",
    "this surprised me greatly",
    "nobody expected such success so soon",
)
ALTERED = (*CONVERSATION[3:], *CONVERSATION[:3])
"""The same words at other times."""
OPENING = ("children came back first",)

_NUMBERS = {said: number for number, (said, _) in enumerate(WORDS, 1)}


def expected_after(number: int, count: int) -> list[int]:
    """Return the words that follow a word in the conversation, at most `count`: no word stands in two sentences."""
    sentences = ([_NUMBERS[word] for word in sentence.split()] for sentence in CONVERSATION)
    mine = next((numbers for numbers in sentences if number in numbers), [number])
    place = mine.index(number) + 1
    return mine[place : place + count]


def translated(sentence: str) -> str:
    """Return it in Spanish, word by word."""
    return " ".join(WORDS[_NUMBERS[word] - 1][1] for word in sentence.split())


def samples(sentences: Sequence[str]) -> list[int]:
    """Return the sound, half a second of silence first."""
    found = _silence(500)
    for sentence in sentences:
        for word in sentence.split():
            found += [_NUMBERS[word] * LEVEL] * _frames(WORD_MS) + _silence(GAP_MS)
        found += _silence(PAUSE_MS)
    return found


def starts_ms(sentences: Sequence[str]) -> list[int]:
    """Return when each sentence begins."""
    lengths = [len(sentence.split()) * (WORD_MS + GAP_MS) + PAUSE_MS for sentence in sentences]
    return list(accumulate(lengths[:-1], initial=500))


def _silence(ms: int) -> list[int]:
    return [0] * _frames(ms)


def _frames(ms: int) -> int:
    return RATE_HZ * ms // 1000
