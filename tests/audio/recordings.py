"""Small recordings in many formats, made on the spot."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
from numpy.typing import NDArray

RATE_HZ = 48_000
ENCODERS = {"mp3": "libmp3lame", "m4a": "aac", "opus": "libopus", "mkv": "flac", "mp4": "aac", "ac3": "ac3"}
CONTAINERS = (*ENCODERS, "ogg")

_PIECE = 960
_PICTURE_HZ = 10


def tone(seconds: float, rate_hz: int = RATE_HZ, hz: float = 440.0) -> NDArray[np.float32]:
    """A sine at half of full scale."""
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)).astype(np.float32)


def write_wav(path: Path, samples: NDArray[np.float32], rate_hz: int, subtype: str = "PCM_16") -> Path:
    """Write samples of shape (frames,) or (frames, channels) with libsndfile; the suffix chooses the container."""
    soundfile.write(path, samples, rate_hz, subtype=subtype)
    return path


def encode(path: Path, samples: NDArray[np.float32]) -> Path:
    """Encode mono 48 kHz samples in one of CONTAINERS; mp4 and mkv are films."""
    suffix = path.suffix[1:]
    if suffix == "ogg":
        return write_wav(path, samples, RATE_HZ, "VORBIS")
    with av.open(path, "w") as container:
        sound = container.add_stream(ENCODERS[suffix], rate=RATE_HZ, layout="mono")
        if suffix in {"mp4", "mkv"}:
            _add_pictures(container)
        for first in range(0, len(samples), _PIECE):
            piece = samples[None, first : first + _PIECE]
            frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, first, Fraction(1, RATE_HZ)
            container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def encode_surround(path: Path, samples: NDArray[np.float32]) -> Path:
    """Encode 48 kHz samples of shape (8, frames) as 7.1 sound in AAC."""
    with av.open(path, "w") as container:
        sound = container.add_stream("aac", rate=RATE_HZ, layout="7.1")
        for first in range(0, samples.shape[1], _PIECE):
            piece = np.ascontiguousarray(samples[:, first : first + _PIECE])
            frame = av.AudioFrame(format="fltp", layout="7.1", samples=piece.shape[1])
            for plane, channel in zip(frame.planes, piece, strict=False):
                plane.update(channel)
            frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, first, Fraction(1, RATE_HZ)
            container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def encode_silent_film(path: Path) -> Path:
    """A film without any audio track."""
    with av.open(path, "w") as container:
        _add_pictures(container)
    return path


def _add_pictures(container: av.container.OutputContainer) -> None:
    stream = container.add_stream("mpeg4", rate=_PICTURE_HZ)
    stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
    for index in range(5):
        picture = av.VideoFrame.from_ndarray(np.full((32, 32, 3), 40 * index, np.uint8), format="rgb24")
        picture.pts, picture.time_base = index, Fraction(1, _PICTURE_HZ)
        container.mux(stream.encode(picture))
    container.mux(stream.encode(None))
