"""What browsers answer is read with care."""

import random

import pytest
from aiortc.sdp import SessionDescription

from interpreter.domain.errors import UserMistake
from interpreter.network.ice import Route
from interpreter.network.offers import Accepted, accepted, offer_of

_PRINT = ":".join(["AB"] * 32)
_ANSWER = f"""v=0
o=- 1 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0
m=audio 9 UDP/TLS/RTP/SAVPF 96
c=IN IP4 0.0.0.0
a=ice-ufrag:JOcb
a=ice-pwd:aNCGBq1rFakqNAr9RWIANAUv
a=fingerprint:sha-256 {_PRINT.lower()}
a=setup:active
a=mid:0
a=recvonly
a=rtcp-mux
a=rtpmap:96 opus/48000/2
""".replace("\n", "\r\n")


def test_an_answer_tells_who_answers_and_what_opus_is_called_there() -> None:
    told = accepted(_ANSWER)
    assert told.payload_type == 96
    assert [(one.algorithm, one.value) for one in told.fingerprints] == [("sha-256", _PRINT)]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("a=recvonly", "a=inactive"),
        ("m=audio 9 ", "m=audio 0 "),
        ("opus/48000/2", "PCMU/8000"),
        ("a=fingerprint:", "a=nothing:"),
        ("s=-", "s=" + "-" * 64_000),
    ],
)
def test_an_answer_that_takes_no_sound_is_a_mistake(there: str, instead: str) -> None:
    with pytest.raises(UserMistake, match="try another browser"):
        accepted(_ANSWER.replace(there, instead))


def test_ten_thousand_mutated_answers_are_answers_or_mistakes() -> None:
    chance = random.Random(11)  # noqa: S311  no secret
    for _ in range(10_000):
        text = list(_ANSWER)
        for _ in range(chance.randint(1, 30)):
            text[chance.randrange(len(text))] = chr(
                chance.choice((chance.randrange(128), chance.randrange(0x3000)))
            )
        try:
            assert isinstance(accepted("".join(text)), Accepted)
        except UserMistake:
            continue


def test_an_offer_is_understood() -> None:
    route = Route(0.0)
    offer = offer_of(
        route, [("192.0.2.7", 5000), ("fd00::7", 6000)], ssrc=7, fingerprint=_PRINT, packet_ms=60
    )
    media = SessionDescription.parse(offer).media[0]
    assert media.direction == "sendonly"
    assert media.ice.iceLite
    assert (media.ice.usernameFragment, media.ice.password) == (route.name, route.password)
    assert [(one.ip, one.port) for one in media.ice_candidates] == [("192.0.2.7", 5000), ("fd00::7", 6000)]
    assert media.rtp.codecs[0].parameters["useinbandfec"] == 1
    assert "a=ptime:60\r\n" in offer
