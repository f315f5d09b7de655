"""What is known of the devices of a real sound server that changes, hangs, dies and comes back."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest

from interpreter.audio import bare_devices, pulse_devices
from interpreter.audio.bare_devices import BARE, BareDevices
from interpreter.audio.native import PortAudio
from interpreter.audio.pulse_devices import PulseDevices
from interpreter.domain.devices import Device, Direction
from interpreter.lab.sound_server import SoundServer, sound_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server("floor", "es") as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def devices(server: SoundServer) -> Iterator[PulseDevices]:
    assert server.pid
    listed = PulseDevices(PortAudio())
    yield listed
    listed.close()
    assert listed.join(5.0)


def wait_for(condition: Callable[[], bool], seconds: float) -> float:
    """Return how long it took."""
    began_s = time.monotonic()
    while not condition():
        assert time.monotonic() - began_s < seconds, "did not happen"
        time.sleep(0.005)
    return time.monotonic() - began_s


def names(devices: PulseDevices, direction: Direction) -> set[str]:
    return {name for kind, name in devices.now.devices if kind is direction}


def test_sinks_and_their_monitors_are_listed_with_what_is_known_of_them(devices: PulseDevices) -> None:
    wait_for(lambda: devices.now.answers, 2.0)
    floor = devices.now.devices[Direction.INPUT, "floor.monitor"].device
    assert floor == Device(
        "floor.monitor", "Monitor of Null Output", Direction.INPUT, 2, 48_000, "floor", default=True
    )
    es = devices.now.devices[Direction.OUTPUT, "es"].device
    assert es == Device("es", "Null Output", Direction.OUTPUT, 2, 48_000)
    assert len(devices.now.devices) == 4


def test_a_device_that_comes_or_goes_is_seen_within_a_second(
    server: SoundServer, devices: PulseDevices
) -> None:
    wait_for(lambda: "es" in names(devices, Direction.OUTPUT), 2.0)
    server.plug_in("ca", rate_hz=44_100, channels=1)
    assert wait_for(lambda: "ca" in names(devices, Direction.OUTPUT), 3.0) < 1.0
    seen = devices.now.devices[Direction.OUTPUT, "ca"]
    assert (seen.device.rate_hz, seen.device.channels) == (44_100, 1)
    server.unplug("ca")
    assert wait_for(lambda: "ca" not in names(devices, Direction.OUTPUT), 3.0) < 1.0
    assert not devices.now.there(seen, "some-stream")
    server.plug_in("ca")
    wait_for(lambda: "ca" in names(devices, Direction.OUTPUT), 3.0)
    assert not devices.now.there(seen, "some-stream")  # another one by the same name


def test_a_server_that_hangs_is_noticed_and_what_was_seen_stays(
    server: SoundServer, devices: PulseDevices
) -> None:
    wait_for(lambda: devices.now.answers, 2.0)
    server.freeze()
    devices.stir()
    wait_for(lambda: not devices.now.answers, 5.0)
    assert len(devices.now.devices) == 4
    server.thaw()
    assert wait_for(lambda: devices.now.answers, 5.0) < 2.0


def test_a_server_that_dies_takes_its_devices_along_until_it_is_back(
    server: SoundServer, devices: PulseDevices
) -> None:
    wait_for(lambda: devices.now.answers, 2.0)
    server.kill()
    assert wait_for(lambda: not devices.now.devices, 3.0) < 1.0
    assert not devices.now.answers
    server.start(["es"])
    assert wait_for(lambda: len(devices.now.devices) == 2, 5.0) < 2.0
    server.plug_in("ca")
    assert wait_for(lambda: len(devices.now.devices) == 4, 3.0) < 1.0


def subscriptions() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it ended meanwhile
            found += (
                [child] if "subscribe" in child.cmdline() and child.status() != psutil.STATUS_ZOMBIE else []
            )
    return found


def test_a_subscription_that_dies_is_replaced_and_ends_with_the_listing(
    server: SoundServer, devices: PulseDevices
) -> None:
    wait_for(lambda: len(subscriptions()) == 1, 2.0)
    (first,) = subscriptions()
    first.kill()
    wait_for(lambda: any(one.pid != first.pid for one in subscriptions()), 7.0)
    server.plug_in("ca")
    assert wait_for(lambda: len(devices.now.devices) == 6, 3.0) < 1.0
    devices.close()
    wait_for(lambda: not subscriptions(), 3.0)


def test_a_subscription_ends_with_a_core_that_is_killed(server: SoundServer) -> None:
    script = (
        "import time\nfrom interpreter.audio.native import PortAudio\n"
        "from interpreter.audio.pulse_devices import PulseDevices\nPulseDevices(PortAudio())\ntime.sleep(60)"
    )
    core = subprocess.Popen([os.sys.executable, "-c", script], env=os.environ | server.environment)
    wait_for(lambda: bool(subscriptions()), 20.0)
    (subscription,) = subscriptions()
    core.kill()
    core.wait()
    wait_for(lambda: not subscription.is_running() or subscription.status() == psutil.STATUS_ZOMBIE, 3.0)


def test_without_a_sound_server_there_is_what_portaudio_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    here = pulse_devices.devices_here()
    wait_for(lambda: here.now.answers, 5.0)
    assert all(seen.key == BARE for seen in here.now.devices.values())
    here.close()
    assert here.join(5.0)
    bare = BareDevices(PortAudio())
    wait_for(lambda: bare.now.answers, 5.0)
    bare.stir()
    bare.close()
    assert bare.join(5.0)


def test_what_portaudio_says_of_hardware_is_read() -> None:
    listing = bare_devices.read_listing(
        [
            {
                "name": "USB (hw:1,0)",
                "max_input_channels": 1,
                "max_output_channels": 2,
                "default_samplerate": 44100.0,
            },
            {
                "name": "pulse",
                "max_input_channels": 32,
                "max_output_channels": 32,
                "default_samplerate": 44100.0,
            },
            {
                "name": "many",
                "max_input_channels": 0,
                "max_output_channels": 128,
                "default_samplerate": 48000.0,
            },
        ]
    )
    assert [seen.device for seen in listing.devices.values()] == [
        Device("USB (hw:1,0)", "USB (hw:1,0)", Direction.INPUT, 1, 44_100),
        Device("USB (hw:1,0)", "USB (hw:1,0)", Direction.OUTPUT, 2, 44_100),
        Device("many", "many", Direction.OUTPUT, 32, 48_000),
    ]


def test_what_has_not_the_form_of_a_device_is_left_out() -> None:
    told = {
        "sinks": [
            {"index": 3, "name": "good", "description": "", "sample_specification": "s16le 6ch 96000Hz"},
            {"index": 4, "name": "bad", "sample_specification": "nothing"},
            {"name": "worse"},
        ],
        "sink_inputs": [
            {"sink": 3, "properties": {"openbooth.stream": "openbooth-7"}},
            {"sink": 3, "properties": {}},
            {},
        ],
    }
    listing = pulse_devices.listing_of(told, {})
    (seen,) = listing.devices.values()
    assert seen.device == Device("good", "good", Direction.OUTPUT, 6, 96_000)
    assert listing.routes == {"openbooth-7": "3"}
    assert listing.there(seen, "openbooth-7")
