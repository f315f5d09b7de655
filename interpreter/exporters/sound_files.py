"""The sound of one track from the beginning of the session to its end: FLAC (RFC 9639) and Opus in Ogg (RFC 7845).

What a machine said is marked for programs, as Article 50 of the EU's AI Act wants it, in comments that every tool for
such files keeps (Vorbis comments): `DIGITALSOURCETYPE` holds the IPTC's word for how the sound came about, `SYNTHETIC`
says "yes", "partly" or "no". A sentence says the same to people.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import IO

import av
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin
from interpreter.domain.models import models_in_words
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.domain.transcript import Transcript
from interpreter.exporters.opus_sound import speech_opus
from interpreter.exporters.wording import AI_SOURCE, clean, language_name, provenance_sentence
from interpreter.ports.outlets import ExporterManifest, RecordedSound, Track

COMPOSITE_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""By this programs know what people and a machine have made between them."""
CAPTURED_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
"""By this programs know what was recorded of people."""

_OPUS_BITS_PER_SECOND = 48_000
_PIECE = Ticks(10 * TICKS_PER_SECOND)
_PACKET = 4096
_FULL_SCALE = 1 << 15

_SOURCES = {
    "yes": (AI_SOURCE, "Synthetic voice: this is an AI interpretation."),
    "partly": (
        COMPOSITE_SOURCE, "Partly a synthetic voice: this is an AI interpretation, with people's voices in between."
    ),
    "no": (CAPTURED_SOURCE, "People's voices, as they were captured."),
}  # fmt: skip


def export(transcript: Transcript) -> bytes:
    """Raise UserMistake: without sound on record there is nothing to write."""
    raise UserMistake(
        f"The sound of session {transcript.provenance.session} is not kept; its text can be exported in other formats."
    )


def export_flac(transcript: Transcript, sound: RecordedSound, track: Track | None) -> bytes:
    """Return a track as it is on record, at its own rate with 16 bits. Raises UserMistake where none was chosen."""
    chosen = _chosen(sound, track)
    pieces = _pieces(sound, chosen)
    tags = tags_of(transcript, [chosen])
    with tempfile.TemporaryFile() as file:
        _write_flac(file, pieces, tags)
        file.seek(0)
        return file.read()


def export_opus(transcript: Transcript, sound: RecordedSound, track: Track | None) -> bytes:
    """Return a track as 48 kbit/s of Opus. Raises UserMistake where none was chosen."""
    chosen = _chosen(sound, track)
    return speech_opus(
        sound, [chosen], bits_per_second=_OPUS_BITS_PER_SECOND, tags=tags_of(transcript, [chosen])
    )


def synthetic(transcript: Transcript, track: Track) -> str:
    """Say whether a machine's voice is in a track: "yes", "partly" or "no"; "yes" where nobody knows."""
    if not track.channel:
        return "no"
    by_machine = by_people = False
    for line in transcript.lines:
        translated = bool(line.translations.get(track.language))
        if line.text and line.language == track.language:
            by_people = True
        elif translated:
            by_machine |= line.origin is Origin.MACHINE
            by_people |= line.origin is Origin.HUMAN
        by_people |= track.language in line.shown_only
    if not by_people:
        return "yes"
    return "partly" if by_machine else "no"


def _chosen(sound: RecordedSound, track: Track | None) -> Track:
    """The track that was asked for, or the only channel there is."""
    if track is not None:
        return track
    channels = [one for one in sound.tracks if one.channel]
    if len(channels) != 1:
        names = ", ".join(one.name for one in sound.tracks)
        raise UserMistake(f"Say which sound with --track; there is: {names}.")
    return channels[0]


def tags_of(transcript: Transcript, tracks: Sequence[Track]) -> Mapping[str, str]:
    """Return what a file says of its sound: that of one track, or of sources that are heard together."""
    source, track = transcript.provenance, tracks[0]
    name = ", ".join(one.name for one in tracks)
    is_synthetic = synthetic(transcript, track)
    source_type, disclosure = _SOURCES[is_synthetic]
    what = f"{name}, {language_name(track.language)}" if track.channel else f"{name}, the floor"
    tags = {
        "TITLE": f"Session {source.session}: {what}",
        "DATE": source.started,
        "LANGUAGE": track.language,
        "DESCRIPTION": f"{disclosure} {provenance_sentence(transcript)}",
        "ENCODED_BY": f"OpenBooth {source.version}",
        "DIGITALSOURCETYPE": source_type,
        "SYNTHETIC": is_synthetic,
        "ENGINE": source.engine if is_synthetic != "no" else "",
        "MODELS": models_in_words(source.models) if is_synthetic != "no" else "",
        "SESSION": source.session,
        "CHANNEL" if track.channel else "INPUT": name,
    }
    return {name: text for name, value in tags.items() if (text := clean(value))}


def _pieces(sound: RecordedSound, track: Track) -> Iterator[tuple[int, Samples]]:
    """Yield the rate and the samples of a track in pieces of some seconds, at least one."""
    for start in range(0, max(1, track.duration), _PIECE):
        heard = sound.read(track, Ticks(start), min(Ticks(start + _PIECE), track.duration))
        yield heard.rate_hz, heard.samples


def _write_flac(file: IO[bytes], pieces: Iterator[tuple[int, Samples]], tags: Mapping[str, str]) -> None:
    (rate_hz, first), rest = next(pieces), (samples for _, samples in pieces)
    with av.open(file, "w", format="flac", options={"fflags": "+bitexact"}) as container:
        container.metadata.update(tags)
        stream = container.add_stream("flac", rate=rate_hz)
        stream.codec_context.layout = "mono"
        stream.codec_context.format = "s16"
        written = 0
        for samples in chain([first], rest):
            for place in range(0, len(samples), _PACKET):
                piece = samples[place : place + _PACKET]
                container.mux(stream.encode(_frame(piece, rate_hz, written)))
                written += len(piece)
        container.mux(stream.encode(None))


def _frame(samples: Samples, rate_hz: int, start: int) -> av.AudioFrame:
    whole = np.clip(np.rint(samples * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(whole[None], format="s16", layout="mono")
    frame.sample_rate = rate_hz
    frame.time_base = Fraction(1, rate_hz)
    frame.pts = start
    return frame


FLAC = ExporterManifest(
    name="flac",
    title="Sound of one track, as it is on record (FLAC)",
    suffix=".flac",
    export=export,
    export_sound=export_flac,
)
OPUS = ExporterManifest(
    name="opus",
    title="Sound of one track, small (Opus)",
    suffix=".opus",
    export=export,
    export_sound=export_opus,
)
