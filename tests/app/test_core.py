"""The core and its clients, in processes of their own: started, followed, commanded, killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interpreter.app.client import CORE_FILE, CoreClient, ask_session, attach
from interpreter.app.protocol import Ended, Message, Metered, Situation, Subscribe
from interpreter.app.server import CONTROL_FILE
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, ListenerChannel, Mode
from interpreter.domain.commands import Mute, NameSpeaker, Pause, Quit, Start, Stop
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import NoCore, OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState, SessionSummary
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.policy.snapshot import Snapshot
from tests.fakes.live import FAULTS, SESSION

CHECKOUT = Path(__file__).parents[2]
SETUP = EventSetup(
    "en",
    sources=(SourceSetup("podium", InputPlace("card")),),
    channels=(ChannelSetup(ListenerChannel("es", "es")),),
)


def with_fault(fault: str) -> EventSetup:
    return EventSetup("en", speakers=next(number for number, name in FAULTS.items() if name == fault))


pytestmark = pytest.mark.timeout(120)


@contextmanager
def core(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A core process with a session that needs no sound."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            wait_for((folder / CORE_FILE).exists)
            yield process
        finally:
            process.kill()


@pytest.fixture
def running(data_folder: Path) -> Iterator[subprocess.Popen[str]]:
    with core(data_folder) as process:
        yield process


@pytest.fixture
def client(running: subprocess.Popen[str], data_folder: Path) -> Iterator[CoreClient]:  # noqa: ARG001
    with attach(data_folder / CORE_FILE) as client:
        yield client


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def told(client: CoreClient, wanted: Callable[[Message], bool]) -> list[Message]:
    """What the core says up to the message that is wanted."""
    seen = []
    for message in client.messages(patience_s=20):
        seen.append(message)
        if wanted(message):
            return seen
    pytest.fail(f"it was never told; only {seen[-3:]}")


def is_event(kind: type) -> Callable[[Message], bool]:
    return lambda message: isinstance(message, Published) and isinstance(message.event, kind)


def events(messages: list[Message]) -> list[SessionEvent]:
    return [message.event for message in messages if isinstance(message, Published)]


def test_a_session_is_started_followed_and_ended(client: CoreClient, data_folder: Path) -> None:
    client.ask(Subscribe(meters=True))
    client.ask(Start(SETUP))
    control = data_folder / "sessions" / SESSION / CONTROL_FILE
    assert control.exists()
    told(client, lambda message: message == Metered({"podium": (-6.0, -20.0)}))
    client.ask(Mute("es", on=True))
    with pytest.raises(UserMistake, match="There is no channel fr"):
        client.ask(Mute("fr", on=True))
    with pytest.raises(UserMistake, match="NameSpeaker"):
        ask_session(control.parent, NameSpeaker("S1", "Ana"))
    client.ask(Stop())
    seen = told(client, lambda message: isinstance(message, Ended))
    assert seen[-1] == Ended(SESSION)
    happened = events(seen)
    assert ChannelChanged("es", "es", Mode.MACHINE, muted=True) in happened
    assert isinstance(happened[-1], SessionSummary)
    assert not control.exists()


def test_without_a_session_a_command_says_what_to_do(client: CoreClient) -> None:
    with pytest.raises(UserMistake, match="No session is running; start one with openbooth live"):
        client.ask(Pause())
    with pytest.raises(UserMistake, match="No session is running"):
        client.ask(Stop())


def test_one_session_runs_at_a_time_and_the_feed_goes_on_over_sessions(client: CoreClient) -> None:
    client.ask(Subscribe())
    numbers = []
    for _ in range(2):
        client.ask(Start(SETUP))
        with pytest.raises(UserMistake, match="A session runs already"):
            client.ask(Start(SETUP))
        client.ask(Stop())
        seen = told(client, lambda message: isinstance(message, Ended))
        numbers += [message.sequence for message in seen if isinstance(message, Published)]
    assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize(
    ("fault", "kind", "sentence"),
    [
        ("unknown", UserMistake, "There is no engine called “unknown”"),
        ("broken", OpenBoothError, "The engine could not start; choose another --engine."),
    ],
)
def test_what_keeps_a_session_from_starting_is_told_to_who_asked(
    fault: str, kind: type[Exception], sentence: str, client: CoreClient
) -> None:
    with pytest.raises(kind, match=sentence):
        client.ask(Start(with_fault(fault)))
    client.ask(Start(SETUP))


def test_a_set_up_that_does_not_fit_together_is_refused(client: CoreClient) -> None:
    with pytest.raises(UserMistake, match="The number of speakers is 0"):
        client.ask(Start(EventSetup("en", speakers=0)))


@pytest.mark.parametrize(
    ("fault", "sentence"), [("faulty", "broke too often"), ("bug", "error in OpenBooth (KeyError)")]
)
def test_a_session_that_breaks_is_told_and_the_core_goes_on(
    fault: str, sentence: str, client: CoreClient
) -> None:
    client.ask(Subscribe())
    client.ask(Start(with_fault(fault)))
    seen = told(client, lambda message: isinstance(message, Ended))
    (ended,) = (message for message in seen if isinstance(message, Ended))
    assert sentence in str(ended.error)
    last = events(seen)[-1]
    assert isinstance(last, SessionChanged)
    assert last.state is SessionState.STOPPED
    client.ask(Start(SETUP))


def test_whoever_comes_late_sees_the_same_as_the_first(client: CoreClient, data_folder: Path) -> None:
    client.ask(Subscribe())
    client.ask(Start(SETUP))
    told(client, is_event(Caption))
    with attach(data_folder / CORE_FILE) as late:
        late.ask(Subscribe())
        (situation,) = told(late, lambda message: isinstance(message, Situation))
        assert isinstance(situation, Situation)
        assert any(isinstance(published.event, Caption) for published in situation.events)
        client.ask(Stop())
        last = told(late, is_event(SessionSummary))
    views = []
    for messages in (told(client, is_event(SessionSummary)), [situation, *last]):
        view = Snapshot()
        for message in messages:
            for published in message.events if isinstance(message, Situation) else [message]:
                if isinstance(published, Published):
                    view.take(published)
        views.append(view.session)
    assert views[0] == views[1]


def test_a_stop_while_the_models_load_ends_the_session_too(client: CoreClient) -> None:
    client.ask(Subscribe())
    started = client.send(Start(with_fault("slow")))
    told(client, lambda message: isinstance(message, Published))
    client.ask(Stop())
    client.wait_for(started)
    told(client, lambda message: isinstance(message, Ended))


@pytest.mark.usefixtures("running")
def test_a_client_that_is_gone_leaves_the_session_running(data_folder: Path) -> None:
    with attach(data_folder / CORE_FILE) as first:
        first.send(Start(with_fault("slow")))
        first.ask(Subscribe())
    time.sleep(1.5)
    with attach(data_folder / CORE_FILE) as other:
        other.ask(Subscribe())
        other.ask(Stop())
        told(other, lambda message: isinstance(message, Ended))


def test_a_core_that_nobody_needs_ends(running: subprocess.Popen[str], data_folder: Path) -> None:
    attach(data_folder / CORE_FILE).close()
    assert running.wait(20) == 0
    assert not (data_folder / CORE_FILE).exists()
    with pytest.raises(NoCore, match="openbooth live"):
        attach(data_folder / CORE_FILE)


@pytest.mark.parametrize("how", ["quit", "signal"])
def test_quitting_ends_the_session_in_order_first(
    how: str, running: subprocess.Popen[str], client: CoreClient
) -> None:
    client.ask(Subscribe())
    client.ask(Start(SETUP))
    if how == "quit":
        client.ask(Quit())
    else:
        running.send_signal(signal.SIGTERM)
    seen = told(client, lambda message: isinstance(message, Ended))
    assert any(isinstance(event, SessionSummary) for event in events(seen))
    assert list(client.messages(patience_s=10)) == []
    assert running.wait(20) == 0


def test_a_second_core_is_refused_and_the_first_goes_on(client: CoreClient) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert second.returncode == 2
    assert "A core runs already" in second.stderr
    client.ask(Start(SETUP))


def test_a_core_that_was_killed_leaves_room_for_the_next(
    running: subprocess.Popen[str], client: CoreClient, data_folder: Path
) -> None:
    client.ask(Subscribe())
    running.kill()
    running.wait()
    assert list(client.messages(patience_s=10))[1:] == []
    with pytest.raises(NoCore, match="The core has gone"):
        client.wait_for(99)
    with pytest.raises(OpenBoothError, match="The core has gone"):
        insist(client)
    with pytest.raises(NoCore):
        attach(data_folder / CORE_FILE)
    (data_folder / CORE_FILE).unlink()
    with core(data_folder), attach(data_folder / CORE_FILE) as again:
        again.ask(Start(SETUP))


def insist(client: CoreClient) -> None:
    for _ in range(50):
        client.send(Stop())
        time.sleep(0.01)


def test_a_wrong_token_is_refused(client: CoreClient, data_folder: Path) -> None:
    place = data_folder / "copy.json"
    place.write_text(json.dumps(json.loads((data_folder / CORE_FILE).read_text()) | {"token": "guessed"}))
    with pytest.raises(UserMistake, match="token is wrong"):
        attach(place)
    client.ask(Start(SETUP))


def test_a_thread_may_command_while_another_one_reads(client: CoreClient) -> None:
    client.ask(Start(SETUP))
    client.ask(Subscribe())
    errors: list[OpenBoothError] = []

    def press_keys() -> None:
        try:
            for number in range(50):
                client.send(Mute("es", on=number % 2 == 0))
            client.send(Stop())
        except OpenBoothError as error:
            errors.append(error)

    keys = threading.Thread(target=press_keys)
    keys.start()
    seen = told(client, lambda message: isinstance(message, Ended))
    keys.join()
    assert not errors
    assert len([event for event in events(seen) if isinstance(event, ChannelChanged)]) >= 50


def test_a_window_that_sends_never_waits_for_a_core_that_hangs(
    running: subprocess.Popen[str], client: CoreClient
) -> None:
    os.kill(running.pid, signal.SIGSTOP)
    try:
        began_s = time.monotonic()
        for number in range(500):
            client.send(Mute("es", on=number % 2 == 0))
        assert time.monotonic() - began_s < 1.0, "two milliseconds each at most"
    finally:
        os.kill(running.pid, signal.SIGCONT)


def test_a_frozen_core_is_waited_for_no_longer_than_said(
    running: subprocess.Popen[str], client: CoreClient
) -> None:
    os.kill(running.pid, signal.SIGSTOP)
    try:
        with pytest.raises(OpenBoothError, match="does not answer"):
            client.ask(Stop(), patience_s=0.5)
    finally:
        os.kill(running.pid, signal.SIGCONT)
