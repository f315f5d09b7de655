"""What clients and core say to each other."""

import contextlib
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.app import protocol
from interpreter.app.protocol import (
    Answer,
    Ended,
    InputHeard,
    Lost,
    Machine,
    Metered,
    Situation,
    Subscribe,
    Surveyed,
    answer_line,
    ended_line,
    entry_of,
    inputs_line,
    line_of,
    machine_line,
    message_of,
    name_of_request,
    parsed,
    request_of,
    snapshot_line,
)
from interpreter.domain import commands
from interpreter.domain.channels import Interlock, ListenerChannel, Mode
from interpreter.domain.commands import Command
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, TermsChanged
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.timeline import ticks_from_ms
from interpreter.domain.tuning import Tuning

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
MAYBE = st.none() | TEXT
COUNT = st.none() | st.integers(1, 64)
INPUTS = st.builds(InputPlace, TEXT, COUNT)
OUTPUTS = st.builds(OutputPlace, TEXT, st.integers(1, 64))
LOUD = st.floats(-60, 12)
SOURCES = st.builds(SourceSetup, TEXT, INPUTS, MAYBE)
LIMITS = st.none() | st.floats(1, 30)
LISTENERS = st.builds(ListenerChannel, TEXT, TEXT, MAYBE, st.sampled_from(Mode), MAYBE, LIMITS)
CHANNELS = st.builds(ChannelSetup, LISTENERS, st.none() | OUTPUTS)
DESKS = st.builds(DeskSetup, TEXT, INPUTS, st.none() | OUTPUTS, st.lists(TEXT, max_size=3).map(tuple), LOUD)
TERMS = st.lists(st.builds(Term, TEXT, st.dictionaries(TEXT, TEXT, max_size=3)), max_size=3).map(tuple)


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=2).map(tuple)


SHARED = st.builds(
    SharingSetup,
    TEXT,
    st.integers(0, 99_999),
    address=TEXT,
    network=TEXT,
    pin=TEXT,
    most=st.integers(0, 5_000),
    crowded=st.booleans(),
    janus=several(TEXT),
)
SETUPS = st.builds(
    EventSetup,
    TEXT,
    sources=several(SOURCES),
    channels=several(CHANNELS),
    desks=several(DESKS),
    title=TEXT,
    names=several(TEXT),
    terms=TERMS,
    model=MAYBE,
    diarizer=MAYBE,
    speakers=COUNT,
    most_speakers=COUNT,
    interlock=st.sampled_from(Interlock),
    notice=st.booleans(),
    out=MAYBE,
    sharing=st.none() | SHARED,
    tuning=st.builds(Tuning, agreement=COUNT, never_later_s=LIMITS),
)
SPECIAL: dict[type, st.SearchStrategy[Command]] = {
    commands.Start: st.builds(commands.Start, SETUPS),
    commands.AddSource: st.builds(commands.AddSource, SOURCES),
    commands.AddChannel: st.builds(commands.AddChannel, CHANNELS),
    commands.AddDesk: st.builds(commands.AddDesk, DESKS),
    commands.SetTerms: st.builds(commands.SetTerms, TERMS),
    commands.SetOutput: st.builds(commands.SetOutput, TEXT, st.none() | OUTPUTS),
    commands.SetVolume: st.builds(commands.SetVolume, TEXT, LOUD),
    commands.SetVoice: st.builds(commands.SetVoice, TEXT, MAYBE),
    commands.SetNeverLater: st.builds(commands.SetNeverLater, TEXT, LIMITS),
    commands.SetMonitor: st.builds(commands.SetMonitor, st.none() | OUTPUTS),
    commands.Monitor: st.builds(commands.Monitor, MAYBE, LOUD),
    commands.PlayRecord: st.builds(
        commands.PlayRecord, TEXT, TEXT, st.integers(0, 1 << 40), st.none() | OUTPUTS
    ),
    commands.Listen: st.builds(commands.Listen, TEXT, MAYBE),
    commands.SetInput: st.builds(commands.SetInput, TEXT, MAYBE),
    commands.ReassignTurns: st.builds(
        commands.ReassignTurns, st.lists(st.integers(0, 99), max_size=4).map(tuple), MAYBE
    ),
}
PLAIN = {
    OutputPlace: OUTPUTS,
    SharingSetup: SHARED,
    str: TEXT,
    bool: st.booleans(),
    Mode: st.sampled_from(Mode),
}


def any_of(kind: type) -> st.SearchStrategy[Command]:
    if kind in SPECIAL:
        return SPECIAL[kind]
    return st.builds(kind, **{name: PLAIN[hint] for name, hint in kind.__annotations__.items()})


@pytest.mark.parametrize("kind", get_args(Command), ids=name_of_request)
@given(data=st.data())
def test_every_command_comes_back_as_it_was(kind: type, data: st.DataObject) -> None:
    command = data.draw(any_of(kind))
    assert request_of(parsed(line_of(entry_of(command, 7)))) == command


def test_commands_are_called_by_their_names_in_kebab_case() -> None:
    assert entry_of(commands.TakeOver("d1", "es"), 7) == {
        "do": "take-over",
        "desk": "d1",
        "channel": "es",
        "id": 7,
    }
    assert request_of({"do": "subscribe", "meters": True}) == Subscribe(meters=True)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"do": "tak-over"}, "The core does not know “tak-over”; did you mean take-over?"),
        ({}, "The core does not know “”; there is start, pause"),
        ({"do": "mute", "chanel": "es", "on": True}, "mute has no setting chanel; did you mean channel?"),
        ({"do": "mute", "channel": "es"}, "mute › on is missing."),
        ({"do": "mute", "channel": 3, "on": 1}, "mute › channel must be text in quotation marks, not 3."),
        ({"do": "mute", "channel": 3, "on": 1}, "mute › on must be true or false, not 1."),
        (
            {"do": "set-mode", "channel": "es", "mode": "humane"},
            "mode cannot be “humane”; did you mean human?",
        ),
        ({"do": "set-output", "channel": "es", "output": {"device": "a", "frist": 2}}, "did you mean first?"),
        (
            {"do": "set-output", "channel": "es", "output": 5},
            "set-output › output must be a table of settings.",
        ),
        ({"do": "set-terms", "terms": "booth"}, "set-terms › terms must be a list."),
        (
            {"do": "set-terms", "terms": [{"source": "a", "translations": {"es": 3}}]},
            "terms 1 › translations",
        ),
        ({"do": "reassign-turns", "turns": [1, "2"]}, "turns 2 must be a whole number, not “2”."),
        ({"do": "set-volume", "desk": "d", "volume_db": True}, "volume_db must be a number, not True."),
    ],
)
def test_a_mistake_names_what_was_probably_meant(entry: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserMistake) as caught:
        request_of(entry)
    assert sentence in str(caught.value)


@given(st.binary(max_size=200))
def test_no_line_does_more_than_be_refused(line: bytes) -> None:
    for read in (lambda line: request_of(parsed(line)), message_of):
        with contextlib.suppress(ValueError, UserMistake):
            read(line)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ValueError, match="not a line"):
        parsed(b'{"a":' * 100_000)


def test_every_line_of_the_core_comes_back_as_it_was_meant() -> None:
    published = Published(4, ticks_from_ms(20), TermsChanged((Term("gate", {"es": "puerta"}),)))
    assert message_of(snapshot_line([published], 5)) == Situation((published,), 5)
    assert message_of(line_of({"lost": 3})) == Lost(3)
    assert message_of(line_of({"meters": {"es": [-6, -12.5]}})) == Metered({"es": (-6.0, -12.5)})
    heard = {"usb": InputHeard(-12.4, -20.1, "good"), "hall": InputHeard(-120, -120, "silent")}
    assert message_of(inputs_line(heard)) == Surveyed(heard)
    for machine in (Machine(0.25, 812.5, None, None), Machine(1.0, 2.0, 86_400.0, 512.0, 1.5)):
        assert message_of(machine_line(machine)) == machine
    assert message_of(answer_line(7)) == Answer(7)
    for error in (UserMistake("No."), OpenBoothError("Broken.")):
        answer, ended = message_of(answer_line("x", error)), message_of(ended_line(Ended("s", error)))
        assert isinstance(answer, Answer)
        assert isinstance(ended, Ended)
        for told in (answer.error, ended.error):
            assert (type(told), str(told)) == (type(error), str(error))
    assert message_of(ended_line(Ended("s"))) == Ended("s")
    for foreign in (b'{"hello": 1}', b'{"meters": {"es": 3}}', b'{"inputs": {"a": 1}}', b'{"machine": {}}'):
        with pytest.raises(ValueError, match="not a line"):
            message_of(foreign)


def test_a_newer_core_may_say_more_in_a_line_than_we_know() -> None:
    line = b'{"machine": {"cpu": 1, "memory_mb": 2, "disk_free_s": null, "gpu_mb": null, "fans": 3}}'
    assert message_of(line) == Machine(1.0, 2.0, None, None)


def test_ids_that_are_no_ids_are_not_echoed() -> None:
    assert [protocol.id_in({"id": given}) for given in (7, "a", "a" * 99, [1], None)] == [
        7,
        "a",
        None,
        None,
        None,
    ]
