"""Checks that the parts of an event's set-up fit together."""

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.setup import DeskSetup, EventSetup
from interpreter.domain.sharing import FLOOR, SharingSetup
from interpreter.domain.tuning import LATEST_LIMIT_S, SOONEST_LIMIT_S

QUIETEST_DB = -60.0
LOUDEST_DB = 12.0
MONITOR = "monitor"
"""What the operator's own output is called; nothing else has this name."""
HIGHEST_PORT = 65_535
MOST_LISTENERS = 10_000
_PIN = re.compile(r"[0-9]{4,8}")


def mistakes_in(setup: EventSetup) -> tuple[str, ...]:
    """Return one sentence for everything that does not fit together; none where all is well."""
    shared = () if setup.sharing is None else mistakes_in_sharing(setup.sharing)
    tuned = setup.tuning.mistakes
    return (*_names(setup), *_inputs(setup), *_desks(setup), *_numbers(setup), *tuned, *shared)


def mistakes_in_sharing(sharing: SharingSetup) -> tuple[str, ...]:
    """Return one sentence for everything that would keep phones from joining as was meant."""
    return (*_addresses(sharing), *_limits(sharing))


def reserved(name: str, *, source: bool = False) -> str | None:
    """Return one sentence where a name belongs to something else than a source, or a channel or desk."""
    if name == FLOOR and not source:
        return f"The name {name} is what listeners call the room's own sound; choose another."
    return f"The name {name} is the operator's monitor; choose another." if name == MONITOR else None


def wrong_number(what: str, place: InputPlace | OutputPlace | None) -> str | None:
    """Return one sentence where `what` is on a channel of a device that is not counted from 1."""
    if place is None:
        return None
    number = place.channel if isinstance(place, InputPlace) else place.first
    if number is None or number >= 1:
        return None
    return f"Channels of a device count from 1; {what} has {number}."


def wrong_limit(channel: str, seconds: float | None) -> str | None:
    """Return one sentence where listeners of a channel cannot be kept from being later than this."""
    if seconds is None or SOONEST_LIMIT_S <= seconds <= LATEST_LIMIT_S:
        return None
    return (
        f"The channel {channel} is never to be later than {seconds:g} s; "
        f"choose from {SOONEST_LIMIT_S:g} to {LATEST_LIMIT_S:g}, or no limit."
    )


def no_microphone(desk: DeskSetup) -> str | None:
    """Return one sentence where nobody could speak into a desk's microphone."""
    if not desk.microphone.recording:
        return None
    return f"The microphone of the desk {desk.desk} is a recording; choose a device."


def _names(setup: EventSetup) -> Iterable[str]:
    """Every source, channel and desk has a name of its own."""
    sources, channels, desks = _names_of(setup)
    for name, times in Counter((*sources, *channels, *desks)).items():
        if not name.strip():
            yield "A source, channel or desk has no name; give it one."
        elif times > 1:
            yield f"The name {name} is given {times} times; every source, channel and desk needs one of its own."
        elif mistake := reserved(name, source=name in sources):
            yield mistake


def _inputs(setup: EventSetup) -> Iterable[str]:
    sources, channels, _ = _names_of(setup)
    for channel in setup.channels:
        wanted = channel.listener.input
        if wanted is None or wanted in sources:
            continue
        if wanted == channel.listener.channel:
            yield f"The channel {wanted} is its own input; choose a source or another channel."
        elif wanted not in channels:
            hint = _hint(wanted, (*sources, *channels))
            yield f"The channel {channel.listener.channel} has no input {wanted} to take; {hint}"


def _desks(setup: EventSetup) -> Iterable[str]:
    _, channels, _ = _names_of(setup)
    for desk in setup.desks:
        for name in desk.channels:
            if name not in channels:
                yield f"The desk {desk.desk} has no channel {name} to speak on; {_hint(name, channels)}"
        if mistake := no_microphone(desk):
            yield mistake
        if not QUIETEST_DB <= desk.volume_db <= LOUDEST_DB:
            yield (
                f"The volume of the desk {desk.desk} is {desk.volume_db:g} dB; "
                f"choose one from {QUIETEST_DB:g} to {LOUDEST_DB:g}."
            )


def _numbers(setup: EventSetup) -> Iterable[str]:
    places = [
        *((f"the source {one.source}", one.place) for one in setup.sources),
        *((f"the microphone of the desk {one.desk}", one.microphone) for one in setup.desks),
        *((f"the channel {one.listener.channel}", one.output) for one in setup.channels),
        *((f"the headphones of the desk {one.desk}", one.headphones) for one in setup.desks),
        ("the monitor", setup.monitor),
    ]
    yield from filter(None, itertools.starmap(wrong_number, places))
    limits = ((one.listener.channel, one.listener.never_later_s) for one in setup.channels)
    yield from filter(None, itertools.starmap(wrong_limit, limits))
    for what, number in (("speakers", setup.speakers), ("most_speakers", setup.most_speakers)):
        if number is not None and not 1 <= number <= 64:
            yield f"The number of {what} is {number}; choose one from 1 to 64, or leave it out."


def _addresses(sharing: SharingSetup) -> Iterable[str]:
    if sharing.host and not _is_address(
        f"[{sharing.host}]" if ":" in sharing.host else sharing.host, port=False
    ):
        yield (
            f"Phones cannot be served at “{sharing.host}”; give an address of this computer alone, as in "
            "192.168.1.10, or none for all it has."
        )
    if sharing.address and not _is_address(sharing.address):
        yield (
            f"“{sharing.address}” is not what phones could call this computer; write it without http://, as in "
            "booth.local or 192.168.1.10:8080."
        )
    for node in sharing.janus:
        if not _is_node(node):
            yield f"“{node}” is no address of a Janus node; write it as in ws://192.168.1.20:8188."


def _limits(sharing: SharingSetup) -> Iterable[str]:
    if not 0 <= sharing.port <= HIGHEST_PORT:
        yield f"The port for phones is {sharing.port}; choose one from 0 to {HIGHEST_PORT}."
    if sharing.pin and not _PIN.fullmatch(sharing.pin):
        yield "The PIN for phones is not 4 to 8 digits; choose another, or leave it out."
    if not 1 <= sharing.most <= MOST_LISTENERS:
        yield f"The room holds {sharing.most} listeners; choose a number from 1 to {MOST_LISTENERS}."


def _is_address(text: str, *, port: bool = True) -> bool:
    """Whether this is HOST, or, where one may be given, HOST:PORT, and nothing else."""
    parts = _split(f"//{text}")
    return parts is not None and parts[1] == text and (port or ":" not in text.rpartition("]")[2])


def _is_node(text: str) -> bool:
    scheme, _, rest = text.partition("://")
    secret, _, place = rest.rpartition("@")
    return (
        scheme in {"ws", "wss"}
        and not set(secret) & set(":/?#")
        and _split(f"{scheme}://{place}") is not None
    )


def _split(address: str) -> tuple[str, str] | None:
    """Return scheme and HOST[:PORT] of an address, None where it has no host or the port is none."""
    try:
        parts = urlsplit(address)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    plain = parts.username is None and not any(sign.isspace() for sign in address)
    return (parts.scheme, parts.netloc) if sound and plain else None


def _names_of(setup: EventSetup) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(source.source for source in setup.sources),
        tuple(channel.listener.channel for channel in setup.channels),
        tuple(desk.desk for desk in setup.desks),
    )


def _hint(name: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]}?"
    return f"there is {', '.join(known)}." if known else "there is none."
