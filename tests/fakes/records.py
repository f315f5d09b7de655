"""Sessions on record with sound, written as a session writes them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from interpreter.audio.channel_file import ChannelFile
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.records import Record, SessionClosed
from interpreter.domain.settings import SessionSettings
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.storage.sessions import SessionFolder, SessionStore
from interpreter.storage.spool import SpoolFiles

SESSION = "20260101-090000-ab12"
FLOOR_HZ = 16_000
BLOCK = 1_600


def noise(seconds: float, *, rate_hz: int = FLOOR_HZ, seed: int = 0) -> Samples:
    """Soft noise below 3 kHz, as loud as speech, no two stretches of which are alike."""
    white = np.random.default_rng(seed).standard_normal(round(seconds * rate_hz))
    width = max(1, rate_hz // 4_000)
    return (0.1 * np.convolve(white, np.ones(width) / width**0.5, "same")).astype(np.float32)


def begun(data: Path, *channels: ListenerChannel, session: str = SESSION) -> SessionFolder:
    """Begin a session in a data folder."""
    provenance = Provenance(session, "2026-01-01T09:00:00+00:00", "scripted", "0.0", ("panel.flac",))
    return SessionStore(data).create(provenance, SessionSettings("en", channels, "scripted"))


def captured(folder: SessionFolder, sources: Mapping[str, Samples], *, rate_hz: int = FLOOR_HZ) -> None:
    """Let sources be heard from the beginning on."""
    spool = SpoolFiles(folder.spool)
    for source, samples in sources.items():
        for first in range(0, len(samples), BLOCK):
            start = Ticks(first * (48_000 // rate_hz))
            spool.append(AudioFrame(source, start, rate_hz, samples[first : first + BLOCK]))
    spool.close()


def heard(path: Path, *pieces: tuple[Ticks, Samples], end: Ticks, rate_hz: int = 24_000) -> None:
    """Write what was heard on a channel."""
    path.parent.mkdir(exist_ok=True)
    file = ChannelFile(path, rate_hz)
    for start, samples in pieces:
        file.play(start, rate_hz, samples)
    file.close(end)


def ended(data: Path, folder: SessionFolder, at: Ticks, records: Sequence[Record] = ()) -> None:
    """End a session in order."""
    for record in (*records, SessionClosed(at)):
        folder.journal.append(record)
    SessionStore(data).close(folder)
