"""What is rehearsed: the sound of a session on record, or a recording."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile

from interpreter.app.configuration import configuration
from interpreter.app.plugins import exporter, usual_diarizer
from interpreter.app.recorded_sound import SessionSound, open_recorded_sound
from interpreter.app.records import session_store
from interpreter.domain.channels import Mode
from interpreter.domain.errors import UserMistake
from interpreter.domain.records import SessionOpened
from interpreter.domain.settings import SessionSettings
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks, ms_from_ticks, ticks_from_seconds
from interpreter.domain.transcript import Transcript
from interpreter.lab import references
from interpreter.lab.rehearsing.settings import USUAL, Setting
from interpreter.lab.rehearsing.yardstick import Yardstick, of_files, of_record
from interpreter.ports.outlets import Track
from interpreter.storage.journal import inspect_journal
from interpreter.storage.record import JOURNAL

_PIECE = ticks_from_seconds(10)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Material:
    """A recording as it goes through the product, one file per source, and what its outputs are held to."""

    name: str
    recordings: tuple[Path, ...]
    spoken: tuple[str, ...]
    """The usual language first."""
    targets: tuple[str, ...]
    usual: Setting
    yardstick: Yardstick | None
    """None where nothing is known of what is said: the first output will have to do."""
    duration_ms: float | None
    is_session: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; None and empty where nothing was said."""

    what: str
    spoken: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    mixed: bool = False
    """Whether several sources of a session are heard as one."""


def material(wanted: Wanted, folder: Path) -> Material:
    """Return what is to be rehearsed; the sound of a session is written to `folder`, and nothing else anywhere.

    Raises UserMistake for what cannot be rehearsed, UnknownName or BrokenRecord.
    """
    path = Path(wanted.what).expanduser()
    if path.is_dir():
        raise UserMistake(f"{path} is a folder; name one recording in it, or a session.")
    if path.is_file():
        return _of_file(path, wanted)
    if path.suffix.lower() in references.AUDIO_SUFFIXES or len(path.parts) > 1:
        raise UserMistake(
            f"There is no file {path}; name a recording, or a session as `openbooth sessions` lists it."
        )
    return _of_session(wanted, folder)


def _of_file(path: Path, wanted: Wanted) -> Material:
    spoken = wanted.spoken or ("en",)
    if not wanted.targets:
        raise UserMistake("Say which language to interpret into, as in --to es.")
    usual = Setting(USUAL, configuration().engine or "builtin", usual_diarizer(1))
    yardstick = of_files(path, spoken[0])
    duration_ms = references.duration_ms(path)
    return Material(
        path.stem, (path,), spoken, wanted.targets, usual, yardstick, duration_ms, is_session=False
    )


def _of_session(wanted: Wanted, folder: Path) -> Material:
    store = session_store()
    session = store.find(wanted.what)
    if store.is_running(session):
        raise UserMistake(f"Session {session} is running; end it first.")
    transcript, settings = store.open(session), _settings_of(store.folder_of(session))
    if settings is None:
        raise UserMistake(
            f"The record of session {session} does not say how it was made; name its recording instead."
        )
    channels = tuple(one.language for one in settings.channels if one.mode is not Mode.FLOOR)
    targets = wanted.targets or tuple(dict.fromkeys(channels))
    if not targets:
        raise UserMistake(f"Session {session} was not interpreted; say into which language, as in --to es.")
    with open_recorded_sound(session) as sound:
        recordings = _written(sound, transcript, folder, mixed=wanted.mixed)
    usual = _usual(settings)
    if len(recordings) == 1 and usual.diarizer == "source":
        usual = replace(usual, diarizer=usual_diarizer(1))
    return Material(
        session,
        recordings,
        wanted.spoken or settings.spoken,
        targets,
        usual,
        of_record(json.loads(exporter("json").export(transcript)), corrected=True),
        float(ms_from_ticks(transcript.duration)),
        is_session=True,
    )


def _settings_of(folder: Path) -> SessionSettings | None:
    records = inspect_journal(folder / JOURNAL).records
    return next((one.settings for one in records if isinstance(one, SessionOpened)), None)


def _usual(settings: SessionSettings) -> Setting:
    """What a session was made with."""
    return Setting(
        USUAL,
        settings.engine,
        settings.diarizer,
        settings.model,
        settings.speaker_model,
        settings.speakers,
        settings.most_speakers,
        settings.terms,
        settings.tuning,
    )


def _written(sound: SessionSound, transcript: Transcript, folder: Path, *, mixed: bool) -> tuple[Path, ...]:
    """Write what was captured as one file per source; all begin with the session, and what is missing is silence."""
    sources = [track for track in sound.tracks if not track.channel and track.duration > 0]
    if not sources:
        off = any(gap.cause == "off the record" for gap in transcript.gaps)
        why = "was off the record throughout; there is no sound of it" if off else "has no sound on record"
        raise UserMistake(
            f"Session {sound.session} {why}, so it cannot be rehearsed; name a recording instead."
        )
    if mixed:
        sources = [sound.track(FLOOR)]
    paths = tuple(folder / f"{name}.flac" for name in _file_names(sources))
    heard = [_write(sound, track, path) for track, path in zip(sources, paths, strict=True)]
    if not any(heard):
        raise UserMistake(f"Session {sound.session} holds nothing but silence, so it cannot be rehearsed.")
    return paths


def _file_names(sources: Sequence[Track]) -> list[str]:
    names: list[str] = []
    for number, track in enumerate(sources, 1):
        name = _UNFIT.sub("-", track.name).strip(". ") or f"source {number}"
        names.append(name if name not in names else f"{name} {number}")
    return names


def _write(sound: SessionSound, track: Track, path: Path) -> bool:
    """Write a track from the beginning of the session on; say whether anything sounds in it."""
    rate_hz = sound.read(track, Ticks(0), Ticks(0)).rate_hz
    sounds = False
    with soundfile.SoundFile(path, "w", rate_hz, 1, "PCM_16", format="FLAC") as file:
        for start in range(0, track.duration, _PIECE):
            samples = sound.read(track, Ticks(start), Ticks(min(start + _PIECE, track.duration))).samples
            sounds = sounds or bool(np.any(samples))
            file.write(samples)
    return sounds
