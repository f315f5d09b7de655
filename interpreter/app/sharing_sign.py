"""Tells at a terminal how phones join: the address to type, the code, and a QR code; then what changes of that."""

from dataclasses import replace

from rich.console import Console
from rich.text import Text

from interpreter.app.qr import matrix_of
from interpreter.domain.events import Published
from interpreter.domain.sharing import FLOOR, SharingChanged, SharingSetup, place_of

_BORDER = 2
"""The width in modules of the white around a code; readers of today need no more, and a terminal has little room."""
_HALVES = {(False, False): " ", (False, True): "▄", (True, False): "▀", (True, True): "█"}
"""A character for two squares, one above the other; True is dark."""
_PRINTED = "#000000 on #ffffff"
_NO_NETWORK = (
    "This computer is in no network; connect it to that of the phones, and then: openbooth control share."
)

_Shown = tuple[str, str, str, SharingSetup]
"""Link, address, code, and what else was decided."""


class SharingSign:
    """A sink of the feed that prints what people need to join, once, and again where it has changed."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told = SharingChanged(on=False)
        self._invited: _Shown | None = None

    def publish(self, published: Published) -> None:
        """Take one event of the feed."""
        if isinstance(published.event, SharingChanged):
            self.tell(published.event)

    def close(self) -> None:
        """Nothing more to say."""

    def tell(self, now: SharingChanged) -> None:
        """Print what is not known yet."""
        before, self._told = self._told, now
        if now.trouble and now.trouble != before.trouble:
            self._say(now.trouble)
        if now.on:
            self._invite(now, again=bool(before.trouble) and not now.trouble)
        elif not now.trouble:
            self._invited = None
            if before.on or before.trouble:
                self._say("Phones can no longer join.")

    def _invite(self, now: SharingChanged, *, again: bool) -> None:
        before, self._invited = self._invited, _shown(now)
        if before == self._invited:
            if again:
                self._say("Phones can join again.")
            return
        if before is not None:
            self._compare(before, now)
        if self._console.is_terminal:
            self._draw(now.link)
        for sentence in invitation(now):
            self._say(sentence)
        if _is_in_no_network(now):
            self._say(_NO_NETWORK)

    def _compare(self, before: _Shown, now: SharingChanged) -> None:
        """Say what became of an invitation that people have."""
        link, address, *_ = before
        if _key(link) != _key(now.link):
            self._say("Whoever has the old link or code is not let in again; the new ones:")
        elif address != now.address:
            self._say("Phones find this computer at another address now; show them the new one:")

    def _say(self, sentence: str) -> None:
        self._console.print(Text(sentence), soft_wrap=True)

    def _draw(self, link: str) -> None:
        rows = qr_rows(link)
        if len(rows[0]) <= self._console.width:
            self._console.print(Text("\n".join(rows), style=_PRINTED))


def invitation(sharing: SharingChanged) -> tuple[str, ...]:
    """Return what people do who cannot scan, where the QR code leads, and where captions are for video mixers."""
    network = f" in the Wi-Fi “{sharing.setup.network}”" if sharing.setup.network else ""
    pin = " and the PIN" if sharing.setup.pin else ""
    overlay = f"http://{sharing.address}/overlay?channel={FLOOR}&token={sharing.read_token}"
    return (
        f"Phones listen{network} at http://{sharing.address} with the code {sharing.code}{pin}.",
        f"The QR code leads to {sharing.link}",
        f"Captions for OBS or vMix, of any channel: {overlay}",
    )


def qr_rows(text: str) -> list[str]:
    """Return the QR code of a text as lines of characters, each two squares high, dark on white."""
    white = (False,) * _BORDER
    code = [(*white, *row, *white) for row in matrix_of(text)]
    blank = [(False,) * len(code[0])] * _BORDER
    squares = [*blank, *code, *blank]
    if len(squares) % 2:
        squares.append(blank[0])
    pairs = zip(squares[::2], squares[1::2], strict=True)
    return ["".join(_HALVES[both] for both in zip(upper, lower, strict=True)) for upper, lower in pairs]


def without_keys(published: Published) -> Published:
    """Return an event as it may be kept: without what lets people into the room."""
    event = published.event
    if not isinstance(event, SharingChanged):
        return published
    setup = replace(event.setup, pin="", janus=tuple(map(place_of, event.setup.janus)))
    return replace(published, event=replace(event, setup=setup, link="", code="", read_token=""))


def _is_in_no_network(sharing: SharingChanged) -> bool:
    """Whether the address is one within this computer that nobody chose."""
    chosen = sharing.setup.host or sharing.setup.address
    return not chosen and sharing.address.startswith("127.")


def _key(link: str) -> str:
    """Return what lets people in, wherever the computer is."""
    return link.partition("#")[2]


def _shown(sharing: SharingChanged) -> _Shown:
    return sharing.link, sharing.address, sharing.code, sharing.setup
