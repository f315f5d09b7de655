"""Does with less while the machine is too slow, and does all again when it has caught up."""

from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.quality import QualityPolicy
from interpreter.session.captioning import Captioning
from interpreter.session.channels import Channels
from interpreter.session.chronicle import Chronicle
from interpreter.session.translating import Translating

_LOOK_EVERY = ticks_from_ms(250)


class KeepingUp:
    """Looks how far the engine is behind, and tells captions, engine and voices what to give up."""

    def __init__(
        self, chronicle: Chronicle, translating: Translating, captioning: Captioning, channels: Channels
    ) -> None:
        self._chronicle = chronicle
        self._translating = translating
        self._captioning = captioning
        self._channels = channels
        self._policy = QualityPolicy()
        self._looked = Ticks(0)

    def advance(self, now: Ticks) -> None:
        """Look again, four times a second."""
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        change = self._policy.observe(self._translating.behind, now)
        if change is not None:
            self._captioning.committed_only = not self._policy.shows_uncertain
            self._translating.coarse = not self._policy.works_in_short_steps
            self._channels.captions_only(on=not self._policy.speaks)
            self._chronicle.publish(change)
