"""What the operator should know, in one sentence each."""

from collections.abc import Iterable

from interpreter.app.protocol import Ended
from interpreter.domain.channels import Handover, SlowerAsked
from interpreter.domain.devices import DeviceState, DeviceStatus
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Overload,
    QualityChanged,
    SourceWarning,
    WorkerState,
)
from interpreter.domain.timeline import ms_from_ticks, seconds_from_ticks
from ui.models.held import Held
from ui.models.places import standing_handovers, warning_of
from ui.models.titles import Titles
from ui.models.views import ConcernView
from ui.models.wording import decimal, said

SHOWN_S = 20.0
"""How long something is shown that is over as soon as it has happened."""
OFF_THE_RECORD = "off the record"
"""The cause of gaps that were wished for."""
_MOST_PASSING = 50


def alarms_first(concerns: Iterable[ConcernView]) -> tuple[ConcernView, ...]:
    """Return them with the alarms at the head, otherwise as they are."""
    return tuple(sorted(concerns, key=lambda concern: not concern.alarm))


def standing(held: Held, titles: Titles) -> list[ConcernView]:
    """Return what is not as it should be and has not ended, in the order in which it began."""
    asked = standing_handovers(held)
    told = (
        _concern(event, titles) for event in held.events if not isinstance(event, Handover) or event in asked
    )
    return [concern for concern in told if concern is not None]


def of_end(ended: Ended | None) -> list[ConcernView]:
    """Return why the last session ended, unless that was as it should be."""
    if ended is None or ended.error is None:
        return []
    return [ConcernView("ended", str(ended.error), alarm=True)]


def of_core(*, gone: bool) -> list[ConcernView]:
    """Return that a session is there no longer, or cannot be seen any more, because its core does not answer."""
    if not gone:
        return []
    sentence = said(
        "The core has gone; what was said is on record, and another one is being started: wait a moment."
    )
    return [ConcernView("core", sentence, alarm=True)]


class Passing:
    """Keeps for a while what is over as soon as it has happened."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[float, ConcernView]] = {}

    def take(self, published: Published) -> bool:
        """Take an event; return whether it is of that kind."""
        concern = _passing(published.event)
        if concern is None:
            return False
        self._told.pop(concern.key, None)
        self._told[concern.key] = seconds_from_ticks(published.at), concern
        if len(self._told) > _MOST_PASSING:
            del self._told[next(iter(self._told))]
        return True

    def shown(self, elapsed_s: float) -> list[ConcernView]:
        """Return what has happened within the last seconds of session time."""
        return [concern for at_s, concern in self._told.values() if elapsed_s - at_s < SHOWN_S]


def _passing(event: SessionEvent) -> ConcernView | None:
    match event:
        case SlowerAsked():
            return ConcernView("slower", said("An interpreter asks whoever speaks to slow down."))
        case Gap(source=source, duration=duration, cause=cause) if cause != OFF_THE_RECORD:
            missing = said(
                "{source}: {length} ms are missing ({cause}).",
                source=source,
                length=ms_from_ticks(duration),
                cause=cause,
            )
            return ConcernView(f"gap:{source}", missing)
        case _:
            return None


def _concern(  # noqa: PLR0911 - a row of a table each
    event: SessionEvent, titles: Titles
) -> ConcernView | None:
    match event:
        case Alarm(matter=matter, about=about, detail=detail):
            words = detail or said("There is a problem with the {matter}.", matter=matter)
            return ConcernView(f"alarm:{matter}:{about}", f"{about}: {words}" if about else words, alarm=True)
        case DeviceStatus():
            return _device(event, titles)
        case SourceWarning(source=source, warning=warning) if warning is not None:
            sentence = said("{source} is {warning}.", source=source, warning=warning_of(warning))
            return ConcernView(f"sound:{source}", sentence.replace("?.", "?"))
        case EngineStatus(worker=worker, state=WorkerState.RESTARTING | WorkerState.FAILED as state):
            sentence = f"{worker}: {event.detail or state}"
            return ConcernView(f"process:{worker}", sentence, alarm=state is WorkerState.FAILED)
        case Overload(stage=stage, behind=behind) if behind:
            late = decimal(seconds_from_ticks(behind))
            sentence = said("The {stage} is {seconds} s behind.", stage=stage, seconds=late)
            return ConcernView(f"overload:{stage}", sentence)
        case QualityChanged(given_up=given_up, step=step) if step:
            sentence = said("To keep up, this was given up: {what}.", what=given_up)
            return ConcernView("quality", sentence)
        case Handover(channel=channel, desk=desk, holder=holder):
            sentence = said(
                "{desk} asks {holder} to hand over {channel}.", desk=desk, holder=holder, channel=channel
            )
            return ConcernView(f"handover:{channel}:{desk}", sentence)
        case _:
            return None


def _device(status: DeviceStatus, titles: Titles) -> ConcernView | None:
    if status.state is DeviceState.RUNNING and not status.detail:
        return None
    named = titles.status(status)
    usual = {
        DeviceState.RUNNING: "",
        DeviceState.SUSPECT: said("{device} is late.", device=named.device),
        DeviceState.LOST: said("{device} is lost.", device=named.device),
    }
    key = f"device:{status.direction}:{status.used_by}"
    sentence = f"{status.used_by}: {named.detail or usual[status.state]}"
    return ConcernView(key, sentence, alarm=status.state is DeviceState.LOST)
