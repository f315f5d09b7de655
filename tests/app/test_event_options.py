"""Options over an event file."""

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.event_options import EventOptions, event_setup
from interpreter.app.live_session import settings_of
from interpreter.app.sharing_options import SharingOptions
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.tuning import Tuning

EVENT = EventSetup(
    "fr",
    sources=(SourceSetup("podium", InputPlace("box")),),
    channels=(ChannelSetup(ListenerChannel("es", "es")),),
    also_spoken=("it",),
)


def test_several_languages_may_be_spoken_and_the_first_is_the_usual_one() -> None:
    setup = event_setup(EventOptions(source_language="en,es, en"), EVENT, ())
    assert (setup.source_language, setup.also_spoken) == ("en", ("es",))
    assert settings_of(setup).spoken == ("en", "es")


def test_a_language_on_the_command_line_takes_the_place_of_all_in_the_file() -> None:
    assert event_setup(EventOptions(source_language="en"), EVENT, ()).also_spoken == ()
    assert event_setup(EventOptions(title="Assembly"), EVENT, ()).also_spoken == ("it",)


def test_a_limit_on_the_command_line_holds_for_every_channel() -> None:
    setup = event_setup(EventOptions(to=("ca",), never_later_s=6.0), EVENT, ())
    assert [one.listener.never_later_s for one in setup.channels] == [6.0, 6.0]
    kept = event_setup(EventOptions(title="Assembly"), setup, ())
    assert [one.never_later_s for one in settings_of(kept).channels] == [6.0, 6.0]


def test_a_tuning_on_the_command_line_takes_the_place_of_the_one_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "bold.toml").write_text("start_words = 3", "utf-8")
    tuned = replace(EVENT, tuning=Tuning(agreement=4))
    assert settings_of(event_setup(EventOptions(title="Assembly"), tuned, ())).tuning == Tuning(agreement=4)
    bold = event_setup(EventOptions(tuning=tmp_path / "bold.toml"), tuned, ())
    assert settings_of(bold).tuning == Tuning(start_words=3)


def sharing(options: SharingOptions, before: SharingSetup | None = None) -> SharingSetup | None:
    return event_setup(EventOptions(sharing=options), replace(EVENT, sharing=before), ()).sharing


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("8080", "", 8080),
        (":80", "", 80),
        (" 192.168.1.10:0", "192.168.1.10", 0),
        ("booth.local:65535", "booth.local", 65_535),
        ("[::1]:8080", "::1", 8080),
    ],
)
def test_phones_are_served_at_an_address_or_at_all_of_them(text: str, host: str, port: int) -> None:
    assert sharing(SharingOptions(text)) == SharingSetup(host, port)


@pytest.mark.parametrize(
    "text",
    ["", ":", "booth", "booth:", "booth:web", ":-1", ":65536", "::1:8080", "booth:٨٠", "http://booth:80"],
)
def test_any_other_place_is_a_mistake(text: str) -> None:
    with pytest.raises(UserMistake, match="Phones cannot be served at"):
        sharing(SharingOptions(text))


def test_what_is_said_overrides_the_event_file_and_leaves_the_rest() -> None:
    before = SharingSetup("10.0.0.1", 80, network="Hall", pin="0471", most=60)
    assert sharing(SharingOptions(), before) == before
    assert sharing(SharingOptions(":8080"), before) == replace(before, host="", port=8080)
    assert sharing(SharingOptions(pin="", network="Stage"), before) == replace(
        before, pin="", network="Stage"
    )
    assert sharing(SharingOptions()) is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (SharingOptions(pin="0471"), "--pin is for phones; let them listen too, as in --serve :8080."),
        (SharingOptions(network="Hall"), "--network is for phones"),
        (SharingOptions(":8080", pin="1"), "The PIN for phones is not 4 to 8 digits"),
    ],
)
def test_what_phones_could_not_use_is_a_mistake(options: SharingOptions, sentence: str) -> None:
    with pytest.raises(UserMistake, match=sentence):
        sharing(options)
