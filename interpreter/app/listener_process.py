"""The server for phones as a process of its own: `python -m interpreter.app.listener_process`.

Orders come on standard input, one JSON object a line, and what it says goes to standard output:

    {"core": {"port": 40000, "token": "…"}, "room": {"setup": {…}, "link": "…", …}}
                                                             {"listening": 8080}
                                                             {"obeyed": true}
                                                             {"audience": {"channels": […], "most": 500}}
                                                             {"trouble": "… another program listens there …"}
                                                             {"alive": true}

It ends with its input, so none is left behind however the core ended.
"""

import asyncio
import logging
import os
import sys
import threading
from contextlib import suppress

import msgspec

from interpreter.app.configuration import configuration
from interpreter.app.languages import name_of
from interpreter.app.listener_child import Order
from interpreter.app.listener_feed import CoreFeed, Hearers
from interpreter.app.logs import log_to_stderr
from interpreter.app.places import resources_folder
from interpreter.app.protocol import line_of
from interpreter.app.spoken_notice import SpokenNotices
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.sharing import AudienceCounted
from interpreter.network.faults import without_content
from interpreter.network.hall import Hall
from interpreter.network.janus import JanusMedia
from interpreter.network.media import Media
from interpreter.network.order import RoomOrder
from interpreter.network.pages import Pages
from interpreter.network.peers import Peers
from interpreter.network.server import ListenerServer

_PAGE = "listener"
_ALIVE_S = 1.0
_LOG = logging.getLogger("openbooth.listeners")


def main() -> int:
    """Serve phones until there are no more orders; return the exit status."""
    log_to_stderr(configuration().log_level)
    return asyncio.run(_serve())


class Orders:
    """What comes on standard input; a newer order replaces one that was not taken yet."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._newest: Order | None = None
        self._over = False
        self._came = asyncio.Event()
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    async def next(self) -> Order | None:
        """Return the next order, None once there will be none."""
        await self._came.wait()
        order, self._newest = self._newest, None
        if not self._over:
            self._came.clear()
        return order

    def _read(self) -> None:
        with open(0, "rb", buffering=0, closefd=False) as lines:
            for line in lines:
                with suppress(msgspec.MsgspecError):
                    self._hand_over(msgspec.json.decode(line, type=Order))
        self._hand_over(None)

    def _hand_over(self, order: Order | None) -> None:
        with suppress(RuntimeError):  # the loop has ended first
            self._loop.call_soon_threadsafe(self._take, order)

    def _take(self, order: Order | None) -> None:
        self._newest = order
        self._over = order is None
        self._came.set()


async def _serve() -> int:
    orders = Orders()
    first = await orders.next()
    if first is None:
        return 0
    media = _media(first.room)
    notices = SpokenNotices()
    try:
        await _share(orders, first, media, notices)
    except OpenBoothError as error:
        _say({"trouble": str(error)})
        return 1
    except Exception as error:  # noqa: BLE001 - whoever started this one starts another
        _LOG.critical("the server for phones ends: %s", without_content(error))
        return 1
    finally:
        await notices.close()
        await media.close()
    return 0


async def _share(orders: Orders, first: Order, media: Media, notices: SpokenNotices) -> None:
    """Let listeners in as ordered. Raises OpenBoothError where that cannot be, or what broke.

    After a fault nobody is told that sharing is over, so phones come back by themselves.
    """
    hall = Hall()
    server = ListenerServer(
        hall,
        media,
        Pages.of(resources_folder() / _PAGE),
        notice=notices.of,
        on_audience=_tell_audience,
        language_name=lambda code: name_of(code, shown_in=code.replace("-", "_")),
    )
    feed = CoreFeed(first.core, Hearers(hall, media, notices.prepare))
    _say({"listening": await server.serve(first.room)})
    tasks = [
        asyncio.create_task(_obey(orders, server), name="orders"),
        asyncio.create_task(feed.run(), name="core's feed"),
        asyncio.create_task(_show_life(media), name="signs of life"),
    ]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    await server.close()


async def _obey(orders: Orders, server: ListenerServer) -> None:
    while (order := await orders.next()) is not None:
        server.replace(order.room)
        _say({"obeyed": True})


def _media(room: RoomOrder) -> Media:
    if room.setup.janus:
        return JanusMedia(room.setup.janus, room.setup.crowded, key=room.key)
    return Peers(room.setup.crowded, host=room.setup.host, port=room.setup.port)


async def _show_life(media: Media) -> None:
    """Say that all is well as long as it is, or what is not."""
    told = ""
    while True:
        trouble = media.check() if isinstance(media, JanusMedia) else ""
        _say({"alive": True} if trouble == told else {"trouble": trouble})
        told = trouble
        await asyncio.sleep(_ALIVE_S)


def _tell_audience(audience: AudienceCounted) -> None:
    _say({"audience": audience})


def _say(entry: object) -> None:
    with suppress(OSError):  # nobody listens any more, and the orders end too
        os.write(1, line_of(entry))


if __name__ == "__main__":
    sys.exit(main())
