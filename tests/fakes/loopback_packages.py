"""Stand-ins for PyAudioWPatch and catap: what of their documented surface is used, with outputs to be steered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


class FakePyAudioWPatch:
    """The module pyaudiowpatch. `outputs` are plugged in; it looks at them when it is initialised."""

    paFloat32 = 1  # noqa: N815 - their name
    paContinue = 0  # noqa: N815 - their name

    def __init__(self, *outputs: str, rate_hz: float = 48_000.0, channels: int = 2) -> None:
        self.outputs = list(outputs)
        self.rate_hz, self.channels = rate_hz, channels
        self.streams: list[FakePyAudioStream] = []
        self.known: list[str] | None = None
        self.initialised = 0
        self.refuses = False

    def PyAudio(self) -> "FakePyAudio":  # noqa: N802 - their name
        self.initialised += 1
        if self.known is None:
            self.known = list(self.outputs)
        return FakePyAudio(self)

    def play(self, samples: Samples, status: int = 0) -> None:
        """Let every open stream hear a block, shape (frames, channels)."""
        for stream in self.streams:
            if stream.open:
                answer = stream.callback(samples.astype(np.float32).tobytes(), len(samples), {}, status)
                assert answer == (None, self.paContinue)

    def unplug(self, output: str) -> None:
        self.outputs.remove(output)
        for stream in self.streams:
            stream.active = False


class FakePyAudio:
    def __init__(self, module: FakePyAudioWPatch) -> None:
        self._module = module
        self._terminated = False

    def terminate(self) -> None:
        assert not any(stream.open for stream in self._module.streams)
        self._terminated = True
        self._module.initialised -= 1
        if not self._module.initialised:
            self._module.known = None

    def get_loopback_device_info_generator(self) -> Iterator[dict[str, Any]]:
        assert not self._terminated
        for index, output in enumerate(self._module.known or ()):
            yield {
                "index": 10 + index,
                "name": f"{output} [Loopback]",
                "maxInputChannels": self._module.channels,
                "maxOutputChannels": 0,
                "defaultSampleRate": self._module.rate_hz,
                "isLoopbackDevice": True,
            }

    def open(self, **settings: Any) -> "FakePyAudioStream":  # noqa: ANN401 - as many types as settings
        if self._module.refuses or settings["rate"] != self._module.rate_hz:
            raise OSError(-9996, "Invalid input device")
        assert settings["input"]
        assert settings["format"] == self._module.paFloat32
        assert settings["channels"] == self._module.channels
        stream = FakePyAudioStream(settings["stream_callback"], settings)
        self._module.streams.append(stream)
        return stream


@dataclass
class FakePyAudioStream:
    callback: Callable[..., tuple[None, int]]
    settings: dict[str, Any]
    open: bool = True
    active: bool = True

    def is_active(self) -> bool:
        if not self.open:
            raise OSError("Stream closed")
        return self.active

    def close(self) -> None:
        self.open = False


@dataclass(frozen=True)
class FakeFormat:
    sample_rate: float = 48_000.0
    num_channels: int = 2
    bits_per_sample: int = 32
    sample_type: str = "float"

    @property
    def is_float(self) -> bool:
        return self.sample_type == "float"

    @property
    def is_signed_integer(self) -> bool:
        return self.sample_type == "signed_integer"


@dataclass(frozen=True)
class FakeBuffer:
    data: bytes
    format: FakeFormat = FakeFormat()


@dataclass(frozen=True)
class FakeDevice:
    """catap's AudioDevice; a microphone has no output streams."""

    name: str
    uid: str
    audio_object_id: int
    output_streams: tuple[FakeFormat, ...] = (FakeFormat(),)


@dataclass
class FakeCatap:
    """The module catap. `devices` are plugged in; taps run in `tap_format`."""

    devices: list[FakeDevice]
    tap_format: FakeFormat = FakeFormat()
    sessions: list["FakeSession"] = field(default_factory=list)
    refusal: OSError | None = None

    def list_audio_devices(self) -> list[FakeDevice]:
        return list(self.devices)

    def record_device(self, device: FakeFormat, *, on_buffer: Callable[[FakeBuffer], None]) -> "FakeSession":
        assert any(stream is device for one in self.devices for stream in one.output_streams)
        self.sessions.append(FakeSession(self, on_buffer))
        return self.sessions[-1]

    def play(self, samples: Samples) -> None:
        """Let every running session hear a block, shape (frames, channels)."""
        for session in self.sessions:
            if session.running:
                session.on_buffer(FakeBuffer(samples.astype(np.float32).tobytes(), self.tap_format))


@dataclass
class FakeSession:
    module: FakeCatap
    on_buffer: Callable[[FakeBuffer], None]
    running: bool = False
    capture_failed: bool = False
    fails_to_close: int = 0

    @property
    def needs_cleanup(self) -> bool:
        return self.running

    @property
    def stream_format(self) -> FakeFormat | None:
        return self.module.tap_format if self.running else None

    def start(self) -> None:
        if self.module.refusal is not None:
            raise self.module.refusal
        self.running = True

    def close(self) -> None:
        if self.fails_to_close:
            self.fails_to_close -= 1
            raise OSError("the aggregate device is busy")
        self.running = False
