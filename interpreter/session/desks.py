"""The interpreters' places: a microphone, headphones with a choice of what to hear, and the keys."""

from dataclasses import dataclass, replace

from interpreter.domain.channels import DeskChanged, Heard, SlowerAsked
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.setup import DeskSetup
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.ports.outlets import ChannelOutput
from interpreter.ports.sound import LiveSource
from interpreter.session.audible import Audible
from interpreter.session.channels import Channels
from interpreter.session.checking import check_volume
from interpreter.session.chronicle import Chronicle

_SLOWER_EVERY = ticks_from_seconds(5)


@dataclass(slots=True)
class _Desk:
    setup: DeskSetup
    microphone: LiveSource
    headphones: ChannelOutput | None
    state: DeskChanged
    heard: Heard | None = None
    asked_slower: Ticks = Ticks(-_SLOWER_EVERY)


class Desks:
    """All desks by their ids. A desk's microphone is a source that bears its name, and no part of the floor."""

    def __init__(self, chronicle: Chronicle, channels: Channels, audible: Audible) -> None:
        self._chronicle = chronicle
        self._channels = channels
        self._audible = audible
        self._desks: dict[str, _Desk] = {}

    def __contains__(self, desk: object) -> bool:
        return desk in self._desks

    @property
    def microphones(self) -> tuple[LiveSource, ...]:
        """Every desk's microphone."""
        return tuple(entry.microphone for entry in self._desks.values())

    @property
    def headphones(self) -> dict[str, ChannelOutput]:
        """The headphones of the desks that have some."""
        return {name: entry.headphones for name, entry in self._desks.items() if entry.headphones is not None}

    def add(self, setup: DeskSetup, microphone: LiveSource, headphones: ChannelOutput | None) -> None:
        """Set up a desk."""
        state = DeskChanged(
            setup.desk,
            volume_db=setup.volume_db,
            channels=setup.channels,
            microphone=setup.microphone,
            headphones=setup.headphones,
        )
        self._desks[setup.desk] = _Desk(setup, microphone, headphones, state)
        if headphones is not None:
            headphones.set_volume(setup.volume_db)
            self.hold_keys(headphones)
        self._chronicle.publish(state)
        self.settle()

    def remove(self, desk: str, now: Ticks) -> None:
        """Take a desk away; where it was on air, the machine takes over."""
        entry = self._entry(desk)
        if entry.state.cough:
            self.cough(desk, on=False)
        self._channels.forget(desk)
        entry.microphone.close()
        if entry.headphones is not None:
            entry.headphones.close(now)
        del self._desks[desk]
        self._chronicle.publish(DeskChanged(desk, removed=True))

    def check(self, desk: str) -> None:
        """Raise UnknownName where there is no such desk."""
        self._entry(desk)

    def take_over(self, desk: str, channel: str) -> None:
        """Let a desk go on air. Raises UserMistake where it may not."""
        self._check(desk, channel)
        self._channels.take_over(desk, channel)

    def hand_back(self, desk: str, channel: str) -> None:
        """Let a desk go off air."""
        self._entry(desk)
        self._channels.hand_back(desk, channel)

    def request(self, desk: str, channel: str) -> None:
        """Let a desk ask for a channel. Raises UserMistake where it may not."""
        self._check(desk, channel)
        self._channels.request(desk, channel)

    def answer(self, desk: str, channel: str, *, accept: bool) -> None:
        """Let the holder answer who asked."""
        self._entry(desk)
        self._channels.answer(desk, channel, accept=accept)

    def cough(self, desk: str, *, on: bool) -> None:
        """Silence a desk's microphone wherever it is heard, for as long as the key is held."""
        entry = self._entry(desk)
        self._channels.silence_source(desk, on=on)
        for other in self._desks.values():
            if other.headphones is not None:
                other.headphones.silence_source(desk, on)
        self._tell(entry, replace(entry.state, cough=on))

    def hold_keys(self, output: ChannelOutput) -> None:
        """Silence on a new output the desks whose cough key is held."""
        for name, entry in self._desks.items():
            if entry.state.cough:
                output.silence_source(name, True)

    def listen(self, desk: str, to: str | None) -> None:
        """Choose what a desk hears. Raises UserMistake for an unknown one, or the channel it speaks on."""
        entry = self._entry(desk)
        if to is not None:
            self._audible.check(to)
        if to in entry.state.on_air:
            raise UserMistake(
                f"{desk} is on air on {to} and cannot listen to it; choose another channel or the floor."
            )
        self._tell(entry, replace(entry.state, listens_to=to))
        self.settle()

    def set_volume(self, desk: str, volume_db: float) -> None:
        """Set a desk's headphone volume in decibels. Raises UserMistake outside -60 to 12."""
        entry = self._entry(desk)
        check_volume(volume_db)
        if entry.headphones is not None:
            entry.headphones.set_volume(volume_db)
        self._tell(entry, replace(entry.state, volume_db=volume_db))

    def ask_slower(self, desk: str) -> None:
        """Ask whoever speaks to slow down; within five seconds, once."""
        entry, now = self._entry(desk), self._chronicle.now()
        if now - entry.asked_slower >= _SLOWER_EVERY:
            entry.asked_slower = now
            self._chronicle.publish(SlowerAsked())

    def settle(self) -> None:
        """Channels or the floor changed: let every desk hear and show accordingly."""
        listeners = self._channels.listeners
        for name, entry in self._desks.items():
            on_air = tuple(one.channel for one in listeners if name in self._channels.holders(one.channel))
            listens_to = entry.state.listens_to
            if listens_to in on_air or listens_to not in self._audible:
                listens_to = None
            self._tell(entry, replace(entry.state, on_air=on_air, listens_to=listens_to))
            heard = self._audible.floor() if listens_to is None else self._audible.one(listens_to)
            if entry.headphones is not None and heard != entry.heard:
                entry.heard = heard
                entry.headphones.let_through(heard)

    def close(self, end: Ticks) -> None:
        """Release every microphone and headphone."""
        for entry in self._desks.values():
            entry.microphone.close()
            if entry.headphones is not None:
                entry.headphones.close(end)

    def _check(self, desk: str, channel: str) -> None:
        allowed = self._entry(desk).setup.channels
        if allowed and channel not in allowed:
            raise UserMistake(f"{desk} may go on air on {', '.join(allowed)} only; choose one of them.")

    def _tell(self, entry: _Desk, state: DeskChanged) -> None:
        if state != entry.state:
            entry.state = state
            self._chronicle.publish(state)

    def _entry(self, desk: str) -> _Desk:
        if desk not in self._desks:
            there = ", ".join(self._desks) or "none"
            raise UnknownName(f"There is no desk {desk}; the desks are: {there}.")
        return self._desks[desk]
