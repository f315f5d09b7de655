"""What outputs play, heard by the process taps of macOS 14.2 and later through catap."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from interpreter.audio.loopback_devices import Loopback
from interpreter.audio.loopback_extra import loopback_package
from interpreter.audio.loopback_stream import Give, LoopbackStream, OutputTap
from interpreter.audio.native import StreamSettings
from interpreter.domain.errors import MissingPart

_NOT_ALLOWED = (
    "macOS does not let this program hear what others play; allow it in System Settings > Privacy & Security > "
    "Screen & System Audio Recording, then start it anew."
)
_PERMISSION_STATUS = int.from_bytes(b"!hog", "big")  # kAudioDevicePermissionsError


class _Format(Protocol):
    """What catap's AudioStreamFormat and its AudioDeviceStream share."""

    @property
    def sample_rate(self) -> float: ...
    @property
    def num_channels(self) -> int: ...


class _SampleFormat(_Format, Protocol):
    @property
    def bits_per_sample(self) -> int: ...
    @property
    def is_float(self) -> bool: ...
    @property
    def is_signed_integer(self) -> bool: ...


class _Buffer(Protocol):
    """catap's AudioBuffer: packed, interleaved samples of this machine's byte order."""

    @property
    def data(self) -> bytes: ...
    @property
    def format(self) -> _SampleFormat: ...


class _OutputDevice(Protocol):
    """catap's AudioDevice."""

    @property
    def audio_object_id(self) -> int: ...
    @property
    def uid(self) -> str: ...
    @property
    def output_streams(self) -> Sequence[_Format]: ...


class _Session(Protocol):
    """catap's RecordingSession."""

    @property
    def capture_failed(self) -> bool: ...
    @property
    def needs_cleanup(self) -> bool: ...
    @property
    def stream_format(self) -> _Format | None: ...
    def close(self) -> None: ...


class CoreAudioTaps:
    """A tap for the first stream of each output. Every method blocks.

    Without the permission to record system audio, macOS gives silence instead of an error.
    """

    def __init__(self, package: Callable[[], Any] = lambda: loopback_package("darwin")) -> None:
        """`package` imports catap."""
        self._package = package
        self._found_hz: dict[str, int] = {}

    def loopbacks(self) -> Sequence[Loopback]:
        """Return what can be tapped. Raises MissingPart or OSError."""
        found: dict[str, Loopback] = {}
        for device in self._package().list_audio_devices():
            if device.output_streams:
                key, stream = _key(device), device.output_streams[0]
                rate_hz = self._found_hz.get(key, round(stream.sample_rate))
                found.setdefault(device.name, Loopback(device.name, stream.num_channels, rate_hz, key))
        return list(found.values())

    def stream(self, key: str, settings: StreamSettings) -> LoopbackStream:
        """Return a stream on the output of this key."""
        return LoopbackStream(settings, lambda give: self._begin(key, settings, give))

    def _begin(self, key: str, settings: StreamSettings, give: Give) -> OutputTap:
        catap = self._package()
        device = next((one for one in catap.list_audio_devices() if _key(one) == key), None)
        if device is None or not device.output_streams:
            raise OSError("the output is not there any more")
        session = catap.record_device(
            device.output_streams[0], on_buffer=lambda buffer: give(samples_of(buffer), False)
        )
        try:
            session.start()
        except OSError as error:
            if isinstance(error, PermissionError) or getattr(error, "status", None) == _PERMISSION_STATUS:
                raise MissingPart(_NOT_ALLOWED) from error
            raise
        self._check_rate(key, session, settings)
        return _CoreAudioTap(session)

    def _check_rate(self, key: str, session: _Session, settings: StreamSettings) -> None:
        """Refuse a tap that runs at another rate than its output was said to; the next listing names the right one."""
        told = session.stream_format
        rate_hz = settings.rate_hz if told is None else round(told.sample_rate)
        if rate_hz != settings.rate_hz:
            self._found_hz[key] = rate_hz
            session.close()
            raise OSError(f"the tap runs at {rate_hz} Hz, not at {settings.rate_hz}")


def samples_of(buffer: _Buffer) -> NDArray[np.float32]:
    """Return the samples of an AudioBuffer of catap, shape (frames, channels), float32, full scale being 1.

    Raises ValueError for a form other than packed integers or floats.
    """
    form = buffer.format
    bits, channels = form.bits_per_sample, form.num_channels
    if form.is_float and bits in (32, 64):
        return np.frombuffer(buffer.data, f"<f{bits // 8}").astype(np.float32).reshape(-1, channels)
    if not form.is_signed_integer or bits not in (8, 16, 24, 32):
        raise ValueError(f"samples of {bits} bits in this form are not known here")
    width = bits // 8
    padded: NDArray[np.uint8] = np.zeros((len(buffer.data) // width, 4), np.uint8)
    padded[:, 4 - width :] = np.frombuffer(buffer.data, np.uint8).reshape(-1, width)
    samples: NDArray[np.float32] = (padded.view("<i4") / 2.0**31).astype(np.float32)
    return samples.reshape(-1, channels)


def _key(device: _OutputDevice) -> str:
    """Name a device as it is now: a tap fails when its output is taken away, or changes its rate or channels."""
    first = device.output_streams[0] if device.output_streams else None
    form = "" if first is None else f" {round(first.sample_rate)} {first.num_channels}"
    return f"{device.uid} {device.audio_object_id}{form}"


class _CoreAudioTap:
    """A running session of catap."""

    def __init__(self, session: _Session) -> None:
        self._session = session

    @property
    def goes_on(self) -> bool:
        """Whether the capture has not failed."""
        return not self._session.capture_failed

    def close(self) -> None:
        """Destroy the tap, at a second attempt where the first one fails."""
        try:
            self._session.close()
        except Exception:  # noqa: BLE001 - whatever was wrong with the capture is told as well, and does not matter now
            if self._session.needs_cleanup:
                self._session.close()
