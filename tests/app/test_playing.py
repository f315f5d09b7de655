"""What is played of a session on record: where, from which place, and what is told of it meanwhile."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
import pytest_asyncio

from interpreter.app import deck
from interpreter.app.core import Core
from interpreter.app.playing import RecordPlayer
from interpreter.domain.audio import Samples
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.commands import PlayRecord, Start, Stop, StopPlaying
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import RecordPlaying, SessionEvent
from interpreter.domain.setup import EventSetup
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from tests.fakes.live import run_live
from tests.fakes.records import SESSION, begun, captured, ended, heard, noise
from tests.fakes.sound import FakeOutput, FakeSoundSystem, Tape, loudspeaker, microphone
from tests.fakes.world import until

LENGTH = ticks_from_seconds(6)
SAID = noise(6, seed=1)
VOICE = noise(2, rate_hz=24_000, seed=3)
VOICE_AT = ticks_from_seconds(1)
SEEKS_S = 0.15
TOLERANCE = ticks_from_ms(50)


class Room(FakeSoundSystem):
    """Devices of which it is known what sounded, also after an output was closed."""

    def __init__(self) -> None:
        super().__init__([microphone("mic"), loudspeaker("booth"), loudspeaker("hall")])
        self.opened: list[FakeOutput] = []

    def open_channel(self, name: str, place: OutputPlace | None) -> FakeOutput:
        self.opened.append(super().open_channel(name, place))
        return self.opened[-1]

    @property
    def tape(self) -> Tape:
        return self.opened[-1].sounded


class Audience:
    """Plays, and notes what is told with the time of the room."""

    def __init__(self) -> None:
        self.rooms: list[Room] = []
        self.told: list[tuple[Ticks, RecordPlaying]] = []
        self.player = RecordPlayer(self.note, self.open_sound)

    @property
    def room(self) -> Room:
        return self.rooms[-1]

    @property
    def last(self) -> RecordPlaying | None:
        return self.told[-1][1] if self.told else None

    @asynccontextmanager
    async def open_sound(self) -> AsyncIterator[Room]:
        self.rooms.append(Room())
        try:
            yield self.room
        finally:
            await self.room.close()

    def note(self, event: SessionEvent) -> None:
        assert isinstance(event, RecordPlaying)
        self.told.append((self.room.now, event))

    async def play(self, track: str, at_s: float = 0.0, output: OutputPlace | None = None) -> None:
        await self.player.play(PlayRecord(SESSION, track, ticks_from_seconds(at_s), output))

    async def hears(self, seconds: float) -> None:
        begin = self.room.now
        await until(lambda: self.room.now - begin > ticks_from_seconds(seconds))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("made")
    folder = begun(data, ListenerChannel("es", "es"))
    captured(folder, {"podium": SAID})
    heard(folder.path / "channels" / "channel.es.flac", (VOICE_AT, VOICE), end=LENGTH)
    ended(data, folder, LENGTH)
    return folder.path


@pytest.fixture
def session(made: Path, data_folder: Path) -> str:
    copytree(made, data_folder / "sessions" / made.name)
    return made.name


@pytest_asyncio.fixture
async def audience(session: str) -> AsyncIterator[Audience]:  # noqa: ARG001
    audience = Audience()
    yield audience
    await audience.player.release()


def floor_at(start: Ticks, frames: int) -> Samples:
    """What was said from a place on, at 48 kHz."""
    places = (start + np.arange(frames)) / 3
    return np.interp(places, np.arange(len(SAID)), SAID).astype(np.float32)


def likeness(one: Samples, other: Samples) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def place_of(sounded: Samples) -> Ticks:
    """Where in what was said a stretch of sound comes from."""
    whole = floor_at(Ticks(0), LENGTH)
    size = 1 << (len(whole) + len(sounded)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(sounded, size)), size)
    return Ticks(int(alike[: len(whole)].argmax()))


async def test_what_is_heard_is_the_record_at_the_place_that_is_told(audience: Audience) -> None:
    await audience.play("podium", 2.0)
    await audience.hears(0.7)
    playing = [(now, event) for now, event in audience.told if event.playing]
    assert 5 <= len(playing) <= 9
    assert {(event.session, event.track, event.trouble) for _, event in playing} == {(SESSION, "podium", "")}
    for now, event in playing[3:]:
        sounded = audience.room.tape.read(Ticks(now - 4_800), now)
        assert abs(place_of(sounded) + 4_800 - event.at) < TOLERANCE
    begun_at = int(np.flatnonzero(audience.room.tape.read(Ticks(0), audience.room.now))[0])
    sounded = audience.room.tape.read(Ticks(begun_at), Ticks(begun_at + 24_000))
    assert likeness(sounded, floor_at(ticks_from_seconds(2), 24_000)) > 0.95


async def test_a_channel_and_all_sources_together_can_be_heard_and_on_a_device_of_choice(
    audience: Audience,
) -> None:
    await audience.play("es", 0.9, OutputPlace("hall"))
    place = audience.room.opened[0].place
    assert place is not None
    assert place.device == "hall"
    await until(lambda: audience.room.tape.read(Ticks(0), audience.room.now).any())
    await audience.play("floor", 1.0)
    await until(lambda: audience.last is not None and audience.last.track == "floor")
    assert len(audience.room.opened) == 1
    assert audience.room.opened[0].place == OutputPlace("booth")


async def test_a_new_place_is_heard_at_once_and_nothing_of_the_old_one(audience: Audience) -> None:
    await audience.play("podium", 1.0)
    await audience.hears(0.3)
    asked, asked_s = audience.room.now, time.monotonic()
    await audience.play("podium", 4.0)
    assert time.monotonic() - asked_s < SEEKS_S
    assert len(audience.room.opened) == 1
    await audience.hears(0.4)
    sounded = audience.room.tape.read(asked, audience.room.now)
    begins = audience.room.opened[0].switches[-1][0] - asked
    assert begins < ticks_from_seconds(SEEKS_S)
    later = Ticks(round(SEEKS_S * 48_000))
    assert abs(place_of(sounded[later : later + 9_600]) - later - ticks_from_seconds(4)) < later
    assert audience.last is not None
    assert audience.last.at > ticks_from_seconds(4)


async def test_at_the_end_it_is_told_and_the_device_is_given_back(
    audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck, "_LINGER", ticks_from_ms(200))
    await audience.play("podium", 5.8)
    await until(lambda: audience.last is not None and not audience.last.playing)
    assert audience.last == RecordPlaying(SESSION, "podium", LENGTH, playing=False)
    await until(lambda: audience.room.closed)
    await audience.play("podium", 99.0)
    assert len(audience.rooms) == 2
    await until(lambda: audience.room.closed)
    assert audience.last == RecordPlaying(SESSION, "podium", LENGTH, playing=False)


async def test_it_can_be_stopped(audience: Audience) -> None:
    await audience.player.stop()
    assert not audience.rooms
    await audience.play("podium", 1.0)
    await audience.hears(0.2)
    await audience.player.stop()
    stopped = audience.room.now
    assert audience.last is not None
    assert not audience.last.playing
    assert ticks_from_seconds(1) < audience.last.at < ticks_from_seconds(1.5)
    await audience.hears(0.2)
    assert not audience.room.tape.read(Ticks(stopped + 960), audience.room.now).any()
    await audience.player.stop()


REFUSED = {
    "There is no session '2019'; the nearest is": PlayRecord("2019", "podium"),
    "There is no track “podum” in session .*; did you mean podium?": PlayRecord(SESSION, "podum"),
    "There is no output “attic” now": PlayRecord(SESSION, "podium", output=OutputPlace("attic")),
    "hall has the channels 1 to 2, not 7": PlayRecord(SESSION, "podium", output=OutputPlace("hall", 7)),
}


async def test_what_cannot_be_played_is_told_in_a_sentence_and_what_plays_goes_on(audience: Audience) -> None:
    await audience.play("podium", 1.0, OutputPlace("boot"))
    for sentence, wanted in REFUSED.items():
        with pytest.raises(UserMistake, match=sentence):
            await audience.player.play(wanted)
    count = len(audience.told)
    await until(lambda: len(audience.told) > count + 1)
    assert audience.last is not None
    assert audience.last.playing


async def test_a_device_that_is_unplugged_ends_it_with_a_sentence(audience: Audience) -> None:
    await audience.play("podium", 1.0, OutputPlace("hall"))
    await audience.hears(0.2)
    audience.room.unplug("hall")
    await until(lambda: audience.last is not None and not audience.last.playing)
    assert audience.last is not None
    assert audience.last.trouble == "hall does not play any more; choose another output."
    await audience.play("podium", 2.0)
    assert audience.last.session == SESSION


async def test_a_device_that_never_begins_is_told(
    audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck, "_PATIENCE", ticks_from_ms(100))
    monkeypatch.setattr(FakeSoundSystem, "_open", lambda *_: None)
    with pytest.raises(UserMistake, match="booth does not play; is it there"):
        await audience.play("podium")
    assert not audience.told


async def test_whoever_waits_for_the_sound_is_answered_when_it_is_stopped_before(
    audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeSoundSystem, "_open", lambda *_: None)
    waiting = asyncio.create_task(audience.play("podium"))
    await until(lambda: bool(audience.rooms and audience.room.opened))
    await audience.player.stop()
    await asyncio.wait_for(waiting, 1)


async def test_whoever_waits_for_the_sound_is_told_that_a_session_begins(
    audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeSoundSystem, "_open", lambda *_: None)
    waiting = asyncio.create_task(audience.play("podium"))
    await until(lambda: bool(audience.rooms and audience.room.opened))
    await audience.player.release()
    with pytest.raises(OpenBoothError, match="because a session begins"):
        await waiting


async def test_whoever_asks_for_something_else_is_not_kept_waiting_for_the_first(audience: Audience) -> None:
    await asyncio.gather(*(audience.play("podium", at) for at in (1.0, 2.0, 3.0)))
    await until(lambda: bool(audience.told))
    assert audience.told[0][1].at >= ticks_from_seconds(3)


async def test_a_session_that_begins_has_every_device(session: str, data_folder: Path) -> None:
    audience = Audience()
    core = Core(run_live, open_sound=audience.open_sound)
    serving = asyncio.create_task(core.run(data_folder / "core.json"))
    await asyncio.sleep(0)

    async def do(command: PlayRecord | Start | Stop | StopPlaying) -> None:
        if (answer := core.execute(command)) is not None:
            await answer

    await do(PlayRecord(session, "podium"))
    refused = asyncio.create_task(do(PlayRecord(session, "es")))
    await asyncio.sleep(0)
    await do(Start(EventSetup("en")))
    with suppress(OpenBoothError):
        await refused
    assert all(room.closed for room in audience.rooms)
    with pytest.raises(UserMistake, match="A session runs, and its listeners would hear the record"):
        await do(PlayRecord(session, "podium"))
    await do(Stop())
    await until(lambda: _is_free(lambda: core.execute(Stop())))
    await do(PlayRecord(session, "podium"))
    assert not audience.room.closed
    core.quit()
    await serving
    assert audience.room.closed


def _is_free(command: Callable[[], object]) -> bool:
    """Whether no session runs, which is told by refusing to stop one."""
    try:
        command()
    except UserMistake:
        return True
    return False


async def test_a_fault_ends_the_playback_and_nothing_else(
    audience: Audience, monkeypatch: pytest.MonkeyPatch, logged: list[logging.LogRecord]
) -> None:
    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(deck, "open_recorded_sound", broken)
    with pytest.raises(OpenBoothError, match=r"an error in OpenBooth \(ZeroDivisionError\)"):
        await audience.play("podium")
    assert [record.getMessage() for record in logged] == ["a record cannot be played"]
    logged.clear()
    monkeypatch.undo()
