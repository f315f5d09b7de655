"""What somebody prefers about the windows."""

from dataclasses import dataclass

from ui.theme import Scheme

ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Colours, the size of everything as a factor, and whether only what a plain event needs is shown."""

    scheme: Scheme = Scheme.SYSTEM
    zoom: float = 1.0
    simple: bool = True
