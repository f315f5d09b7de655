"""What we offer to a listener's browser, and what it answers (SDP, RFC 8866 and 9429)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from aiortc import RTCDtlsFingerprint

from interpreter.domain.errors import UserMistake
from interpreter.network.ice import Address, Route

OPUS = 111
_LONGEST_ANSWER = 64_000
_MOST_FINGERPRINTS = 8
_FINGERPRINT = re.compile(
    r"^a=fingerprint:(sha-\d{3}) ([0-9A-Fa-f:]{8,200})\s*$", re.MULTILINE | re.IGNORECASE
)
_OPUS = re.compile(r"^a=rtpmap:(\d{2,3}) opus/48000/2\s*$", re.MULTILINE | re.IGNORECASE)
_REFUSED = re.compile(r"^(m=audio 0 |a=inactive\s*$|a=sendonly\s*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a listener's browser answered."""

    fingerprints: list[RTCDtlsFingerprint]
    payload_type: int


def offer_of(
    route: Route, addresses: Sequence[Address], *, ssrc: int, fingerprint: str, packet_ms: int
) -> str:
    """Return the offer of one stream of Opus that comes by `route` from any of `addresses`."""
    host, port = addresses[0]
    lines = [
        "v=0",
        f"o=- {ssrc} 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "a=msid-semantic: WMS *",
        "a=ice-lite",
        f"m=audio {port} UDP/TLS/RTP/SAVPF {OPUS}",
        f"c=IN IP{ip_address(host).version} {host}",
        "a=rtcp-mux",
        "a=mid:0",
        "a=sendonly",
        "a=msid:booth sound",
        f"a=rtpmap:{OPUS} opus/48000/2",
        f"a=fmtp:{OPUS} minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0",
        f"a=ptime:{packet_ms}",
        f"a=ssrc:{ssrc} cname:booth",
        f"a=ice-ufrag:{route.name}",
        f"a=ice-pwd:{route.password}",
        f"a=fingerprint:sha-256 {fingerprint}",
        "a=setup:actpass",
        *(f"a=candidate:{_candidate(number, *address)}" for number, address in enumerate(addresses, 1)),
        "a=end-of-candidates",
    ]
    return "\r\n".join(lines) + "\r\n"


def _candidate(number: int, host: str, port: int) -> str:
    priority = (126 << 24) + ((65_536 - number) << 8) + 255  # RFC 8445, section 5.1.2.1
    return f"{number} 1 udp {priority} {host} {port} typ host"


def accepted(sdp: str) -> Accepted:
    """Return what an answer says. Raises UserMistake for what is none, or takes no sound."""
    fingerprints = _FINGERPRINT.findall(sdp[:_LONGEST_ANSWER])[:_MOST_FINGERPRINTS]
    opus = _OPUS.search(sdp[:_LONGEST_ANSWER])
    if len(sdp) > _LONGEST_ANSWER or not fingerprints or opus is None or _REFUSED.search(sdp):
        raise UserMistake("This browser does not take the sound that is offered; try another browser.")
    prints = [RTCDtlsFingerprint(algorithm=kind.lower(), value=value.upper()) for kind, value in fingerprints]
    return Accepted(prints, int(opus[1]))
