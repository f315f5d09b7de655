"""All listener channels of a session: what is heard on each, and the machine's voice."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interpreter.domain.audio import AudioFrame
from interpreter.domain.channels import (
    ChannelChanged,
    Handover,
    HandoverState,
    Heard,
    ListenerChannel,
    Mode,
    SkipCause,
)
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.records import ChannelHeld
from interpreter.domain.timeline import Ticks
from interpreter.policy.booth import Booth
from interpreter.policy.event_setup import wrong_limit
from interpreter.ports.outlets import ChannelOutput
from interpreter.session.channel import Channel, ChannelRules
from interpreter.session.chronicle import Chronicle
from interpreter.session.nowhere import Nowhere
from interpreter.session.speaking import ChannelVoice


class Channels:
    """Listener channels by their ids; each change of one is published, and recorded with its time."""

    def __init__(self, chronicle: Chronicle, rules: ChannelRules) -> None:
        self._chronicle = chronicle
        self._rules = rules
        self._clause_ids: Iterator[int] = itertools.count(1)
        self._channels: dict[str, Channel] = {}
        self._gone: dict[str, int] = {}
        self._finished = False
        self.engine_failed = False

    def __contains__(self, channel: object) -> bool:
        return channel in self._channels

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the machine has to translate into, each once."""
        entries = (entry.listener for entry in self._channels.values())
        return tuple(dict.fromkeys(entry.language for entry in entries if entry.mode is not Mode.FLOOR))

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages of all channels, each once."""
        return tuple(dict.fromkeys(entry.listener.language for entry in self._channels.values()))

    @property
    def listeners(self) -> tuple[ListenerChannel, ...]:
        """The channels as they were set up."""
        return tuple(entry.listener for entry in self._channels.values())

    @property
    def relays(self) -> frozenset[str]:
        """The desks whose words are interpreted on another channel."""
        inputs = (entry.listener.input for entry in self._channels.values())
        relayed = (self._channels[name] for name in inputs if name in self._channels)
        return frozenset(desk for entry in relayed for desk in entry.booth.occupancy.holders)

    @property
    def skipped_words(self) -> dict[str, int]:
        """By channel, how many committed words were not spoken."""
        there = {
            name: self._gone.get(name, 0) + entry.voice.skipped_words
            for name, entry in self._channels.items()
        }
        return self._gone | there

    @property
    def hurried(self) -> tuple[str, ...]:
        """The languages in which the engine is to commit sooner, so that no listener is too late."""
        late = (entry.listener.language for entry in self._channels.values() if entry.voice.hurried)
        return tuple(dict.fromkeys(late))

    @property
    def silent(self) -> bool:
        """Whether the machine has said everything everywhere."""
        return all(entry.voice.silent for entry in self._channels.values())

    def add(self, listener: ListenerChannel, output: ChannelOutput, place: OutputPlace | None = None) -> None:
        """Begin a channel, played at `place` of a device, if it is.

        Raises UserMistake for an id in use, an input that makes a circle, or a limit that cannot be kept.
        """
        name = listener.channel
        if (mistake := wrong_limit(name, listener.never_later_s)) is not None:
            raise UserMistake(mistake)
        if name in self._channels:
            raise UserMistake(f"There is a channel {name} already; choose another id.")
        rules, silent = self._rules, isinstance(output, Nowhere)
        tuning = rules.settings.tuning
        if listener.never_later_s is None:
            listener = replace(listener, never_later_s=tuning.never_later_s)
        voice = ChannelVoice(
            listener,
            output,
            None if silent else rules.voice,
            self._chronicle,
            ids=self._clause_ids,
            engine=None if silent else rules.engine,
            notice=rules.settings.notice and not silent,
            tuning=tuning,
        )
        booth = Booth(name, listener.mode, rules.settings.interlock)
        self._check_input(name, listener.input)
        self._channels[name] = Channel(listener, output, voice, booth, place)
        self._settle(name)

    def remove(self, channel: str) -> None:
        """End a channel; what it was still to say is skipped."""
        entry = self._entry(channel)
        for name, other in self._channels.items():
            if other.listener.input == channel:
                self.set_input(name, None)
        if entry.booth.occupancy.holders or entry.booth.pending:
            entry.booth.set_unattended(entry.listener.mode)
            self._settle(channel)
        entry.voice.finish()
        entry.voice.silence(SkipCause.OUTPUT)
        self._gone[channel] = self._gone.get(channel, 0) + entry.voice.skipped_words
        del self._channels[channel]
        entry.voice.close(self._chronicle.now())
        told = entry.told or ChannelChanged(channel, entry.listener.language, entry.listener.mode)
        self._chronicle.publish(replace(told, holders=(), removed=True))

    def routes(self, hypothesis: Hypothesis) -> list[str]:
        """Return the channels on which a translation is interpreted."""
        return [
            name
            for name, entry in self._channels.items()
            if entry.listener.language == hypothesis.language and self._interprets(entry, hypothesis.source)
        ]

    def take(self, channel: str, hypothesis: Hypothesis, speaker: str | None = None) -> None:
        """Take a translation for a channel, and who said it."""
        if channel in self._channels:
            self._channels[channel].voice.take(hypothesis, speaker)

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """Hand captured audio to the outputs that have no way to the devices of their own."""
        for entry in self._channels.values():
            entry.output.take_floor(frames)

    async def speak(self) -> None:
        """Speak what is due, or prepare what will probably be."""
        for name, entry in list(self._channels.items()):
            if self._channels.get(name) is entry:
                await entry.voice.advance()
        voices = [entry.voice for entry in self._channels.values()]
        if not any(voice.waits for voice in voices):
            for voice in voices:
                if await voice.prepare():
                    break

    def advance(self) -> bool:
        """Put on air whoever waited for the end of a clause; say whether anybody did."""
        now = self._chronicle.now()
        went = [name for name, entry in self._channels.items() if entry.booth.advance(now)]
        for name in went:
            self._settle(name)
        return bool(went)

    def finish(self, *, give_up: bool) -> None:
        """No more words will come; `give_up` what has not begun to sound, or say it all."""
        self._finished = True
        for entry in self._channels.values():
            entry.voice.stop() if give_up else entry.voice.finish()

    def stop(self) -> None:
        """Give up what has not begun to sound, if no more words will come."""
        if self._finished:
            self.finish(give_up=True)

    def close(self, end: Ticks) -> None:
        """Release all outputs."""
        for entry in self._channels.values():
            entry.voice.close(end)

    def outputs(self) -> dict[str, ChannelOutput]:
        """The output of each channel."""
        return {name: entry.output for name, entry in self._channels.items()}

    def check(self, channel: str) -> None:
        """Raise UnknownName where there is no such channel."""
        self._entry(channel)

    def language(self, channel: str) -> str:
        """The language of a channel. Raises UnknownName where there is none."""
        return self._entry(channel).listener.language

    def holders(self, channel: str) -> tuple[str, ...]:
        """The desks on air on a channel."""
        return self._entry(channel).booth.occupancy.holders

    def is_machine(self, channel: str) -> bool:
        """Whether the machine's voice is let through on a channel."""
        heard = self._entry(channel).heard
        return heard is not None and heard.machine

    def take_over(self, desk: str, channel: str) -> None:
        """Put a desk on air, at the end of the machine's clause. Raises UserMistake where the interlock refuses."""
        entry, now = self._entry(channel), self._chronicle.now()
        entry.booth.take_over(desk, now, clause_ends=entry.voice.sounds_until(now))
        self._settle(channel)

    def hand_back(self, desk: str, channel: str) -> None:
        """Take a desk off air. Raises UserMistake where it is not on it."""
        self._entry(channel).booth.hand_back(desk)
        self._settle(channel)

    def request(self, desk: str, channel: str) -> None:
        """Ask the holder for a channel. Raises UserMistake where there is none."""
        holder = self._entry(channel).booth.request(desk)
        self._chronicle.publish(Handover(channel, desk, holder, HandoverState.REQUESTED))

    def answer(self, holder: str, channel: str, *, accept: bool) -> None:
        """Hand over to the desk that asked, or decline. Raises UserMistake where none did."""
        desk = self._entry(channel).booth.answer(holder, accept=accept)
        state = HandoverState.ACCEPTED if accept else HandoverState.DECLINED
        self._chronicle.publish(Handover(channel, desk, holder, state))
        self._settle(channel)

    def forget(self, desk: str) -> None:
        """Take a desk off air everywhere."""
        for name, entry in self._channels.items():
            entry.booth.remove(desk)
            self._settle(name)

    def set_mode(self, channel: str, mode: Mode) -> None:
        """Let the machine or the floor be heard. Raises UserMistake for another mode."""
        if mode is Mode.HUMAN:
            raise UserMistake("A channel is taken over by a desk; use take-over.")
        entry = self._entry(channel)
        entry.listener = replace(entry.listener, mode=mode)
        entry.booth.set_unattended(mode)
        self._settle(channel)

    def set_input(self, channel: str, source: str | None) -> None:
        """Choose what is interpreted on a channel. Raises UserMistake for an unknown one, or a circle."""
        entry = self._entry(channel)
        self._check_input(channel, source)
        entry.listener = replace(entry.listener, input=source)
        self._settle(channel)

    def set_voice(self, channel: str, voice: str | None) -> None:
        """Choose the machine's voice from the next clause on; None for the language's own."""
        entry = self._entry(channel)
        entry.listener = replace(entry.listener, voice=voice)
        entry.voice.set_voice(voice)
        self._settle(channel)

    def set_never_later(self, channel: str, seconds: float | None) -> None:
        """Limit how late listeners may be; None for no limit. Raises UserMistake for one that cannot be kept."""
        if (mistake := wrong_limit(channel, seconds)) is not None:
            raise UserMistake(mistake)
        entry = self._entry(channel)
        entry.listener = replace(entry.listener, never_later_s=seconds)
        entry.voice.set_never_later(seconds)
        self._settle(channel)

    def moved(self, channel: str, place: OutputPlace | None) -> None:
        """A channel is played somewhere else from now on, or on no device."""
        self._entry(channel).place = place
        self.sounds(channel, on=place is None)
        self._settle(channel)

    def mute(self, channel: str, *, on: bool) -> None:
        """Silence a channel, or let it be heard."""
        entry = self._entry(channel)
        entry.muted = on
        entry.voice.audible = entry.sounds and not on
        entry.output.mute(on)
        self._settle(channel)

    def sounds(self, channel: str, *, on: bool) -> None:
        """The device of a channel runs, or does not yet or no longer. Nothing happens for other outputs."""
        if channel in self._channels:
            entry = self._channels[channel]
            entry.sounds = on
            entry.voice.audible = on and not entry.muted

    def captions_only(self, *, on: bool) -> None:
        """Let the machine speak nowhere for now, or again."""
        for entry in self._channels.values():
            entry.voice.captions_only = on

    def tell_backlogs(self) -> None:
        """Publish how much speech waits, wherever that is worth telling."""
        for entry in self._channels.values():
            entry.voice.tell_backlog()

    def silence_source(self, source: str, *, on: bool) -> None:
        """Silence one source or desk wherever it is heard."""
        for entry in self._channels.values():
            entry.output.silence_source(source, on)

    def settle(self) -> None:
        """The floor's sources or the engine's state changed: let every channel be heard accordingly."""
        for name in self._channels:
            self._settle(name)

    def _settle(self, channel: str) -> None:
        """Let through what is to be heard now, and tell what changed."""
        entry = self._entry(channel)
        now = entry.booth.occupancy
        mode = now.mode
        if mode is Mode.MACHINE and self.engine_failed:
            mode = Mode.FLOOR
        heard = self._heard(entry, mode)
        if heard != entry.heard:
            entry.hush(mode)
            entry.heard = heard
            entry.output.let_through(heard)
        told = entry.in_mode(mode)
        if told != entry.told:
            if now.holders != (entry.told.holders if entry.told else ()):
                held = ChannelHeld(channel, entry.listener.language, now.holders, self._chronicle.now())
                self._chronicle.record(held)
            entry.told = told
            self._chronicle.publish(told)

    def _heard(self, entry: Channel, mode: Mode) -> Heard:
        source = entry.listener.input
        match mode:
            case Mode.MACHINE:
                return Heard(machine=True)
            case Mode.HUMAN:
                return Heard(sources=entry.booth.occupancy.holders)
            case Mode.FLOOR if source in self._channels:
                return Heard(channel=source)
            case Mode.FLOOR:
                return Heard(sources=tuple(self._rules.floor()) if source is None else (source,))

    def _interprets(self, entry: Channel, source: str) -> bool:
        """Whether what is said on `source` is interpreted on a channel.

        A relay hears the desks that hold the other channel; while none does, the machine has no need of a detour.
        """
        chosen = entry.listener.input
        if chosen in self._channels:
            other = self._channels[chosen]
            holders = other.booth.occupancy.holders
            return source in holders if holders else self._interprets(other, source)
        return source in self._rules.floor() if chosen is None else source == chosen

    def _check_input(self, channel: str, source: str | None) -> None:
        if source is None or source in self._rules.floor():
            return
        if source == channel:
            raise UserMistake(f"{channel} cannot be its own relay; choose another channel or a source.")
        entry = self._entry(source)
        if entry.listener.input in self._channels:
            raise UserMistake(
                f"{source} is a relay itself, and a relay of a relay loses too much; choose {entry.listener.input}."
            )
        if any(other.listener.input == channel for other in self._channels.values()):
            raise UserMistake(f"{channel} is the relay of another channel; choose a source for it.")

    def _entry(self, channel: str) -> Channel:
        if channel not in self._channels:
            there = ", ".join(self._channels) or "none"
            raise UnknownName(f"There is no channel {channel}; the channels are: {there}.")
        return self._channels[channel]
