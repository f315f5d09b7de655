"""Hands what sounds on the channels and on the floor to those who hear it by other ways than a device."""

from collections.abc import Mapping, Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.channels import Heard
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks
from interpreter.ports.outlets import ChannelOutput, SoundAudience
from interpreter.ports.sound import SoundSystem
from interpreter.session.audible import Audible


class SharedSound:
    """While the audience is there, the floor sounds on an output of its own, which has no device and no recording.

    Channels whose device is lost go on for the audience meanwhile.
    """

    def __init__(self, sound: SoundSystem, audience: SoundAudience | None, audible: Audible) -> None:
        self._sound = sound
        self._audience = audience
        self._audible = audible
        self._floor: ChannelOutput | None = None
        self._heard = Heard()

    def settle(self) -> None:
        """The sources of the floor changed: let them be heard."""
        heard = self._audible.floor()
        if self._floor is not None and heard != self._heard:
            self._heard = heard
            self._floor.let_through(heard)

    def hand_over(self, sounded: Mapping[str, Sequence[AudioFrame]], now: Ticks) -> None:
        """Tell the audience, if there is any, what sounded on the channels since the last call."""
        wanted = self._audience is not None and self._audience.wanted
        if wanted and self._floor is None:
            self._floor = self._sound.open_channel(FLOOR, None)
            self._sound.share(on=True)
            self.settle()
        elif not wanted:
            self.close(now)
        if self._floor is not None and self._audience is not None:
            self._audience.take({**sounded, FLOOR: self._floor.rendered()})

    def close(self, end: Ticks) -> None:
        """Nobody hears it any more."""
        if self._floor is not None:
            self._floor.close(end)
            self._sound.share(on=False)
        self._floor, self._heard = None, Heard()
