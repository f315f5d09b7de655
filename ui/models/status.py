"""The state of the whole session in one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.domain.events import PredictionScored, SessionChanged
from interpreter.domain.health import EngineStatus, QualityChanged, WorkerState
from ui.models.held import Held
from ui.models.lag import Lags, worst_of
from ui.models.views import LIVE, ChannelView, MachineView, PredictionView, StatusView

_WORST_FIRST = (WorkerState.FAILED, WorkerState.RESTARTING, WorkerState.STARTING)
_COMING = frozenset({WorkerState.STARTING, WorkerState.READY, WorkerState.RESTARTING})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the events that still hold. `ended` says that no session is on its way."""

    session: SessionChanged | None
    elapsed_s: float
    dropped_s: float
    machine: MachineView
    connected: bool
    ended: bool


def status_of(held: Held, known: Known, lags: Lags, channels: Sequence[ChannelView]) -> StatusView:
    """Return the state of the session."""
    session, quality = known.session, held.newest(QualityChanged)
    state = None if session is None else session.state
    live = state in LIVE
    coming = any(one.state in _COMING for one in held.all(EngineStatus))
    texts_only = lags.languages - {channel.language for channel in channels}
    return StatusView(
        connected=known.connected,
        state=state,
        starting=not live and not known.ended and coming,
        session="" if session is None else session.session,
        title="" if session is None else session.title,
        engine="" if session is None else session.engine,
        engine_state=_engine_state(held.all(EngineStatus)),
        elapsed_s=known.elapsed_s,
        worst_lag=worst_of([*(one.lag for one in channels), *map(lags.view, sorted(texts_only))]),
        prediction=_prediction(held.all(PredictionScored)),
        dropped_s=round(known.dropped_s, 2),
        given_up="" if quality is None else quality.given_up,
        machine=known.machine,
    )


def _engine_state(statuses: Sequence[EngineStatus]) -> str:
    """Return what is to be said of the process that fares worst; empty while all are well."""
    for state in _WORST_FIRST:
        for status in statuses:
            if status.state is state:
                return f"{status.worker}: {status.detail or state}"
    return ""


def _prediction(scores: Sequence[PredictionScored]) -> PredictionView:
    """Return the figures of all languages together."""
    predicted = sum(one.figures.predicted for one in scores)
    hits = sum(one.figures.hits for one in scores)
    words = sum(one.figures.words for one in scores)
    return PredictionView(
        hits / predicted if predicted else None, hits / words if predicted and words else None
    )
