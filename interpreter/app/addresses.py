"""How phones call this machine."""

import ipaddress
import socket
from collections.abc import Iterator

import psutil

_NEIGHBOURS = "224.0.0.251"
"""A group within the local network (RFC 5771): the system tells which address it would use; nothing is sent."""
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - what stands for all addresses


def shown_address(host: str, address: str, port: int) -> str:
    """Return HOST:PORT for phones: `address` where one is given, else `host`, else that in the local network.

    `address` may come with a port of its own, as behind a router.
    """
    called = address or (lan_address() if host in _EVERYWHERE else host)
    if called.startswith("[") or called.count(":") == 1:
        return called if _has_port(called) else f"{called}:{port}"
    return f"[{called}]:{port}" if ":" in called else f"{called}:{port}"


def lan_address() -> str:
    """Return this machine's address in the local network; the loopback address where it is in none."""
    return _routed() or next(_own(), "127.0.0.1")


def _has_port(called: str) -> bool:
    return not called.endswith("]")


def _routed() -> str | None:
    """Return the address of the interface that the system itself would use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((_NEIGHBOURS, 9))
        except OSError:
            return None
        own = str(asking.getsockname()[0])
    return None if own in _EVERYWHERE else own


def _own() -> Iterator[str]:
    """Yield the addresses of interfaces that are up, but for those within this machine."""
    up = psutil.net_if_stats()
    for name, addresses in psutil.net_if_addrs().items():
        for one in addresses:
            if one.family == socket.AF_INET and name in up and up[name].isup:
                known = ipaddress.ip_address(one.address)
                if not (known.is_loopback or known.is_link_local):
                    yield one.address
