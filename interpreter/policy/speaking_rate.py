"""How fast a voice speaks that has so much to say, and how long a text lasts."""

from bisect import bisect_right

from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.domain.tuning import FASTEST_RATE

_RATES = ((0.0, 1.0), (1.0, 1.0), (2.0, 1.12), (3.0, 1.15), (4.5, FASTEST_RATE))
_LARGEST_CHANGE = 0.1
_DIGIT_CHARACTERS = 4


def rate_for(backlog: Ticks) -> float:
    """Return the rate for what waits, in seconds at the normal rate: 1 up to 1 s, 1.15 at 3 s, the fastest from 4.5 s.

    Between these it rises in a straight line.
    """
    seconds = backlog / TICKS_PER_SECOND
    if seconds >= _RATES[-1][0]:
        return FASTEST_RATE
    above = bisect_right(_RATES, seconds, key=lambda corner: corner[0])
    (low, slow), (high, fast) = _RATES[above - 1], _RATES[above]
    return slow + (fast - slow) * (seconds - low) / (high - low)


def nearer(rate: float, wanted: float) -> float:
    """Return `rate` moved to the `wanted` one by 0.1 at most: a voice does not jump from clause to clause."""
    return rate + max(-_LARGEST_CHANGE, min(_LARGEST_CHANGE, wanted - rate))


def weight(text: str) -> int:
    """Return the length of `text` in spoken characters: a digit is a word of its own."""
    return len(text) + (_DIGIT_CHARACTERS - 1) * sum(character.isdigit() for character in text)
