"""Whether outputs can be heard here, and what to do where they cannot."""

import sys
import threading
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from interpreter.app.device_names import device_named
from interpreter.audio import loopback_extra
from interpreter.audio.bare_devices import BareDevices
from interpreter.audio.core_audio_taps import CoreAudioTaps
from interpreter.audio.loopback_devices import LoopbackDevices
from interpreter.audio.loopback_extra import loopback_package, require_loopback
from interpreter.audio.pulse_devices import PulseDevices
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.audio.this_system import devices_of
from interpreter.audio.wasapi_loopback import WasapiLoopbacks
from interpreter.domain.devices import Direction, InputPlace
from interpreter.domain.errors import MissingPart, UnknownName
from tests.audio.loopbacks import PATIENCE_S, StillDevices


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
