"""Event files, `*.openbooth`: the set-up of an event as TOML, read with all its mistakes at once, and written back.

    title = "Annual assembly"
    from = "en"
    glossary = "terms.csv"

    [[sources]]
    name = "podium"
    device = "alsa_input.usb-Stage_Box-00"
    device_title = "Stage Box"
    channel = 1

    [[sources]]
    name = "welcome"
    file = "welcome.mp4"

    [[channels]]
    language = "es"
    output = "alsa_output.usb-Stage_Box-00"
    output_channel = 3
    never_later_s = 6

    [[desks]]
    name = "booth 1"
    microphone = "alsa_input.usb-Headset-00"

    [sharing]
    port = 8080
    network = "Hall"

Files that it names are looked for beside it. Titles say what people call the devices: they find one that has another
name meanwhile, and may be left out.
"""

import os
import shutil
import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import tomli_w

from interpreter.app.device_names import split_channel
from interpreter.app.forms import did_you_mean, filled, written_name
from interpreter.app.languages import normalised
from interpreter.domain.channels import Interlock, ListenerChannel, Mode
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UnsupportedLanguage, UserMistake
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning
from interpreter.policy.event_setup import mistakes_in
from interpreter.storage.glossary import read_glossary

_SPARE = ".bak"
_SOURCE = "source"
_NOTE = "note"
_TABLES = frozenset({"sources", "channels", "desks", "terms"})
_ALWAYS_WRITTEN = frozenset({"from_"})


@dataclass(frozen=True, slots=True)
class _Source:
    """On a device, or a recording in a file."""

    device: str | None = None
    file: str | None = None
    name: str | None = None
    channel: int | None = None
    speaker: str | None = None
    device_title: str = ""


@dataclass(frozen=True, slots=True)
class _Channel:
    language: str
    name: str | None = None
    voice: str | None = None
    mode: Mode = Mode.MACHINE
    input: str | None = None
    output: str | None = None
    output_channel: int = 1
    output_title: str = ""
    never_later_s: float | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    name: str
    microphone: str
    microphone_channel: int | None = None
    headphones: str | None = None
    headphones_channel: int = 1
    channels: tuple[str, ...] = ()
    volume_db: float = 0.0
    microphone_title: str = ""
    headphones_title: str = ""


@dataclass(frozen=True, slots=True)
class _Event:
    """The file as it is written; a trailing underscore in a name is not."""

    title: str = ""
    from_: str = "en"
    also_from: tuple[str, ...] = ()
    engine: str = "builtin"
    model: str | None = None
    diarizer: str | None = None
    speaker_model: str | None = None
    speakers: int | None = None
    most_speakers: int | None = None
    interlock: Interlock = Interlock.REFUSE
    notice: bool = True
    monitor: str | None = None
    monitor_title: str = ""
    out: str | None = None
    names: tuple[str, ...] = ()
    glossary: str | None = None
    sources: tuple[_Source, ...] = ()
    channels: tuple[_Channel, ...] = ()
    desks: tuple[_Desk, ...] = ()
    terms: tuple[dict[str, str], ...] = ()
    sharing: SharingSetup | None = None
    tuning: Tuning | None = None


def read_event(path: Path) -> EventSetup:
    """Read an event file. Raises UserMistake that lists everything that is wrong with it."""
    content = _parsed(path)
    mistakes = _unplaced(content)
    event = filled(_Event, content, mistakes)
    setup = _setup_of(event, path, mistakes) if event is not None else None
    if setup is not None and not mistakes:
        mistakes += mistakes_in(setup)
    if setup is None or mistakes:
        raise UserMistake("\n  ".join([f"{path} {_counted(len(mistakes))}:", *mistakes]))
    return setup


def _unplaced(content: dict[str, Any]) -> list[str]:
    """Return one sentence for every source that has not exactly one place to come from."""
    sources = content.get("sources")
    mistakes = []
    for number, source in enumerate(sources if isinstance(sources, list) else (), 1):
        if isinstance(source, dict) and ("device" in source) == ("file" in source):
            has = "both a device and a file; keep" if "file" in source else "no device and no file; give it"
            mistakes.append(f"sources {number} has {has} one of them.")
    return mistakes


def write_event(path: Path, setup: EventSetup) -> None:
    """Write an event file in one step; the file that was there stays as `.bak`. Raises UserMistake."""
    content = _text_of(_written(_event_of(setup)))
    unfinished = path.with_name(f"{path.name}.new")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copy2(path, path.with_name(path.name + _SPARE))
        unfinished.replace(path)
    except OSError as error:
        raise UserMistake(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserMistake(f"{path} cannot be read ({error.strerror}); give an event file.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        spare = path.with_name(path.name + _SPARE)
        hint = f" The file as it was before is {spare}." if spare.exists() else ""
        raise UserMistake(f"{path} is no event file: {error}.{hint}") from error


def _counted(mistakes: int) -> str:
    return "has a mistake" if mistakes == 1 else f"has {mistakes} mistakes"


def _setup_of(event: _Event, path: Path, mistakes: list[str]) -> EventSetup:
    folder = path.absolute().parent
    if event.glossary is not None and event.terms:
        mistakes.append("glossary and terms cannot both be given; put all terms in one place.")
    return EventSetup(
        source_language=_language(event.from_, "from", mistakes),
        also_spoken=tuple(_language(code, "also_from", mistakes) for code in event.also_from),
        sources=tuple(_source_of(source, folder) for source in event.sources),
        channels=tuple(
            _channel_of(channel, f"channels {number} › language", mistakes)
            for number, channel in enumerate(event.channels, 1)
        ),
        desks=tuple(_desk_of(desk) for desk in event.desks),
        title=event.title,
        names=event.names,
        terms=_terms_of(event, folder, mistakes),
        engine=event.engine,
        model=beside(folder, event.model),
        diarizer=event.diarizer,
        speaker_model=beside(folder, event.speaker_model),
        speakers=event.speakers,
        most_speakers=event.most_speakers,
        interlock=event.interlock,
        notice=event.notice,
        monitor=_monitor_of(event),
        out=None if event.out is None else str(folder / event.out),
        sharing=event.sharing,
        tuning=event.tuning or Tuning(),
    )


def beside(folder: Path, model: str | None) -> str | None:
    """Return a model's place: in `folder` where there is something of that name, else as it is written."""
    if model is None or not (folder / model).exists():
        return model
    return str((folder / model).absolute())


def _source_of(source: _Source, folder: Path) -> SourceSetup:
    name = source.device or ""
    place = InputPlace(name, source.channel, title=source.device_title)
    if source.file is not None:
        path = folder / source.file
        place, name = InputPlace(str(path), source.channel, recording=True), path.name
    return SourceSetup(name if source.name is None else source.name, place, source.speaker)


def _monitor_of(event: _Event) -> OutputPlace | None:
    if event.monitor is None:
        return None
    device, channel = split_channel(event.monitor)
    return OutputPlace(device, 1 if channel is None else channel, event.monitor_title)


def _channel_of(channel: _Channel, place: str, mistakes: list[str]) -> ChannelSetup:
    language = _language(channel.language, place, mistakes)
    name = language if channel.name is None else channel.name
    listener = ListenerChannel(
        name, language, channel.voice, channel.mode, channel.input, channel.never_later_s
    )
    output = _output_of(channel.output, channel.output_channel, channel.output_title)
    return ChannelSetup(listener, output)


def _desk_of(desk: _Desk) -> DeskSetup:
    headphones = _output_of(desk.headphones, desk.headphones_channel, desk.headphones_title)
    microphone = InputPlace(desk.microphone, desk.microphone_channel, title=desk.microphone_title)
    return DeskSetup(desk.name, microphone, headphones, desk.channels, desk.volume_db)


def _output_of(device: str | None, first: int, title: str) -> OutputPlace | None:
    return None if device is None else OutputPlace(device, first, title)


def _language(code: str, place: str, mistakes: list[str]) -> str:
    try:
        return normalised(code)
    except UnsupportedLanguage as error:
        mistakes.append(f"{place}: {error}")
        return code


def _terms_of(event: _Event, folder: Path, mistakes: list[str]) -> tuple[Term, ...]:
    if event.glossary is not None:
        try:
            return read_glossary(folder / event.glossary, event.from_)
        except UserMistake as error:
            mistakes.append(str(error))
            return ()
    terms = []
    for number, entry in enumerate(event.terms, 1):
        if not entry.get(_SOURCE, "").strip():
            known = did_you_mean(next(iter(entry), ""), [_SOURCE])
            mistakes.append(f"terms {number} has no {_SOURCE}; {known}")
            continue
        translations = {
            _language(code, f"terms {number}", mistakes): text
            for code, text in entry.items()
            if code not in {_SOURCE, _NOTE}
        }
        terms.append(Term(entry[_SOURCE], translations, entry.get(_NOTE, "")))
    return tuple(terms)


def _text_of(content: dict[str, Any]) -> str:
    """Return TOML with a table for each source, channel, desk and term, as people write it."""
    tables = {name: value for name, value in content.items() if name in _TABLES}
    opening = {name: value for name, value in content.items() if name not in _TABLES}
    entries = [f"[[{name}]]\n{tomli_w.dumps(entry)}" for name, several in tables.items() for entry in several]
    return "\n".join([tomli_w.dumps(opening), *entries])


def _event_of(setup: EventSetup) -> _Event:
    return _Event(
        title=setup.title,
        from_=setup.source_language,
        also_from=setup.also_spoken,
        engine=setup.engine,
        model=setup.model,
        diarizer=setup.diarizer,
        speaker_model=setup.speaker_model,
        speakers=setup.speakers,
        most_speakers=setup.most_speakers,
        interlock=setup.interlock,
        notice=setup.notice,
        monitor=None if setup.monitor is None else _monitor_from(setup.monitor),
        monitor_title="" if setup.monitor is None else setup.monitor.title,
        out=setup.out,
        names=setup.names,
        sources=tuple(map(_source_from, setup.sources)),
        channels=tuple(map(_channel_from, setup.channels)),
        desks=tuple(map(_desk_from, setup.desks)),
        terms=tuple(
            {_SOURCE: term.source, **term.translations} | ({_NOTE: term.note} if term.note else {})
            for term in setup.terms
        ),
        sharing=setup.sharing,
        tuning=None if setup.tuning == Tuning() else setup.tuning,
    )


def _source_from(source: SourceSetup) -> _Source:
    place = source.place
    device, file = (None, place.device) if place.recording else (place.device, None)
    return _Source(device, file, source.source, place.channel, source.speaker, place.title)


def _monitor_from(place: OutputPlace) -> str:
    plain = place.first == 1 and split_channel(place.device)[1] is None
    return place.device if plain else f"{place.device}:{place.first}"


def _channel_from(channel: ChannelSetup) -> _Channel:
    listener, output = channel.listener, channel.output
    chosen = _Channel(
        listener.language,
        listener.channel,
        listener.voice,
        listener.mode,
        listener.input,
        never_later_s=listener.never_later_s,
    )
    if output is None:
        return chosen
    return replace(chosen, output=output.device, output_channel=output.first, output_title=output.title)


def _desk_from(desk: DeskSetup) -> _Desk:
    microphone, headphones = desk.microphone, desk.headphones
    chosen = _Desk(
        desk.desk,
        microphone.device,
        microphone.channel,
        channels=desk.channels,
        volume_db=desk.volume_db,
        microphone_title=microphone.title,
    )
    if headphones is None:
        return chosen
    return replace(
        chosen,
        headphones=headphones.device,
        headphones_channel=headphones.first,
        headphones_title=headphones.title,
    )


def _written(form: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the forms above
    """Return what has to be written of a form: everything that is not as it would be anyway."""
    content: dict[str, Any] = {}
    for one in fields(form):
        value = getattr(form, one.name)
        if one.default is not MISSING and value == one.default and one.name not in _ALWAYS_WRITTEN:
            continue
        if isinstance(value, tuple):
            value = [item if isinstance(item, str | dict) else _written(item) for item in value]
        elif is_dataclass(value):
            value = _written(value)
        content[written_name(one.name)] = value
    return content
