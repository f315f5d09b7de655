"""The operator's own ear: one source or channel at a time, on an output that nobody else uses."""

from dataclasses import replace

from interpreter.domain.channels import Heard
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import MonitorChanged
from interpreter.domain.timeline import Ticks
from interpreter.policy.event_setup import MONITOR
from interpreter.ports.outlets import ChannelOutput
from interpreter.ports.sound import SoundSystem
from interpreter.session.audible import Audible
from interpreter.session.checking import check_number, check_volume
from interpreter.session.chronicle import Chronicle


class Monitoring:
    """The monitor, which is neither recorded nor part of the floor; every change of it is published."""

    def __init__(self, chronicle: Chronicle, sound: SoundSystem, audible: Audible) -> None:
        self._chronicle = chronicle
        self._sound = sound
        self._audible = audible
        self._output: ChannelOutput | None = None
        self._heard = Heard()
        self._state = MonitorChanged(None, None)

    def set_output(self, place: OutputPlace | None) -> None:
        """Play it somewhere, or nowhere. Raises UserMistake for an output that a source hears."""
        check_number("the monitor", place)
        if place is None:
            self.close(self._chronicle.now())
        elif self._output is None:
            self._output = self._sound.open_channel(MONITOR, place)
            self._output.set_volume(self._state.volume_db)
        else:
            self._sound.move_channel(MONITOR, place)
        self._tell(replace(self._state, output=place, hears=None if place is None else self._state.hears))

    def listen(self, to: str | None, volume_db: float) -> None:
        """Listen in on a source or a channel, or on nothing. Raises UserMistake where that cannot be."""
        check_volume(volume_db)
        if to is not None:
            self._audible.check(to)
        if self._output is not None:
            self._output.set_volume(volume_db)
        elif to is not None:
            raise UserMistake("The monitor is played nowhere; choose an output for it first.")
        self._tell(replace(self._state, hears=to, volume_db=volume_db))
        self.settle()

    def settle(self) -> None:
        """Channels or the floor changed: what is gone is heard no more."""
        if self._state.hears is not None and self._state.hears not in self._audible:
            self._tell(replace(self._state, hears=None))
        hears = self._state.hears
        heard = Heard() if hears is None else self._audible.one(hears)
        if self._output is not None and heard != self._heard:
            self._heard = heard
            self._output.let_through(heard)

    def rendered(self) -> None:
        """Let go of what sounded: nobody keeps it."""
        if self._output is not None:
            self._output.rendered()

    def close(self, end: Ticks) -> None:
        """Release the output."""
        if self._output is not None:
            self._output.close(end)
        self._output, self._heard = None, Heard()

    def _tell(self, state: MonitorChanged) -> None:
        if state != self._state:
            self._state = state
            self._chronicle.publish(state)
