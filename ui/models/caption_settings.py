"""What somebody chose for the windows that show captions to an audience."""

from dataclasses import dataclass
from enum import StrEnum

SMALLEST_POINTS, LARGEST_POINTS = 12, 72
MOST_TEXTS = 2
FAINTEST = 0.4
"""The least opacity behind captions; text upon it is always opaque."""


class Look(StrEnum):
    """Which colours captions have."""

    WHITE_ON_BLACK = "white on black"
    YELLOW_ON_BLACK = "yellow on black"
    BLACK_ON_WHITE = "black on white"
    APP = "as the application"


@dataclass(frozen=True, slots=True)
class CaptionSettings:
    """What every window with captions has. `texts` are one or two channels; None is what is spoken on the floor."""

    texts: tuple[str | None, ...] = (None,)
    points: int = 24
    look: Look = Look.WHITE_ON_BLACK


@dataclass(frozen=True, slots=True)
class PresenterSettings(CaptionSettings):
    """The full screen for the room."""

    points: int = 40
    stacked: bool = True
    screen: str = ""
    """The name of the display; empty for the second one."""


@dataclass(frozen=True, slots=True)
class OverlaySettings(CaptionSettings):
    """The captions above everything else on a screen. `place` is x, y, width and height; empty where never moved."""

    opacity: float = 0.8
    click_through: bool = False
    place: tuple[int, ...] = ()


def with_text(texts: tuple[str | None, ...], text: str | None, *, shown: bool) -> tuple[str | None, ...]:
    """Return the texts with one more, or one less: two at most, of which the newest stay, and one at least."""
    others = tuple(one for one in texts if one != text)
    if shown:
        return (*others, text)[-MOST_TEXTS:]
    return others or texts


def points_within(points: int) -> int:
    """Return a size of letters brought into the range of 12 to 72 points."""
    return min(LARGEST_POINTS, max(SMALLEST_POINTS, points))


def opacity_within(opacity: float) -> float:
    """Return an opacity brought into the range that can be read."""
    return min(1.0, max(FAINTEST, round(opacity, 2)))
