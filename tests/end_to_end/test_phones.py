"""Phones in the room: a real browser hears and reads a real session, and comes back when the server for phones dies."""

import base64
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from playwright.sync_api import Browser, Page
from scipy.signal import fftconvolve

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.protocol import Situation, Subscribe
from interpreter.domain.audio import Samples
from interpreter.domain.events import Published
from interpreter.domain.sharing import SharingChanged
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.room import Room
from tests.end_to_end.commands import DEMO, excerpt
from tests.network.page.phones import Phones, browser

CHECKOUT = Path(__file__).parents[2]
RATE_HZ, LOW_HZ = 48_000, 2_000
LENGTH_S = 17.0
SWITCH_S, KILL_S = 8.5, 11.5
"""When a listener changes to the floor, and when the server for phones is killed."""
BACK_S = 10.0
SOON_S = 2.0
"""What was said so long ago is read."""
TIMELINE = DEMO.with_name("scripted.json")
PIECE = LOW_HZ // 4
LOUD, ALIKE = 0.01, 0.75

LISTEN = """() => {
  const context = new AudioContext({ sampleRate: 48000 });
  const node = context.createScriptProcessor(4096, 1, 1);
  window.heard = [];
  window.loudAt = 0;
  let known = null;
  setInterval(() => {
    const stream = document.getElementById("audio").srcObject;
    if (!stream || stream === known || !stream.getAudioTracks().length) return;
    known = stream;
    context.createMediaStreamSource(stream).connect(node);
  }, 50);
  node.onaudioprocess = ({ inputBuffer }) => {
    const block = Float32Array.from(inputBuffer.getChannelData(0));
    window.heard.push(block);
    if (Math.sqrt(block.reduce((sum, one) => sum + one * one, 0) / block.length) > 0.003) window.loudAt = Date.now();
  };
  node.connect(context.destination);
}"""
TOLD = """() => {
  let text = "";
  const bytes = new Uint8Array(window.heard.length * 8192);
  window.heard.forEach((block, place) => {
    const whole = Int16Array.from(block, (one) => Math.max(-1, Math.min(1, one)) * 32767);
    bytes.set(new Uint8Array(whole.buffer), place * 8192);
  });
  for (let first = 0; first < bytes.length; first += 32768)
    text += String.fromCharCode(...bytes.subarray(first, first + 32768));
  return btoa(text);
}"""

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed"),
    pytest.mark.skipif(shutil.which("apertium") is None, reason="Apertium is not installed"),
]


@dataclass
class Evening:
    """What a listener heard and read, what the session said, and when."""

    live: LiveRun
    out: Path
    floor: Samples
    predicts: bool
    heard: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    switched: int = 0
    """Samples heard when the floor was chosen."""
    tiers: list[dict[str, str]] = field(default_factory=list)
    back_s: float = 0.0
    read: str = ""
    read_s: float = 0.0
    """When it was read, on the monotonic clock."""
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def shared(room: Room) -> SharingChanged:
    """What the core says of phones."""
    with attach(Path(room.environment["OPENBOOTH_DATA"]) / CORE_FILE) as client:
        client.ask(Subscribe())
        for message in client.messages(patience_s=10):
            events = message.events if isinstance(message, Situation) else (message,)
            for one in events:
                if isinstance(one, Published) and isinstance(one.event, SharingChanged) and one.event.on:
                    return one.event
    raise AssertionError("phones cannot join")


def speaks(room: Room, length_s: float) -> Samples:
    """Play the opening of the demonstration conference to the room; return it."""
    samples, rate_hz = soundfile.read(DEMO, frames=round(length_s * 16_000), dtype="float32")
    room.play("floor", samples, rate_hz=rate_hz)
    return np.asarray(soxr.resample(samples, rate_hz, RATE_HZ))


def live(room: Room, *more: object) -> LiveRun:
    return room.live(
        "--input", "floor.monitor", "--from", "en", "--to", "es", "--serve", "127.0.0.1:0", *more
    )  # fmt: skip


def tiers(page: Page) -> dict[str, str]:
    """The text of the captions by its certainty."""
    found = page.evaluate(
        """() => {
          const all = document.getElementById("captions").cloneNode(true);
          const said = {};
          for (const tier of ["provisional", "predicted"]) {
            const words = [...all.querySelectorAll("." + tier)];
            said[tier] = words.map((one) => one.textContent).join(" ");
            words.forEach((one) => one.remove());
          }
          return { committed: all.textContent, ...said };
        }"""
    )
    return dict(found)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("scripted", "--model", TIMELINE), id="as it is written"),
        pytest.param(("builtin",), id="as it is understood", marks=pytest.mark.slow),
    ],
)
def evening(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[Evening]:
    folder = tmp_path_factory.mktemp("evening")
    with Room(folder, "floor") as room:
        session = live(room, "--no-notice", "--out", folder / "out", "--engine", *request.param)
        phones = Phones(chromium)
        page = phones.phone(shared(room).link, locale="es-ES")
        page.evaluate(LISTEN)
        page.click("#listen")
        seen = Evening(session, folder / "out", speaks(room, LENGTH_S), request.param[0] == "scripted")
        begun_s = time.monotonic()
        while time.monotonic() < begun_s + SWITCH_S:
            seen.tiers.append(tiers(page))
            page.wait_for_timeout(200)
        seen.switched = page.evaluate("() => window.heard.length") * 4096
        page.select_option("#channel", "floor")
        page.wait_for_timeout(1000 * (KILL_S - SWITCH_S))
        (server,) = [one for one in room.processes() if "interpreter.app.listener_process" in one.cmdline()]
        server.kill()
        killed_s = time.monotonic()
        page.wait_for_function(
            "since => window.loudAt > since + 1500", arg=1000 * time.time(), timeout=1000 * BACK_S
        )
        seen.back_s = time.monotonic() - killed_s
        page.wait_for_timeout(1000 * max(0.0, begun_s + LENGTH_S + 3 - time.monotonic()))
        seen.read_s = time.monotonic()
        seen.read = flat(page.inner_text("#captions"))
        seen.heard = heard(page)
        seen.complaints = [one for one in phones.complaints if "ERR_CONNECTION_REFUSED" not in one]
        seen.elsewhere = [one for one in phones.requests if "://127.0.0.1:" not in one]
        phones.put_away()
        session.end()
        yield seen


def flat(text: str) -> str:
    return " ".join(text.split())


def heard(page: Page) -> Samples:
    """Everything that sounded in the page."""
    return np.frombuffer(base64.b64decode(page.evaluate(TOLD)), np.int16).astype(np.float32) / 32768


def likeness(where: Samples, wanted: Samples) -> list[float]:
    """How alike each loud quarter of a second of `wanted` is to the likest of `where`."""
    there, low = (np.asarray(soxr.resample(one, RATE_HZ, LOW_HZ), np.float64) for one in (where, wanted))
    powers = np.maximum(np.convolve(there**2, np.ones(PIECE), "valid"), 1e-6)
    pieces = [low[at : at + PIECE] for at in range(0, len(low) - PIECE, PIECE)]
    return [
        float(np.max(fftconvolve(there, piece[::-1], "valid") / np.sqrt(powers * np.sum(piece**2))))
        for piece in pieces
        if np.sqrt(np.mean(piece**2)) > LOUD
    ]


def test_the_channel_is_heard(evening: Evening) -> None:
    channel, rate_hz = soundfile.read(evening.out / "channel.es.flac", dtype="float32")
    said = [one for one in evening.live.of("speech") if one["start_ms"] < 1000 * SWITCH_S - 2000]
    assert said
    first, last = (
        rate_hz * ms // 1000 for ms in (said[0]["start_ms"], said[0]["start_ms"] + said[0]["duration_ms"])
    )
    wanted = np.asarray(soxr.resample(channel[first:last], rate_hz, RATE_HZ))
    alike = likeness(evening.heard[: evening.switched + RATE_HZ], wanted)
    assert alike
    assert np.median(alike) > ALIKE, alike


def test_another_channel_is_heard_once_it_is_chosen(evening: Evening) -> None:
    first, last = (round(RATE_HZ * s) for s in (SWITCH_S + 0.5, KILL_S - 0.5))
    alike = likeness(evening.heard[evening.switched :], evening.floor[first:last])
    assert alike
    assert np.median(alike) > ALIKE, alike


def test_captions_are_seen_before_they_are_certain_and_then_as_certain(evening: Evening) -> None:
    assert any(seen["committed"] for seen in evening.tiers)
    assert any(seen["provisional"] for seen in evening.tiers)
    assert any(seen["predicted"] for seen in evening.tiers) or not evening.predicts


def test_whoever_is_left_alone_is_back_soon_and_misses_no_caption(evening: Evening) -> None:
    assert evening.back_s < BACK_S
    told = [one.event for one in evening.live.arrived if one.arrival_s < evening.read_s - SOON_S]
    final = {
        one["utterance"]: one["committed"] for one in told if one["type"] == "caption" and not one["channel"]
    }
    assert any(final.values())
    for text in final.values():
        assert flat(text) in evening.read


def test_the_page_asks_nobody_else_and_complains_of_nothing(evening: Evening) -> None:
    assert not evening.elsewhere
    assert not evening.complaints


def test_phones_need_no_network_but_the_one_they_are_in(tmp_path: Path) -> None:
    apart = ("unshare", "--map-root-user", "--net", "--")
    if subprocess.run([*apart, "true"], check=False, capture_output=True).returncode:
        pytest.skip("network namespaces are not allowed here")
    order = (sys.executable, "-m", "tests.end_to_end.alone", excerpt(tmp_path / "talk.flac", 20), TIMELINE)
    done = subprocess.run(
        [*apart, *order], capture_output=True, text=True, check=False, timeout=120, cwd=CHECKOUT
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["joined"]) == 3
    assert told["sent"] > told["lost"] == told["silent"] == 0
    assert told["status"] == 0, told["said"]
    assert told["ways_out"] == 0


@pytest.mark.slow
def test_many_pages_hear_at_once(tmp_path: Path, chromium: Browser) -> None:
    with Room(tmp_path, "floor") as room:
        live(room, "--no-notice", "--engine", "scripted", "--model", TIMELINE)
        phones, link = Phones(chromium), shared(room).link
        speaks(room, 40.0)
        pages = [phones.phone(link, locale=locale) for locale in ("es-ES", "en-GB", "ar", "de-DE") * 2]
        for page in pages:
            page.evaluate(LISTEN)
            page.click("#listen")
            page.select_option("#channel", "floor")
        for page in pages:
            page.wait_for_function("() => window.loudAt > Date.now() - 1000", timeout=20_000)
            assert tiers(page)["committed"]
        phones.put_away()
