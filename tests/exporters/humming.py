"""A session that hums: two microphones and a channel."""

import numpy as np

from interpreter.domain.audio import AudioFrame
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.ports.outlets import Track

_HUM_HZ = 300


class Humming:
    """The sound of a session; the second microphone falls silent after half of it."""

    def __init__(self, seconds: int = 40) -> None:
        duration = Ticks(seconds * TICKS_PER_SECOND)
        self.tracks = (
            Track("podium", channel=False, language="en", duration=duration),
            Track("table", channel=False, language="en", duration=Ticks(duration // 2)),
            Track("es", channel=True, language="es", duration=duration),
        )

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        """Return the hum between two times."""
        rate_hz = 48_000 if track.channel else 16_000
        count = (end - start) * rate_hz // TICKS_PER_SECOND
        at = np.arange(count) / rate_hz + start / TICKS_PER_SECOND
        heard = np.sin(2 * np.pi * _HUM_HZ * at) * 0.2 * (start < track.duration)
        return AudioFrame(track.name, start, rate_hz, heard.astype(np.float32))
