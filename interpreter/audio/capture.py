"""Live inputs on the session's timeline."""

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interpreter.audio.devices import DeviceList
from interpreter.audio.lanes import Tapped
from interpreter.audio.placing import SourceTimeline
from interpreter.audio.streams import Block as DeviceBlock
from interpreter.audio.streams import DeviceStream, Pace
from interpreter.domain.audio import AudioFrame
from interpreter.domain.devices import DeviceEvent, DeviceState, DeviceStatus, Direction, InputPlace, Xrun
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.dsp.rings import CaptureRing
from interpreter.dsp.taps import Tap

_LONGEST_BLOCK = 1 << 16
_PACE = Pace(latency_ms=20.0)  # a larger buffer makes PulseAudio give blocks two at a time


class Capture:
    """One live input: mono at LIVE_RATE_HZ in `take`, and by the short way in `tap`."""

    def __init__(self, name: str, place: InputPlace, devices: DeviceList) -> None:
        self.tap = Tap()
        self._name = name
        self._place = place
        self._ring = CaptureRing()
        self._weights: NDArray[np.float32] = np.ones(1, np.float32)
        self._mono: NDArray[np.float32] = np.zeros(_LONGEST_BLOCK, np.float32)
        self._stream = DeviceStream(place.device, Direction.INPUT, self._heard, devices=devices, pace=_PACE)
        self._timeline = SourceTimeline(name)
        self._xruns = 0
        self._dropped_s = 0.0

    @property
    def name(self) -> str:
        """Unique within the session."""
        return self._name

    @property
    def place(self) -> InputPlace:
        """Where it comes from."""
        return self._place

    @property
    def ended(self) -> bool:
        """Whether no more will come: a device may always come back."""
        return False

    @property
    def state(self) -> DeviceState:
        """How the device fares."""
        return self._stream.state

    def sounding(self) -> Tapped:
        """Return a way of hearing it for one output."""
        return Tapped(self.tap)

    def poll(self, now_s: float) -> Sequence[DeviceEvent]:
        """Look after the device, about every 10 ms; `now_s` is monotonic."""
        events: list[DeviceEvent] = [
            DeviceStatus(self._place.device, Direction.INPUT, self._name, change.state, change.detail)
            for change in self._stream.poll(now_s)
        ]
        xruns, dropped_s = self._stream.xruns + self._ring.dropped, self._ring.dropped_s
        if xruns != self._xruns:
            lost = ticks_from_seconds(dropped_s - self._dropped_s)
            events.append(Xrun(self._place.device, Direction.INPUT, self._name, xruns, lost))
            self._xruns, self._dropped_s = xruns, dropped_s
        return events

    def take(self, now: Ticks) -> Sequence[AudioFrame | Gap]:
        """Return what came since the last call; see LiveSource."""
        return self._timeline.take(now, time.monotonic(), self._ring.take(), lost=self._stream.lost)

    def close(self) -> None:
        """Release the device, on a thread. May be called twice."""
        self._stream.close()

    def join(self, timeout_s: float) -> bool:
        """Wait until the device is released; return whether it is. Blocks."""
        return self._stream.join(timeout_s)

    def _heard(self, block: DeviceBlock, time_s: float) -> None:
        """Copy a block to the ring and the tap, in PortAudio's thread."""
        frames, channels = block.shape
        if channels != len(self._weights):
            self._weights = _weights(channels, self._place.channel)
        mono = self._mono[:frames]
        np.dot(block, self._weights, out=mono)
        self.tap.write(mono, time_s, self._stream.rate_hz)
        self._ring.push(mono, time_s, self._stream.rate_hz, self._stream.opening)


def _weights(channels: int, picked: int | None) -> NDArray[np.float32]:
    """Return what each channel counts, shape (channels,); one that is not there counts as all of them."""
    if picked is None or picked > channels:
        return np.full(channels, 1 / channels, np.float32)
    weights: NDArray[np.float32] = np.zeros(channels, np.float32)
    weights[picked - 1] = 1.0
    return weights
