"""PortAudio, loaded when it is first needed and kept from writing to the terminal."""

import atexit
import ctypes
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar, Protocol

from interpreter.domain.devices import Direction
from interpreter.domain.errors import MissingPart


class NativeStream(Protocol):
    """A stream of PortAudio."""

    def start(self) -> None:
        """Let callbacks come."""
        ...

    def abort(self, ignore_errors: bool = True) -> None:
        """Stop, dropping what is buffered."""
        ...

    def close(self, ignore_errors: bool = True) -> None:
        """Release the device."""
        ...


_BEST_APIS = ("Windows WASAPI", "Core Audio", "ALSA")


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """How a stream is opened: float32, `callback` in PortAudio's thread, `finished` when PortAudio gives up on it."""

    direction: Direction
    channels: int
    rate_hz: int
    callback: Callable[..., None]
    finished: Callable[[], None]
    block_ms: float
    latency_ms: float


class PortAudio:
    """PortAudio of this process. Every method blocks, and hangs as long as the sound server does.

    The library has one state in a process, so all objects share one lock and one count of open streams.
    """

    _lock: ClassVar = threading.RLock()
    _open: ClassVar = 0

    def __init__(self) -> None:
        self._module: ModuleType | None = None

    def devices(self) -> Sequence[Any]:
        """Return what PortAudio knows, looking anew when no stream is open. Raises MissingPart without PortAudio.

        Of several ways to the same devices, as on Windows, the best one counts.
        """
        with self._lock:
            sounddevice = self._loaded()
            if not self._open:
                sounddevice._terminate()  # noqa: SLF001
                sounddevice._initialize()  # noqa: SLF001
            return _of_best_api(sounddevice)

    def open(
        self, name: str, settings: StreamSettings, surroundings: AbstractContextManager[None] | None = None
    ) -> NativeStream:
        """Open and start a stream on the device of this name, within `surroundings`, one stream at a time.

        Raises MissingPart when PortAudio knows no such device, and sounddevice.PortAudioError when it cannot open it.
        """
        with self._lock, surroundings or nullcontext():
            sounddevice = self._loaded()
            index = self._number(sounddevice, name)
            capturing = settings.direction is Direction.INPUT
            make = sounddevice.InputStream if capturing else sounddevice.OutputStream
            stream: NativeStream = make(
                device=index,
                samplerate=settings.rate_hz,
                channels=settings.channels,
                blocksize=round(settings.rate_hz * settings.block_ms / 1000),
                latency=settings.latency_ms / 1000,
                dtype="float32",
                callback=settings.callback,
                finished_callback=settings.finished,
            )
            PortAudio._open += 1
        try:
            stream.start()
        except BaseException:
            self.release(stream)
            raise
        return stream

    def release(self, stream: NativeStream) -> None:
        """Close a stream, dropping what it still holds."""
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)
        with self._lock:
            PortAudio._open -= 1

    def _loaded(self) -> ModuleType:
        if self._module is None:
            _hush()
            try:
                import sounddevice  # noqa: PLC0415 - asks the sound server, which may hang
            except OSError as error:
                raise MissingPart("PortAudio is missing; install libportaudio2.") from error
            # What it does at exit hangs with the sound server; the system releases everything anyway.
            atexit.unregister(sounddevice._exit_handler)  # noqa: SLF001
            self._module = sounddevice
        return self._module

    def _number(self, sounddevice: ModuleType, name: str) -> int:
        found = [device for device in _of_best_api(sounddevice) if device["name"] == name]
        for device in found or self.devices():
            if device["name"] == name:
                return int(device["index"])
        raise MissingPart(f"PortAudio does not know the device {name}; install libasound2-plugins.")


def _of_best_api(sounddevice: ModuleType) -> Sequence[Any]:
    apis = {api["name"]: number for number, api in enumerate(sounddevice.query_hostapis())}
    best = next((apis[name] for name in _BEST_APIS if name in apis), None)
    return [device for device in sounddevice.query_devices() if best is None or device["hostapi"] == best]


def _hush() -> None:
    """Give ALSA a function of C that prints nothing: strlen looks at the first argument, a file's name, and no more."""
    with suppress(OSError, AttributeError, TypeError):
        silent = ctypes.cast(ctypes.CDLL(None).strlen, ctypes.c_void_p)
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(silent)
