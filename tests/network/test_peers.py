"""Sound reaches real WebRTC listeners: what was said, soon, without gaps, encoded once for all of them."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from itertools import pairwise

import aioice.ice
import numpy as np
import pylibsrtp
import pytest
from aiortc import RTCCertificate

from interpreter.domain.audio import Samples
from interpreter.domain.errors import NoRoom, UserMistake
from interpreter.domain.timeline import Ticks
from interpreter.lab.listeners.receiver import Heard, Receiver, lost
from interpreter.network.opus import OpusEncoder
from interpreter.network.peers import Peers
from tests.network.listeners import (
    LOOPBACK,
    Listener,
    Talk,
    broken,
    listening,
    pitch,
    talking,
    tone,
    until,
    voice,
)

_RATE = 48_000


class _Clock:
    """The time, and what is added to it."""

    ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aioice.ice, "get_host_addresses", lambda **_: [LOOPBACK])


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
async def peers(clock: _Clock) -> AsyncIterator[Peers]:
    peers = Peers(host=LOOPBACK, clock=clock)
    yield peers
    await peers.close()
    assert asyncio.all_tasks() == {asyncio.current_task()}, "nothing goes on after the end"


@pytest.fixture(scope="module")
def certificate() -> RTCCertificate:
    return RTCCertificate.generateCertificate()


async def _counting(peers: Peers, name: str, channel: str, certificate: RTCCertificate) -> Receiver:
    receiver = Receiver(certificate)
    await peers.answer(name, await receiver.answer(await peers.offer(name, channel)))
    await receiver.connect()
    return receiver


def _delay_s(talk: Talk, said: Samples, listener: Listener) -> Iterator[float]:
    """How long each piece took from where it was said to where it was decoded."""
    heard = listener.heard.samples
    length = 1 << (len(heard) + len(said)).bit_length()
    spectrum = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(said, length))
    shift = int(np.argmax(np.fft.irfft(spectrum, length)))
    shift -= length if shift > length // 2 else 0
    end = 0
    for at, samples in listener.heard.pieces:
        end += len(samples)
        piece = (end - shift) // 480
        if 0 <= piece < len(talk.said_at):
            yield at - talk.said_at[piece]


async def test_listeners_hear_what_was_said_a_moment_ago(
    peers: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.network.peers._REPORT_EVERY", 1)
    said = voice()
    async with talking(peers, es=said) as talk, listening(peers, "a", "es") as listener:
        await asyncio.sleep(1.6)
        await until(lambda: (told := peers.receptions().get("a")) is not None and told.delay_ms is not None)
        receptions = peers.receptions()
    heard = listener.heard.samples[9_600:]
    found = max(np.abs(np.correlate(said[: 4 * _RATE : 8], heard[8_000:44_000:8], "valid")))
    loud = np.linalg.norm(heard[8_000:44_000:8])
    assert found > 0.5 * loud * loud * 0.8, "the sound is that of the channel"
    assert np.median(list(_delay_s(talk, said, listener))) < 0.15
    assert receptions["a"].channel == "es"
    assert receptions["a"].loss == 0
    assert 0 <= (receptions["a"].delay_ms or 0) < 100, "half of the time there and back"


async def test_all_are_sent_the_same_packets_encoded_once(
    peers: Peers, certificate: RTCCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    packets: list[bytes] = []
    encode = OpusEncoder.encode
    monkeypatch.setattr(
        OpusEncoder, "encode", lambda self, samples: packets.append(encode(self, samples)) or packets[-1]
    )
    async with talking(peers, es=voice(2)):
        joining = (_counting(peers, f"listener {number}", "es", certificate) for number in range(10))
        receivers = await asyncio.gather(*joining)
        begin, already = time.monotonic(), len(packets)
        await asyncio.sleep(0.6)
        encoded_s = (len(packets) - already) * 0.02 / (time.monotonic() - begin)
    for receiver in receivers:
        await receiver.close()
    assert 0.5 < encoded_s < 3, "the channel is encoded once, not ten times"
    payloads = [receiver.heard.payloads for receiver in receivers]
    shared = set.intersection(*map(set, payloads))
    assert len(shared) > 20
    assert all(lost(receiver.heard)[0] == 0 for receiver in receivers)
    ordered = [[payload for payload in each if payload in shared] for each in payloads]
    assert all(each == ordered[0] for each in ordered)


async def test_a_change_of_channel_is_one_packet_later_in_the_same_stream(
    peers: Peers, certificate: RTCCertificate
) -> None:
    async with talking(peers, es=tone(300), fr=tone(900)):
        counting = await _counting(peers, "a", "es", certificate)
        for channel in ("fr", "es", "fr"):
            await asyncio.sleep(0.15)
            await peers.switch("a", channel)
        await peers.switch("nobody", "fr")
        await asyncio.sleep(0.15)
    await counting.close()
    heard = counting.heard
    assert len(heard.numbers) > 20
    assert all((after - before) % 2**32 == 960 for before, after in pairwise(heard.timestamps))
    assert all((after - before) % 2**16 == 1 for before, after in pairwise(heard.numbers))


async def test_the_notice_is_heard_once_before_the_channel(peers: Peers) -> None:
    async with (
        talking(peers, es=tone(300), fr=tone(600)),
        listening(peers, "a", "es", notice=tone(1_200, 0.4)) as told,
        listening(peers, "b", "es") as other,
    ):
        await asyncio.sleep(0.9)
        await peers.switch("a", "fr")
        switched = time.monotonic()
        await asyncio.sleep(0.6)
    heard = told.heard.samples
    loud = heard[int(np.argmax(np.abs(heard) > 0.05)) :]
    assert pitch(loud[2_400:16_800]) == pytest.approx(1_200, abs=30)
    assert pitch(loud[24_000:33_600]) == pytest.approx(300, abs=30)
    assert pitch(told.heard.since(switched + 0.25)[:9_600]) == pytest.approx(600, abs=30), (
        "soon after the change"
    )
    assert pitch(other.heard.samples[9_600:24_000]) == pytest.approx(300, abs=30)


async def test_a_notice_stands_in_place_of_the_channel_in_a_stream_that_goes_on(peers: Peers) -> None:
    assert not await peers.tell("nobody", tone(1_200, 0.4))
    async with talking(peers, es=tone(300)), listening(peers, "a", "es") as told:
        await until(lambda: pitch(told.heard.samples[-9_600:]) == pytest.approx(300, abs=30))
        before = len(told.heard.samples)
        assert await peers.tell("a", tone(1_200, 0.4))
        await asyncio.sleep(1.0)
    heard = told.heard.samples[before:].reshape(-1, 960)
    notices = [n for n, piece in enumerate(heard) if pitch(piece) == pytest.approx(1_200, abs=60)]
    assert 15 <= len(notices) <= 22
    assert notices[-1] - notices[0] < 23, "in one piece"
    assert pitch(heard[notices[-1] + 4 :].ravel()) == pytest.approx(300, abs=30)


async def test_a_stream_goes_on_in_silence_where_nothing_sounds(
    peers: Peers, certificate: RTCCertificate
) -> None:
    receiver = await _counting(peers, "a", "es", certificate)
    await asyncio.sleep(0.3)
    async with talking(peers, es=voice(2)):
        await asyncio.sleep(0.2)
        peers.forget("es")
        peers.forget("never heard of")
    await asyncio.sleep(0.5)
    await receiver.close()
    heard = receiver.heard
    assert 35 <= len(heard.numbers) <= 70
    assert all((after - before) % 2**32 == 960 for before, after in pairwise(heard.timestamps))


async def test_a_listener_who_stalls_costs_the_others_nothing_and_is_forgotten(
    peers: Peers, certificate: RTCCertificate, clock: _Clock
) -> None:
    async with talking(peers, es=voice(2)):
        stalled = await _counting(peers, "stalled", "es", certificate)
        well = await _counting(peers, "well", "es", certificate)
        await stalled.vanish()
        await asyncio.sleep(0.6)
        clock.ahead = 29.0
        peers._routes._by_name[peers._peers["well"].route.name]._heard_at = clock()
        clock.ahead = 32.0
        assert await broken(peers) == {"stalled"}
        assert peers.broken() == frozenset(), "each is told once"
        assert lost(well.heard)[0] == 0
        await well.close()
        assert await broken(peers) == {"well"}
    await stalled.close()


async def test_an_offer_that_nobody_takes_is_forgotten(peers: Peers, clock: _Clock) -> None:
    await peers.offer("a", "es")
    clock.ahead = 31.0
    assert await broken(peers) == {"a"}
    await peers.answer("a", f"a=rtpmap:111 opus/48000/2\r\na=fingerprint:sha-256 {':'.join(['AB'] * 32)}\r\n")
    assert peers.broken() == frozenset(), "an answer that comes too late is no mistake"


async def test_a_crowded_room_is_sent_a_third_of_the_packets(certificate: RTCCertificate) -> None:
    peers = Peers(crowded=True, host=LOOPBACK)
    async with talking(peers, es=voice(2)):
        receiver = await _counting(peers, "a", "es", certificate)
        await asyncio.sleep(0.6)
    heard = receiver.heard
    assert 7 <= len(heard.numbers) <= 13
    assert all((after - before) % 2**32 == 2_880 for before, after in pairwise(heard.timestamps))
    await receiver.close()
    await peers.close()


@pytest.mark.parametrize("answer", ["", "v=0", "m=audio 0 UDP/TLS/RTP/SAVPF 111", "v=0\r\n" * 20_000])
async def test_what_is_no_answer_is_refused(peers: Peers, answer: str) -> None:
    await peers.offer("a", "es")
    with pytest.raises(UserMistake, match="does not take the sound"):
        await peers.answer("a", answer)


async def test_whoever_shows_another_certificate_hears_nothing(
    peers: Peers, certificate: RTCCertificate
) -> None:
    receiver = Receiver(certificate)
    answer = await receiver.answer(await peers.offer("a", "es"))
    digest = certificate.getFingerprints()[0].value
    await peers.answer("a", answer.replace(digest, digest.translate(str.maketrans("0123", "3210"))))
    await receiver.connect()
    async with talking(peers, es=voice(2)):
        assert await broken(peers) == {"a"}
    assert receiver.heard == Heard()
    await receiver.close()


async def test_a_new_offer_takes_the_place_of_the_old_one(peers: Peers, certificate: RTCCertificate) -> None:
    async with talking(peers, es=voice(2)):
        first = await _counting(peers, "a", "es", certificate)
        second = await _counting(peers, "a", "es", certificate)
        async with asyncio.timeout(5):
            await first.ended()
            await second.first_packet()
        await peers.leave("a")
        async with asyncio.timeout(5):
            await second.ended()
    assert peers.receptions() == {}
    assert peers.broken() == frozenset()
    for receiver in (first, second):
        await receiver.close()


async def test_of_offers_made_at_once_to_one_listener_the_last_holds(peers: Peers) -> None:
    offers = await asyncio.gather(*(peers.offer("a", "es", tone(1_000, 0.1)) for _ in range(3)))
    assert len(set(offers)) == 3
    assert len(peers._channels["es"].peers) == 1
    assert len(peers._routes._by_name) == 1


async def test_an_offer_that_is_given_up_while_it_replaces_another_leaves_no_way_behind(
    peers: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = asyncio.Event()

    async def close() -> None:
        closing.set()
        await asyncio.Event().wait()

    await peers.offer("a", "es")
    monkeypatch.setattr(peers._peers["a"], "close", close)
    offer = asyncio.create_task(peers.offer("a", "es"))
    await closing.wait()
    offer.cancel()
    await asyncio.gather(offer, return_exceptions=True)
    assert len(peers._routes._by_name) == 1


async def test_a_listener_for_whom_nothing_can_be_encrypted_is_told_and_nobody_else_suffers(
    peers: Peers, certificate: RTCCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: bytes) -> bytes:
        raise pylibsrtp.Error("can't use key any more")

    async with talking(peers, es=voice(2)), AsyncExitStack() as stack:
        for name in "ab":
            receiver = await _counting(peers, name, "es", certificate)
            stack.push_async_callback(receiver.close)
        monkeypatch.setattr(peers._peers["a"]._encryption, "sealed", refuse)
        assert await broken(peers) == {"a"}
        received = len(receiver.heard.numbers)
        await until(lambda: len(receiver.heard.numbers) > received + 5)


async def test_what_goes_wrong_with_one_listener_ends_nothing_else(
    peers: Peers,
    certificate: RTCCertificate,
    monkeypatch: pytest.MonkeyPatch,
    logged: list[logging.LogRecord],
) -> None:
    def refuse() -> bool:
        raise RuntimeError("something nobody thought of")

    await peers.offer("a", "es")
    monkeypatch.setattr(peers._peers["a"], "ended", refuse)
    receiver = await _counting(peers, "b", "es", certificate)
    await receiver.close()
    assert await broken(peers) == {"b"}
    assert {record.getMessage() for record in logged} == {
        "a listener's sound could not be looked after: RuntimeError"
    }
    logged.clear()
    monkeypatch.undo()


async def test_a_browser_with_which_no_keys_can_be_agreed_on_is_told(
    peers: Peers, certificate: RTCCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: object) -> None:
        raise ValueError("no certificate that anybody could read")

    receiver = Receiver(certificate)
    answer = await receiver.answer(await peers.offer("a", "es"))
    monkeypatch.setattr(peers._peers["a"]._encryption, "start", refuse)
    await peers.answer("a", answer)
    assert await broken(peers) == {"a"}
    await receiver.close()


async def test_more_than_one_computer_can_serve_are_refused(
    peers: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.network.peers._MOST", 1)
    await peers.offer("a", "es")
    with pytest.raises(NoRoom, match="hand the sound on through Janus"):
        await peers.offer("b", "es")
    await peers.offer("a", "es")


async def test_a_computer_without_a_port_left_says_so(monkeypatch: pytest.MonkeyPatch, peers: Peers) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise OSError("too many open files")

    monkeypatch.setattr(asyncio.get_running_loop(), "create_datagram_endpoint", refuse)
    with pytest.raises(NoRoom, match="opens no network port for sound"):
        await peers.offer("a", "es")


async def test_datagrams_of_strangers_change_nothing(peers: Peers, certificate: RTCCertificate) -> None:
    noise = np.random.default_rng(5)
    async with talking(peers, es=voice(2)), AsyncExitStack() as stack:
        receiver = await _counting(peers, "a", "es", certificate)
        stack.push_async_callback(receiver.close)
        at = next(iter(peers._routes._sockets.values()))
        for first in range(2_000):
            datagram = bytes([first % 256]) + noise.bytes(int(noise.integers(0, 200)))
            peers._routes.received(at, datagram, (LOOPBACK, 9 + first % 50))
            if first % 100 == 0:
                await asyncio.sleep(0)
        before = len(receiver.heard.numbers)
        await asyncio.sleep(0.3)
        assert len(receiver.heard.numbers) > before + 5
        assert len(peers._routes._by_address) == 1


async def test_sound_for_nobody_is_not_encoded(peers: Peers, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("it was encoded")

    monkeypatch.setattr(OpusEncoder, "encode", refuse)
    peers.sound("es", Ticks(0), voice(1))
