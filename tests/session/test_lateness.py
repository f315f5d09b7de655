"""How late listeners may be: a limit per channel, kept by clauses, voice and engine together."""

from pathlib import Path

import pytest

from interpreter.domain import commands as ask
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    ListenerChannel,
    SkipCause,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionSummary
from interpreter.domain.setup import ChannelSetup
from interpreter.domain.steps import Hurried
from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.domain.tuning import Tuning
from interpreter.policy.snapshot import Snapshot
from tests.fakes.world import Stage, talk
from tests.session.live_event import Event, channel


async def heard(seconds: float | None) -> Stage:
    """A talk of two utterances, and a late word, on a channel with this limit."""
    spanish = ListenerChannel("es", "es", never_later_s=seconds)
    stage = Stage(talk((0.2, 8.0), (0.4, 6.0), (6.0, 0.8)), channels=(spanish,))
    await stage.session.run()
    return stage


def hurries(stage: Stage) -> list[tuple[str, ...]]:
    return [one.languages for one in stage.engine.inputs if isinstance(one, Hurried)]


def skipped(stage: Stage) -> list[SpeechSkipped]:
    return [one for one in stage.recorder.events if isinstance(one, SpeechSkipped)]


def latest_s(stage: Stage) -> float:
    """How long after its last word an utterance is heard to its end, at most."""
    spoken = {
        one.utterance: one.start + one.duration
        for one in stage.recorder.events
        if isinstance(one, SpeechPlayed)
    }
    said = {one.utterance: one.end for one in stage.recorder.events if isinstance(one, Caption)}
    return max(until - said[utterance] for utterance, until in spoken.items()) / TICKS_PER_SECOND


async def test_with_a_limit_listeners_are_less_late_and_what_they_do_not_hear_is_counted() -> None:
    free, bound = [await heard(seconds) for seconds in (None, 2.0)]
    assert latest_s(bound) < 2.0 < latest_s(free)
    assert hurries(free) == []
    assert hurries(bound) == [("es",), ()]
    assert {one.cause for one in skipped(bound)} <= {SkipCause.BACKLOG}
    summary = bound.recorder.events[-1]
    assert isinstance(summary, SessionSummary)
    assert summary.skipped_words == {"es": sum(one.words for one in skipped(bound))}


async def test_a_limit_that_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    async with Event(tmp_path) as event:
        with pytest.raises(UserMistake, match="choose from 1 to 30"):
            event.do(ask.SetNeverLater("es", 0))
        with pytest.raises(UserMistake, match="no channel fr"):
            event.do(ask.SetNeverLater("fr", 6))
        with pytest.raises(UserMistake, match="choose from 1 to 30"):
            event.do(ask.AddChannel(ChannelSetup(ListenerChannel("ca", "ca", never_later_s=-1))))
        event.do(ask.SetNeverLater("es", None))


def told_limits(event: Event) -> list[float | None]:
    return [one.never_later_s for one in event.of(ChannelChanged) if one.channel == "es"]


async def test_who_comes_late_is_told_the_limit_as_it_is_now(tmp_path: Path) -> None:
    async with Event(tmp_path, channels=(channel("es", "hall", never_later_s=6.0),)) as event:
        event.do(ask.SetNeverLater("es", 3.0))
        event.do(ask.SetNeverLater("es", 3.0))
        assert told_limits(event) == [6.0, 3.0]
        late = Snapshot()
        for published in event.recorder.published:
            late.take(published)
        held = [one.event for one in late.events if isinstance(one.event, ChannelChanged)]
        assert [one.never_later_s for one in held] == [3.0]
        event.do(ask.SetNeverLater("es", None))
        assert told_limits(event)[-1] is None


async def test_the_limit_of_the_whole_session_is_told_of_every_channel_until_it_has_its_own(
    tmp_path: Path,
) -> None:
    async with Event(tmp_path, tuning=Tuning(never_later_s=8.0)) as event:
        event.do(ask.AddChannel(channel("ca", never_later_s=4.0)))
        assert {one.channel: one.never_later_s for one in event.of(ChannelChanged)} == {"es": 8.0, "ca": 4.0}
