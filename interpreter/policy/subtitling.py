"""Cuts what was said into subtitles: readable pieces with a time each.

A subtitle has at most two rows of 42 characters per language, stays for one to seven seconds, never overlaps the next
and never breaks a word; a longer word has a row of its own. Characters of East Asia take the room of two and need no
space to break at. Longer passages are cut where a sentence, a clause or a
breath ends near the even division, in all languages at the same place of the speech. Where people talk at once or too
fast to be read, pieces follow each other at one second at least, so that nothing is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.timeline import Ticks, ms_from_ticks
from interpreter.policy.line_breaking import pieces

ROW_CHARACTERS = 42
ROWS = 2
SHORTEST_MS = 1_000
LONGEST_MS = 7_000
READING_CHARACTERS_PER_S = 17.0

_SPACE = re.compile(
    r"[ \t\n\r\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+"
)  # breaking
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔]['\"”’»)\]]*$")
_CLAUSE_END = re.compile(r"[,;:،؛、，–—]['\"”’»)\]]*$")
_BREATH_MS = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of speech to cut. `texts` are (language, text), the first of them the one that `words` time."""

    start: Ticks
    end: Ticks
    texts: tuple[tuple[str, str], ...]
    words: Words = ()
    label: str = ""
    """Stands before the first text that is shown, such as a speaker's name and a colon."""
    order: tuple[str, ...] = ()
    """Languages in the order in which they are shown; others come first, in the order of the texts."""


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one language, at most two."""

    language: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle of passage number `passage`, shown from `start_ms` until `end_ms`."""

    start_ms: int
    end_ms: int
    passage: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    glued: bool = False
    """Whether it follows the one before without a space."""


_Tokens = tuple[_Token, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a passage: its tokens in each language, in the order of the passage's texts. Times in milliseconds."""

    start: int
    end: int
    tracks: tuple[_Tokens, ...]


def subtitles(passages: Sequence[Passage]) -> tuple[Cue, ...]:
    """Return the subtitles of all passages in the order of their times, none overlapping another."""
    parts = [(part, number) for number, passage in enumerate(passages) for part in _divide(_whole(passage))]
    parts.sort(key=lambda entry: (entry[0].start, entry[1]))
    return tuple(_scheduled(parts, passages))


def _whole(passage: Passage) -> _Part:
    start, end = ms_from_ticks(passage.start), ms_from_ticks(max(passage.start, passage.end))
    tracks = [
        _tokens(text, passage.words if position == 0 else (), start, end)
        for position, (_, text) in enumerate(passage.texts)
    ]
    label = tuple(_Token(text, start, start) for text in _split(passage.label))
    labelled = next((position for position in _as_shown(passage) if tracks[position]), None)
    if labelled is not None:
        tracks[labelled] = label + tracks[labelled]
    return _Part(start, end, tuple(tracks))


def _as_shown(passage: Passage) -> list[int]:
    places = {language: place for place, language in enumerate(passage.order, start=1)}
    return sorted(range(len(passage.texts)), key=lambda position: places.get(passage.texts[position][0], 0))


def _split(text: str) -> list[str]:
    return [token for token in _SPACE.split(text) if token.strip()]


def _cut_words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what a row may end behind, each with whether it follows the one before without a space."""
    for word in _split(text):
        for number, piece in enumerate([word] if word.isascii() else pieces(word)):
            yield piece, number > 0


def _tokens(text: str, words: Words, start: int, end: int) -> _Tokens:
    """Return the space-separated tokens with the times of the words in them, or evenly by length where they differ."""
    texts = list(_cut_words(text))
    spoken = [(word, "".join(_split(word.text))) for word in words]
    if words and "".join(piece for piece, _ in texts) == "".join(written for _, written in spoken):
        owners = [word for word, written in spoken for _ in written]
        return tuple(_timed_by_words(texts, owners))
    return tuple(_timed_evenly(texts, start, end))


def _timed_by_words(texts: Sequence[tuple[str, bool]], owners: Sequence[Word]) -> Iterator[_Token]:
    position = 0
    for text, glued in texts:
        first, last = owners[position], owners[position + len(text) - 1]
        yield _Token(text, ms_from_ticks(first.start), ms_from_ticks(last.end), glued)
        position += len(text)


def _timed_evenly(texts: Sequence[tuple[str, bool]], start: int, end: int) -> Iterator[_Token]:
    marks = list(accumulate((len(text) for text, _ in texts), initial=0))
    for (text, glued), (before, after) in zip(texts, pairwise(marks), strict=True):
        begin, until = (start + (end - start) * mark // marks[-1] for mark in (before, after))
        yield _Token(text, begin, until, glued)


def _divide(part: _Part) -> Iterator[_Part]:
    """Yield pieces that fit; what cannot be cut further is left as it is."""
    needed = _pieces_needed(part)
    if needed > 1:
        for piece in _cut(part, needed // 2 / needed):
            yield from _divide(piece)
    elif any(part.tracks):
        yield part


def _pieces_needed(part: _Part) -> int:
    longest = max((len(track) for track in part.tracks), default=0)
    if longest < 2:
        return 1
    by_rows = max(-(-len(_rows(track)) // ROWS) for track in part.tracks)
    by_time = min(longest, -(-(part.end - part.start) // LONGEST_MS))
    return max(by_rows, by_time)


def _cut(part: _Part, share: float) -> tuple[_Part, _Part]:
    """Cut at about `share` of the speech; the first track leads, the longest gets a token on either side."""
    longest = max(range(len(part.tracks)), key=lambda position: len(part.tracks[position]))
    at = part.start + round((part.end - part.start) * share)
    left_end, right_start = at, at
    cuts: list[int] = []
    for position, track in enumerate(part.tracks):
        edge = 1 if position == longest or (position == 0 and len(track) > 1) else 0
        place = _place_to_cut(track, share, edge)
        if position == 0 and len(track) > 1:
            share = _characters(track[:place]) / _characters(track)
            left_end, right_start = track[place - 1].end, max(part.start, track[place].start)
        cuts.append(place)
    left = tuple(track[:place] for track, place in zip(part.tracks, cuts, strict=True))
    right = tuple(track[place:] for track, place in zip(part.tracks, cuts, strict=True))
    return _Part(part.start, max(part.start, left_end), left), _Part(
        right_start, max(right_start, part.end), right
    )


def _place_to_cut(track: _Tokens, share: float, edge: int) -> int:
    """Return how many tokens stay left: nearest to `share` by length, drawn to ends of sentences and clauses."""
    if len(track) < 2:
        return len(track) if edge == 0 and share >= 0.5 else 0
    marks = list(accumulate((len(token.text) for token in track), initial=0))
    aim = marks[-1] * share
    return min(
        range(edge, len(track) + 1 - edge), key=lambda place: abs(marks[place] - aim) - _pull(track, place)
    )


def _pull(track: _Tokens, place: int) -> float:
    """How many characters off the even division a cut before token `place` is worth."""
    if place in (0, len(track)):
        return 0.0
    before = track[place - 1]
    if _SENTENCE_END.search(before.text):
        return 16.0
    if _CLAUSE_END.search(before.text):
        return 9.0
    return 7.0 if track[place].start - before.end >= _BREATH_MS else 0.0


def _characters(track: Iterable[_Token]) -> int:
    return sum(_width(token.text) for token in track)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def _rows(track: _Tokens) -> tuple[str, ...]:
    """Wrap greedily; two rows are then made as equal as words allow."""
    rows: list[str] = []
    for token in track:
        longer = _joined(rows[-1], (token,)) if rows else ""
        if rows and _width(longer) <= ROW_CHARACTERS:
            rows[-1] = longer
        else:
            rows.append(token.text)
    if len(rows) != 2 or max(map(_width, rows)) > ROW_CHARACTERS:
        return tuple(rows)
    return min(_two_rows(track), key=lambda pair: abs(_width(pair[0]) - _width(pair[1])))


def _two_rows(track: _Tokens) -> Iterator[tuple[str, str]]:
    for place in range(1, len(track)):
        upper, lower = _joined("", track[:place]), _joined("", track[place:])
        if max(_width(upper), _width(lower)) <= ROW_CHARACTERS:
            yield upper, lower


def _joined(row: str, tokens: Iterable[_Token]) -> str:
    """Return a row with `tokens` behind it."""
    for token in tokens:
        row += token.text if token.glued or not row else f" {token.text}"
    return row


def _scheduled(parts: Sequence[tuple[_Part, int]], passages: Sequence[Passage]) -> Iterator[Cue]:
    free_from = 0
    for position, (part, number) in enumerate(parts):
        start = max(part.start, free_from)
        reading = round(1000 * max(map(_characters, part.tracks)) / READING_CHARACTERS_PER_S)
        end = min(max(part.end, start + reading, start + SHORTEST_MS), start + LONGEST_MS)
        if position + 1 < len(parts):
            end = min(end, max(parts[position + 1][0].start, start + SHORTEST_MS))
        texts = passages[number].texts
        blocks = tuple(
            Block(texts[position][0], _rows(part.tracks[position]))
            for position in _as_shown(passages[number])
            if part.tracks[position]
        )
        yield Cue(start, end, number, blocks)
        free_from = end
