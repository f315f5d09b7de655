"""What a console is told of a live session, and asks of it: voices, backlogs, predictions, the monitor."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from interpreter.domain import commands as ask
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Heard,
    ListenerChannel,
    Mode,
    SlowerAsked,
)
from interpreter.domain.devices import DeviceStatus, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import (
    MonitorChanged,
    PredictionScored,
    Published,
    SessionChanged,
    SessionEvent,
    SessionSummary,
    TermsChanged,
)
from interpreter.domain.health import VoiceBacklog
from interpreter.domain.setup import ChannelSetup, SourceSetup
from interpreter.domain.steps import SpeechRequest, Term
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from tests.fakes.sound import loudspeaker, microphone
from tests.session.live_event import Event, channel, desk, voice

EARS = OutputPlace("ears")
TERMS = (Term("hall", {"es": "sala"}),)


def told(event: Event, kind: type[SessionEvent]) -> list[Published]:
    return [published for published in event.recorder.published if isinstance(published.event, kind)]


async def test_a_session_says_what_the_event_is_and_what_its_glossary_holds(tmp_path: Path) -> None:
    async with Event(tmp_path, names=("Ana Ruiz",), title="Assembly", terms=TERMS) as event:
        (state,) = event.of(SessionChanged)
        assert (state.title, state.engine, state.names) == ("Assembly", "fake", ("Ana Ruiz",))
        event.do(ask.SetTerms(()))
    assert event.of(TermsChanged) == [TermsChanged(TERMS), TermsChanged(())]


async def test_a_session_says_which_languages_are_spoken_besides_the_usual_one(tmp_path: Path) -> None:
    async with Event(tmp_path, also_spoken=("es", "en")) as event:
        (state,) = event.of(SessionChanged)
        assert (state.source_language, state.also_spoken) == ("en", ("es",))


async def test_without_a_glossary_nothing_is_said_of_one(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        assert not event.of(TermsChanged)


async def test_a_channel_says_where_it_is_played_and_in_whose_voice(tmp_path: Path) -> None:
    async with Event(tmp_path, channels=(channel("es", "hall", voice="f2"),)) as event:
        event.do(ask.SetOutput("es", OutputPlace("fm", 3)))
        event.do(ask.SetOutput("es", None))
        event.do(ask.SetVoice("es", None))
    assert event.of(ChannelChanged) == [
        ChannelChanged("es", "es", Mode.MACHINE, voice="f2", output=OutputPlace("hall")),
        ChannelChanged("es", "es", Mode.MACHINE, voice="f2", output=OutputPlace("fm", 3)),
        ChannelChanged("es", "es", Mode.MACHINE, voice="f2"),
        ChannelChanged("es", "es", Mode.MACHINE),
    ]


async def test_a_desk_says_what_it_is_made_of(tmp_path: Path) -> None:
    async with Event(tmp_path, desks=(desk("ana", headphones=EARS, channels=("es",)),)) as event:
        (state,) = event.of(DeskChanged)
    assert (state.channels, state.microphone, state.headphones) == (("es",), InputPlace("booth"), EARS)


async def test_another_voice_speaks_from_the_next_clause_on(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(4)
        event.do(ask.SetVoice("es", "f3"))
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(4)
        with pytest.raises(UserMistake, match="no channel fr"):
            event.do(ask.SetVoice("fr", "f3"))
    asked = [one.voice for one in event.voice.inputs if isinstance(one, SpeechRequest)]
    assert set(asked) == {None, "f3"}
    assert asked == sorted(asked, key=lambda one: one is not None)


async def test_the_backlog_of_a_voice_is_told_once_a_second_until_it_is_gone(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(8.0))
        await event.pass_time(25)
    news = told(event, VoiceBacklog)
    backlogs = [one.event.backlog for one in news if isinstance(one.event, VoiceBacklog)]
    assert max(backlogs) > ticks_from_seconds(1)
    assert backlogs[-1] == 0
    assert all(later.at - earlier.at >= ticks_from_seconds(1) for earlier, later in pairwise(news))
    assert all(
        not later or abs(later - earlier) >= ticks_from_ms(200) for earlier, later in pairwise(backlogs)
    )


async def test_prediction_figures_are_told_every_two_seconds_while_they_change_and_agree_in_the_end(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(7.0))
        await event.pass_time(20)
    for language in ("en", "es"):
        news = [one for one in event.of(PredictionScored) if one.language == language]
        assert 3 <= len(news) <= 6
        assert news[-1].figures == event.of(SessionSummary)[-1].prediction[language]
    times = {one.at for one in told(event, PredictionScored)}
    assert all(later - earlier >= ticks_from_seconds(2) for earlier, later in pairwise(sorted(times)))


async def test_the_operator_hears_one_channel_or_one_source_and_nobody_else_does(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=("podium", "panel"), monitor=EARS) as event:
        assert event.of(MonitorChanged) == [MonitorChanged(EARS, None)]
        lane = event.output("monitor")
        event.do(ask.Monitor("es", -6.0))
        assert (lane.heard, lane.volume_db) == (Heard(channel="es"), -6.0)
        event.do(ask.Monitor("podium"))
        assert (lane.heard, lane.volume_db) == (Heard(sources=("podium",)), 0.0)
        event.sound.sources["panel"].push(voice(0.5))
        await event.pass_time(0.6)
        assert not lane.sounded.read(Ticks(0), event.clock.now()).any()
        event.sound.sources["podium"].push(voice(0.5))
        await event.pass_time(0.6)
        assert lane.sounded.read(Ticks(0), event.clock.now()).any()
        event.do(ask.Monitor(None))
        assert lane.heard == Heard()
    assert [(one.hears, one.volume_db) for one in event.of(MonitorChanged)] == [
        (None, 0.0),
        ("es", -6.0),
        ("podium", 0.0),
        (None, 0.0),
    ]
    assert set(event.recordings) == {"es"}
    assert not np.any([level for name, level in event.session.levels().items() if name == "monitor"])
    assert lane.closed_at is not None


async def test_the_monitor_comes_moves_and_goes_and_keeps_its_volume(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.do(ask.SetMonitor(None))
        with pytest.raises(UserMistake, match="played nowhere; choose an output"):
            event.do(ask.Monitor("es"))
        event.do(ask.Monitor(None, -9.0))
        event.do(ask.SetMonitor(EARS))
        assert event.output("monitor").volume_db == -9.0
        event.do(ask.Monitor("es", -9.0))
        event.do(ask.SetMonitor(OutputPlace("fm", 3)))
        assert event.output("monitor").place == OutputPlace("fm", 3)
        assert event.output("monitor").heard == Heard(channel="es")
        event.do(ask.SetMonitor(None))
        assert "monitor" not in event.sound.outputs
        event.do(ask.SetMonitor(EARS))
        assert event.output("monitor").heard == Heard()
    assert event.of(MonitorChanged) == [
        MonitorChanged(None, None, -9.0),
        MonitorChanged(EARS, None, -9.0),
        MonitorChanged(EARS, "es", -9.0),
        MonitorChanged(OutputPlace("fm", 3), "es", -9.0),
        MonitorChanged(None, None, -9.0),
        MonitorChanged(EARS, None, -9.0),
    ]


@pytest.mark.parametrize("gone", [ask.RemoveChannel("es"), ask.RemoveSource("panel")])
async def test_what_the_operator_hears_is_taken_away_and_nothing_is_heard(
    tmp_path: Path, gone: ask.RemoveChannel | ask.RemoveSource
) -> None:
    async with Event(tmp_path, sources=("podium", "panel"), monitor=EARS) as event:
        event.do(ask.Monitor("es" if isinstance(gone, ask.RemoveChannel) else "panel"))
        event.do(gone)
        assert event.output("monitor").heard == Heard()
        assert event.of(MonitorChanged)[-1] == MonitorChanged(EARS, None)


async def test_a_monitor_whose_device_is_lost_is_told_and_comes_back(tmp_path: Path) -> None:
    async with Event(tmp_path, monitor=EARS) as event:
        event.sound.unplug("ears")
        event.sound.plug_in(loudspeaker("ears"))
        await event.pass_time(0.1)
    states = [one.state.value for one in event.of(DeviceStatus) if one.used_by == "monitor"]
    assert states == ["running", "lost", "running"]


async def test_a_monitor_that_a_source_hears_is_refused_as_headphones_are(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.plug_in(microphone("loop", monitor_of="ears"))
        event.do(ask.AddSource(SourceSetup("loop", InputPlace("loop"))))
        with pytest.raises(UserMistake, match="loop hears what is played on ears"):
            event.do(ask.SetMonitor(EARS))
        assert not event.of(MonitorChanged)


async def test_a_speaker_is_asked_to_slow_down_once_in_five_seconds_and_not_by_whom(tmp_path: Path) -> None:
    async with Event(tmp_path, desks=(desk("ana"), desk("ben", "booth 2"))) as event:
        for _ in range(2):
            event.do(ask.AskSlower("ana"))
            await event.pass_time(2)
        event.do(ask.AskSlower("ben"))
        await event.pass_time(2)
        event.do(ask.AskSlower("ana"))
    assert event.of(SlowerAsked) == [SlowerAsked()] * 3


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (ask.Monitor("nobody"), "no channel or source nobody to listen to; there are: podium, es"),
        (ask.Monitor("ana"), "no channel or source ana"),
        (ask.Monitor("es", 40.0), "-60 to 12"),
        (ask.Monitor("es", float("nan")), "-60 to 12"),
        (ask.SetMonitor(OutputPlace("ears", 0)), "count from 1; the monitor has 0"),
        (ask.AskSlower("nobody"), "no desk nobody"),
        (ask.AddChannel(ChannelSetup(ListenerChannel("monitor", "es"))), "operator's monitor"),
        (ask.AddDesk(desk("monitor")), "The name monitor is the operator's monitor; choose another."),
        (ask.AddSource(SourceSetup("monitor", InputPlace("panel"))), "operator's monitor"),
        (ask.AddSource(SourceSetup("wall", InputPlace("panel", 0))), "count from 1; the source wall has 0"),
        (ask.AddDesk(desk("ben", headphones=OutputPlace("ears", -1))), "headphones of the desk ben has -1"),
        (ask.SetOutput("es", OutputPlace("hall", 0)), "the channel es has 0"),
    ],
)
async def test_what_a_console_asks_in_vain_is_said_in_one_sentence(
    tmp_path: Path, command: ask.Command, sentence: str
) -> None:
    async with Event(tmp_path, desks=(desk("ana"),), monitor=EARS) as event:
        before = len(event.recorder.events)
        with pytest.raises(UserMistake, match=sentence):
            event.do(command)
        assert len(event.recorder.events) == before
