"""What outputs play, heard by WASAPI through PyAudioWPatch."""

import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from interpreter.audio.loopback_devices import LOOPBACK_TITLE, Loopback
from interpreter.audio.loopback_extra import loopback_package
from interpreter.audio.loopback_stream import Give, LoopbackStream, OutputTap
from interpreter.audio.native import StreamSettings


class _Stream(Protocol):
    """PyAudio's Stream."""

    def is_active(self) -> bool: ...
    def close(self) -> None: ...


class WasapiLoopbacks:
    """The loopback devices of PyAudioWPatch, which has a PortAudio of its own. Every method blocks."""

    def __init__(self, package: Callable[[], Any] = lambda: loopback_package("win32")) -> None:
        """`package` imports pyaudiowpatch."""
        self._package = package
        self._lock = threading.RLock()
        self._pyaudio: Any = None
        self._open = 0

    def loopbacks(self) -> Sequence[Loopback]:
        """Return what can be heard, looking anew while no stream is open. Raises MissingPart or OSError."""
        with self._lock:
            return [
                Loopback(
                    str(entry["name"]).removesuffix(LOOPBACK_TITLE),
                    int(entry["maxInputChannels"]),
                    round(entry["defaultSampleRate"]),
                    str(entry["name"]),
                )
                for entry in self._entries(anew=not self._open)
            ]

    def stream(self, key: str, settings: StreamSettings) -> LoopbackStream:
        """Return a stream on the loopback of this name."""
        return LoopbackStream(settings, lambda give: self._begin(key, settings, give))

    def _entries(self, *, anew: bool) -> Sequence[Any]:
        package = self._package()
        if anew and self._pyaudio is not None:
            self._pyaudio.terminate()
            self._pyaudio = None
        if self._pyaudio is None:
            self._pyaudio = package.PyAudio()
        return list(self._pyaudio.get_loopback_device_info_generator())

    def _begin(self, key: str, settings: StreamSettings, give: Give) -> OutputTap:
        with self._lock:
            entry = next((one for one in self._entries(anew=False) if one["name"] == key), None)
            if entry is None:
                raise OSError(f"{key} is not there")
            package = self._package()
            go_on = (None, package.paContinue)

            def heard(data: bytes, _frames: int, _time: object, status: int) -> tuple[None, int]:
                give(np.frombuffer(data, np.float32).reshape(-1, settings.channels), bool(status))
                return go_on

            stream = self._pyaudio.open(
                rate=settings.rate_hz,
                channels=settings.channels,
                format=package.paFloat32,
                input=True,
                input_device_index=entry["index"],
                frames_per_buffer=round(settings.rate_hz * settings.block_ms / 1000),
                stream_callback=heard,
            )
            self._open += 1
        return _WasapiTap(stream, self._released)

    def _released(self) -> None:
        with self._lock:
            self._open -= 1


class _WasapiTap:
    """An open stream of PyAudioWPatch."""

    def __init__(self, stream: _Stream, on_released: Callable[[], None]) -> None:
        self._stream = stream
        self._on_released = on_released

    @property
    def goes_on(self) -> bool:
        """Whether PortAudio still waits for blocks."""
        return self._stream.is_active()

    def close(self) -> None:
        """Release the output."""
        try:
            self._stream.close()
        finally:
            self._on_released()
