"""What does not fit together is said before an event begins, all of it."""

from dataclasses import replace

import pytest

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.policy.event_setup import mistakes_in, mistakes_in_sharing


def channel(name: str, taken: str | None = None, first: int = 1) -> ChannelSetup:
    return ChannelSetup(ListenerChannel(name, name, input=taken), OutputPlace("card", first))


MICROPHONE = InputPlace("card", 2)
SOUND = EventSetup(
    "en",
    sources=(SourceSetup("podium", MICROPHONE), SourceSetup("hall", InputPlace("card"))),
    channels=(channel("es"), channel("ca", "es"), channel("pt", "podium")),
    desks=(DeskSetup("d1", MICROPHONE, OutputPlace("card"), ("es", "ca"), -3.0), DeskSetup("d2", MICROPHONE)),
    speakers=3,
)


def test_a_sound_set_up_has_no_mistakes() -> None:
    assert mistakes_in(SOUND) == ()
    assert mistakes_in(EventSetup("en")) == ()


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        (
            replace(SOUND, sources=(*SOUND.sources, SourceSetup("es", MICROPHONE))),
            "The name es is given 2 times",
        ),
        (replace(SOUND, desks=(DeskSetup(" ", MICROPHONE),)), "has no name"),
        (replace(SOUND, channels=(channel("ca", "podum"),), desks=()), "did you mean podium?"),
        (replace(SOUND, channels=(channel("ca", "ca"),), desks=()), "The channel ca is its own input"),
        (replace(SOUND, desks=(DeskSetup("d1", MICROPHONE, channels=("fr",)),)), "there is es, ca, pt."),
        (
            replace(SOUND, channels=(), desks=(DeskSetup("d1", MICROPHONE, channels=("fr",)),)),
            "there is none.",
        ),
        (replace(SOUND, desks=(DeskSetup("d1", MICROPHONE, volume_db=30),)), "choose one from -60 to 12."),
        (replace(SOUND, sources=(SourceSetup("podium", InputPlace("card", 0)),)), "the source podium has 0."),
        (replace(SOUND, channels=(channel("es", first=-1),), desks=()), "the channel es has -1."),
        (
            replace(SOUND, desks=(DeskSetup("d1", MICROPHONE, OutputPlace("card", 0)),)),
            "the headphones of the desk d1 has 0.",
        ),
        (replace(SOUND, monitor=OutputPlace("card", 0)), "the monitor has 0."),
        (
            replace(SOUND, desks=(DeskSetup("d1", InputPlace("talk.mp4", recording=True)),)),
            "The microphone of the desk d1 is a recording; choose a device.",
        ),
        (replace(SOUND, desks=(DeskSetup("monitor", MICROPHONE),)), "The name monitor is the operator's"),
        (replace(SOUND, desks=(DeskSetup("floor", MICROPHONE),)), "what listeners call the room's own sound"),
        (
            replace(
                SOUND, channels=(ChannelSetup(ListenerChannel("es", "es", never_later_s=0.5)),), desks=()
            ),
            "The channel es is never to be later than 0.5 s; choose from 1 to 30, or no limit.",
        ),
        (replace(SOUND, speakers=0), "The number of speakers is 0"),
        (replace(SOUND, most_speakers=99), "The number of most_speakers is 99"),
    ],
)
def test_what_does_not_fit_together_is_said(setup: EventSetup, sentence: str) -> None:
    (said,) = mistakes_in(setup)
    assert sentence in said


def test_everything_is_said_at_once() -> None:
    assert len(mistakes_in(replace(SOUND, speakers=0, most_speakers=0, channels=()))) == 4


@pytest.mark.parametrize(
    "sharing",
    [
        SharingSetup(),
        SharingSetup("192.168.1.10", 0, "booth.local", "Hall", "0123", 1, janus=("ws://a:8188",)),
        SharingSetup(
            "::1", 65_535, "[fe80::1]:8080", pin="12345678", most=10_000, janus=("wss://one%20two@[::1]",)
        ),
        SharingSetup("localhost", address="192.168.1.10:80"),
    ],
)
def test_phones_can_be_served_so(sharing: SharingSetup) -> None:
    assert mistakes_in_sharing(sharing) == ()
    assert mistakes_in(EventSetup("en", sharing=sharing)) == ()


@pytest.mark.parametrize(
    ("sharing", "sentence"),
    [
        (SharingSetup(host="booth:8080"), "cannot be served at “booth:8080”"),
        (SharingSetup(host="http://booth"), "cannot be served at “http://booth”"),
        (SharingSetup(host="[::1"), "cannot be served at “[::1”"),
        (SharingSetup(address="http://booth.local"), "write it without http://"),
        (SharingSetup(address="booth:0"), "“booth:0” is not what phones could call"),
        (SharingSetup(address="booth:web"), "“booth:web” is not what phones could call"),
        (SharingSetup(address="me@booth"), "“me@booth” is not what phones could call"),
        (SharingSetup(address="the booth"), "“the booth” is not what phones could call"),
        (SharingSetup(janus=("ws://a", "node")), "“node” is no address of a Janus node"),
        (SharingSetup(janus=("ws://",)), "“ws://” is no address of a Janus node"),
        (SharingSetup(janus=("ws://me:it@node",)), "“ws://me:it@node” is no address of a Janus node"),
        (SharingSetup(janus=("http://node",)), "“http://node” is no address of a Janus node"),
        (SharingSetup(port=-1), "The port for phones is -1"),
        (SharingSetup(port=65_536), "choose one from 0 to 65535"),
        (SharingSetup(pin="123"), "The PIN for phones is not 4 to 8 digits"),
        (SharingSetup(pin="123456789"), "The PIN for phones is not 4 to 8 digits"),
        (SharingSetup(pin="٤٤٤٤"), "The PIN for phones is not 4 to 8 digits"),
        (SharingSetup(most=0), "The room holds 0 listeners"),
        (SharingSetup(most=10_001), "choose a number from 1 to 10000"),
    ],
)
def test_what_would_keep_phones_from_joining_is_said(sharing: SharingSetup, sentence: str) -> None:
    (said,) = mistakes_in(EventSetup("en", sharing=sharing))
    assert sentence in said
