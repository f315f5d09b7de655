"""Listener channels and what was heard on them."""

from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import Ticks


class Mode(StrEnum):
    """Who is heard on a listener channel."""

    MACHINE = "machine"
    HUMAN = "human"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class ListenerChannel:
    """What a listener chooses: an id, a language and a voice."""

    channel: str
    language: str
    voice: str | None = None
    mode: Mode = Mode.MACHINE


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A listener channel appeared or changed."""

    channel: str
    language: str
    mode: Mode
    muted: bool = False


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


@dataclass(frozen=True, slots=True)
class SpeechSkipped:
    """Committed text that listeners will read but not hear."""

    channel: str
    language: str
    utterance: int
    words: int
    cause: SkipCause
