"""One listener channel as a session keeps it, and what holds for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interpreter.domain.channels import ChannelChanged, Heard, ListenerChannel, Mode, SkipCause
from interpreter.domain.devices import OutputPlace
from interpreter.domain.settings import SessionSettings
from interpreter.policy.booth import Booth
from interpreter.ports.outlets import ChannelOutput
from interpreter.ports.workers import Worker
from interpreter.session.speaking import ChannelVoice


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """What holds for every channel.

    `floor` names the sources of the floor; `engine` may speak itself what it translates.
    """

    settings: SessionSettings
    floor: Callable[[], Sequence[str]]
    voice: Worker | None = None
    engine: Worker | None = None


@dataclass(slots=True)
class Channel:
    """A channel with its machine's voice and the desks on it; what is heard there, and what was last told of it."""

    listener: ListenerChannel
    output: ChannelOutput
    voice: ChannelVoice
    booth: Booth
    place: OutputPlace | None = None
    muted: bool = False
    sounds: bool = True
    heard: Heard | None = None
    told: ChannelChanged | None = None

    def hush(self, mode: Mode) -> None:
        """Let the machine speak in its own mode only."""
        if mode is Mode.MACHINE:
            self.voice.resume()
        else:
            self.voice.silence(SkipCause.INTERPRETER if mode is Mode.HUMAN else SkipCause.OUTPUT)

    def in_mode(self, mode: Mode) -> ChannelChanged:
        """Return what is to be known of it in a mode."""
        listener = self.listener
        return ChannelChanged(
            listener.channel,
            listener.language,
            mode,
            self.muted,
            listener.input,
            self.booth.occupancy.holders,
            voice=listener.voice,
            output=self.place,
            never_later_s=listener.never_later_s,
        )
