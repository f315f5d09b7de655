"""One sound at a Janus node: sent there once, encrypted (RFC 3550, 3711), for as many as the node hands it on to."""

import base64
import hashlib
import hmac
import secrets
import socket
import struct
from contextlib import suppress
from ipaddress import ip_address

from pylibsrtp import Policy, Session

from interpreter.network.janus_api import Fields

_HEADER = struct.Struct(">BBHII")
_VERSION_2 = 0x80
_OPUS = 111
_FORMAT = "minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0"
_ID_BITS = 52
"""Of an integer that every reader of JSON keeps."""
_KEY_BYTES = 30
_SUITE = 80


class Mountpoint:
    """What is published under one name.

    Its number and passwords follow from the key and the name: only we watch, change or remove it, and what a process
    of ours that was killed has left at the node is found again. What may be sent to it is encrypted with a key of its
    own, so that nobody else is heard in our place.
    """

    def __init__(self, key: str, name: str, *, frames: int) -> None:
        self.name = name
        self._id = 1 + (int(_derived(key, "id", name), 16) >> (256 - _ID_BITS))
        self._secret = _derived(key, "secret", name)
        self._pin = _derived(key, "pin", name)
        self._frames = frames
        self._encryption_key = secrets.token_bytes(_KEY_BYTES)
        self._encryption = Session(Policy(self._encryption_key, Policy.SSRC_ANY_OUTBOUND))
        self._ssrc = secrets.randbits(32)
        self._number = secrets.randbits(15)
        self._timestamp = secrets.randbits(32)
        self._socket: socket.socket | None = None

    def creation(self, host: str, admin_key: str) -> Fields:
        """Return how the node at `host`, an address, is asked to make it."""
        medium: Fields = {
            "type": "audio",
            "mid": "0",
            "port": 0,
            "pt": _OPUS,
            "codec": "opus",
            "fmtp": _FORMAT,
        }
        if ip_address(host).is_loopback:
            medium["iface"] = host
        asked: Fields = {
            "request": "create",
            "type": "rtp",
            "id": self._id,
            "secret": self._secret,
            "pin": self._pin,
            "is_private": True,
            "media": [medium],
            "srtpsuite": _SUITE,
            "srtpcrypto": base64.b64encode(self._encryption_key).decode(),
        }
        return {**asked, "admin_key": admin_key} if admin_key else asked

    def removal(self) -> Fields:
        """Return how a node is asked to take it away."""
        return {"request": "destroy", "id": self._id, "secret": self._secret}

    def watching(self) -> Fields:
        """Return how a node is asked to prepare a listener for it."""
        return {"request": "watch", "id": self._id, "pin": self._pin}

    def switching(self) -> Fields:
        """Return how a node is asked to send it to a listener in place of another."""
        return {"request": "switch", "id": self._id, "pin": self._pin}

    def open(self, host: str, port: int) -> None:
        """Send to this address from now on. Raises OSError."""
        self._socket = socket.socket(
            socket.AF_INET6 if ip_address(host).version == 6 else socket.AF_INET, socket.SOCK_DGRAM
        )
        self._socket.setblocking(False)
        self._socket.connect((host, port))

    def send(self, payload: bytes) -> None:
        """Send the next packet, or lose it where the network takes none. Raises nothing."""
        header = _HEADER.pack(_VERSION_2, _OPUS, self._number, self._timestamp, self._ssrc)
        self._number = (self._number + 1) & 0xFFFF
        self._timestamp = (self._timestamp + self._frames) & 0xFFFFFFFF
        sealed = self._encryption.protect(header + payload)
        if self._socket is not None:
            with suppress(OSError):
                self._socket.send(sealed)

    def close(self) -> None:
        """Send nothing more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _derived(key: str, part: str, name: str) -> str:
    return hmac.digest(key.encode(), f"{part} {name}".encode(), hashlib.sha256).hex()
