"""Where an engine keeps a session from starting, another one is named that works here."""

import signal
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.client import CoreClient
from interpreter.app.engine_watch import EngineWatch, watch_of, with_way_out
from interpreter.app.protocol import Answer, Ended, Message, Request, Situation
from interpreter.app.watching import Watching
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.commands import Start
from interpreter.domain.errors import MissingPart, OpenBoothError, UserMistake, WorkerFailed
from interpreter.domain.events import Published
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.settings import SessionSettings
from interpreter.domain.setup import ChannelSetup, EventSetup
from interpreter.domain.timeline import Ticks
from tests.end_to_end.commands import excerpt, run

SPANISH = (ListenerChannel("es", "es"),)
EVENT = EventSetup("en", channels=(ChannelSetup(SPANISH[0]),), engine="seamless")


def seamless(folder: Path) -> SessionSettings:
    """A session with a model that is a folder with a file."""
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text("{}")
    return SessionSettings("en", SPANISH, "seamless", model=str(folder))


def told(session: EngineWatch, state: WorkerState, detail: str = "", worker: str = "engine") -> None:
    session.publish(Published(0, Ticks(0), EngineStatus(worker, state, detail)))


@pytest.fixture
def session(tmp_path: Path) -> EngineWatch:
    return EngineWatch(seamless(tmp_path / "model"))


def test_an_engine_that_does_not_become_ready_has_another_one_named(session: EngineWatch) -> None:
    assert session.instead("Something else happened.") == ""
    told(session, WorkerState.STARTING)
    told(session, WorkerState.STOPPED)
    assert session.instead("The model knows no English.") == "builtin"


def test_an_engine_that_was_ready_is_not_to_blame(session: EngineWatch) -> None:
    told(session, WorkerState.STARTING)
    told(session, WorkerState.STARTING, worker="speakers")
    told(session, WorkerState.READY)
    told(session, WorkerState.RESTARTING, "It hangs.")
    assert session.trouble == ""
    assert session.instead("The speakers process gave up.") == ""


def test_what_an_engine_says_when_it_is_first_tried_is_known_at_once(session: EngineWatch) -> None:
    told(session, WorkerState.STARTING)
    told(session, WorkerState.RESTARTING, "Too little memory.")
    told(session, WorkerState.RESTARTING, "It ended unexpectedly.")
    assert session.trouble == "Too little memory."
    told(session, WorkerState.READY)
    assert session.trouble == ""


def test_models_that_are_not_here_are_the_engines_fault_where_that_was_the_complaint(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty = EngineWatch(replace(seamless(tmp_path), model=str(tmp_path / "empty")))
    complaint = f"The folder {tmp_path / 'empty'} has no model in interpretation/; put one there, or name a "
    assert empty.instead(f"{complaint}profile with --model.") == "builtin"
    assert empty.instead("There is no recording there.") == ""


@pytest.mark.parametrize(
    ("source", "target", "also", "instead"),
    [("en", "es", (), "builtin"), ("en", "sw", (), ""), ("de", "es", (), ""), ("en", "es", ("es",), "")],
)
def test_only_an_engine_that_knows_the_languages_is_named(
    source: str, target: str, also: tuple[str, ...], instead: str
) -> None:
    channels = (ChannelSetup(ListenerChannel(target, target)),)
    failing = watch_of(EventSetup(source, channels=channels, engine="seamless", also_spoken=also))
    told(failing, WorkerState.STARTING)
    assert failing.instead("It failed.") == instead


@pytest.mark.parametrize("kind", [MissingPart, UserMistake, WorkerFailed])
def test_the_sentence_ends_with_the_engine_that_works(kind: type[OpenBoothError]) -> None:
    ended = with_way_out(kind("It is broken."), "builtin")
    assert type(ended) is kind
    assert str(ended) == "It is broken. Here --engine builtin works for these languages."
    assert str(with_way_out(ended, "")) == str(ended)


def test_nothing_falls_back_by_itself_on_the_command_line(tmp_path: Path) -> None:
    recording = excerpt(tmp_path / "said.wav", 1.0)
    common = (recording, "--engine", "seamless", "--model", tmp_path)
    refused = run("interpret", *common, "--to", "es")
    assert refused.returncode == 2
    assert refused.stderr.strip().endswith("Here --engine builtin works for these languages.")
    assert "on record" not in refused.stdout
    refused = run("interpret", *common, "--to", "sw")
    assert (refused.returncode, "--engine builtin" in refused.stderr) == (2, False)


class Played(CoreClient):
    """A core that tells of a session whose engine does not start."""

    def __init__(self, *told: Message) -> None:
        super().__init__(socket.socket())
        self._told = told

    def ask(self, request: Request, *, patience_s: float = 0.0) -> None:
        """Everything else is done."""

    def send(self, request: Request) -> int:
        assert isinstance(request, Start)
        return 7

    def messages(self, *, patience_s: float | None = None) -> Iterator[Message]:  # noqa: ARG002 - as a core's
        yield Situation((), 0)
        yield Published(0, Ticks(0), EngineStatus("engine", WorkerState.STARTING))
        yield from self._told


@pytest.fixture
def _interrupts() -> Iterator[None]:
    """Who watches a session in this process deals with Ctrl-C for good; here, for one test."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interrupts")
def test_a_live_session_that_is_refused_names_the_engine_as_well() -> None:
    sentence = r"It knows no English\. Here --engine builtin works"
    refusal = Answer(7, UserMistake("It knows no English."))
    with Played(refusal) as core, pytest.raises(UserMistake, match=sentence):
        Watching(core, None).start(EVENT)


@pytest.mark.usefixtures("_interrupts")
def test_a_live_session_that_goes_on_without_its_engine_names_another_one_when_it_is_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing = EngineStatus("engine", WorkerState.RESTARTING, "Too little memory.")
    with Played(Published(1, Ticks(0), failing), Ended("one")) as core:
        Watching(core, None).start(EVENT)
    assert "Too little memory. Here --engine builtin works for these languages." in capsys.readouterr().err
