"""Sharing the listener channels with the phones in the room."""

from dataclasses import dataclass
from urllib.parse import urlsplit

FLOOR = "floor"
"""What listeners choose to hear the original sound of the room; no source, channel or desk has this name."""


@dataclass(frozen=True, slots=True)
class SharingSetup:
    """How phones find the page, and who is let in."""

    host: str = ""
    """The address of this machine that is listened on; empty for all of them."""
    port: int = 8080
    address: str = ""
    """What phones call this machine, HOST or HOST:PORT; empty for its address in the local network."""
    network: str = ""
    """What the wireless network is called; shown beside the QR code."""
    pin: str = ""
    """4 to 8 digits that everybody is asked for and that are on no slide; empty for none."""
    most: int = 500
    """How many listeners the room holds."""
    crowded: bool = False
    """Packets of 60 ms instead of 20: a third of the load on the wireless network, 40 ms more delay."""
    notice: bool = True
    """Whether whoever joins is first told by ear that the voice is synthetic."""
    janus: tuple[str, ...] = ()
    """Addresses of Janus nodes that hand the sound on, ws://[SECRET@]HOST:8188; without any this computer does so."""


def place_of(node: str) -> str:
    """Return where a Janus node is, HOST:PORT, without the secret in its address."""
    return urlsplit(node).netloc.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class SharingChanged:
    """Phones can join from now on, or no longer, or otherwise than before.

    It holds the keys to the room, so it is told to clients and never recorded.
    """

    on: bool
    setup: SharingSetup = SharingSetup()
    """Where nothing is shared, how it was last."""
    link: str = ""
    """The address in the QR code, which lets in whoever has it."""
    address: str = ""
    """What people type who cannot scan, HOST:PORT."""
    code: str = ""
    """What they are asked for then."""
    read_token: str = ""
    """What lets an overlay or a program read captions: /overlay?channel=es&token=…, /feed?token=…"""
    trouble: str = ""
    """What keeps phones from joining, in one sentence that says what to do; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class ChannelAudience:
    """Who listens to one channel, and how well."""

    channel: str
    """FLOOR or a listener channel."""
    listeners: int
    """They hear it."""
    readers: int = 0
    """They read its captions only."""
    loss: float = 0.0
    """The share of packets that got lost on the way in the last seconds, 0 to 1, all listeners together."""
    delay_ms: float | None = None
    """How long packets are under way, the median of the listeners; None until that is known."""
    lost_me: int = 0
    """How many pressed “I am lost” in the last minute."""
    too_fast: int = 0
    """How many pressed “too fast” in the last minute."""


@dataclass(frozen=True, slots=True)
class AudienceCounted:
    """Who listens; told about once a second where it changed."""

    channels: tuple[ChannelAudience, ...] = ()
    most: int = 0
    """How many the room holds."""

    @property
    def listeners(self) -> int:
        """How many are there, whether they hear or read."""
        return sum(channel.listeners + channel.readers for channel in self.channels)
