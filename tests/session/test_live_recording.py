"""Recordings as sources of a live session: it ends by itself when all of them have been played."""

from pathlib import Path

import pytest

from interpreter.domain import commands as ask
from interpreter.domain.channels import Mode, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionChanged, SessionState, SessionSummary
from interpreter.domain.health import Gap
from interpreter.domain.setup import SourceSetup
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from tests.session.live_event import Event, channel, desk, voice

TALK = "talk.mp4"
SPOKEN = ["w1es", "w2es", "w3es", "w4es", "w5es"]


def play(event: Event, seconds: float = 1.1, source: str = TALK) -> None:
    """Let a recording hold speech to its very end."""
    event.sound.sources[source].push(voice(seconds))
    event.sound.sources[source].end()


async def ended(event: Event) -> None:
    await event.until(event.running.done)
    assert event.of(SessionChanged)[-1].state is SessionState.STOPPED


def spoken_until(event: Event) -> Ticks:
    last = event.of(SpeechPlayed)[-1]
    return Ticks(last.start + last.duration)


async def test_a_session_ends_by_itself_once_what_its_recording_said_was_spoken(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,)) as event:
        play(event)
        await ended(event)
    assert event.words("es") == SPOKEN
    assert not event.of(SpeechSkipped)
    assert spoken_until(event) <= event.clock.now() < spoken_until(event) + ticks_from_seconds(1)
    assert event.of(SessionSummary)


async def test_beside_a_device_a_recording_that_has_ended_is_silent_and_nothing_else_changes(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path, sources=(TALK, "podium"), channels=(channel("es", "hall"),)) as event:
        play(event)
        await event.pass_time(8)
        assert not event.running.done()
        assert event.words("es") == SPOKEN
        assert TALK not in event.session.levels()
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(6)
        assert len(event.words("es")) == 10
        event.do(ask.RemoveSource("podium"))
        await ended(event)


async def test_a_recording_that_is_added_later_keeps_the_session_going(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,)) as event:
        event.sound.sources[TALK].push(voice(1.0))
        await event.pass_time(0.5)
        event.do(ask.AddSource(SourceSetup("second", InputPlace("second.mp4", recording=True))))
        event.sound.sources[TALK].end()
        await event.pass_time(6)
        assert not event.running.done()
        play(event, source="second")
        await ended(event)
    assert len(event.words("es")) == 10


async def test_a_source_that_comes_when_all_is_over_is_refused(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,)) as event:
        play(event)
        await event.until(lambda: event.session.live.over)
        with pytest.raises(UserMistake, match=r"^Everything has been played, .*; start another one\.$"):
            event.do(ask.AddSource(SourceSetup("podium", InputPlace("podium"))))
        await ended(event)


async def test_an_interpreter_on_air_is_let_finish(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,), desks=(desk("d1", channels=("es",)),)) as event:
        event.do(ask.TakeOver("d1", "es"))
        await event.pass_time(0.2)
        play(event)
        await event.pass_time(8)
        assert not event.running.done()
        event.do(ask.HandBack("d1", "es"))
        await ended(event)


async def test_stop_gives_up_what_would_still_be_spoken_after_the_end(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,)) as event:
        play(event, 10.0)
        await event.until(lambda: event.session.live.over)
        await event.pass_time(0.5)
        event.do(ask.Stop())
        stopped = event.clock.now()
        await ended(event)
    assert {skipped.cause for skipped in event.of(SpeechSkipped)} == {SkipCause.STOPPED}
    assert event.clock.now() < stopped + ticks_from_seconds(6)


async def test_a_recording_goes_on_off_the_record(tmp_path: Path) -> None:
    async with Event(tmp_path, sources=(TALK,)) as event:
        event.sound.sources[TALK].push(voice(1.0))
        await event.pass_time(3)
        event.do(ask.Pause())
        play(event, 2.0)
        await ended(event)
    assert event.words("es") == SPOKEN
    (gap,) = [one for one in event.of(Gap) if one.cause == "off the record"]
    assert gap.duration == pytest.approx(ticks_from_seconds(2), abs=ticks_from_seconds(0.1))


async def test_a_recording_as_a_microphone_is_refused(tmp_path: Path) -> None:
    async with Event(tmp_path, channels=(channel("es", "hall", mode=Mode.MACHINE),)) as event:
        with pytest.raises(
            UserMistake, match=r"^The microphone of the desk d1 is a recording; choose a device\.$"
        ):
            event.do(ask.AddDesk(desk("d1", TALK, channels=("es",), recorded=True)))
