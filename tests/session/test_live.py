"""A live session on devices in memory: what comes, goes, is taken over and is paused while it runs."""

from pathlib import Path

import numpy as np
import pytest

from interpreter.domain import commands as ask
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    HandoverState,
    Heard,
    Mode,
    NoticePlayed,
    SkipCause,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.devices import DeviceState, DeviceStatus, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionChanged, SessionState, SourceChanged
from interpreter.domain.health import Alarm, EngineStatus, Gap, Matter, WorkerState
from interpreter.domain.records import WordsCommitted
from interpreter.domain.setup import SourceSetup
from interpreter.domain.steps import GlossaryChanged, TargetsChanged, Term
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from tests.fakes.sound import microphone
from tests.session.live_event import Event, channel, desk, voice


async def test_what_is_said_into_a_microphone_is_captioned_and_spoken_on_its_output(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(6)
    assert event.words("es") == ["w1es", "w2es", "w3es", "w4es", "w5es"]
    assert event.of(SpeechPlayed)
    assert event.recordings["es"].played


async def test_a_source_and_a_language_come_and_go_without_a_restart(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
        event.do(ask.AddSource(SourceSetup("panel", InputPlace("panel"))))
        event.do(ask.AddChannel(channel("ca", "fm")))
        await event.pass_time(0.5)
        event.sound.sources["panel"].push(voice(1.0))
        await event.pass_time(4)
        assert len(event.words("ca")) == 5
        event.do(ask.RemoveSource("panel"))
        event.do(ask.RemoveChannel("ca"))
        await event.pass_time(0.2)
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(4)
    assert len(event.words("en")) == 15
    assert len(event.words("ca")) == 5
    assert [one.removed for one in event.of(SourceChanged) if one.source == "panel"] == [False, True]
    assert [one.targets for one in event.engine.inputs if isinstance(one, TargetsChanged)][-2:] == [
        ("es", "ca"),
        ("es",),
    ]
    assert event.recordings["ca"].closed_at is not None
    assert sum(isinstance(e, EngineStatus) for e in event.recorder.events) == 0


async def test_a_source_that_was_removed_can_be_added_again_under_its_name(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
        event.do(ask.RemoveSource("podium"))
        await event.pass_time(2)
        event.do(ask.AddSource(SourceSetup("podium", InputPlace("podium"))))
        await event.pass_time(0.2)
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
    assert len(event.words("en")) == 10


async def test_a_lost_microphone_leaves_one_gap_and_goes_on_where_it_returns(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        await event.pass_time(1)
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(0.5)
        event.sound.unplug("podium")
        await event.pass_time(2)
        event.sound.plug_in(microphone("podium"))
        await event.pass_time(0.2)
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
    (gap,) = event.of(Gap)
    assert gap.source == "podium"
    assert abs(gap.duration - ticks_from_seconds(2)) <= ticks_from_ms(30)
    assert gap in event.recorder.records
    assert [one.state for one in event.of(DeviceStatus) if one.device == "podium"] == [
        DeviceState.RUNNING,
        DeviceState.LOST,
        DeviceState.RUNNING,
    ]
    assert len(event.words("en")) == 2 + 5


async def test_off_the_record_nothing_is_kept_recognised_or_recorded(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        await event.pass_time(1)
        event.do(ask.Pause())
        began = event.clock.now()
        event.sound.sources["podium"].push(voice(2.0))
        await event.pass_time(3)
        event.do(ask.Resume())
        ended = event.clock.now()
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
        kept = event.spool.read("podium", Ticks(began), Ticks(ended - ticks_from_ms(40)))
        assert not np.any(kept.samples)
    assert len(event.words("en")) == 5
    states = [one.state for one in event.of(SessionChanged)]
    assert states[-3:] == [SessionState.PAUSED, SessionState.RUNNING, SessionState.STOPPED]
    (gap,) = event.of(Gap)
    assert gap.cause == "off the record"
    assert all(
        end <= began + ticks_from_ms(30) or start >= ended - ticks_from_ms(30)
        for start, end in event.recordings["es"].played
    )


async def test_listeners_are_told_once_that_a_machine_speaks_and_not_again_after_a_handback(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path, desks=(desk("ana"),), notice=True) as event:
        event.sound.sources["podium"].push(voice(2.0))
        await event.pass_time(8)
        event.do(ask.TakeOver("ana", "es"))
        await event.pass_time(2)
        event.do(ask.HandBack("ana", "es"))
        event.sound.sources["podium"].push(voice(2.0))
        await event.pass_time(8)
    (notice,) = event.of(NoticePlayed)
    played = event.of(SpeechPlayed)
    assert len(played) >= 2
    assert all(one.start >= notice.start + notice.duration for one in played)


async def test_a_human_takes_over_at_the_end_of_the_clause_and_the_machine_returns_with_the_next(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path, desks=(desk("ana"),)) as event:
        output = event.output("es")
        event.sound.sources["podium"].push(voice(3.0))
        await event.until(lambda: bool(event.of(SpeechPlayed)))
        first = event.of(SpeechPlayed)[0]
        event.do(ask.TakeOver("ana", "es"))
        assert output.heard == Heard(machine=True)
        await event.until(lambda: output.heard == Heard(sources=("ana",)))
        assert abs(output.switches[-1][0] - (first.start + first.duration)) <= ticks_from_ms(20)
        event.sound.sources["podium"].push(voice(3.0))
        await event.pass_time(6)
        assert all(one.cause is SkipCause.INTERPRETER for one in event.of(SpeechSkipped))
        before = len(event.of(SpeechPlayed))
        event.do(ask.HandBack("ana", "es"))
        event.sound.sources["podium"].push(voice(3.0))
        await event.pass_time(8)
        assert len(event.of(SpeechPlayed)) > before
    modes = [(one.mode, one.holders) for one in event.of(ChannelChanged)]
    assert modes == [(Mode.MACHINE, ()), (Mode.HUMAN, ("ana",)), (Mode.MACHINE, ())]
    committed = sum(
        len(one.words)
        for one in event.recorder.records
        if isinstance(one, WordsCommitted) and one.language == "es"
    )
    assert committed == 45


async def test_a_desk_asks_for_a_channel_the_holder_accepts_and_both_see_it(tmp_path: Path) -> None:
    desks = (desk("ana"), desk("ben", "booth 2"))
    async with Event(tmp_path, desks=desks) as event:
        event.do(ask.TakeOver("ana", "es"))
        with pytest.raises(UserMistake, match="handover"):
            event.do(ask.TakeOver("ben", "es"))
        event.do(ask.RequestHandover("ben", "es"))
        event.do(ask.AnswerHandover("ana", "es"))
        assert event.output("es").heard == Heard(sources=("ben",))
    assert [(one.desk, one.holder, one.state) for one in event.of(Handover)] == [
        ("ben", "ana", HandoverState.REQUESTED),
        ("ben", "ana", HandoverState.ACCEPTED),
    ]


async def test_the_cough_key_silences_one_desk_and_no_other(tmp_path: Path) -> None:
    async with Event(tmp_path, desks=(desk("ana", headphones=OutputPlace("ears")),)) as event:
        event.do(ask.Cough("ana", on=True))
        assert event.output("es").silenced == {"ana"}
        event.do(ask.Cough("ana", on=False))
        assert not event.output("es").silenced
        event.do(ask.Mute("es", on=True))
        assert event.output("es").muted


async def test_a_desk_hears_the_floor_or_a_relay_at_its_own_volume_but_never_itself(tmp_path: Path) -> None:
    channels = (channel("es", "hall"), channel("ca", "fm"))
    async with Event(
        tmp_path, channels=channels, desks=(desk("ana", headphones=OutputPlace("ears")),)
    ) as event:
        ears = event.output("ana headphones")
        assert ears.heard == Heard(sources=("podium",))
        event.do(ask.Listen("ana", "ca"))
        assert ears.heard == Heard(channel="ca")
        event.do(ask.TakeOver("ana", "ca"))
        assert ears.heard == Heard(sources=("podium",))
        with pytest.raises(UserMistake, match="on air"):
            event.do(ask.Listen("ana", "ca"))
        event.do(ask.SetVolume("ana", -6.0))
        assert ears.volume_db == -6.0


async def test_a_relay_interprets_what_the_human_on_the_other_channel_says(tmp_path: Path) -> None:
    channels = (channel("en", "hall", mode=Mode.FLOOR), channel("es", "fm", input="en"))
    async with Event(tmp_path, channels=channels, desks=(desk("ana"),)) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
        assert len(event.words("es")) == 5
        event.do(ask.TakeOver("ana", "en"))
        await event.pass_time(0.2)
        event.sound.sources["ana"].push(voice(1.0))
        await event.pass_time(3)
        assert {one.source for one in event.of(Caption) if one.language == "es"} == {"podium", "ana"}
        event.do(ask.HandBack("ana", "en"))
        await event.pass_time(0.2)
        event.sound.sources["ana"].push(voice(1.0))
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
    assert len(event.words("es")) == 15


async def test_a_channel_in_the_spoken_language_carries_the_floor(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.do(ask.AddChannel(channel("en", "fm")))
        assert event.output("en").heard == Heard(sources=("podium",))
        with pytest.raises(UserMistake, match="does not translate into en"):
            event.do(ask.SetMode("en", Mode.MACHINE))
        event.do(ask.AddSource(SourceSetup("panel", InputPlace("panel"))))
        assert event.output("en").heard == Heard(sources=("podium", "panel"))


async def test_new_terms_leave_the_names_of_the_event_alone(tmp_path: Path) -> None:
    async with Event(tmp_path, names=("Ana Ruiz",)) as event:
        event.do(ask.SetTerms((Term("hall", {"es": "sala"}),)))
        event.sound.sources["podium"].push(voice(0.5))
        await event.pass_time(2)
    (told,) = [one for one in event.engine.inputs if isinstance(one, GlossaryChanged)]
    assert [term.source for term in told.terms] == ["hall", "Ana Ruiz"]


async def test_a_refused_command_leaves_the_floor_alone(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        with pytest.raises(UserMistake, match="no desk podium"):
            event.do(ask.RemoveDesk("podium"))
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
    assert len(event.words("en")) == 5


async def test_who_waited_for_the_end_of_a_clause_is_on_air_everywhere_at_once(tmp_path: Path) -> None:
    channels = (channel("fr", "fm", input="es"), channel("es", "hall"))
    async with Event(tmp_path, channels=channels, desks=(desk("ana"),)) as event:
        event.sound.sources["podium"].push(voice(3.0))
        await event.until(lambda: any(one.channel == "es" for one in event.of(SpeechPlayed)))
        event.do(ask.TakeOver("ana", "es"))
        await event.until(lambda: event.output("es").heard == Heard(sources=("ana",)))
        assert event.of(DeskChanged)[-1].on_air == ("es",)
        await event.pass_time(0.2)
        event.sound.sources["ana"].push(voice(1.0))
        await event.pass_time(4)
    assert "ana" in {one.source for one in event.of(Caption) if one.language == "fr"}


async def test_a_cough_key_that_is_held_silences_what_comes_later_and_is_let_go_with_its_desk(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path, desks=(desk("ana"),)) as event:
        event.do(ask.Cough("ana", on=True))
        event.do(ask.AddChannel(channel("ca", "fm")))
        assert event.output("ca").silenced == {"ana"}
        event.do(ask.RemoveDesk("ana"))
        event.do(ask.AddDesk(desk("ana")))
        assert not event.output("ca").silenced
        assert not event.output("es").silenced


async def test_a_channel_whose_recording_cannot_be_made_is_heard_all_the_same(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.refused = True
        event.do(ask.AddChannel(channel("ca", "fm")))
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(6)
        await event.until(lambda: bool(event.of(Alarm)))
    assert len(event.words("ca")) == 5
    assert event.of(Alarm)[0].matter is Matter.RECORDING


async def test_without_an_engine_the_channels_carry_the_floor_until_it_is_back(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        event.session.report(EngineStatus("engine", WorkerState.FAILED, "It broke too often."))
        assert event.output("es").heard == Heard(sources=("podium",))
        event.session.report(EngineStatus("engine", WorkerState.READY))
        assert event.output("es").heard == Heard(machine=True)
    assert [one.mode for one in event.of(ChannelChanged)] == [Mode.MACHINE, Mode.FLOOR, Mode.MACHINE]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (ask.RemoveSource("nobody"), "no source nobody"),
        (ask.TakeOver("nobody", "es"), "no desk nobody"),
        (ask.TakeOver("ana", "fr"), "no channel fr"),
        (ask.AddChannel(channel("es")), "taken"),
        (ask.AddChannel(channel("tlh")), "does not translate into tlh; it translates into ca, es, fr"),
        (ask.SetInput("es", "es"), "its own relay"),
        (ask.HandBack("ana", "es"), "not on air"),
        (ask.SetVolume("ana", 40.0), "-60 to 12"),
        (ask.AddSource(SourceSetup("es", InputPlace("panel"))), "taken"),
    ],
)
async def test_what_cannot_be_done_is_said_in_one_sentence_and_changes_nothing(
    tmp_path: Path, command: ask.Command, sentence: str
) -> None:
    async with Event(tmp_path, desks=(desk("ana"),)) as event:
        before = len(event.recorder.events)
        with pytest.raises(UserMistake, match=sentence):
            event.do(command)
        assert len(event.recorder.events) == before
