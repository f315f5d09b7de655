"""What the page and the server say to each other over /listen: one JSON object a message each way.

A page's first message is its `Hello`, everything after it is `Asked`:

    {"ticket": "…", "session": "…", "since": 117, "channel": "es", "languages": ["fr-FR", "en"]}
    {"choose": "es"}   {"hear": true}   {"answer": "…"}   {"press": "lost"}   {"press": "fast"}   {"ping": true}

It is told, in this order at first, which session there is, what can be chosen, and what was said; from then on what
changes. `captions` are those that changed after `since`, where the page was on this channel of this session before,
and otherwise those of the last twenty utterances; a later one of an utterance replaces the earlier:

    {"welcome": {"session": "…", "title": "…", "state": "running", "channel": "es", "hears": false}}
    {"channels": [{"channel": "floor", "language": "en", "name": "English", "mode": "floor", "muted": false,
                   "right_to_left": false}, …]}
    {"captions": [{"sequence": 118, "utterance": 7, "speaker": "Ana", "committed": "…", "provisional": "…",
                   "predicted": "…", "ended": false, "start_ms": 9000, "language": "es", "right_to_left": false,
                   "mode": "machine"}, …]}
    {"session": {"session": "…", "title": "…", "state": "paused"}}
    {"lag_ms": 2300}   {"chosen": "es"}   {"offer": "…"}   {"trouble": "full"}   {"pong": true}

An offer is to be answered; a new one takes the place of the one before. Why a socket was closed says `Close`.
"""

from collections.abc import Iterable
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from interpreter.domain.events import SessionChanged
from interpreter.domain.speech import display_name
from interpreter.domain.timeline import ms_from_ticks
from interpreter.policy.admission import Press

LONGEST_MESSAGE = 64 * 1024
"""Bytes."""

_Short = Annotated[str, Meta(max_length=200)]
_LATEST = 2**53
_Message = TypeVar("_Message")


class Hello(msgspec.Struct, frozen=True):
    """Who comes, what they have read already, and what they would like to read."""

    ticket: _Short
    session: _Short | None = None
    since: Annotated[int, Meta(ge=0, lt=_LATEST)] | None = None
    channel: _Short | None = None
    languages: Annotated[tuple[_Short, ...], Meta(max_length=32)] = ()


class Asked(msgspec.Struct, frozen=True):
    """What a listener wants: another channel, sound or none; their browser's answer to an offer; a button.

    A page that has heard nothing for a while asks with a ping whether the server is there.
    """

    choose: _Short | None = None
    hear: bool | None = None
    answer: str | None = None
    press: Press | None = None
    ping: bool | None = None


class Join(msgspec.Struct, frozen=True):
    """What whoever wants to be let in shows."""

    link: _Short = ""
    code: _Short = ""
    pin: _Short = ""


_HELLO = msgspec.json.Decoder(Hello)
_ASKED = msgspec.json.Decoder(Asked)
_JOIN = msgspec.json.Decoder(Join)


class NotUnderstood(ValueError):
    """A message that is none of ours; it holds nothing of what was said."""


def hello_in(message: str) -> Hello:
    """Return a page's first message. Raises NotUnderstood."""
    return _decoded(_HELLO, message)


def asked_in(message: str) -> Asked:
    """Return any other message of a page. Raises NotUnderstood."""
    return _decoded(_ASKED, message)


def join_in(body: bytes) -> Join:
    """Return what /join was sent. Raises NotUnderstood."""
    return _decoded(_JOIN, body)


def message(**fields: object) -> str:
    """Return a message to a page."""
    return msgspec.json.encode(fields).decode()


def caption_text(sequence: int, caption: Caption, mode: Mode) -> str:
    """Return a caption as the JSON object that pages are sent."""
    fields = {
        "sequence": sequence,
        "utterance": caption.utterance,
        "speaker": _speaker(caption),
        "committed": caption.committed,
        "provisional": caption.provisional,
        "predicted": caption.predicted,
        "ended": caption.ended,
        "start_ms": ms_from_ticks(caption.start),
        "language": caption.language,
        "right_to_left": caption.right_to_left,
        "mode": mode,
    }
    return msgspec.json.encode(fields).decode()


def _speaker(caption: Caption) -> str | None:
    """Return a speaker's name; the id, as in S3, of one whom nobody has named: pages say it in their own language."""
    unnamed = caption.speaker is None or caption.speaker_name == display_name(caption.speaker, {})
    return caption.speaker if unnamed else caption.speaker_name or caption.speaker


def captions_message(captions: Iterable[str]) -> str:
    """Return captions, each an object's text already, as one message."""
    return f'{{"captions":[{",".join(captions)}]}}'


def session_fields(session: SessionChanged | None) -> dict[str, str | None]:
    """Return what pages are told of a session; before the first one nothing runs."""
    if session is None:
        return {"session": None, "state": "stopped", "title": ""}
    return {"session": session.session, "state": session.state, "title": session.title}


def _decoded(decoder: msgspec.json.Decoder[_Message], message: str | bytes) -> _Message:
    try:
        return decoder.decode(message)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise NotUnderstood("not a message of ours") from None
