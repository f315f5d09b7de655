"""What an operator at a terminal is told about phones."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from interpreter.app.feed import json_of
from interpreter.app.qr import matrix_of
from interpreter.app.sharing_sign import SharingSign, qr_rows, without_keys
from interpreter.app.showing import shown
from interpreter.app.status import audience_rows, sharing_in_words
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.health import Overload
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from interpreter.domain.timeline import Ticks

LINK = "http://192.168.1.10:8080/#00112233445566778899aabbccddeeff"
OPEN = SharingChanged(
    on=True,
    setup=SharingSetup(network="Hall", pin="0471", most=60),
    link=LINK,
    address="192.168.1.10:8080",
    code="7KQM4X",
    read_token="0123456789abcdef",  # noqa: S106 - nobody's
)
BUSY = replace(OPEN, trouble="Port 8080 is used by another program; choose another with --serve.")
LEADS_TO = f"The QR code leads to {LINK}"
CAPTIONS = (
    "Captions for OBS or vMix, of any channel: "
    "http://192.168.1.10:8080/overlay?channel=floor&token=0123456789abcdef"
)
HOW = "Phones listen in the Wi-Fi “Hall” at http://192.168.1.10:8080 with the code 7KQM4X and the PIN."


def told(*events: SessionEvent, terminal: bool = False, width: int = 90) -> list[str]:
    page = io.StringIO()
    console = Console(file=page, force_terminal=terminal, width=width, color_system=None)
    sign = SharingSign(console)
    for number, event in enumerate(events):
        sign.publish(Published(number, Ticks(0), event))
    sign.close()
    return page.getvalue().splitlines()


def test_how_to_join_is_told_once() -> None:
    assert told(OPEN, Overload("engine", Ticks(1)), OPEN) == [HOW, LEADS_TO, CAPTIONS]
    assert told(replace(OPEN, setup=SharingSetup()))[0] == (
        "Phones listen at http://192.168.1.10:8080 with the code 7KQM4X."
    )


def test_a_terminal_shows_the_code_as_phones_read_it() -> None:
    *rows, how, leads_to, captions = told(OPEN, terminal=True)
    assert (how, leads_to, captions) == (HOW, LEADS_TO, CAPTIONS)
    assert rows == qr_rows(LINK)
    squares = {" ": (0, 0), "▄": (0, 1), "▀": (1, 0), "█": (1, 1)}
    lines = [tuple(bool(squares[sign][half]) for sign in row) for row in rows for half in (0, 1)]
    code = matrix_of(LINK)
    border = 2
    assert tuple(line[border:-border] for line in lines[border : border + len(code)]) == code
    assert not any(any(line) for line in (*lines[:border], *lines[border + len(code) :]))
    assert len(rows) < 24


def test_a_terminal_that_is_too_narrow_for_the_code_shows_the_link() -> None:
    assert told(OPEN, terminal=True, width=30) == told(OPEN)


def test_an_address_that_no_phone_can_reach_is_told_unless_it_was_chosen() -> None:
    within = replace(OPEN, address="127.0.0.1:8080")
    assert told(within)[-1].startswith("This computer is in no network; connect it")
    chosen = replace(within, setup=SharingSetup(host="127.0.0.1"))
    assert len(told(chosen)) == 3


def test_trouble_is_told_once_and_so_is_its_end() -> None:
    assert told(BUSY, BUSY, OPEN, BUSY, OPEN) == [
        BUSY.trouble,
        *(HOW, LEADS_TO, CAPTIONS),
        "Phones can join again.",
        BUSY.trouble,
        "Phones can join again.",
    ]


def test_a_new_link_is_told_with_what_became_of_the_old_one() -> None:
    new = replace(OPEN, link=LINK[:-1] + "0", code="NEWCDE")
    assert told(OPEN, new, SharingChanged(on=False), SharingChanged(on=False))[3:] == [
        "Whoever has the old link or code is not let in again; the new ones:",
        HOW.replace("7KQM4X", "NEWCDE"),
        *(f"The QR code leads to {new.link}", CAPTIONS),
        "Phones can no longer join.",
    ]


def test_another_address_is_told_without_alarm_since_the_key_stays() -> None:
    moved = replace(OPEN, link=LINK.replace("192.168.1.10", "10.0.0.7"), address="10.0.0.7:8080")
    assert told(OPEN, moved)[3:] == [
        "Phones find this computer at another address now; show them the new one:",
        HOW.replace("192.168.1.10", "10.0.0.7"),
        *(f"The QR code leads to {moved.link}", CAPTIONS.replace("192.168.1.10", "10.0.0.7")),
    ]


def test_a_feed_that_is_kept_lets_nobody_in() -> None:
    setup = replace(OPEN.setup, janus=("ws://nobodys@10.0.0.2:8188",))
    published = Published(3, Ticks(0), replace(OPEN, setup=setup))
    kept = str(json_of(without_keys(published)))
    for secret in (LINK[-32:], "7KQM4X", "0123456789abcdef", "0471", "nobodys"):
        assert secret not in kept
    assert "10.0.0.2:8188" in kept
    assert "192.168.1.10:8080" in kept
    other = Published(4, Ticks(0), Overload("engine", Ticks(1)))
    assert without_keys(other) is other


def test_what_is_told_of_phones_does_not_disturb_a_feed_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for sink in shown(["en"], "-"):
        sink.publish(Published(3, Ticks(0), OPEN))
        sink.close()
    said, complaints = capsys.readouterr()
    assert json.loads(said)["type"] == "sharing"
    assert complaints.splitlines() == [HOW, LEADS_TO, CAPTIONS]


def test_one_line_says_how_to_join_and_how_many_have() -> None:
    assert sharing_in_words([]) is None
    assert sharing_in_words([SharingChanged(on=False)]) is None
    assert sharing_in_words([BUSY]) == BUSY.trouble
    assert sharing_in_words([OPEN]) == "Phones: http://192.168.1.10:8080, code 7KQM4X; nobody is there yet."
    counted = AudienceCounted((ChannelAudience("es", 20, 3), ChannelAudience(FLOOR, 1)), 60)
    assert sharing_in_words([OPEN, counted]) == (
        "Phones: http://192.168.1.10:8080, code 7KQM4X; 24 of 60 are there."
    )


def test_a_table_says_who_listens_and_how_well() -> None:
    counted = AudienceCounted(
        (ChannelAudience("es", 20, 3, 0.0123, 41.6, 2, 1), ChannelAudience(FLOOR, 1, loss=0.0)), 60
    )
    assert audience_rows([OPEN, counted]) == [
        ("es", "20", "3", "1.2%", "42 ms", "2", "1"),
        ("floor", "1", "0", "0.0%", "", "", ""),
    ]
