"""Janus is handed nothing of a browser's answer but what it needs, written anew."""

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.network.janus_sdp import answer_for_janus, offer_from_janus

ANSWER = "\r\n".join(
    [
        "v=0",
        "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=audio 53896 UDP/TLS/RTP/SAVPF 111",
        "c=IN IP4 192.0.2.7",
        "a=candidate:1 1 udp 2113937151 3d8f0ad8-8f0a-4f1e-a8ab-b1b3a1b1a1b1.local 53896 typ host",
        "a=ice-ufrag:MFkQ",
        "a=ice-pwd:nI3iPkW49PIpgirtYrNZbL",
        "a=fingerprint:sha-384 AA:BB:CC:DD",
        "a=fingerprint:sha-256 01:23:45:67",
        "a=setup:active",
        "a=mid:0",
        "a=recvonly",
        "a=rtcp-mux",
        "a=rtpmap:111 opus/48000/2",
        "a=x-unheard-of:%n%n%n",
        "",
    ]
)


def test_keys_and_names_are_passed_on_and_nothing_else() -> None:
    lines = answer_for_janus(ANSWER).split("\r\n")
    for needed in (
        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
        "a=ice-ufrag:MFkQ",
        "a=ice-pwd:nI3iPkW49PIpgirtYrNZbL",
        "a=fingerprint:sha-256 01:23:45:67",
        "a=setup:active",
    ):
        assert needed in lines
    assert not {part for part in ("192.0.2.7", ".local", "%n", "candidate") if part in "".join(lines)}


@pytest.mark.parametrize(
    "line",
    [
        "a=ice-ufrag:MFkQ",
        "a=ice-pwd:nI3iPkW49PIpgirtYrNZbL",
        "a=fingerprint:sha-256 01:23:45:67",
        "a=setup:active",
    ],
)
def test_an_answer_that_lacks_one_of_them_is_refused(line: str) -> None:
    with pytest.raises(UserMistake, match="try another browser"):
        answer_for_janus(ANSWER.replace(line, "a=x:y"))


def test_listeners_do_not_see_which_mountpoint_they_hear() -> None:
    assert offer_from_janus("v=0\r\ns=Mountpoint 2448004142916986\r\nt=0 0\r\n") == "v=0\r\ns=-\r\nt=0 0\r\n"
