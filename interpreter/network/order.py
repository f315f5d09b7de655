"""What the listener server is told to do."""

from dataclasses import dataclass

from interpreter.domain.sharing import SharingSetup


@dataclass(frozen=True, slots=True)
class RoomOrder:
    """Who is let in, and where. Another one takes its place while the server runs: other keys send everybody away."""

    setup: SharingSetup
    link: str
    """128 bits in hexadecimal; whoever shows them needs no code."""
    code: str
    """What those type who cannot scan; upper case, without letters and digits that look alike."""
    read_token: str
    """128 bits in hexadecimal: lets overlays and programs read captions."""
    key: str
    """256 bits in hexadecimal with which tickets are signed, so that they outlive the server, and no revocation."""
