"""The colours of captions: those of broadcasters, and the application's own.

White, yellow, cyan and green on black, in that order, one per speaker (BBC Subtitle Guidelines); they
repeat after four.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from ui.models.caption_settings import Look
from ui.theme import current


@dataclass(frozen=True, slots=True)
class CaptionColours:
    """Colours as #rrggbb; `mark` is that of the small print."""

    background: str
    mark: str
    speakers: tuple[str, ...]

    def speaker(self, number: int) -> QColor:
        """Return the colour of the speaker who came as number `number` from 0."""
        return QColor(self.speakers[number % len(self.speakers)])

    @property
    def mark_ink(self) -> QColor:
        """The colour of the small print."""
        return QColor(self.mark)

    def ground(self, opacity: float) -> QColor:
        """Return what lies behind the text, covering the rest by a share from 0 to 1."""
        colour = QColor(self.background)
        colour.setAlphaF(opacity)
        return colour


BROADCAST = {
    Look.WHITE_ON_BLACK: CaptionColours("#000000", "#b4b4b4", ("#ffffff", "#ffff00", "#00ffff", "#00ff00")),
    Look.YELLOW_ON_BLACK: CaptionColours("#000000", "#b4b4b4", ("#ffff00", "#ffffff", "#00ffff", "#00ff00")),
    Look.BLACK_ON_WHITE: CaptionColours("#ffffff", "#595959", ("#000000", "#7a4b00", "#00597a", "#00661f")),
}


def caption_colours(look: Look) -> CaptionColours:
    """Return the colours of a look; the application's own are those of its present theme."""
    if look is not Look.APP:
        return BROADCAST[look]
    own = current().colours
    return CaptionColours(own.window, own.muted, (own.text, *own.speakers[1:4]))
