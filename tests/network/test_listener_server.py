"""What a listener's page is told and may ask, over a real socket."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interpreter.domain.channels import ChannelChanged, Mode, NoticePlayed
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.health import StageLag
from interpreter.domain.sharing import AudienceCounted, ChannelAudience
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.network.listener_socket import Pace
from interpreter.network.media import Reception
from interpreter.network.server import Times
from interpreter.policy.admission import Allowance
from tests.fakes.media import ANSWER
from tests.fakes.room import ORDER, SETUP, OpenRoom, Phone, eventually, open_room, spoken

QUICK = Times(tend_s=0.02, count_s=0.02, silent_s=0.3, socket=Pace(hello_s=1.0, captions_s=0.01))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path, times=QUICK) as room:
        yield room


async def until(room: OpenRoom, *counted: ChannelAudience) -> None:
    """Return when the audience is counted so."""
    wanted = AudienceCounted(counted, SETUP.most)
    await eventually(lambda: room.counted[-1:] == [wanted])


async def hears(phone: Phone) -> str:
    """Begin to hear; return the offer."""
    await phone.say(hear=True)
    offer: str = await phone.next("offer")
    await phone.say(answer=ANSWER)
    return offer


def listener_of(ticket: str) -> str:
    return ticket.partition(".")[0]


async def test_a_phone_is_welcomed_in_its_language_and_reads_on(room: OpenRoom) -> None:
    room.happens(spoken(1, "hola"))
    async with room.socket() as phone:
        await phone.say(ticket=await room.ticket(), languages=["de", "fr-CH"], unknown=[1])
        welcome = {"session": "s1", "title": "Congress", "state": "running", "channel": "fr", "hears": False}
        assert await phone.next("welcome") == welcome
        floor, spanish, _ = await phone.next("channels")
        assert floor == {
            "channel": "floor",
            "language": "en",
            "name": "[en]",
            "mode": "floor",
            "muted": False,
            "right_to_left": False,
        }
        assert (spanish["channel"], spanish["mode"]) == ("es", "machine")
        room.happens(spoken(1, "salut", channel="fr"))
        assert await phone.captions("salut") == {1: "salut"}
        await phone.say(choose="es")
        assert await phone.next("chosen") == "es"
        assert await phone.captions("hola") == {1: "hola"}
        await phone.say(choose="nowhere")
        assert await phone.next("chosen") == "es"


async def test_changes_of_session_channels_and_lag_are_told(room: OpenRoom) -> None:
    async with room.phone() as phone:
        await phone.next("channels")
        room.happens(ChannelChanged("es", "es", Mode.HUMAN, muted=True, holders=("d1",)))
        assert [(one["mode"], one["muted"]) for one in await phone.next("channels")][1] == ("human", True)
        room.happens(StageLag("es", ticks_from_ms(1234)))
        assert await phone.next("lag_ms") == 1234
        room.happens(SessionChanged(SessionState.PAUSED, "s1", "en", ("es", "fr"), title="Congress"))
        assert await phone.next("session") == {"session": "s1", "state": "paused", "title": "Congress"}
        room.happens(replace(room.hall.channels[0], removed=True))
        assert [one["channel"] for one in await phone.next("channels")] == ["floor", "fr"]
        assert await phone.next("chosen") == "floor"


async def test_who_waits_for_the_session_to_begin_is_brought_to_their_language(tmp_path: Path) -> None:
    async with open_room(tmp_path, times=QUICK, begun=False) as room, room.socket() as phone:
        await phone.say(ticket=await room.ticket(), languages=["es"])
        welcome = await phone.next("welcome")
        assert (welcome["session"], welcome["state"], welcome["channel"]) == (None, "stopped", "floor")
        room.begin()
        assert await phone.next("chosen") == "es"
        room.happens(spoken(1, "hola"))
        assert await phone.captions("hola") == {1: "hola"}


async def test_who_comes_back_before_a_new_process_knows_the_session_is_welcomed_to_it(
    tmp_path: Path,
) -> None:
    async with open_room(tmp_path, begun=False) as room:
        room.hall.filled.clear()
        ticket = await room.ticket()
        async with room.socket() as phone:
            await phone.say(ticket=ticket, session="s1", since=1, channel="es")
            await asyncio.sleep(0.1)
            events = (
                SessionChanged(SessionState.RUNNING, "s1", "en", ("es",), title="Congress"),
                ChannelChanged("es", "es", Mode.MACHINE),
                *(spoken(n, f"hola {n}") for n in range(30)),
            )
            held = [Published(n, Ticks(0), event) for n, event in enumerate(events)]
            room.hall.situation(held, [b"{}"] * len(held))
            assert (await phone.next("welcome"))["session"] == "s1"
            assert list(await phone.captions("hola 29")) == list(range(30))


async def test_words_of_a_channel_that_was_taken_away_are_not_told_of_the_next(room: OpenRoom) -> None:
    room.happens(spoken(1, "salut", channel="fr"))
    async with room.phone(languages=["es", "fr"]) as phone:
        room.happens(spoken(1, "hola"))
        await phone.captions("hola")
        room.happens(spoken(2, "adiós"))
        room.happens(replace(room.hall.channels[0], removed=True))
        assert await phone.next("chosen") == "fr"
        assert await phone.captions("") == {1: "salut"}


async def test_who_comes_back_reads_what_they_missed_by_sequence_number(room: OpenRoom) -> None:
    ticket = await room.ticket()
    async with room.phone(ticket) as phone:
        room.happens(spoken(1, "uno"))
        await phone.captions("uno")
        since = phone.heard[-1]["captions"][-1]["sequence"]
    for n in range(2, 60):
        room.happens(spoken(n, f"dos {n}"))
    async with room.phone(ticket, session="s1", since=since, channel="es") as phone:
        assert list(await phone.captions("dos 59")) == list(range(2, 60))
    async with room.phone(ticket, session="another", since=since, channel="es") as phone:
        assert list(await phone.captions("dos 59")) == list(range(40, 60))


async def test_a_ticket_outlives_the_server_and_no_revocation(room: OpenRoom, tmp_path: Path) -> None:
    ticket = await room.ticket()
    async with open_room(tmp_path, times=QUICK) as after_a_crash:
        async with after_a_crash.phone(ticket):
            pass
        after_a_crash.server.replace(replace(ORDER, key="9" * 64))
        async with after_a_crash.socket() as phone:
            await phone.say(ticket=ticket)
            assert await phone.closed() == 4401


async def test_a_revoked_link_sends_everybody_away_within_two_seconds(room: OpenRoom) -> None:
    ticket = await room.ticket()
    async with AsyncExitStack() as stack:
        phones = [await stack.enter_async_context(room.phone(t)) for t in (ticket, await room.ticket())]
        await hears(phones[0])
        began = time.monotonic()
        room.server.replace(replace(ORDER, link="a" * 32, code="NEW234", key="b" * 64, read_token="c" * 32))
        assert [await phone.closed() for phone in phones] == [4403, 4403]
        assert time.monotonic() - began < 2
    assert not room.media.hearing
    assert (await room.join()).status == 403
    assert (await room.join(code=ORDER.code)).status == 403
    assert (await room.join(link="a" * 32)).status == 200


async def test_another_pin_or_size_of_the_room_sends_nobody_away(room: OpenRoom) -> None:
    async with room.phone() as phone:
        room.server.replace(replace(ORDER, setup=replace(SETUP, pin="1234", most=1)))
        assert (await room.join()).json == {"reason": "pin"}
        answer = await room.join(link=ORDER.link, pin="1234")
        assert answer.json == {"reason": "full"}
        await phone.say(choose="fr")
        assert await phone.next("chosen") == "fr"


async def test_the_end_of_sharing_is_told(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room, room.phone() as phone:
        await hears(phone)
        await room.server.close()
        assert await phone.closed() == 4404
        assert not room.media.hearing
        with pytest.raises(ConnectionRefusedError):
            await room.join()


async def test_the_chosen_channel_is_heard_and_changes_without_a_new_offer(room: OpenRoom) -> None:
    ticket = await room.ticket()
    async with room.phone(ticket) as phone:
        assert await hears(phone) == "v=0 offer es"
        await until(room, ChannelAudience("es", 1, 0))
        await phone.say(choose="floor")
        assert await phone.next("chosen") == "floor"
        await until(room, ChannelAudience("floor", 1, 0))
        assert room.media.hearing == {listener_of(ticket): "floor"}
        assert sum("offer" in message for message in phone.heard) == 1
        await phone.say(hear=False)
        await until(room, ChannelAudience("floor", 0, 1))
        assert room.media.hearing == {}


async def test_the_spoken_notice_is_heard_once_and_only_before_a_machine(room: OpenRoom) -> None:
    room.notices["es"] = room.notices["fr"] = np.zeros(480, np.float32)
    ticket = await room.ticket()
    listener = listener_of(ticket)
    room.media.reports[listener] = Reception("floor")
    async with room.phone(ticket, channel="floor") as phone:
        await hears(phone)
        await until(room, ChannelAudience("floor", 1, 0))
        assert (room.media.notices, room.media.told) == ([], [])
        await phone.say(choose="fr")
        assert await phone.next("chosen") == "fr"
        await eventually(lambda: room.media.told == [listener])
        await phone.say(choose="es")
        assert await phone.next("chosen") == "es"
        assert sum("offer" in message for message in phone.heard) == 1, "the connection goes on"
        await phone.say(hear=False)
        await hears(phone)
    async with room.phone(ticket, channel="es") as phone:
        await hears(phone)
    assert (room.media.notices, room.media.told) == ([], [listener])


async def test_nobody_is_told_where_the_event_leaves_the_notice_out(tmp_path: Path) -> None:
    async with open_room(tmp_path, setup=replace(SETUP, notice=False), times=QUICK) as room:
        room.notices["es"] = room.notices["fr"] = np.zeros(480, np.float32)
        async with room.phone(await room.ticket(), channel="es") as phone:
            await hears(phone)
        assert room.media.notices == []


async def test_nobody_is_told_again_what_the_whole_channel_was_told(room: OpenRoom) -> None:
    ticket = await room.ticket()
    room.media.reports[listener_of(ticket)] = Reception("es")
    async with room.phone(ticket) as phone:
        await hears(phone)
        await until(room, ChannelAudience("es", 1, 0))
        room.happens(NoticePlayed("es", "es", Ticks(0), Ticks(9)))
        await asyncio.sleep(0.1)
        room.notices["es"] = room.notices["fr"] = np.zeros(480, np.float32)
        await phone.say(choose="fr")
        await phone.say(hear=True)
        await phone.next("offer")
    assert room.media.notices == []


async def test_broken_sound_is_offered_again(room: OpenRoom) -> None:
    ticket = await room.ticket()
    async with room.phone(ticket) as phone:
        await hears(phone)
        await until(room, ChannelAudience("es", 1, 0))
        room.media.failed.add(listener_of(ticket))
        assert await phone.next("offer") == "v=0 offer es"
        await phone.say(answer=ANSWER)
        await until(room, ChannelAudience("es", 1, 0))


async def test_who_wants_no_sound_any_more_is_not_offered_what_broke_before(room: OpenRoom) -> None:
    ticket = await room.ticket()
    listener = listener_of(ticket)
    async with room.phone(ticket) as phone:
        await hears(phone)
        await until(room, ChannelAudience("es", 1, 0))
        allowance = room.listeners.guest(listener).offers = Allowance(per_s=5, burst=1)
        allowance.take(time.monotonic())
        room.media.failed.add(listener)
        await until(room, ChannelAudience("es", 0, 1))
        phone.heard.clear()
        await phone.say(hear=False)
        await phone.say(ping=True)
        await phone.next("pong")
        await asyncio.sleep(0.3)
        await phone.say(ping=True)
        await phone.next("pong")
        assert not any("offer" in message for message in phone.heard)
    assert room.media.offered == {}


async def test_a_locked_phone_goes_on_hearing_until_its_sound_ends(room: OpenRoom) -> None:
    ticket = await room.ticket()
    listener = listener_of(ticket)
    room.media.reports[listener] = Reception("es", loss=0.25, delay_ms=12.0)
    async with room.phone(ticket) as phone:
        await hears(phone)
        await until(room, ChannelAudience("es", 1, 0, loss=0.25, delay_ms=12.0))
    await asyncio.sleep(0.5)
    assert room.media.hearing == {listener: "es"}
    async with room.phone(ticket, channel="es") as phone:
        assert phone.heard[0]["welcome"]["hears"]
        await phone.say(choose="fr")
        assert await phone.next("chosen") == "fr"
        assert room.media.hearing == {listener: "fr"}
    room.media.reports.clear()
    await until(room)
    assert room.media.hearing == {}


async def test_sound_that_breaks_while_the_phone_is_locked_frees_the_seat(room: OpenRoom) -> None:
    ticket = await room.ticket()
    room.media.reports[listener_of(ticket)] = Reception("es")
    async with room.phone(ticket) as phone:
        await hears(phone)
        await until(room, ChannelAudience("es", 1, 0))
    room.media.failed.add(listener_of(ticket))
    await until(room)


async def test_an_offer_that_nobody_answers_ends_with_the_socket(room: OpenRoom) -> None:
    async with room.phone() as phone:
        await phone.say(hear=True)
        await phone.next("offer")
        assert room.media.offered
    await until(room)
    assert not room.media.offered


async def test_the_same_ticket_elsewhere_takes_the_seat_and_the_sound(room: OpenRoom) -> None:
    ticket = await room.ticket()
    async with room.phone(ticket) as before:
        await hears(before)
        await until(room, ChannelAudience("es", 1, 0))
        async with room.phone(ticket, channel="es") as after:
            assert await before.closed() == 4409
            assert after.heard[0]["welcome"]["hears"]
            assert room.media.hearing == {listener_of(ticket): "es"}
            await asyncio.sleep(0.1)
            await after.say(ping=True)
            assert await after.next("pong")


async def test_where_no_more_can_hear_captions_go_on(room: OpenRoom) -> None:
    room.media.most = 0
    async with room.phone() as phone:
        await phone.say(hear=True)
        assert await phone.next("trouble") == "full"
        room.happens(spoken(1, "hola"))
        assert await phone.captions("hola") == {1: "hola"}


async def test_who_is_lost_or_finds_it_too_fast_is_counted_by_channel(room: OpenRoom) -> None:
    async with room.phone() as one, room.phone() as other, room.phone(channel="fr") as third:
        for phone in (one, other):
            await phone.say(press="lost")
            await phone.say(press="lost")
        await until(room, ChannelAudience("es", 0, 2, lost_me=2), ChannelAudience("fr", 0, 1))
        await one.say(choose="fr")
        await third.say(press="fast")
        await until(room, ChannelAudience("es", 0, 1, lost_me=2), ChannelAudience("fr", 0, 2, too_fast=1))


async def test_a_fault_of_one_s_sound_ends_nothing_that_is_done_for_all(
    room: OpenRoom, logged: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> frozenset[str]:
        monkeypatch.undo()
        raise RuntimeError("the secret phrase")

    monkeypatch.setattr(room.media, "broken", fail)
    await eventually(lambda: bool(logged))
    assert "RuntimeError at test_listener_server.py" in logged[0].getMessage()
    assert "secret" not in logged[0].getMessage()
    logged.clear()
    async with room.phone():
        await until(room, ChannelAudience("es", 0, 1))


async def test_a_channel_that_is_taken_away_is_no_longer_sent(room: OpenRoom) -> None:
    room.happens(replace(room.hall.channels[0], removed=True))
    await eventually(lambda: room.media.forgotten == ["es"])


async def test_a_port_in_use_or_an_address_of_another_machine_is_said_so(
    room: OpenRoom, tmp_path: Path
) -> None:
    for setup, words in [
        (replace(SETUP, port=room.port), "another program listens there"),
        (replace(SETUP, host="192.0.2.1"), "no address of this computer"),
        (replace(SETUP, host="300.1.1.1"), "write the address as numbers"),
        (replace(SETUP, port=70_000), "choose another port"),
    ]:
        with pytest.raises(UserMistake, match=words):
            async with open_room(tmp_path, setup=setup):
                pass
    async with open_room(tmp_path, setup=replace(SETUP, host="")) as everywhere:
        assert (await everywhere.ask("GET / HTTP/1.1")).status == 200
