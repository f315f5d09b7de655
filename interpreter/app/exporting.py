"""Exports: a session on record as the bytes of a file, in every format that is installed; and the command for it."""

import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from interpreter.app import plugins
from interpreter.app.languages import name_of, several
from interpreter.app.pages import page
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.sessions import file_name
from interpreter.domain.transcript import Transcript
from interpreter.policy.choosing import languages_in, restricted
from interpreter.ports.outlets import ExporterManifest, RecordedSound, Track

_LISTED = "See: openbooth export --list."


@dataclass(frozen=True, slots=True)
class Export:
    """What to export: a session's id, the beginning of one, or "last", as a format, or some of it."""

    session: str
    form: str
    languages: tuple[str, ...] = ()
    """In the order they are wanted; empty: all there are."""
    track: str | None = None
    """The source or channel whose sound is wanted; nobody's: the format's own choice."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to write, and the name it goes by where nobody has chosen one."""

    name: str
    content: bytes


def exported(order: Export) -> Exported:
    """Return the file. Raises UnknownName, UserMistake, MissingPart or BrokenRecord."""
    from interpreter.app.records import session_store  # noqa: PLC0415 - keeps --help quick

    exporter = plugins.exporter(order.form)
    store = session_store()
    session = store.find(order.session)
    transcript = _chosen_for(exporter, store.open(session), order.languages)
    marks = [*transcript.languages, *([order.track] if order.track else [])]
    name = file_name(session, marks, exporter.suffix)
    return Exported(name, _content(exporter, transcript, session, order.track))


def content_of(
    exporter: ExporterManifest, transcript: Transcript, sound: RecordedSound, track: Track | None
) -> bytes:
    """Return the bytes, with the sound where any is on record and the format can hold it."""
    if exporter.export_sound is None or not sound.tracks:
        return exporter.export(transcript)
    return exporter.export_sound(transcript, sound, track)


def chosen(transcript: Transcript, languages: Sequence[str]) -> Transcript:
    """Return the transcript in some of its languages, all without any. Raises UnknownName for one it has not."""
    known = languages_in(transcript)
    for code in languages:
        if not any(one == code or one.startswith(f"{code}-") for one in known):
            there_is = ", ".join(f"{name_of(one)} ({one})" for one in known)
            raise UnknownName(f"The session has no {name_of(code)} ({code}). There is: {there_is}.")
    return restricted(transcript, languages)


def _chosen_for(exporter: ExporterManifest, transcript: Transcript, languages: Sequence[str]) -> Transcript:
    if languages and exporter.bilingual and transcript.source_language not in languages:
        languages = (transcript.source_language, *languages)
    return chosen(transcript, languages)


def formats() -> list[tuple[str, ExporterManifest | str]]:
    """Return every format's name with its manifest, or with the reason why it cannot be used."""
    return plugins.exporters()


def export(  # noqa: PLR0913, PLR0917 - an option each
    session: Annotated[
        str | None, typer.Argument(help="A session's id, the beginning of one, or: last.")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="One of those that --list tells.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="- for standard output.")] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="LANG[,LANG]", help="Only this, or these in this order."),
    ] = None,
    track: Annotated[
        str | None,
        typer.Option("--track", metavar="NAME", help="The source or channel whose sound is meant."),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Tell every format.")] = False,
) -> None:
    """Write the transcript of a session, or its sound, in another format."""
    if listing:
        _tell_formats()
        return
    if session is None or form is None:
        raise UserMistake(
            f"Say which session and which format, as in: openbooth export last --format docx. {_LISTED}"
        )
    languages = tuple(code for codes in language or () for code in several(codes))
    file = exported(Export(session, form, languages, track))
    if out is not None and str(out) == "-":
        sys.stdout.buffer.write(file.content)
        return
    target = out if out is not None else _free(file.name)
    try:
        target.write_bytes(file.content)
    except OSError as error:
        raise UserMistake(
            f"{target} cannot be written ({error.strerror}); choose another with --out."
        ) from error
    typer.echo(str(target))


def _tell_formats() -> None:
    table = Table("format", "what it is", "file")
    for name, manifest in formats():
        if isinstance(manifest, str):
            table.add_row(name, manifest, "")
        else:
            table.add_row(name, manifest.title, f"*{manifest.suffix}")
    page().print(table)


def _content(exporter: ExporterManifest, transcript: Transcript, session: str, track: str | None) -> bytes:
    if exporter.export_sound is None:
        if track is not None:
            raise UserMistake(f"The format {exporter.name} holds no sound; leave out --track. {_LISTED}")
        return exporter.export(transcript)
    from interpreter.app.recorded_sound import open_recorded_sound  # noqa: PLC0415 - keeps --help quick

    with open_recorded_sound(session) as sound:
        return content_of(exporter, transcript, sound, sound.track(track) if track is not None else None)


def _free(name: str) -> Path:
    """Return a place in this folder where no file is yet, so that none is lost that somebody has corrected."""
    wanted = Path(name)
    others = (wanted.with_stem(f"{wanted.stem} ({number})") for number in itertools.count(2))
    return next(place for place in itertools.chain([wanted], others) if not place.exists())
