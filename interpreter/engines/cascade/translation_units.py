"""The stretches of a translation that are committed as a whole: what stands between two spaces, and whole terms."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter.engines.cascade.translation_passage import SPACE, Piece
from interpreter.engines.tokens import tokens_of

Wordings = Mapping[tuple[int, ...], str]
"""How certain runs of tokens are written, whatever their pieces say."""


@dataclass(slots=True)
class Unit:
    """A stretch of target text; `first` and `last` are the source tokens it rests on, both included."""

    tokens: tuple[int, ...]
    text: str
    first: int
    last: int
    confidence: float
    beyond: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words and marks, each by itself."""
        return tokens_of(self.text)

    def join(self, other: "Unit") -> None:
        """Take in what is written behind it without a space."""
        self.tokens += other.tokens
        self.text += other.text
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.confidence = min(self.confidence, other.confidence)
        self.beyond = self.beyond or other.beyond


def units_of(pieces: Sequence[Piece], written: Sequence[str | None], wordings: Wordings) -> list[Unit]:
    """Put the pieces of a translation together; `written` says what each token writes.

    Tokens that write a part of a character write its bytes as lone surrogates.
    """
    units: list[Unit] = []
    place = 0
    while place < len(pieces):
        wording = _wording_at(pieces, place, wordings)
        size = max(1, len(wording))
        text = wordings[wording] if wording else written[pieces[place].token] or ""
        unit = _unit(pieces[place : place + size], text)
        if units and not wording and not text.startswith(SPACE):
            units[-1].join(unit)
        else:
            unit.text = text.removeprefix(SPACE)
            units.append(unit)
        place += size
    for unit in units:
        unit.text = unit.text.encode("utf-8", "surrogateescape").decode("utf-8", "ignore")
    return units


def _unit(pieces: Sequence[Piece], text: str) -> Unit:
    places = [piece.place for piece in pieces]
    return Unit(
        tuple(piece.token for piece in pieces),
        text.replace(SPACE, " "),
        min(places),
        max(places),
        math.prod(piece.probability for piece in pieces) ** (1 / len(pieces)),
        any(piece.beyond for piece in pieces),
    )


def _wording_at(pieces: Sequence[Piece], place: int, wordings: Wordings) -> tuple[int, ...]:
    """The longest known run of tokens that stands at `place`, empty where there is none."""
    found = [
        run
        for run in wordings
        if tuple(piece.token for piece in pieces[place : place + len(run)]) == run and run
    ]
    return max(found, key=len, default=())
