"""What people hear who tap “Listen” on their phones: every channel sounds a tone of its own."""

import json
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.network.page.phones import TONES_HZ, Phones, Stage

LISTEN_HZ = """async () => {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
  context.createMediaStreamSource(document.getElementById('audio').srcObject).connect(analyser)
  const bins = new Float32Array(analyser.frequencyBinCount)
  window.loudest = () => {
    analyser.getFloatFrequencyData(bins)
    const at = bins.reduce((best, value, index) => value > bins[best] ? index : best, 0)
    return bins[at] > -60 ? at * context.sampleRate / 8192 : 0
  }
}"""


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    stage.opens()
    stage.sound()
    yield stage
    stage.close()


def hears(page: Page, channel: str, *, within_s: float = 10) -> float:
    """Return how many seconds it took until a channel's tone was heard."""
    begun = time.monotonic()
    while time.monotonic() < begun + within_s:
        if abs(page.evaluate("() => window.loudest()") - TONES_HZ[channel]) < 20:
            return time.monotonic() - begun
        page.wait_for_timeout(20)
    raise AssertionError(f"not heard: {channel}")


def listen(page: Page) -> None:
    page.locator("#listen").click()
    expect(page.locator("#listen.on")).to_be_visible()
    page.evaluate(LISTEN_HZ)


def test_a_tap_is_enough_to_hear_and_a_language_changes_without_a_new_offer(
    stage: Stage, phones: Phones
) -> None:
    page = phones.phone(stage.insecure_link.partition("#")[0], locale="es-ES")
    offers: list[str] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda said: _note(said, offers)))
    page.goto(stage.insecure_link)
    assert page.evaluate("() => isSecureContext") is False
    listen(page)
    hears(page, "es")
    expect(page.locator("#listen")).to_have_text("Dejar de escuchar")
    expect(page.locator("#bars .lit").first).to_be_visible()
    page.locator("#channel").select_option("ar")
    assert hears(page, "ar") < 1.0
    page.locator("#channel").select_option("floor")
    hears(page, "floor")
    assert len(offers) == 1
    assert page.evaluate("() => navigator.mediaSession.metadata.title") == "English · Sonido original"
    page.locator("#listen").click()
    expect(page.locator("#listen")).to_have_text("Escuchar")
    assert page.evaluate("() => document.getElementById('audio').srcObject") is None


def test_sound_comes_back_by_itself_when_the_server_does(stage: Stage, phones: Phones) -> None:
    phones.forgives = ("WebSocket connection",)
    page = phones.phone(stage.link)
    listen(page)
    hears(page, "es")
    stage.kill()
    expect(page.locator("#banner.lost")).to_be_visible()
    stage.restart()
    expect(page.locator("#banner")).to_be_hidden()
    expect(page.locator("#listen.on")).to_be_visible(timeout=15_000)
    page.evaluate(LISTEN_HZ)
    hears(page, "es")


@pytest.mark.slow
def test_a_reload_goes_on_reading_and_waits_for_a_tap_to_sound(stage: Stage, phones: Phones) -> None:
    page = phones.phone(stage.link)
    listen(page)
    hears(page, "es")
    ticket = page.evaluate("() => sessionStorage.getItem('openbooth.ticket')")
    page.reload()
    expect(page.locator("#listen")).to_have_text("Escuchar")
    assert page.evaluate("() => sessionStorage.getItem('openbooth.ticket')") == ticket
    listen(page)
    hears(page, "es")


@pytest.mark.slow
def test_eight_pages_at_once_hear_and_read(stage: Stage, phones: Phones) -> None:
    pages = [phones.phone(stage.link, locale=("es-ES", "ar")[number % 2]) for number in range(8)]
    for page in pages:
        page.locator("#listen").click()
    stage.caption(1, "Buenos días.", channel="es", ended=True)
    stage.caption(1, "صباح الخير.", channel="ar", ended=True)
    for number, page in enumerate(pages):
        expect(page.locator("#listen.on")).to_be_visible(timeout=20_000)
        expect(page.locator("#captions article")).to_have_count(1)
        page.evaluate(LISTEN_HZ)
        hears(page, ("es", "ar")[number % 2])
    page.wait_for_timeout(1500)
    assert {one.channel: one.listeners for one in stage.audience.channels} == {"es": 4, "ar": 4}


def _note(said: str | bytes, offers: list[str]) -> None:
    if "offer" in json.loads(said):
        offers.append("offer")
