"""A real listener server in a thread, steered by a test, and phones: pages of a real browser."""

import asyncio
import json
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from interpreter.app.feed import json_of
from interpreter.app.languages import name_of
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.health import StageLag
from interpreter.domain.sharing import FLOOR, AudienceCounted, SharingSetup
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.network.hall import Hall
from interpreter.network.janus import JanusMedia
from interpreter.network.order import RoomOrder
from interpreter.network.pages import Pages
from interpreter.network.peers import Peers
from interpreter.network.server import ListenerServer

RESOURCES = Path(__file__).parents[3] / "resources" / "listener"
LINK, CODE, READ_TOKEN = "11" * 16, "HK7RQ", "22" * 16
TONES_HZ = {FLOOR: 400.0, "es": 800.0, "ar": 1600.0}
NAME = "booth.test"
"""What the phones can call this machine too; a page from there is none that the browser trusts, as in real rooms."""
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
    "--allow-loopback-in-peer-connection",
    f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
)
PHONE = {"width": 390, "height": 844}
_PIECE_MS = 20
_Value = TypeVar("_Value")


class Stage:
    """What the core would say and sound; and the listener server, which can be killed and started again."""

    def __init__(self, *, pin: str = "", most: int = 500, janus: tuple[str, ...] = ()) -> None:
        self.setup = SharingSetup(host="127.0.0.1", port=0, address=NAME, pin=pin, most=most, janus=janus)
        self.key = "33" * 32
        self.audience = AudienceCounted()
        self._sequence = 0
        self._told: list[Published] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="listener server")
        self._thread.start()
        self._sounding: asyncio.Task[None] | None = None
        self._start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.setup.port}"

    @property
    def insecure_link(self) -> str:
        return f"http://{NAME}:{self.setup.port}/#{LINK}"

    @property
    def link(self) -> str:
        return f"{self.address}/#{LINK}"

    def opens(self, session: str = "s1", state: SessionState = SessionState.RUNNING) -> None:
        """A session runs, with channels in Spanish, Arabic and, by a human, Catalan."""
        self.tell(SessionChanged(state, session, "en", ("es", "ar", "ca"), title="Harbour conference"))
        if state is SessionState.RUNNING:
            self.tell(ChannelChanged("es", "es", Mode.MACHINE))
            self.tell(ChannelChanged("ar", "ar", Mode.MACHINE))
            self.tell(ChannelChanged("ca", "ca", Mode.HUMAN, holders=("d1",)))

    def tell(self, *events: SessionEvent) -> None:
        """Say events to the server, and remember them for the next one."""
        for event in events:
            self._sequence += 1
            published = Published(self._sequence, Ticks(self._sequence), event)
            self._told.append(published)
            if self._server is not None:
                self._do(_run(self._hall.take, published, _line(published)))

    def caption(self, utterance: int, *texts: str, channel: str | None = "es", **more: object) -> None:
        """Show an utterance: what is committed, provisional and predicted."""
        committed, provisional, predicted = (*texts, "", "", "")[:3]
        fields: dict[str, Any] = {
            "speaker": "S1",
            "speaker_name": "Ana Ruiz",
            "language": channel or "en",
            "revision": 1,
        } | more
        self.tell(
            Caption(
                utterance=utterance,
                source="podium",
                channel=channel,
                committed=committed,
                provisional=provisional,
                predicted=predicted,
                start=ticks_from_ms(utterance * 1000),
                end=ticks_from_ms(utterance * 1000 + 900),
                right_to_left=fields["language"] == "ar",
                **fields,
            )
        )

    def lag(self, language: str, ms: int) -> None:
        """Captions come so late."""
        self.tell(StageLag(language, ticks_from_ms(ms)))

    def order(self) -> RoomOrder:
        return RoomOrder(self.setup, LINK, CODE, READ_TOKEN, self.key)

    def revoke(self) -> None:
        """Give the room other keys."""
        self.key = "44" * 32
        order = RoomOrder(self.setup, "55" * 16, "NEW22", READ_TOKEN, self.key)
        self._do(_run(self._server.replace, order))

    def end_sharing(self) -> None:
        """Let no one in any longer, politely."""
        self._do(self._close(abrupt=False))

    def kill(self) -> None:
        """End the server as if it were killed: nobody is told."""
        self._do(self._close(abrupt=True))

    def restart(self) -> None:
        """Start another one at the same place, which learns what holds and what happened."""
        self._start()

    def sound(self) -> None:
        """Let every channel sound from now on, each a tone of its own."""
        self._sounding = asyncio.run_coroutine_threadsafe(self._sound(), self._loop)  # type: ignore[assignment]

    def close(self) -> None:
        """End everything."""
        if self._sounding is not None:
            self._sounding.cancel()
        self._do(self._close(abrupt=False))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _start(self) -> None:
        self.setup = SharingSetup(**_fields(self.setup) | {"port": self._do(self._serve())})

    async def _serve(self) -> int:
        self._hall = Hall()
        self._hall.situation([], [])
        for published in self._told:
            self._hall.take(published, _line(published))
        self._media = JanusMedia(self.setup.janus) if self.setup.janus else Peers(host="127.0.0.1")
        self._server = ListenerServer(
            self._hall,
            self._media,
            Pages.of(RESOURCES),
            notice=lambda _: None,
            on_audience=lambda audience: setattr(self, "audience", audience),
            language_name=lambda code: name_of(code, shown_in=code),
        )
        return await self._server.serve(self.order())

    async def _close(self, *, abrupt: bool) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        if abrupt:
            for connection in tuple(server._serving.web.server_state.connections):
                connection.transport.abort()
        await server.close()
        await self._media.close()

    async def _sound(self) -> None:
        frames = 48 * _PIECE_MS
        begun = self._loop.time()
        for piece in range(1_000_000):
            time_s = (np.arange(frames) + piece * frames) / 48_000
            for channel, tone_hz in TONES_HZ.items():
                samples = (0.3 * np.sin(2 * np.pi * tone_hz * time_s)).astype(np.float32)
                if self._server is not None:
                    self._media.sound(channel, Ticks(piece * frames), samples)
            await asyncio.sleep(max(0.0, begun + (piece + 1) * _PIECE_MS / 1000 - self._loop.time()))

    def _do(self, work: Coroutine[Any, Any, _Value]) -> _Value:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)


class Phones:
    """One browser. A phone is a page with a memory of its own; what it complains of, or asks elsewhere, is kept."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.forgives: tuple[str, ...] = ()
        self._complaints: list[str] = []
        self.requests: list[str] = []

    def phone(self, url: str, *, locale: str = "es-ES", **more: object) -> Page:
        """Open a page on a new phone."""
        options: dict[str, Any] = {"viewport": PHONE, "color_scheme": "dark", "locale": locale}
        context = self._browser.new_context(**options | more)
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: self._complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.goto(url)
        return page

    @property
    def complaints(self) -> list[str]:
        """What pages complained of, but for what a test provoked."""
        return [said for said in self._complaints if not any(reason in said for reason in self.forgives)]

    def put_away(self) -> None:
        """Close every phone."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for one module's tests."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        try:
            yield started
        finally:
            started.close()


async def _run(act: Callable[..., None], *arguments: object) -> None:
    act(*arguments)


def _line(published: Published) -> bytes:
    return json.dumps(json_of(published)).encode() + b"\n"


def _fields(setup: SharingSetup) -> dict[str, Any]:
    return {name: getattr(setup, name) for name in SharingSetup.__dataclass_fields__}
