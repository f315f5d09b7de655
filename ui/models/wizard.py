"""What somebody chooses step by step, and the event that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interpreter.app.hardware import Computer, EngineFit, Obstacle
from interpreter.app.quick_pace import QuickPace
from interpreter.domain.devices import Device, InputPlace, OutputPlace
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from ui.models.event_draft import EventDraft, free_name
from ui.models.model_list import size_words
from ui.models.wording import decimal, said

_MB = 1e6


@dataclass(frozen=True, slots=True)
class WizardChoice:
    """Languages, where the sound comes from and goes to, and what interprets it."""

    spoken: tuple[str, ...]
    """The usual one first."""
    targets: tuple[str, ...]
    place: InputPlace | None = None
    outputs: Mapping[str, OutputPlace | None] = field(default_factory=dict)
    """By language; without one a channel is heard on phones only."""
    fit: EngineFit | None = None
    """None until it is known what this computer can do."""
    meanwhile: EngineFit | None = None
    """What interprets until the models of `fit` are here; None where nothing is to."""

    @property
    def interprets(self) -> EngineFit | None:
        """What an event that begins now is interpreted with."""
        return self.meanwhile if self.fit and self.fit.absent and self.meanwhile else self.fit


@dataclass(frozen=True, slots=True)
class EngineLine:
    """What is said of an engine: `good` recommends it, `limits` warn, `obstacle` keeps it from being chosen."""

    title: str
    about: str
    licence: str = ""
    good: str = ""
    limits: str = ""
    obstacle: str = ""


def choice_of(setup: EventSetup) -> WizardChoice:
    """Return what was chosen for an event so far."""
    outputs = {one.listener.language: one.output for one in reversed(setup.channels)}
    targets = tuple(dict.fromkeys(one.listener.language for one in setup.channels))
    place = setup.sources[0].place if setup.sources else None
    return WizardChoice((setup.source_language, *setup.also_spoken), targets, place, outputs)


def applied(choice: WizardChoice, draft: EventDraft) -> EventDraft:
    """Return an event as it was chosen; what is not asked step by step stays as it was."""
    setup = draft.spoken(choice.spoken[0]).into(choice.targets).setup
    setup = replace(setup, also_spoken=choice.spoken[1:])
    if choice.place is not None and [one.place for one in setup.sources[:1]] != [choice.place]:
        setup = _listening_to(choice.place, setup)
    channels = tuple(
        replace(one, output=choice.outputs.get(one.listener.language, one.output)) for one in setup.channels
    )
    setup = replace(setup, channels=channels)
    if (fit := choice.interprets) is not None and fit.engine != setup.engine:
        setup = replace(setup, engine=fit.engine, model=None)
    return draft.changed(setup)


def usual_fit(fits: Sequence[EngineFit], chosen: EngineFit | None) -> EngineFit | None:
    """Return the engine that was chosen, where it still can be used, else the recommended one, else any."""
    usable = [fit for fit in fits if fit.obstacle is None]
    same = [fit for fit in usable if chosen and _key(fit) == _key(chosen)]
    best = [fit for fit in usable if fit.recommended]
    return next(iter((*same, *best, *usable)), None)


def meanwhile_of(fits: Sequence[EngineFit], chosen: EngineFit | None) -> EngineFit | None:
    """Return what could interpret until the models of the chosen engine are here; None where nothing could."""
    ready = (fit for fit in fits if fit.obstacle is None and not fit.absent and fit is not chosen)
    return next(ready, None)


def advice(words: str) -> tuple[str, str]:
    """Return what to do about an input of which `words` are said, and how bad it is."""
    known = {
        "": (said("Listening…"), "muted"),
        "good": (said("Sounds well"), "good"),
        "soft": (said("Soft: say something. If it stays so, turn it up or go closer."), "muted"),
        "silent": (said("Silent: is the microphone on?"), "warn"),
        "clipping": (said("Clipping: turn it down."), "warn"),
        "too quiet": (said("Too quiet: turn it up, or speak closer to the microphone."), "warn"),
        "noisy": (said("Noisy: move the microphone closer, or away from fans and loudspeakers."), "warn"),
        "no sound comes from it": (said("No sound comes from it: is it plugged in?"), "warn"),
    }
    return known.get(words, (words, "warn"))


def computer_words(computer: Computer) -> str:
    """Return what this computer has."""
    cores, gpu_mb = computer.hardware.cores, computer.hardware.gpu_mb
    memory = size_words(computer.memory_mb * _MB)
    if not gpu_mb:
        return said(
            "This computer: {cores} processor cores, {memory} of memory, no graphics card that engines can use.",
            cores=cores,
            memory=memory,
        )
    return said(
        "This computer: {cores} processor cores, {memory} of memory, a graphics card with {card}.",
        cores=cores,
        memory=memory,
        card=size_words(gpu_mb * _MB),
    )


def pace_words(pace: QuickPace | None) -> tuple[str, str]:
    """Return what a measurement says, and how bad it is."""
    if pace is None:
        return (
            said("It did not get far enough to tell: other programs keep this computer busy. Try again."),
            "warn",
        )
    share = round(pace.took_s / pace.speech_s, 2)
    if pace.keeps_up:
        return said("This computer keeps up: a second of speech takes it {share} s.", share=share), "good"
    return (
        said(
            "This computer falls behind: a second of speech takes it {share} s. End other programs.",
            share=share,
        ),
        "warn",
    )


def engine_line(fit: EngineFit) -> EngineLine:
    """Return what is said of an engine on this computer."""
    profile = fit.profile.title if fit.profile else ""
    title = said("{engine}: {profile}", engine=fit.title, profile=profile) if profile else fit.title
    if fit.obstacle is not None:
        return EngineLine(title, "", obstacle=_obstacle(fit, fit.obstacle))
    limits = ""
    if not fit.commercial:
        limits = said("Not for commercial events: the licence of its models forbids that.")
    elif fit.demonstration:
        limits = said("A demonstration: it understands clear English only, and not everybody's.")
    good = said("Recommended for this computer") if fit.recommended else ""
    licences = ", ".join(dict.fromkeys(entry.licence for entry in fit.models)) or fit.licence
    stated = said("Licence: {licence}", licence=licences)
    if fit.commercial:
        stated = said("Licence: {licence}; for commercial events too", licence=licences)
    return EngineLine(title, _about(fit), stated, good, limits)


def _about(fit: EngineFit) -> str:
    parts = [_lag(fit)]
    parts.append(
        said("{size} to download", size=size_words(fit.download_mb * _MB))
        if fit.absent
        else said("ready to use")
    )
    if fit.memory_mb:
        parts.append(said("takes {size} of memory", size=size_words(fit.memory_mb * _MB)))
    return " · ".join(parts)


def _lag(fit: EngineFit) -> str:
    if fit.lag_ms is None:
        return said("How far captions lag behind is not known")
    seconds = decimal(fit.lag_ms / 1000)
    if fit.measured:
        return said("Captions {seconds} s behind the speaker (measured on two cores)", seconds=seconds)
    return said("Captions about {seconds} s behind the speaker (an estimate)", seconds=seconds)


def _obstacle(fit: EngineFit, obstacle: Obstacle) -> str:
    needs = fit.profile
    match obstacle:
        case Obstacle.LANGUAGES:
            return said("Does not do these languages.")
        case Obstacle.PART:
            return fit.missing
        case Obstacle.MEMORY:
            return said("Needs {size} of free memory.", size=size_words(fit.memory_mb * _MB))
        case Obstacle.CARD:
            return said(
                "Needs a graphics card with {size}.", size=size_words((needs.gpu_mb if needs else 0) * _MB)
            )
        case Obstacle.CORES:
            return said("Needs {cores} processor cores.", cores=needs.cores if needs else 0)


def _key(fit: EngineFit) -> tuple[str, str]:
    return fit.engine, fit.profile.name if fit.profile else ""


def _listening_to(place: InputPlace, setup: EventSetup) -> EventSetup:
    """Return a set-up with one source; channels that interpreted another one interpret the whole floor."""
    bare = replace(setup, sources=())
    name = next((one.source for one in setup.sources if one.place == place), None)
    called = Path(place.device).stem if place.recording else place.title or place.device
    source = SourceSetup(name or free_name(called, bare), place)
    known = {source.source, *(one.listener.channel for one in setup.channels)}
    return replace(bare, sources=(source,), channels=tuple(_hearing(one, known) for one in setup.channels))


def _hearing(channel: ChannelSetup, known: set[str]) -> ChannelSetup:
    heard = channel.listener.input
    if heard is None or heard in known:
        return channel
    return replace(channel, listener=replace(channel.listener, input=None))


def whole(device: Device) -> InputPlace:
    """Return all channels of an input."""
    return InputPlace(device.name, title=device.title)
