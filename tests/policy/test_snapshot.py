"""What a client that comes late is told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    HandoverState,
    Mode,
    SkipCause,
    SpeechSkipped,
)
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
    RecordPlaying,
    SessionChanged,
    SessionEvent,
    SessionState,
    SessionSummary,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Matter,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
    Warn,
    WorkerState,
)
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged
from interpreter.domain.timeline import Ticks
from interpreter.policy.event_setup import MONITOR
from interpreter.policy.snapshot import Snapshot


def caption(utterance: int, revision: int = 0, language: str = "es", text: str = "Hola") -> Caption:
    return Caption(
        utterance, revision, "mic", None, None, language, language, text, "", "", Ticks(0), Ticks(9)
    )


def session(state: SessionState = SessionState.RUNNING, name: str = "one") -> SessionChanged:
    return SessionChanged(state, name, "en", ("es",))


def after(*events: SessionEvent, utterances: int = 50) -> Snapshot:
    snapshot = Snapshot(utterances=utterances)
    for number, event in enumerate(events):
        snapshot.take(Published(number, Ticks(number), event))
    return snapshot


def holding(*events: SessionEvent, utterances: int = 50) -> list[SessionEvent]:
    return [published.event for published in after(*events, utterances=utterances).events]


NAMES = st.sampled_from(["es", "ca", "podium"])
ON = st.booleans()
EVENTS: st.SearchStrategy[SessionEvent] = st.one_of(
    st.builds(session, st.sampled_from(SessionState), NAMES),
    st.builds(caption, st.integers(1, 9), st.integers(0, 3), NAMES, st.sampled_from(["a", "b"])),
    st.builds(
        ChannelChanged,
        NAMES,
        NAMES,
        st.sampled_from(Mode),
        muted=ON,
        holders=st.lists(NAMES, max_size=1).map(tuple),
        removed=ON,
    ),
    st.builds(DeskChanged, NAMES, cough=ON, removed=ON),
    st.builds(Handover, NAMES, NAMES, NAMES, st.sampled_from(HandoverState)),
    st.builds(SourceChanged, NAMES, st.just(InputPlace("card")), removed=ON),
    st.builds(SourceWarning, NAMES, st.none() | st.sampled_from(Warn)),
    st.builds(DeviceStatus, NAMES, st.sampled_from(Direction), NAMES, st.sampled_from(DeviceState)),
    st.builds(EngineStatus, NAMES, st.sampled_from(WorkerState)),
    st.builds(Alarm, st.sampled_from(Matter), NAMES, ON),
    st.builds(QualityChanged, st.integers(0, 2)),
    st.builds(Overload, NAMES, st.sampled_from([Ticks(0), Ticks(100_000)])),
    st.builds(StageLag, NAMES, st.just(Ticks(5))),
    st.builds(SpeakerNamed, NAMES, NAMES),
    st.builds(SpeakersMerged, NAMES, NAMES),
    st.builds(TermsChanged, st.just(())),
    st.builds(MonitorChanged, st.none(), st.sampled_from(["es", None])),
    st.builds(PredictionScored, st.sampled_from(["es", "ca"]), st.just(PredictionFigures(2, 1, 9, None))),
    st.builds(VoiceBacklog, st.sampled_from(["es", "ca"]), st.sampled_from([Ticks(0), Ticks(9)])),
    st.builds(Gap, NAMES, st.just(Ticks(0)), st.just(Ticks(5)), st.just("lost")),
    st.builds(SharingChanged, ON, trouble=st.sampled_from(["", "choose another port"])),
    st.builds(AudienceCounted, most=st.sampled_from([0, 500])),
    st.just(SessionSummary(Ticks(9), 0.5)),
    st.just(DeviceListed(())),
)


@given(st.lists(EVENTS, max_size=60), st.data())
def test_whoever_comes_late_sees_the_same_as_one_who_was_there(
    events: list[SessionEvent], data: st.DataObject
) -> None:
    published = [Published(number, Ticks(number), event) for number, event in enumerate(events)]
    there, joined = Snapshot(utterances=3), data.draw(st.integers(0, len(events)))
    for event in published[:joined]:
        there.take(event)
    late = Snapshot(utterances=3)
    for event in there.events:
        late.take(event)
    late.leap(there.next)
    for event in published[joined:]:
        assert event.sequence == late.next
        there.take(event)
        late.take(event)
    assert (late.events, late.next) == (there.events, there.next)
    assert [event.sequence for event in late.events] == sorted(event.sequence for event in late.events)


def test_the_newest_state_of_everything_replaces_the_older_ones() -> None:
    one, other = ChannelChanged("es", "es", Mode.MACHINE), ChannelChanged("ca", "ca", Mode.MACHINE)
    muted = ChannelChanged("es", "es", Mode.MACHINE, muted=True)
    assert holding(session(), one, other, muted) == [session(), other, muted]
    assert holding(caption(1, 0), caption(1, 2), caption(1, 1)) == [caption(1, 2)]


def test_what_was_put_right_is_no_longer_told() -> None:
    assert not holding(SourceWarning("mic", Warn.SILENT), SourceWarning("mic", None))
    assert not holding(Alarm(Matter.SPOOL, "", active=True), Alarm(Matter.SPOOL, "", active=False))
    assert not holding(QualityChanged(1, "predictions"), QualityChanged(0))
    assert not holding(Overload("engine", Ticks(99)), Overload("engine", Ticks(0)))
    asked = Handover("es", "d2", "d1", HandoverState.REQUESTED)
    assert not holding(asked, Handover("es", "d2", "d1", HandoverState.DECLINED))


def test_what_belonged_to_a_removed_channel_desk_or_source_goes_with_it() -> None:
    asked = Handover("es", "d2", "d1", HandoverState.REQUESTED)
    output = DeviceStatus("card", Direction.OUTPUT, "es", DeviceState.LOST)
    gone = ChannelChanged("es", "es", Mode.MACHINE, removed=True)
    assert not holding(ChannelChanged("es", "es", Mode.MACHINE), output, asked, gone)
    microphone = DeviceStatus("card", Direction.INPUT, "d1", DeviceState.RUNNING)
    assert not holding(DeskChanged("d1"), microphone, asked, DeskChanged("d1", removed=True))
    assert holding(asked, DeskChanged("d3", removed=True)) == [asked]
    headphones = DeviceStatus("card", Direction.OUTPUT, "d1 headphones", DeviceState.LOST)
    assert not holding(DeskChanged("d1"), headphones, DeskChanged("d1", removed=True))
    assert not holding(Overload("voice es", Ticks(99)), gone)
    assert holding(Overload("voice ca", Ticks(99)), gone) == [Overload("voice ca", Ticks(99))]
    lost = DeviceStatus("card", Direction.INPUT, "mic", DeviceState.LOST)
    source, removed = SourceChanged("mic", None), SourceChanged("mic", None, removed=True)
    assert not holding(source, lost, SourceWarning("mic", Warn.QUIET), removed)


def test_how_a_device_fares_is_told_as_long_as_it_is_used() -> None:
    played = ChannelChanged("es", "es", Mode.MACHINE, output=OutputPlace("card"))
    lost = DeviceStatus("card", Direction.OUTPUT, "es", DeviceState.LOST)
    nowhere = ChannelChanged("es", "es", Mode.MACHINE)
    assert holding(played, lost, played) == [lost, played]
    assert holding(played, lost, nowhere) == [nowhere]
    monitor = DeviceStatus("card", Direction.OUTPUT, MONITOR, DeviceState.LOST)
    heard, off = MonitorChanged(OutputPlace("card"), "es"), MonitorChanged(None, None)
    assert holding(heard, monitor, heard) == [monitor, heard]
    assert holding(heard, monitor, off) == [off]


def test_a_handover_that_nobody_can_answer_any_more_is_no_longer_told() -> None:
    asked = Handover("es", "d2", "d1", HandoverState.REQUESTED)

    def on_air(*desks: str, channel: str = "es") -> ChannelChanged:
        return ChannelChanged(channel, channel, Mode.HUMAN if desks else Mode.MACHINE, holders=desks)

    assert holding(on_air("d1"), asked, on_air()) == [on_air()]
    assert holding(on_air("d1"), asked, on_air("d2")) == [on_air("d2")]
    muted = ChannelChanged("es", "es", Mode.HUMAN, muted=True, holders=("d1",))
    assert holding(on_air("d1"), asked, muted) == [asked, muted]
    assert holding(asked, on_air(channel="ca")) == [asked, on_air(channel="ca")]


def test_what_is_played_nowhere_has_no_device() -> None:
    lost = DeviceStatus("card", Direction.OUTPUT, "es", DeviceState.LOST)
    played = ChannelChanged("es", "es", Mode.MACHINE, output=OutputPlace("card"))
    nowhere = ChannelChanged("es", "es", Mode.MACHINE)
    assert holding(played, lost, replace(played, muted=True)) == [lost, replace(played, muted=True)]
    assert holding(played, lost, nowhere) == [nowhere]
    ears = DeviceStatus("card", Direction.OUTPUT, "monitor", DeviceState.LOST)
    silent = MonitorChanged(None, None)
    assert holding(MonitorChanged(OutputPlace("card"), "es"), ears, silent) == [silent]


def test_sharing_is_told_while_it_lasts_and_with_it_who_listens() -> None:
    shared, counted = SharingChanged(True, code="KLM347"), AudienceCounted((ChannelAudience("es", 3),), 500)
    assert holding(shared, counted) == [shared, counted]
    assert holding(shared, counted, AudienceCounted()) == [shared]
    assert holding(shared, counted, SharingChanged(False)) == []
    trouble = SharingChanged(False, trouble="Port 8080 is in use; choose another.")
    assert holding(shared, counted, trouble) == [trouble]


def test_a_record_is_told_of_as_long_as_it_plays() -> None:
    before, now = RecordPlaying("s", "floor", Ticks(1)), RecordPlaying("s", "floor", Ticks(2))
    assert holding(before, now) == [now]
    assert holding(before, replace(now, playing=False)) == []


def test_only_the_newest_utterances_are_told_even_when_an_old_one_is_relabelled() -> None:
    said = [caption(number, 0, language) for number in range(1, 6) for language in ("en", "es")]
    assert holding(*said, caption(1, 9), utterances=2) == said[-4:]
    assert holding(*said, caption(4, 9, "ca"), utterances=2) == [*said[-4:], caption(4, 9, "ca")]


def test_what_happened_once_is_not_told_again() -> None:
    skipped = SpeechSkipped("es", "es", 1, 4, SkipCause.BACKLOG)
    snapshot = after(skipped, Gap("mic", Ticks(0), Ticks(9), "lost"))
    assert snapshot.events == ()
    assert snapshot.next == 2
    assert snapshot.session is None


def test_the_end_of_a_session_leaves_what_was_said_and_the_next_one_clears_it() -> None:
    listed = DeviceListed((Device("card", "Card", Direction.INPUT, 2, 48_000),))
    running = (EngineStatus("engine", WorkerState.READY), session(), StageLag("es", Ticks(9)))
    said = (SpeakerNamed("S1", "Ana"), caption(1))
    stopped, summary = session(SessionState.STOPPED), SessionSummary(Ticks(9), 0.5)
    assert holding(listed, *running, *said, stopped, summary) == [listed, *said, stopped, summary]
    again = (EngineStatus("engine", WorkerState.STARTING), session(name="two"))
    assert holding(listed, *running, *said, stopped, summary, *again) == [listed, *again]
    assert after(*running).session == session()
