"""Phones that listen: what the core tells of them, and what the operator has to know about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from interpreter.app import drafts
from interpreter.app.protocol import Message, Situation
from interpreter.domain.events import Published
from interpreter.domain.setup import EventSetup
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from ui.models.concerns import alarms_first
from ui.models.views import BoothView, ConcernView, PhonesView
from ui.models.wording import counted, said

SEVERAL = 3
_OF_THE_AUDIENCE = 0.05
"""So many who press a button, and such a share of those who listen there, are no chance any more."""
_LOSSY, _VERY_LOSSY = 0.05, 0.15
"""Shares of packets: up to the first nobody hears a difference, beyond the second words are missing."""


class Phones:
    """Follows whether phones can join, and who listens; nothing of it outlives the core that told it."""

    def __init__(self) -> None:
        self.view = PhonesView()

    def take(self, message: Message) -> None:
        """Take what the core tells; all but phones is left alone."""
        match message:
            case Situation(events=events):
                self.view = PhonesView(waits=self.view.waits, refusal=self.view.refusal)
                for one in events:
                    self._take(one)
            case Published():
                self._take(message)
            case _:
                pass

    def lose(self) -> None:
        """The core has gone, and with it everybody who listened."""
        self.view = PhonesView()

    def wait(self) -> None:
        """Something was asked for."""
        self.view = replace(self.view, waits=True, refusal="")

    def answered(self, refusal: str = "") -> None:
        """It is done, or was refused for some reason."""
        self.view = replace(self.view, waits=False, refusal=refusal)

    def _take(self, published: Published) -> None:
        match published.event:
            case SharingChanged() as sharing:
                audience = self.view.audience if sharing.on else AudienceCounted()
                self.view = replace(self.view, sharing=sharing, audience=audience)
            case AudienceCounted() as audience if self.view.on:
                self.view = replace(self.view, audience=audience)
            case _:
                pass


def with_phones(view: BoothView, phones: PhonesView) -> BoothView:
    """Return `view` with who listens by phone, and what is the matter with them."""
    if phones == view.phones:
        return view
    view = replace(view, phones=phones, concerns=alarms_first((*view.concerns, *_concerns(view, phones))))
    if not phones.on:
        return view
    return replace(
        view, channels=tuple(replace(one, audience=phones.of(one.channel)) for one in view.channels)
    )


def is_left_behind(audience: ChannelAudience) -> bool:
    """Whether so many pressed a button in the last minute that somebody should do something."""
    presses, there = audience.lost_me + audience.too_fast, audience.listeners + audience.readers
    return presses >= max(SEVERAL, _OF_THE_AUDIENCE * there)


def is_lossy(audience: ChannelAudience) -> bool:
    """Whether so much gets lost on the way that it may be heard."""
    return audience.loss >= _LOSSY


def is_very_lossy(audience: ChannelAudience) -> bool:
    """Whether so much gets lost on the way that words are missing."""
    return audience.loss >= _VERY_LOSSY


def mistakes_of(sharing: SharingSetup) -> Sequence[str]:
    """Return one sentence for everything that would keep phones from joining as was meant."""
    return drafts.mistakes(EventSetup("en", sharing=sharing))


def pressed(audience: ChannelAudience) -> str:
    """Return what listeners of a channel pressed in the last minute, as in “4 are lost, 2 find it too fast”."""
    parts = []
    if audience.lost_me:
        parts.append(counted("%n are lost", "", audience.lost_me))
    if audience.too_fast:
        parts.append(counted("%n find it too fast", "", audience.too_fast))
    return ", ".join(parts)


def _concerns(view: BoothView, phones: PhonesView) -> Iterator[ConcernView]:
    if phones.sharing.trouble:
        yield ConcernView("phones", phones.sharing.trouble, alarm=True)
    if phones.full:
        full = counted(
            "The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).",
            "",
            phones.audience.listeners,
        )
        yield ConcernView("phones:full", full)
    names = {channel.channel: channel.language_name for channel in view.channels}
    for audience in phones.audience.channels:
        name = names.get(audience.channel, said("Floor"))
        if is_left_behind(audience):
            behind = said("{channel}: {feedback}.", channel=name, feedback=pressed(audience))
            yield ConcernView(f"phones:left behind:{audience.channel}", behind)
        if is_very_lossy(audience):
            lossy = said(
                "{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or "
                "bring the wireless network closer.",
                channel=name,
            )
            yield ConcernView(f"phones:loss:{audience.channel}", lossy)
