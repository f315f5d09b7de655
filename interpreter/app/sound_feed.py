"""What sounds on every channel, as lines for clients that asked for it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import numpy as np

from interpreter.app.protocol import sound_line
from interpreter.domain.audio import AudioFrame
from interpreter.domain.timeline import Ticks, ticks_from_ms

LATEST = ticks_from_ms(400)
"""No client is sent sound that is older than this, however late it reads."""
_FULL_SCALE = 32_767


def sound_lines(sounded: Mapping[str, Sequence[AudioFrame]]) -> Iterator[tuple[bytes, Ticks]]:
    """Yield lines with how long they sound: one, but where a gap on a channel needs another.

    Frames are at 48 kHz; of longer ones than LATEST the beginning is left out.
    """
    channels = {
        name: [_piece(frame) for frame in frames if len(frame.samples)] for name, frames in sounded.items()
    }
    for pieces in zip_longest(*channels.values()):
        line = {name: piece for name, piece in zip(channels, pieces, strict=True) if piece is not None}
        yield sound_line(line), Ticks(max(len(samples) // 2 for _, samples in line.values()))


def _piece(frame: AudioFrame) -> tuple[int, bytes]:
    samples = frame.samples[-LATEST:]
    loud = np.clip(np.rint(samples * np.float32(_FULL_SCALE)), -_FULL_SCALE - 1, _FULL_SCALE)
    return int(frame.end) - len(samples), loud.astype("<i2").tobytes()
