"""Devices go by their names, their titles, or as much of either as nobody else has."""

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.device_names import default_device, input_place, output_place, recognised, titled
from interpreter.app.event_options import EventOptions, event_setup
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup

IN, OUT = Direction.INPUT, Direction.OUTPUT
BOX_IN = "alsa_input.usb-Stage_Box:00.multichannel"
BOX_OUT = "alsa_output.usb-Stage_Box:00.multichannel"
DEVICES = (
    Device(BOX_IN, "Stage Box Multichannel", IN, 8, 48_000),
    Device(BOX_OUT, "Stage Box Multichannel", OUT, 8, 48_000),
    Device(f"{BOX_OUT}.monitor", "Monitor of Stage Box", IN, 8, 48_000, BOX_OUT),
    Device("alsa_input.pci.analog", "Built-in Audio", IN, 2, 48_000, default=True),
    Device("alsa_output.pci.analog", "Built-in Audio", OUT, 2, 48_000, default=True),
    Device("odd:2", "Odd", OUT, 1, 48_000),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOX_IN, InputPlace(BOX_IN)),
        (f"{BOX_IN}:3", InputPlace(BOX_IN, 3)),
        ("stage box multichannel", InputPlace(BOX_IN)),
        ("stage", InputPlace(BOX_IN)),
        ("Stage:8", InputPlace(BOX_IN, 8)),
        ("monitor of stage box", InputPlace(f"{BOX_OUT}.monitor")),
        ("monitor", InputPlace(f"{BOX_OUT}.monitor")),
        ("built", InputPlace("alsa_input.pci.analog")),
    ],
)
def test_an_input_is_found_by_what_it_is_called(text: str, place: InputPlace) -> None:
    assert input_place(text, DEVICES) == place


def test_an_input_is_also_a_file_that_no_device_is_called_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("talk.mp4", "built", "odd:3"):
        (tmp_path / name).touch()
    talk = InputPlace(str(tmp_path / "talk.mp4"), recording=True)
    assert input_place("talk.mp4", DEVICES) == talk
    assert input_place(str(tmp_path / "talk.mp4"), ()) == talk
    assert input_place("talk.mp4:2", DEVICES) == replace(talk, channel=2)
    assert input_place("odd:3", DEVICES) == InputPlace(str(tmp_path / "odd:3"), recording=True)
    assert input_place("built", DEVICES) == InputPlace("alsa_input.pci.analog")
    with pytest.raises(UserMistake, match=r"There is no input “gone\.mp4” now"):
        input_place("gone.mp4", DEVICES)


def test_a_recording_is_called_as_its_file_unless_it_has_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a=b.mp4"
    path.touch()
    inputs = (str(path), f"{path}:2", f"welcome={path}")
    setup = event_setup(EventOptions(inputs=inputs, to=("es",)), None, DEVICES)
    assert [source.source for source in setup.sources] == ["a=b", "a=b 2", "welcome"]
    assert {source.place.device for source in setup.sources} == {str(path)}


def test_an_output_is_a_pair_of_channels_that_begins_somewhere() -> None:
    assert output_place("stage:5", DEVICES) == OutputPlace(BOX_OUT, 5)
    assert output_place("built", DEVICES) == OutputPlace("alsa_output.pci.analog", 1)
    assert output_place("odd:2", DEVICES) == OutputPlace("odd:2", 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("alsa", f"“alsa” fits 2 inputs; use one of: {BOX_IN}, alsa_input.pci.analog."),
        ("Bilt-in Audio", "There is no input “Bilt-in Audio” now; did you mean alsa_input.pci.analog?"),
        ("xyz", "the inputs are: "),
        ("", "There is no input “” now"),
        ("stage:9", f"{BOX_IN} has the channels 1 to 8, not 9."),
        ("stage:0", f"{BOX_IN} has the channels 1 to 8, not 0."),
    ],
)
def test_what_fits_no_device_or_several_is_told_with_the_near_ones(text: str, sentence: str) -> None:
    with pytest.raises(UserMistake) as caught:
        input_place(text, DEVICES)
    assert sentence in str(caught.value)


def test_the_default_is_the_systems_own_else_the_first_that_is_no_loopback() -> None:
    assert default_device(DEVICES, IN).name == "alsa_input.pci.analog"
    assert default_device(DEVICES[:3], IN).name == BOX_IN
    with pytest.raises(UserMistake, match="choose one of: openbooth devices"):
        default_device(DEVICES[2:3], IN)
    with pytest.raises(UserMistake, match="plug one in and try again"):
        default_device((), IN)


def test_an_event_file_may_use_titles_and_absent_devices_stay_as_they_are() -> None:
    setup = EventSetup(
        "en",
        sources=(
            SourceSetup("podium", InputPlace("Stage Box Multichannel", 2)),
            SourceSetup("welcome", InputPlace("/stage", recording=True)),
        ),
        channels=(
            ChannelSetup(ListenerChannel("es", "es"), OutputPlace("stage", 3)),
            ChannelSetup(ListenerChannel("ca", "ca")),
        ),
        desks=(DeskSetup("booth", InputPlace("absent"), OutputPlace("built")),),
        monitor=OutputPlace("stage", 5),
    )
    found = recognised(setup, DEVICES)
    assert found.sources[0].place == InputPlace(BOX_IN, 2)
    assert found.sources[1] == setup.sources[1]
    assert found.monitor == OutputPlace(BOX_OUT, 5)
    assert found.channels[0].output == OutputPlace(BOX_OUT, 3)
    assert found.channels[1].output is None
    assert found.desks[0].microphone == InputPlace("absent")
    assert found.desks[0].headphones == OutputPlace("alsa_output.pci.analog")


def heard_on(*places: InputPlace) -> tuple[str, ...]:
    sources = tuple(SourceSetup(str(number), place) for number, place in enumerate(places))
    found = recognised(EventSetup("en", sources), TWINS)
    return tuple(source.place.device for source in found.sources)


TWINS = (
    Device("usb-1", "USB microphone", IN, 1, 48_000),
    Device("usb-2", "USB microphone", IN, 1, 48_000),
    Device("usb-3", "Stage Box", IN, 1, 48_000),
    Device("usb-4", "Lectern", OUT, 1, 48_000),
)


def test_a_device_whose_name_is_not_known_is_found_by_its_title() -> None:
    assert heard_on(InputPlace("pci-7", 1, title="Stage Box")) == ("usb-3",)
    assert heard_on(InputPlace("pci-7", title="Lectern")) == ("pci-7",)


def test_of_devices_that_are_called_alike_only_one_that_nothing_else_means_is_taken() -> None:
    alike = InputPlace("pci-7", title="USB microphone")
    assert heard_on(alike) == ("pci-7",)
    assert heard_on(alike, InputPlace("usb-1", title="USB microphone")) == ("usb-2", "usb-1")
    others = InputPlace("pci-8", title="USB microphone")
    assert heard_on(alike, others, InputPlace("usb-1")) == ("pci-7", "pci-8", "usb-1")


def test_an_event_knows_what_its_devices_were_called_when_they_were_there() -> None:
    setup = EventSetup("en", (SourceSetup("podium", InputPlace(BOX_IN)),), monitor=OutputPlace("odd:2"))
    there = titled(setup, DEVICES)
    assert there.monitor is not None
    assert (there.sources[0].place.title, there.monitor.title) == ("Stage Box Multichannel", "Odd")
    assert titled(there, ()).sources[0].place.title == "Stage Box Multichannel"


def test_one_option_is_enough() -> None:
    setup = event_setup(EventOptions(to=("es",)), None, DEVICES)
    assert setup.sources == (SourceSetup("Built-in Audio", InputPlace("alsa_input.pci.analog")),)
    assert setup.channels == (ChannelSetup(ListenerChannel("es", "es")),)
    assert setup == event_setup(EventOptions(outputs=("es=built",)), None, DEVICES).__class__(
        "en", sources=setup.sources, channels=setup.channels
    )


def test_options_add_to_an_event_file_and_override_it() -> None:
    event = EventSetup(
        "de",
        sources=(SourceSetup("podium", InputPlace("absent"), "Ana"),),
        channels=(ChannelSetup(ListenerChannel("main", "es")),),
        title="Old",
        notice=True,
        speakers=2,
    )
    options = EventOptions(
        inputs=("podium=stage:1", "stage:2"),
        source_language="en",
        to=("ca,gl", "ca"),
        outputs=("main=stage:3", "fr=built"),
        humans=("main=built",),
        title="New",
        monitor="stage:7",
        notice=False,
    )
    setup = event_setup(options, event, DEVICES)
    assert (setup.source_language, setup.title, setup.notice, setup.speakers) == ("en", "New", False, 2)
    assert setup.monitor == OutputPlace(BOX_OUT, 7)
    assert setup.sources == (
        SourceSetup("podium", InputPlace(BOX_IN, 1), "Ana"),
        SourceSetup("stage 2", InputPlace(BOX_IN, 2)),
    )
    assert [channel.listener.channel for channel in setup.channels] == ["main", "ca", "gl", "fr"]
    assert setup.channels[0].output == OutputPlace(BOX_OUT, 3)
    assert setup.desks == (DeskSetup("main-desk", InputPlace("alsa_input.pci.analog"), channels=("main",)),)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (EventOptions(), "Say which language to interpret into"),
        (EventOptions(to=("es",), humans=("es",)), "write it as in --human es=NAME"),
        (EventOptions(outputs=("spanish=stage",)), "is not a language code"),
        (EventOptions(to=("es",), inputs=("es=stage",)), "The name es is given 2 times"),
    ],
)
def test_options_that_do_not_fit_together_are_mistakes(options: EventOptions, sentence: str) -> None:
    with pytest.raises(UserMistake) as caught:
        event_setup(options, None, DEVICES)
    assert sentence in str(caught.value)
