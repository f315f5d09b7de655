# ruff: noqa: ANN401 - what Transformers makes has no types
"""One utterance in one language while it is heard: what stands, and what a new reading of the audio adds to it.

What is committed is forced as the beginning of every reading. A word is committed when it looks at audio that lies well
before the end (AlignAtt, Papi et al. 2023); audio that no recent word looks at is dropped with the words before them
(StreamAtt, Papi et al. 2024), so that a step costs the same after an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.seamless.decoding import Row, Written
from interpreter.engines.seamless.features import FRAME_SAMPLES
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.tokens import tokens_of
from interpreter.engines.utterance import Text
from interpreter.policy.attention import AttendedWord, AttentionPolicy, Certainty, before_looping
from interpreter.policy.prediction import likely_opening

_SPACE = "▁"
_TOKENS_PER_FRAME = 2.0
_TOKENS_ANYWAY = 8
_MOST_TOKENS = 16
"""Nobody says more in a hop; a language that comes late catches up over several."""
_MOST_EXPECTED = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with its marks as it is written: its tokens, the frames of the window they look at, and their states.

    `states`, shape (tokens + 1, size), is what each of them, and the one behind, was made from.
    """

    text: str
    tokens: tuple[int, ...]
    first: int
    last: int
    probability: float
    states: Any = None


@dataclass(slots=True)
class Draft:
    """What was written of an utterance in one language. `committed` only grows."""

    language: str
    code: int
    spaced: bool
    policy: AttentionPolicy
    confidence: float
    committed: Words = ()
    kept: list[Piece] = field(default_factory=list)
    """Committed words whose audio is still in the window."""
    said: list[Piece] = field(default_factory=list)
    """Committed words, with the states that speech is made from; only where the language is spoken."""
    open: list[Piece] = field(default_factory=list)
    """What follows them for now."""
    opening: Any = None
    """The state behind the very first token."""
    speaks: bool = False
    shown: Text = field(default_factory=Text)

    def row(self, source: int, end: int, frames: int, *, final: bool) -> Row:
        """What to ask the decoder for a window of so many frames."""
        prefix = (end, self.code, *(token for piece in self.kept for token in piece.tokens))
        room = round(_TOKENS_ANYWAY + _TOKENS_PER_FRAME * frames) - len(prefix)
        return Row(source, prefix, max(1, room if final else min(room, _MOST_TOKENS)))

    def take(self, written: Written, loaded: Loaded, window: "Window") -> None:
        """Go on with what was written behind what stands."""
        pieces = self._pieces(written, loaded)
        split = self._split(pieces, window, closed=written.ended)
        self.opening = written.states[0].clone() if self.speaks else None
        self._commit(pieces[: split.sure], window)
        self.open = pieces[split.sure : split.heard]
        believed = _believed(self.open, self.policy.doubt)
        expected = pieces[split.heard : split.meant] if len(believed) == len(self.open) else []
        likely = likely_opening(
            [piece.probability for piece in expected], least=self.confidence, most=_MOST_EXPECTED
        )
        self.shown = Text(self.committed, _words(believed, window), _words(expected[:likely], window))

    def finish(self, written: Written, loaded: Loaded, window: "Window", until: Ticks | None) -> None:
        """All has been heard: commit what was written, but nothing that is only expected, or said after `until`."""
        pieces = self._pieces(written, loaded)
        split = self._split(pieces, window, closed=written.ended)
        said = pieces[: split.heard]
        within = [until is None or 2 * until > sum(window.times(piece)) for piece in said]
        count = next((place for place, fits in enumerate(within) if not fits), len(said))
        self.opening = written.states[0].clone() if self.speaks else None
        self._commit(said[:count], window)
        self.open = []
        self.shown = Text(self.committed)

    def earliest(self, history: int) -> int:
        """The first frame that the latest words, `history` of them, or open ones look at; 0 for none."""
        looked = [piece.first for piece in (*self.kept[-history:], *self.open)]
        return min(looked, default=0)

    def cut(self, frames: int) -> None:
        """The window has lost its first frames: forget the words that rest on them."""
        last_gone = max((place + 1 for place, one in enumerate(self.kept) if one.first < frames), default=0)
        self.kept = [_moved(piece, frames) for piece in self.kept[last_gone:]]
        self.open = [_moved(piece, frames) for piece in self.open]

    def settle(self, frames: int, window: "Window") -> None:
        """Commit what is open and looks at the first frames, which are about to go."""
        count = max((place + 1 for place, one in enumerate(self.open) if one.first < frames), default=0)
        self._commit(self.open[:count], window)
        self.open = self.open[count:]
        believed = _believed(self.open, self.policy.doubt)
        self.shown = Text(self.committed, _words(believed, window), self.shown.predicted)

    def _split(self, pieces: Sequence[Piece], window: "Window", *, closed: bool) -> Certainty:
        attended = [AttendedWord(piece.text, piece.first, piece.last, piece.probability) for piece in pieces]
        return self.policy.split(attended, window.frames, closed=closed)

    def _commit(self, pieces: Sequence[Piece], window: "Window") -> None:
        self.committed += _words(pieces, window)
        if self.speaks:
            pieces = [_own(piece) for piece in pieces]
            self.said += pieces
        self.kept += pieces

    def _pieces(self, written: Written, loaded: Loaded) -> list[Piece]:
        """Group new tokens into words, each with the frames it looks at."""
        begin = len(written.states) - len(written.tokens)
        standing = [token for piece in self.kept for token in piece.tokens]
        fresh = max(0, before_looping([*standing, *written.tokens]) - len(standing))
        looked = frames_looked_at(written.attention)[begin - 1 :]
        groups: list[list[int]] = []
        text = ""
        for place, token in enumerate(written.tokens[:fresh]):
            if not groups or self._begins(loaded.pieces[token], text):
                groups.append([])
            groups[-1].append(place)
            text = _text(loaded, [written.tokens[one] for one in groups[-1]])
        found = []
        for group in groups:
            text = _text(loaded, [written.tokens[place] for place in group])
            if not text:
                continue
            first, last = group[0], group[-1]
            states = written.states[begin - 1 + first : begin + last + 1] if self.speaks else None
            tokens = written.tokens[first : last + 1]
            share = float(np.prod(written.probabilities[first : last + 1]))
            heard = [place for place in group if _is_said(loaded.pieces[written.tokens[place]])] or group
            piece = Piece(text, tokens, int(looked[heard[0]]), int(max(looked[heard])), share, states)
            if self._stands(piece):
                break
            found.append(piece)
        return found

    def _begins(self, piece: str, before: str) -> bool:
        """Whether a token begins something new behind `before`: a word, or where there are no spaces a character."""
        if piece.startswith(_SPACE):
            return True
        latin = piece.isascii() and piece.isalpha() and before[-1:].isascii()
        return not self.spaced and bool(before) and not latin

    def _stands(self, piece: Piece) -> bool:
        """Whether a word was written again that looks where it looked before: after a cut a decoder may do that."""
        return any(
            other.tokens == piece.tokens and abs(other.first - piece.first) <= 1 for other in self.kept[:-1]
        )


@dataclass(slots=True)
class Window:
    """Where the audio of an utterance that is still listened to stands on the timeline."""

    begin: Ticks
    end: Ticks
    frames: int = 0

    def times(self, piece: Piece) -> tuple[Ticks, Ticks]:
        """When the audio that a word rests on begins and ends: a frame hears 80 ms to both sides of its middle."""
        return self._at(piece.first), self._at(piece.last + 1)

    def cut(self, frames: int) -> None:
        """Begin so many frames later."""
        self.begin = Ticks(self.begin + _ticks(frames * FRAME_SAMPLES))
        self.frames -= frames

    def _at(self, frame: int) -> Ticks:
        return max(
            self.begin, min(self.end, Ticks(self.begin + _ticks(frame * FRAME_SAMPLES - FRAME_SAMPLES // 2)))
        )


def frames_looked_at(attention: Any) -> Any:
    """Return the frame that each token looks at, given attention of shape (tokens, frames).

    A frame that every token looks at, as decoders do where they need nothing, tells nothing: each weight is the
    geometric mean of the token's share of attention on the frame and the frame's share that goes to the token.
    """
    if not len(attention):
        return np.zeros(0, np.int64)
    return (attention / np.sqrt(attention.sum(0, keepdims=True) + 1e-9)).argmax(1)


def _believed(pieces: Sequence[Piece], doubt: float) -> list[Piece]:
    """The opening words that are likely enough, each by itself, to be shown."""
    unlikely = (place for place, piece in enumerate(pieces) if piece.probability < doubt)
    return list(pieces[: next(unlikely, len(pieces))])


def _is_said(piece: str) -> bool:
    """Whether a token is more than a mark: a mark may look anywhere."""
    return any(letter.isalnum() for letter in piece)


def _text(loaded: Loaded, tokens: Sequence[int]) -> str:
    written = "".join(loaded.pieces[token] for token in tokens).replace(_SPACE, " ")
    return "".join(letter for letter in written.strip() if letter.isprintable())


def _words(pieces: Sequence[Piece], window: Window) -> Words:
    return tuple(
        Word(text, *window.times(piece), piece.probability)
        for piece in pieces
        for text in tokens_of(piece.text)
    )


def _ticks(samples: int) -> Ticks:
    return ticks_from_samples(samples, MODEL_RATE_HZ)


def _own(piece: Piece) -> Piece:
    """With states of its own: a view would keep those of the whole reading."""
    return piece if piece.states is None else replace(piece, states=piece.states.clone())


def _moved(piece: Piece, frames: int) -> Piece:
    first, last = max(0, piece.first - frames), max(0, piece.last - frames)
    return replace(piece, first=first, last=last)
