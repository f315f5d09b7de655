"""A window shows the same however and whenever it learnt what holds."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from interpreter.app.holding import Snapshot
from interpreter.app.protocol import Situation
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, DeskChanged, Handover, HandoverState, Mode
from interpreter.domain.devices import (
    Device,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
)
from interpreter.domain.events import (
    MonitorChanged,
    PredictionFigures,
    PredictionScored,
    Published,
    SessionChanged,
    SessionEvent,
    SessionState,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Matter,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
    Warn,
    WorkerState,
)
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from ui.models.booth import Booth
from ui.models.views import BoothView

DEVICES = DeviceListed((Device("card.out", "Transmitter", Direction.OUTPUT, 2, 48_000),))


def session(state: SessionState, name: str) -> SessionChanged:
    return SessionChanged(state, name, "en", ("es", "ca"), "Assembly", "builtin", ("Ana",))


def caption(utterance: int, speaker: str, revision: int) -> Caption:
    return Caption(utterance, revision, "podium", speaker, None, None, "en", "Hi", "", "", Ticks(0), Ticks(9))


NAMES = st.sampled_from(["es", "ca", "podium"])
SPEAKERS = st.sampled_from(["S1", "S2", "S3"])
ON = st.booleans()
STATES = st.sampled_from(DeviceState)
HOLDING: st.SearchStrategy[SessionEvent] = st.one_of(
    st.builds(session, st.sampled_from(SessionState), st.sampled_from(["one", "two"])),
    st.builds(ChannelChanged, NAMES, NAMES, st.sampled_from(Mode), holders=st.tuples(NAMES), removed=ON),
    st.builds(DeskChanged, NAMES, on_air=st.just(("es",)) | st.just(()), cough=ON, removed=ON),
    st.builds(Handover, NAMES, NAMES, NAMES, st.sampled_from(HandoverState)),
    st.builds(SourceChanged, NAMES, st.just(InputPlace("card.in")), removed=ON),
    st.builds(SourceWarning, NAMES, st.none() | st.sampled_from(Warn)),
    st.builds(DeviceStatus, NAMES, st.sampled_from(Direction), NAMES, STATES, st.sampled_from(["", "why"])),
    st.builds(EngineStatus, NAMES, st.sampled_from(WorkerState)),
    st.builds(Alarm, st.sampled_from(Matter), NAMES, ON),
    st.builds(QualityChanged, st.integers(0, 3), st.just("the voice")),
    st.builds(Overload, st.sampled_from(["engine", "voice es"]), st.sampled_from([Ticks(0), Ticks(100_000)])),
    st.builds(StageLag, NAMES, st.integers(0, 400_000).map(Ticks)),
    st.builds(SpeakerNamed, SPEAKERS, NAMES),
    st.builds(SpeakersMerged, SPEAKERS, SPEAKERS),
    st.builds(caption, st.integers(1, 9), SPEAKERS, st.integers(0, 3)),
    st.builds(TermsChanged, st.just((Term("bank", {"es": "banco"}),)) | st.just(())),
    st.builds(MonitorChanged, st.none() | st.just(OutputPlace("card.out")), st.sampled_from(["es", None])),
    st.builds(PredictionScored, st.sampled_from(["es", "ca"]), st.just(PredictionFigures(2, 1, 9, None))),
    st.builds(VoiceBacklog, NAMES, st.sampled_from([Ticks(0), Ticks(100_000)])),
    st.just(DEVICES),
)


def held_part(view: BoothView) -> BoothView:
    """Leave out what a snapshot does not hold: the time now, and since when desks are on air."""
    desks = tuple(replace(desk, on_air_since_s=None) for desk in view.desks)
    status = replace(view.status, elapsed_s=0.0, connected=True)
    return replace(view, desks=desks, status=status)


PAUSED_BEFORE_WE_CAME = [
    session(SessionState.RUNNING, "one"),
    caption(1, "S1", 0),
    session(SessionState.PAUSED, "one"),
]


@given(st.lists(HOLDING, max_size=60), st.integers(0, 60))
@example(PAUSED_BEFORE_WE_CAME, len(PAUSED_BEFORE_WE_CAME))
def test_a_window_that_comes_late_shows_what_one_shows_that_was_there(
    events: list[SessionEvent], joined: int
) -> None:
    told = [session(SessionState.RUNNING, "one"), *events]  # nobody speaks before a session
    published = [Published(number, Ticks(number), event) for number, event in enumerate(told)]
    there, late, snapshot = Booth(), Booth(), Snapshot()
    for one in published:
        there.take(one)
    for one in published[:joined]:
        snapshot.take(one)
    late.take(Situation(snapshot.events, snapshot.next))
    for one in published[joined:]:
        late.take(one)
    assert held_part(late.view()) == held_part(there.view())


@given(st.lists(HOLDING, max_size=40))
def test_a_view_is_the_same_whether_or_not_it_is_looked_at_between(events: list[SessionEvent]) -> None:
    seen, unseen = Booth(), Booth()
    for number, event in enumerate(events):
        for booth in (seen, unseen):
            booth.take(Published(number, Ticks(0), event))
        seen.view()
    assert seen.view() == unseen.view()
