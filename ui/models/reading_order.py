"""Where the words of a line are read that has words of both directions."""

import unicodedata
from collections.abc import Callable, Sequence

from ui.models.rolling import CaptionWord


def placed_for_reading(
    words: Sequence[CaptionWord], measure: Callable[[str], float], *, right_to_left: bool
) -> list[tuple[CaptionWord, float]]:
    """Return words with where they stand from the side where reading begins.

    Several words in a row of the other direction, as a name in Latin letters within Arabic, are read that way round.
    """
    placed: list[tuple[CaptionWord, float]] = []
    run: list[CaptionWord] = []
    for word in (*words, None):
        if word is not None and _runs_against(word.text, right_to_left=right_to_left, within=bool(run)):
            run.append(word)
            continue
        if run:
            begin, end = run[0].x, run[-1].x + measure(run[-1].text)
            placed += [(one, begin + end - one.x - measure(one.text)) for one in run]
            run = []
        if word is not None:
            placed.append((word, word.x))
    return placed


def _runs_against(text: str, *, right_to_left: bool, within: bool) -> bool:
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    if right_to_left:
        return "L" in kinds or (within and "EN" in kinds)
    return bool(kinds & {"R", "AL"})
