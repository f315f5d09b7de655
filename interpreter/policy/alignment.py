"""Sets a new revision of a text beside words that can no longer change.

The alignment is monotone, with the least sum of edits (Wagner and Fischer 1974); forms of one word count as near.
"""

from collections.abc import Sequence

_DROPPED = 1.0
_ADDED = 0.5
_CASE = 0.1
_FORM = 0.35
_OTHER = 1.0
_FUNCTION = 0.6
_SHARED = 0.6
_CONTENT_LETTERS = 4


def common_prefix(texts: Sequence[Sequence[str]]) -> int:
    """How many opening words all `texts` share; 0 for none."""
    agreed = 0
    for words in zip(*texts, strict=False):
        if any(word != words[0] for word in words):
            break
        agreed += 1
    return agreed


def continuation(settled: Sequence[str], revision: Sequence[str]) -> tuple[str, ...]:
    """Return what `revision` says beyond `settled`, to be written behind it.

    Where the revision worded the settled part otherwise, its words are matched and the rest of it follows; a content
    word of that part which `settled` lacks is said first, so that nothing is lost and nothing is said twice.
    """
    same = common_prefix((settled, revision))
    old, new = tuple(settled[same:]), tuple(revision[same:])
    if not old:
        return new
    costs = _costs(old, new)
    cut = min(range(len(new) + 1), key=lambda place: (round(costs[-1][place], 6), abs(place - len(old))))
    unsaid = [word for word in _unmatched(costs, old, new, cut) if _is_news(word, settled)]
    return (*unsaid, *new[cut:])


def _costs(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    """`costs[i][j]`: the least cost of turning the first i old words into the first j new ones."""
    rows = [[_ADDED * place for place in range(len(new) + 1)]]
    for word in old:
        above = rows[-1]
        row = [above[0] + _DROPPED]
        for place, other in enumerate(new):
            row.append(
                min(above[place + 1] + _DROPPED, row[place] + _ADDED, above[place] + _difference(word, other))
            )
        rows.append(row)
    return rows


def _unmatched(costs: list[list[float]], old: Sequence[str], new: Sequence[str], cut: int) -> list[str]:
    """The words of `new[:cut]` that stand for no old word, in their order."""
    left, place, found = len(old), cut, []
    while place:
        difference = _difference(old[left - 1], new[place - 1]) if left else _OTHER
        if left and costs[left][place] == costs[left - 1][place - 1] + difference:
            left, place = left - 1, place - 1
            if difference >= _FUNCTION:
                found.append(new[place])
        elif left and costs[left][place] == costs[left - 1][place] + _DROPPED:
            left -= 1
        else:
            place -= 1
            found.append(new[place])
    return found[::-1]


def _is_news(word: str, settled: Sequence[str]) -> bool:
    return len(word) >= _CONTENT_LETTERS and all(_difference(word, said) >= _FUNCTION for said in settled)


def _difference(word: str, other: str) -> float:
    if word == other:
        return 0.0
    word, other = word.casefold(), other.casefold()
    if word == other:
        return _CASE
    shared = common_prefix((word, other))
    shorter, longer = sorted((len(word), len(other)))
    if shared >= _SHARED * longer or (shared == shorter and shorter >= _CONTENT_LETTERS - 1):
        return _FORM
    return _FUNCTION if longer < _CONTENT_LETTERS else _OTHER
