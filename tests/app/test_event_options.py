from interpreter.app.event_options import EventOptions, event_setup
from interpreter.app.live_session import settings_of
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import InputPlace
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup

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
