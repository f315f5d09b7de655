"""What the core and its clients say to each other: one JSON object per line each way.

A client's first line holds the token of `core.json` (or of a session's `control.json`); every line may ask for
something, and is answered with the same `id`:

    {"token": "…"}                                                    {"done": true}
    {"do": "take-over", "desk": "d1", "channel": "es", "id": 7}       {"id": 7, "done": true}
    {"do": "mute", "channel": "fr", "on": true, "id": 8}              {"id": 8, "mistake": "There is no …"}
    {"do": "subscribe", "meters": true}                               {"done": true}

What can be asked are the classes of domain/commands.py, called by their names in kebab case, with their fields; and
`subscribe`. A subscriber is told what still holds, as events, with the number of the event that follows, and then
every event with its gapless number:

    {"snapshot": [{"type": "session", …}, …], "next": 117}
    {"type": "caption", "sequence": 117, …}

Beside these come, where they were asked for, levels in dBFS, peak and RMS, ten times a second, and once a second what
the machine has to do; while no session runs, and only for those who asked for a survey, ten times a second what every
input hears; for those who asked for sound, a hundred times a second what sounded on each channel and, as “floor”, in
the room: the tick of the first sample, and signed samples of 16 bits at 48 kHz in base 64; how many events were left
out because they were not read in time, before a fresh snapshot; and how a session ended, `failure` being a sentence or
null:

    {"meters": {"podium": [-12.4, -20.1], "es": [-120.0, -120.0]}}
    {"machine": {"cpu": 0.31, "memory_mb": 812.4, "disk_free_s": 86400.0, "gpu_mb": null, "kept_mb": 0.0}}
    {"inputs": {"alsa_input.usb": {"peak": -12.4, "rms": -20.1, "words": "good"}}}
    {"sound": {"es": [480000, "…"], "floor": [480000, "…"]}}
    {"lost": 1200}
    {"ended": "20261121-093012-ab12", "failure": null, "mistake": false}
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from interpreter.app.feed import Json, json_of, published_of
from interpreter.app.forms import did_you_mean, filled
from interpreter.domain.commands import Command
from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.domain.events import Published

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes; longer ones end the connection."""
LONGEST_GREETING = 4096
"""Bytes of a client's first line."""
_LONGEST_ID = 64

Id = int | str | None
Levels = Mapping[str, tuple[float, float]]
"""Peak and RMS in dBFS by source and channel."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Tell what holds and everything that happens.

    `meters` adds levels and what the machine has to do; `survey` the devices of the machine as they come and go, and
    what every input hears, as long as no session runs; `sound` what sounds on every channel and in the room.
    """

    meters: bool = False
    survey: bool = False
    sound: bool = False


Request = Command | Subscribe


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request; `error` is None where it was done."""

    id: Id
    error: OpenBoothError | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What still holds, and the number of the event that follows."""

    events: tuple[Published, ...]
    next: int


@dataclass(frozen=True, slots=True)
class Metered:
    """The levels of this moment."""

    levels: Levels


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine has to do."""

    cpu: float
    """The share of all cores that is at work, whatever for, 0 to 1."""
    memory_mb: float
    """What the core and its model processes occupy; memory that they share counts once."""
    disk_free_s: float | None
    """How long the session can be recorded until the disk of the data folder is full, seconds; None without one."""
    gpu_mb: float | None
    """What they occupy on graphics cards; None where that cannot be told."""
    kept_mb: float = 0.0
    """What of `memory_mb` model processes occupy that wait for the next session, so that it begins at once."""


@dataclass(frozen=True, slots=True)
class InputHeard:
    """What an input hears: the levels of the last 100 ms, and in plain words how good the sound is."""

    peak_db: float
    rms_db: float
    words: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What every input of the machine hears, by the name of the device, while no session runs."""

    inputs: Mapping[str, InputHeard]


@dataclass(frozen=True, slots=True)
class Sounded:
    """What sounded: by channel, or domain.sharing.FLOOR, the tick of the first sample, and the samples.

    They are mono at 48 kHz, signed, 16 bits, little-endian. What abuts the last of a channel goes on with it.
    """

    channels: Mapping[str, tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Lost:
    """So many events were not read in time; a `Situation` follows."""

    events: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A session is over; `error` says why, where it was not meant to be. Its id is empty if it never began."""

    session: str
    error: OpenBoothError | None = None


Message = Answer | Situation | Published | Metered | Machine | Surveyed | Sounded | Lost | Ended


def name_of_request(kind: type) -> str:
    """Return what a request is called on the line: TakeOver is take-over."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


_REQUESTS: dict[str, type[Any]] = {name_of_request(kind): kind for kind in (*get_args(Command), Subscribe)}


def request_of(entry: Mapping[str, Any]) -> Request:
    """Return what an object asks for. Raises UserMistake with one sentence that names what was probably meant."""
    wanted = str(entry.get("do", ""))
    kind = _REQUESTS.get(wanted)
    if kind is None:
        raise UnknownName(f"The core does not know “{wanted[:40]}”; {did_you_mean(wanted[:40], _REQUESTS)}")
    mistakes: list[str] = []
    fields = {name: value for name, value in entry.items() if name not in {"do", "id", "token"}}
    request: Request | None = filled(kind, fields, mistakes, place=wanted)
    if request is None:
        raise UserMistake(" ".join(mistakes[:5]))
    return request


def entry_of(request: Request, id_: Id = None) -> Json:
    """Return the object that asks for this."""
    entry: Json = {"do": name_of_request(type(request))} | msgspec.to_builtins(request)
    return entry if id_ is None else entry | {"id": id_}


def id_in(entry: Mapping[str, Any]) -> Id:
    """Return the id to answer with, None where there is none that could be one."""
    given = entry.get("id")
    return given if isinstance(given, int | str) and len(str(given)) <= _LONGEST_ID else None


def line_of(entry: object) -> bytes:
    """Return an object as a line. Numbers that JSON has no form for become null."""
    return msgspec.json.encode(entry) + b"\n"


def parsed(line: bytes) -> Json:
    """Return the object on a line. Raises ValueError for anything else: other values, bad UTF-8, deep nesting."""
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(f"not a line of ours: {error}") from error


def answer_line(id_: Id, error: OpenBoothError | None = None) -> bytes:
    """Return the answer to a request."""
    head: Json = {} if id_ is None else {"id": id_}
    if error is None:
        return line_of(head | {"done": True})
    return line_of(head | {"mistake" if isinstance(error, UserMistake) else "failure": str(error)})


def snapshot_line(events: Sequence[Published], following: int) -> bytes:
    """Return what still holds."""
    return line_of({"snapshot": [json_of(published) for published in events], "next": following})


def ended_line(ended: Ended) -> bytes:
    """Return how a session ended."""
    failure = None if ended.error is None else str(ended.error)
    mistake = isinstance(ended.error, UserMistake)
    return line_of({"ended": ended.session, "failure": failure, "mistake": mistake})


def machine_line(machine: Machine) -> bytes:
    """Return what the machine has to do."""
    return line_of({"machine": machine})


def inputs_line(inputs: Mapping[str, InputHeard]) -> bytes:
    """Return what every input hears."""
    heard = {
        name: {"peak": one.peak_db, "rms": one.rms_db, "words": one.words} for name, one in inputs.items()
    }
    return line_of({"inputs": heard})


def sound_line(channels: Mapping[str, tuple[int, bytes]]) -> bytes:
    """Return what sounded."""
    return line_of({"sound": channels})


def message_of(line: bytes) -> Message:
    """Return what a line of the core says. Raises ValueError."""
    entry = parsed(line)
    match entry:
        case {"type": str()}:
            return published_of(entry)
        case {"snapshot": list(events), "next": int(following)}:
            return Situation(tuple(published_of(event) for event in events), following)
        case {"sound": dict()} | {"meters": dict()} | {"inputs": dict()} | {"machine": dict()}:
            return _measured(entry)
        case {"lost": int(events)}:
            return Lost(events)
        case {"ended": str(session), "failure": failure, "mistake": mistake}:
            return Ended(session, _error(failure, mistake=bool(mistake)))
        case {"done": True} | {"mistake": _} | {"failure": _}:
            return Answer(id_in(entry), _error_in(entry))
        case _:
            raise ValueError("not a line of ours")


def _measured(entry: Json) -> Metered | Surveyed | Machine | Sounded:
    try:
        match entry:
            case {"sound": sound}:
                return Sounded(msgspec.convert(sound, dict[str, tuple[int, bytes]]))
            case {"meters": levels}:
                return Metered(msgspec.convert(levels, dict[str, tuple[float, float]]))
            case {"inputs": inputs}:
                heard = msgspec.convert(inputs, dict[str, _Heard])
                return Surveyed(
                    {name: InputHeard(one.peak, one.rms, one.words) for name, one in heard.items()}
                )
            case _:
                return msgspec.convert(entry["machine"], Machine)
    except msgspec.ValidationError as error:
        raise ValueError(f"not a line of ours: {error}") from error


class _Heard(msgspec.Struct):
    peak: float
    rms: float
    words: str


def _error_in(answer: Mapping[str, Any]) -> OpenBoothError | None:
    return _error(answer.get("mistake", answer.get("failure")), mistake="mistake" in answer)


def _error(sentence: object, *, mistake: bool) -> OpenBoothError | None:
    if sentence is None:
        return None
    return UserMistake(str(sentence)) if mistake else OpenBoothError(str(sentence))
