"""What somebody prefers about the windows."""

from dataclasses import dataclass, replace

from ui.models.caption_settings import Look, OverlaySettings, PresenterSettings
from ui.models.remembered import Remembered
from ui.theme import Scheme

ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
POINTS = (12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72)
OPACITIES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Colours, the size of everything as a factor, whether only what a plain event needs is shown, and captions.

    Letters are in points, for the room and above other windows.
    """

    scheme: Scheme = Scheme.SYSTEM
    zoom: float = 1.0
    simple: bool = True
    room_points: int = PresenterSettings().points
    room_look: Look = PresenterSettings().look
    overlay_points: int = OverlaySettings().points
    overlay_look: Look = OverlaySettings().look
    overlay_opacity: float = OverlaySettings().opacity


def preferences_of(known: Remembered) -> Preferences:
    """Return what is preferred of what is remembered."""
    room, overlay = known.presenter, known.overlay
    return Preferences(
        Scheme(known.scheme),
        known.zoom,
        known.simple,
        room.points,
        room.look,
        overlay.points,
        overlay.look,
        overlay.opacity,
    )


def with_preferences(known: Remembered, wanted: Preferences) -> Remembered:
    """Return what is to be remembered with other preferences."""
    return replace(
        known,
        scheme=wanted.scheme.value,
        zoom=wanted.zoom,
        simple=wanted.simple,
        presenter=replace(known.presenter, points=wanted.room_points, look=wanted.room_look),
        overlay=replace(
            known.overlay,
            points=wanted.overlay_points,
            look=wanted.overlay_look,
            opacity=wanted.overlay_opacity,
        ),
    )
