"""Listeners go on hearing through loss, jitter and a change of their address: fault 23."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright

from interpreter.network.peers import Peers
from tests.network.listeners import LOOPBACK, PoorNetwork, talking, until, voice

pytestmark = pytest.mark.slow

_CHROMIUM = shutil.which("chromium")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
)
_LISTEN = """async offer => {
    window.connection = new RTCPeerConnection({iceServers: []})
    connection.ontrack = event => {
        window.audio = new Audio()
        audio.srcObject = new MediaStream([event.track])
        audio.play()
    }
    await connection.setRemoteDescription({type: "offer", sdp: offer})
    await connection.setLocalDescription(await connection.createAnswer())
    return connection.localDescription.sdp
}"""
_STATISTICS = """async () => {
    for (const one of (await connection.getStats()).values()) if (one.type === "inbound-rtp") return one
}"""
_COUNTED = ("packetsLost", "packetsReceived", "concealedSamples", "totalSamplesReceived")


@pytest.fixture
async def peers() -> AsyncIterator[Peers]:
    peers = Peers(host=LOOPBACK)
    yield peers
    await peers.close()


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    if _CHROMIUM is None:
        pytest.skip("chromium is not installed")
    async with async_playwright() as program:
        browser = await program.chromium.launch(executable_path=_CHROMIUM, args=list(_ARGUMENTS))
        yield await browser.new_page()
        await browser.close()


@pytest.mark.parametrize(("loss", "audible"), [(0.05, 0.95), (0.2, 0.8)])
async def test_a_browser_makes_good_what_the_network_loses(
    peers: Peers, page: Page, loss: float, audible: float
) -> None:
    async with PoorNetwork(jitter_s=0.03) as network, talking(peers, es=voice()):
        await peers.answer("a", await page.evaluate(_LISTEN, network.between(await peers.offer("a", "es"))))
        await asyncio.sleep(3)
        network.loss = loss
        before = await page.evaluate(_STATISTICS)
        await asyncio.sleep(8)
        after = await page.evaluate(_STATISTICS)
        await until(lambda: "a" in (found := peers.receptions()) and found["a"].loss > 0)
    grown = {name: after[name] - before[name] for name in _COUNTED}
    assert grown["packetsLost"] / grown["packetsReceived"] > loss / 2, "the network did lose packets"
    heard = 1 - grown["concealedSamples"] / grown["totalSamplesReceived"]
    assert heard >= audible


@pytest.mark.parametrize("settled_s", [4.0, 4.8, 5.6])
async def test_a_browser_whose_address_changes_hears_again_within_5_s(
    peers: Peers, page: Page, settled_s: float
) -> None:
    async with PoorNetwork(loss=0.05, jitter_s=0.02) as network, talking(peers, es=voice()):
        await peers.answer("a", await page.evaluate(_LISTEN, network.between(await peers.offer("a", "es"))))
        await asyncio.sleep(settled_s)
        assert (await page.evaluate(_STATISTICS))["packetsReceived"] > 100
        network.move()
        moved = time.monotonic()
        await asyncio.sleep(0.3)
        before = await page.evaluate(_STATISTICS)
        async with asyncio.timeout(20):
            while True:
                after = await page.evaluate(_STATISTICS)
                silent = after["concealedSamples"] - before["concealedSamples"]
                if after["totalSamplesReceived"] - before["totalSamplesReceived"] - silent > 24_000:
                    break
                await asyncio.sleep(0.05)
        assert time.monotonic() - moved < 5
