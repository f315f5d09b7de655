"""Says how far the voices are behind and how honest the predictions were, wherever that changed."""

from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.session.captioning import Captioning
from interpreter.session.channels import Channels

_LOOK_EVERY = ticks_from_ms(250)


class Standing:
    """Looks four times a second at what changes all the time."""

    def __init__(self, captioning: Captioning, channels: Channels) -> None:
        self._captioning = captioning
        self._channels = channels
        self._looked = Ticks(0)

    def advance(self, now: Ticks) -> None:
        """Look again, if it is time."""
        if now - self._looked >= _LOOK_EVERY:
            self._looked = now
            self._captioning.tell_predictions()
            self._channels.tell_backlogs()
