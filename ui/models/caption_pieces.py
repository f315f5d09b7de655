"""What a caption's text may be broken into, and how wide it is.

Scripts with spaces break there only. Between ideographs and kana a line may break anywhere but before a mark that
closes and after one that opens (JIS X 4051, the rules called kinsoku). A wide character counts as two.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSING = frozenset(
    ".,;:!?…%)]}»”’‚、。，．・：；？！」』）】〉》〕］｝〟ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ،؛؟۔"
)
_OPENING = frozenset("([{«“‘¿¡「『（【〈《〔［｛〝")
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
_A_MARK = 2
"""Cells: what is longer is no mark that may hang over the end of a line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with the marks that belong to it, or one ideograph.

    `spaced` says whether a space stands before it, `breaks` whether a line may begin with it, `turn` that it must.
    """

    text: str
    spaced: bool = True
    breaks: bool = True
    turn: bool = False
    is_name: bool = False

    @property
    def cells(self) -> int:
        """How wide it is, in characters."""
        return cells_of(self.text)

    @property
    def hangs(self) -> bool:
        """Whether it is a mark that belongs to the word before."""
        return not self.breaks and self.cells <= _A_MARK

    @property
    def reading(self) -> float:
        """How long it takes to read, in words; a mark takes nothing, an ideograph two fifths of a word."""
        if self.hangs or self.is_name:
            return 0.0
        return 0.4 if _is_ideograph(self.text[0]) else 1.0


def cells_of(text: str) -> int:
    """Return how many characters wide a text is."""
    return sum(_cells(letter) for letter in text)


def pieces_of(text: str, *, after: str = "") -> list[Piece]:
    """Return what a text is broken into, given the text it follows."""
    found: list[Piece] = []
    before = after[-1:] or " "
    for word, spaced in _words(text, glued=not before.isspace()):
        for number, part in enumerate(_parts(word)):
            inside = number > 0 or not spaced
            close = inside or (_is_ideograph(before) and _is_ideograph(part[0]))
            found.append(Piece(part, spaced=not close, breaks=not inside or _may_break(before, part[0])))
            before = part[-1]
    return found


def following(text: str) -> str:
    """Return a text as it is written after another one: with a space before it, unless it begins with a mark."""
    return text if not text or text[0] in _CLOSING else f" {text}"


def settled(text: str) -> str:
    """Return a text without the marks at its end that open what is still to come."""
    return text.rstrip("".join(_OPENING) + " ")


def ends_closed(text: str) -> bool:
    """Say whether a text ends with a mark, so that no other is to be expected."""
    return text[-1:] in _CLOSING


def cut(piece: Piece, cells: int) -> Iterator[Piece]:
    """Yield a piece in parts of at most so many cells: what is longer than a line has to be broken."""
    part = ""
    first = True
    for letter in piece.text:
        if part and cells_of(part + letter) > cells:
            yield _part(piece, part, first=first)
            part, first = "", False
        part += letter
    yield _part(piece, part, first=first)


def _part(piece: Piece, text: str, *, first: bool) -> Piece:
    if first:
        return Piece(text, piece.spaced, piece.breaks, piece.turn, piece.is_name)
    return Piece(text, spaced=False, is_name=piece.is_name)


def _words(text: str, *, glued: bool) -> Iterator[tuple[str, bool]]:
    """Yield words, and whether a space stands before each."""
    for number, word in enumerate(text.split()):
        yield word, number > 0 or not glued or text[0].isspace()


def _parts(word: str) -> Iterator[str]:
    part = ""
    for letter in word:
        if part and _may_break(part[-1], letter):
            yield part
            part = ""
        part += letter
    yield part


def _may_break(before: str, letter: str) -> bool:
    if letter in _CLOSING or before in _OPENING or not _cells(letter):
        return False
    return _is_ideograph(before) or _is_ideograph(letter)


def _is_ideograph(letter: str) -> bool:
    if unicodedata.east_asian_width(letter) not in "WF":
        return False
    return not any(first <= ord(letter) <= last for first, last in _HANGUL)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
