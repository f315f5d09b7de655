"""`openbooth play`: what it asks of the core, and what it says meanwhile."""

from collections.abc import Iterator, Sequence

import pytest

from interpreter.app import starting
from interpreter.app.protocol import Answer, Message, Request, Situation
from interpreter.domain.commands import PlayRecord, StopPlaying
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import NoCore, UserMistake
from interpreter.domain.events import Published, RecordPlaying
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from tests.command_line import run_here

NUMBER = 7


class Core:
    """Says what it was told to say, and keeps what it is asked for."""

    def __init__(self, *said: Message | type[BaseException]) -> None:
        self.asked: list[Request] = []
        self._said = said

    def __enter__(self) -> "Core":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def ask(self, request: Request) -> None:
        self.asked.append(request)

    def send(self, request: Request) -> int:
        self.asked.append(request)
        return NUMBER

    def messages(self) -> Iterator[Message]:
        for message in self._said:
            if isinstance(message, type):
                raise message
            yield message


def heard(at_s: float, *, playing: bool = True, trouble: str = "") -> Published:
    event = RecordPlaying("s1", "floor", ticks_from_seconds(at_s), playing=playing, trouble=trouble)
    return Published(1, Ticks(0), event)


def play(monkeypatch: pytest.MonkeyPatch, core: Core, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(starting, "running_core", lambda: core)
    done = run_here("play", "last", *arguments)
    return done.returncode, done.stdout, done.stderr


def wanted(core: Core) -> Sequence[Request]:
    return core.asked[1:]


def test_it_plays_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    gap = Published(0, Ticks(0), Gap("mic", Ticks(0), Ticks(1), "lost"))
    core = Core(Situation((), 0), gap, Answer(NUMBER), heard(90), heard(3_700), heard(3_700, playing=False))
    assert play(monkeypatch, core) == (0, "floor of session s1, from 1:30\n", "")
    assert wanted(core) == [PlayRecord("last", "floor")]


@pytest.mark.parametrize(
    ("time", "seconds"), [("90", 90), ("1:30", 90), ("0:01:30.5", 90.5), (" 2:00:00 ", 7_200)]
)
def test_track_time_and_output_can_be_chosen(
    monkeypatch: pytest.MonkeyPatch, time: str, seconds: float
) -> None:
    core = Core(Answer(NUMBER), heard(1, playing=False))
    assert play(monkeypatch, core, "--track", "es", "--from", time, "--output", "card:3")[0] == 0
    assert wanted(core) == [PlayRecord("last", "es", ticks_from_seconds(seconds), OutputPlace("card", 3))]


@pytest.mark.parametrize("time", ["soon", "1:2:3:4", "-5", "1:-5", "", "inf", "nan", "1.5:00"])
def test_what_is_no_time_is_told(monkeypatch: pytest.MonkeyPatch, time: str) -> None:
    status, _, complaint = play(monkeypatch, Core(), f"--from={time}")
    assert (status, complaint) == (
        2,
        f"openbooth: “{time}” is no time; say it as in --from 90, 1:30 or 0:01:30.5.\n",
    )


def test_what_keeps_it_from_playing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    core = Core(heard(5), Answer(NUMBER, UserMistake("A session runs; stop it first.")))
    assert play(monkeypatch, core) == (2, "", "openbooth: A session runs; stop it first.\n")


def test_what_ends_it_too_early_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    core = Core(Answer(NUMBER), heard(5), heard(6, playing=False, trouble="Plug it in."))
    assert play(monkeypatch, core) == (1, "floor of session s1, from 0:05\n", "openbooth: Plug it in.\n")
    status, _, complaint = play(monkeypatch, Core(Answer(NUMBER), heard(5)))
    assert (status, complaint) == (
        1,
        "openbooth: The core has gone, and nothing is played any more; try again.\n",
    )


def test_ctrl_c_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    core = Core(Answer(NUMBER), heard(5), KeyboardInterrupt)
    assert play(monkeypatch, core)[0] == 0
    assert wanted(core) == [PlayRecord("last", "floor"), StopPlaying()]


def test_a_core_is_started_where_none_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    core = Core(Answer(NUMBER), heard(1, playing=False))

    def none() -> Core:
        raise NoCore("No core is running.")

    monkeypatch.setattr(starting, "running_core", none)
    monkeypatch.setattr(starting, "started_core", lambda: core)
    assert run_here("play", "last").returncode == 0
    assert wanted(core)
