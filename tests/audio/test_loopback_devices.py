"""Loopbacks of Windows and macOS among the other devices, on stand-ins of the packages that hear outputs there."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator

import numpy as np
import pytest
import pytest_asyncio

from interpreter.app.device_names import device_named
from interpreter.audio.loopback_devices import LoopbackDevices
from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame
from interpreter.domain.devices import Device, DeviceState, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from tests.audio.loopbacks import PATIENCE_S, MacOS, StillDevices, Windows, wait_for

BLOCK = 480


@pytest.fixture(params=[Windows, MacOS])
def machine(request: pytest.FixtureRequest) -> Windows | MacOS:
    machine: Windows | MacOS = request.param()
    return machine


@pytest.fixture
def devices(machine: Windows | MacOS) -> Iterator[LoopbackDevices]:
    listed = LoopbackDevices(StillDevices(), machine.provider)
    wait_for(lambda: (Direction.INPUT, "Speakers.monitor") in listed.now.devices)
    yield listed
    listed.close()
    assert listed.join(PATIENCE_S)


class Room:
    """A session that hears what the loudspeakers play, polled as a session does."""

    def __init__(self, devices: LoopbackDevices) -> None:
        self.system = DeviceSoundSystem(devices)
        self.source = self.system.open_source("room", InputPlace("Speakers.monitor"))
        self.pieces: list[AudioFrame | Gap] = []
        self.statuses: list[DeviceStatus] = []
        self._began_s = time.monotonic()

    async def run(self, seconds: float = PATIENCE_S, *, until: Callable[[], bool] | None = None) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            now = Ticks(round((time.monotonic() - self._began_s) * 48_000))
            self.statuses += [one for one in self.system.poll(now) if isinstance(one, DeviceStatus)]
            self.pieces += self.source.take(now)
            if until is not None and until():
                return
            await asyncio.sleep(0.01)
        assert until is None, f"not within {seconds} s; {self.statuses}"

    async def until(self, state: DeviceState) -> None:
        await self.run(until=lambda: bool(self.statuses) and self.statuses[-1].state is state)

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate(
            [piece.samples for piece in self.pieces if isinstance(piece, AudioFrame)]
            or [np.zeros(0, np.float32)]
        )


@pytest_asyncio.fixture
async def room(devices: LoopbackDevices) -> AsyncIterator[Room]:
    room = Room(devices)
    yield room
    await room.system.close()


def opened(devices: LoopbackDevices, heard: Callable[..., None] = lambda *_: None) -> NativeStream:
    seen = devices.now.devices[Direction.INPUT, "Speakers.monitor"]
    settings = StreamSettings(
        Direction.INPUT, seen.device.channels, seen.device.rate_hz, heard, lambda: None, 10.0, 20.0
    )
    return devices.open(seen, "tag", settings)


def test_each_output_that_can_be_heard_has_a_loopback_that_names_it(devices: LoopbackDevices) -> None:
    speakers = devices.now.devices[Direction.INPUT, "Speakers.monitor"].device
    assert speakers == Device(
        "Speakers.monitor", "Speakers [Loopback]", Direction.INPUT, 2, 48_000, monitor_of="Speakers"
    )
    assert sorted(name for _, name in devices.now.devices) == [
        "Headphones.monitor",
        "Microphone",
        "Speakers",
        "Speakers.monitor",
    ]


def test_a_loopback_is_found_by_what_people_call_it(devices: LoopbackDevices) -> None:
    there = [seen.device for seen in devices.now.devices.values()]
    for called in ("Speakers.monitor", "speakers [loopback]", "speakers"):
        assert device_named(called, there, Direction.INPUT).monitor_of == "Speakers"


def test_other_devices_stay_with_the_list_they_come_from(devices: LoopbackDevices) -> None:
    others = devices._others
    assert isinstance(others, StillDevices)
    seen = devices.now.devices[Direction.INPUT, "Microphone"]
    stream = devices.open(
        seen, "tag", StreamSettings(Direction.INPUT, 1, 48_000, lambda: None, lambda: None, 10.0, 20.0)
    )
    devices.release(stream)
    devices.stir()
    assert others.opened == ["Microphone"]
    assert others.stirred == 1
    assert devices.now is devices.now
    devices.close()
    assert others.closed


def test_what_is_heard_has_the_shape_and_size_that_was_played(
    machine: Windows | MacOS, devices: LoopbackDevices
) -> None:
    heard: list[np.ndarray] = []
    stream = opened(devices, lambda block, *_: heard.append(block.copy()))
    sound = np.stack((np.linspace(0.1, 0.9, BLOCK), np.linspace(-0.9, -0.1, BLOCK)), axis=1)
    machine.play(sound)
    wait_for(lambda: any(block.any() for block in heard))
    (block,) = (block for block in heard if block.any())
    assert np.array_equal(block, sound.astype(np.float32))
    devices.release(stream)
    assert machine.released


def test_a_loopback_comes_and_goes_with_its_output(
    machine: Windows | MacOS, devices: LoopbackDevices
) -> None:
    machine.unplug()
    devices.stir()
    wait_for(lambda: (Direction.INPUT, "Speakers.monitor") not in devices.now.devices)
    machine.plug()
    devices.stir()
    wait_for(lambda: (Direction.INPUT, "Speakers.monitor") in devices.now.devices)


async def test_an_output_on_which_nothing_plays_is_silent_and_not_lost(
    machine: Windows | MacOS, room: Room
) -> None:
    await room.until(DeviceState.RUNNING)
    await room.run(1.5)
    assert DeviceState.LOST not in {status.state for status in room.statuses}
    assert len(room.samples) > 48_000
    assert not room.samples.any()
    tone = np.full((BLOCK, 2), 0.25)
    for _ in range(30):
        machine.play(tone)
        await room.run(0.01)
    await room.run(until=lambda: np.count_nonzero(room.samples > 0.2) > 20 * BLOCK)
    await room.run(0.5)
    assert DeviceState.LOST not in {status.state for status in room.statuses}
    assert all(one.end == two.start for one, two in zip(room.pieces, room.pieces[1:], strict=False))


async def test_an_output_that_is_unplugged_is_lost_and_heard_again_when_it_is_back(
    machine: Windows | MacOS, room: Room
) -> None:
    await room.until(DeviceState.RUNNING)
    machine.unplug()
    await room.until(DeviceState.LOST)
    machine.plug()
    await room.until(DeviceState.RUNNING)
    await room.system.close()
    assert machine.released


async def test_our_own_voice_is_not_heard_from_the_loudspeakers(room: Room) -> None:
    with pytest.raises(UserMistake, match=r"Speakers\.monitor hears what is played on Speakers"):
        room.system.open_channel("es", OutputPlace("Speakers"))


async def test_a_system_that_does_not_allow_it_says_where_to_allow_it() -> None:
    machine = MacOS()
    machine.package.refusal = PermissionError("not permitted")
    devices = LoopbackDevices(StillDevices(), machine.provider)
    wait_for(lambda: (Direction.INPUT, "Speakers.monitor") in devices.now.devices)
    room = Room(devices)
    await room.until(DeviceState.LOST)
    assert "System Settings > Privacy & Security" in room.statuses[-1].detail
    machine.package.refusal = None
    await room.until(DeviceState.RUNNING)
    await room.system.close()


def test_an_output_that_went_before_it_could_be_opened_is_an_error_of_the_system(
    machine: Windows | MacOS,
) -> None:
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda *_: None, lambda: None, 10.0, 20.0)
    with pytest.raises(OSError, match="not there"):
        machine.provider.stream("gone", settings).start()


def test_portaudio_looks_anew_only_while_none_of_its_streams_is_open() -> None:
    machine = Windows()
    devices = LoopbackDevices(StillDevices(), machine.provider)
    wait_for(lambda: (Direction.INPUT, "Speakers.monitor") in devices.now.devices)
    stream = opened(devices)
    machine.package.outputs.append("Beamer")
    assert "Beamer" not in {loopback.output for loopback in machine.provider.loopbacks()}
    devices.release(stream)
    assert "Beamer" in {loopback.output for loopback in machine.provider.loopbacks()}
    assert machine.package.initialised == 1
    devices.close()
    assert devices.join(PATIENCE_S)


def test_a_package_that_fails_is_asked_again() -> None:
    class Failing:
        asked = 0

        def loopbacks(self) -> list[object]:
            self.asked += 1
            raise RuntimeError("no COM")

    failing = Failing()
    devices = LoopbackDevices(StillDevices(), failing)  # type: ignore[arg-type]
    wait_for(lambda: failing.asked == 1)
    devices.stir()
    wait_for(lambda: failing.asked == 2)
    assert len(devices.now.devices) == 2
    devices.close()
    assert devices.join(PATIENCE_S)
