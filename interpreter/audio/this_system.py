"""The list of devices that fits the system this program runs on."""

import ctypes
import sys
from contextlib import suppress

from interpreter.audio.core_audio_taps import CoreAudioTaps
from interpreter.audio.devices import DeviceList
from interpreter.audio.loopback_devices import LoopbackDevices
from interpreter.audio.pulse_devices import devices_here
from interpreter.audio.wasapi_loopback import WasapiLoopbacks


def devices_of(system: str = sys.platform) -> DeviceList:
    """Begin to look for the devices: those of a sound server, else PortAudio's own; with loopbacks where none are."""
    match system:
        case "win32":
            _let_every_thread_use_com()
            return LoopbackDevices(devices_here(), WasapiLoopbacks())
        case "darwin":
            return LoopbackDevices(devices_here(), CoreAudioTaps())
        case _:
            return devices_here()


def _let_every_thread_use_com() -> None:
    """Keep a multi-threaded apartment: WASAPI refuses streams that a thread without COM opens."""
    with suppress(AttributeError, OSError):
        cookie = ctypes.c_void_p()
        ctypes.WinDLL("ole32").CoIncrementMTAUsage(ctypes.byref(cookie))  # type: ignore[attr-defined,unused-ignore]
