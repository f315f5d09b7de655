"""The live side of a session: devices in and out, desks, and what the operator asks for while it runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from interpreter.domain.audio import AudioFrame
from interpreter.domain.channels import Mode, heard_as_spoken
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction, OutputPlace
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.events import SourceChanged
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.policy.event_setup import no_microphone, reserved
from interpreter.ports.outlets import ChannelOutput, Recording, SoundAudience
from interpreter.ports.sound import LiveSource, SoundSystem
from interpreter.session.audible import Audible
from interpreter.session.channels import Channels
from interpreter.session.checking import check_number, check_volume
from interpreter.session.chronicle import Chronicle
from interpreter.session.desks import Desks
from interpreter.session.floor import Floor
from interpreter.session.monitoring import Monitoring
from interpreter.session.recording import ChannelRecording
from interpreter.session.sharing import SharedSound
from interpreter.session.sweeping import Sweeping
from interpreter.session.watching import Watch


@dataclass(frozen=True, slots=True)
class LiveWorld:
    """What a live session needs beyond a recorded one. `recording` opens the recording of a channel."""

    sound: SoundSystem
    setup: EventSetup
    recording: Callable[[str], Recording]
    audience: SoundAudience | None = None
    """Who hears what sounds beside those in the room."""


@dataclass(frozen=True, slots=True)
class LiveParts:
    """The parts of the session that live sound goes through."""

    chronicle: Chronicle
    floor: Floor
    channels: Channels
    watch: Watch
    on_targets: Callable[[], None]
    """The languages to translate into have changed."""
    check_language: Callable[[str], None]
    """Raises UnsupportedLanguage for one that the engine does not translate into."""


class Live:
    """Sources, channels and desks on real devices, added and taken away while everything else goes on.

    Whoever changed something calls `settle` once it is done.
    """

    def __init__(self, world: LiveWorld, parts: LiveParts) -> None:
        self._world = world
        self._parts = parts
        self._sources: dict[str, LiveSource] = {}
        self._setups: dict[str, SourceSetup] = {}
        self._recordings: dict[str, ChannelRecording] = {}
        self._ended: list[ChannelRecording] = []
        self._relayed: set[str] = set()
        self._watch = parts.watch
        self._sweeping = Sweeping()
        audible = Audible(parts.channels, self.floor_sources)
        self.desks = Desks(parts.chronicle, parts.channels, audible)
        self.monitoring = Monitoring(parts.chronicle, world.sound, audible)
        self._shared = SharedSound(world.sound, world.audience, audible)
        self.over = False
        """Whether every source was a recording and has ended, and nobody is on air: no more will be said."""

    def floor_sources(self) -> tuple[str, ...]:
        """The names of the sources of the floor."""
        return tuple(self._sources)

    @property
    def names(self) -> tuple[Term, ...]:
        """The names of the set-up, which are never translated."""
        return tuple(Term(name, {}) for name in self._world.setup.names)

    def speaker_of(self, source: str) -> str | None:
        """Who speaks on a source, where the set-up says so."""
        return self._setups[source].speaker if source in self._setups else None

    def begin(self) -> None:
        """Open everything of the set-up. Raises UserMistake for what contradicts itself."""
        self._sweeping.begin()
        setup = self._world.setup
        for source in setup.sources:
            self.add_source(source)
        relays = {channel.listener.channel for channel in setup.channels}
        for channel in sorted(setup.channels, key=lambda one: one.listener.input in relays):
            self._add_channel(channel)
        for desk in setup.desks:
            self.add_desk(desk)
        if setup.monitor is not None:
            self.monitoring.set_output(setup.monitor)

    def add_source(self, setup: SourceSetup) -> None:
        """Listen to one more input, or play a recording.

        Raises UserMistake for a name in use, an input that hears an output or a recording that cannot be read, and once
        the session is over.
        """
        if self.over:
            raise UserMistake("Everything has been played, and the session is ending; start another one.")
        self._check_new(setup.source, source=True)
        check_number(f"the source {setup.source}", setup.place)
        source = self._world.sound.open_source(setup.source, setup.place)
        self._sources[setup.source] = source
        self._setups[setup.source] = setup
        self._parts.floor.add(source)
        self._parts.chronicle.publish(SourceChanged(setup.source, setup.place))

    def remove_source(self, name: str) -> None:
        """Listen to an input no longer. Raises UserMistake for an unknown one."""
        if name not in self._sources:
            raise UnknownName(
                f"There is no source {name}; the sources are: {', '.join(self._sources) or 'none'}."
            )
        for listener in self._parts.channels.listeners:
            if listener.input == name:
                self._parts.channels.set_input(listener.channel, None)
        source = self._sources.pop(name)
        self._parts.floor.remove(name)
        source.close()
        self._watch.forget(name)
        self._parts.chronicle.publish(SourceChanged(name, source.place, removed=True))

    def add_channel(self, setup: ChannelSetup) -> None:
        """Interpret into one more language.

        Raises UserMistake for an id in use, an output that a source hears, or a language the engine does not offer.
        """
        listener = heard_as_spoken(setup.listener, self._world.setup.only_spoken)
        if listener.mode is not Mode.FLOOR:
            self._parts.check_language(listener.language)
        self._add_channel(replace(setup, listener=listener))
        self._parts.on_targets()

    def remove_channel(self, name: str) -> None:
        """Interpret on a channel no longer. Raises UserMistake for an unknown one."""
        self._parts.channels.remove(name)
        self._ended.append(self._recordings.pop(name))
        self._watch.forget(name)
        self._parts.on_targets()

    def set_output(self, channel: str, place: OutputPlace | None) -> None:
        """Play a channel somewhere else. Raises UserMistake for an unknown one or an output that a source hears."""
        self._parts.channels.check(channel)
        check_number(f"the channel {channel}", place)
        self._world.sound.move_channel(channel, place)
        self._parts.channels.moved(channel, place)

    def set_mode(self, channel: str, mode: Mode) -> None:
        """Let a channel carry the machine or the floor. Raises UserMistake where the machine cannot."""
        if mode is Mode.MACHINE:
            self._parts.check_language(self._parts.channels.language(channel))
        self._parts.channels.set_mode(channel, mode)
        self._parts.on_targets()

    def set_input(self, channel: str, source: str | None) -> None:
        """Choose what is interpreted on a channel."""
        self._parts.channels.set_input(channel, source)

    def add_desk(self, setup: DeskSetup) -> None:
        """Set up an interpreter's place. Raises UserMistake for a name in use, a recording or unknown channels."""
        self._check_new(setup.desk)
        if mistake := no_microphone(setup):
            raise UserMistake(mistake)
        check_volume(setup.volume_db)
        check_number(f"the microphone of the desk {setup.desk}", setup.microphone)
        check_number(f"the headphones of the desk {setup.desk}", setup.headphones)
        for channel in setup.channels:
            self._parts.channels.check(channel)
        microphone = self._world.sound.open_source(setup.desk, setup.microphone)
        try:
            headphones = self._headphones(setup)
        except UserMistake:
            microphone.close()
            raise
        self.desks.add(setup, microphone, headphones)

    def remove_desk(self, desk: str) -> None:
        """Take an interpreter's place away. Raises UserMistake for an unknown one."""
        self.desks.check(desk)
        self._parts.floor.remove(desk)
        self._relayed.discard(desk)
        self.desks.remove(desk, self._parts.chronicle.now())
        self._watch.forget(desk)

    def settle(self) -> None:
        """After any change: let every channel, desk and relay follow."""
        self._parts.channels.settle()
        self.desks.settle()
        self.monitoring.settle()
        self._shared.settle()
        wanted = self._parts.channels.relays
        for microphone in self.desks.microphones:
            if microphone.name in wanted and microphone.name not in self._relayed:
                self._parts.floor.add(microphone)
            elif microphone.name in self._relayed and microphone.name not in wanted:
                self._parts.floor.remove(microphone.name)
        self._relayed = {one.name for one in self.desks.microphones if one.name in wanted}

    def poll(self, now: Ticks) -> None:
        """Do what is due every 10 ms: tell of devices, capture the floor, record what sounded."""
        for event in self._world.sound.poll(now):
            self._parts.chronicle.publish(event)
            if isinstance(event, DeviceStatus) and event.direction is Direction.OUTPUT:
                self._parts.channels.sounds(event.used_by, on=event.state is DeviceState.RUNNING)
        self._capture(now)
        for microphone in self.desks.microphones:
            if microphone.name not in self._relayed:
                self._watch.heard([piece for piece in microphone.take(now) if isinstance(piece, AudioFrame)])
        for name, frames in self._rendered(now).items():
            self._watch.sounded(name, frames, machine=self._parts.channels.is_machine(name))
        if self._parts.channels.advance():
            self.settle()
        self._watch.advance(now)
        self._sweeping.advance(now)

    def _capture(self, now: Ticks) -> None:
        """Take the floor into the spool, and notice when all of it has ended."""
        self._watch.heard(self._parts.floor.capture_live(now))
        ended = [name for name, source in self._sources.items() if source.ended]
        for name in ended:
            self._watch.forget(name)
        channels = self._parts.channels
        if ended and len(ended) == len(self._sources):
            self.over = self.over or not any(channels.holders(one.channel) for one in channels.listeners)

    def _rendered(self, now: Ticks) -> dict[str, Sequence[AudioFrame]]:
        """Take what really sounded on each channel since the last call; record it unless off the record."""
        sounded = {name: output.rendered() for name, output in self._parts.channels.outputs().items()}
        for name, frames in sounded.items():
            if not self._parts.floor.off_the_record:
                self._recordings[name].take(frames)
        for output in self.desks.headphones.values():
            output.rendered()
        self.monitoring.rendered()
        self._shared.hand_over(sounded, now)
        return sounded

    @property
    def problem(self) -> str | None:
        """What keeps a recording from the disk, or None."""
        recordings = (*self._recordings.values(), *self._ended)
        return next((one.problem for one in recordings if one.problem), None)

    async def close(self, end: Ticks) -> None:
        """Release every device and complete every recording."""
        self._sweeping.end()
        self._rendered(end)
        for source in self._sources.values():
            source.close()
        self.desks.close(end)
        self.monitoring.close(end)
        self._shared.close(end)
        for recording in (*self._recordings.values(), *self._ended):
            await recording.close(end)
        await self._world.sound.close()

    def _add_channel(self, setup: ChannelSetup) -> None:
        name = setup.listener.channel
        self._check_new(name)
        check_number(f"the channel {name}", setup.output)
        output = self._world.sound.open_channel(name, setup.output)
        try:
            self._parts.channels.add(setup.listener, output, setup.output)
        except UserMistake:
            output.close(self._parts.chronicle.now())
            raise
        self.desks.hold_keys(output)
        self._parts.channels.sounds(name, on=setup.output is None)
        self._recordings[name] = ChannelRecording(lambda: self._world.recording(name))

    def _headphones(self, setup: DeskSetup) -> ChannelOutput | None:
        if setup.headphones is None:
            return None
        return self._world.sound.open_channel(f"{setup.desk} headphones", setup.headphones)

    def _check_new(self, name: str, *, source: bool = False) -> None:
        if mistake := reserved(name, source=source):
            raise UserMistake(mistake)
        if name in self._sources or name in self.desks or name in self._parts.channels:
            raise UserMistake(f"The name {name} is taken by another source, channel or desk; choose another.")
