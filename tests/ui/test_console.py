"""What all windows share: what the core told, and what is asked of it, without a core."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter.app.history import Conversation
from interpreter.app.protocol import Ended, Lost, Message, Metered, Request, Situation
from interpreter.domain.captions import Caption
from interpreter.domain.commands import (
    AddChannel,
    Command,
    Mute,
    Pause,
    RemoveChannel,
    Resume,
    SetNeverLater,
    SetOutput,
    SetVoice,
    Start,
    Stop,
)
from interpreter.domain.devices import DeviceListed, OutputPlace
from interpreter.domain.errors import BrokenRecord, NoCore, OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from ui import showcase
from ui.bridge import CoreBridge, OnAnswer
from ui.console import Console
from ui.models.event_draft import channel_for, demo_setup, first_draft
from ui.models.views import BoothView

SHOWN = "20261121-093000-show"
OTHER = "20261121-140000-next"


def no_core() -> None:
    raise NoCore("There is no core in this test.")


class Core(CoreBridge):
    """Keeps what is asked; the test answers."""

    def __init__(self) -> None:
        super().__init__(no_core)
        self.answers = True
        self.asked: list[Request] = []
        self.waiting: list[OnAnswer | None] = []

    @property
    def is_connected(self) -> bool:
        return self.answers

    def ask(self, request: Request, on_answer: OnAnswer | None = None) -> None:
        self.asked.append(request)
        self.waiting.append(on_answer)

    def answer(self, error: OpenBoothError | None = None) -> None:
        """Answer what was asked last."""
        on_answer = self.waiting.pop()
        assert on_answer is not None
        on_answer(error)

    def goes(self) -> None:
        """End, as a crash would."""
        self.answers = False
        self.connected.emit(False)

    def comes(self, *told: Message) -> None:
        """Be there again, and tell what holds."""
        self.answers = True
        self.connected.emit(True)
        self.told.emit(told)


class Watched:
    """A console, and in order what it told the windows."""

    def __init__(self, recall: Callable[[str], Conversation] = showcase.recalled) -> None:
        self.core = Core()
        self.console = Console(self.core, first_draft(), recall)
        self.told: list[tuple[str, object]] = []
        for name in ("viewed", "told", "metered", "surveyed", "refused", "ended"):
            signal = getattr(self.console, name)
            signal.connect(lambda value, name=name: self.told.append((name, value)))
        for name in ("began", "cut_off", "draft_changed"):
            getattr(self.console, name).connect(lambda name=name: self.told.append((name, None)))

    def all(self, name: str) -> list[object]:
        """What was told by a signal."""
        return [value for told, value in self.told if told == name]

    def captions(self) -> list[Caption | Gap]:
        """What was told of the conversation since it began last."""
        began = max((place for place, (name, _) in enumerate(self.told) if name == "began"), default=0)
        since = [value for name, value in self.told[began:] if name == "told"]
        return [one for frame in since if isinstance(frame, tuple) for one in frame]

    def runs(self) -> None:
        """Let a session run that was started here."""
        self.console.start()
        self.console.take(showcase.messages())
        self.core.answer()


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    assert qapp
    return Watched()


def session(identity: str, state: SessionState = SessionState.RUNNING) -> Published:
    return Published(0, Ticks(0), SessionChanged(state, identity, "en", ("es",), "", "builtin", ()))


def caption(text: str, utterance: int = 1) -> Caption:
    return Caption(
        utterance, 0, "podium", "S1", "Ana", None, "en", text, "", "", Ticks(0), Ticks(48_000), True, False
    )


def history_of(identity: str, *captions: Caption) -> Conversation:
    return replace(showcase.recalled(identity), captions=captions)


def test_before_a_session_what_is_asked_changes_the_event(watched: Watched) -> None:
    watched.console.ask(SetOutput("es", OutputPlace("card", 3)))
    watched.console.ask(AddChannel(channel_for("ca")))
    es, ca = watched.console.draft.setup.channels
    assert es.output == OutputPlace("card", 3)
    assert ca.listener.language == "ca"
    assert [one.channel for one in watched.console.view.channels] == ["es", "ca"]
    assert watched.core.asked == []


def test_before_a_session_what_cannot_be_done_is_told(watched: Watched) -> None:
    before = watched.console.draft
    watched.console.ask(Mute("es", on=True))
    [sentence] = watched.all("refused")
    assert "session" in str(sentence)
    assert watched.console.draft == before


def test_while_a_session_runs_what_is_asked_goes_to_it(watched: Watched) -> None:
    watched.runs()
    before = watched.console.draft
    commands: list[Command] = [Mute("es", on=True), RemoveChannel("es")]
    for command in commands:
        watched.console.ask(command)
    watched.console.pause(on=True)
    watched.console.pause(on=False)
    watched.console.stop()
    assert watched.core.asked[1:] == [*commands, Pause(), Resume(), Stop()]
    assert watched.console.draft == before


def test_what_was_changed_while_a_session_ran_is_there_for_the_next(watched: Watched) -> None:
    watched.core.answers = False
    watched.console.start()
    watched.core.comes()
    watched.core.answer()
    watched.console.take(showcase.messages())
    commands: list[Command] = [
        AddChannel(channel_for("ca")),
        SetOutput("ca", OutputPlace("card", 3)),
        *(SetVoice("es", "carme"), SetNeverLater("ca", 4.0), RemoveChannel("es")),
        Mute("ca", on=True),
    ]
    for command in commands:
        watched.console.ask(command)
        watched.core.answer()
    watched.console.ask(RemoveChannel("ca"))
    watched.core.answer(UserMistake("One channel has to stay."))
    watched.console.take([session(SHOWN, SessionState.STOPPED), Ended(SHOWN)])
    assert watched.console.draft.dirty
    [ca] = watched.console.draft.setup.channels
    assert (ca.listener.never_later_s, ca.output) == (4.0, OutputPlace("card", 3))
    watched.console.start()
    assert watched.core.asked[-1] == Start(watched.console.draft.setup)


def test_what_is_changed_in_a_demo_leaves_the_event_as_it_is(watched: Watched) -> None:
    before = watched.console.draft
    watched.console.start(demo_setup())
    watched.core.answer()
    watched.console.take(showcase.messages())
    watched.console.ask(RemoveChannel("es"))
    watched.core.answer()
    assert watched.console.draft.setup.channels == before.setup.channels


def test_what_was_said_keeps_its_languages_until_another_session_begins(watched: Watched) -> None:
    watched.console.take(showcase.messages())
    view = watched.console.view
    spoken = [one.language for one in view.channels]
    assert view.told is None
    watched.console.take([session(SHOWN, SessionState.STOPPED), Ended(SHOWN)])
    watched.console.ask(RemoveChannel("es"))
    view = watched.console.view
    assert view.channels == ()
    assert [one.language for one in view.of_conversation().channels] == spoken
    watched.console.take([session(OTHER)])
    assert watched.console.view.of_conversation().channels == ()


def test_the_languages_of_a_session_that_was_cut_off_stay(watched: Watched) -> None:
    watched.console.take(showcase.messages())
    spoken = [one.language for one in watched.console.view.channels]
    watched.core.goes()
    watched.core.comes(*showcase.before())
    assert [one.language for one in watched.console.view.of_conversation().channels] == spoken


def test_a_session_that_was_over_when_the_window_came_has_its_languages_from_the_record(qtbot: QtBot) -> None:
    watched = Watched()
    watched.console.take([session(SHOWN, SessionState.STOPPED)])
    qtbot.waitUntil(lambda: watched.console._errands.idle)
    told = watched.console.view.of_conversation()
    assert [one.language for one in told.channels] == list(showcase.LANGUAGES)


def test_what_a_session_refuses_is_told(watched: Watched) -> None:
    watched.runs()
    watched.console.ask(Mute("xx", on=True))
    watched.core.answer(UserMistake("There is no channel xx."))
    assert watched.all("refused") == ["There is no channel xx."]


def test_levels_come_after_the_view_they_belong_to(watched: Watched) -> None:
    watched.console.take([Metered({"podium": (-9.0, -17.5)}), *showcase.messages()])
    names = [name for name, _ in watched.told]
    assert names.index("viewed") < names.index("told") < names.index("metered")


def test_another_session_begins_with_an_empty_conversation(watched: Watched) -> None:
    watched.console.take(showcase.messages())
    assert len(watched.captions()) > 10
    late, first = caption("of before"), caption("of now")
    watched.console.take(
        [Published(90, Ticks(0), late), session(OTHER), Published(1, Ticks(0), first)],
    )
    assert len(watched.all("began")) == 2
    assert watched.captions() == [first]


def test_the_same_session_goes_on_when_it_is_told_afresh(watched: Watched) -> None:
    watched.console.take(showcase.messages())
    watched.console.take(showcase.messages())
    assert len(watched.all("began")) == 1


def test_what_was_said_before_a_window_came_is_recalled(qtbot: QtBot) -> None:
    recalled = caption("What was said before.", 77)
    watched = Watched(lambda identity: history_of(identity, recalled))
    watched.console.take(showcase.messages())
    qtbot.waitUntil(lambda: recalled in watched.captions())


@pytest.mark.parametrize("told", [[Lost(400)], showcase.messages()], ids=["lost", "told afresh"])
def test_what_was_missed_of_a_session_is_recalled(qtbot: QtBot, told: list[Message]) -> None:
    record: list[Caption] = []
    watched = Watched(lambda identity: history_of(identity, *record))
    watched.console.take(showcase.messages())
    qtbot.waitUntil(lambda: watched.console._errands.idle)
    record.append(caption("What was missed.", 78))
    watched.console.take(told)
    qtbot.waitUntil(lambda: record[0] in watched.captions())
    assert len(watched.all("began")) == 1


def test_what_was_missed_while_the_record_is_read_is_recalled_too(qtbot: QtBot) -> None:
    record: list[Caption] = []
    may_read = threading.Event()

    def slow(identity: str) -> Conversation:
        read = history_of(identity, *record)
        assert may_read.wait(20)
        return read

    watched = Watched(slow)
    watched.console.take(showcase.messages())
    watched.console.take([Lost(400)])
    record.append(caption("What was missed.", 78))
    may_read.set()
    qtbot.waitUntil(lambda: record[0] in watched.captions())


def test_the_past_of_a_session_that_is_over_comes_too_late(qtbot: QtBot) -> None:
    watched = Watched(lambda identity: history_of(SHOWN, caption(f"asked for {identity}")))
    watched.console.take(showcase.messages())
    qtbot.waitUntil(lambda: any("asked for" in one.committed for one in watched.captions()))
    watched.console.take([session(OTHER)])
    qtbot.waitUntil(lambda: watched.console._errands.idle)
    assert watched.captions() == []


def test_a_past_that_cannot_be_read_is_told(qtbot: QtBot) -> None:
    def unreadable(_: str) -> Conversation:
        raise BrokenRecord("The record cannot be read; restore it from a copy.")

    watched = Watched(unreadable)
    watched.console.take(showcase.messages())
    qtbot.waitUntil(lambda: bool(watched.all("refused")))
    assert watched.all("refused") == ["The record cannot be read; restore it from a copy."]


def test_a_start_asked_before_the_core_answers_happens_once_it_does(watched: Watched) -> None:
    watched.core.answers = False
    prepared = watched.console.draft.setup
    watched.console.start()
    assert watched.core.asked == []
    assert watched.console.view.status.starting
    watched.core.comes(*showcase.before())
    watched.core.comes()
    assert watched.core.asked == [Start(prepared)]


def test_a_start_that_waits_for_the_core_can_be_taken_back(watched: Watched) -> None:
    watched.core.answers = False
    watched.console.start()
    watched.console.stop()
    assert not watched.console.running
    watched.core.comes()
    assert watched.core.asked == []


def test_a_start_that_is_refused_is_over(watched: Watched) -> None:
    watched.console.start()
    assert watched.console.running
    watched.core.answer(UserMistake("Nothing is listened to."))
    assert not watched.console.running
    assert watched.all("refused") == ["Nothing is listened to."]


def test_a_session_that_is_cut_off_is_told_and_can_go_on_as_it_was_last(watched: Watched) -> None:
    watched.console.take(showcase.before())
    watched.runs()
    watched.console.ask(AddChannel(channel_for("ca")))
    watched.core.answer()
    watched.console.ask(Mute("ca", on=True))
    watched.core.answer()
    watched.core.goes()
    assert len(watched.all("refused")) == 1
    assert "on record" in str(watched.all("refused")[0])
    assert watched.all("cut_off") == []
    watched.core.comes(*showcase.before())
    assert len(watched.all("cut_off")) == 1
    assert len(watched.all("began")) == 1
    watched.console.go_on()
    start = watched.core.asked[-1]
    assert isinstance(start, Start)
    assert [one.listener.channel for one in start.setup.channels] == ["es", "ca"]
    assert [one.source for one in start.setup.sources] == ["USB interface"]


def test_a_session_that_was_not_cut_off_is_not_offered_again(watched: Watched) -> None:
    watched.runs()
    watched.core.goes()
    watched.core.comes(*showcase.messages())
    assert watched.all("cut_off") == []
    watched.console.take([session(SHOWN, SessionState.STOPPED), Ended(SHOWN)])
    assert not watched.console.running
    watched.core.goes()
    watched.core.comes(*showcase.before())
    assert watched.all("cut_off") == []
    assert not watched.console.can_go_on
    assert len(watched.all("ended")) == 1


def test_session_time_stands_still_before_a_session(watched: Watched, qtbot: QtBot) -> None:
    watched.console.take(showcase.before())
    qtbot.wait(1200)
    watched.console.take(showcase.before())
    assert watched.console.view.status.elapsed_s == 0


def test_an_event_that_nobody_has_touched_has_the_usual_devices_as_soon_as_there_are_some(
    watched: Watched,
) -> None:
    assert watched.console.draft.setup.sources == ()
    watched.console.take(showcase.before())
    assert [one.place.device for one in watched.console.draft.setup.sources] == ["alsa_input.usb-interface"]
    touched = Watched()
    touched.console.ask(AddChannel(channel_for("ca")))
    touched.console.take(showcase.before())
    assert touched.console.draft.setup.sources == ()


def test_devices_that_go_are_not_there_any_more(watched: Watched) -> None:
    watched.console.take(showcase.before())
    watched.console.take([Situation((Published(0, Ticks(0), DeviceListed(())),), 1)])
    view = watched.all("viewed")[-1]
    assert isinstance(view, BoothView)
    assert view.devices == ()
