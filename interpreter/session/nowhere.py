"""An output without sound."""

from collections.abc import Sequence

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard
from interpreter.domain.timeline import Ticks


class Nowhere:
    """The output of a channel that is captioned only."""

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Sounds nowhere."""

    def let_through(self, heard: Heard) -> None:
        """Nothing is heard."""

    def mute(self, muted: bool) -> None:
        """Is silent already."""

    def silence_source(self, source: str, silent: bool) -> None:
        """Is silent already."""

    def set_volume(self, volume_db: float) -> None:
        """Is silent already."""

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """Lets nothing through."""

    def rendered(self) -> Sequence[AudioFrame]:
        """Return nothing."""
        return ()

    def close(self, end: Ticks) -> None:
        """There is nothing to release."""
