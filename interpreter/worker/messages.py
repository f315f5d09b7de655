"""What core and model processes say to each other: length-prefixed MessagePack over a pair of pipes.

A message is `(kind, number, values)`; every value travels with the name of its class, arrays as raw float32.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
import numpy as np

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    Hurried,
    SourceEnded,
    SpeechRequest,
    TargetsChanged,
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)

LENGTH_BYTES = 4
LONGEST_MESSAGE = 64 * 1024 * 1024


class Kind(StrEnum):
    """START, STEP and FINISH go to the worker; READY, PART, ANSWER, FINISHED and FAILED come back.

    Parts of an answer come before the ANSWER, which holds the rest of it.
    """

    START = "start"
    READY = "ready"
    STEP = "step"
    PART = "part"
    ANSWER = "answer"
    FINISH = "finish"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StartOrder:
    """Which Stepper to build, as "module:Class", and with what."""

    implementation: str
    settings: WorkerSettings


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the worker gives up, in one sentence.

    `refused` says that the sentence is its own, not of something that broke; `mistake`, that the input was wrong.
    """

    reason: str
    mistake: bool
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message; an answer carries the number of its question."""

    kind: Kind
    number: int
    values: tuple[Any, ...] = ()


def _array_to_bytes(value: object) -> bytes:
    if isinstance(value, np.ndarray):
        return np.ascontiguousarray(value, dtype=np.float32).tobytes()
    raise NotImplementedError(f"cannot send a {type(value).__name__}")


def _array_from_bytes(_kind: type, value: bytes) -> np.ndarray[Any, Any]:
    return np.frombuffer(value, dtype=np.float32)


_VALUES: tuple[type, ...] = (
    AudioBlock,
    Capabilities,
    Checkpoint,
    Failure,
    GlossaryChanged,
    Hurried,
    Hypothesis,
    SourceEnded,
    SpeakerTurn,
    SpeakersMerged,
    SpeechRequest,
    SpeechSegment,
    StartOrder,
    SynthesizedSpeech,
    TargetsChanged,
    TurnChanged,
    TurnsReassigned,
    UtteranceEnded,
)
_ENCODER = msgspec.msgpack.Encoder(enc_hook=_array_to_bytes)
_ENVELOPE = msgspec.msgpack.Decoder(tuple[Kind, int, list[tuple[str, msgspec.Raw]]])
_DECODERS: dict[str, msgspec.msgpack.Decoder[Any]] = {
    cls.__name__: msgspec.msgpack.Decoder(cls, dec_hook=_array_from_bytes) for cls in _VALUES
}


def pack(kind: Kind, number: int, values: Sequence[object] = ()) -> bytes:
    """Return the message with its length in front. Raises ValueError above LONGEST_MESSAGE."""
    body = _ENCODER.encode((kind, number, [(type(value).__name__, value) for value in values]))
    if len(body) > LONGEST_MESSAGE:
        raise ValueError(f"a message of {len(body)} bytes is too long; hand over less audio at once")
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def unpack(body: bytes) -> Message:
    """Return the message in `body`, which has no length in front. Raises ValueError when it is none of ours."""
    try:
        kind, number, tagged = _ENVELOPE.decode(body)
        return Message(kind, number, tuple(_DECODERS[name].decode(raw) for name, raw in tagged))
    except (msgspec.DecodeError, KeyError) as error:
        raise ValueError(f"not a worker message: {error}") from error


def body_length(prefix: bytes) -> int:
    """Return the length that stands in front of a message. Raises ValueError above LONGEST_MESSAGE."""
    length = int.from_bytes(prefix, "big")
    if length > LONGEST_MESSAGE:
        raise ValueError(f"a message announces {length} bytes; the worker's output is damaged")
    return length
