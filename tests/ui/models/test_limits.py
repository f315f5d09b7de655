"""How late listeners may be: what can be chosen, and what the panels are told of it."""

from dataclasses import replace

from PySide6.QtCore import QLocale

from interpreter.domain import commands as ask
from interpreter.domain.channels import ChannelChanged, Mode, SkipCause, SpeechSkipped
from interpreter.domain.events import SessionChanged, SessionState
from interpreter.domain.health import StageLag, VoiceBacklog
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.domain.tuning import LATEST_LIMIT_S, SOONEST_LIMIT_S
from tests.ui.models.test_booth import Core
from ui.models.booth import Booth
from ui.models.event_draft import first_draft
from ui.models.limits import limits_offered, seconds_in_words
from ui.models.prepared import prepared
from ui.models.views import BoothView, Grade, LagCause, LagView, LimitView

SESSION = SessionChanged(SessionState.RUNNING, "one", "en", ("es", "ca"), "Assembly", "builtin")
ES = ChannelChanged("es", "es", Mode.MACHINE, never_later_s=6.0)
CA = ChannelChanged("ca", "ca", Mode.MACHINE)


def limit(view: BoothView, channel: str = "es") -> LimitView:
    return next(one.lag.limit for one in view.channels if one.channel == channel)


def skipped(words: int, cause: SkipCause = SkipCause.BACKLOG, channel: str = "es") -> SpeechSkipped:
    return SpeechSkipped(channel, channel, 1, words, cause)


def test_what_is_offered_can_be_kept_and_holds_what_a_file_says() -> None:
    offered = limits_offered(2.5)
    seconds = [one for one, _ in offered if one is not None]
    assert offered[0] == (None, "No limit")
    assert (2.5, "2.5 s") in offered
    assert (6.0, "6 s") in offered
    assert seconds == sorted(set(seconds))
    assert (seconds[0], seconds[-1]) == (SOONEST_LIMIT_S, LATEST_LIMIT_S)
    assert len(limits_offered(6.0)) == len(limits_offered(None)) == len(offered) - 1


def test_seconds_are_written_as_people_here_do() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        assert [seconds_in_words(one) for one in (6.0, 2.5, 30.0)] == ["6 s", "2,5 s", "30 s"]
    finally:
        QLocale.setDefault(before)


def test_the_limit_and_what_is_done_to_keep_it_come_with_the_lag() -> None:
    core = Core(Booth())
    view = core.tell(SESSION, ES, CA)
    assert (limit(view), limit(view, "ca")) == (LimitView(6.0), LimitView())
    view = core.tell(VoiceBacklog("es", ticks_from_seconds(1), 0.2))
    assert not limit(view).hurries
    view = core.tell(StageLag("es", ticks_from_seconds(2)), VoiceBacklog("es", ticks_from_seconds(1), 0.5))
    lag = LagView(2.0, Grade.GOOD, LagCause.WORDS, LimitView(6.0, hurries=True))
    assert view.channels[0].lag == lag == view.status.worst_lag
    view = core.tell(VoiceBacklog("es", ticks_from_seconds(0), 0.0), replace(ES, never_later_s=None))
    assert limit(view) == LimitView()


def test_words_left_out_are_told_for_a_while_and_only_those_for_which_there_was_no_time() -> None:
    core = Core(Booth())
    core.tell(SESSION, ES, CA)
    core.tell(skipped(5), skipped(7, SkipCause.INTERPRETER), skipped(3, channel="ca"), at_s=10)
    view = core.tell(skipped(4), at_s=15)
    assert (limit(view).left_out, limit(view, "ca").left_out) == (9, 3)
    view = core.tell(CA, at_s=31)
    assert (limit(view).left_out, limit(view, "ca").left_out) == (4, 0)
    view = core.tell(replace(SESSION, session="two"), ES, at_s=32)
    assert limit(view).left_out == 0


def test_it_is_chosen_before_a_session_as_during_one() -> None:
    draft = first_draft(targets=("es", "ca")).apply(ask.SetNeverLater("es", 4.0))
    view = prepared(draft.setup, BoothView())
    assert [one.lag.limit for one in view.channels] == [LimitView(4.0), LimitView()]
    assert draft.dirty
