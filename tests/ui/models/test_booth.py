"""What panels show of what the core tells."""

from dataclasses import replace

from interpreter.app.protocol import Ended, Lost, Machine, Situation
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    HandoverState,
    Mode,
    SlowerAsked,
)
from interpreter.domain.devices import (
    Device,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
    Xrun,
)
from interpreter.domain.errors import OpenBoothError
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
from interpreter.domain.speech import (
    SegmentEnd,
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from ui.models.booth import Booth
from ui.models.views import BoothView, ChannelView, Grade, LagCause, LagView, MachineView, PredictionView

RUNNING, PAUSED, STOPPED = SessionState
PODIUM = SourceChanged("podium", InputPlace("card.in", 2))
ES = ChannelChanged("es", "es", Mode.MACHINE, output=OutputPlace("card.out"))
CA = ChannelChanged("ca", "ca", Mode.MACHINE)
DEVICES = DeviceListed(
    (
        Device("card.in", "Desk microphone", Direction.INPUT, 2, 48_000),
        Device("card.out", "Transmitter", Direction.OUTPUT, 2, 48_000),
    )
)


def session(state: SessionState = RUNNING, name: str = "one") -> SessionChanged:
    return SessionChanged(state, name, "en", ("es", "ca"), "Assembly", "builtin", ("Ana",))


def caption(utterance: int, speaker: str | None, revision: int = 0, channel: str | None = None) -> Caption:
    language = channel or "en"
    return Caption(
        utterance, revision, "podium", speaker, None, channel, language, "Hi", "", "", Ticks(0), Ticks(9)
    )


def turn(number: int, speaker: str | None, *, settled: bool = False, start_s: float = 0) -> SpeakerTurn:
    start = ticks_from_seconds(start_s)
    end = Ticks(start + 48_000) if settled else None
    return SpeakerTurn(number, "podium", speaker, None, start, end, 0.9, settled)


class Core:
    """Numbers and times events as the core does."""

    def __init__(self, booth: Booth) -> None:
        self.booth = booth
        self.number = 0

    def tell(self, *events: SessionEvent, at_s: float = 0.0) -> BoothView:
        for event in events:
            self.booth.take(Published(self.number, ticks_from_seconds(at_s), event))
            self.number += 1
        return self.booth.view()


def told(*events: SessionEvent) -> BoothView:
    return Core(Booth()).tell(*events)


def channel(view: BoothView, name: str = "es") -> ChannelView:
    return next(one for one in view.channels if one.channel == name)


def sentences(view: BoothView) -> list[str]:
    return [concern.sentence for concern in view.concerns]


def test_nothing_is_made_anew_while_nothing_changes() -> None:
    core = Core(Booth())
    core.tell(session(), PODIUM, ES)
    view = core.booth.view(100.0)
    assert core.booth.view(100.4) is view
    core.tell(caption(1, "S1"))
    one = core.booth.view(100.5)
    core.tell(caption(1, "S1", 1), caption(1, "S1", 7, "es"))
    assert core.booth.view(100.6) is one


def test_session_time_goes_on_by_the_callers_clock_and_stands_when_the_session_has_stopped() -> None:
    core = Core(Booth())
    core.tell(session(), at_s=10)
    assert core.booth.view(500.0).status.elapsed_s == 10
    assert core.booth.view(505.5).status.elapsed_s == 15
    core.tell(StageLag("es", Ticks(5)), at_s=15.2)
    assert core.booth.view(505.6).status.elapsed_s == 15
    core.tell(session(PAUSED), at_s=20)
    assert core.booth.view(512.0).status.elapsed_s == 22
    core.tell(session(STOPPED), at_s=30)
    assert core.booth.view(600.0).status.elapsed_s == 30
    core.tell(session(name="two"), at_s=1)
    assert core.booth.view(601.0).status.elapsed_s == 1


def test_session_time_stands_while_the_core_is_gone_until_it_is_told_afresh() -> None:
    core = Core(Booth())
    core.tell(session(), at_s=10)
    assert core.booth.view(500.0).status.elapsed_s == 10
    assert core.booth.view(505.5).status.elapsed_s == 15
    core.booth.connection(on=False)
    assert core.booth.view(560.0).status.elapsed_s == 15
    core.booth.connection(on=True)
    assert core.booth.view(561.0).status.elapsed_s == 15
    core.booth.take(Situation((Published(9, ticks_from_seconds(72), session()),), 10))
    assert core.booth.view(562.0).status.elapsed_s == 72


def test_the_status_tells_what_the_session_is_and_how_it_fares() -> None:
    core = Core(Booth())
    assert core.tell(EngineStatus("engine", WorkerState.STARTING)).status.starting
    assert core.tell(EngineStatus("engine", WorkerState.READY)).status.starting
    view = core.tell(session(), TermsChanged((Term("bank", {}),)), QualityChanged(1, "captions"))
    status = view.status
    assert (status.starting, status.title, status.engine, status.state) == (
        False,
        "Assembly",
        "builtin",
        RUNNING,
    )
    assert (status.given_up, view.names, view.terms) == ("captions", ("Ana",), (Term("bank", {}),))
    restarting = core.tell(EngineStatus("engine", WorkerState.RESTARTING, "Starting again."))
    assert restarting.status.engine_state == "engine: Starting again."
    assert sentences(restarting)[-1] == "engine: Starting again."
    assert core.tell(EngineStatus("engine", WorkerState.READY)).status.engine_state == ""


def test_a_channel_is_offered_the_voices_of_its_language() -> None:
    core = Core(Booth())
    assert core.tell(session()).voices_of("es") == ()
    offered = {"mul": ("m1", "f1"), "en": ("1", "2"), "ca": ()}
    view = core.tell(EngineStatus("voice", WorkerState.READY, voices=offered))
    assert [view.voices_of(one) for one in ("es", "en-US", "ca")] == [("m1", "f1"), ("1", "2"), ()]


def test_a_start_that_fails_is_no_longer_starting_and_says_why_until_the_next() -> None:
    core = Core(Booth())
    core.tell(EngineStatus("engine", WorkerState.READY))
    core.booth.take(Ended("", OpenBoothError("The disk is full; free some space.")))
    view = core.booth.view()
    assert not view.status.starting
    assert [(one.sentence, one.alarm) for one in view.concerns] == [
        ("The disk is full; free some space.", True)
    ]
    assert core.tell(EngineStatus("engine", WorkerState.STARTING)).concerns == ()


def test_predictions_of_all_languages_count_together() -> None:
    view = told(
        session(),
        PredictionScored("es", PredictionFigures(80, 60, 100, 400.0)),
        PredictionScored("ca", PredictionFigures(20, 20, 100, 400.0)),
    )
    assert view.status.prediction == PredictionView(hit_rate=0.8, coverage=0.4)
    assert told(session()).status.prediction == PredictionView()


def test_what_was_dropped_counts_once_and_not_what_was_left_out_on_purpose() -> None:
    core = Core(Booth())
    core.tell(session(), PODIUM)
    core.tell(Xrun("card.in", Direction.INPUT, "podium", 1, ticks_from_seconds(0.5)))
    core.tell(Gap("podium", ticks_from_seconds(3), ticks_from_seconds(2), "cut short"))
    core.tell(Gap("podium", ticks_from_seconds(8), ticks_from_seconds(60), "off the record"))
    core.tell(Xrun("card.out", Direction.OUTPUT, "es", 1, ticks_from_seconds(9)))
    view = core.tell(Xrun("hall", Direction.INPUT, "hall", 1, ticks_from_seconds(0.25)))
    assert view.status.dropped_s == 2.25


def test_what_is_on_record_is_added_once() -> None:
    core, gaps = (
        Core(Booth()),
        [Gap("podium", ticks_from_seconds(at), Ticks(48_000), "lost") for at in (1, 5)],
    )
    core.tell(session(), gaps[1])
    for _ in range(2):
        core.booth.recall([caption(1, "S2", -1)], gaps)
    view = core.tell(gaps[1])
    assert view.status.dropped_s == 2.0
    assert [speaker.id for speaker in view.speakers] == ["S2"]


def test_a_lag_is_graded_and_says_what_it_comes_from() -> None:
    core = Core(Booth())
    view = core.tell(session(), PODIUM, ES, CA)
    assert channel(view).lag == LagView()
    view = core.tell(StageLag("es", ticks_from_seconds(2.04)), StageLag("ca", ticks_from_seconds(4.2)))
    assert channel(view).lag == LagView(2.0, Grade.GOOD, LagCause.WORDS)
    assert view.status.worst_lag == LagView(4.2, Grade.FAIR, LagCause.WORDS)
    view = core.tell(VoiceBacklog("es", ticks_from_seconds(5.5)))
    assert channel(view).lag == LagView(2.0, Grade.POOR, LagCause.VOICE)
    assert (channel(view).backlog_s, channel(view, "ca").lag.cause) == (5.5, LagCause.WORDS)
    assert view.status.worst_lag == channel(view).lag
    view = core.tell(VoiceBacklog("es", Ticks(0)), Overload("engine", ticks_from_seconds(3)))
    assert channel(view).lag == LagView(2.0, Grade.GOOD, LagCause.ENGINE)
    view = core.tell(Overload("engine", Ticks(0)), Overload("voice es", ticks_from_seconds(31)))
    assert channel(view).lag.cause is LagCause.VOICE
    assert channel(view).captions_only


def test_an_old_lag_is_not_held_against_a_silent_floor() -> None:
    core = Core(Booth())
    core.tell(
        session(), PODIUM, ES, SpeechSegment("podium", 1, Ticks(0)), StageLag("es", ticks_from_seconds(9))
    )
    core.tell(QualityChanged(0), at_s=16)
    assert channel(core.booth.view()).lag.grade is Grade.POOR
    core.tell(SpeechSegment("podium", 1, Ticks(0), ticks_from_seconds(15), SegmentEnd.PAUSE), at_s=17)
    assert channel(core.booth.view()).lag == LagView(9.0, Grade.UNKNOWN, LagCause.WORDS)


def test_a_source_shows_its_device_its_sound_and_who_is_heard() -> None:
    core = Core(Booth())
    view = core.tell(session(), DEVICES, PODIUM, SourceWarning("podium", Warn.SILENT))
    (source,) = view.sources
    assert (source.device, source.warning) == ("Desk microphone · 2", "silent – is the microphone on?")
    assert sentences(view) == ["podium is silent – is the microphone on?"]
    view = core.tell(SpeechSegment("podium", 4, Ticks(0)), turn(1, "S1"), turn(2, "S2", start_s=1))
    (source,) = view.sources
    assert source.speaking
    assert source.speaker is not None
    assert source.speaker.id == "S2"
    assert [speaker.speaking for speaker in view.speakers] == [True, True]
    view = core.tell(
        turn(2, "S2", settled=True), SpeechSegment("podium", 4, Ticks(0), Ticks(9), SegmentEnd.PAUSE)
    )
    assert (view.sources[0].speaking, view.sources[0].speaker) == (False, None)
    view = core.tell(DeviceStatus("card.in", Direction.INPUT, "podium", DeviceState.LOST))
    assert view.sources[0].trouble == "The device is lost."
    assert view.concerns[0].alarm
    assert sentences(view)[0] == "podium: Desk microphone is lost."
    recording = told(SourceChanged("film", InputPlace("talk.wav", recording=True))).sources[0]
    assert (recording.recording, recording.device) == (True, "talk.wav")


def test_channels_come_in_the_order_of_the_sessions_languages() -> None:
    view = told(session(), CA, DEVICES, ES, MonitorChanged(OutputPlace("card.out"), "ca"))
    assert [(one.channel, one.soloed) for one in view.channels] == [("es", False), ("ca", True)]
    assert (channel(view).language_name, channel(view).device) == ("Spanish", "Transmitter")
    assert view.monitor.output == OutputPlace("card.out")


def test_a_desk_sees_who_asks_it_until_it_has_answered_or_is_off_air() -> None:
    core = Core(Booth())
    held = replace(ES, mode=Mode.HUMAN, holders=("A",))
    asked = Handover("es", "B", "A", HandoverState.REQUESTED)
    desks = DeskChanged("A", on_air=("es",)), DeskChanged("B", channels=("es",), headphones=OutputPlace("x"))
    view = core.tell(session(), held, CA, *desks, asked)
    first, second = view.desks
    assert (first.asked_by, second.asks) == ((("es", "B"),), ("es",))
    assert (first.may_hold, second.may_hold) == (("es", "ca"), ("es",))
    assert (first.has_headphones, second.has_headphones) == (False, True)
    assert sentences(view) == ["B asks A to hand over es."]
    view = core.tell(replace(held, holders=("B",)))
    assert (view.desks[0].asked_by, view.concerns) == ((), ())
    view = core.tell(held, asked, Handover("es", "B", "A", HandoverState.DECLINED))
    assert view.desks[1].asks == ()


def test_a_shift_lasts_while_a_desk_is_on_air_anywhere() -> None:
    core = Core(Booth())
    core.tell(session(), DeskChanged("A"))
    core.tell(DeskChanged("A", on_air=("es",)), at_s=10)
    core.tell(DeskChanged("A", on_air=("ca", "es")), at_s=20)
    assert core.tell(DeskChanged("A", on_air=("ca",), cough=True), at_s=30).desks[0].on_air_since_s == 10
    core.booth.take(Lost(7))
    late = Published(9, ticks_from_seconds(30), DeskChanged("A", on_air=("ca",)))
    core.booth.take(Situation((late, Published(10, Ticks(0), session())), 11))
    assert core.booth.view().desks[0].on_air_since_s == 10
    assert core.tell(DeskChanged("A"), at_s=40).desks[0].on_air_since_s is None


def test_speakers_keep_their_colours_and_who_was_merged_is_gone() -> None:
    core = Core(Booth())
    view = core.tell(session(), *(turn(n, f"S{n}", settled=True) for n in (1, 2, 3)))
    assert [(one.name, one.colour) for one in view.speakers] == [
        ("Speaker 1", 0), ("Speaker 2", 1), ("Speaker 3", 2),
    ]  # fmt: skip
    view = core.tell(SpeakerNamed("S3", "Ana"), SpeakersMerged("S2", "S1"), turn(4, "S4", settled=True))
    assert [(one.name, one.colour) for one in view.speakers] == [
        ("Speaker 1", 0),
        ("Ana", 2),
        ("Speaker 4", 3),
    ]
    assert core.tell(SpeakersMerged("S1", "S4")).merged == (("S2", "S4"), ("S1", "S4"))
    view = core.tell(turn(5, "Guest", settled=True))
    assert view.speakers[-1].colour == 4
    assert core.tell(session(name="two")).speakers == ()


def test_a_speaker_who_was_guessed_for_a_moment_leaves_no_trace() -> None:
    core = Core(Booth())
    assert len(core.tell(session(), turn(1, "S1"), caption(1, "S2")).speakers) == 2
    view = core.tell(turn(1, "S1", settled=True), caption(1, "S1", 1), caption(1, "S2", 0))
    assert [one.id for one in view.speakers] == ["S1"]
    assert [one.id for one in core.tell(TurnsReassigned((1,), "S3"), caption(1, "S3", 2)).speakers] == ["S3"]


def test_what_has_happened_is_shown_for_a_while_and_what_lasts_until_it_is_over() -> None:
    core = Core(Booth())
    view = core.tell(
        session(),
        SlowerAsked(),
        Gap("podium", Ticks(0), Ticks(4800), "lost"),
        Alarm(Matter.SPOOL, "", True, "Full."),
    )
    assert [one.alarm for one in view.concerns] == [True, False, False]
    assert sentences(view) == [
        "Full.",
        "An interpreter asks whoever speaks to slow down.",
        "podium: 100 ms are missing (lost).",
    ]
    core.booth.view(50.0)
    assert sentences(core.booth.view(71.0)) == ["Full."]
    assert core.tell(Alarm(Matter.SPOOL, "", False), at_s=25).concerns == ()


def test_the_machine_is_known_while_a_core_answers() -> None:
    booth = Booth()
    booth.connection(on=True)
    booth.take(Machine(0.5, 812.0, 86_400.0, None, 600.0))
    assert booth.view().status.connected
    assert booth.view().status.machine == MachineView(0.5, 812.0, None, 86_400.0, 600.0)
    booth.connection(on=False)
    assert booth.view().status.machine == MachineView()


def test_a_core_that_goes_in_the_middle_of_a_session_is_an_alarm_and_nothing_is_live() -> None:
    booth = Booth()
    core = Core(booth)
    booth.connection(on=True)
    assert core.tell(session(), PODIUM, ES).status.live
    booth.connection(on=False)
    view = booth.view()
    assert (view.status.live, view.status.runs) == (False, True)
    assert [(one.key, one.alarm) for one in view.concerns] == [("core", True)]
    assert "on record" in view.concerns[0].sentence
    booth.take(Situation((), 0))
    view = booth.view()
    assert (view.status.connected, view.status.live, view.status.runs, view.concerns) == (
        True,
        False,
        False,
        (),
    )


def test_a_core_that_goes_while_no_session_runs_is_no_alarm() -> None:
    booth = Booth()
    booth.connection(on=False)
    Core(booth).tell(session(), session(STOPPED))
    assert booth.view().concerns == ()
