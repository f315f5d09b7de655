"""When the words of a text were said that somebody has edited: they take their times from the committed words.

A word that still stands has its time to the tick. What was put in the place of other words shares the time of those by
its letters; what was added between two words has the pause between them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from interpreter.domain.hypothesis import CLOSING, OPENING, Word, Words, text_of
from interpreter.domain.timeline import Ticks

_MOST_PAIRS = 250_000
"""Where more words would have to be compared with one another, they share the time by their letters alone."""

_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


def written(text: str) -> str:
    """Return `text` as it is kept: on one line, with single spaces, and with characters that can be stored."""
    return _SPACES.sub(" ", text.encode("utf-8", "replace").decode()).strip()


def tokens(text: str) -> list[str]:
    """Cut a text, `written` so, into words and punctuation marks that `text_of` joins to the same text again."""
    found: list[str] = []
    for piece in filter(None, text.split(" ")):
        if found and (piece[0] in CLOSING or found[-1][-1] in OPENING):
            found[-1] += f" {piece}"  # a space that the joining of marks would not bring back
        else:
            found.extend(_parts(piece))
    return found


def timed(text: str, committed: Words, start: Ticks, end: Ticks) -> Words:
    """Return the words of `text` with times from the committed words, or between `start` and `end` without any."""
    if text == text_of(committed):
        return committed
    new = tokens(text)
    old = [word.text for word in committed]
    words: list[Word] = []
    for same, (left, right), (first, last) in _stretches(old, new):
        if same:
            words.extend(committed[left:right])
            continue
        begin = max(start, *(word.end for word in committed[left - 1 : left])) if left else start
        until = min(end, *(word.start for word in committed[right : right + 1])) if right < len(old) else end
        if left < right:
            begin, until = committed[left].start, committed[right - 1].end
        words.extend(_shared(new[first:last], begin, max(begin, until)))
    return tuple(words)


def divided(words: Words, letters: Sequence[int]) -> list[Words]:
    """Cut words into runs of so many letters each, the last with all that is left; a word may be cut in two."""
    runs: list[Words] = []
    left = list(reversed(words))
    for wanted in letters[:-1]:
        run: list[Word] = []
        while left and wanted > 0:
            word = left.pop()
            has = letters_of(word.text)
            if has > wanted:
                word, rest = _cut(word, wanted)
                left.append(rest)
            run.append(word)
            wanted -= has  # noqa: PLW2901 - what is still to come
        runs.append(tuple(run))
    return [*runs, tuple(reversed(left))]


def joined(texts: Iterable[str]) -> str:
    """Join texts as words are joined."""
    return text_of(Word(text, Ticks(0), Ticks(0)) for text in texts)


def squeezed(text: str) -> str:
    """Return a text without its spaces, which depend on where words were cut."""
    return text.replace(" ", "")


def letters_of(text: str) -> int:
    """How many characters a text has but for its spaces."""
    return len(text) - text.count(" ")


def _parts(piece: str) -> list[str]:
    """Take the marks before and behind a word off it."""
    start, end = 0, len(piece)
    while start < end - 1 and piece[start] in OPENING:
        start += 1
    while end > start + 1 and piece[end - 1] in CLOSING:
        end -= 1
    return [*piece[:start], piece[start:end], *piece[end:]]


def _stretches(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield what is the same in both and what is not, with its places in the old and in the new words."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield True, (0, head), (0, head)
    if len(middle_old) * len(middle_new) > _MOST_PAIRS or not middle_old:
        yield False, (head, len(old) - tail), (head, len(new) - tail)
    else:
        for kind, left, right, first, last in _changes(middle_old, middle_new):
            same = kind == "equal" and middle_old[left:right] == middle_new[first:last]
            for step in range(right - left) if right - left == last - first and not same else ():
                place, other = head + left + step, head + first + step
                yield False, (place, place + 1), (other, other + 1)
            if same or right - left != last - first:
                yield same, (head + left, head + right), (head + first, head + last)
    yield True, (len(old) - tail, len(old)), (len(new) - tail, len(new))


def _changes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    folded = [word.casefold() for word in old], [word.casefold() for word in new]
    return SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes()


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _shared(texts: Sequence[str], start: Ticks, end: Ticks) -> Iterator[Word]:
    """Share the time from `start` to `end` among words, by their letters."""
    whole = sum(map(letters_of, texts)) or 1
    begin, done = start, 0
    for text in texts:
        done += letters_of(text)
        until = Ticks(start + (end - start) * done // whole)
        yield Word(text, begin, until)
        begin = until


def _cut(word: Word, letters: int) -> tuple[Word, Word]:
    """Cut a word behind so many of its letters."""
    place = next(place for place in range(1, len(word.text) + 1) if letters_of(word.text[:place]) == letters)
    has = letters_of(word.text)
    at = Ticks(word.start + (word.end - word.start) * letters // has)
    return replace(word, text=word.text[:place], end=at), replace(
        word, text=word.text[place:].strip(" "), start=at
    )
