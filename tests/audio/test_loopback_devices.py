"""Loopbacks of Windows and macOS among the other devices, on stand-ins of the packages that hear outputs there."""

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
import pytest_asyncio

from interpreter.app.device_names import device_named
from interpreter.audio import loopback_extra
from interpreter.audio.bare_devices import BARE, BareDevices
from interpreter.audio.core_audio_taps import CoreAudioTaps, samples_of
from interpreter.audio.devices import Listing, Seen
from interpreter.audio.loopback_devices import LoopbackDevices, LoopbackProvider
from interpreter.audio.loopback_extra import loopback_package, require_loopback
from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.audio.pulse_devices import PulseDevices
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.audio.this_system import devices_of
from interpreter.audio.wasapi_loopback import WasapiLoopbacks
from interpreter.domain.audio import AudioFrame
from interpreter.domain.devices import Device, DeviceState, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import MissingPart, UnknownName, UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from tests.fakes.loopback_packages import FakeBuffer, FakeCatap, FakeDevice, FakeFormat, FakePyAudioWPatch

BLOCK = 480
PATIENCE_S = 30.0


class StillDevices:
    """A list that never changes: a microphone, loudspeakers, and what newer PortAudio lists as their loopback."""

    def __init__(self) -> None:
        devices = (
            Device("Microphone", "Microphone", Direction.INPUT, 1, 48_000),
            Device("Speakers", "Speakers", Direction.OUTPUT, 2, 48_000, default=True),
            Device("Speakers [Loopback]", "Speakers [Loopback]", Direction.INPUT, 2, 48_000),
        )
        self.now = Listing({(one.direction, one.name): Seen(one, BARE) for one in devices}, answers=True)
        self.stirred = 0
        self.closed = False
        self.opened: list[str] = []

    def stir(self) -> None:
        self.stirred += 1

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:
        assert tag
        assert settings.channels == seen.device.channels
        self.opened.append(seen.device.name)
        return StillStream()

    def release(self, stream: NativeStream) -> None:
        stream.close()

    def close(self) -> None:
        self.closed = True


class StillStream:
    def start(self) -> None: ...

    def abort(self, ignore_errors: bool = True) -> None: ...

    def close(self, ignore_errors: bool = True) -> None: ...


class Windows:
    """PyAudioWPatch's stand-in, and how a test steers it."""

    def __init__(self) -> None:
        self.package = FakePyAudioWPatch("Speakers", "Headphones")
        self.provider: LoopbackProvider = WasapiLoopbacks(lambda: self.package)

    def play(self, samples: np.ndarray) -> None:
        self.package.play(samples)

    def unplug(self) -> None:
        self.package.unplug("Speakers")

    def plug(self) -> None:
        self.package.outputs.append("Speakers")

    @property
    def released(self) -> bool:
        return not any(stream.open for stream in self.package.streams)


class MacOS:
    """catap's stand-in, and how a test steers it."""

    def __init__(self) -> None:
        self.package = FakeCatap(
            [
                FakeDevice("Speakers", "built-in", 70),
                FakeDevice("Headphones", "usb", 71),
                FakeDevice("Microphone", "mic", 72, ()),
            ]
        )
        self.provider: LoopbackProvider = CoreAudioTaps(lambda: self.package)

    def play(self, samples: np.ndarray) -> None:
        self.package.play(samples)

    def unplug(self) -> None:
        del self.package.devices[0]
        for session in self.package.sessions:
            session.capture_failed = True

    def plug(self) -> None:
        self.package.devices.insert(0, FakeDevice("Speakers", "built-in", 90))

    @property
    def released(self) -> bool:
        return not any(session.running for session in self.package.sessions)


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


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.005)


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


def test_a_status_of_core_audio_that_means_no_permission_is_one_too() -> None:
    machine = MacOS()
    machine.package.refusal = OSError("refused")
    machine.package.refusal.status = int.from_bytes(b"!hog", "big")  # type: ignore[attr-defined]
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda: None, lambda: None, 10.0, 20.0)
    (speakers, _) = machine.provider.loopbacks()
    with pytest.raises(MissingPart, match=r"^macOS does not let .* start it anew\.$"):
        machine.provider.stream(speakers.key, settings).start()
    machine.package.refusal = OSError("something else")
    with pytest.raises(OSError, match="something else"):
        machine.provider.stream(speakers.key, settings).start()


def test_a_tap_at_another_rate_than_its_output_is_opened_at_its_own() -> None:
    machine = MacOS()
    machine.package.tap_format = FakeFormat(sample_rate=44_100.0)
    (speakers, _) = machine.provider.loopbacks()
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda: None, lambda: None, 10.0, 20.0)
    with pytest.raises(OSError, match="44100 Hz"):
        machine.provider.stream(speakers.key, settings).start()
    assert machine.released
    (speakers, headphones) = machine.provider.loopbacks()
    assert (speakers.rate_hz, headphones.rate_hz) == (44_100, 48_000)


def test_a_tap_that_cannot_be_closed_at_once_is_closed_at_the_second_attempt() -> None:
    machine = MacOS()
    (speakers, _) = machine.provider.loopbacks()
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda *_: None, lambda: None, 10.0, 20.0)
    stream = machine.provider.stream(speakers.key, settings)
    stream.start()
    machine.package.sessions[0].fails_to_close = 1
    stream.close()
    assert machine.released


def test_an_output_that_went_before_it_could_be_opened_is_an_error_of_the_system(
    machine: Windows | MacOS,
) -> None:
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda *_: None, lambda: None, 10.0, 20.0)
    with pytest.raises(OSError, match="not there"):
        machine.provider.stream("gone", settings).start()


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (FakeFormat(), np.float32([0.5, -0.25, 0.125, -1.0]).tobytes()),
        (FakeFormat(bits_per_sample=64), np.float64([0.5, -0.25, 0.125, -1.0]).tobytes()),
        (
            FakeFormat(bits_per_sample=16, sample_type="signed_integer"),
            np.int16([16_384, -8_192, 4_096, -32_768]).tobytes(),
        ),
        (
            FakeFormat(bits_per_sample=24, sample_type="signed_integer"),
            bytes([0, 0, 0x40, 0, 0, 0xE0, 0, 0, 0x10, 0, 0, 0x80]),
        ),
        (
            FakeFormat(bits_per_sample=32, sample_type="signed_integer"),
            np.int32([1 << 30, -(1 << 29), 1 << 28, -(1 << 31)]).tobytes(),
        ),
    ],
)
def test_every_form_of_samples_is_heard_at_its_level(form: FakeFormat, written: bytes) -> None:
    samples = samples_of(FakeBuffer(written, form))
    assert samples.dtype == np.float32
    assert np.array_equal(samples, np.float32([[0.5, -0.25], [0.125, -1.0]]))


def test_a_form_of_samples_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="12 bits"):
        samples_of(FakeBuffer(b"", FakeFormat(bits_per_sample=12, sample_type="signed_integer")))


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


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_the_package_is_missing_no_loopback_is_listed_and_asking_for_one_says_how_to_install_it(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = {"win32": "PyAudioWPatch", "darwin": "catap"}[system]
    monkeypatch.setitem(sys.modules, {"win32": "pyaudiowpatch", "darwin": "catap"}[system], None)
    monkeypatch.setattr(loopback_extra, "sys", SimpleNamespace(platform=system, prefix="/opt/openbooth"))
    provider = {"win32": WasapiLoopbacks, "darwin": CoreAudioTaps}[system]()
    devices = LoopbackDevices(StillDevices(), provider)
    assert devices.join(PATIENCE_S)
    assert sorted(name for _, name in devices.now.devices) == ["Microphone", "Speakers"]
    command = f'python -m pip --python "/opt/openbooth" install {package}'
    said = f"^To hear what an output plays, install {package}: {command}$"
    there = [seen.device for seen in devices.now.devices.values()]
    for name in ("Speakers.monitor", "speakers [loopback]", "Loopback"):
        with pytest.raises(MissingPart, match=said):
            require_loopback(name)
        with pytest.raises(MissingPart, match=said):
            device_named(name, there, Direction.INPUT)
        with pytest.raises(MissingPart, match=said):
            DeviceSoundSystem(devices).open_source("room", InputPlace(name))
    with pytest.raises(UnknownName):
        device_named("Speakers.monitor", there, Direction.OUTPUT)
    require_loopback("Microphone")


def test_a_package_that_does_not_fit_the_system_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "catap.py").write_text('raise ImportError("catap requires macOS 14.2 or later.")\n')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "catap", raising=False)
    with pytest.raises(MissingPart, match=r"^What an output plays cannot .* \(catap requires .* use another"):
        loopback_package("darwin")


def test_a_package_that_is_installed_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("pyaudiowpatch")
    monkeypatch.setitem(sys.modules, "pyaudiowpatch", module)
    monkeypatch.setattr(loopback_extra, "sys", SimpleNamespace(platform="win32", prefix=""))
    assert loopback_package("win32") is module
    require_loopback("Speakers.monitor")


def test_monitors_of_a_sound_server_need_no_package() -> None:
    require_loopback("floor.monitor")
    with pytest.raises(MissingPart, match="choose a monitor"):
        loopback_package("linux")


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


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_each_system_has_the_list_of_devices_that_fits_it(system: str) -> None:
    devices = devices_of(system)
    others = devices._others if isinstance(devices, LoopbackDevices) else devices
    assert isinstance(others, PulseDevices | BareDevices)
    assert (devices is others) == (system == "linux")
    devices.close()
    assert others.join(PATIENCE_S)
    if devices is not others:
        assert devices.join(PATIENCE_S)
    assert "loopbacks" not in {thread.name for thread in threading.enumerate()}
