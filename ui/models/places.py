"""Sources, channels and desks as panels show them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from interpreter.domain.channels import ChannelChanged, DeskChanged, Handover
from interpreter.domain.devices import Device, DeviceListed, DeviceState, DeviceStatus, Direction
from interpreter.domain.events import MonitorChanged, SessionChanged, SourceChanged
from interpreter.domain.health import Overload, QualityChanged, SourceWarning, Warn
from interpreter.domain.timeline import Ticks, seconds_from_ticks
from ui.models.held import Held
from ui.models.lag import Lags
from ui.models.speakers import Speakers
from ui.models.titles import Titles
from ui.models.views import ChannelView, DeskView, SourceView, SpeakerView
from ui.models.wording import language_name, said

_CAPTIONS_ONLY_STEP = 3
"""From this step of QualityChanged on the machine does not speak."""
_ALL_WELL = DeviceStatus("", Direction.OUTPUT, "", DeviceState.RUNNING)

Shifts = Mapping[str, Ticks]
"""When the present shift of each desk that is on air began."""


def warning_of(warning: Warn) -> str:
    """Return what a source is and what to do, as in “silent – is the microphone on?”."""
    words = {
        Warn.SILENT: said("silent – is the microphone on?"),
        Warn.CLIPPING: said("clipping – turn the input down"),
        Warn.QUIET: said("too quiet – turn the input up, or bring the microphone closer"),
        Warn.NOISY: said("noisy – bring the microphone closer, or move it away from the noise"),
    }
    return words[warning]


class Places:
    """Looks at what still holds from the side of the sources, channels and desks."""

    def __init__(self, held: Held) -> None:
        self._held = held
        listed = held.newest(DeviceListed)
        self.listed = listed is not None
        self.devices: tuple[Device, ...] = () if listed is None else listed.devices
        self.titles = Titles(held, self.devices)
        self._statuses = {
            (one.direction, one.used_by): self.titles.status(one) for one in held.all(DeviceStatus)
        }
        self._channels = _in_order(held)
        self._asked = standing_handovers(held)
        monitor = held.newest(MonitorChanged)
        self._soloed = None if monitor is None else monitor.hears

    def sources(self, heard: Speakers, speakers: tuple[SpeakerView, ...]) -> tuple[SourceView, ...]:
        """Return the inputs of the floor, with who is heard there."""
        warnings = {one.source: one.warning for one in self._held.all(SourceWarning)}
        views = (
            self._source(source, warnings.get(source.source), heard, speakers)
            for source in self._held.all(SourceChanged)
        )
        return tuple(replace(one, soloed=True) if one.name == self._soloed else one for one in views)

    def channels(self, lags: Lags) -> tuple[ChannelView, ...]:
        """Return the listener channels in the order of their languages."""
        quality = self._held.newest(QualityChanged)
        behind = {one.stage for one in self._held.all(Overload) if one.behind}
        silent = quality is not None and quality.step >= _CAPTIONS_ONLY_STEP
        return tuple(
            self._channel(
                one,
                lags,
                soloed=one.channel == self._soloed,
                silent=silent or f"voice {one.channel}" in behind,
            )
            for one in self._channels
        )

    def desks(self, shifts: Shifts) -> tuple[DeskView, ...]:
        """Return the interpreters' places by name."""
        desks = sorted(self._held.all(DeskChanged), key=lambda desk: desk.desk)
        return tuple(self._desk(desk, shifts.get(desk.desk)) for desk in desks)

    def _source(
        self, source: SourceChanged, warning: Warn | None, heard: Speakers, speakers: tuple[SpeakerView, ...]
    ) -> SourceView:
        name, place = source.source, source.place
        device = ""
        if place is not None:
            title = place.device if place.recording else self.titles.of(Direction.INPUT, place.device)
            device = title if place.channel is None else f"{title} · {place.channel}"
        status = self._status(Direction.INPUT, name)
        return SourceView(
            name=name,
            device=device,
            place=place,
            recording=place is None or place.recording,
            warning="" if warning is None else warning_of(warning),
            trouble=_trouble(status),
            state=status.state,
            speaking=heard.is_speaking(name),
            speaker=heard.on(name, speakers, self._held),
        )

    def _channel(self, one: ChannelChanged, lags: Lags, *, soloed: bool, silent: bool) -> ChannelView:
        output, status = one.output, self._status(Direction.OUTPUT, one.channel)
        return ChannelView(
            channel=one.channel,
            language=one.language,
            language_name=_language(one.language),
            mode=one.mode,
            holders=one.holders,
            muted=one.muted,
            soloed=soloed,
            voice=one.voice,
            input=one.input,
            output=output,
            device="" if output is None else self.titles.of(Direction.OUTPUT, output.device),
            state=status.state if output is not None else DeviceState.RUNNING,
            trouble=_trouble(status) if output is not None else "",
            lag=lags.view(one.language, one.channel),
            backlog_s=round(lags.backlog_s(one.channel), 1),
            captions_only=silent,
        )

    def _desk(self, desk: DeskChanged, since: Ticks | None) -> DeskView:
        name = desk.desk
        statuses = (
            self._status(Direction.INPUT, name),
            self._status(Direction.OUTPUT, name),
            self._status(Direction.OUTPUT, f"{name} headphones"),
        )
        return DeskView(
            desk=name,
            on_air=desk.on_air,
            cough=desk.cough,
            listens_to=desk.listens_to,
            volume_db=desk.volume_db,
            may_hold=tuple(
                one.channel for one in self._channels if not desk.channels or one.channel in desk.channels
            ),
            asked_by=tuple((one.channel, one.desk) for one in self._asked if one.holder == name),
            asks=tuple(one.channel for one in self._asked if one.desk == name),
            on_air_since_s=None if since is None else seconds_from_ticks(since),
            has_headphones=desk.headphones is not None,
            trouble=" ".join(filter(None, map(_trouble, statuses))),
        )

    def _status(self, direction: Direction, user: str) -> DeviceStatus:
        return self._statuses.get((direction, user), _ALL_WELL)


def standing_handovers(held: Held) -> list[Handover]:
    """Return the handovers that wait for an answer of a desk that still holds the channel."""
    holders = {one.channel: one.holders for one in held.all(ChannelChanged)}
    return [one for one in held.all(Handover) if one.holder in holders.get(one.channel, ())]


@lru_cache(maxsize=1_000)
def _language(code: str) -> str:
    """Return the name of a language; looking it up takes too long for every frame."""
    return language_name(code)


def _in_order(held: Held) -> list[ChannelChanged]:
    """Return the channels in the order of the session's languages, those of one language by name."""
    session = held.newest(SessionChanged)
    languages = () if session is None else session.targets
    places = {language: number for number, language in enumerate(languages)}
    return sorted(
        held.all(ChannelChanged), key=lambda one: (places.get(one.language, len(places)), one.channel)
    )


def _trouble(status: DeviceStatus) -> str:
    """Return what is wrong with a device, in words; empty where all is well."""
    match status.state:
        case DeviceState.LOST:
            return status.detail or said("The device is lost.")
        case DeviceState.SUSPECT:
            return status.detail or said("The device is late.")
        case DeviceState.RUNNING:
            return status.detail
