"""Whether a newer OpenBooth is out: only for whoever agreed, once a day at most, and never while a session runs.

The window's process asks, never the core. It sends a plain request with nothing about this machine in it, not even the
version, reads a small JSON document, `{"version": "1.2.0", "link": "https://…"}`, and fetches nothing else.
"""

import http.client
import json
import logging
import os
import re
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from interpreter.app.places import data_folder, keep_file
from interpreter.app.versions import own_version

ADDRESS_VARIABLE = "OPENBOOTH_UPDATES"
PUBLISHED_AT = ""
"""The https address of that document. There is none yet: without one nobody is asked."""
FILE = "updates.json"
_EVERY = timedelta(days=1)
_PATIENCE_S = 5.0
_LARGEST = 4_096
_PIECE = 512
_LONGEST = 200
_RELEASE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")

_log = logging.getLogger("openbooth.updates")


@dataclass(frozen=True, slots=True)
class Notice:
    """A newer version, and the page that tells about it; never something to be fetched by itself."""

    version: str
    link: str


def address() -> str:
    """Return where to ask: $OPENBOOTH_UPDATES, else where OpenBooth is published; empty where that is nowhere."""
    return os.environ.get(ADDRESS_VARIABLE, PUBLISHED_AT)


class Updates:
    """Asks at most once a day, and remembers the answer in the data folder."""

    def __init__(self, address: str, *, running: str = "", trust: ssl.SSLContext | None = None) -> None:
        """`running` is the version that runs, where it is not the installed one; `trust` decides whom to believe."""
        self._address = address
        self._file = data_folder() / FILE
        self._running = running or own_version()
        self._trust = trust

    def look(self, *, agreed: bool, quiet: Callable[[], bool], now: datetime | None = None) -> Notice | None:
        """Return what is newer than this version, or None. Never raises.

        Nothing is asked unless somebody `agreed`, an address is known, no session runs (`quiet` is asked before and
        meanwhile, from this thread), and the last time was a day ago.
        """
        if not agreed or not self._address or not quiet():
            return None
        moment = now or datetime.now(UTC)
        known = self._known()
        if not _is_due(known.get("asked"), moment):
            return _notice(known, self._running)
        if not self._kept({"asked": moment.isoformat(), **_answer(known)}):
            return None
        if found := self._asked(quiet):
            self._kept({"asked": moment.isoformat(), **found})
        return _notice(found or known, self._running) if quiet() else None

    def _asked(self, quiet: Callable[[], bool]) -> dict[str, Any] | None:
        """Return the document, or None where it could not be had."""
        try:
            document = json.loads(_read(self._address, self._trust, quiet))
        except (OSError, http.client.HTTPException, ValueError) as error:
            _log.info("no word about updates: %s", type(error).__name__)
            return None
        return _answer(document) if isinstance(document, dict) else None

    def _known(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _kept(self, known: Mapping[str, Any]) -> bool:
        """Write down when was asked, and the answer; say whether that was possible, as else it would be asked again."""
        with suppress(OSError):
            keep_file(self._file, json.dumps(known).encode())
            return True
        return False


def _read(address: str, trust: ssl.SSLContext | None, quiet: Callable[[], bool]) -> bytes:
    """Return what is at an https address. Follows nothing, keeps nothing, and ends when a session begins."""
    place = urlsplit(address)
    if place.scheme != "https" or not place.hostname:
        raise ValueError("not an https address")
    until = time.monotonic() + _PATIENCE_S
    context = trust or ssl.create_default_context()
    connection = http.client.HTTPSConnection(place.hostname, place.port, timeout=_PATIENCE_S, context=context)
    try:
        connection.putrequest("GET", place.path or "/", skip_accept_encoding=True)
        connection.endheaders()
        response = connection.getresponse()
        if response.status != http.HTTPStatus.OK:
            raise http.client.HTTPException(f"status {response.status}")
        content = b""
        while piece := response.read1(_PIECE):
            content += piece
            if len(content) > _LARGEST or time.monotonic() > until or not quiet():
                raise TimeoutError
        return content
    finally:
        connection.close()


def _answer(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is of use in a document."""
    return {name: document[name] for name in ("version", "link") if isinstance(document.get(name), str)}


def _notice(known: Mapping[str, Any], running: str) -> Notice | None:
    offered, link = known.get("version"), known.get("link")
    if not isinstance(offered, str) or not isinstance(link, str):
        return None
    if max(len(offered), len(link)) > _LONGEST or not link.startswith("https://") or not link.isprintable():
        return None
    numbers, ours = _numbers(offered), _numbers(running)
    return Notice(offered, link) if numbers and ours and numbers > ours else None


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release, without zeros at the end; none of what is no release."""
    if not _RELEASE.fullmatch(version):
        return ()
    return tuple(int(number) for number in re.sub(r"(\.0+)+$", "", version).split("."))


def _is_due(asked: object, now: datetime) -> bool:
    """Whether a day has gone since; a clock that was set back does not keep it from ever being due."""
    try:
        before = datetime.fromisoformat(str(asked))
        return not timedelta(0) <= now - before < _EVERY
    except (ValueError, TypeError):
        return True
