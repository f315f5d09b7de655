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

Beside these come levels in dBFS, peak and RMS, ten times a second where they were asked for; how many events were left
out because they were not read in time, before a fresh snapshot; and how a session ended, `failure` being a sentence
or null:

    {"meters": {"podium": [-12.4, -20.1], "es": [-120.0, -120.0]}}
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
    """Tell what holds and everything that happens; `meters` adds levels."""

    meters: bool = False


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
class Lost:
    """So many events were not read in time; a `Situation` follows."""

    events: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A session is over; `error` says why, where it was not meant to be. Its id is empty if it never began."""

    session: str
    error: OpenBoothError | None = None


Message = Answer | Situation | Published | Metered | Lost | Ended


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


def message_of(line: bytes) -> Message:
    """Return what a line of the core says. Raises ValueError."""
    entry = parsed(line)
    match entry:
        case {"type": str()}:
            return published_of(entry)
        case {"snapshot": list(events), "next": int(following)}:
            return Situation(tuple(published_of(event) for event in events), following)
        case {"meters": dict(levels)}:
            return Metered({name: (float(peak), float(rms)) for name, (peak, rms) in levels.items()})
        case {"lost": int(events)}:
            return Lost(events)
        case {"ended": str(session), "failure": failure, "mistake": mistake}:
            return Ended(session, _error(failure, mistake=bool(mistake)))
        case {"done": True} | {"mistake": _} | {"failure": _}:
            return Answer(id_in(entry), _error_in(entry))
        case _:
            raise ValueError("not a line of ours")


def _error_in(answer: Mapping[str, Any]) -> OpenBoothError | None:
    return _error(answer.get("mistake", answer.get("failure")), mistake="mistake" in answer)


def _error(sentence: object, *, mistake: bool) -> OpenBoothError | None:
    if sentence is None:
        return None
    return UserMistake(str(sentence)) if mistake else OpenBoothError(str(sentence))
