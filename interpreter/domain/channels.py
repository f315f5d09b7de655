"""Listener channels and what was heard on them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import Ticks


class Mode(StrEnum):
    """Who is heard on a listener channel."""

    MACHINE = "machine"
    HUMAN = "human"
    FLOOR = "floor"


EACH_SPEAKER = "each-speaker"
"""A channel's voice: every speaker is heard in one of their own."""


@dataclass(frozen=True, slots=True)
class ListenerChannel:
    """What a listener chooses: an id, a language and a voice."""

    channel: str
    language: str
    voice: str | None = None
    """One that the voice's process offers, EACH_SPEAKER, or None for the language's usual one."""
    mode: Mode = Mode.MACHINE
    input: str | None = None
    """What is interpreted here: a source, or another channel (relay); None for the whole floor."""
    never_later_s: float | None = None
    """How late listeners may be at most; None for what holds for the whole session."""


def heard_as_spoken(channel: ListenerChannel, spoken: str | None) -> ListenerChannel:
    """Return the channel, carrying the floor where its language is the only one that is `spoken`."""
    if channel.language == spoken and channel.mode is Mode.MACHINE:
        return replace(channel, mode=Mode.FLOOR)
    return channel


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A listener channel appeared, changed, or was taken away (`removed`)."""

    channel: str
    language: str
    mode: Mode
    muted: bool = False
    input: str | None = None
    holders: tuple[str, ...] = ()
    """The desks that are on air here; several only where the interlock is free."""
    removed: bool = False
    voice: str | None = None
    output: OutputPlace | None = None
    never_later_s: float | None = None
    """How late listeners may be at most, by the channel's own limit or the whole session's; None for no limit."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is let through to a listener channel or a headphone.

    `machine` is the translated voice. `sources` are floor sources and desks' microphones, `channel` another listener
    channel; both take the short way from device to device.
    """

    machine: bool = False
    sources: tuple[str, ...] = ()
    channel: str | None = None


class Interlock(StrEnum):
    """What happens when a desk goes on air on a channel that another desk holds.

    Free: both are heard. Override: the new one replaces the other. Refuse: it has to ask, and the holder to accept.
    """

    FREE = "free"
    OVERRIDE = "override"
    REFUSE = "refuse"


class HandoverState(StrEnum):
    """How far a handover has come."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Handover:
    """A desk asked for a channel that another one holds, or got its answer."""

    channel: str
    desk: str
    holder: str
    state: HandoverState


@dataclass(frozen=True, slots=True)
class DeskChanged:
    """An interpreter's desk appeared, changed, or was taken away (`removed`)."""

    desk: str
    on_air: tuple[str, ...] = ()
    """The channels it speaks on."""
    cough: bool = False
    listens_to: str | None = None
    """A source or a channel (relay); None for the whole floor."""
    volume_db: float = 0.0
    removed: bool = False
    channels: tuple[str, ...] = ()
    """Those it may go on air on; empty for all."""
    microphone: InputPlace | None = None
    headphones: OutputPlace | None = None


@dataclass(frozen=True, slots=True)
class SlowerAsked:
    """An interpreter asks whoever speaks to slow down; who it was is not told."""


@dataclass(frozen=True, slots=True)
class NoticePlayed:
    """Listeners were told by ear that the voice is an AI interpretation."""

    channel: str
    language: str
    start: Ticks
    duration: Ticks


@dataclass(frozen=True, slots=True)
class Clause:
    """What is spoken as one piece: committed words of one utterance on one channel. `clause` ids are never reused."""

    clause: int
    channel: str
    language: str
    utterance: int
    words: Words
    at: Ticks
    """When the last of its words was committed."""
    ends_utterance: bool


@dataclass(frozen=True, slots=True)
class SpeechPlayed:
    """Translated speech that listeners hear from `start` on."""

    channel: str
    language: str
    utterance: int
    start: Ticks
    duration: Ticks
    rate: float


class SkipCause(StrEnum):
    """Why committed text was not spoken."""

    BACKLOG = "backlog"
    NO_VOICE = "no voice"
    STOPPED = "stopped"
    INTERPRETER = "interpreter"
    """A human was on air."""
    OUTPUT = "output"
    """The channel carried the floor, or was taken away."""


@dataclass(frozen=True, slots=True)
class SpeechSkipped:
    """Committed text that listeners will read but not hear."""

    channel: str
    language: str
    utterance: int
    words: int
    cause: SkipCause
