"""An event is prepared step by step, and kept in a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.domain import commands as ask
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.devices import Device, DeviceState, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.steps import Term
from ui.models.event_draft import (
    demo_setup,
    first_draft,
    free_name,
    fresh,
    keep_last,
    last_draft,
    opened,
)
from ui.models.prepared import prepared
from ui.models.views import BoothView

MICROPHONE = Device("mic", "Lectern", Direction.INPUT, 1, 48000, default=True)
HEADPHONES = Device("phones", "Headphones", Direction.OUTPUT, 2, 48000, default=True)
DEVICES = (MICROPHONE, HEADPHONES)


def test_a_first_start_hears_the_usual_input_and_plays_the_first_language() -> None:
    setup = first_draft(DEVICES, targets=("es", "fr")).setup
    assert setup.sources == (SourceSetup("Lectern", InputPlace("mic")),)
    assert [one.output for one in setup.channels] == [OutputPlace("phones"), None]


def test_a_computer_without_sound_can_still_prepare_an_event() -> None:
    draft = first_draft(())
    assert draft.setup.sources == ()
    assert not draft.dirty
    assert draft.mistakes() == ()


def test_devices_that_come_later_complete_an_untouched_draft_only() -> None:
    assert first_draft(()).completed(DEVICES).setup.sources[0].place.device == "mic"
    assert first_draft(()).spoken("de").completed(DEVICES).setup.sources == ()


def test_the_demo_plays_the_bundled_conference_in_two_languages() -> None:
    setup = demo_setup(DEVICES)
    assert setup.sources[0].place.recording
    assert Path(setup.sources[0].place.device).is_file()
    assert [one.listener.language for one in setup.channels] == ["es", "ca"]
    assert setup.channels[0].output == OutputPlace("phones")
    assert demo_setup(()).channels[0].output is None


def test_commands_change_the_draft_as_they_would_change_a_session() -> None:
    draft = first_draft(DEVICES)
    for command in (
        ask.AddSource(SourceSetup("hall", InputPlace("mic", 1))),
        ask.RemoveSource("Lectern"),
        ask.AddChannel(ChannelSetup(ListenerChannel("fr", "fr"))),
        ask.SetOutput("fr", OutputPlace("phones", 3)),
        ask.SetInput("fr", "es"),
        ask.SetVoice("fr", "f3"),
        ask.SetNeverLater("fr", 6.0),
        ask.SetMode("es", Mode.FLOOR),
        ask.AddDesk(DeskSetup("booth", InputPlace("mic"))),
        ask.SetTerms((Term("OpenBooth", {}),)),
        ask.SetMonitor(OutputPlace("phones")),
    ):
        draft = draft.apply(command)
    setup = draft.setup
    assert [one.source for one in setup.sources] == ["hall"]
    assert setup.channels[0].listener.mode is Mode.FLOOR
    assert setup.channels[1] == ChannelSetup(
        ListenerChannel("fr", "fr", voice="f3", input="es", never_later_s=6.0), OutputPlace("phones", 3)
    )
    assert (setup.desks[0].desk, setup.terms[0].source) == ("booth", "OpenBooth")
    assert setup.monitor == OutputPlace("phones")
    assert draft.dirty
    emptied = draft.apply(ask.RemoveDesk("booth")).apply(ask.RemoveChannel("fr"))
    assert (emptied.setup.desks, len(emptied.setup.channels)) == ((), 1)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (ask.RemoveChannel("xx"), "There is no channel xx."),
        (ask.SetVoice("xx", None), "There is no channel xx."),
        (ask.AddChannel(ChannelSetup(ListenerChannel("es", "es"))), "The name es is taken"),
        (ask.SetMode("es", Mode.HUMAN), "from a desk"),
        (ask.Mute("es", on=True), "needs a running session"),
    ],
)
def test_a_command_that_cannot_be_obeyed_is_refused_in_words(command: ask.Command, sentence: str) -> None:
    with pytest.raises(UserMistake, match=sentence):
        first_draft(DEVICES).apply(command)


def test_choosing_languages_keeps_the_channels_that_stay() -> None:
    draft = first_draft(DEVICES).apply(ask.SetVoice("es", "f3")).into(("ca", "es"))
    assert {one.listener.channel: one.listener.voice for one in draft.setup.channels} == {
        "es": "f3",
        "ca": None,
    }
    assert draft.into(("ca",)).setup.channels[0].output == OutputPlace("phones")
    assert draft.into(()).setup.channels == ()


def test_a_dropped_recording_is_the_only_source(tmp_path: Path) -> None:
    draft = first_draft(DEVICES).listening_to(tmp_path / "keynote.mp4")
    assert draft.setup.sources == (
        SourceSetup("keynote", InputPlace(str(tmp_path / "keynote.mp4"), recording=True)),
    )


def test_an_event_is_saved_and_opened_as_it_was(tmp_path: Path) -> None:
    draft = first_draft(DEVICES).apply(ask.SetVoice("es", "f3")).save(tmp_path / "assembly")
    assert draft.path == tmp_path / "assembly.openbooth"
    assert not draft.dirty
    assert draft.title == "assembly"
    again = opened(tmp_path / "assembly.openbooth", DEVICES)
    assert again.setup == draft.setup
    assert again.completed(DEVICES) is again


def test_a_recording_is_found_again_in_its_event_file(tmp_path: Path) -> None:
    (tmp_path / "keynote.flac").touch()
    draft = (
        first_draft(DEVICES)
        .listening_to(tmp_path / "keynote.flac")
        .apply(ask.SetMonitor(OutputPlace("phones", 3)))
    )
    again = opened(draft.save(tmp_path / "assembly.openbooth").path or tmp_path, DEVICES)
    assert again.setup.sources[0].place == InputPlace(str(tmp_path / "keynote.flac"), recording=True)
    assert again.setup.monitor == OutputPlace("phones", 3)


def test_what_cannot_be_saved_or_opened_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="Choose where"):
        first_draft().save()
    with pytest.raises(UserMistake, match="cannot be written"):
        first_draft().save(tmp_path / "absent" / "x.openbooth")
    (tmp_path / "broken.openbooth").write_text("title = ", "utf-8")
    with pytest.raises(UserMistake, match="no event file"):
        opened(tmp_path / "broken.openbooth")


def test_a_name_that_is_taken_gets_a_number() -> None:
    setup = EventSetup("en", (SourceSetup("a", InputPlace("m")), SourceSetup("a 2", InputPlace("m"))))
    assert free_name("a", setup) == "a 3"
    assert free_name("b", setup) == "b"
    assert fresh(setup).title == ""


def test_the_event_that_was_prepared_last_is_there_again(data_folder: Path) -> None:
    assert last_draft() is None
    draft = first_draft(targets=("es", "ca"))
    assert keep_last(draft) == ""
    again = last_draft()
    assert again is not None
    assert again.setup == draft.setup
    assert not again.dirty
    assert again.path is None
    (data_folder / "last.openbooth").write_text("nonsense", encoding="utf-8")
    assert last_draft() is None


def test_a_device_that_has_another_name_today_is_found_by_what_it_is_called(tmp_path: Path) -> None:
    path = first_draft(DEVICES).save(tmp_path / "assembly").path or tmp_path
    today = (replace(MICROPHONE, name="usb-2"), HEADPHONES)
    assert opened(path, today).setup.sources[0].place.device == "usb-2"


def test_a_device_that_is_not_there_is_called_as_when_it_was(tmp_path: Path) -> None:
    event = first_draft(()).apply(ask.AddSource(SourceSetup("hall", InputPlace("mic", 1))))
    event = event.apply(ask.SetOutput("es", OutputPlace("phones")))
    path = event.titled(DEVICES).save(tmp_path / "assembly").path or tmp_path
    view = prepared(opened(path, (Device("line", "Line", Direction.INPUT, 1, 48000),)).setup, BoothView())
    assert view.sources[0].device == "Lectern · 1"
    assert view.sources[0].state is DeviceState.LOST
    assert view.channels[0].device == "Headphones"
