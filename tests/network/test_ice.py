"""Browsers find the way to us and keep it alive; nobody else gets an answer."""

import asyncio
import random
import socket
from typing import cast

import ifaddr
import pytest
from aioice import stun

from interpreter.network.ice import Route, Routes, Socket, listening_addresses

_PHONE = ("192.0.2.10", 5000)
_MOVED = ("192.0.2.11", 6000)


class _Socket:
    """Keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, tuple[str, int]]] = []

    def send(self, datagram: bytes, to: tuple[str, int]) -> None:
        self.sent.append((datagram, to))

    @property
    def said(self) -> stun.Message:
        return stun.parse_message(self.sent[-1][0])


class _Room:
    """Ways to listeners, without a network."""

    def __init__(self) -> None:
        self.now = 100.0
        self.routes = Routes(lambda: self.now)
        self.socket = _Socket()

    def receives(self, datagram: bytes, sender: tuple[str, int] = _PHONE) -> None:
        self.routes.received(cast("Socket", self.socket), datagram, sender)

    def knocks(self, route: Route, sender: tuple[str, int] = _PHONE, **attributes: object) -> None:
        self.receives(bytes(_check(route, **attributes)), sender)

    def goes_to(self, route: Route) -> tuple[str, int] | None:
        before = len(self.socket.sent)
        route.send(b"sound")
        return self.socket.sent[-1][1] if len(self.socket.sent) > before else None


def _check(route: Route, password: str = "", **attributes: object) -> stun.Message:
    request = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    request.attributes |= {"USERNAME": f"{route.name}:them", "PRIORITY": 1, "ICE-CONTROLLING": 7}
    request.attributes |= {name.replace("_", "-"): value for name, value in attributes.items()}
    request.add_message_integrity((password or route.password).encode())
    return request


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_who_knows_the_password_is_told_their_address_and_sent_the_sound(room: _Room) -> None:
    route = room.routes.add()
    assert room.goes_to(route) is None
    room.knocks(route)
    assert room.socket.said.message_class == stun.Class.RESPONSE
    assert room.socket.said.attributes["XOR-MAPPED-ADDRESS"] == _PHONE
    assert room.socket.said.check_message_integrity(route.password.encode())
    assert room.goes_to(route) == _PHONE


def test_who_does_not_gets_no_answer_at_all(room: _Room) -> None:
    route, other = room.routes.add(), room.routes.add()
    room.receives(bytes(_check(route, password=other.password)))
    unsigned = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    unsigned.attributes["USERNAME"] = f"{route.name}:them"
    room.receives(bytes(unsigned))
    room.receives(b"")
    room.receives(b"\x16\xfe\xfd what looks like DTLS")
    room.routes.remove(other)
    room.knocks(other)
    assert room.socket.sent == []
    assert room.goes_to(route) is None


def test_the_browser_chooses_the_way(room: _Room) -> None:
    route = room.routes.add()
    room.knocks(route)
    room.knocks(route, _MOVED)
    assert room.goes_to(route) == _PHONE
    room.knocks(route, _MOVED, USE_CANDIDATE=None)
    assert room.goes_to(route) == _MOVED


def test_a_phone_whose_address_changes_is_followed(room: _Room) -> None:
    route = room.routes.add()
    room.knocks(route, USE_CANDIDATE=None)
    room.now += 3.1
    room.knocks(route, _MOVED)
    assert room.goes_to(route) == _MOVED


def test_a_browser_that_leaves_the_choice_to_us_is_told_to_choose(room: _Room) -> None:
    route = room.routes.add()
    request = _check(route)
    del request.attributes["ICE-CONTROLLING"], request.attributes["MESSAGE-INTEGRITY"]
    request.attributes["ICE-CONTROLLED"] = 7
    request.add_message_integrity(route.password.encode())
    room.receives(bytes(request))
    assert room.socket.said.attributes["ERROR-CODE"] == (487, "Role Conflict")
    assert room.goes_to(route) is None


def test_who_gives_no_sign_of_life_is_gone_after_half_a_minute(room: _Room) -> None:
    route = room.routes.add()
    room.now += 20
    room.knocks(route)
    room.now += 29
    assert not route.gone(room.now)
    room.now += 2
    assert route.gone(room.now)


async def test_what_is_not_read_makes_room_for_what_is_new(room: _Room) -> None:
    route = room.routes.add()
    room.knocks(route)
    for number in range(200):
        room.receives(b"\x80 %d" % number)
    assert await route._recv() == b"\x80 136"
    room.routes.remove(route)
    with pytest.raises(ConnectionError):
        await route._recv()
    with pytest.raises(ConnectionError):
        await route._send(b"sound")


def test_a_listener_has_so_many_addresses_and_no_more(room: _Room) -> None:
    route = room.routes.add()
    for port in range(100):
        room.knocks(route, ("192.0.2.10", 1000 + port))
    assert len(room.routes._by_address) == 8
    room.routes.remove(route)
    assert room.routes._by_address == {}


def test_ten_thousand_mutated_requests_change_nothing(room: _Room) -> None:
    route, chance = room.routes.add(), random.Random(3)  # noqa: S311  no secret
    good = bytes(_check(route, USE_CANDIDATE=None))
    for _ in range(10_000):
        mutated = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        room.receives(
            bytes(mutated[: chance.randint(1, len(mutated))]) if chance.random() < 0.3 else bytes(mutated)
        )
    assert len(room.routes._by_address) <= 1


def test_others_in_the_room_reach_every_address_but_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses: list[str | tuple[str, int, int]] = [
        "127.0.0.1",
        "192.0.2.7",
        "169.254.7.7",
        ("fe80::1", 0, 2),
        ("fd00::7", 0, 0),
        ("::1", 0, 0),
    ]
    adapter = ifaddr.Adapter("eth0", "eth0", [ifaddr.IP(address, 24, "eth0") for address in addresses])
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [adapter])
    assert listening_addresses() == listening_addresses("0.0.0.0") == ["192.0.2.7", "169.254.7.7", "fd00::7"]  # noqa: S104
    assert listening_addresses("127.0.0.1") == ["127.0.0.1"]
    monkeypatch.setattr(ifaddr, "get_adapters", list)
    assert listening_addresses() == ["127.0.0.1"], "a computer without a network serves itself"


async def test_sound_leaves_by_the_port_that_was_asked_for_or_where_it_is_taken_by_another() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    first, second = (Routes(lambda: 0.0, host="127.0.0.1", port=port) for _ in range(2))
    await first.open()
    await second.open()
    assert first.addresses == [("127.0.0.1", port)]
    assert second.addresses != first.addresses
    first.close()
    second.close()
    await asyncio.sleep(0)
