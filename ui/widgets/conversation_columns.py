"""Where the columns of a conversation stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.theme import Theme

_TIME, _SPEAKER = 56, 132
_LEAST, _LEAST_OF_PAIR = 148, 96
_PAIR = 2
"""A pair of languages is to be read without scrolling sideways even where letters are large."""


@dataclass(frozen=True, slots=True)
class Title:
    """A column of text: its key in the conversation, its language's name, and whether that reads from the right."""

    key: str
    words: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A column: what it is called, where it begins and how wide its words may run, in pixels."""

    key: str
    title: str
    left: int
    width: int
    right_to_left: bool = False

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a view: time, speaker, and one of text per language."""

    time: Slot
    speaker: Slot
    texts: tuple[Slot, ...]
    width: int
    mirrored: bool = False


def columns(titles: Sequence[Title], available: int, theme: Theme, *, mirrored: bool) -> Columns:
    """Return columns of text that share what is available, none narrower than can be read.

    `mirrored` is for an interface that reads from right to left: time is at the right then.
    """
    gap = theme.large
    time = Slot("time", "", theme.medium, theme.px(_TIME))
    speaker = Slot("speaker", "", time.right + theme.small, min(theme.px(_SPEAKER), max(available // 5, 1)))
    begin = speaker.right + gap
    count = max(1, len(titles))
    each = max(
        (available - begin - gap * count) // count, theme.px(_LEAST if count > _PAIR else _LEAST_OF_PAIR)
    )
    texts = tuple(
        Slot(title.key, title.words, begin + number * (each + gap), each, title.right_to_left)
        for number, title in enumerate(titles)
    )
    width = max(available, begin + count * (each + gap))
    made = Columns(time, speaker, texts, width, mirrored)
    return _mirrored(made) if mirrored else made


def _mirrored(made: Columns) -> Columns:
    def turned(slot: Slot) -> Slot:
        return replace(slot, left=made.width - slot.right)

    return replace(
        made,
        time=turned(made.time),
        speaker=turned(made.speaker),
        texts=tuple(turned(slot) for slot in made.texts),
    )
