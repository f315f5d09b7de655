"""The event that is being prepared: a set-up, where it was opened, and whether it was changed since."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interpreter.app import drafts
from interpreter.app.configuration import configuration
from interpreter.app.device_names import default_device, recognised, titled
from interpreter.app.engine_models import usual_engine
from interpreter.app.event_files import read_event, write_event
from interpreter.app.places import data_folder
from interpreter.domain import commands as ask
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from ui.models.wording import said

SUFFIX = ".openbooth"
_LAST = "last.openbooth"
DEMO_LANGUAGES = ("es", "ca")


@dataclass(frozen=True, slots=True)
class EventDraft:
    """A set-up on its way to a session.

    `path` is the file it was opened from or saved in, `kept` what that file holds.
    """

    setup: EventSetup
    kept: EventSetup
    path: Path | None = None

    @property
    def dirty(self) -> bool:
        """Whether something was changed that no file holds."""
        return self.setup != self.kept

    @property
    def title(self) -> str:
        """What the event is called; empty where it has no name yet."""
        return self.setup.title or ("" if self.path is None else self.path.stem)

    def mistakes(self) -> tuple[str, ...]:
        """Return one sentence for everything that does not fit together."""
        return drafts.mistakes(self.setup)

    def changed(self, setup: EventSetup) -> "EventDraft":
        """Return the draft with another set-up."""
        return replace(self, setup=setup)

    def apply(self, command: ask.Command) -> "EventDraft":
        """Return the draft after a command as a running session would obey it. Raises UserMistake."""
        change = _CHANGES.get(type(command))
        if change is None:
            raise UserMistake(said("That needs a running session; start one first."))
        return self.changed(change(self.setup, command))

    def spoken(self, language: str) -> "EventDraft":
        """Return the draft for another spoken language."""
        return self.changed(replace(self.setup, source_language=language))

    def into(self, targets: Sequence[str]) -> "EventDraft":
        """Return the draft for these languages to interpret into; channels that stay are as they were.

        Where the only channel that could be heard goes, the first that is left takes over its output.
        """
        old = self.setup.channels
        left = [one for one in old if one.listener.language in targets]
        there = {one.listener.language for one in left}
        left += [channel_for(language) for language in targets if language not in there]
        outputs = [one.output for one in old if one.output is not None]
        if left and outputs and all(one.output is None for one in left):
            left[0] = replace(left[0], output=outputs[0])
        return self.changed(replace(self.setup, channels=tuple(left)))

    def sharing(self, sharing: SharingSetup | None) -> "EventDraft":
        """Return the draft with phones that listen so, or with none."""
        return self.changed(replace(self.setup, sharing=sharing))

    def listening_to(self, recording: Path) -> "EventDraft":
        """Return the draft with a recording as its only source."""
        return self.changed(replace(self.setup, sources=(recorded(recording),)))

    def completed(self, devices: Sequence[Device]) -> "EventDraft":
        """Return an untouched draft with the usual devices where it has none; any other one as it is."""
        if self.path is not None or self.dirty:
            return self
        return fresh(_with_usual_devices(self.setup, devices))

    def recognised(self, devices: Sequence[Device]) -> "EventDraft":
        """Return the draft with the names of devices in place of titles and parts; absent ones stay as they are."""
        return replace(self, setup=recognised(self.setup, devices), kept=recognised(self.kept, devices))

    def titled(self, devices: Sequence[Device]) -> "EventDraft":
        """Return the draft with what people call its devices, for a day on which they have other names."""
        return replace(self, setup=titled(self.setup, devices))

    def save(self, path: Path | None = None) -> "EventDraft":
        """Write the event file and return the draft as it stands there. Raises UserMistake."""
        path = path or self.path
        if path is None:
            raise UserMistake(said("Choose where to keep the event file."))
        path = path if path.suffix else path.with_suffix(SUFFIX)
        write_event(path, self.setup)
        return replace(self, kept=self.setup, path=path)


def fresh(setup: EventSetup) -> EventDraft:
    """Return a draft that nobody has touched."""
    return EventDraft(setup, setup)


def first_draft(
    devices: Sequence[Device] = (), *, source_language: str = "en", targets: Sequence[str] = ("es",)
) -> EventDraft:
    """Return what a first start offers, as the settings have it: the system's own input and output, one each."""
    channels = tuple(map(channel_for, dict.fromkeys(targets)))
    chosen = configuration()
    setup = EventSetup(
        source_language,
        channels=channels,
        engine=chosen.engine or usual_engine(source_language, targets),
        interlock=chosen.interlock,
        notice=chosen.notice,
    )
    return fresh(_with_usual_devices(setup, devices))


def opened(path: Path, devices: Sequence[Device] = ()) -> EventDraft:
    """Open an event file. Raises UserMistake that lists everything that is wrong with it."""
    setup = recognised(read_event(path), devices)
    return EventDraft(setup, setup, path)


def last_draft() -> EventDraft | None:
    """Return the event that was prepared last, None where there was none or it cannot be read any more."""
    try:
        return fresh(opened(data_folder() / _LAST).setup)
    except OpenBoothError:
        return None


def keep_last(draft: EventDraft) -> str:
    """Keep an event for the next time; return a sentence where that is impossible, else nothing."""
    try:
        write_event(data_folder() / _LAST, draft.setup)
    except OpenBoothError as error:
        return str(error)
    return ""


def demo_setup(devices: Sequence[Device] = ()) -> EventSetup:
    """Return the bundled conference, interpreted from English into Spanish and Catalan."""
    channels = tuple(map(channel_for, DEMO_LANGUAGES))
    setup = EventSetup("en", (recorded(drafts.demo_recording()),), channels, title="Demo: a conference panel")
    return _with_usual_devices(setup, devices)


def channel_for(language: str) -> ChannelSetup:
    """Return a listener channel that is called like its language."""
    return ChannelSetup(ListenerChannel(language, language))


def recorded(recording: Path) -> SourceSetup:
    """Return a recording as a source that is called like the file."""
    return SourceSetup(recording.stem or str(recording), InputPlace(str(recording), recording=True))


def free_name(wanted: str, setup: EventSetup) -> str:
    """Return `wanted`, with a number behind it where a source, channel or desk is called so already."""
    taken = {
        *(one.source for one in setup.sources),
        *(one.listener.channel for one in setup.channels),
        *(one.desk for one in setup.desks),
    }
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    return name


def _with_usual_devices(setup: EventSetup, devices: Sequence[Device]) -> EventSetup:
    if not setup.sources:
        with suppress(UserMistake):
            heard = default_device(devices, Direction.INPUT)
            name = free_name(heard.title, setup)
            setup = replace(setup, sources=(SourceSetup(name, InputPlace(heard.name, title=heard.title)),))
    channels = setup.channels
    if channels and all(one.output is None for one in channels):
        with suppress(UserMistake):
            played = default_device(devices, Direction.OUTPUT)
            output = OutputPlace(played.name, title=played.title)
            setup = replace(setup, channels=(replace(channels[0], output=output), *channels[1:]))
    return setup


def _added(field: str) -> Callable[[EventSetup, Any], EventSetup]:
    """Return what adds the only content of a command to a part of a set-up."""

    def change(setup: EventSetup, command: Any) -> EventSetup:  # noqa: ANN401 - one of three commands
        part = getattr(command, field)
        name = _name_of(part)
        if free_name(name, setup) != name:
            raise UserMistake(said("The name {name} is taken; choose another one.", name=name))
        return _with_parts(setup, field, (*getattr(setup, f"{field}s"), part))

    return change


def _removed(field: str) -> Callable[[EventSetup, Any], EventSetup]:
    """Return what takes away the part of a set-up that a command names."""

    def change(setup: EventSetup, command: Any) -> EventSetup:  # noqa: ANN401 - one of three commands
        name, parts = getattr(command, field), getattr(setup, f"{field}s")
        left = tuple(part for part in parts if _name_of(part) != name)
        if len(left) == len(parts):
            raise UserMistake(_absent(field, name))
        return _with_parts(setup, field, left)

    return change


def _absent(field: str, name: str) -> str:
    sentences = {
        "source": said("There is no source {name}.", name=name),
        "channel": said("There is no channel {name}.", name=name),
        "desk": said("There is no desk {name}.", name=name),
    }
    return sentences[field]


def _with_parts(setup: EventSetup, field: str, parts: tuple[Any, ...]) -> EventSetup:
    changes: dict[str, Any] = {f"{field}s": parts}
    return replace(setup, **changes)


def _on_channel(
    change: Callable[[ChannelSetup, Any], ChannelSetup],
) -> Callable[[EventSetup, Any], EventSetup]:
    """Return what changes the channel that a command names."""

    def change_one(setup: EventSetup, command: Any) -> EventSetup:  # noqa: ANN401 - one of four commands
        if all(one.listener.channel != command.channel for one in setup.channels):
            raise UserMistake(_absent("channel", command.channel))
        return replace(
            setup,
            channels=tuple(
                change(one, command) if one.listener.channel == command.channel else one
                for one in setup.channels
            ),
        )

    return change_one


def _mode(channel: ChannelSetup, command: ask.SetMode) -> ChannelSetup:
    if command.mode is Mode.HUMAN:
        raise UserMistake(said("An interpreter takes a channel over from a desk once the session runs."))
    return _listener(channel, mode=command.mode)


def _listener(channel: ChannelSetup, **changes: Any) -> ChannelSetup:  # noqa: ANN401 - fields of ListenerChannel
    return replace(channel, listener=replace(channel.listener, **changes))


def _name_of(part: Any) -> str:  # noqa: ANN401 - a source, channel or desk of a set-up
    match part:
        case ChannelSetup(listener=listener):
            return listener.channel
        case SourceSetup(source=source):
            return source
        case _:
            return str(part.desk)


_CHANGES: Mapping[type, Callable[[EventSetup, Any], EventSetup]] = {
    ask.AddSource: _added("source"),
    ask.RemoveSource: _removed("source"),
    ask.AddChannel: _added("channel"),
    ask.RemoveChannel: _removed("channel"),
    ask.AddDesk: _added("desk"),
    ask.RemoveDesk: _removed("desk"),
    ask.SetOutput: _on_channel(lambda channel, asked: replace(channel, output=asked.output)),
    ask.SetInput: _on_channel(lambda channel, asked: _listener(channel, input=asked.input)),
    ask.SetVoice: _on_channel(lambda channel, asked: _listener(channel, voice=asked.voice)),
    ask.SetNeverLater: _on_channel(lambda channel, asked: _listener(channel, never_later_s=asked.seconds)),
    ask.SetMode: _on_channel(_mode),
    ask.SetTerms: lambda setup, asked: replace(setup, terms=asked.terms),
    ask.SetMonitor: lambda setup, asked: replace(setup, monitor=asked.output),
}
