"""What every sound system keeps to: the one in memory, and the one on the devices of this machine."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard
from interpreter.domain.devices import (
    DeviceEvent,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
)
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.ports.outlets import ChannelOutput, ReplayOutput
from interpreter.ports.sound import LIVE_RATE_HZ, LiveSource, SoundSystem
from tests.audio.live import loud, sine, written
from tests.fakes.sound import FakeSoundSystem, loudspeaker, microphone

MACHINE = Heard(machine=True)
MIC, ROOM, HALL = "floor.monitor", "room", "hall"
TOLERANCE = ticks_from_ms(50)


class World:
    """A sound system with a microphone and two outputs, and time that passes."""

    system: SoundSystem

    def __init__(self) -> None:
        self.now = Ticks(0)
        self.events: list[DeviceEvent] = []
        self.taken: list[AudioFrame | Gap] = []
        self.sources: list[LiveSource] = []
        self.outputs: dict[str, ChannelOutput] = {}
        self.sounded: dict[str, list[AudioFrame]] = {}

    def open_source(self, name: str, place: InputPlace) -> LiveSource:
        self.sources.append(self.system.open_source(name, place))
        return self.sources[-1]

    def open_channel(self, name: str, place: OutputPlace | None) -> ChannelOutput:
        self.outputs[name] = self.system.open_channel(name, place)
        return self.outputs[name]

    async def step(self) -> None:
        """Let 10 ms pass."""
        self.events += self.system.poll(self.now)
        for source in self.sources:
            self.taken += source.take(self.now)
        for name, output in self.outputs.items():
            self.sounded.setdefault(name, []).extend(output.rendered())

    async def run(self, seconds: float = 15.0, *, until: Callable[[], bool] | None = None) -> None:
        """Let time pass, or until something holds, which must come."""
        end = self.now + round(seconds * LIVE_RATE_HZ)
        while self.now < end:
            await self.step()
            if until is not None and until():
                return
        assert until is None, self.events

    async def running(self, *users: str) -> None:
        await self.run(until=lambda: all(self.state_of(user) is DeviceState.RUNNING for user in users))

    def state_of(self, user: str) -> DeviceState | None:
        states = [
            event.state for event in self.events if isinstance(event, DeviceStatus) and event.used_by == user
        ]
        return states[-1] if states else None

    def sound_of(self, name: str, start: Ticks) -> Samples:
        """What sounded on an output from `start` on, gaps being silence."""
        frames = [frame for frame in self.sounded[name] if frame.end > start]
        heard = np.zeros(frames[-1].end - start, np.float32)
        for frame in frames:
            late = max(0, start - frame.start)
            heard[frame.start + late - start : frame.end - start] = frame.samples[late:]
        return heard

    def say(self, samples: Samples) -> None:
        """Let the microphone hear something from about now on."""
        raise NotImplementedError

    def unplug(self, output: str) -> None:
        raise NotImplementedError

    def plug_in(self, output: str) -> None:
        raise NotImplementedError


class FakeWorld(World):
    def __init__(self) -> None:
        super().__init__()
        devices = [
            microphone(MIC, monitor_of="floor"),
            loudspeaker("floor"),
            loudspeaker(ROOM),
            loudspeaker(HALL),
        ]
        self.system = self.fake = FakeSoundSystem(devices)

    async def step(self) -> None:
        self.now = Ticks(self.now + 480)
        await super().step()
        await asyncio.sleep(0)

    def say(self, samples: Samples) -> None:
        self.fake.sources["mic"].push(samples)

    def unplug(self, output: str) -> None:
        self.fake.unplug(output)

    def plug_in(self, output: str) -> None:
        self.fake.plug_in(loudspeaker(output))


class RealWorld(World):
    def __init__(self, server: SoundServer, folder: Path) -> None:
        super().__init__()
        self.system = DeviceSoundSystem()
        self._server = server
        self._folder = folder
        self._began_s = time.monotonic()

    async def step(self) -> None:
        await asyncio.sleep(0.01)
        self.now = Ticks(round((time.monotonic() - self._began_s) * LIVE_RATE_HZ))
        await super().step()

    def say(self, samples: Samples) -> None:
        self._server.play("floor", written(self._folder / "said.wav", samples)).wait()

    def unplug(self, output: str) -> None:
        self._server.unplug(output)

    def plug_in(self, output: str) -> None:
        self._server.plug_in(output)


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server("floor", ROOM, HALL) as server:
        yield server


@pytest_asyncio.fixture(params=["fake", "real"])
async def world(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> AsyncIterator[World]:
    world: World = FakeWorld()
    if request.param == "real":
        server = request.getfixturevalue("server")
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        world = RealWorld(server, tmp_path)
    await world.run(until=lambda: {MIC, ROOM, HALL} <= {device.name for device in world.system.devices()})
    yield world
    await world.system.close()


async def test_the_devices_are_told_once_and_when_one_comes_or_goes(world: World) -> None:
    await world.run(0.3)
    told = [event.devices for event in world.events if isinstance(event, DeviceListed)]
    assert told[-1] == tuple(world.system.devices())
    assert len(set(told)) == len(told)
    world.plug_in("van")
    await world.run(until=lambda: "van" in {device.name for device in world.system.devices()})
    world.unplug("van")
    await world.run(until=lambda: "van" not in {device.name for device in world.system.devices()})
    await world.run(0.1)
    lists = [{d.name for d in event.devices} for event in world.events if isinstance(event, DeviceListed)]
    assert "van" not in lists[-1]
    assert any("van" in names for names in lists)


@pytest.mark.parametrize("recorded", [False, True], ids=["a device", "a recording"])
async def test_a_source_gives_frames_and_gaps_that_abut_a_little_behind_the_time(
    world: World, recorded: bool, tmp_path: Path
) -> None:
    place = InputPlace(MIC)
    if recorded:
        place = InputPlace(str(written(tmp_path / "talk.wav", sine(20.0))), recording=True)
    source = world.open_source("mic", place)
    await world.running("mic")
    await world.run(1.0)
    assert (source.name, source.place, source.ended) == ("mic", place, False)
    ends = [
        piece.end if isinstance(piece, AudioFrame) else piece.start + piece.duration for piece in world.taken
    ]
    assert [piece.start for piece in world.taken[1:]] == ends[:-1]
    assert all(piece.rate_hz == LIVE_RATE_HZ for piece in world.taken if isinstance(piece, AudioFrame))
    assert 0 <= world.now - ends[-1] < ticks_from_ms(300)
    source.close()
    source.close()


async def test_what_is_let_through_is_heard_and_nothing_else(world: World) -> None:
    world.open_source("mic", InputPlace(MIC))
    floor, machine = world.open_channel("en", OutputPlace(ROOM)), world.open_channel("es", OutputPlace(HALL))
    floor.let_through(Heard(sources=("mic",)))
    machine.let_through(MACHINE)
    await world.running("mic", "en", "es")
    begin = world.now
    world.say(sine(0.5))
    await world.run(1.0)
    assert len(loud(world.sound_of("en", begin))) > 12_000
    assert not world.sound_of("es", begin).any()
    begin = world.now
    machine.play(Ticks(begin + 4_800), LIVE_RATE_HZ, sine(0.5))
    await world.run(1.0)
    assert not len(loud(world.sound_of("en", begin)))
    assert len(loud(world.sound_of("es", begin))) > 12_000


async def test_speech_sounds_at_its_tick_and_after_what_was_said_before(world: World) -> None:
    output = world.open_channel("es", OutputPlace(ROOM))
    output.let_through(MACHINE)
    await world.running("es")
    start = Ticks(world.now + 9_600)
    output.play(start, 24_000, sine(0.2, rate_hz=24_000))
    output.play(Ticks(start + 1), 16_000, sine(0.2, rate_hz=16_000))
    await world.run(1.0)
    sounding = loud(world.sound_of("es", start))
    assert sounding[0] < TOLERANCE
    assert abs(sounding[-1] - 19_200) < TOLERANCE
    assert len(sounding) > 0.9 * 19_200


async def test_a_record_sounds_as_it_is_at_its_tick_and_how_late_it_comes_is_known(world: World) -> None:
    output = world.open_channel("playback", OutputPlace(ROOM))
    assert isinstance(output, ReplayOutput)
    assert output.behind == 0
    output.replay(world.now, sine(0.1))
    output.let_through(MACHINE)
    await world.running("playback")
    start = Ticks(world.now + 9_600)
    soft = (0.1 * sine(0.4)).astype(np.float32)
    output.replay(start, soft)
    await world.run(0.4)
    assert abs(output.behind) < TOLERANCE
    await world.run(0.6)
    sounded = world.sound_of("playback", start)
    sounding = np.flatnonzero(np.abs(sounded) > 0.02)
    assert sounding[0] < TOLERANCE
    assert np.abs(sounded).max() == pytest.approx(np.abs(soft).max(), rel=0.05)
    output.replay(Ticks(world.now - 4_800), soft)
    await world.run(0.3)
    assert output.behind == pytest.approx(4_800, abs=TOLERANCE)


async def test_frames_of_what_sounded_abut(world: World) -> None:
    output = world.open_channel("es", OutputPlace(ROOM))
    output.let_through(MACHINE)
    await world.running("es")
    world.sounded.clear()
    await world.run(0.5)
    frames = world.sounded["es"]
    assert all(one.end == two.start for one, two in itertools.pairwise(frames))
    assert {(frame.source, frame.rate_hz) for frame in frames} == {("es", LIVE_RATE_HZ)}
    assert abs(frames[-1].end - world.now) < TOLERANCE
    assert not output.rendered() or world.system.poll(world.now) is not None


async def test_what_the_machine_was_still_to_say_is_dropped_when_it_leaves(world: World) -> None:
    output = world.open_channel("es", OutputPlace(ROOM))
    output.let_through(MACHINE)
    await world.running("es")
    output.play(world.now, LIVE_RATE_HZ, sine(3.0))
    await world.run(0.5)
    output.let_through(Heard())
    left = Ticks(world.now + TOLERANCE)
    await world.run(0.3)
    output.let_through(MACHINE)
    await world.run(0.5)
    assert not world.sound_of("es", left).any()


@pytest.mark.parametrize("how", ["mute", "cough"])
async def test_a_key_silences_at_once_and_lets_through_again(world: World, how: str) -> None:
    world.open_source("mic", InputPlace(MIC))
    output = world.open_channel("en", OutputPlace(ROOM))
    output.let_through(Heard(sources=("mic",)))
    await world.running("mic", "en")

    def press(on: bool) -> None:
        output.mute(on) if how == "mute" else output.silence_source("mic", on)

    press(True)
    begin = Ticks(world.now + TOLERANCE)
    await world.run(0.1)
    world.say(sine(0.5))
    await world.run(0.5)
    assert not world.sound_of("en", begin).any()
    press(False)
    world.say(sine(0.5))
    await world.run(0.8)
    assert len(loud(world.sound_of("en", begin))) > 12_000


async def test_volume_makes_it_softer(world: World) -> None:
    output = world.open_channel("es", None)
    output.let_through(MACHINE)
    await world.run(0.1)
    heights = []
    for volume_db in (0.0, -20.0):
        output.set_volume(volume_db)
        begin = world.now
        output.play(Ticks(begin + 4_800), LIVE_RATE_HZ, sine(0.2))
        await world.run(0.5)
        heights.append(np.abs(world.sound_of("es", Ticks(begin + 6_000))).max())
    assert heights[1] == pytest.approx(heights[0] / 10, rel=0.1)


async def test_a_relay_is_heard_as_the_other_channel_sounds(world: World) -> None:
    headphones, channel = world.open_channel("desk headphones", None), world.open_channel("ca", None)
    headphones.let_through(Heard(channel="ca"))
    channel.let_through(MACHINE)
    await world.run(0.2)
    begin = world.now
    channel.play(Ticks(begin + 4_800), LIVE_RATE_HZ, sine(0.3))
    await world.run(0.8)
    assert len(loud(world.sound_of("desk headphones", begin))) > 10_000


async def test_a_lost_device_is_told_leaves_a_gap_but_for_phones_and_comes_back(world: World) -> None:
    world.plug_in("van")
    await world.run(until=lambda: "van" in {device.name for device in world.system.devices()})
    output = world.open_channel("es", OutputPlace("van"))
    output.let_through(MACHINE)
    await world.running("es")
    world.unplug("van")
    await world.run(until=lambda: world.state_of("es") is DeviceState.LOST)
    lost = world.now
    await world.run(0.5)
    assert not [frame for frame in world.sounded["es"] if frame.start > lost]
    world.system.share(on=True)
    begin = Ticks(world.now + TOLERANCE)
    output.play(begin, LIVE_RATE_HZ, sine(0.2))
    await world.run(0.5)
    assert len(loud(world.sound_of("es", begin))) > 5_000
    world.system.share(on=False)
    world.plug_in("van")
    await world.running("es")
    begin = world.now
    output.play(Ticks(begin + 4_800), LIVE_RATE_HZ, sine(0.2))
    await world.run(0.6)
    assert len(loud(world.sound_of("es", begin))) > 5_000
    assert all(
        event.direction is Direction.OUTPUT for event in world.events if isinstance(event, DeviceStatus)
    )
    output.close(world.now)
    world.unplug("van")


async def test_what_would_hear_itself_is_refused(world: World) -> None:
    world.open_source("mic", InputPlace(MIC))
    world.open_channel("es", OutputPlace(ROOM))
    for attempt in (
        lambda: world.system.open_channel("ca", OutputPlace("floor")),
        lambda: world.system.move_channel("es", OutputPlace("floor")),
    ):
        with pytest.raises(UserMistake, match=r"^floor\.monitor hears what is played on floor; choose .*\.$"):
            attempt()
    world.sources.pop().close()
    world.system.move_channel("es", OutputPlace("floor"))
    with pytest.raises(UserMistake, match=r"floor\.monitor hears"):
        world.open_source("mic", InputPlace(MIC))


async def test_a_channel_moves_while_it_speaks(world: World) -> None:
    output = world.open_channel("es", OutputPlace(ROOM))
    output.let_through(MACHINE)
    await world.running("es")
    begin = world.now
    output.play(begin, LIVE_RATE_HZ, sine(1.0))
    await world.run(0.3)
    world.system.move_channel("es", OutputPlace(HALL))
    await world.run(0.5)
    world.system.move_channel("es", None)
    await world.run(0.6)
    assert len(loud(world.sound_of("es", begin))) > 20_000
    with pytest.raises(UserMistake, match="no output"):
        world.system.move_channel("nobody", None)
