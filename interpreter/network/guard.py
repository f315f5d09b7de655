"""What every request has to pass: it comes from our own page and to this machine, and no log holds its content."""

import ipaddress
import logging
import re
import socket
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect, WebSocketDisconnected

from interpreter.domain.sharing import SharingSetup
from interpreter.network.faults import without_content

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?", re.ASCII)
_FOR_PROGRAMS = frozenset({"/feed", "/feed/events"})
"""Where a request may come from a program that has no page."""
_TO_BE_FRAMED = "/overlay"
_WRONG_NAME = "Open the address that is shown in the room; this name of the computer is not known here."
_LOG = logging.getLogger("openbooth.listeners")


def names_of_this_machine(setup: SharingSetup) -> frozenset[str]:
    """Return by which names, numbers aside, phones may call this machine."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    given = _host_in(setup.address)
    return frozenset({"localhost", name, short, f"{short}.local"} | ({given} if given else set()))


class Guard:
    """Refuses other sites' pages (Origin) and names that were made to point here (Host); adds what browsers obey."""

    def __init__(self, app: ASGIApp, names: Callable[[], frozenset[str]]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or WebSocket."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not _is_ours(host, self._names()):
            await _refuse(421, _WRONG_NAME, scope, receive, send)
            return
        if not _may_come_from(headers.get("origin"), host, scope):
            await _refuse(403, "This page may not be asked from another one.", scope, receive, send)
            return
        sending = _Sending(send, scope["path"], host)
        try:
            await self._app(scope, receive, sending)
        except (ClientDisconnect, WebSocketDisconnect, WebSocketDisconnected):
            return
        except Exception as error:  # noqa: BLE001 - a request ends here, and nothing else because of it
            _LOG.error("a request could not be served: %s", without_content(error))
            await sending.apologise(scope)


class _Sending:
    """Adds the headers of every answer."""

    def __init__(self, send: Send, path: str, host: str) -> None:
        self._send = send
        self._path, self._host = path, host
        self._begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            self._begun = True
            _secure(MutableHeaders(scope=message), self._path, self._host)
        elif message["type"] == "websocket.accept":
            self._begun = True
        await self._send(message)

    async def apologise(self, scope: Scope) -> None:
        """Say that it did not work, where nothing has been said yet."""
        if scope["type"] == "websocket":
            await self._send({"type": "websocket.close", "code": 1011})
        elif not self._begun:
            await PlainTextResponse("This did not work.", status_code=500)(scope, _nothing, self)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def _secure(headers: MutableHeaders, path: str, host: str) -> None:
    policy = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"connect-src 'self' ws://{host}",
        "img-src 'self'",
        "media-src 'self' blob: mediastream:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if path != _TO_BE_FRAMED:
        policy.append("frame-ancestors 'none'")
    headers["Content-Security-Policy"] = "; ".join(policy)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers.setdefault("Cache-Control", "no-store")


def _host_in(header: str) -> str:
    """Return the host of HOST or HOST:PORT in lower case, empty where it is none."""
    match = _HOST.fullmatch(header.strip())
    return "" if match is None else match[1].lower().strip("[]")


def _is_ours(header: str, names: frozenset[str]) -> bool:
    host = _host_in(header)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host in names
    return True


def _may_come_from(origin: str | None, host: str, scope: Scope) -> bool:
    if origin is None:
        reads = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        return reads or scope["path"] in _FOR_PROGRAMS
    if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and scope["path"] not in _FOR_PROGRAMS:
        return True
    return origin.lower() in {f"http://{host.lower()}", f"https://{host.lower()}"}


async def _refuse(status: int, sentence: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4400})
    else:
        await PlainTextResponse(sentence, status_code=status, headers={"Connection": "close"})(
            scope, receive, send
        )
