"""What Janus and a listener's browser are told of each other: no more than both need, and nothing as it came."""

import re

from interpreter.domain.errors import UserMistake
from interpreter.network.offers import accepted

_SESSION_NAME = re.compile(r"^s=.*$", re.MULTILINE)
_NAME = re.compile(r"^a=ice-ufrag:([A-Za-z0-9+/]{4,256})\s*$", re.MULTILINE)
_PASSWORD = re.compile(r"^a=ice-pwd:([A-Za-z0-9+/]{22,256})\s*$", re.MULTILINE)
_ROLE = re.compile(r"^a=setup:(active|passive)\s*$", re.MULTILINE)
_STRONGEST = "sha-256"  # of what Janus knows


def offer_from_janus(sdp: str) -> str:
    """Return an offer as listeners may see it: without the number of a mountpoint."""
    return _SESSION_NAME.sub("s=-\r", sdp)


def answer_for_janus(sdp: str) -> str:
    """Return what matters of a browser's answer, written anew. Raises UserMistake for what is none.

    Where the browser can be reached is left out: it may be hidden behind a name that nobody else resolves. The browser
    finds the way to Janus, which answers where it is asked.
    """
    answer = accepted(sdp)
    name, password, role = _NAME.search(sdp), _PASSWORD.search(sdp), _ROLE.search(sdp)
    prints = [one.value for one in answer.fingerprints if one.algorithm == _STRONGEST]
    if name is None or password is None or role is None or not prints:
        raise UserMistake("This browser does not take the sound that is offered; try another browser.")
    lines = [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        f"m=audio 9 UDP/TLS/RTP/SAVPF {answer.payload_type}",
        "c=IN IP4 0.0.0.0",
        "a=mid:0",
        "a=recvonly",
        "a=rtcp-mux",
        f"a=rtpmap:{answer.payload_type} opus/48000/2",
        f"a=ice-ufrag:{name[1]}",
        f"a=ice-pwd:{password[1]}",
        f"a=fingerprint:{_STRONGEST} {prints[0]}",
        f"a=setup:{role[1]}",
    ]
    return "\r\n".join(lines) + "\r\n"
