"""Decides how a device in use fares, and when its stream is opened and closed.

A stream is suspect after 250 ms without a callback and lost after one second. It is lost at once when it ended by
itself, or when the device it was opened on is no longer listed: a sound server moves such a stream to another device,
where it has no business.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from interpreter.domain.devices import DeviceState

SUSPECT_AFTER_S = 0.25
LOST_AFTER_S = 1.0
_FIRST_CALLBACK_S = 3.0
_ABSENT_MINDED_S = 0.2
_BACK_OFF_S = (0.1, 0.25, 0.5, 1.0)


class Action(StrEnum):
    """What is to be done with the stream now."""

    NONE = "none"
    OPEN = "open"
    CLOSE = "close"


class Trouble(StrEnum):
    """Why a device is not running."""

    NONE = "none"
    ABSENT = "absent"
    NO_SERVER = "no server"
    REFUSED = "refused"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is known of a device and its stream at one moment; times in seconds of one monotonic clock."""

    listed: bool
    """The device is there; with a stream, it is the very one that the stream was opened on."""
    answers: bool
    """The sound server answers questions."""
    asked_s: float = 0.0
    """When it was asked the question that it answered last."""
    busy: bool = False
    """An opening or closing is under way."""
    opened_s: float | None = None
    """When the present stream was opened; None without one."""
    called_s: float | None = None
    """When its last callback came."""
    ended: bool = False
    """The stream stopped by itself."""
    refused: bool = False
    """The last opening failed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do; `changed` says that `state` and `trouble` are to be told."""

    action: Action
    state: DeviceState
    trouble: Trouble
    changed: bool


class DeviceWatch:
    """Follows one device in use. Nothing is told until it runs, or has failed to for a second."""

    def __init__(self, now_s: float) -> None:
        self._told: DeviceState | None = None
        self._trouble = Trouble.NONE
        self._since_s = now_s
        self._attempts = 0
        self._next_attempt_s = now_s
        self._seen_s = now_s
        self._awake_s = now_s

    @property
    def state(self) -> DeviceState:
        """The state told last; lost before anything was told."""
        return self._told or DeviceState.LOST

    @property
    def lost(self) -> bool:
        """Whether it was told that the device is lost."""
        return self._told is DeviceState.LOST

    def observe(self, now_s: float, sighting: Sighting) -> Verdict:
        """Take what is known now; call it every 10 ms or so. What passes while nobody calls is not held against it."""
        if now_s - self._seen_s > _ABSENT_MINDED_S and self.state is not DeviceState.LOST:
            self._awake_s = now_s
        self._seen_s = now_s
        if sighting.called_s is not None:
            sighting = replace(sighting, called_s=max(sighting.called_s, self._awake_s))
        state, trouble = _fares(now_s, sighting)
        changed = self._tell(now_s, state, trouble)
        return Verdict(self._action(now_s, sighting, state), state, trouble, changed)

    def _tell(self, now_s: float, state: DeviceState, trouble: Trouble) -> bool:
        if self._told is None and state is DeviceState.LOST and now_s - self._since_s < LOST_AFTER_S:
            return False
        if state is self._told and (
            state is not DeviceState.LOST or trouble in (self._trouble, Trouble.SILENT)
        ):
            return False
        self._told, self._trouble = state, trouble
        return True

    def _action(self, now_s: float, sighting: Sighting, state: DeviceState) -> Action:
        if state is DeviceState.RUNNING:
            self._attempts, self._next_attempt_s = 0, now_s
        if sighting.busy:
            return Action.NONE
        if sighting.opened_s is not None:
            return Action.CLOSE if _is_spent(now_s, sighting, state) else Action.NONE
        if not sighting.listed or now_s < self._next_attempt_s:
            return Action.NONE
        self._next_attempt_s = now_s + _BACK_OFF_S[min(self._attempts, len(_BACK_OFF_S) - 1)]
        self._attempts += 1
        return Action.OPEN


def _fares(now_s: float, sighting: Sighting) -> tuple[DeviceState, Trouble]:
    if not sighting.listed:
        return DeviceState.LOST, Trouble.ABSENT if sighting.answers else Trouble.NO_SERVER
    if sighting.opened_s is None or sighting.ended:
        return DeviceState.LOST, _why_closed(sighting)
    if sighting.called_s is None:
        return DeviceState.LOST, Trouble.SILENT if sighting.answers else Trouble.NO_SERVER
    silent_s = now_s - sighting.called_s
    if silent_s < SUSPECT_AFTER_S:
        return DeviceState.RUNNING, Trouble.NONE
    state = DeviceState.SUSPECT if silent_s < LOST_AFTER_S else DeviceState.LOST
    return state, Trouble.SILENT if sighting.answers else Trouble.NO_SERVER


def _why_closed(sighting: Sighting) -> Trouble:
    if not sighting.answers:
        return Trouble.NO_SERVER
    return Trouble.REFUSED if sighting.refused else Trouble.SILENT


def _is_spent(now_s: float, sighting: Sighting, state: DeviceState) -> bool:
    """Whether a stream has to be closed.

    One on a server that hangs is kept: it goes on by itself with the server, and closing it would hang as well.
    """
    if sighting.ended or not sighting.listed:
        return True
    if not sighting.answers or sighting.opened_s is None:
        return False
    if sighting.called_s is None:
        return now_s - sighting.opened_s > _FIRST_CALLBACK_S
    return state is DeviceState.LOST and sighting.asked_s > sighting.called_s + SUSPECT_AFTER_S
