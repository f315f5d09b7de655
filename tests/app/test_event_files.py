"""Event files: written by people, read with all mistakes at once, and written back whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.app.event_files import read_event, write_event
from interpreter.domain.channels import Interlock, ListenerChannel, Mode
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning

BOOTH = """
# what the hall has
title = "Annual assembly"
from = "en"
interlock = "override"
notice = false
monitor = "headset.out:3"
out = "record"
names = ["Ana Ruiz"]
glossary = "terms.csv"

[[sources]]
name = "podium"
device = "box.in"
channel = 1
speaker = "Ana Ruiz"

[[sources]]
device = "hall"

[[sources]]
file = "welcome.mp4"

[[channels]]
language = "es"
output = "box.out"
output_channel = 3
never_later_s = 6

[[channels]]
name = "deaf loop"
language = "en"
mode = "floor"
input = "podium"

[[desks]]
name = "booth 1"
microphone = "headset.in"
headphones = "headset.out"
channels = ["es"]
volume_db = -6

[sharing]
host = "192.168.1.10"
port = 80
address = "booth.local"
network = "Hall"
pin = "0471"
most = 60
crowded = true
janus = ["ws://192.168.1.20:8188"]

[tuning]
start_words = 3
"""


def booth(folder: Path, text: str = BOOTH, name: str = "hall.openbooth") -> Path:
    (folder / "terms.csv").write_text("source,es\nfloor,sala\nOpenBooth,\n", "utf-8")
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def complaints(folder: Path, text: str) -> str:
    with pytest.raises(UserMistake) as caught:
        read_event(booth(folder, text))
    return str(caught.value)


def test_an_event_file_says_everything_that_is_decided_before_an_event(tmp_path: Path) -> None:
    assert read_event(booth(tmp_path)) == EventSetup(
        "en",
        sources=(
            SourceSetup("podium", InputPlace("box.in", 1), "Ana Ruiz"),
            SourceSetup("hall", InputPlace("hall")),
            SourceSetup("welcome.mp4", InputPlace(str(tmp_path / "welcome.mp4"), recording=True)),
        ),
        channels=(
            ChannelSetup(ListenerChannel("es", "es", never_later_s=6.0), OutputPlace("box.out", 3)),
            ChannelSetup(ListenerChannel("deaf loop", "en", mode=Mode.FLOOR, input="podium")),
        ),
        desks=(DeskSetup("booth 1", InputPlace("headset.in"), OutputPlace("headset.out"), ("es",), -6.0),),
        title="Annual assembly",
        names=("Ana Ruiz",),
        terms=(Term("floor", {"es": "sala"}), Term("OpenBooth", {})),
        interlock=Interlock.OVERRIDE,
        notice=False,
        monitor=OutputPlace("headset.out", 3),
        out=str(tmp_path / "record"),
        sharing=SharingSetup(
            *("192.168.1.10", 80, "booth.local", "Hall", "0471", 60, True),
            janus=("ws://192.168.1.20:8188",),
        ),
        tuning=Tuning(start_words=3),
    )


def test_files_are_looked_for_beside_the_event_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "engine").mkdir()
    booth(tmp_path, 'model = "engine"\nspeaker_model = "owner/name"\nglossary = "terms.csv"')
    monkeypatch.chdir(tmp_path)
    setup = read_event(Path("hall.openbooth"))
    assert (setup.model, setup.speaker_model) == (str(tmp_path / "engine"), "owner/name")
    assert len(setup.terms) == 2


def test_terms_may_stand_in_the_file_itself(tmp_path: Path) -> None:
    text = '[[terms]]\nsource = "booth"\nes = "cabina"\npt-br = "cabine"\n\n[[terms]]\nsource = "OpenBooth"'
    assert read_event(booth(tmp_path, text)).terms == (
        Term("booth", {"es": "cabina", "pt-BR": "cabine"}),
        Term("OpenBooth", {}),
    )


def test_all_mistakes_are_told_at_once_and_the_near_name_with_them(tmp_path: Path) -> None:
    told = complaints(
        tmp_path,
        """
        tittle = "Assembly"
        interlock = "refused"
        speakers = "three"
        [[sources]]
        device = "box"
        chanel = 1
        [[sources]]
        name = "podium"
        [[channels]]
        language = "es"
        mode = "human"
        output_channel = "left"
        [sharing]
        prt = 80
        pin = 4711
        """,
    )
    assert told.splitlines()[0].endswith("hall.openbooth has 8 mistakes:")
    assert "sharing has no setting prt; did you mean port?" in told
    assert "sharing › pin must be text in quotation marks, not 4711." in told
    assert "has no setting tittle; did you mean title?" in told
    assert "interlock cannot be “refused”; did you mean refuse?" in told
    assert "speakers must be a whole number, not “three”." in told
    assert "sources 1 has no setting chanel; did you mean channel?" in told
    assert "sources 2 has no device and no file; give it one of them." in told
    assert "channels 1 › output_channel must be a whole number, not “left”." in told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('from = "english"', "from: “english” is not a language code"),
        ('also_from = ["es", "french"]', "also_from: “french” is not a language code"),
        ('[[channels]]\nlanguage = "spanish"', "channels 1 › language: “spanish” is not a language code"),
        ('glossary = "none.csv"', "none.csv"),
        ('glossary = "terms.csv"\n[[terms]]\nsource = "a"', "glossary and terms cannot both be given"),
        ('[[terms]]\nsorce = "a"', "terms 1 has no source; did you mean source?"),
        ("[[terms]]", "terms 1 has no source; there is source."),
        ('[[channels]]\nlanguage = "es"\ninput = "podium"', "The channel es has no input podium to take"),
        (
            '[[channels]]\nlanguage = "es"\nnever_later_s = 90',
            "es is never to be later than 90 s; choose from 1",
        ),
        ("speakers = 0", "has a mistake:\n  The number of speakers is 0"),
        ("speakers = \n", "is no event file: Invalid value (at line 1, column 12)"),
        ("channels = 3", "channels must be a list."),
        (
            '[[sources]]\ndevice = "a"\nfile = "b"',
            "sources 1 has both a device and a file; keep one of them.",
        ),
        ("sources = [3]", "sources 1 must be a table of settings."),
        ("[tuning]\nagrement = 4", "tuning has no setting agrement; did you mean agreement?"),
        ("[tuning]\nagreement = 0", "agreement must be from 1 to 50, not 0."),
        ("[[sharing]]", "sharing must be a table of settings."),
        ("[sharing]\nport = 80_000", "The port for phones is 80000"),
        ('[sharing]\njanus = "ws://node"', "sharing › janus must be a list."),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, sentence: str, tmp_path: Path) -> None:
    assert sentence in complaints(tmp_path, text)


def test_a_file_that_cannot_be_read_is_told_with_the_one_before(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="cannot be read"):
        read_event(tmp_path / "none.openbooth")
    path = booth(tmp_path)
    write_event(path, read_event(path))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UserMistake, match=r"as it was before is .*hall.openbooth.bak"):
        read_event(path)


def test_writing_keeps_the_file_before_and_leaves_nothing_unfinished(tmp_path: Path) -> None:
    path = booth(tmp_path)
    setup = read_event(path)
    write_event(path, setup)
    assert (tmp_path / "hall.openbooth.bak").read_text("utf-8") == BOOTH
    assert read_event(path) == setup
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "hall.openbooth",
        "hall.openbooth.bak",
        "terms.csv",
    ]
    with pytest.raises(UserMistake, match="cannot be written"):
        write_event(tmp_path / "nowhere" / "hall.openbooth", setup)


def test_what_is_as_it_would_be_anyway_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "plain.openbooth"
    write_event(path, EventSetup("en", channels=(ChannelSetup(ListenerChannel("es", "es")),)))
    assert path.read_text("utf-8") == 'from = "en"\n\n[[channels]]\nlanguage = "es"\nname = "es"\n'


def test_an_empty_table_lets_phones_listen_as_is_usual(tmp_path: Path) -> None:
    assert read_event(booth(tmp_path, "[sharing]")).sharing == SharingSetup()
    path = tmp_path / "plain.openbooth"
    write_event(path, EventSetup("en", sharing=SharingSetup()))
    assert path.read_text("utf-8") == 'from = "en"\n\n[sharing]\n'
    assert read_event(path).sharing == SharingSetup()


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
NAMES = st.lists(TEXT.filter(str.strip), min_size=5, max_size=5, unique=True)
LANGUAGES = st.sampled_from(["es", "ca", "pt-BR", "ar"])
NUMBERS = st.integers(1, 64)
FILES = st.sampled_from([str(Path.cwd() / "talk.wav"), str(Path.cwd() / "día 1" / "welcome.mp4")])


@st.composite
def setups(draw: st.DrawFn) -> EventSetup:
    podium, hall, one, other, desk = draw(NAMES)
    inputs = st.builds(InputPlace, TEXT, st.none() | NUMBERS)
    files = st.builds(InputPlace, FILES, st.none() | NUMBERS, st.just(True))
    outputs = st.none() | st.builds(OutputPlace, TEXT, NUMBERS)
    maybe = st.none() | TEXT
    taken = draw(st.sampled_from([None, podium, one]))
    listeners = (
        ListenerChannel(one, draw(LANGUAGES), draw(maybe), draw(st.sampled_from(Mode))),
        ListenerChannel(
            other, draw(LANGUAGES), input=taken, never_later_s=draw(st.none() | st.floats(1, 30))
        ),
    )
    terms = st.builds(Term, TEXT.filter(str.strip), st.dictionaries(LANGUAGES, TEXT, max_size=2))
    volume = st.floats(-60, 12)
    sharing = st.builds(
        SharingSetup,
        host=st.sampled_from(["", "::1", "192.168.1.10"]),
        port=st.integers(0, 65_535),
        network=TEXT,
        pin=st.sampled_from(["", "0471"]),
        crowded=st.booleans(),
        janus=st.sampled_from([(), ("ws://a:8188", "wss://it@b")]),
    )
    return EventSetup(
        draw(LANGUAGES),
        sources=tuple(SourceSetup(name, draw(inputs | files), draw(maybe)) for name in (podium, hall)),
        channels=tuple(
            ChannelSetup(listener, output if output is None or output.device else None)
            for listener, output in zip(listeners, (draw(outputs), draw(outputs)), strict=True)
        ),
        desks=(DeskSetup(desk, draw(inputs), draw(outputs), (one,), draw(volume)),),
        title=draw(TEXT),
        names=tuple(draw(st.lists(TEXT, max_size=3))),
        terms=tuple(draw(st.lists(terms, max_size=3))),
        diarizer=draw(maybe),
        speakers=draw(st.none() | NUMBERS),
        interlock=draw(st.sampled_from(Interlock)),
        notice=draw(st.booleans()),
        also_spoken=tuple(draw(st.lists(LANGUAGES, max_size=2))),
        monitor=draw(st.none() | st.builds(OutputPlace, TEXT.filter(bool) | st.just("odd:2"), NUMBERS)),
        sharing=draw(st.none() | sharing),
        tuning=draw(
            st.builds(
                Tuning,
                agreement=st.none() | st.integers(1, 50),
                clause_words=st.integers(4, 100),
                never_later_s=st.none() | st.floats(1, 30),
            )
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(setup=setups())
def test_what_is_written_is_read_back(setup: EventSetup, tmp_path: Path) -> None:
    path = tmp_path / "event.openbooth"
    write_event(path, setup)
    assert read_event(path) == setup


def test_what_people_call_the_devices_is_kept_and_may_be_left_out(tmp_path: Path) -> None:
    path = booth(tmp_path)
    setup = read_event(path)
    assert setup.monitor is not None
    assert setup.monitor.title == setup.sources[0].place.title == ""
    headset = InputPlace("headset.in", title="Booth headset")
    desk = replace(
        setup.desks[0], microphone=headset, headphones=OutputPlace("headset.out", 1, "Booth headset")
    )
    source = replace(setup.sources[0], place=InputPlace("box.in", 1, title="Stage Box"))
    channel = replace(setup.channels[0], output=OutputPlace("box.out", 3, "Stage Box"))
    known = replace(
        setup, sources=(source,), channels=(channel,), desks=(desk,), monitor=OutputPlace("other", 3, "Other")
    )
    write_event(path, known)
    again = read_event(path)
    places = [again.sources[0].place, again.channels[0].output, again.monitor]
    places += [again.desks[0].microphone, again.desks[0].headphones]
    assert [place and place.title for place in places] == [
        *("Stage Box", "Stage Box", "Other"),
        *("Booth headset", "Booth headset"),
    ]
