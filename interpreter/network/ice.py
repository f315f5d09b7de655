"""Finds the way to listeners' browsers: ICE, of which a server needs the lite half only (RFC 8445, section 2.5).

Browsers look for the way and keep it alive, we answer from few sockets that all listeners share. So it does not matter
what they tell of their own addresses, and a phone that changes its address goes on.
"""

import asyncio
import secrets
import socket
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import cast

import ifaddr
from aioice import stun

Address = tuple[str, int]

LOOPBACK = "127.0.0.1"
_MOST_ADDRESSES = 8  # of one listener
_MOST_WAITING = 64  # datagrams of one listener
_GONE_S = 30.0  # without a sign of life nothing is sent any more (RFC 7675)
_MOVED_S = 3.0
_SEND_BUFFER_BYTES = 4_000_000
_ROLE_CONFLICT = (487, "Role Conflict")


class Route:
    """The way to one listener. Datagrams wait here until they are read; the oldest go first when there are many."""

    role = "controlling"  # in aiortc's terms: whoever this is waits for the other side to begin with DTLS

    def __init__(self, now: float) -> None:
        self.name = secrets.token_hex(8)
        self.password = secrets.token_hex(16)
        self._heard_at = now
        self._addresses: dict[Address, float] = {}  # when each was last heard from, the latest last
        self._socket: Socket | None = None
        self._to: Address | None = None
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(_MOST_WAITING)
        self._closed = False

    def seen(self, at: "Socket", address: Address, *, chosen: bool, now: float) -> Address | None:
        """Take an authenticated sign of life; return the address that is forgotten where there are too many."""
        if chosen or self._to is None or now - self._addresses.get(self._to, now) > _MOVED_S:
            self._socket, self._to = at, address
        self._addresses.pop(address, None)
        self._addresses[address] = self._heard_at = now
        if len(self._addresses) <= _MOST_ADDRESSES:
            return None
        oldest = next(iter(self._addresses))
        del self._addresses[oldest]
        return oldest

    def gone(self, now: float) -> bool:
        """Return whether there was no sign of life for too long."""
        return now - self._heard_at > _GONE_S

    def received(self, datagram: bytes) -> None:
        """Keep a datagram until it is read."""
        if self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait(datagram)

    def send(self, datagram: bytes) -> None:
        """Send a datagram now; it is lost where no way is known yet, or the network takes no more."""
        if self._socket is not None and self._to is not None:
            self._socket.send(datagram, self._to)

    def close(self) -> None:
        """Whoever waits for a datagram learns that none will come."""
        self._closed = True
        self.received(b"")

    async def _recv(self) -> bytes:
        datagram = b"" if self._closed else await self._waiting.get()
        if not datagram:
            raise ConnectionError("the way to the listener is closed")
        return datagram

    async def _send(self, datagram: bytes) -> None:
        if self._closed:
            raise ConnectionError("the way to the listener is closed")
        self.send(datagram)


class Socket(asyncio.DatagramProtocol):
    """One of our addresses, at which all listeners arrive."""

    def __init__(self, routes: "Routes") -> None:
        self._routes = routes
        self._transport: asyncio.DatagramTransport | None = None
        self._full = False
        self.address: Address = ("", 0)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open."""
        self._transport = cast("asyncio.DatagramTransport", transport)
        self.address = transport.get_extra_info("sockname")[:2]
        opened = transport.get_extra_info("socket")
        with suppress(OSError):  # the system may allow less
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Somebody sent something."""
        self._routes.received(self, data, addr[:2])

    def pause_writing(self) -> None:
        """The network takes no more for now."""
        self._full = True

    def resume_writing(self) -> None:
        """It does again."""
        self._full = False

    def send(self, datagram: bytes, to: Address) -> None:
        """Send at once or never: sound that waits is sound that comes too late."""
        if self._transport is not None and not self._full:
            self._transport.sendto(datagram, to)

    def close(self) -> None:
        """Nothing is received any more."""
        if self._transport is not None:
            self._transport.close()


class Routes:
    """The ways to all listeners."""

    def __init__(self, clock: Callable[[], float], *, host: str = "", port: int = 0) -> None:
        self._clock = clock
        self._host = host
        self._port = port
        self._sockets: dict[str, Socket] = {}
        self._opening = asyncio.Lock()
        self._by_name: dict[str, Route] = {}
        self._by_address: dict[Address, Route] = {}

    async def open(self) -> None:
        """Open a socket at each address of this machine that has none yet. Raises OSError where none can be opened."""
        failed: OSError | None = None
        async with self._opening:
            for address in listening_addresses(self._host):
                if address not in self._sockets:
                    try:
                        self._sockets[address] = await self._opened(address)
                    except OSError as error:
                        failed = error
        if not self._sockets and failed is not None:
            raise failed

    @property
    def addresses(self) -> list[Address]:
        """Where listeners may arrive."""
        return [one.address for one in self._sockets.values()]

    def add(self) -> Route:
        """Return a way that a listener may take from now on."""
        route = Route(self._clock())
        self._by_name[route.name] = route
        return route

    def remove(self, route: Route) -> None:
        """Nobody takes this way any more."""
        route.close()
        self._by_name.pop(route.name, None)
        self._by_address = {address: one for address, one in self._by_address.items() if one is not route}

    def close(self) -> None:
        """Close all sockets."""
        for route in list(self._by_name.values()):
            self.remove(route)
        for opened in self._sockets.values():
            opened.close()
        self._sockets.clear()

    def received(self, at: Socket, datagram: bytes, sender: Address) -> None:
        """Answer who looks for the way; everything else waits for whom it is from."""
        if datagram and datagram[0] < 4:
            self._look(at, datagram, sender)
        elif datagram and (route := self._by_address.get(sender)):
            route.received(datagram)

    async def _opened(self, address: str) -> Socket:
        loop = asyncio.get_running_loop()
        try:
            _, opened = await loop.create_datagram_endpoint(
                lambda: Socket(self), local_addr=(address, self._port)
            )
        except OSError:
            if not self._port:
                raise
            _, opened = await loop.create_datagram_endpoint(lambda: Socket(self), local_addr=(address, 0))
        return opened

    def _look(self, at: Socket, datagram: bytes, sender: Address) -> None:
        try:
            request = stun.parse_message(datagram)
        except (ValueError, IndexError, struct.error):
            return
        route = self._by_name.get(str(request.attributes.get("USERNAME", "")).partition(":")[0])
        if (
            route is None
            or request.message_method != stun.Method.BINDING
            or request.message_class != stun.Class.REQUEST
            or not request.check_message_integrity(route.password.encode())
        ):
            return
        if "ICE-CONTROLLED" in request.attributes:
            answer = _answer(request, stun.Class.ERROR, {"ERROR-CODE": _ROLE_CONFLICT})
        else:
            answer = _answer(request, stun.Class.RESPONSE, {"XOR-MAPPED-ADDRESS": sender})
            self._seen(route, at, sender, chosen="USE-CANDIDATE" in request.attributes)
        answer.add_message_integrity(route.password.encode())
        at.send(bytes(answer), sender)

    def _seen(self, route: Route, at: Socket, sender: Address, *, chosen: bool) -> None:
        self._by_address[sender] = route
        forgotten = route.seen(at, sender, chosen=chosen, now=self._clock())
        if forgotten and self._by_address.get(forgotten) is route:
            del self._by_address[forgotten]


def _answer(request: stun.Message, kind: stun.Class, attributes: Mapping[str, object]) -> stun.Message:
    return stun.Message(stun.Method.BINDING, kind, request.transaction_id, dict(attributes))


def listening_addresses(host: str = "") -> list[str]:
    """Return this machine's addresses that others in the room may reach; loopback only where there is no other.

    A `host`, an address or the name of one, stands for itself unless it means all of them.
    """
    if host not in {"", "0.0.0.0", "::"}:  # noqa: S104  it is compared with, not listened on
        return [str(socket.getaddrinfo(host, None, type=socket.SOCK_DGRAM)[0][4][0])]
    found = [address for adapter in ifaddr.get_adapters() for address in _usable(adapter)]
    return found or [LOOPBACK]


def _usable(adapter: ifaddr.Adapter) -> list[str]:
    found = [ip_address(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) for ip in adapter.ips]
    return [str(one) for one in found if not one.is_loopback and not (one.version == 6 and one.is_link_local)]
