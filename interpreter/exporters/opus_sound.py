"""Sound of a session as Opus in Ogg (RFC 6716, RFC 7845): speech, mono, from the beginning of the session on."""

import io
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import av
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.dsp.resampling import StreamResampler
from interpreter.ports.outlets import RecordedSound, Track

_PIECE = Ticks(10 * TICKS_PER_SECOND)
_FRAME = 960


def speech_opus(
    sound: RecordedSound, tracks: Sequence[Track], *, bits_per_second: int, tags: Mapping[str, str]
) -> bytes:
    """Return `tracks`, added up, as a file that carries `tags`; the same sound gives the same bytes."""
    written = io.BytesIO()
    with av.open(written, "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        container.metadata.update(tags)
        stream = container.add_stream("libopus", rate=TICKS_PER_SECOND)
        stream.codec_context.layout = "mono"
        stream.codec_context.format = "flt"
        stream.bit_rate = bits_per_second
        stream.codec_context.options = {
            "application": "voip",
            "frame_duration": "20",
            "compression_level": "5",
        }
        for number, samples in enumerate(_frames(_mixed(sound, tracks))):
            frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
            frame.sample_rate = TICKS_PER_SECOND
            frame.time_base = Fraction(1, TICKS_PER_SECOND)
            frame.pts = number * _FRAME
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return written.getvalue()


def _frames(pieces: Iterator[Samples]) -> Iterator[Samples]:
    held = np.zeros(0, np.float32)
    for piece in pieces:
        held = np.concatenate((held, piece))
        whole = len(held) // _FRAME * _FRAME
        yield from held[:whole].reshape(-1, _FRAME)
        held = held[whole:]
    if len(held):
        yield np.concatenate((held, np.zeros(_FRAME - len(held), np.float32)))


def _mixed(sound: RecordedSound, tracks: Sequence[Track]) -> Iterator[Samples]:
    """Yield all tracks together at 48 kHz, in pieces of some seconds."""
    ends = max((track.duration for track in tracks), default=Ticks(0))
    streams = [_resampled(sound, track, ends) for track in tracks]
    waiting = [np.zeros(0, np.float32) for _ in tracks]
    for pieces in zip(*streams, strict=True):
        waiting = [np.concatenate(pair) for pair in zip(waiting, pieces, strict=True)]
        common = min(map(len, waiting))
        yield np.clip(sum(one[:common] for one in waiting), -1.0, 1.0)
        waiting = [one[common:] for one in waiting]


def _resampled(sound: RecordedSound, track: Track, ends: Ticks) -> Iterator[Samples]:
    """Yield one track at 48 kHz, as many pieces as every other one of the same end has."""
    resampler: StreamResampler | None = None
    for start in range(0, ends, _PIECE):
        heard = sound.read(track, Ticks(start), min(Ticks(start + _PIECE), ends))
        resampler = resampler or StreamResampler(heard.rate_hz, TICKS_PER_SECOND)
        yield resampler.push(heard.samples)
    yield resampler.finish() if resampler else np.zeros(0, np.float32)
